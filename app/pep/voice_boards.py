"""What only boards need of the bridge to voice_modules: which there are, their pictures, paper, and practice."""

from pathlib import Path
from typing import Any

from app.children.queries import read_fact
from app.handling import Call
from app.paper import views_boards as paper
from app.pep.building.details import OfferedPath
from app.pep.entry import VisitFound
from app.pep.rules.boards import SymbolChoice, read_added
from app.settings import ROOT
from voice_modules.board_pictures import Drawings, all_pictures
from voice_modules.board_reading import load_more, load_sets
from voice_modules.boards import Item, Point
from voice_modules.symbols import load_symbols, unknown

STATIC = ROOT / "static"
SYMBOLS, ITEMS = "symbol_set", "board_items"  # the child's facts


def offered_boards() -> dict[str, OfferedPath]:
    """Every set of boards that is built, by id."""
    return {each.id: OfferedPath(each.name, each.years, each.under) for each in load_sets().values()}


def boards_on_paper(name: str, folder: Path, symbols: str) -> tuple[paper.Board, ...]:
    """A set of boards with the pictures that this child's boards show; nothing chosen. folder: of the installation's symbols."""
    drawings = Drawings(STATIC, load_symbols(folder).get(symbols))

    def point(each: Point) -> paper.Point:
        return paper.Point(each.words, drawings.of(each.picture), each.value)

    def item(each: Item, passing: Point) -> paper.Item:
        picture = drawings.of(each.picture) if each.picture else ""
        return paper.Item(each.words, picture, tuple(point(one) for one in (*each.points, passing)), each.row)

    one = load_sets()[name]
    return tuple(
        paper.Board(board.question, tuple(item(each, one.passing) for each in board.items), board.asks, board.words) for board in one.boards
    )


def offered_items(name: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """-> the boards of a set that take more pictures, and what can be added to them: (id, word)."""
    boards = ((board.id, board.question) for board in load_sets()[name].boards if not board.is_pairs and len(board.items) > 1)
    return tuple(boards), tuple(load_more().items())


def offered_symbols(folder: Path) -> tuple[SymbolChoice, ...]:
    """Every set of symbols that lies in the installation's folder, with what could not be used of it."""
    known = all_pictures(load_sets().values())
    sets = load_symbols(folder).values()
    return tuple(SymbolChoice(each.id, each.name, (*each.problems, *unknown(each, known))) for each in sets)


def of_boards(call: Call[VisitFound]) -> dict[str, Any]:
    """What this child's boards show besides and otherwise."""
    child = call.found.child.id
    symbols, added = (call.read(read_fact, child=child, name=name)[0] for name in (SYMBOLS, ITEMS))
    return {"symbols": symbols, "more": read_added(added)}
