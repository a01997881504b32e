"""/settings: what holds for all children of an authority, for its Virtual School and administrators."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.accounts.actions.set_games import set_games
from app.accounts.entry import Member, with_member
from app.audit import By
from app.forms import BadForm
from app.handling import Call, NotFound


@with_member
def show_settings(call: Call[Member]) -> Response:
    return call.page("desk/settings.html", authorities=call.found.authorities)


@with_member
def save_settings(call: Call[Member]) -> Response:
    """One authority's form. Raises NotFound for one that is not this person's to set up, BadForm for a choice that there is not."""
    named, games = call.text("authority"), call.text("games")
    authority = next((one for one in call.found.authorities if one.name == named), None)
    if authority is None:
        raise NotFound
    if games not in ("on", "off"):
        raise BadForm
    by = By(call.found.signed.id, authority.role)
    call.write(set_games, authority=authority.id, games=games == "on", by=by)
    return RedirectResponse("/settings?done=saved", 303)


routes: list[BaseRoute] = [
    Route("/settings", show_settings, methods=["GET"]),
    Route("/settings", save_settings, methods=["POST"]),
]
