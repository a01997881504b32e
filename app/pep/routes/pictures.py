"""/peps/{pep}/pictures/{picture}: a drawing or photo of a child's, for whoever may read the answer it belongs to."""

from starlette.background import BackgroundTask
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.access import Action
from app.handling import Call
from app.pep.actions.record_reading import record_reading
from app.pep.entry import PepFound, with_pep
from app.pep.pictures import show_to_adult


@with_pep(Action.READ_PEP)
def show_picture(call: Call[PepFound]) -> Response:
    """404 for a picture of an answer that is not for this reader. Recorded as the reading of Section C that it is."""
    response = show_to_adult(call, call.request.path_params["picture"])
    response.background = BackgroundTask(call.write, record_reading, pep=call.found.pep.id, child=call.found.child.id, by=call.found.by)
    return response


routes: list[BaseRoute] = [Route("/peps/{pep}/pictures/{picture}", show_picture, methods=["GET"])]
