"""/peps/{pep}, its pages, and the saving of their answers."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action, may
from app.handling import Call, Forbidden, NotFound, refuse
from app.pep.actions.confirm import confirm_answer, confirm_carried
from app.pep.actions.record_reading import record_reading
from app.pep.actions.rows import DOWN, UP, RowClosed, move_row, remove_row, restore_row
from app.pep.actions.save_answer import save_answer
from app.pep.actions.save_page import Posted, save_page
from app.pep.building.fields import may_answer, saved_state
from app.pep.building.groups import Doing
from app.pep.building.page import PLAIN, Asking, Retyped, build_page
from app.pep.building.parts import build_part
from app.pep.building.refused import NOTHING_REFUSED, Refused
from app.pep.definition import Group, Page, Section
from app.pep.entry import PepFound, with_pep
from app.pep.routes.posting import ROW_KEY, must_own, page_of, place_of, posted, source_of
from app.pep.routes.signing import Pressed, press
from app.pep.rules.saving import Saved
from app.pep.rules.voices import ADULT, read_key
from app.pep.sending import keys_of
from app.pep.views import PageView, State

STILL = "Saved. {count} must be answered to sign off."
ROW_BYTES = 10  # of a row's key: made here only for those without JavaScript
Besides = Callable[[Any], Any] | None


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
    doing = Doing(_pair(asked.get("add", "")), _pair(asked.get("removed", "")))
    return _shown(call, section, page, Asking({}, frozenset({asked.get("unknown", "")}), doing), 200)


@with_pep(Action.READ_PEP)
def post_page(call: Call[PepFound]) -> Response:
    """Page Save: 303 when everything is stored; else the page again, both texts beside their field, the rest saved."""
    section, page = page_of(call)
    must_own(call, call.text("outbox"))
    sent = [posted(call, page, key) for key in keys_of(call.form) if str(key) != call.text("theirs")]
    try:
        results = call.write(save_page, target=call.found.target, posted=sent, by=call.found.by, besides=_besides(call, section, page))
    except RowClosed:
        raise NotFound from None
    held = {str(one.key): _retyped(one, saved) for one, saved in zip(sent, results, strict=True) if saved.status >= 400}
    if any(one.state.status == 423 for one in held.values()):
        return refuse(call.request, 423, call.form)  # closed meanwhile: the page has no fields any more that could hold the words
    if held:
        return _shown(call, section, page, Asking(held), max(one.state.status for one in held.values()))
    if pressed := press(call, page):
        return _pressed(call, section, page, pressed)
    return RedirectResponse(_next_address(call, page), 303)


def _pressed(call: Call[PepFound], section: Section, page: Page, pressed: Pressed) -> Response:
    """A button of Pearl's own: the page says what it did, or what stands in the way."""
    if pressed.closed:
        return refuse(call.request, 423, call.form)
    if not pressed.done:
        return _shown(call, section, page, PLAIN, 422, pressed.refused)
    return RedirectResponse(f"/peps/{call.found.pep.public_id}/{page.id}?done={pressed.done}", 303)


def _besides(call: Call[PepFound], section: Section, page: Page) -> Besides:
    """What the pressed button asks besides saving. Raises Forbidden for a group or page that is not theirs to change."""
    target, by = call.found.target, call.found.by
    rows = {"remove": (remove_row, {}), "restore": (restore_row, {}), "up": (move_row, {"step": UP}), "down": (move_row, {"step": DOWN})}
    for name, (action, more) in rows.items():
        if pressed := call.text(name):
            _, key = _group_of(call, page, pressed)
            about = {"target": target, "letter": section.letter, "key": key, "by": by, **more}
            return lambda db, action=action, about=about: action(db, **about)  # type: ignore[misc]
    if call.text("still_right"):
        mine = [question.id for question in page.questions if may_answer(question, call.found.right.role)]
        return lambda db: confirm_carried(db, target=target, letter=section.letter, questions=mine, by=by)
    if sure := call.text("sure"):
        key_text, _, version = sure.partition("@")
        return lambda db: _confirm(db, call, page, key_text, version)
    return None


def _group_of(call: Call[PepFound], page: Page, pressed: str) -> tuple[Group, str]:
    """'contacts:0f3a…' -> the group, which this person may change, and the row's key."""
    name, key = _pair(pressed)
    group = next((group for group in page.groups if group.id == name), None)
    if group is None or not ROW_KEY.fullmatch(key):
        raise NotFound
    if not any(may_answer(question, call.found.right.role) for question in group.questions):
        raise Forbidden
    return group, key


def _pair(text: str) -> tuple[str, str]:
    name, _, key = text.partition(":")
    return name, key


