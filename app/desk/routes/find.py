"""/peps/{pep}/find: a search of one PEP. The words travel in the body: what somebody looks for is nobody's business in an address."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.access import Action
from app.desk.building.find import build_find
from app.handling import Call
from app.kinds import clean_text
from app.pep.entry import PepFound, with_pep
from app.pep.queries.pages import read_page_source
from app.pep.voice import heard


@with_pep(Action.READ_PEP)
def show_find(call: Call[PepFound]) -> Response:
    return _found(call, "")


@with_pep(Action.READ_PEP)
def find(call: Call[PepFound]) -> Response:
    """The page, or for htmx the list of results."""
    return _found(call, clean_text(call.text("words")))


def _found(call: Call[PepFound], words: str) -> Response:
    found = call.found
    source = call.read(read_page_source, pep=found.pep, child=found.child, reader=found.reader, heard=heard)
    fragment = call.request.headers.get("hx-request") == "true"
    return call.page("desk/_found.html" if fragment else "desk/find.html", headers={"Vary": "HX-Request"}, view=build_find(source, words))


routes: list[BaseRoute] = [
    Route("/peps/{pep}/find", show_find, methods=["GET"]),
    Route("/peps/{pep}/find", find, methods=["POST"]),
]
