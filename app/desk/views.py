"""What the desk's templates are given: frozen and worded."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from app.pep.views import PepHead, TalkNotice


class Owed(NamedTuple):
    """One thing to do. tone: bad (late) | warn (due) | info (new). due: what it is sorted by."""

    tone: str
    when: str
    what: str
    go: str
    href: str
    due: dt.date


class SectionState(NamedTuple):
    letter: str
    label: str
    state: str
    words: str


class HomePep(NamedTuple):
    id: str
    href: str
    started: dt.date
    target: dt.date
    meeting: dt.date | None
    may_read: bool
    sections: tuple[SectionState, ...]


class HomeChild(NamedTuple):
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


class ForYou(NamedTuple):
    """A child has told this person something that nobody else may read. late: nobody has read it for two school days."""

    words: str
    href: str
    late: bool


@dataclass(frozen=True)
class HomeView:
    greeting: str
    today: dt.date
    count: int
    owed: tuple[Owed, ...]
    more: int
    groups: tuple[Group, ...]
    talks: tuple[TalkNotice, ...] = ()  # at the head of all
    for_you: tuple[ForYou, ...] = ()


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
    may_dress: bool  # choose how the child's own pages look
    empty: str


@dataclass(frozen=True)
class Found:
    """One place: where it stands, the question ("" when that is what was found), the words around and what was looked for."""

    where: str
    label: str
    before: str
    match: str
    after: str
    href: str


@dataclass(frozen=True)
class FoundView:
    pep: PepHead
    words: str
    found: tuple[Found, ...]
    more: int


@dataclass(frozen=True)
class PaperChoice:
    value: str
    label: str
    hint: str
    chosen: bool = False


@dataclass(frozen=True)
class PaperForm:
    """Who will hold this paper, and what stands on it (ruling 19)."""

    pep: PepHead
    holders: tuple[PaperChoice, ...]
    people: tuple[PaperChoice, ...]
    contents: tuple[PaperChoice, ...]
    action: str
