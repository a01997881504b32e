"""What the page of a set of boards shows, from the set and the answers there are: plain frozen values for the templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from voice_modules.board_asking import Sitting, preset, reads_key
from voice_modules.board_reading import load_strip
from voice_modules.boards import Board, Item, Point, StripPart
from voice_modules.ports import Asked, Given
from voice_modules.screens import NOTHING


@dataclass(frozen=True)
class ItemScreen:
    """One picture with its scale. key: of its answer; travels: the fields that go with it."""

    item: Item
    key: str
    travels: str
    passing: Point
    given: Given

    @property
    def chosen(self) -> str:
        return self.given.text


@dataclass(frozen=True)
class NoteScreen:
    """One part of the adult's strip. label: what stands before it; chosen: of its options."""

    key: str
    label: str
    part: StripPart
    given: Given

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.given.text.split("\n"))


@dataclass(frozen=True)
class BoardScreen:
    """One board. words: what else was said; reads: the field with the audience; previous, following: the boards to either side."""

    board: Board
    items: tuple[ItemScreen, ...]
    words_key: str
    words: Given
    reads: str
    audience: str
    notes: tuple[NoteScreen, ...]
    previous: str
    following: str


@dataclass(frozen=True)
class Source:
    sitting: Sitting
    name: str
    given: Mapping[str, Given]

    def of(self, asked: Asked) -> Given:
        return self.given.get(asked.key, NOTHING)


def board_screens(source: Source) -> list[BoardScreen]:
    """All boards of the set, in its order."""
    boards = source.sitting.set.boards
    names = ["", *(board.id for board in boards), "end"]
    return [_board(source, board, names[at], names[at + 2]) for at, board in enumerate(boards)]


def _board(source: Source, board: Board, previous: str, following: str) -> BoardScreen:
    sitting = source.sitting
    travels = f"{reads_key(board)} {sitting.noted('signal', board).key}"
    pressed = [(item, sitting.pressed(board, item.row)) for item in board.items]
    said = sitting.said(board)
    words = source.given.get(board.words, NOTHING)
    return BoardScreen(
        board=board,
        items=tuple(ItemScreen(item, asked.key, travels, sitting.set.passing, source.of(asked)) for item, asked in pressed),
        words_key=said.key,
        words=words,
        reads=reads_key(board),
        audience=_audience(board, [*(source.of(asked) for _, asked in pressed), words]),
        notes=tuple(_note(source, part, board) for part in load_strip() if not part.once),
        previous=previous,
        following=following,
    )


def _audience(board: Board, given: Sequence[Given]) -> str:
    """One for the whole board: that of what was given last; of nothing, the board's own."""
    audiences = [each.audience for each in given if each.version]
    return audiences[-1] if audiences else preset(board)


def _note(source: Source, part: StripPart, board: Board | None = None) -> NoteScreen:
    asked = source.sitting.noted(part.id, board)
    return NoteScreen(asked.key, part.label.format(name=source.name), part, source.of(asked))


def visit_notes(source: Source) -> Iterator[NoteScreen]:
    """What is asked of the adult once a visit."""
    return (_note(source, part) for part in load_strip() if part.once)


def observations(source: Source) -> Iterator[NoteScreen]:
    """The sentences of domain.md 3.8, for the adult to end."""
    for each in source.sitting.set.observed:
        asked = source.sitting.observed(each.question)
        yield NoteScreen(asked.key, each.sentence.format(name=source.name), StripPart(each.question, "", long=True), source.of(asked))
