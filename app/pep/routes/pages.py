"""/peps/{pep}, its pages, and the saving of their answers."""

from collections.abc import Mapping
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action, may
from app.handling import Call, Forbidden, NotFound, SignedOut, refuse
from app.pep.actions.record_reading import record_reading
from app.pep.actions.save_answer import save_answer
from app.pep.actions.save_page import Posted, save_page
from app.pep.building.fields import MANY, may_answer, saved_state
from app.pep.building.page import Retyped, build_page
from app.pep.definition import Page, Section, may_see
from app.pep.entry import PepFound, with_pep
from app.pep.queries.pages import PageSource, read_page_source
from app.pep.rules.saving import Saved
from app.pep.rules.voices import ADULT, SAID, SEEN, AnswerKey, read_key
from app.pep.sending import keys_of, read_sent
from app.pep.voice import heard

STILL = "Saved. {count} on this page must be answered to sign off."


@with_pep(Action.SEE_PEP)
def open_pep(call: Call[PepFound]) -> Response:
    """The first page of my section, else the first page I may read, else the details."""
    role, pages = call.found.right.role, call.found.pep.form.pages()
    mine = [page for section, page in pages if section.completed_by == role]
    first = (mine or [page for _, page in pages])[:1] if may(role, Action.READ_PEP) else []
    return RedirectResponse(f"/peps/{call.found.pep.public_id}/{first[0].id if first else 'details'}", 303)


@with_pep(Action.READ_PEP)
def show_page(call: Call[PepFound]) -> Response:
    section, page = _page(call)
    return _shown(call, section, page, {}, 200)


@with_pep(Action.READ_PEP)
def post_page(call: Call[PepFound]) -> Response:
    """Page Save: 303 when everything is stored; else the page again, both texts beside their field, the rest saved."""
    section, page = _page(call)
    _must_own(call, call.text("outbox"))
    posted = [_posted(call, page, key) for key in keys_of(call.form) if str(key) != call.text("theirs")]
    results = call.write(save_page, target=call.found.target, posted=posted, by=call.found.by)
    held = {str(one.key): _retyped(one, saved) for one, saved in zip(posted, results, strict=True) if saved.status >= 400}
    if any(one.state.status == 423 for one in held.values()):
        return refuse(call.request, 423, call.form)  # closed meanwhile: the page has no fields any more that could hold the words
    if held:
        return _shown(call, section, page, held, max(one.state.status for one in held.values()))
    return RedirectResponse(f"/peps/{call.found.pep.public_id}/{page.id}?done=saved", 303)


@with_pep(Action.READ_PEP)
def put_answer(call: Call[PepFound]) -> Response:
    """One answer -> its state line, never the field, with the header Answer-Version."""
    _must_own(call, call.request.headers.get("outbox", ""))
    _, page = _page(call)
    key = read_key(call.request.path_params["key"])
    if key is None:
        raise NotFound
    one = _posted(call, page, key)
    saved: Saved = call.write(save_answer, target=call.found.target, place=one.place, key=key, sent=one.sent, by=call.found.by)
    state = saved_state(saved, str(key), one.sent.text, question=one.place.question if one.key.voice == ADULT else None)
    return call.page("pep/_state.html", status=saved.status, headers={"Answer-Version": str(saved.version)}, state=state, key=str(key))


def _must_own(call: Call[PepFound], outbox: str) -> None:
    """Words that somebody else left in an open page of this device wait for that person: raises SignedOut."""
    if outbox and outbox != call.found.outbox:
        raise SignedOut


def _page(call: Call[PepFound]) -> tuple[Section, Page]:
    found = call.found.pep.form.page(call.request.path_params["page"])
    if found is None:
        raise NotFound
    return found


def _posted(call: Call[PepFound], page: Page, key: AnswerKey) -> Posted:
    """Raises NotFound for a question that is not on this page or not to be seen, Forbidden for one that is not theirs to answer."""
    place = call.found.pep.form.places.get(key.question)
    role = call.found.right.role
    if place is None or place.page != page or key.row or not may_see(place.question, role):
        raise NotFound
    if key.voice not in ((SAID, SEEN) if place.section.is_voice else (ADULT,)) or not may_answer(place.question, role):
        raise Forbidden
    many = place.question.kind in MANY and key.voice == ADULT
    return Posted(place, key, read_sent(call.form, str(key), many=many))


def _retyped(one: Posted, saved: Saved) -> Retyped:
    return Retyped(
        one.sent.text, saved_state(saved, str(one.key), one.sent.text, question=one.place.question if one.key.voice == ADULT else None)
    )


def _shown(call: Call[PepFound], section: Section, page: Page, held: Mapping[str, Retyped], status: int) -> Response:
    found = call.found
    source: PageSource = call.read(
        read_page_source, pep=found.pep, child=found.child, reader=found.reader, heard=heard, with_late=section.is_voice
    )
    view = build_page(source, section, page, held)
    more: dict[str, Any] = (
        {"notice": STILL.format(count=_questions(view.left))} if view.left and call.request.query_params.get("done") == "saved" else {}
    )
    response = call.page("pep/page.html", status=status, view=view, outbox=found.outbox, **more)
    if section.is_voice:
        response.background = BackgroundTask(call.write, record_reading, pep=found.pep.id, child=found.child.id, by=found.by)
    return response


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


routes: list[BaseRoute] = [
    Route("/peps/{pep}", open_pep, methods=["GET"]),
    Route("/peps/{pep}/{page}", show_page, methods=["GET"]),
    Route("/peps/{pep}/{page}", post_page, methods=["POST"]),
    Route("/peps/{pep}/{page}/answers/{key}", put_answer, methods=["PUT"]),
]
