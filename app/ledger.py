"""A table of current rows and its append-only history: how both are read and written by every save (answers and facts alike)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from app.db import Connection
from app.prepared import Prepared
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
    def _made(self) -> dict[tuple[str, ...], Prepared]:
        return {}

    def _write(self, how: str, statement: sa.Executable, values: Mapping[str, Any]) -> Prepared:
        """Statements are built once; a save only brings its values."""
        shape = (how, *values)
        if shape not in self._made:
            self._made[shape] = Prepared(statement, *(name for name in values if name != "of_id"))
        return self._made[shape]

    def add(self, db: Connection, values: Mapping[str, Any]) -> int:
        """A new current row -> its id."""
        return int(self._write("add", sa.insert(self.current).returning(self.current.c.id), values).scalar(db, values))

    def change(self, db: Connection, values: Mapping[str, Any]) -> None:
        """of_id: the current row."""
        self._write("change", sa.update(self.current).where(self.current.c.id == sa.bindparam("of_id")), values).run(db, values)

    def note(self, db: Connection, values: Mapping[str, Any]) -> int:
        """A new version -> its id."""
        return int(self._write("note", sa.insert(self.versions).returning(self.versions.c.id), values).scalar(db, values))

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
        owner = ledger.add(db, {**key, **now})
    else:
        owner = found["id"]
        if verdict is Verdict.WRITE:
            ledger.change(db, {**now, "of_id": owner})
    version = {ledger.owner: owner, **hand, "after": sent.after, "version": number if verdict is Verdict.WRITE else None, **stamp}
    version_id = ledger.note(db, version)
    return version_id, number if verdict is Verdict.WRITE else (found["version"] if found else 0)
