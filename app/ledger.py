"""A table of current rows and its append-only history: how both are read and written by every save (answers and facts alike)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.dml import ReturningInsert

from app.db import Connection, rows
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
        """Join condition: the version that stands, the one that was seen, this writer's from this edit on, and what took it over.
        Older edits of the same hand decide nothing: an hour of typing is not read again at each save. Binds seen, writer, seq, taken."""
        version, current = self.versions.c, self.current.c
        return (version[self.owner] == current.id) & sa.or_(
            version.version == current.version,
            version.version == sa.bindparam("seen", type_=sa.Integer),
            (version.writer == sa.bindparam("writer", type_=sa.String)) & (version.seq >= sa.bindparam("seq", type_=sa.Integer)),
            version.after.like(sa.bindparam("taken", type_=sa.String)),
        )

    @cached_property
    def add(self) -> ReturningInsert[Any]:
        """Statements are built once; a save only brings its values."""
        return sa.insert(self.current).returning(self.current.c.id)

    @cached_property
    def change(self) -> sa.Update:
        return sa.update(self.current).where(self.current.c.id == sa.bindparam("of_id"))

    @cached_property
    def note(self) -> ReturningInsert[Any]:
        return sa.insert(self.versions).returning(self.versions.c.id)

    @property
    def history_columns(self) -> list[sa.ColumnElement[Any]]:
        names = ("version", "text", "writer", "seq", "after")
        return [self.versions.c[name].label(f"history_{name}") for name in names]


def history_binds(sent: Sent) -> dict[str, Any]:
    writer = sent.writer or NO_WRITER
    return {"seen": sent.seen, "writer": writer, "seq": sent.seq or 0, "taken": f"%{writer}.%"}


def read_history(found: Sequence[Mapping[str, Any]]) -> list[Stored]:
    """The rows of a select over `history_columns`."""
    return [
        Stored(row["history_version"], row["history_text"], row["history_writer"], row["history_seq"], row["history_after"])
        for row in found
        if row["history_text"] is not None
    ]


def put(
    db: Connection,
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
    now = {**standing, **hand, **stamp, "version": number}
    if found is None:
        owner = rows(db, ledger.add, {**key, **now}).scalar_one()
    else:
        owner = found["id"]
        if verdict is Verdict.WRITE:
            rows(db, ledger.change, {**now, "of_id": owner})
    version = {ledger.owner: owner, **hand, "after": sent.after, "version": number if verdict is Verdict.WRITE else None, **stamp}
    version_id = rows(db, ledger.note, version).scalar_one()
    return version_id, number if verdict is Verdict.WRITE else (found["version"] if found else 0)
