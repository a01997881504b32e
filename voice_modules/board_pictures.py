"""The pictures of a set of boards, a sheet a board, and one of all that is pressed on them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path as File

from voice_modules.board_reading import load_more
from voice_modules.boards import Board, BoardSet
from voice_modules.pictures import Sheet, join_drawings
from voice_modules.symbols import SymbolSet


@dataclass(frozen=True)
class Drawings:
    """Where pictures come from: a set of symbols, and for what is not in it Pearl's own. static: the folder with pictures/."""

    static: File
    symbols: SymbolSet | None = None

    def of(self, name: str) -> str:
        """Raises FileNotFoundError."""
        own = self.symbols.pictures.get(name) if self.symbols else None
        return own or (self.static / "pictures" / f"{name}.svg").read_text("utf-8").strip()


@dataclass(frozen=True)
class BoardSheets:
    """scale: the points, the pass and "something else", and with them the first board, which is then one request with them.
    boards: by id; more: what staff may add, by picture."""

    scale: Sheet
    boards: Mapping[str, Sheet]
    more: Mapping[str, Sheet]

    @property
    def all(self) -> tuple[Sheet, ...]:
        return (*self.boards.values(), *self.more.values())

    def of(self, board: str, picture: str) -> Sheet:
        """Where a picture of this board is; one that staff added has a sheet of its own."""
        return self.boards[board] if picture in self.boards[board].places else self.more[picture]


def draw_board_sheets(one: BoardSet, drawings: Drawings) -> BoardSheets:
    """Raises FileNotFoundError for a picture that is missing."""
    first, *others = one.boards
    scale = _draw(drawings, f"{one.id}-{first.id}", chain(pictures_of(first), _points_of(one)))
    boards = {board.id: _draw(drawings, f"{one.id}-{board.id}", pictures_of(board)) for board in others}
    more = {each: _draw(drawings, f"more-{each}", iter([each])) for each in load_more()}
    return BoardSheets(scale, {first.id: scale, **boards}, more)


def pictures_of(board: Board) -> Iterator[str]:
    """What is asked about: of a pair, both."""
    for item in board.items:
        yield from (item.picture,) if item.picture else (point.picture for point in item.points)


def _points_of(one: BoardSet) -> Iterator[str]:
    for board in one.boards:
        for item in board.items if not board.is_pairs else ():
            yield from (point.picture for point in item.points)
    yield from (one.passing.picture, one.other.picture)


def all_pictures(sets: Iterable[BoardSet]) -> frozenset[str]:
    """Every name that a set of symbols may have a picture for."""
    return frozenset(load_more()) | frozenset(
        name for one in sets for names in (*map(pictures_of, one.boards), _points_of(one)) for name in names
    )


def _draw(drawings: Drawings, name: str, pictures: Iterator[str]) -> Sheet:
    return join_drawings(f"pictures/board-{name}", {each: drawings.of(each) for each in pictures})
