"""A child's visit: opened on an adult's device, and ended. What happens to the cookie is accounts' part of the same transaction."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from app import audit, clock
from app.accounts.actions.sign_in import end_sign_in, exchange_sign_in
from app.audit import By
from app.db import Connection, public_id, rows, table_of
from app.pep.actions.complete_section import unmark
from app.pep.tables import Section, Visit

VISITS, SECTIONS = table_of(Visit), table_of(Section)


def open_visit(db: Connection, *, pep: int, child: int, path: str, voice: Sequence[str], sign_in: int, by: By) -> tuple[str, str]:
    """Ends the adult's sign-in on this device and begins the visit. -> (the visit's public id, the new cookie token)."""
    visit, made = begin_visit(db, pep=pep, child=child, path=path, voice=voice, by=by)
    return visit, exchange_sign_in(db, sign_in=sign_in, kind="visit", visit=made)


def begin_visit(
    db: Connection, *, pep: int, child: int, path: str, voice: Sequence[str], by: By, more: Mapping[str, object] | None = None
) -> tuple[str, int]:
    """-> (the visit's public id, its row). voice: letters of the child's sections, whose mark a new visit undoes (architecture 3, Status).
    more: of the code that it begins with."""
    audit.lock_chain(db, child)
    earlier = (VISITS.c.pep == pep) & VISITS.c.ended.is_(None)
    rows(db, sa.update(VISITS).where(earlier).values(ended=clock.now()))  # a new start ends the one before (security.md 4)
    visit = public_id()
    values = {"public_id": visit, "pep": pep, "path": path, "opened_by": by.person, "opened": clock.now(), "helper": "", "helper_name": ""}
    made: int = rows(db, sa.insert(VISITS).values({**values, "revoked": False, **(more or {})}).returning(VISITS.c.id)).scalar_one()
    unmark(db, pep=pep, child=child, letters=voice, by=by)
    rows(db, sa.update(SECTIONS).where(SECTIONS.c.pep == pep, SECTIONS.c.ready_at.is_not(None)).values(ready_at=None))
    audit.record(db, child=child, by=by, verb="visit.opened", subject="visit", subject_id=made)
    return visit, made


def end_visit(db: Connection, *, visit: int, pep: int, child: int, sign_in: int, ready: Sequence[str], locks: bool, by: By) -> str:
    """The tablet is given back. ready: letters of the sections of which the child said "I have finished". locks: an adult has handed the
    device over. -> the token of a locked sign-in that opens nothing but the password page; "" on the child's own device."""
    audit.lock_chain(db, child)
    this = rows(db, sa.update(VISITS).where(VISITS.c.id == visit, VISITS.c.ended.is_(None)).values(ended=clock.now()))
    for letter in ready if this.rowcount else ():  # a visit that another has followed says nothing of the child any more
        rows(db, sa.update(SECTIONS).where(SECTIONS.c.pep == pep, SECTIONS.c.letter == letter).values(ready_at=clock.now()))
        audit.record(db, child=child, by=by, verb="section.ready", subject="visit", subject_id=visit)
    token = exchange_sign_in(db, sign_in=sign_in, kind="locked", visit=visit) if locks else ""
    if not locks:
        end_sign_in(db, sign_in=sign_in, by=by)
    audit.record(db, child=child, by=by, verb="visit.ended", subject="visit", subject_id=visit)
    return token


def note_helper(db: Connection, *, visit: int, child: int, helper: str, helper_name: str, by: By) -> None:
    """Who the child says is helping, as last said on this visit."""
    rows(db, sa.update(VISITS).where(VISITS.c.id == visit).values(helper=helper, helper_name=helper_name))
    audit.record(db, child=child, by=by, verb="visit.helper", subject="visit", subject_id=visit)
