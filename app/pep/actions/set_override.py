"""What an authority asks otherwise than the edition does (rulings 17, 18). Takes effect on pages at once; stored progress follows."""

from collections.abc import Iterator

import sqlalchemy as sa

from app import audit, clock
from app.audit import ACCOUNTS, By
from app.db import Connection, insert, rows, table_of
from app.pep.rules.known import Override
from app.pep.tables import Pep, QuestionOverride

PEPS, OVERRIDES = table_of(Pep), table_of(QuestionOverride)
BATCH = 50  # PEPs counted anew in one transaction: no other writer waits for long
_OPEN = sa.select(PEPS.c.id).where(
    PEPS.c.authority == sa.bindparam("authority"), PEPS.c.form == sa.bindparam("form"), PEPS.c.status == "open"
)


def set_override(db: Connection, *, authority: int, form: str, question: str, to: Override, reason: str, by: By) -> None:
    """One row a question. The caller counts the authority's open PEPs anew, in batches: `open_batches` and `recount_peps`."""
    audit.lock_chain(db, ACCOUNTS)
    key = {"authority": authority, "form": form, "question": question}
    standing = {
        "mandatory": to.mandatory,
        "asked": to.asked,
        "not_known": to.not_known,
        "reason": reason,
        "by": by.person,
        "at": clock.now(),
    }
    statement = insert(db, OVERRIDES).values({**key, **standing})
    kept = statement.on_conflict_do_update(index_elements=list(key), set_=standing).returning(OVERRIDES.c.id)
    made = rows(db, kept).scalar_one()
    audit.record(db, child=ACCOUNTS, by=by, verb="override.set", subject="question_override", subject_id=made)


def open_batches(db: Connection, *, authority: int, form: str) -> Iterator[list[int]]:
    """The open PEPs that an override concerns, BATCH at a time."""
    found = list(rows(db, _OPEN, {"authority": authority, "form": form}).scalars())
    return (found[start : start + BATCH] for start in range(0, len(found), BATCH))
