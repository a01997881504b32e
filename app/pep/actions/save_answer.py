"""The one way in for an answer: field, page Save, path and late words all come here (architecture 3, Saving)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from app import audit, clock, ledger
from app.audit import By
from app.children.actions.set_fact import set_fact
from app.db import Connection, table_of
from app.kinds import CHILD_LIMIT, Parsed, clean_text, parsers
from app.pep.actions.complete_section import unmark
from app.pep.actions.keep_late_words import keep_late_words
from app.pep.actions.recount import recount_child, recount_pep
from app.pep.actions.rows import FullGroup, NoSuchRow, add_row
from app.pep.definition import Place
from app.pep.queries.signing import is_open, why_closed
from app.pep.rules.saving import TYPED, Provenance, Saved, Target
from app.pep.rules.voices import ADULT, CHILD, SAID, SEEN, AnswerKey
from app.pep.tables import Answer, AnswerRow, AnswerVersion, Pep, Section
from app.prepared import Prepared
from app.versioned import Sent, Stored, Verdict, decide

PEPS, SECTIONS, ROWS = table_of(Pep), table_of(Section), table_of(AnswerRow)
LEDGER = ledger.Ledger(table_of(Answer), table_of(AnswerVersion), owner="answer")
ANSWER = LEDGER.current
KINDS = parsers()
_THIS = sa.and_(ANSWER.c.pep == PEPS.c.id, *(ANSWER.c[name] == sa.bindparam(name) for name in ("question", "row", "voice", "author")))
_READ = Prepared(
    sa.select(
        *(ANSWER.c[name] for name in ("id", "version", "text", "value", "visit", "carried", "audience", "helper", "signal", "at")),
        *(PEPS.c.status, SECTIONS.c.started, SECTIONS.c.completed_at, ROWS.c.id.label("row_id"), ROWS.c.group, ROWS.c.removed_at),
        audit.head(sa.bindparam("child", type_=sa.BigInteger)).label("head"),
        *LEDGER.history_columns,
    )
    .select_from(
        PEPS.join(SECTIONS, (SECTIONS.c.pep == PEPS.c.id) & (SECTIONS.c.letter == sa.bindparam("letter")))
        .outerjoin(ANSWER, _THIS)
        .outerjoin(ROWS, (ROWS.c.pep == PEPS.c.id) & (ROWS.c.key == sa.bindparam("row")))
        .outerjoin(LEDGER.versions, LEDGER.history_matters)
    )
    .where(PEPS.c.id == sa.bindparam("pep"))
)
_START = Prepared(
    sa.update(SECTIONS)
    .where(SECTIONS.c.pep == sa.bindparam("of_pep"), SECTIONS.c.letter == sa.bindparam("of_letter"))
    .values(started=sa.true())
)
REMOVED = "Somebody removed this {one}. Your words are kept; Undo brings it back."
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Save:
    """Everything about one save but the database."""

    target: Target
    place: Place
    key: AnswerKey
    sent: Sent
    by: By
    provenance: Provenance

    @property
    def author(self) -> int:
        """A line beside the child's is one per author; of every other answer there is one."""
        return self.by.person if self.key.voice in (SAID, SEEN) else 0

    @property
    def newest_wins(self) -> bool:
        """A visit never conflicts (ruling 5); what an adult notes on one has a row of its own, so only that visit writes it."""
        return self.key.voice == CHILD or self.provenance.visit is not None

    def parse(self) -> Parsed:
        """An adult's line beside a child's is words, whatever the child's own kind; a child's limit is the smaller."""
        question = self.place.question
        if self.key.voice in (SAID, SEEN):
            return KINDS["long_text"](self.sent.text, question)
        asked = replace(question, limit=CHILD_LIMIT) if self.key.voice == CHILD else question
        return KINDS[question.kind](self.sent.text, asked)


def save_answer(
    db: Connection, *, target: Target, place: Place, key: AnswerKey, sent: Sent, by: By, provenance: Provenance = TYPED
) -> Saved:
    """Stores what was typed, exactly but for control characters; what is not a value does not count (rulings 3, 4). Raises NoSuchRow."""
    save = Save(target, place, key, replace(sent, text=clean_text(sent.text)), by, provenance)
    audit.lock_chain(db, target.child)
    return _save_fact(db, save) if place.question.fact else _save_own(db, save)


def _save_own(db: Connection, save: Save) -> Saved:
    parsed = save.parse()
    found = _read(db, save)
    now = found[0]
    if now["status"] != "open" or not save.target.open or (now["completed_at"] and save.key.voice != CHILD):
        return _closed(db, save, now)
    _must_fit(save, now)
    verdict = _decide(found, save)
    if verdict is Verdict.SAME:
        return Saved(200, now["version"] or 0, parsed, at=now["at"])
    if parsed.refused:
        return Saved(422, now["version"] or 0, parsed)
    if verdict is Verdict.CONFLICT:
        return Saved(409, now["version"], parsed, theirs=now["text"])
    try:
        return _write(db, save, parsed, verdict, now)
    except FullGroup as full:
        return Saved(422, 0, Parsed(problem=str(full)))


def _read(db: Connection, save: Save) -> Sequence[Row]:
    """The PEP, the section, the answer and the history that decides: one statement."""
    binds = {"pep": save.target.pep, "child": save.target.child, "letter": save.place.section.letter, "author": save.author}
    return _READ.records(db, {**binds, **save.key._asdict(), **ledger.history_binds(save.sent)})


