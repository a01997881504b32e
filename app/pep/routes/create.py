"""/children/{number}/peps/new"""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app import clock
from app.access import Action
from app.children.entry import ChildFound, with_child
from app.children.queries import Accessor, read_people
from app.codes import Options
from app.forms import texts
from app.handling import Call
from app.kinds import clean_text
from app.kinds.date import read_day
from app.pep.actions.create_pep import MeetingPlan, PepUnderWay, create_pep
from app.pep.building.create import CHILD, build_create, build_dates, first_values
from app.pep.definition import CURRENT_EDITION, EDITIONS
from app.pep.rules.planning import Values, find_problems, read_time

UNDER_WAY = "This child has a PEP that is not finished. Open it from the child's page; a second one is possible once it is submitted."


def _reasons() -> Options:
    return EDITIONS[CURRENT_EDITION].codes["meeting_reason"]


@with_child(Action.CREATE_PEP)
def show_create(call: Call[ChildFound]) -> Response:
    people = call.read(read_people, child=call.found.child.id)
    me = Accessor(0, "", call.found.signed.name, call.found.signed.phone, call.found.right.role)
    view = build_create(call.found.child, people, first_values(people, me), _reasons(), clock.today(), {})
    return call.page("pep/create.html", view=view)


@with_child(Action.CREATE_PEP)
def show_dates(call: Call[ChildFound]) -> Response:
    """The fragment that moves with the date."""
    return call.page("pep/_dates.html", dates=build_dates(call.found.child, call.request.query_params.get("date", ""), clock.today()))


@with_child(Action.CREATE_PEP)
def create(call: Call[ChildFound]) -> Response:
    child = call.found.child
    people = call.read(read_people, child=child.id)
    values = _typed(call)
    problems = find_problems(values, reasons=dict(_reasons()), people={CHILD, *(person.public_id for person in people)})
    if not problems:
        try:
            plan = _plan(values, people)
            call.write(create_pep, child=child.id, plan=plan, initiated=clock.today(), by=call.found.by)
            return RedirectResponse(f"/children/{child.number}?done=pep-created", 303)
        except PepUnderWay as under_way:
            if under_way.is_same(plan, call.found.by):
                return RedirectResponse(f"/children/{child.number}?done=pep-created", 303)  # the button was pressed twice
            problems = {"date": UNDER_WAY}
    view = build_create(child, people, values, _reasons(), clock.today(), problems)
    return call.page("pep/create.html", status=422, view=view)


def _typed(call: Call[ChildFound]) -> Values:
    def text(name: str) -> str:
        return clean_text(call.text(name))

    def many(name: str) -> tuple[str, ...]:
        return tuple(texts(call.form, name))

    return Values(
        text("date"),
        text("time"),
        text("place"),
        many("reasons"),
        text("other_reason"),
        text("contact_name"),
        text("contact_number"),
        many("invited"),
    )


def _plan(values: Values, people: list[Accessor]) -> MeetingPlan:
    ids: dict[str, int | None] = {CHILD: None, **{person.public_id: person.id for person in people}}
    return MeetingPlan(
        read_day(values.date),
        read_time(values.time),
        values.place,
        values.reasons,
        values.other_reason,
        values.contact_name,
        values.contact_number,
        tuple(ids[value] for value in dict.fromkeys(values.invited)),
    )


routes: list[BaseRoute] = [
    Route("/children/{number}/peps/new", show_create, methods=["GET"]),
    Route("/children/{number}/peps/new", create, methods=["POST"]),
    Route("/children/{number}/peps/new/dates", show_dates, methods=["GET"]),
]