def _next_address(call: Call[PepFound], page: Page) -> str:
    """Where the pressed button leads: the same page at the place that changed, or the next page."""
    here = f"/peps/{call.found.pep.public_id}/{page.id}"
    if group := call.text("add"):
        key = secrets.token_hex(ROW_BYTES)
        return f"{here}?add={group}:{key}#row-{key}"
    for name in ("remove", "restore", "up", "down"):
        if pressed := call.text(name):
            group, key = _pair(pressed)
            return f"{here}?removed={pressed}#group-{group}" if name == "remove" else f"{here}#row-{key}"
    if call.text("save") == "next":
        pages = [one.id for _, one in call.found.pep.form.open_pages(call.found.right.role)]
        return f"/peps/{call.found.pep.public_id}/{pages[min(pages.index(page.id) + 1, len(pages) - 1)]}?from={page.id}"
    return f"{here}?done=saved"


@with_pep(Action.READ_PEP)
def put_answer(call: Call[PepFound]) -> Response:
    """One answer -> its state line, never the field, with the header Answer-Version; Conditions when other questions hang on it."""
    must_own(call, call.request.headers.get("outbox", ""))
    _, page = page_of(call)
    key = read_key(call.request.path_params["key"])
    if key is None:
        raise NotFound
    one = posted(call, page, key)
    saved: Saved = call.write(save_answer, target=call.found.target, place=one.place, key=key, sent=one.sent, by=call.found.by)
    state = saved_state(saved, str(key), one.sent.text, question=one.place.question if one.key.voice == ADULT else None)
    headers = {"Answer-Version": str(saved.version), **({"Conditions": "changed"} if one.place.decides else {})}
    return _state(call, state, str(key), saved.status, headers)


@with_pep(Action.READ_PEP)
def confirm(call: Call[PepFound]) -> Response:
    """One tap on "Yes, it is right" -> the state line."""
    must_own(call, call.request.headers.get("outbox", ""))
    _, page = page_of(call)
    key_text = call.request.path_params["key"]
    sure = call.write(_confirm, call=call, page=page, key_text=key_text, version=call.text("version"))
    if not sure:
        return refuse(call.request, 409, call.form)
    return _state(call, State(200, sure=True), key_text, 200, {})


def _confirm(db: Any, call: Call[PepFound], page: Page, key_text: str, version: str) -> bool:
    key = read_key(key_text)
    if key is None or not version.isdigit() or len(version) > 9:
        raise NotFound
    place = place_of(call, page, key)
    if key.voice != ADULT or not may_answer(place.question, call.found.right.role):
        raise Forbidden
    return confirm_answer(db, target=call.found.target, place=place, key=key, version=int(version), by=call.found.by)


def _state(call: Call[PepFound], state: State, key: str, status: int, headers: dict[str, str]) -> Response:
    address = call.request.url.path.partition("/answers/")[0]
    return call.page("pep/_state.html", status=status, headers=headers, state=state, key=key, base=address)


def _retyped(one: Posted, saved: Saved) -> Retyped:
    question = one.place.question if one.key.voice == ADULT else None
    return Retyped(one.sent.text, saved_state(saved, str(one.key), one.sent.text, question=question))


def _shown(
    call: Call[PepFound], section: Section, page: Page, asking: Asking, status: int, refused: Refused = NOTHING_REFUSED
) -> Response:
    signing = bool(page.view) or section.letter in call.found.pep.completed
    source = source_of(call, with_late=section.is_voice, with_signing=signing)
    view = replace(build_page(source, section, page, asking), part=build_part(source, section, page, refused))
    response = call.page("pep/page.html", status=status, view=view, outbox=call.found.outbox, **_notice(call, source, view))
    if section.is_voice:
        found = call.found
        response.background = BackgroundTask(call.write, record_reading, pep=found.pep.id, child=found.child.id, by=found.by)
    return response


def _notice(call: Call[PepFound], source: Any, view: PageView) -> dict[str, Any]:
    """Save and Next page say which mandatory questions are still open, and never block."""
    asked = call.request.query_params
    left_page = call.found.pep.form.page(asked.get("from", ""))
    of = build_page(source, *left_page, PLAIN) if left_page else view if asked.get("done") == "saved" else None
    if of is None or not of.missing:
        return {"owed": None}
    return {"notice": STILL.format(count=_questions(len(of.missing))), "owed": of}


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


routes: list[BaseRoute] = [
    Route("/peps/{pep}", open_pep, methods=["GET"]),
    Route("/peps/{pep}/{page}", show_page, methods=["GET"]),
    Route("/peps/{pep}/{page}", post_page, methods=["POST"]),
    Route("/peps/{pep}/{page}/answers/{key}", put_answer, methods=["PUT"]),
    Route("/peps/{pep}/{page}/answers/{key}/sure", confirm, methods=["POST"]),
]
