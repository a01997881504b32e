"""A section is marked completed, or opened again; the last mark sends the PEP to the Virtual School (S:451-466, domain.md 4.3)."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.definition import Form
from app.pep.queries.known import read_counted
from app.pep.rules.signing import Held, Outstanding, outstanding
from app.pep.tables import Pep, Section

PEPS, SECTIONS = table_of(Pep), table_of(Section)
_NOW = (
    sa.select(SECTIONS.c.id, SECTIONS.c.completed_at, PEPS.c.status, PEPS.c.meeting_date, PEPS.c.held_on)
    .join(PEPS, PEPS.c.id == SECTIONS.c.pep)
    .where(SECTIONS.c.pep == sa.bindparam("pep"), SECTIONS.c.letter == sa.bindparam("letter"))
)
_UNMARKED = sa.select(SECTIONS.c.letter).where(SECTIONS.c.pep == sa.bindparam("pep"), SECTIONS.c.completed_at.is_(None))
OPEN_AGAIN: dict[str, Any] = {"completed_at": None, "by": None, "reason": ""}


class PepClosed(Exception):
    """The PEP is with the Virtual School, signed off or withdrawn: no section changes."""


class NotYet(Exception):
    """Something stands in the way (rulings 9, 10)."""

    def __init__(self, lacking: Outstanding):
        self.lacking = lacking


def complete_section(db: Connection, *, pep: int, child: int, form: Form, letter: str, reason: str, today: dt.date, by: By) -> bool:
    """-> whether this was the last mark, so that the PEP is submitted now. Pressed twice it stays as it was.
    reason: of a child's section, how it came to be complete. Raises PepClosed, NotYet."""
    audit.lock_chain(db, child)
    now = rows(db, _NOW, {"pep": pep, "letter": letter}).one()
    if now.status != "open":
        raise PepClosed
    if now.completed_at is not None:
        return False
    section = next(section for section in form.sections if section.letter == letter)
    lacking = outstanding(form, section, read_counted(db, pep=pep).known, Held(now.meeting_date, now.held_on), today)
    if not lacking.is_empty:
        raise NotYet(lacking)
    mark = {"completed_at": clock.now(), "by": by.person, "reason": reason}
    rows(db, sa.update(SECTIONS).where(SECTIONS.c.id == now.id).values(mark))
    audit.record(db, child=child, by=by, verb="section.completed", subject="section", subject_id=now.id)
    return _submit_if_last(db, pep, child, form, by)


def _submit_if_last(db: Connection, pep: int, child: int, form: Form, by: By) -> bool:
    """open → submitted when every section that is marked at all is complete (architecture 3, Status)."""
    wanted = {section.letter for section in form.sections if section.marked_by}
    if wanted & set(rows(db, _UNMARKED, {"pep": pep}).scalars()):
        return False
    rows(db, sa.update(PEPS).where(PEPS.c.id == pep).values(status="submitted"))
    audit.record(db, child=child, by=by, verb="pep.submitted", subject="pep", subject_id=pep)
    return True


def reopen_section(db: Connection, *, pep: int, child: int, letter: str, by: By) -> None:
    """Undo, until the PEP is submitted (domain.md 4.3, 7). Raises PepClosed."""
    audit.lock_chain(db, child)
    if rows(db, _NOW, {"pep": pep, "letter": letter}).one().status != "open":
        raise PepClosed
    unmark(db, pep=pep, child=child, letters=[letter], by=by)


def unmark(db: Connection, *, pep: int, child: int, letters: Collection[str], by: By) -> None:
    """Part of reopening, and of a child's new visit or new words, which undo the mark of the child's section."""
    these = (SECTIONS.c.pep == pep, SECTIONS.c.letter.in_(letters), SECTIONS.c.completed_at.is_not(None))
    for section in rows(db, sa.select(SECTIONS.c.id).where(*these)).scalars().all():
        rows(db, sa.update(SECTIONS).where(SECTIONS.c.id == section).values(OPEN_AGAIN))
        audit.record(db, child=child, by=by, verb="section.reopened", subject="section", subject_id=section)
