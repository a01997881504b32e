"""/peps/{pep}/print: first who will hold this paper, then the paper itself."""

from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app import clock
from app.access import Action
from app.children.queries import read_rights
from app.desk.building.paper import Paper, build_parts, build_sheet
from app.desk.building.paper_boards import build_boards
from app.desk.building.paper_form import build_document, build_paper_form, readers_of
from app.desk.definition import CONTENTS, HOLDERS
from app.handling import Call, NotFound
from app.paper.compile import compile_boards, compile_paper
from app.paper.views import Part
from app.paper.views_boards import BoardsView
from app.pep.actions.record_reading import record_paper
from app.pep.definition import Page
from app.pep.entry import PepFound, with_pep
from app.pep.pictures import picture_loader
from app.pep.queries.lists import read_invited
from app.pep.queries.pages import PageSource, read_page_source
from app.pep.voice import heard
from app.pep.voice_boards import boards_on_paper, chosen_drawing, offered_boards


@with_pep(Action.READ_PEP)
def show_print(call: Call[PepFound]) -> Response:
    """Who will hold this paper, and what stands on it."""
    rights = call.read(read_rights, child=call.found.child.id)
    boards = {name: each.name for name, each in offered_boards().items()}
    view = build_paper_form(_source(call), rights, call.request.query_params.get("page", ""), boards)
    return call.page("desk/print.html", view=view)


@with_pep(Action.READ_PEP)
def make_pdf(call: Call[PepFound]) -> Response:
    """holder, person, content and blank come in the address: ids alone. Each paper made is recorded. 404 for a choice that is not ours."""
    asked = call.request.query_params
    holder, blank = HOLDERS.get(asked.get("holder", "meeting")), asked.get("blank") == "yes"
    rights, invited = call.read(read_rights, child=call.found.child.id), call.read(read_invited, pep=call.found.pep.id)
    readers = readers_of(holder, call.found.reader, rights, invited, asked.get("person", "")) if holder else None
    if holder is None or readers is None:
        raise NotFound
    source, signed = _source(call), call.found.signed
    wanted, content = Paper(source, holder, readers, blank, picture_loader(call), chosen_drawing(call)), asked.get("content", "whole")
    what, _, which = content.partition(":")
    if what == "boards":
        return _answer(call, compile_boards(_boards(call, wanted, which)))
    parts = _parts(wanted, content)
    person = signed.name if holder.readers == "me" else next((one.name for one in rights if one.public_id == asked.get("person")), "")
    made = clock.local(clock.now())
    document = build_document(source, parts, holder=holder, person=person, maker=signed.name, made=made, blank=blank)
    return _answer(call, compile_paper(document))


def _boards(call: Call[PepFound], asked: Paper, name: str) -> BoardsView:
    """Raises NotFound for a set that this form does not offer."""
    if name not in asked.source.form.boards:
        raise NotFound
    return build_boards(asked, boards_on_paper(call, name), maker=call.found.signed.name, made=clock.local(clock.now()))


def _parts(asked: Paper, content: str) -> tuple[Part, ...]:
    what, _, which = content.partition(":")
    form = asked.source.form
    if content == "whole":
        return build_parts(asked)
    if content in CONTENTS:
        return build_sheet(asked, CONTENTS[content])
    pages: list[Page] = [page for section, page in form.pages() if (what, which) in (("section", section.letter), ("page", page.id))]
    if not pages:
        raise NotFound
    return build_parts(asked, pages)


def _answer(call: Call[PepFound], pdf: bytes) -> Response:
    """No name in the file's name: it shows in download lists."""
    found = call.found
    headers: dict[str, Any] = {"Content-Disposition": f'inline; filename="PEP-{found.child.number}.pdf"'}
    task = BackgroundTask(call.write, record_paper, pep=found.pep.id, child=found.child.id, by=found.by)
    return Response(pdf, media_type="application/pdf", headers=headers, background=task)


def _source(call: Call[PepFound]) -> PageSource:
    found = call.found
    source: PageSource = call.read(read_page_source, pep=found.pep, child=found.child, reader=found.reader, heard=heard)
    return source


routes: list[BaseRoute] = [
    Route("/peps/{pep}/print", show_print, methods=["GET"]),
    Route("/peps/{pep}/print/pep.pdf", make_pdf, methods=["GET"]),
]