def _must_fit(save: Save, now: Row) -> None:
    """A row is of one group, and a group that comes from the last PEP gets no new ones."""
    group = save.place.question.rows
    if group and not (now["group"] == group if now["row_id"] else save.place.page.group(group).can_grow):
        raise NoSuchRow


def _decide(found: Sequence[Row], save: Save) -> Verdict:
    history = ledger.read_history(found)
    verdict = decide(history, save.sent, newest_wins=save.newest_wins)
    if verdict is not Verdict.CONFLICT and _opens_otherwise(found[0], save, history):
        verdict = Verdict.WRITE
    overtaken = save.provenance.ended and (found[0]["visit"] or 0) > (save.provenance.visit or 0)
    return Verdict.OLDER if verdict is Verdict.WRITE and overtaken else verdict


def _opens_otherwise(now: Row, save: Save, history: Sequence[Stored]) -> bool:
    """Are these the words that stand, for other readers than now, or told in another way?
    Not so for a late repetition: the same page has said more since."""
    came, sent = save.provenance, save.sent
    same_words = now["id"] is not None and now["text"] == sent.text
    later = any(row.writer == sent.writer and (row.seq or 0) >= (sent.seq or 0) for row in history if sent.writer)
    told = came.signal is not None and sent.writer is not None and (came.signal, came.helper) != (now["signal"], now["helper"])
    return same_words and not later and (told or (came.chosen and came.audience != now["audience"]))


def _write(db: Connection, save: Save, parsed: Parsed, verdict: Verdict, now: Row) -> Saved:
    value = None if parsed.value is None or not save.provenance.counts else json.dumps(parsed.value, ensure_ascii=False)
    came, at, group = save.provenance, clock.now(), save.place.question.rows
    if group and now["row_id"] is None:
        add_row(db, pep=save.target.pep, group=save.place.page.group(group), key=save.key.row)
    version_id, version = ledger.put(
        db,
        LEDGER,
        verdict,
        save.sent,
        found=now if now["id"] else None,
        key={"pep": save.target.pep, **save.key._asdict(), "author": save.author},
        standing=_standing(came, now, value),
        stamp={"by": save.by.person, "at": at, "helper": came.helper, "visit": came.visit},
    )
    event = {"verb": "answer.saved", "subject": "answer_version", "subject_id": version_id, "prev": now["head"]}
    audit.record(db, child=save.target.child, by=save.by, **event)
    if now["completed_at"]:  # only a child's words come this far: whoever marked the section has not seen them
        unmark(db, pep=save.target.pep, child=save.target.child, letters=[save.place.section.letter], by=save.by)
    if verdict is Verdict.WRITE:
        _note_progress(db, save, now, value)
    removed = now["removed_at"] is not None
    if removed:
        parsed = replace(parsed, doubtful="", problem=REMOVED.format(one=save.place.page.group(group).one))
    return Saved(200, version, parsed, at=at, removed=removed)


def _standing(came: Provenance, now: Row, value: str | None) -> dict[str, Any]:
    """The columns of the answer that stand beside its words."""
    said = {"value": value, "route": came.route, "stop": came.stop, "signal": came.signal or ""}
    return {**said, "carried": False, "unchanged_since": None, **_readers(came, now)}


def _readers(came: Provenance, now: Row) -> dict[str, str]:
    """Nothing is widened, or narrowed, in silence (ruling 14)."""
    return {"audience": came.audience} if came.audience and (came.chosen or now["id"] is None) else {}


def _note_progress(db: Connection, save: Save, now: Row, value: str | None) -> None:
    """Counts anew when an answer begins or ceases to count, or another question hangs on it. Nothing is sent when nothing moves."""
    if not now["started"]:
        _START.run(db, {"of_pep": save.target.pep, "of_letter": save.place.section.letter})
    flipped = (value is None) != (now["value"] is None) or now["carried"]
    hangs = value != now["value"] and save.place.decides
    is_new_row = bool(save.place.question.rows) and now["row_id"] is None
    if save.key.voice == ADULT and (flipped or hangs or is_new_row):
        recount_pep(db, pep=save.target.pep)


def _save_fact(db: Connection, save: Save) -> Saved:
    """A fact is the child's, not the PEP's: only whether this page may change it depends on the PEP."""
    still_open = is_open(save.target.pep, save.place.section.letter)
    fact = set_fact(db, child=save.target.child, name=save.place.question.fact, sent=save.sent, by=save.by, only_if=still_open)
    if fact.wrote:
        recount_child(db, child=save.target.child)
        _START.run(db, {"of_pep": save.target.pep, "of_letter": save.place.section.letter})
    if fact.status == 423:
        return Saved(423, fact.version, Parsed(problem=_why(db, save)))
    return Saved(fact.status, fact.version, fact.parsed, fact.theirs, fact.at)


def _why(db: Connection, save: Save) -> str:
    """Signed off, with the Virtual School, or who marked the section completed."""
    return why_closed(db, pep=save.target.pep, letter=save.place.section.letter)


def _closed(db: Connection, save: Save, now: Row) -> Saved:
    """Staff are told and keep their words on the device; a child's words go to those who may read the answer, never to nothing."""
    if save.key.voice != CHILD:
        return Saved(423, now["version"] or 0, Parsed(problem=_why(db, save)))
    audience = _readers(save.provenance, now).get("audience") or now["audience"] or "team"
    late = replace(save.provenance, audience=audience)
    keep_late_words(db, target=save.target, question=save.key.question, sent=save.sent, provenance=late, by=save.by)
    return Saved(202, now["version"] or 0)
