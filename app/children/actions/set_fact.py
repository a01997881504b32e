"""The one way to change a child's fact, from whichever page."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app import audit, clock, ledger
from app.audit import By
from app.children.facts import FACTS, FactDefinition
from app.children.tables import Child, Fact, FactVersion
from app.db import Connection, rows, table_of
from app.kinds import Parsed, parsers
from app.versioned import Sent, Verdict, decide

LEDGER = ledger.Ledger(table_of(Fact), table_of(FactVersion), owner="fact")
HEAD = audit.head(sa.bindparam("child", type_=sa.BigInteger))
KINDS = parsers()
CHILDREN, FACT = table_of(Child), table_of(Fact)
_READ = (
    sa.select(
        CHILDREN.c.id.label("child"),
        FACT.c.id,
        FACT.c.version,
        FACT.c.text,
        FACT.c.value,
        FACT.c.by,
        FACT.c.at,
        HEAD.label("head"),
        *LEDGER.history_columns,
    )
    .select_from(
        CHILDREN.outerjoin(FACT, (FACT.c.child == CHILDREN.c.id) & (FACT.c.name == sa.bindparam("name"))).outerjoin(
            LEDGER.versions, LEDGER.history_matters
        )
    )
    .where(CHILDREN.c.id == sa.bindparam("child"))
)


@dataclass(frozen=True)
class FactSaved:
    """status: 200, 409 (theirs is set), 422 or 423. wrote: a new version stands now."""

    status: int
    version: int
    parsed: Parsed
    theirs: str = ""
    wrote: bool = False
    at: dt.datetime | None = None


def set_fact(db: Connection, *, child: int, name: str, sent: Sent, by: By, only_if: sa.ColumnElement[bool] | None = None) -> FactSaved:
    """Stores what was typed; what is not a value is kept and does not count (ruling 3).
    only_if: read in the same statement as the fact; false = 423, nothing is changed."""
    fact = FACTS[name]
    parsed = KINDS[fact.kind](sent.text, fact)
    audit.lock_chain(db, child)
    allowed = sa.true() if only_if is None else only_if
    found = (
        rows(db, _READ.add_columns(allowed.label("allowed")), {"child": child, "name": name, **ledger.history_binds(sent)}).mappings().all()
    )
    now = found[0]
    if not now["allowed"]:
        return FactSaved(423, now["version"] or 0, parsed)
    verdict = decide(ledger.read_history(found), sent, newest_wins=False)
    if verdict is Verdict.SAME:
        return FactSaved(200, now["version"] or 0, parsed, at=now["at"])
    if parsed.refused:
        return FactSaved(422, now["version"] or 0, parsed)
    if verdict is Verdict.CONFLICT:
        return FactSaved(409, now["version"], parsed, theirs=now["text"])
    return _write(db, fact, sent, verdict, parsed, now, by)


def _write(db: Connection, fact: FactDefinition, sent: Sent, verdict: Verdict, parsed: Parsed, now: Mapping[str, Any], by: By) -> FactSaved:
    value = None if parsed.value is None else json.dumps(parsed.value, ensure_ascii=False)
    at = clock.now()
    version_id, version = ledger.put(
        db,
        LEDGER,
        verdict,
        sent,
        found=now if now["id"] else None,
        key={"child": now["child"], "name": fact.id},
        standing={"value": value},
        stamp={"by": by.person, "at": at},
    )
    if verdict is Verdict.WRITE and fact.mirror and value is not None:
        _mirror(db, now["child"], fact, parsed.value)
    audit.record(db, child=now["child"], by=by, verb="fact.saved", subject="fact_version", subject_id=version_id, prev=now["head"])
    return FactSaved(200, version, parsed, wrote=verdict is Verdict.WRITE, at=at)


def _mirror(db: Connection, child: int, fact: FactDefinition, value: object) -> None:
    column = CHILDREN.c[fact.mirror]
    kept = dt.date.fromisoformat(str(value)) if isinstance(column.type, sa.Date) else value
    rows(db, sa.update(CHILDREN).where(CHILDREN.c.id == child).values({fact.mirror: kept}))
