"""Create a PEP as a page (S:161-226)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.access import Role
from app.children.queries import Accessor, ChildView
from app.children.rules import question_group, year_label, year_on
from app.codes import Options
from app.kinds.date import read_day
from app.pep.rules.dates import target_date
from app.pep.rules.planning import YEARS, Values

CHILD = "child"  # the value that invites the child
NOT_INVITED = (Role.ADMINISTRATOR,)  # on the list, not chosen beforehand (S:206-226)


@dataclass(frozen=True)
class Dates:
    """The part of the page that moves with the meeting's date."""

    question_group: str
    year: str
    initiated: dt.date
    target: dt.date
    words: str
    warning: str


@dataclass(frozen=True)
class Invitee:
    value: str
    name: str
    role: str
    chosen: bool
    is_child: bool


@dataclass(frozen=True)
class CreateView:
    child: ChildView
    dates: Dates
    values: Values
    problems: Mapping[str, str]
    reasons: Options
    invitees: tuple[Invitee, ...]
    action: str


def build_dates(child: ChildView, typed: str, today: dt.date, *, initiated: dt.date | None = None) -> Dates:
    """typed: the meeting's date as it stands in the field. initiated: of a PEP that is there already; None = it begins today."""
    begun = initiated or today
    typed_day = read_day(typed)
    meeting = typed_day if typed_day and typed_day.year in YEARS else None
    year = year_on(child.date_of_birth or today, meeting or begun, child.year_offset)
    words = (
        "One week after the PEP meeting. It moves when you move the meeting"
        if meeting
        else f"28 days after {'today' if begun == today else 'the PEP was begun'}, until the meeting has a date"
    )
    warning = "This day is in the past. Is the date right?" if meeting and meeting < today else ""
    return Dates(question_group(year), year_label(year, child.year_offset), begun, target_date(begun, meeting), words, warning)


def first_values(people: Sequence[Accessor], me: Accessor | None) -> Values:
    """Everybody but administrators is chosen, the child first; who creates the PEP answers questions about it."""
    invited = (CHILD, *(person.public_id for person in people if person.role not in NOT_INVITED))
    return Values(invited=invited, contact_name=me.name if me else "", contact_number=me.phone if me else "")


def build_create(
    child: ChildView,
    people: Sequence[Accessor],
    values: Values,
    reasons: Options,
    today: dt.date,
    problems: Mapping[str, str],
) -> CreateView:
    invitees = (
        Invitee(CHILD, child.name, "", CHILD in values.invited, is_child=True),
        *(
            Invitee(person.public_id, person.name, person.role_label, person.public_id in values.invited, is_child=False)
            for person in people
        ),
    )
    return CreateView(
        child, build_dates(child, values.date, today), values, problems, reasons, invitees, f"/children/{child.number}/peps/new"
    )
