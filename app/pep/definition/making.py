"""A form from its sections, with everything that follows from them. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from app.pep.definition.needs import needs_of
from app.pep.definition.question import FINDS_OUT, NOT_KNOWN, Condition, Question
from app.pep.definition.shapes import Form, Page, Place, Section
from app.pep.rules.asks import KINDS_OF_REPLY
from app.pep.rules.conditions import READS

REPLIES = {
    "reply": ("What do we answer?", "choice", tuple(KINDS_OF_REPLY.items())),
    "reply_words": ("In one sentence, in words that {name} would use", "short_text", ()),
    "reply_who": ("Who", "short_text", ()),
    "reply_when": ("By when", "date", ()),
}
COMPANIONS = {NOT_KNOWN: ("Why is it not known yet?", "short_text"), FINDS_OUT: ("Who finds out?", "short_text")}


def make_form(form_id: str, label: str, offers: tuple[str, ...], sections: tuple[Section, ...], boards: tuple[str, ...] = ()) -> Form:
    """A form with everything that follows from its sections: places, companions, groups, and which answers decide."""
    pages = [(section, page) for section in sections for page in section.pages]
    groups = {group.id: group for _, page in pages for group in page.groups}
    conditions = [question.show_if for _, page in pages for question in page.questions]
    decides = _deciding([*conditions, *(group.show_if for group in groups.values())])
    asked = [Place(section, page, question, question.id in decides) for section, page in pages for question in page.questions]
    explaining = [
        Place(place.section, place.page, each) for place in asked if not place.section.is_voice for each in companions(place.question)
    ]
    facts = {place.question.fact: place.question.id for place in asked if place.question.fact}
    places = {place.question.id: place for place in (*asked, *explaining, *_replies(asked, pages))}
    needs = {page.id: needs_of(page, places, facts) for _, page in pages}
    return Form(form_id, label, offers, sections, places, groups, facts, needs, boards)


def _replies(asked: Sequence[Place], pages: Sequence[tuple[Section, Page]]) -> list[Place]:
    """Every ask gets an answer (ruling 21): its questions stand on the meeting's page, and who keeps that page answers."""
    home = next(((section, page) for section, page in pages if page.view == "meeting"), None)
    if home is None:
        return []
    plain = Question("", "", "", mandatory=False, not_known=False, answered_by=home[1].questions[0].answered_by)
    return [
        Place(*home, replace(plain, id=f"{place.question.id}.{end}", label=label, kind=kind, options=options, replies_to=place.question.id))
        for place in asked
        if place.question.ask
        for end, (label, kind, options) in REPLIES.items()
    ]


def _deciding(conditions: Sequence[Condition | None]) -> set[str]:
    given = [condition for condition in conditions if condition]
    return {condition.question for condition in given if condition.question} | {one for each in given for one in READS.get(each.when, ())}


def companions(question: Question) -> list[Question]:
    """The two questions behind "Not known yet"."""
    if not question.not_known or not question.answered_by:
        return []
    plain = Question(question.id, "", "short_text", rows=question.rows, mandatory=False, not_known=False, stands_for=question.id)
    sight = {"answered_by": question.answered_by, "seen_by": question.seen_by, "shield": question.shield}
    return [
        replace(plain, id=f"{question.id}.{end}", label=label, kind=kind, **sight)  # type: ignore[arg-type]
        for end, (label, kind) in COMPANIONS.items()
    ]
