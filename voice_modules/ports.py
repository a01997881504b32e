"""What the children's side is handed, and what it gives back. The application implements these; the tests use a dict."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class Given:
    """The newest answer of the child to one question.

    text: as given; for a question with picture choices the chosen option values, one a line, in any order.
    version: of the stored answer, 1 or more. audience: team, everyone, person:<id> of `Visit.only`, unset: nobody until the child has said
    who, or gone: one person who cannot open it any more.
    picture: the name of its drawing or photo, "" for none; text is then what the child says of it.
    mine: given on this visit.
    """

    text: str
    version: int
    audience: str = "team"
    picture: str = ""
    mine: bool = False


@dataclass(frozen=True)
class Asked:
    """One answer on its way. stop: which screen asked, as it was worded (`paths.EASY`). audience: who may read it, as in `Given`;
    chosen: the form says so. What nobody has chosen holds for a first answer alone: it never widens one that is there (ruling 14).
    Of a board: row: the picture; signal: how the child told it, also of an answer whose words stand already. voice: child, or seen:
    what the adult beside the child notes, in the name of the one who opened the visit."""

    question: str
    stop: str
    audience: str
    chosen: bool = False
    row: str = ""
    voice: str = "child"
    signal: str | None = None

    @property
    def key(self) -> str:
        """Its name in forms and addresses."""
        return "~".join((self.question, self.row, self.voice))


@dataclass(frozen=True)
class Earlier:
    """What the child said in the plan before this one. when: "June 2025"; given: question id → text, as in `Given`."""

    when: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """What adults answered to something the child asked for. kind: will, finding_out or not_now; when: "3 December 2026"; "" = not said."""

    kind: str
    words: str = ""
    who: str = ""
    when: str = ""


Replies = tuple[Mapping[str, Reply], Mapping[str, Reply]]
"""To what was asked in the plan before, and in this one: question of picks → the answer."""


@dataclass(frozen=True)
class Saved:
    """What became of one answer: status 200 saved, 202 closed and so kept for the team, 422 not one of the answers.

    version: of the stored answer after the save, 0 when there is none. at: when it was stored, where that is known.
    problem: a sentence to the child when the answer is kept but does not count as one ("" else), as when it is too long.
    picture: of a drawing or photo, the name under which it is kept now, "" for none; None for words and choices.
    whole: all that was sent is kept; else problem says what is not.
    """

    status: int
    version: int
    at: datetime | None = None
    problem: str = ""
    picture: str | None = None
    whole: bool = True


class Answers(Protocol):
    """One child's answers of one visit."""

    def read(self) -> Mapping[str, Given]:
        """Question id → newest answer of the child. A question never answered is absent.
        An answer with a row, and what the adult noted on this visit, stands under its key (`Asked.key`)."""

    def earlier(self) -> Earlier:
        """The child's own answers in the plan before this one, if there was one."""

    def replies(self) -> Replies:
        """What adults have answered to what the child asked for; what nobody has answered is absent."""

    def save(self, asked: Sequence[Asked], form: FormData) -> list[Saved]:
        """Save those of these answers that the form holds, in one transaction, and say what became of each, in the order asked.
        An answer whose words stand already is given its new audience; a person who is not one of `Visit.only` is refused, with nothing
        changed.

        The form holds them under `Asked.key` with ":seen", ":writer", ":seq" and ":after", and once for all of them
        "late", "helper" ("", nobody, helps or types) and "helper_name" (has no meaning unless the helper helps or types).
        A question with ":seen" and no value was emptied; one without ":seen" was not on the page, is left alone and left out.
        A drawing or photo stands in ":picture": "", the name of one that is kept, or a new one as "data:image/…;base64,…".
        """

    def show_as(self, words: Mapping[str, str]) -> None:
        """Keep how this child likes its pages: scheme, text, motion, spacing. A word that is none of ours is the first of its kind."""

    def picture(self, name: str) -> Response:
        """The picture of one of these answers. The application refuses a name that is none."""


class Talk(Protocol):
    """The one thing a child can send: asking the adult of this visit to talk (ruling 15)."""

    def asked(self) -> bool:
        """Does it stand, with nobody having said that they talked?"""

    def ask(self, writer: str) -> datetime:
        """-> when it was asked. writer: of the page that asks; the same one asks once, however often it is sent."""


@dataclass(frozen=True)
class Meeting:
    """The meeting in words for a child; "" and () where it is not known."""

    when: str
    where: str
    invited: tuple[str, ...]


@dataclass(frozen=True)
class BoardPhoto:
    """A photo of a place or a thing that staff added to one of this child's boards. name: in addresses; stands: it is on the board;
    what was pressed of one that is no longer is still taken."""

    board: str
    name: str
    words: str
    stands: bool = True


@dataclass(frozen=True)
class Visit:
    """A child's own session at one path.

    path: id of a path of `paths.load_paths`, or of a set of `board_reading.load_sets`.
    name: what the child is called. adult: who handed the tablet over.
    year: the taught year, Reception is 0. helper: "" (not said), nobody, helps or types; helper_name: "" or who. readers: who can open an
    answer for the team today, besides the Virtual School; everyone: who can open one for everyone at the meeting, as a child knows them;
    only: (id, name) of each adult who can be chosen to read an answer alone, as far as a page or a choice needs them.
    more: (board, picture) that staff added for this child; photos: read where a page or one of them needs
    them. symbols: the set of symbols that this child's boards show, "" for Pearl's own.
    late: signed token with which words of this visit may still arrive afterwards. display: how the child likes its pages
    (`Answers.show_as`), None: not chosen, so as on this device. games: the arcade is open to it.
    """

    id: str
    path: str
    name: str
    year: int
    adult: str
    helper: str
    helper_name: str
    meeting: Meeting
    readers: tuple[str, ...]
    everyone: tuple[str, ...]
    virtual_school_reads: bool
    late: str
    answers: Answers
    talk: Talk
    display: Mapping[str, str] | None = None
    games: bool = True
    only: tuple[tuple[str, str], ...] = ()
    symbols: str = ""
    more: tuple[tuple[str, str], ...] = ()
    photos: tuple[BoardPhoto, ...] = ()


Handler = Callable[[Visit, FormData | None, Mapping[str, str]], Response]
"""A plain function: the visit, the form (None but on POST and PUT) and the parameters of the address → the answer."""

Endpoint = Callable[[Request], Awaitable[Response]]

WithVisit = Callable[[Handler], Endpoint]
"""Finds the visit of a request, refuses it if there is none, and calls the handler."""

WithLooker = Callable[[Callable[[Mapping[str, str]], Response]], Endpoint]
"""Refuses who is not signed in, and calls the handler with the parameters of the address."""


class Render(Protocol):
    """A template of templates/ and its context → the answer."""

    def __call__(self, template: str, /, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: object) -> Response: ...
