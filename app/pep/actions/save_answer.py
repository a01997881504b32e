"""The one way in for an answer: field, page Save, path and late words all come here (architecture 3, Saving)."""
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app import audit, clock, ledger
from app.audit import By
from app.children.actions.set_fact import set_fact
from app.db import rows, table_of
from app.kinds import CHILD_LIMIT, Parsed, clean_text, parsers
from app.pep.actions.keep_late_words import keep_late_words
from app.pep.actions.recount import recount_child
from app.pep.definition import Place, Question
from app.pep.rules.voices import CHILD, AnswerKey
from app.pep.tables import Answer, AnswerVersion, Pep, Section
from app.versioned import Sent, Verdict, decide

PEPS, SECTIONS = table_of(Pep), table_of(Section)
LEDGER = ledger.Ledger(table_of(Answer), table_of(AnswerVersion), owner="answer")
ANSWER = LEDGER.current
KINDS = parsers()
HEAD = audit.head(sa.bindparam("child", type_=sa.BigInteger))
_THIS = sa.and_(
    ANSWER.c.pep == PEPS.c.id, *(ANSWER.c[name] == sa.bindparam(name) for name in ("question", "row", "voice", "author")))
_READ = (
    sa.select(PEPS.c.status, SECTIONS.c.started, ANSWER.c.id, ANSWER.c.version, ANSWER.c.text, ANSWER.c.value, ANSWER.c.visit, ANSWER.c.at,
              HEAD.label("head"), *LEDGER.history_columns)
    .select_from(PEPS.join(SECTIONS, (SECTIONS.c.pep == PEPS.c.id) & (SECTIONS.c.letter == sa.bindparam("letter")))
                 .outerjoin(ANSWER, _THIS).outerjoin(LEDGER.versions, LEDGER.history_matters))
    .where(PEPS.c.id == sa.bindparam("pep"))
)
_PROGRESS = (
    sa.update(SECTIONS).where(SECTIONS.c.pep == sa.bindparam("of_pep"), SECTIONS.c.letter == sa.bindparam("of_letter"))
    .values(left=SECTIONS.c.left - sa.bindparam("flipped", type_=sa.Integer), started=sa.true())
)


@dataclass(frozen=True)
class Provenance:
    """How the words came. visit: the child's visit; ended: it was over when they arrived, so they never replace a later visit's."""

    route: str = "typed"
    stop: str = ""
    helper: str = ""
    visit: int | None = None
    ended: bool = False


@dataclass(frozen=True)
class Target:
    """Which PEP and child, as the entry found them."""

    pep: int
    child: int
    open: bool


@dataclass(frozen=True)
class Saved:
    """status: 200 saved, 202 kept for the team, 409 theirs stands, 422 not an option, 423 closed. version: what stands now."""

    status: int
    version: int
    parsed: Parsed = Parsed()
    theirs: str = ""
    at: dt.datetime | None = None


def save_answer(
    db: Session, *, target: Target, place: Place, key: AnswerKey, sent: Sent, by: By, provenance: Provenance = Provenance(),
) -> Saved:
    """Stores what was typed, exactly but for control characters; what is not a value does not count (rulings 3, 4)."""
    sent = replace(sent, text=clean_text(sent.text))
    audit.lock_chain(db, target.child)
    if place.question.fact:
        return _save_fact(db, target, place, sent, by)
    parsed = _parse(place.question, key, sent)
    author = by.person if key.voice in ("said", "seen") else 0
    found = rows(db, _READ, {"pep": target.pep, "child": target.child, "letter": place.section.letter, **key._asdict(), "author": author,
                             **ledger.history_binds(sent)}).mappings().all()
    now = found[0]
    if parsed.refused:
        return Saved(422, now["version"] or 0, parsed)
    if now["status"] != "open":
        return _closed(db, target, key, sent, provenance, by, now)
    verdict = _decide(found, sent, key, provenance)
    if verdict is Verdict.CONFLICT:
        return Saved(409, now["version"], parsed, theirs=now["text"])
    if verdict is Verdict.SAME:
        return Saved(200, now["version"] or 0, parsed, at=now["at"])
    return _write(db, target, place, key, sent, author, by, provenance, parsed, verdict, now)


def _parse(question: Question, key: AnswerKey, sent: Sent) -> Parsed:
    """An adult's line beside a child's is words, whatever the child's own kind; a child's limit is the smaller."""
    if key.voice in ("said", "seen"):
        return KINDS["long_text"](sent.text, question)
    limit = CHILD_LIMIT if key.voice == CHILD else question.limit
    return KINDS[question.kind](sent.text, replace(question, limit=limit))


def _decide(found: list[Mapping[str, Any]], sent: Sent, key: AnswerKey, provenance: Provenance) -> Verdict:
    verdict = decide(ledger.read_history(found), sent, newest_wins=key.voice == CHILD)
    overtaken = provenance.ended and (found[0]["visit"] or 0) > (provenance.visit or 0)
    return Verdict.OLDER if verdict is Verdict.WRITE and overtaken else verdict


def _write(
    db: Session, target: Target, place: Place, key: AnswerKey, sent: Sent, author: int, by: By, provenance: Provenance,
    parsed: Parsed, verdict: Verdict, now: Mapping[str, Any],
) -> Saved:
    value = None if parsed.value is None else json.dumps(parsed.value, ensure_ascii=False)
    at = clock.now()
    version_id, version = ledger.put(
        db, LEDGER, verdict, sent, found=now if now["id"] else None, key={"pep": target.pep, **key._asdict(), "author": author},
        standing={"value": value, "route": provenance.route, "stop": provenance.stop},
        stamp={"by": by.person, "at": at, "helper": provenance.helper, "visit": provenance.visit})
    audit.record(db, child=target.child, by=by, verb="answer.saved", subject="answer_version", subject_id=version_id, prev=now["head"])
    flipped = (value is not None) - (now["value"] is not None) if verdict is Verdict.WRITE and place.question.mandatory else 0
    if flipped or not now["started"]:
        rows(db, _PROGRESS, {"of_pep": target.pep, "of_letter": place.section.letter, "flipped": flipped})
    return Saved(200, version, parsed, at=at)


def _save_fact(db: Session, target: Target, place: Place, sent: Sent, by: By) -> Saved:
    """A fact is the child's, not the PEP's: only whether this page may change it depends on the PEP."""
    if not target.open:
        return Saved(423, 0)
    fact = set_fact(db, child=target.child, name=place.question.fact, sent=sent, by=by)
    if fact.flipped:
        recount_child(db, child=target.child)
        rows(db, _PROGRESS, {"of_pep": target.pep, "of_letter": place.section.letter, "flipped": 0})
    return Saved(fact.status, fact.version, fact.parsed, fact.theirs, fact.at)


def _closed(
    db: Session, target: Target, key: AnswerKey, sent: Sent, provenance: Provenance, by: By, now: Mapping[str, Any],
) -> Saved:
    """Staff are told and keep their words on the device; a child's words go to the team, never to nothing."""
    if key.voice != CHILD:
        return Saved(423, now["version"] or 0)
    keep_late_words(db, target_pep=target.pep, child=target.child, question=key.question, sent=sent, visit=provenance.visit or 0,
                    helper=provenance.helper, by=by)
    return Saved(202, now["version"] or 0)
