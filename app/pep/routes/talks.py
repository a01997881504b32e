"""/peps/{pep}/talks: somebody says that they talked with the child who asked (ruling 15)."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app import clock
from app.access import Action
from app.accounts.rules import safe_next
from app.handling import Call, NotFound
from app.pep.actions.talks import record_talk
from app.pep.building.talks import build_talks
from app.pep.entry import PepFound, with_pep
from app.pep.queries.talks import has_recorded, list_talks
from app.pep.views import TalkNotice


def talks_of(call: Call[PepFound]) -> tuple[TalkNotice, ...]:
    """Those of this child that this person sees."""
    found = call.found
    asked = call.read(list_talks, child=found.child.id)
    return build_talks(asked, found.child.called, found.signed.id, found.right.role, clock.now(), clock.bank_holidays())


@with_pep(Action.SEE_PEP)
def talked(call: Call[PepFound]) -> Response:
    """What one does not see, one cannot answer."""
    found, talk = call.found, call.request.path_params["talk"]
    if any(one.action == call.request.url.path for one in talks_of(call)):
        call.write(record_talk, pep=found.pep.id, child=found.child.id, talk=talk, by=found.by)
    elif not call.read(has_recorded, pep=found.pep.id, talk=talk, person=found.signed.id):
        raise NotFound
    return RedirectResponse(f"{safe_next(call.text('next'))}?done=talked", 303)


routes: list[BaseRoute] = [Route("/peps/{pep}/talks/{talk}", talked, methods=["POST"])]
