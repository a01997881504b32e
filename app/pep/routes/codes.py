"""Codes of the young person's way in: made, shown once and revoked on PEP details; typed or scanned at a start page (security.md 4)."""

import datetime as dt

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app import clock
from app.access import Action
from app.accounts.actions.throttle import give_back, key_of, take
from app.accounts.entry import Nobody, public, set_cookie
from app.accounts.queries import is_spent
from app.accounts.rules import START_DEVICE, START_PLACE
from app.audit import network
from app.forms import BadForm
from app.handling import Call, NotFound, refuse
from app.pep.actions.codes import CodeEnded, NewCode, TooMany, make_code, revoke_code, start_by_code
from app.pep.actions.complete_section import PepClosed
from app.pep.building.codes import CodePaper, CodesView, build_codes, when_words
from app.pep.building.details import find_modules, voice_letters
from app.pep.building.head import build_head
from app.pep.entry import PepFound, with_pep
from app.pep.queries.codes import CodeFound, find_by_link, find_by_number, list_codes
from app.pep.rules.codes import CLOSED, MOST_OPEN, PICTURES, SENTENCES, WAIT, WRONG, Span, home_span, number_of, school_span, why_not
from app.pep.voice import look_of, looks, offered_paths
from app.protection import log_event
from app.qr import draw
from app.tokens import KNOWN_LASTS, NUMBER_DIGITS, new_link, new_number, token_hash

TABLET = "start-page"  # a cookie: which device tries
TOO_MANY = f"You have {MOST_OPEN} codes that are still to be used. Revoke one of them first."


def codes_of(call: Call[PepFound]) -> CodesView | None:
    """For PEP details. Two statements."""
    place, now = call.site.tokens.place_of(call.found.signed.public_id), clock.now()
    closed = call.read(is_spent, key=key_of("start-place", place), limit=START_PLACE, now=now)
    return build_codes(call.found.pep, offered_paths(), call.read(list_codes, pep=call.found.pep.id, now=now), closed=closed)


@with_pep(Action.HAND_OVER)
def make(call: Call[PepFound]) -> Response:
    """The answer shows both secrets, once; the database keeps neither."""
    found, span, home = call.found, _span(call), call.text("for") == "home"
    path = next((each for each in find_modules(found.pep, offered_paths()) if each.path == call.text("path")), None)
    if path is None:
        raise NotFound
    if span is None or call.text("picture") not in dict(PICTURES):
        raise BadForm
    place, link = call.site.tokens.place_of(found.signed.public_id), new_link()
    code = NewCode(path.path, place, token_hash(link), "", home, call.text("picture"), span.opens, span.ends)
    try:
        number = _stored(call, code)
    except PepClosed:
        return refuse(call.request, 423)
    except TooMany:
        return refuse(call.request, 409, why=TOO_MANY)
    return call.page("pep/code.html", view=_paper(call, code, number, link))


def _span(call: Call[PepFound]) -> Span | None:
    """When the code opens and ends; None for a time that cannot be chosen. Raises BadForm."""
    if call.text("for") == "school":
        return school_span(clock.now())
    try:
        return home_span(dt.date.fromisoformat(call.text("day")), clock.now()) if call.text("for") == "home" else None
    except ValueError:
        raise BadForm from None


def _stored(call: Call[PepFound], code: NewCode) -> str:
    """-> the number. In thirty codes of a hundred million numbers the same one hardly ever comes twice; then there is another."""
    about = {"pep": call.found.pep.id, "child": call.found.child.id, "by": call.found.by}
    while True:
        number = new_number()
        hashed = call.site.tokens.number_hashes(code.place, number)[0]
        if call.write(make_code, code=NewCode(**{**vars(code), "number_hash": hashed}), **about):
            return number


def _paper(call: Call[PepFound], code: NewCode, number: str, link: str) -> CodePaper:
    pep, address = call.found.pep, f"{call.request.base_url}voice/start/{code.place}"
    scanned = draw(f"{address}?look={look_of(code.path)}#{link}.{code.picture}")
    return CodePaper(
        build_head(pep, call.found.child),
        offered_paths()[code.path].name,
        when_words(home=code.home, opens=code.opens),
        f"{number[: NUMBER_DIGITS // 2]} {number[NUMBER_DIGITS // 2 :]}",
        address.partition("://")[2],
        scanned.side,
        scanned.path,
        code.picture,
        dict(PICTURES)[code.picture],
        f"/peps/{pep.public_id}/details",
    )


@with_pep(Action.HAND_OVER)
def revoke(call: Call[PepFound]) -> Response:
    found = call.found
    if not call.write(revoke_code, pep=found.pep.id, child=found.child.id, code=call.request.path_params["code"], by=found.by):
        raise NotFound
    return RedirectResponse(f"/peps/{found.pep.public_id}/details?done=code-revoked", 303)


@public
def show_start(call: Call[Nobody]) -> Response:
    """The same page whether or not anybody has this address: it says nothing about anybody."""
    response = _start_page(call, call.request.query_params.get("look", ""))
    if not _tablet(call):
        tokens = call.site.tokens
        response.set_cookie(
            TABLET, tokens.tablet_value(), KNOWN_LASTS, path="/voice/start", secure=tokens.https, httponly=True, samesite="lax"
        )
    return response


@public
def start(call: Call[Nobody]) -> Response:
    """Exchanges the secret, from the body, for the visit's cookie. The address that follows holds nothing."""
    found, problem = _find(call)
    if found is None or problem:
        return _start_page(call, call.text("look"), problem)
    tokens = call.site.tokens
    before = tokens.token_of(call.request.cookies.get(tokens.cookie_name))
    try:
        visit, token = call.write(start_by_code, code=found, voice=voice_letters(found.pep.form), before=before)
    except CodeEnded:
        return _start_page(call, call.text("look"), SENTENCES["ended"])
    response = RedirectResponse(f"/voice/{visit}", 303)
    set_cookie(response, call.request, token)
    return response


def _find(call: Call[Nobody]) -> tuple[CodeFound | None, str]:
    """-> the code, and why it does not open. A number is counted before it is looked up; only a wrong one stays counted."""
    if link := call.text("token"):
        found = call.read(find_by_link, token_hash=token_hash(link))
        return found, why_not(found.state, clock.now()) if found else WRONG
    number, place = number_of(call.text("number")), call.request.path_params["place"]
    here, there = key_of("start-device", _tablet(call) or network.get()), key_of("start-place", place)
    if wait := call.write(take, tries=((here, START_DEVICE), (there, START_PLACE))):
        log_event("throttled", call.request.scope)
        return None, WAIT if wait == START_DEVICE.window else CLOSED
    found = call.read(find_by_number, place=place, hashes=call.site.tokens.number_hashes(place, number))
    if found is None:
        log_event("wrong_number", call.request.scope)
        return None, WRONG
    call.write(give_back, keys=(here, there))
    return found, why_not(found.state, clock.now())


def _tablet(call: Call[Nobody]) -> str:
    return call.site.tokens.tablet_of(call.request.cookies.get(TABLET))


def _start_page(call: Call[Nobody], look: str, problem: str = "") -> Response:
    known = looks()
    shown = look if look in known else known[0]
    return call.page("voice/start.html", status=422 if problem else 200, look=shown, problem=problem, pictures=PICTURES)


routes: list[BaseRoute] = [
    Route("/peps/{pep}/codes", make, methods=["POST"]),
    Route("/peps/{pep}/codes/{code}/revoke", revoke, methods=["POST"]),
    Route("/voice/start/{place}", show_start, methods=["GET"]),
    Route("/voice/start/{place}", start, methods=["POST"]),
]
