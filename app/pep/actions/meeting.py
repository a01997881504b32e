"""The meeting itself: moved to another day, time or place; confirmed as held, and that taken back (S:437-447, rulings 1, 8, 9, 20)."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.children.rules import form_for, year_on
from app.children.tables import Child
from app.db import Connection, rows, table_of
from app.pep.actions.complete_section import PepClosed
from app.pep.actions.recount import recount_pep
from app.pep.rules.meeting import CONFIRMED, RESTS, TO_COME, listed, moved_target, why_not_moved
from app.pep.tables import Invitation, Pep, Section

PEPS, SECTIONS, INVITATIONS, CHILDREN = table_of(Pep), table_of(Section), table_of(Invitation), table_of(Child)
_NAMES = ("status", "form", "year", "initiated", "target", "meeting_date", "meeting_time", "place", "held_on")
_NOW = (
    sa.select(*(PEPS.c[name] for name in _NAMES), CHILDREN.c.date_of_birth, CHILDREN.c.year_offset)
    .join(CHILDREN, CHILDREN.c.id == PEPS.c.child)
    .where(PEPS.c.id == sa.bindparam("pep"))
)
_COMPLETED = (
    sa.select(SECTIONS.c.letter)
    .where(SECTIONS.c.pep == sa.bindparam("pep"), SECTIONS.c.completed_at.is_not(None))
    .order_by(SECTIONS.c.letter)
)


class MeetingStands(Exception):
    """The text is a sentence for the person."""


@dataclass(frozen=True)
class NewMeeting:
    """date and time come together or not at all (ruling 8). invited: person ids, None = the child; may_be_invited: whom the page showed."""

    date: dt.date | None
    time: dt.time | None
    place: str
    invited: Sequence[int | None] = ()
    may_be_invited: Sequence[int | None] = ()


def move_meeting(db: Connection, *, pep: int, child: int, to: NewMeeting, today: dt.date, by: By) -> None:
    """The target date moves along, unless it was set by hand; what depends on the day is counted anew.
    Raises MeetingStands, and like all of these PepClosed."""
    now = _open(db, pep, child)
    if (now.meeting_date, now.meeting_time) != (to.date, to.time) and (why := _why_not(db, pep, now, to.date, today)):
        raise MeetingStands(why)
    _set(db, pep, {**_on_day(now, to.date), "meeting_time": to.time, "place": to.place})
    _invite(db, pep, to)
    audit.record(db, child=child, by=by, verb="meeting.moved", subject="pep", subject_id=pep)
    recount_pep(db, pep=pep)


def move_to_day_held(db: Connection, *, pep: int, child: int, by: By) -> None:
    """The plan's date becomes the day on which the meeting was really held (ruling 20). Raises MeetingStands."""
    now = _open(db, pep, child)
    if now.held_on is None or now.held_on == now.meeting_date:
        return
    _set(db, pep, _on_day(now, now.held_on))
    audit.record(db, child=child, by=by, verb="meeting.moved", subject="pep", subject_id=pep)
    recount_pep(db, pep=pep)


def confirm_meeting(db: Connection, *, pep: int, child: int, held_on: dt.date, today: dt.date, by: By) -> None:
    """Who confirmed and when is kept; a second press changes nothing. Raises MeetingStands."""
    now = _open(db, pep, child)
    if held_on > today:
        raise MeetingStands(TO_COME.format(day=held_on))
    if now.held_on is not None:
        if now.held_on != held_on:
            raise MeetingStands(CONFIRMED.format(day=now.held_on))
        return
    _set(db, pep, {"held_on": held_on, "held_confirmed_by": by.person, "held_confirmed_at": clock.now()})
    audit.record(db, child=child, by=by, verb="meeting.confirmed", subject="pep", subject_id=pep)


def take_back_confirmation(db: Connection, *, pep: int, child: int, resting: Collection[str], by: By) -> None:
    """resting: letters of the sections that need it. Raises MeetingStands while one of them is complete."""
    now = _open(db, pep, child)
    if rests := "".join(letter for letter in _completed(db, pep) if letter in resting):
        raise MeetingStands(RESTS.format(letters=listed(rests)))
    if now.held_on is not None:
        _set(db, pep, {"held_on": None, "held_confirmed_by": None, "held_confirmed_at": None})
        audit.record(db, child=child, by=by, verb="meeting.unconfirmed", subject="pep", subject_id=pep)


def _open(db: Connection, pep: int, child: int) -> Any:
    audit.lock_chain(db, child)
    now = rows(db, _NOW, {"pep": pep}).one()
    if now.status != "open":
        raise PepClosed
    return now


def _completed(db: Connection, pep: int) -> str:
    return "".join(rows(db, _COMPLETED, {"pep": pep}).scalars())


def _why_not(db: Connection, pep: int, now: Any, to: dt.date | None, today: dt.date) -> str:
    return why_not_moved(to, now.held_on, _completed(db, pep), today)


def _on_day(now: Any, day: dt.date | None) -> dict[str, Any]:
    """The year is that of the meeting's day (ruling 2), as long as the questions stay those of this form."""
    year = year_on(now.date_of_birth or now.initiated, day or now.initiated, now.year_offset)
    target = moved_target(now.target, now.initiated, now.meeting_date, day)
    return {"meeting_date": day, "target": target, "year": year if form_for(year) == now.form else now.year}


def _set(db: Connection, pep: int, values: dict[str, Any]) -> None:
    rows(db, sa.update(PEPS).where(PEPS.c.id == pep).values(values))


def _invite(db: Connection, pep: int, to: NewMeeting) -> None:
    """Whom the page did not show stays invited as before; a meeting without a date invites nobody (ruling 8)."""
    standing = set(rows(db, sa.select(INVITATIONS.c.person).where(INVITATIONS.c.pep == pep)).scalars())
    wanted = {*(standing - set(to.may_be_invited)), *(to.invited if to.date else ())}
    for person in standing - wanted:
        rows(db, sa.delete(INVITATIONS).where(INVITATIONS.c.pep == pep, INVITATIONS.c.person.is_not_distinct_from(person)))
    new = [{"pep": pep, "person": person} for person in dict.fromkeys((*to.invited,)) if person in wanted - standing]
    if new:
        rows(db, sa.insert(INVITATIONS), new)
