"""The pictures of a set of boards, a sheet a board, and one of all that is pressed on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as File

from voice_modules.boards import Board, BoardSet
from voice_modules.pictures import Sheet, join_drawings


@dataclass(frozen=True)
class BoardSheets:
    """scale: the points, the pass and "something else"; boards: by id."""

    scale: Sheet
    boards: Mapping[str, Sheet]

    @property
    def all(self) -> tuple[Sheet, ...]:
        return self.scale, *self.boards.values()


def draw_board_sheets(one: BoardSet, static: File) -> BoardSheets:
    """static: the folder with pictures/. Raises FileNotFoundError for a picture that is missing."""
    boards = {board.id: _draw(static, f"{one.id}-{board.id}", pictures_of(board)) for board in one.boards}
    return BoardSheets(_draw(static, f"{one.id}-scale", _points_of(one)), boards)


def pictures_of(board: Board) -> Iterator[str]:
    """What is asked about: of a pair, both."""
    for item in board.items:
        yield from (item.picture,) if item.picture else (point.picture for point in item.points)


def _points_of(one: BoardSet) -> Iterator[str]:
    for board in one.boards:
        for item in board.items if not board.is_pairs else ():
            yield from (point.picture for point in item.points)
    yield from (one.passing.picture, one.other.picture)


def _draw(static: File, name: str, pictures: Iterator[str]) -> Sheet:
    found = {each: (static / "pictures" / f"{each}.svg").read_text("utf-8").strip() for each in pictures}
    return join_drawings(f"pictures/board-{name}", found)
