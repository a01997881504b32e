"""A new PEP begins with what still holds of the last one: copied with its source, to be confirmed once per page (rulings 10, 17)."""

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app import clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.definition import Form, Group, Question
from app.pep.rules.voices import ADULT
from app.pep.tables import Answer, AnswerRow, AnswerVersion, Pep

PEPS, ANSWERS, VERSIONS, ROWS = table_of(Pep), table_of(Answer), table_of(AnswerVersion), table_of(AnswerRow)
KEY_BYTES = 10
_LAST = (
    sa.select(
        *(ANSWERS.c[name] for name in ("question", "row", "text", "value", "unchanged_since")),
        sa.func.coalesce(PEPS.c.meeting_date, PEPS.c.initiated).label("day"),
        ROWS.c.removed_at,
    )
    .select_from(
        ANSWERS.join(PEPS, PEPS.c.id == ANSWERS.c.pep).outerjoin(ROWS, (ROWS.c.pep == ANSWERS.c.pep) & (ROWS.c.key == ANSWERS.c.row))
    )
    .where(ANSWERS.c.pep == sa.bindparam("last"), ANSWERS.c.voice == ADULT)
    .order_by(ANSWERS.c.id)
)
_KEYS = (
    sa.select(ROWS.c.id, ROWS.c.key, ROWS.c.group)
    .where(ROWS.c.pep == sa.bindparam("last"), ROWS.c.removed_at.is_(None))
    .order_by(ROWS.c.position)
)
Cells = Mapping[tuple[str, str], Any]


def carry_forward(db: Connection, *, pep: int, form: Form, last: int, by: By) -> None:
    """Part of the creation of a PEP, which records the event. Each copy is a version of its own: history begins with it.
    A row of which no word is left stays behind."""
    found: Cells = {(row.question, row.row): row for row in rows(db, _LAST, {"last": last}) if row.text and row.removed_at is None}
    plain = [place.question for place in form.places.values() if place.question.of_last_pep and not place.question.rows]
    for question in plain:
        _copy(db, pep, question, "", found.get((question.of_last_pep, "")), by)
    keys = rows(db, _KEYS, {"last": last}).all()
    for group in form.groups.values():
        if group.of_last_pep:
            columns = [question.of_last_pep for question in group.questions if question.of_last_pep]
            old = [row for row in keys if row.group == group.of_last_pep and any((column, row.key) in found for column in columns)]
            _copy_rows(db, pep, group, old, found, by)


def _copy_rows(db: Connection, pep: int, group: Group, old: list[Any], found: Cells, by: By) -> None:
    for position, row in enumerate(old, start=1):
        key = secrets.token_hex(KEY_BYTES)
        values = {"pep": pep, "key": key, "group": group.id, "position": position, "copied_from": row.id}
        rows(db, sa.insert(ROWS).values(values))
        for question in group.questions:
            if question.of_last_pep:
                _copy(db, pep, question, key, found.get((question.of_last_pep, row.key)), by)


def _copy(db: Connection, pep: int, question: Question, row: str, words: Any, by: By) -> None:
    """A column that nobody answers any more (what last plan's target said) needs nobody's word that it still holds."""
    if words is None:
        return
    stamp = {"text": words.text, "version": 1, "by": by.person, "at": clock.now()}
    since: dt.date = words.unchanged_since or words.day
    key = {"pep": pep, "question": question.id, "row": row, "voice": ADULT, "author": 0, "route": "carried", "stop": "", "helper": ""}
    more = {"value": words.value, "carried": bool(question.answered_by), "unchanged_since": since if question.answered_by else None}
    made = rows(db, sa.insert(ANSWERS).values({**key, **stamp, **more, **DEFAULTS}).returning(ANSWERS.c.id)).scalar_one()
    rows(db, sa.insert(VERSIONS).values({"answer": made, **stamp, "after": "", "helper": ""}))


DEFAULTS = {"note": "", "audience": "team", "signal": "", "sure": 0}
