"""/peps/{pep}, its pages, and the saving of their answers."""

from dataclasses import replace
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action, may
from app.handling import Call, NotFound, refuse
from app.pep.actions.confirm import confirm_answer
from app.pep.actions.record_reading import record_reading
from app.pep.actions.rows import NoSuchRow, RowClosed
from app.pep.actions.save_answer import save_answer
from app.pep.actions.save_page import Posted, save_page
from app.pep.building.fields import saved_state
from app.pep.building.groups import Doing
from app.pep.building.musts import owed_on
from app.pep.building.page import PLAIN, Asking, Retyped, build_page
from app.pep.building.parts import build_part
from app.pep.building.refused import NOTHING_REFUSED, Refused
from app.pep.definition import Page, Section
from app.pep.entry import PepFound, with_pep
from app.pep.queries.pages import PageSource
from app.pep.queries.signing import why_closed
from app.pep.routes.buttons import asked_row, besides, confirming, next_address
from app.pep.routes.posting import asked_key, must_own, page_of, posted, source_of
from app.pep.routes.signing import Pressed, press
from app.pep.rules.saving import Saved
from app.pep.rules.voices import ADULT
from app.pep.sending import keys_of
from app.pep.views import State

STILL = "Saved. {count} must be answered to sign off."


@with_pep(Action.SEE_PEP)
def open_pep(call: Call[PepFound]) -> Response:
    """The first page of my section, else the first page I may read, else the details."""
    role = call.found.right.role
    pages = call.found.pep.form.open_pages(role)
    mine = [page for section, page in pages if section.completed_by == role]
    first = (mine or [page for _, page in pages])[:1] if may(role, Action.READ_PEP) else []
    return RedirectResponse(f"/peps/{call.found.pep.public_id}/{first[0].id if first else 'details'}", 303)


@with_pep(Action.READ_PEP)
def show_page(call: Call[PepFound]) -> Response:
    section, page = page_of(call)
    asked = call.request.query_params
    doing = Doing(asked_row(asked.get("add", "")), asked_row(asked.get("removed", "")))
    return _shown(call, section, page, Asking({}, frozenset({asked.get("unknown", "")}), doing), 200)


@with_pep(Action.READ_PEP)
def post_page(call: Call[PepFound]) -> Response:
    """Page Save: 303 when everything is stored; else the page again, both texts beside their field, the rest saved."""
    section, page = page_of(call)
    must_own(call, call.text("outbox"))
    sent = [posted(call, page, key) for key in keys_of(call.form) if str(key) != call.text("theirs")]
    try:
        results = call.write(save_page, target=call.found.target, posted=sent, by=call.found.by, besides=besides(call, section, page))
    except NoSuchRow:
        raise NotFound from None
    except RowClosed:
        return refuse(call.request, 423, call.form, call.read(why_closed, pep=call.found.pep.id, letter=section.letter))
    held = {str(one.key): _retyped(one, saved) for one, saved in zip(sent, results, strict=True) if saved.status >= 400}
    if late := next((one.state for one in held.values() if one.state.status == 423), None):
        return refuse(call.request, 423, call.form, late.problem)  # closed meanwhile: the page has no fields any more to hold the words
    if held:
        return _shown(call, section, page, Asking(held), max(one.state.status for one in held.values()))
    if pressed := press(call, page):
        return _pressed(call, section, page, pressed)
    return RedirectResponse(next_address(call, page), 303)


def _pressed(call: Call[PepFound], section: Section, page: Page, pressed: Pressed) -> Response:
    """A button of Pearl's own: the page says what it did, or what stands in the way."""
    if pressed.closed:
        return refuse(call.request, 423, call.form)
    if not pressed.done:
        return _shown(call, section, page, PLAIN, 422, pressed.refused)
    return RedirectResponse(f"/peps/{call.found.pep.public_id}/{page.id}?done={pressed.done}", 303)


@with_pep(Action.READ_PEP)
def put_answer(call: Call[PepFound]) -> Response:
    """One answer -> its state line, never the field, with the header Answer-Version; Conditions when other questions hang on it."""
    must_own(call, call.request.headers.get("outbox", ""))
    _, page = page_of(call)
    key = asked_key(call)
    one = posted(call, page, key)
    try:
        saved: Saved = call.write(save_answer, target=call.found.target, place=one.place, key=key, sent=one.sent, by=call.found.by)
    except NoSuchRow:
        raise NotFound from None
    state = saved_state(saved, str(key), one.sent.text, question=one.place.question if one.key.voice == ADULT else None)
    headers = {"Answer-Version": str(saved.version), **({"Conditions": "changed"} if one.place.decides else {})}
    return _state(call, state, str(key), saved.status, headers)


@with_pep(Action.READ_PEP)
def confirm(call: Call[PepFound]) -> Response:
    """One tap on "Yes, it is right" -> the state line. htmx sends the whole form along, of which nothing is saved here."""
    must_own(call, call.text("outbox"))
    _, page = page_of(call)
    key_text = call.request.path_params["key"]
    asked = confirming(call, page, key_text, call.text("version"))
    if not call.write(confirm_answer, target=call.found.target, by=call.found.by, **asked):
        return refuse(call.request, 409, call.form)
    return _state(call, State(200, sure=True), key_text, 200, {})


def _state(call: Call[PepFound], state: State, key: str, status: int, headers: dict[str, str]) -> Response:
    address = call.request.url.path.partition("/answers/")[0]
    return call.page("pep/_state.html", status=status, headers=headers, state=state, key=key, base=address)


def _retyped(one: Posted, saved: Saved) -> Retyped:
    question = one.place.question if one.key.voice == ADULT else None
    return Retyped(one.sent.text, saved_state(saved, str(one.key), one.sent.text, question=question))


def _shown(call: Call[PepFound], section: Section, page: Page, asking: Asking, status: int, refused: Refused = NOTHING_REFUSED) -> Response:
    signing = bool(page.view) or section.letter in call.found.pep.completed
    questions = None if signing else call.found.pep.form.needs[page.id]
    source = source_of(call, questions, with_late=section.is_voice, with_signing=signing)
    view = replace(build_page(source, section, page, asking), part=build_part(source, section, page, refused))
    response = call.page("pep/page.html", status=status, view=view, outbox=call.found.outbox, **_notice(call, source, section, page))
    if section.is_voice or view.asks:
        found = call.found
        response.background = BackgroundTask(call.write, record_reading, pep=found.pep.id, child=found.child.id, by=found.by)
    return response


def _notice(call: Call[PepFound], source: PageSource, section: Section, page: Page) -> dict[str, Any]:
    """Save and Next page say which mandatory questions are still open, and never block."""
    asked = call.request.query_params
    of = (section, page) if asked.get("done") == "saved" else call.found.pep.form.page(asked.get("from", ""))
    owed = owed_on(source, *of) if of else None
    if owed is None or not owed.missing:
        return {"owed": None}
    return {"notice": STILL.format(count=_questions(len(owed.missing))), "owed": owed}


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


routes: list[BaseRoute] = [
    Route("/peps/{pep}", open_pep, methods=["GET"]),
    Route("/peps/{pep}/{page}", show_page, methods=["GET"]),
    Route("/peps/{pep}/{page}", post_page, methods=["POST"]),
    Route("/peps/{pep}/{page}/answers/{key}", put_answer, methods=["PUT"]),
    Route("/peps/{pep}/{page}/answers/{key}/sure", confirm, methods=["POST"]),
]
