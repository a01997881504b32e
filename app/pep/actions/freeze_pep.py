"""Signing off locks a PEP: a snapshot of questions as worded and answers, then no more changes (ruling 10)."""

import datetime as dt
import json

import sqlalchemy as sa

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.definition import form_of
from app.pep.queries.held import held_to_json, read_called, read_held, worded
from app.pep.queries.pages import read_overrides
from app.pep.tables import Pep, Section, Snapshot

PEPS, SECTIONS, SNAPSHOTS = table_of(Pep), table_of(Section), table_of(Snapshot)
_PEP = sa.select(PEPS.c.authority, PEPS.c.edition, PEPS.c.form, PEPS.c.status).where(PEPS.c.id == sa.bindparam("pep"))


class AlreadyFrozen(Exception):
    """Only an open or submitted PEP can be signed off, and only once."""


def freeze_pep(db: Connection, *, child: int, pep: int, on: dt.date, by: By) -> None:
    """on: the day of signing off. Sections count as complete from now. Raises AlreadyFrozen."""
    audit.lock_chain(db, child)
    record = rows(db, _PEP, {"pep": pep}).one()
    if record.status not in ("open", "submitted"):
        raise AlreadyFrozen
    now = clock.now()
    held = read_held(db, pep=pep, child=child, form=form_of(record.edition, record.form))
    labels = worded(record.edition, record.form, read_called(db, child))
    content = held_to_json(held, labels, read_overrides(db, authority=record.authority, form=record.form))
    rows(db, sa.insert(SNAPSHOTS).values(pep=pep, content=json.dumps(content, ensure_ascii=False), made=now))
    unmarked = (SECTIONS.c.pep == pep, SECTIONS.c.completed_at.is_(None))  # who marked a section stays its mark
    rows(db, sa.update(SECTIONS).where(*unmarked).values(completed_at=now, by=by.person))
    rows(db, sa.update(SECTIONS).where(SECTIONS.c.pep == pep).values(left=0))
    rows(db, sa.update(PEPS).where(PEPS.c.id == pep).values(status="signed_off", signed_off=on))
    audit.record(db, child=child, by=by, verb="pep.signed_off", subject="pep", subject_id=pep)
