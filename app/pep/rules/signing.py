"""Marking a section completed: what stands in the way, and how its state is put (domain.md 4.3; rulings 9, 10, 18, 20). Pure."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.access import Action, may
from app.pep.definition.question import FINDS_OUT, NOT_KNOWN, Question
from app.pep.definition.shapes import Form, Group, Section
from app.pep.rules.known import Known
from app.pep.rules.progress import Missing, is_answered, is_mandatory, is_shown, missing_on

NO_DATE = "The PEP meeting has no date yet. A section can be completed from the day of the meeting on."
TOO_EARLY = "The PEP meeting is on {day:%A} {day:%-d} {day:%B %Y}. A section can be completed from that day on."
NOT_HELD = "Nobody has confirmed yet that the PEP meeting has occurred."
HELPED, REASON_SIGN = "helped", ":"
CLOSED = {
    "open": "",
    "submitted": "This PEP is with the Virtual School and cannot be changed now.",
    "signed_off": "This PEP is signed off and can no longer change.",
    "withdrawn": "This PEP was withdrawn and can no longer change.",
}
COMPLETED = "{name} ({role}) marked section {letter} completed on {at:%-d} {at:%B %Y} at {at:%H:%M}."
REOPENED_BY = "It can be changed again when it is reopened on {page}."


@dataclass(frozen=True)
class Held:
    """The meeting as far as it decides. held_on: the day on which somebody confirmed that it took place."""

    day: dt.date | None
    held_on: dt.date | None


@dataclass(frozen=True)
class Outstanding:
    """missing: mandatory questions without an answer. meeting: why the meeting stands in the way, as a sentence; "" = it does not."""

    missing: tuple[Missing, ...]
    meeting: str

    @property
    def is_empty(self) -> bool:
        return not self.missing and not self.meeting


def may_mark(section: Section, role: str) -> bool:
    return role in section.marked_by and may(role, Action.ANSWER)


def outstanding(form: Form, section: Section, known: Known, meeting: Held, today: dt.date) -> Outstanding:
    """What a section still lacks. A child's section lacks no answer, whatever is empty (ruling 5)."""
    return Outstanding(tuple(lacks(form, section, known)), meeting_problem(section, meeting, today))


def lacks(form: Form, section: Section, known: Known) -> Iterator[Missing]:
    """In the order of its pages; with the questions that may be answered there too, such as the next meeting's date and time."""
    for page in section.pages:
        yield from missing_on(form, section, page, known)
    seen = set()
    for name in (name for page in section.pages for name in page.also):
        place = form.places.get(name)
        if place and place.section is not section and name not in seen and _is_lacking(form, place.question, known):
            yield Missing(place.section, place.page, place.question)
        seen.add(name)


def _is_lacking(form: Form, question: Question, known: Known) -> bool:
    return is_mandatory(question, known) and not is_answered(question, known) and is_shown(form, question, known)


def meeting_problem(section: Section, meeting: Held, today: dt.date) -> str:
    """Never before the day of the meeting (ruling 9); some sections not before it is confirmed."""
    day = meeting.held_on or meeting.day
    if day is None:
        return NO_DATE
    if day > today:
        return TOO_EARLY.format(day=day)
    return NOT_HELD if section.needs_held and meeting.held_on is None else ""


def not_known_yet(form: Form, section: Section, known: Known) -> Iterator[Missing]:
    """Mandatory questions that count because somebody said why it is not known yet and who finds out (ruling 18)."""
    for page in section.pages:
        for block in page.blocks:
            questions = block.questions if isinstance(block, Group) else (block,)
            keys = known.rows.get(block.id, ()) if isinstance(block, Group) else ("",)
            for key in keys:
                yield from (Missing(section, page, question, key) for question in questions if _rests(form, question, known, key))


def _rests(form: Form, question: Question, known: Known, row: str) -> bool:
    if (question.id, row) in known.values or not all((f"{question.id}.{end}", row) in known.values for end in (NOT_KNOWN, FINDS_OUT)):
        return False
    return is_answered(question, known, row) and is_shown(form, question, known, row)


def written_reason(how: str, who: str) -> str:
    """What is stored with a child's section: 'finished', 'helped:Callum Carer', …"""
    return f"{how}{REASON_SIGN}{who.strip()}" if how == HELPED else how


def read_reason(reason: str) -> tuple[str, str]:
    """-> (how, who)"""
    how, _, who = reason.partition(REASON_SIGN)
    return how, who


def completed_words(letter: str, name: str, role: str, at: dt.datetime) -> str:
    """at: local time."""
    return COMPLETED.format(name=name or "Somebody", role=role, letter=letter.upper(), at=at)
