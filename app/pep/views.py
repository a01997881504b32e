"""What the templates of a PEP are given: frozen, worded, nothing left to load."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class State:
    """The state line of one answer. problem: why it does not count. doubtful: it counts, but is it right? theirs_body: a form body."""

    status: int
    at: dt.datetime | None = None
    problem: str = ""
    doubtful: str = ""
    yours: str = ""
    theirs: str = ""
    theirs_body: str = ""


@dataclass(frozen=True)
class Field:
    """One question to answer or to read. text: as typed; shown: worded for reading, "" = not answered."""

    key: str
    url: str
    label: str
    help: str
    kind: str
    text: str
    values: tuple[str, ...]
    version: int
    options: tuple[Option, ...]
    mandatory: bool
    editable: bool
    shown: str
    state: State | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class ChildWords:
    """A child's own answer, exactly as given. passed: the sentence for a pass."""

    picks: tuple[str, ...]
    text: str
    passed: str
    by: str


@dataclass(frozen=True)
class AdultLine:
    heading: str
    text: str
    at: dt.datetime


@dataclass(frozen=True)
class Topic:
    """One question of Section C: the child first, adults beside. waiting: answered, but not for this reader."""

    id: str
    label: str
    child: tuple[ChildWords, ...]
    waiting: str
    lines: tuple[AdultLine, ...]
    mine: tuple[Field, ...]
    empty: str


@dataclass(frozen=True)
class LateTopic:
    """Words of a child that came after the PEP was closed."""

    label: str
    words: ChildWords


@dataclass(frozen=True)
class PepHead:
    id: str
    child_number: str
    child_name: str
    called: str
    title: str
    closed: str


@dataclass(frozen=True)
class NavPage:
    id: str
    title: str
    href: str
    state: str = ""
    words: str = "not started"
    current: bool = False


@dataclass(frozen=True)
class NavSection:
    letter: str
    label: str
    who: str
    completed_by: str
    pages: tuple[NavPage, ...]
    empty: str
    open: bool


@dataclass(frozen=True)
class PageView:
    pep: PepHead
    nav: tuple[NavSection, ...]
    letter: str
    kicker: str
    title: str
    intro: str
    fields: tuple[Field, ...]
    topics: tuple[Topic, ...]
    late: tuple[LateTopic, ...]
    editable: bool
    read_only: str
    action: str
    previous: NavPage | None
    next: NavPage | None
    left: int


@dataclass(frozen=True)
class SectionProgress:
    letter: str
    label: str
    who: str
    state: str
    total: int
    left: int
    words: str


@dataclass(frozen=True)
class Module:
    label: str
    action: str
    path: str


@dataclass(frozen=True)
class DetailsView:
    pep: PepHead
    year: str
    when: str
    where: str
    target: dt.date
    sections: tuple[SectionProgress, ...]
    invited: tuple[tuple[str, str], ...]
    module: Module | None
    no_module: str
    may_hand_over: bool
    page_href: str
    words: ChildWords | None
