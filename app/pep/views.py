"""What the templates of a PEP are given: frozen, worded, nothing left to load."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.codes import Options
from app.pep.rules.boards import Added, Chosen, Symbols
from app.pep.rules.drawn import ChildPicture
from app.pep.rules.modules import Module


class State(NamedTuple):
    """The state line of one answer. problem: why it does not count. doubtful: it counts, but is it right? theirs_body: a form body."""

    status: int
    at: dt.datetime | None = None
    problem: str = ""
    doubtful: str = ""
    yours: str = ""
    theirs: str = ""
    theirs_body: str = ""
    version: int = 0
    sure: bool = False  # doubtful, and confirmed by somebody
    restore: str = ""  # the row, when somebody has removed it: what Undo brings back


@dataclass(frozen=True)
class ChildWords:
    """A child's own answer, exactly as given. passed: the sentence for a pass. items: of a board, which stand among the picks as words."""

    picks: tuple[str, ...]
    text: str
    passed: str
    by: str
    question: str = ""
    pictures: tuple[ChildPicture, ...] = ()
    items: tuple[Chosen, ...] = ()


class Field(NamedTuple):  # a tuple, as State: dozens a page, and made in a third of the time
    """One question to answer or to read. text: as typed; shown: worded for reading, "" = not answered. words: the child's, to stand
    beside it. unchanged: since when the words are the same. explains: the two fields of "Not known yet", where they are open.
    tells: what a reader is told of how the words came. named: what the field is called where its label alone would not tell (a column).
    page: its page's address; child: what the child is called; has_last: there is an earlier PEP to look at."""

    key: str
    url: str
    label: str
    help: str
    kind: str
    text: str
    values: tuple[str, ...]
    version: int
    options: Options
    mandatory: bool
    editable: bool
    shown: str
    state: State | None = None
    doubtful: bool = False
    unit: str = ""
    words: tuple[ChildWords, ...] = ()
    unchanged: str = ""
    tells: str = ""
    may_not_know: bool = False
    explains: tuple["Field", ...] = ()
    named: str = ""
    page: str = ""
    child: str = ""
    has_last: bool = False
    retired: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        return False

    @property
    def foreign(self) -> str:
        """A stored value that is no option: from an import or an earlier list. It stays until somebody chooses otherwise (ruling 13)."""
        return self.text if self.options and self.text and self.text not in dict(self.options) else ""


@dataclass(frozen=True)
class Row:
    """One row of a group. key: of its answers; "__row__" = the blank form from which a device makes new ones."""

    key: str
    title: str
    fields: tuple[Field, ...]
    is_new: bool = False


@dataclass(frozen=True)
class GroupView:
    """Repeating rows. removed: key of the row that was just removed, for Undo."""

    id: str
    label: str
    one: str
    help: str
    mandatory: bool
    rows: tuple[Row, ...]
    blank: Row | None
    editable: bool
    removed: str = ""

    @property
    def is_group(self) -> bool:
        return True


@dataclass(frozen=True)
class Shown:
    """What is asked elsewhere and only shown here."""

    label: str
    text: str
    href: str


@dataclass(frozen=True)
class AdultLine:
    heading: str
    text: str
    at: dt.datetime


@dataclass(frozen=True)
class Topic:
    """One question of Section C: the child first, adults beside. waiting: answered, but not for this reader. mark: changes with any
    line that this reader may read. url: of the child's own answer; has_last: there is an earlier PEP to look at."""

    id: str
    label: str
    child: tuple[ChildWords, ...]
    waiting: str
    lines: tuple[AdultLine, ...]
    mine: tuple[Field, ...]
    empty: str
    led_to: tuple[Shown, ...] = ()  # targets that came from it
    mark: str = ""
    url: str = ""
    has_last: bool = False


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


class NavPage(NamedTuple):  # 25 a page: a tuple is made in a third of the time
    id: str
    title: str
    href: str
    state: str = ""
    words: str = "not started"
    current: bool = False
    left: int = 0  # questions that must be answered to sign off


@dataclass(frozen=True)
class NavSection:
    letter: str
    label: str
    who: str
    completed_by: str
    pages: tuple[NavPage, ...]
    open: bool
    left: int = 0


@dataclass(frozen=True)
class PageView:
    id: str
    pep: PepHead
    nav: tuple[NavSection, ...]
    letter: str
    kicker: str
    title: str
    intro: str
    good: str
    view: str
    shows: tuple[Shown, ...]
    blocks: tuple[Field | GroupView, ...]
    topics: tuple[Topic, ...]
    late: tuple[LateTopic, ...]
    editable: bool
    read_only: str
    action: str
    previous: NavPage | None
    next: NavPage | None
    missing: tuple[tuple[str, str], ...]  # (address on the page, question): must be answered to sign off
    waiting: int  # answers carried from the last PEP that nobody has confirmed yet
    applies: bool = True  # false: nothing is asked here of this child
    asks: Any = ()  # what the child asked for (building.asks), on the page of the meeting
    part: Any = None  # what pep/views/_<view>.html shows


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
class TalkNotice:
    """A child asked to talk (ruling 15). action: where "I talked with …" goes. late: older than a school day."""

    called: str
    words: str
    action: str
    late: bool


@dataclass(frozen=True)
class DetailsView:
    pep: PepHead
    year: str
    when: str
    where: str
    target: dt.date
    sections: tuple[SectionProgress, ...]
    invited: tuple[tuple[str, str], ...]
    modules: tuple[Module, ...]  # the one that fits the child's age first
    boards: tuple[Module, ...]  # of symbols, the same
    symbols: Symbols
    added: Added
    no_module: str
    may_hand_over: bool
    page_href: str
    words: ChildWords | None
