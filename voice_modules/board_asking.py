"""From the fields of a page of boards to what is asked of the port. Nothing is asked that this set and this visit do not hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from starlette.datastructures import FormData

from voice_modules.asking import AUDIENCES, audience_of
from voice_modules.board_reading import load_strip
from voice_modules.boards import Board, BoardSet
from voice_modules.ports import Asked

SEEN = "seen"
ONCE = "all"
"""Instead of a board, where a note is about the whole visit."""
SIGNAL = "signal"


@dataclass(frozen=True)
class Sitting:
    """One set of boards on one visit: which answers there can be. visit: its id; a note belongs to it, so that no later one replaces it."""

    set: BoardSet
    visit: str

    def pressed(self, board: Board, row: str) -> Asked:
        return Asked(board.asks, board.id, preset(board), row=row)

    def said(self, board: Board) -> Asked:
        return Asked(board.words, board.id, preset(board))

    def noted(self, part: str, board: Board | None = None) -> Asked:
        """One part of the adult's strip, of a board or (None) of the whole visit."""
        about = board.asks if board else ONCE
        return Asked(f"{self.set.strip}.{part}", board.id if board else "", "", row=f"{about}.{self.visit}", voice=SEEN)

    def observed(self, question: str) -> Asked:
        return Asked(question, "", "", row=f"{ONCE}.{self.visit}", voice=SEEN)

    def every(self) -> Iterator[Asked]:
        """All there can be, in the order of the page."""
        strip = load_strip()
        yield from (self.noted(part.id) for part in strip if part.once)
        yield from (self.observed(each.question) for each in self.set.observed)
        for board in self.set.boards:
            yield from (self.noted(part.id, board) for part in strip if not part.once)
            yield from (self.pressed(board, item.row) for item in board.items)
            yield self.said(board)


def preset(board: Board) -> str:
    return "unset" if board.private else AUDIENCES[0]


def reads_key(board: Board) -> str:
    """The name of the field with who may read a board's answers; it travels with each of them."""
    return f"{board.id}~reads"


def asked_of(sitting: Sitting, form: FormData, keys: Iterable[str] | None = None) -> list[Asked]:
    """keys: only these; one that is not of this sitting is left out."""
    wanted = None if keys is None else frozenset(keys)
    return [_filled(sitting, one, form) for one in sitting.every() if wanted is None or one.key in wanted]


def _filled(sitting: Sitting, one: Asked, form: FormData) -> Asked:
    """With what the form says of all answers of a board: who may read them, and how the child told them."""
    if one.voice == SEEN:
        return one
    board = sitting.set.by_question[one.question]
    audience, chosen = audience_of(form, reads_key(board), one.audience)
    signal = _signal(sitting, board, form) if one.row else one.signal
    return replace(one, audience=audience, chosen=chosen, signal=signal)


def _signal(sitting: Sitting, board: Board, form: FormData) -> str:
    """None is ""; so is one that is not ours."""
    given = str(form.get(sitting.noted(SIGNAL, board).key, ""))
    options = next(part.options for part in load_strip() if part.id == SIGNAL)
    return given if given in dict(options) else ""
