"""A new PEP and who is invited to its meeting (S:161-226)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.children.rules import form_for, year_on
from app.children.tables import Child
from app.db import Connection, public_id, rows, table_of
from app.pep.actions.carry_forward import carry_forward
from app.pep.actions.recount import recount_child
from app.pep.definition import CURRENT_EDITION, form_of
from app.pep.rules.dates import target_date
from app.pep.tables import Invitation, Pep, Section

CHILDREN, PEPS, SECTIONS, INVITATIONS = table_of(Child), table_of(Pep), table_of(Section), table_of(Invitation)
_CHILD = sa.select(CHILDREN.c.authority, CHILDREN.c.date_of_birth, CHILDREN.c.year_offset).where(CHILDREN.c.id == sa.bindparam("child"))
_LAST = sa.select(PEPS.c.id).where(PEPS.c.child == sa.bindparam("child"), PEPS.c.status != "withdrawn").order_by(PEPS.c.id.desc()).limit(1)
_UNFINISHED = sa.select(PEPS.c.created_by, PEPS.c.created, PEPS.c.meeting_date, PEPS.c.meeting_time).where(
    PEPS.c.child == sa.bindparam("child"), PEPS.c.status == "open"
)


@dataclass(frozen=True)
class MeetingPlan:
    """date and time come together or not at all (ruling 8). invited: person ids; None stands for the child."""

    date: dt.date | None = None
    time: dt.time | None = None
    place: str = ""
    reasons: tuple[str, ...] = ()
    other_reason: str = ""
    contact_name: str = ""
    contact_number: str = ""
    invited: tuple[int | None, ...] = ()


TWICE = dt.timedelta(minutes=1)


class PepUnderWay(Exception):
    """A second current PEP is refused while the first is not submitted (ruling 20)."""

    def __init__(self, standing: sa.Row[Any]):
        self.standing = standing

    def is_same(self, plan: MeetingPlan, by: By) -> bool:
        """The same person and the same meeting, a moment ago: a second tap on the button, answered like the first."""
        made = (self.standing.created_by, self.standing.meeting_date, self.standing.meeting_time)
        return made == (by.person, plan.date, plan.time) and clock.now() - self.standing.created < TWICE


def create_pep(db: Connection, *, child: int, plan: MeetingPlan, initiated: dt.date, by: By) -> str:
    """-> the PEP's public id. The form follows from the year at the meeting (ruling 2). Raises PepUnderWay."""
    audit.lock_chain(db, child)
    if unfinished := rows(db, _UNFINISHED, {"child": child}).first():
        raise PepUnderWay(unfinished)
    values = {"child": child, "created_by": by.person, **_identity(db, child, plan.date or initiated), **_planned(plan, initiated)}
    pep: int = rows(db, sa.insert(PEPS).values(values).returning(PEPS.c.id)).scalar_one()
    _add_sections(db, pep, values["form"])
    if values["previous"]:
        carry_forward(db, pep=pep, form=form_of(values["edition"], values["form"]), last=values["previous"], by=by)
    if plan.date:
        _invite(db, pep, plan.invited)
    audit.record(db, child=child, by=by, verb="pep.created", subject="pep", subject_id=pep)
    recount_child(db, child=child)
    return str(values["public_id"])


def _identity(db: Connection, child: int, day: dt.date) -> dict[str, Any]:
    """What the PEP is: decided once, at the day of its meeting; it stays with the authority that the child has now."""
    record = rows(db, _CHILD, {"child": child}).one()
    year = year_on(record.date_of_birth or day, day, record.year_offset)
    return {
        "public_id": public_id(),
        "authority": record.authority,
        "edition": CURRENT_EDITION,
        "form": form_for(year),
        "year": year,
        "status": "open",
        "previous": rows(db, _LAST, {"child": child}).scalar(),
        "created": clock.now(),
    }


def _planned(plan: MeetingPlan, initiated: dt.date) -> dict[str, Any]:
    return {
        "initiated": initiated,
        "target": target_date(initiated, plan.date),
        "meeting_date": plan.date,
        "meeting_time": plan.time,
        "place": plan.place,
        "reasons": "\n".join(plan.reasons),
        "other_reason": plan.other_reason,
        "contact_name": plan.contact_name,
        "contact_number": plan.contact_number,
    }


def _add_sections(db: Connection, pep: int, form: str) -> None:
    letters = [section.letter for section in form_of(CURRENT_EDITION, form).sections]
    rows(db, sa.insert(SECTIONS), [{"pep": pep, "letter": letter, "left": 0, "started": False} for letter in letters])


def _invite(db: Connection, pep: int, invited: tuple[int | None, ...]) -> None:
    if invited:
        rows(db, sa.insert(INVITATIONS), [{"pep": pep, "person": person} for person in invited])
