"""Beside a field: how its answer came to stand as it does, and what stood there in the plan before."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app import clock
from app.pep.building.fields import MANY, shown, theirs_body
from app.pep.building.words import stop_words
from app.pep.definition import Place, Question, may_see
from app.pep.queries.history import Written
from app.pep.queries.pages import PageSource
from app.pep.rules.progress import is_shown
from app.pep.rules.reading import Readable, Reader, may_read
from app.pep.rules.voices import ADULT, CHILD, AnswerKey, helper_words
from app.pep.views import ChildWords


@dataclass(frozen=True)
class Change:
    """One step of an answer's history. before None: not for this reader, or words that never stood. of: which part of a stop.
    late: words that came when newer ones stood already."""

    who: str
    at: dt.datetime
    before: str | None
    after: str
    of: str = ""
    late: bool = False


@dataclass(frozen=True)
class HistoryView:
    key: str
    label: str
    changes: tuple[Change, ...]  # newest first


@dataclass(frozen=True)
class LastView:
    """The same question in the plan before. day None: there is none that this reader may read. words: the child's own.
    copy: the answer as a form body, where it may be put into the field."""

    key: str
    label: str
    day: dt.date | None
    text: str = ""
    words: tuple[ChildWords, ...] = ()
    copy: str = ""
    called: str = ""


def build_history(written: Sequence[Written], parts: Sequence[Question], key: AnswerKey, *, called: str, reader: Reader) -> HistoryView:
    """parts: the question, and in Section C those joined to it. Of a child's words only what this reader may read."""
    mine = [one for one in written if key.voice == ADULT or may_read(Readable(one.audience, one.author, one.at), reader)]
    steps = [
        change
        for part in parts
        for row in dict.fromkeys(one.row for one in mine if one.question == part.id)
        for change in _steps(part, _of_row(written, row), _of_row(mine, row), parts[0], key.voice, called)
    ]
    label = parts[0].label.format(name=called)
    return HistoryView(str(key), label, tuple(sorted(steps, key=lambda step: step.at, reverse=True)))


def _of_row(written: Sequence[Written], row: str) -> list[Written]:
    return [one for one in written if one.row == row]


def _named(part: Question, lead: Question, row: str, called: str) -> str:
    """Which part of a stop, or which picture of a board, "" for the answer itself."""
    return dict((*part.more, *part.items)).get(row, row) if part.items else "" if part is lead else part.label.format(name=called)


def _steps(part: Question, written: Sequence[Written], mine: Sequence[Written], lead: Question, voice: str, called: str) -> list[Change]:
    question = part if voice in (ADULT, CHILD) else None  # an adult's line beside a child's is words, whatever the child's own kind
    steps, before = [], _first(part, written, mine)
    for one in (one for one in mine if one.question == part.id):
        words = shown(question, one.text) if question else one.text
        who = " · ".join(filter(None, (called, helper_words(one.helper, called)))) if voice == CHILD else one.by_name
        late = one.version is None
        if late and words == before:  # the words that stood already, typed again
            continue
        steps.append(Change(who, one.at, None if late else before, words, _named(part, lead, one.row, called), late))
        before = before if late else words
    return steps


def _first(part: Question, written: Sequence[Written], mine: Sequence[Written]) -> str | None:
    """What stood before the first step that this reader may read: nothing, or something that is not for them."""
    hidden = [one for one in written if one.question == part.id and one not in mine]
    return None if hidden else ""


def until(written: Sequence[Written], day: dt.date | None) -> list[Written]:
    """Of a signed-off PEP: what a fact has become since is not its history."""
    return [one for one in written if day is None or clock.local(one.at).date() <= day]


def build_last(source: PageSource, place: Place, key: AnswerKey, *, row: str | None, may_copy: bool, label: str) -> LastView:
    """source: the PEP before; place: the question in this one; row: the key of its row then, None = the row was not there yet."""
    pep, name = source.pep, place.question.copies or place.question.id
    then, day = source.form.places.get(name), pep.meeting_date or pep.initiated
    plain = LastView(str(key), label, day, called=source.child.called)
    if then is None or row is None or then.question.replies_to or not may_see(then.question, source.reader.role):
        return plain
    if key.voice == CHILD:
        return LastView(str(key), label, day, words=stop_words(source, then.page.questions, then.question), called=source.child.called)
    line = source.held.one(name, ADULT, row) if is_shown(source.form, then.question, source.known, row) else None
    if key.voice != ADULT or line is None or not line.text:
        return plain
    copy = theirs_body(str(key), line.text, many=place.question.kind in MANY) if may_copy and _fits(place.question, line.text) else ""
    return LastView(str(key), label, day, shown(then.question, line.text), copy=copy, called=source.child.called)


def _fits(question: Question, text: str) -> bool:
    """An option that is no longer offered cannot be chosen again (ruling 13)."""
    offered = {value for value, _ in question.options if value not in question.retired}
    return not question.options or set(filter(None, text.split("\n"))) <= offered
