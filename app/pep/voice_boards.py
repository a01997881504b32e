"""What only boards need of the bridge to voice_modules: which there are, their pictures, paper, and practice."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.children.queries import read_fact
from app.handling import Call
from app.paper import views_boards as paper
from app.pep.building.details import OfferedPath
from app.pep.entry import PepFound, VisitFound
from app.pep.queries.pictures import Held, read_board_photo
from app.pep.rules.boards import ITEMS, NAME, Chosen, SymbolChoice, read_added, read_photos
from app.settings import ROOT
from voice_modules.board_pictures import Drawings, all_pictures
from voice_modules.board_reading import load_more, load_sets, with_more, with_photos
from voice_modules.boards import Item, Point
from voice_modules.ports import BoardPhoto
from voice_modules.symbols import drawn, load_symbols, unknown

STATIC = ROOT / "static"
SYMBOLS = "symbol_set"  # the child's fact


def offered_boards() -> dict[str, OfferedPath]:
    """Every set of boards that is built, by id."""
    return {each.id: OfferedPath(each.name, each.years, each.under) for each in load_sets().values()}


def boards_on_paper(call: Call[PepFound], name: str) -> tuple[paper.Board, ...]:
    """A set of boards with the pictures that this child's boards show, and those that staff added; nothing chosen."""
    added = of_boards(call)
    drawings = Drawings(STATIC, load_symbols(call.site.settings.symbols).get(added["symbols"]))
    one = with_photos(with_more(load_sets()[name], added["more"]), [photo for photo in added["photos"] if photo.stands])

    def point(each: Point) -> paper.Point:
        return paper.Point(each.words, drawings.of(each.picture), each.value)

    def item(each: Item) -> paper.Item:
        picture = _photo(call, each.picture) if each.photo else drawings.of(each.picture) if each.picture else ""
        return paper.Item(each.words, picture, tuple(point(one) for one in (*each.points, one.passing)), each.row)

    return tuple(paper.Board(board.question, tuple(map(item, board.items)), board.asks, board.words) for board in one.boards)


def chosen_drawing(call: Call[PepFound]) -> Callable[[Chosen], str]:
    """For paper: what was chosen -> its picture as Section C shows it, "" for a pair of which nothing was taken."""
    drawings = Drawings(STATIC)

    def draw(one: Chosen) -> str:
        if one.photo:
            return _photo(call, one.picture)
        with suppress(FileNotFoundError):  # no longer drawn: its word stands beside it
            return drawings.of(one.picture)
        return ""

    return draw


def _photo(call: Call[PepFound], name: str) -> str:
    """As a drawing of 96 × 96 that holds it; "" where its file is gone: the word stays."""
    held: Held | None = call.read(read_board_photo, child=call.found.child.id, name=name)
    content = call.site.files.get(name) if held else None
    return drawn(content, held.media) if held and content else ""


def offered_items(name: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """-> the boards of a set that take more pictures, and what can be added to them: (id, word)."""
    boards = ((board.id, board.question) for board in load_sets()[name].boards if not board.is_pairs and len(board.items) > 1)
    return tuple(boards), tuple(load_more().items())


def offered_symbols(folder: Path) -> tuple[SymbolChoice, ...]:
    """Every set of symbols that lies in the installation's folder, with what could not be used of it."""
    known = all_pictures(load_sets().values())
    sets = load_symbols(folder).values()
    return tuple(SymbolChoice(each.id, each.name, (*each.problems, *unknown(each, known))) for each in sets)


def of_boards(call: Call[VisitFound] | Call[PepFound]) -> dict[str, Any]:
    """What this child's boards show besides and otherwise."""
    child = call.found.child.id
    symbols, added = (call.read(read_fact, child=child, name=name)[0] for name in (SYMBOLS, ITEMS))
    photos = tuple(BoardPhoto(each.board, each.name, each.words, each.stands) for each in read_photos(added))
    return {"symbols": symbols, "more": read_added(added), "photos": photos}


def names_photo(call: Call[VisitFound]) -> bool:
    """Is the answer that the address names one to a photo?"""
    return any(NAME.fullmatch(part) for part in str(call.request.path_params.get("key", "")).split("~"))
