"""/peps/{pep}/details, the hand-over of the tablet, and a child's exit."""

from collections.abc import Callable
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action
from app.accounts.actions.sign_in import AlreadyExchanged
from app.accounts.entry import clear_cookie, set_cookie
from app.handling import Call, SignedOut, refuse
from app.pep.actions.hand_over import end_visit, open_visit
from app.pep.actions.record_reading import record_reading
from app.pep.building.details import OfferedBoards, build_details, find_modules, voice_letters
from app.pep.entry import PepFound, VisitFound, leaving_entry, with_pep
from app.pep.queries.lists import read_invited, read_progress
from app.pep.queries.pages import read_page_source
from app.pep.routes.boards import added_of, symbols_of
from app.pep.routes.codes import codes_of
from app.pep.routes.talks import talks_of
from app.pep.rules.boards import PhotoTyped
from app.pep.voice import heard, look_of, offered_paths
from app.pep.voice_boards import offered_boards

NOTHING_TYPED = PhotoTyped()


@with_pep(Action.SEE_PEP)
def show_details(call: Call[PepFound]) -> Response:
    return details_page(call)


def details_page(call: Call[PepFound], photo: PhotoTyped = NOTHING_TYPED) -> Response:
    """photo: what was typed with one that is not taken."""
    found = call.found
    source = call.read(read_page_source, pep=found.pep, child=found.child, reader=found.reader, heard=heard)
    progress, invited = call.read(read_progress, pep=found.pep.id), call.read(read_invited, pep=found.pep.id)
    view = build_details(source, progress, invited, offered_paths(), OfferedBoards(offered_boards(), symbols_of(call), added_of(call)))
    codes = codes_of(call) if view.may_hand_over else None
    status = 422 if photo.problem else 200
    response = call.page("pep/details.html", status=status, view=view, codes=codes, talks=talks_of(call), photo=photo)
    if view.words:
        response.background = BackgroundTask(call.write, record_reading, pep=found.pep.id, child=found.child.id, by=found.by)
    return response


@with_pep(Action.HAND_OVER)
def hand_over(call: Call[PepFound]) -> Response:
    """Ends the adult's sign-in on this device and begins the child's visit, in one transaction (security.md 4)."""
    found = call.found
    modules = find_modules(found.pep, {**offered_paths(), **offered_boards()})
    module = next((each for each in modules if each.path == call.text("path")), None)
    if module is None or not found.pep.is_open:
        return refuse(call.request, 404)
    voice = voice_letters(found.pep.form)
    visit, token = _exchanged(call, open_visit, pep=found.pep.id, path=module.path, voice=voice, sign_in=found.signed.sign_in)
    response = RedirectResponse(f"/voice/{visit}", 303)
    set_cookie(response, call.request, token)
    return response


@leaving_entry
def leave(call: Call[VisitFound]) -> Response:
    """Exit: the visit ends, the cache is emptied, and only the adult's password leads on. With "I have finished" the child is ready."""
    found, finished = call.found, call.text("finished") == "yes"
    ready = voice_letters(found.pep.form) if finished and found.pep.is_open and not found.revoked else []
    about = {"visit": found.id, "pep": found.pep.id, "sign_in": found.sign_in, "ready": ready, "locks": found.code is None}
    token = _exchanged(call, end_visit, **about)
    response = RedirectResponse("/handed-back", 303, {"Clear-Site-Data": '"cache"'})
    if token:
        set_cookie(response, call.request, token)
    else:
        clear_cookie(response, call.request)
    response.set_cookie("look", look_of(call.found.path), path="/handed-back", httponly=True, secure=call.site.settings.https)
    return response


def _exchanged(call: Call[Any], action: Callable[..., Any], **values: Any) -> Any:
    """A button pressed twice: the second finds that the sign-in is already exchanged."""
    try:
        return call.write(action, child=call.found.child.id, by=call.found.by, **values)
    except AlreadyExchanged:
        raise SignedOut from None


routes: list[BaseRoute] = [
    Route("/peps/{pep}/details", show_details, methods=["GET"]),
    Route("/peps/{pep}/visits", hand_over, methods=["POST"]),
    Route("/voice/{visit}/exit", leave, methods=["POST"]),
]
