"""What staff choose for a child's boards of symbols: whose pictures they show, and what is added to them."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action
from app.children.actions.set_fact import set_fact
from app.children.queries import read_fact
from app.handling import Call, refuse
from app.pep.entry import PepFound, with_pep
from app.pep.rules.boards import ITEMS, Added, Symbols, change_added
from app.pep.voice_boards import SYMBOLS, offered_items, offered_symbols
from app.versioned import Sent


def symbols_of(call: Call[PepFound]) -> Symbols:
    chosen, version = call.read(read_fact, child=call.found.child.id, name=SYMBOLS)
    return Symbols(offered_symbols(call.site.settings.symbols), chosen, version)


def added_of(call: Call[PepFound]) -> Added:
    """Of the set that takes pictures of a scale: the last that the form offers."""
    sets = call.found.pep.form.boards
    if not sets:
        return Added()
    text, version = call.read(read_fact, child=call.found.child.id, name=ITEMS)
    return Added(*offered_items(sets[-1]), text, version)


@with_pep(Action.HAND_OVER)
def choose_symbols(call: Call[PepFound]) -> Response:
    """404 for a set that is not there."""
    wanted, seen = call.text("symbols"), call.text("seen")
    offered = {each.id for each in offered_symbols(call.site.settings.symbols)}
    if not seen.isdecimal() or (wanted and wanted not in offered):
        return refuse(call.request, 404)
    return _kept(call, SYMBOLS, wanted, seen)


@with_pep(Action.HAND_OVER)
def change_items(call: Call[PepFound]) -> Response:
    """Adds a picture to a board, or removes one that was added. 404 for a board or a picture that is not offered, or one too many."""
    now, seen, remove = added_of(call), call.text("seen"), call.text("remove")
    wanted = (call.text("board"), call.text("picture"))
    fits = wanted[0] in dict(now.boards) and wanted[1] in dict(now.pictures) and not now.full
    if not seen.isdecimal() or not (remove in dict(now.worded) if remove else fits):
        return refuse(call.request, 404)
    return _kept(call, ITEMS, change_added(now.text, add="" if remove else " ".join(wanted), remove=remove), seen)


def _kept(call: Call[PepFound], name: str, text: str, seen: str) -> Response:
    """Somebody else's choice that came between stands, and the page shows it."""
    found = call.found
    call.write(set_fact, child=found.child.id, name=name, sent=Sent(text, int(seen[:9])), by=found.by)
    return RedirectResponse(f"/peps/{found.pep.public_id}/details#boards", 303)


routes: list[BaseRoute] = [
    Route("/peps/{pep}/symbols", choose_symbols, methods=["POST"]),
    Route("/peps/{pep}/board-items", change_items, methods=["POST"]),
]
