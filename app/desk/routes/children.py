"""Home, a child's profile, display settings, and the pages that everybody may read."""

from dataclasses import asdict

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app import clock
from app.access import Action
from app.accounts.entry import Nobody, Someone, public, with_person
from app.accounts.queries import read_authorities
from app.accounts.rules import safe_next
from app.children.actions.set_display import set_display
from app.children.entry import ChildFound, with_child
from app.children.queries import read_display, read_facts, read_owner, read_people
from app.desk.building.home import build_home
from app.desk.building.profile import build_profile
from app.desk.queries import Mine, read_heard, read_mine
from app.handling import Call
from app.pep.queries.lists import list_peps
from app.pep.queries.talks import list_my_talks
from app.render import CHOICES, Display

YEAR = 365 * 24 * 3600


@with_person
def show_home(call: Call[Someone]) -> Response:
    """Five statements for any number of children; one more for whoever may set up an authority."""
    signed = call.found.signed
    mine: Mine = call.read(read_mine, person=signed.id)
    heard = call.read(read_heard, person=signed.id, peps=[pep.id for listed in mine.peps.values() for pep in listed])
    talks = call.read(list_my_talks, person=signed.id)
    sets_up = call.read(read_authorities, person=signed.id) if signed.may_set_up else []
    return call.page(
        "desk/home.html", sets_up=bool(sets_up), view=build_home(signed.first_name, mine, heard, clock.now(), clock.bank_holidays(), talks)
    )


@with_child(Action.SEE_CHILD)
def show_profile(call: Call[ChildFound]) -> Response:
    child, right = call.found.child, call.found.right
    facts, people = call.read(read_facts, child=child.id), call.read(read_people, child=child.id)
    peps = call.read(list_peps, child=child.id)
    owner = call.read(read_owner, child=child.id)
    return call.page("desk/profile.html", view=build_profile(child, right, facts, people, owner, peps, clock.today()))


@public
def show_display(call: Call[Nobody]) -> Response:
    return call.page("desk/display.html", next=safe_next(call.request.query_params.get("next", "/")))


@public
def save_display(call: Call[Nobody]) -> Response:
    """A cookie that holds three words of ours and nothing about anybody."""
    chosen = Display.of({name: call.text(name) for name in CHOICES})
    response = RedirectResponse(safe_next(call.text("next")), 303)
    response.set_cookie("display", chosen.cookie, max_age=YEAR, path="/", httponly=True, secure=call.site.tokens.https, samesite="lax")
    return response


@with_child(Action.ANSWER)
def show_child_display(call: Call[ChildFound]) -> Response:
    """How a child's own pages look, for an adult who helps with it."""
    child = call.found.child
    chosen, home = Display.of_cookie(call.read(read_display, child=child.id)), f"/children/{child.number}"
    return call.page("desk/display.html", called=child.called, chosen=chosen, action=f"{home}/display", next=home)


@with_child(Action.ANSWER)
def save_child_display(call: Call[ChildFound]) -> Response:
    chosen = Display.of({name: call.text(name) for name in CHOICES})
    call.write(set_display, child=call.found.child.id, chosen=asdict(chosen), by=call.found.by)
    return RedirectResponse(f"/children/{call.found.child.number}?done=saved", 303)


@public
def show_page(call: Call[Nobody]) -> Response:
    """Help, accessibility, privacy: for everybody, signed in or not."""
    return call.page(f"desk/{call.request.url.path.strip('/')}.html")


routes: list[BaseRoute] = [
    Route("/", show_home, methods=["GET"]),
    Route("/children/{number}", show_profile, methods=["GET"]),
    Route("/children/{number}/display", show_child_display, methods=["GET"]),
    Route("/children/{number}/display", save_child_display, methods=["POST"]),
    Route("/display", show_display, methods=["GET"]),
    Route("/display", save_display, methods=["POST"]),
    *(Route(f"/{page}", show_page, methods=["GET"]) for page in ("help", "accessibility", "privacy")),
]
