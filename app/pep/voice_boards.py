"""What only boards need of the bridge to voice_modules: which there are, their pictures, paper, and practice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from app.accounts.entry import Someone, with_person
from app.children.queries import read_fact
from app.handling import Call, Endpoint, NotFound
from app.paper import views_boards as paper
from app.pep.building.details import OfferedPath
from app.pep.entry import VisitFound
from app.pep.rules.boards import SymbolChoice, read_added
from app.settings import ROOT
from voice_modules import ports
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


@dataclass(frozen=True)
class NoAnswers:
    """ports.Answers of a practice board: there are none, and none are kept."""

    def read(self) -> Mapping[str, ports.Given]:
        return {}

    def earlier(self) -> ports.Earlier:
        return ports.Earlier()

    def show_as(self, words: Mapping[str, str]) -> None:
        """Nobody's wishes."""

    def picture(self, name: str) -> Response:
        raise NotFound

    def save(self, asked: Sequence[ports.Asked], form: FormData) -> list[ports.Saved]:
        return []


def with_practice(handler: ports.Handler) -> Endpoint:
    """What main hands to voice_modules for a practice board: somebody signed in, and nobody's visit."""

    def practise(call: Call[Someone]) -> Response:
        boards = call.request.path_params["boards"]
        nobody = ports.Visit("", boards, "the child", 0, "", "", "", ports.Meeting("", "", ()), (), (), False, "", NoAnswers())
        return handler(nobody, None, call.request.path_params)

    return with_person(practise)
