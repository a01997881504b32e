"""/peps/{pep}/meeting: change the meeting's date, time, place and who is invited (S:439)."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app import clock
from app.access import Action
from app.forms import texts
from app.handling import Call, refuse
from app.kinds import clean_text
from app.kinds.date import read_day
from app.pep.actions.complete_section import PepClosed
from app.pep.actions.meeting import MeetingStands, NewMeeting, move_meeting
from app.pep.building.create import CHILD
from app.pep.building.meeting import build_move, build_moved_dates, standing_values
from app.pep.entry import PepFound, with_pep
from app.pep.queries.pages import PageSource
from app.pep.routes.posting import source_of
from app.pep.rules.planning import Values, find_problems, read_time


@with_pep(Action.MEET)
def show_meeting(call: Call[PepFound]) -> Response:
    if not call.found.pep.is_open:
        return refuse(call.request, 423)
    source = source_of(call, with_signing=True)
    return call.page("pep/meeting.html", view=build_move(source, standing_values(source, source.people), {}))


@with_pep(Action.MEET)
def show_dates(call: Call[PepFound]) -> Response:
    """The fragment that moves with the date."""
    dates = build_moved_dates(source_of(call), call.request.query_params.get("date", ""))
    return call.page("pep/_dates.html", dates=dates)


@with_pep(Action.MEET)
def change_meeting(call: Call[PepFound]) -> Response:
    found, source, values = call.found, source_of(call, with_signing=True), _typed(call)
    problems = find_problems(values, reasons=(), people={CHILD, *(person.public_id for person in source.people)})
    if not problems:
        try:
            to = _new_meeting(values, source)
            call.write(move_meeting, pep=found.pep.id, child=found.child.id, to=to, today=clock.today(), by=found.by)
            return RedirectResponse(f"{build_move(source, values, {}).back}?done=meeting-moved", 303)
        except PepClosed:
            return refuse(call.request, 423, call.form)
        except MeetingStands as stands:
            problems = {"date": str(stands)}
    return call.page("pep/meeting.html", status=422, view=build_move(source, values, problems))


def _typed(call: Call[PepFound]) -> Values:
    date, time, place = (clean_text(call.text(name)) for name in ("date", "time", "place"))
    return Values(date, time, place, invited=tuple(texts(call.form, "invited")))


def _new_meeting(values: Values, source: PageSource) -> NewMeeting:
    ids: dict[str, int | None] = {CHILD: None, **{person.public_id: person.id for person in source.people}}
    invited = tuple(ids[value] for value in dict.fromkeys(values.invited))
    return NewMeeting(read_day(values.date), read_time(values.time), values.place, invited, tuple(ids.values()))


routes: list[BaseRoute] = [
    Route("/peps/{pep}/meeting", show_meeting, methods=["GET"]),
    Route("/peps/{pep}/meeting", change_meeting, methods=["POST"]),
    Route("/peps/{pep}/meeting/dates", show_dates, methods=["GET"]),
]
