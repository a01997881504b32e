"""What the desk's templates are given: frozen and worded."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Owed:
    """One thing to do. tone: bad (late) | warn (due) | info (new). due: what it is sorted by."""

    tone: str
    when: str
    what: str
    go: str
    href: str
    due: dt.date


@dataclass(frozen=True)
class SectionState:
    letter: str
    label: str
    state: str
    words: str


@dataclass(frozen=True)
class HomePep:
    id: str
    href: str
    started: dt.date
    target: dt.date
    meeting: dt.date | None
    may_read: bool
    sections: tuple[SectionState, ...]


@dataclass(frozen=True)
class HomeChild:
    number: str
    forename: str
    surname: str
    year: str
    question_group: str
    pep: HomePep | None
    may_add: bool


@dataclass(frozen=True)
class Group:
    authority: str
    children: tuple[HomeChild, ...]


@dataclass(frozen=True)
class HomeView:
    greeting: str
    today: dt.date
    count: int
    owed: tuple[Owed, ...]
    more: int
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class ChildHead:
    number: str
    forename: str
    surname: str
    called: str
    year: str
    key_stage: str
    school: str


@dataclass(frozen=True)
class CurrentPep:
    id: str
    href: str
    title: str
    started: dt.date
    target: dt.date
    meeting: dt.date | None
    social_worker_done: bool
    teacher_done: bool


@dataclass(frozen=True)
class CompletedPep:
    id: str
    href: str
    title: str
    started: dt.date
    completed: dt.date
    meeting: dt.date | None


@dataclass(frozen=True)
class ProfileView:
    child: ChildHead
    indicators: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    current: tuple[CurrentPep, ...]
    completed: tuple[CompletedPep, ...]
    may_add: bool
    may_read: bool
    empty: str
