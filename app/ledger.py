"""A table of current rows and its append-only history: how both are read and written by every save (answers and facts alike)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app.db import rows
from app.versioned import Sent, Stored, Verdict

NO_WRITER = "-"  # matches no page load


@dataclass(frozen=True)
class Ledger:
    """owner: the column of `versions` that names the current row."""

    current: sa.Table
    versions: sa.Table
    owner: str

    @property
    def history_matters(self) -> sa.ColumnElement[bool]:
        """Join condition: the version that stands, the one that was seen, and all that name this writer. Binds seen, writer, taken."""
        version, current = self.versions.c, self.current.c
        return (version[self.owner] == current.id) & sa.or_(
            version.version == current.version,
            version.version == sa.bindparam("seen", type_=sa.Integer),
            version.writer == sa.bindparam("writer", type_=sa.String),
            version.after.like(sa.bindparam("taken", type_=sa.String)),
        )

    @property
    def history_columns(self) -> list[sa.ColumnElement[Any]]:
        names = ("version", "text", "writer", "seq", "after")
        return [self.versions.c[name].label(f"history_{name}") for name in names]


def history_binds(sent: Sent) -> dict[str, Any]:
    writer = sent.writer or NO_WRITER
    return {"seen": sent.seen, "writer": writer, "taken": f"%{writer}.%"}


def read_history(found: Sequence[Mapping[str, Any]]) -> list[Stored]:
    """The rows of a select over `history_columns`."""
    return [
        Stored(row["history_version"], row["history_text"], row["history_writer"], row["history_seq"], row["history_after"])
        for row in found
        if row["history_text"] is not None
    ]


def put(
    db: Session,
    ledger: Ledger,
    verdict: Verdict,
    sent: Sent,
    *,
    found: Mapping[str, Any] | None,
    key: Mapping[str, Any],
    standing: Mapping[str, Any],
    stamp: Mapping[str, Any],
) -> tuple[int, int]:
    """Writes the current row (when the verdict is WRITE) and a version row. -> (version row's id, version that stands now).

    found: id and version of the current row; key: what makes it unique; standing: its further columns; stamp: who and when, in both."""
    number = (found["version"] if found else 0) + 1
    hand = {"text": sent.text, "writer": sent.writer, "seq": sent.seq}
    if found is None:
        values = {**key, **standing, **hand, **stamp, "version": number}
        owner = rows(db, sa.insert(ledger.current).values(values).returning(ledger.current.c.id)).scalar_one()
    else:
        owner = found["id"]
        if verdict is Verdict.WRITE:
            rows(db, sa.update(ledger.current).where(ledger.current.c.id == owner).values({**standing, **hand, **stamp, "version": number}))
    version = {ledger.owner: owner, **hand, "after": sent.after, "version": number if verdict is Verdict.WRITE else None, **stamp}
    version_id = rows(db, sa.insert(ledger.versions).values(version).returning(ledger.versions.c.id)).scalar_one()
    return version_id, number if verdict is Verdict.WRITE else (found["version"] if found else 0)
