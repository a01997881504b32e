"""Section C: what the child said, word for word, and the adults' lines beside it."""

from collections.abc import Sequence
from dataclasses import replace

from app.pep.building.boards import SEEN_BY, has_notes, sitting_lines
from app.pep.building.changes import topic_mark
from app.pep.building.fields import Desk, build_field, own_line
from app.pep.building.options import TARGETS, target_name
from app.pep.building.words import readable, stop_words, worded_as_heard
from app.pep.definition import Page, Question
from app.pep.queries.held import Line
from app.pep.queries.pages import PageSource
from app.pep.rules.progress import is_shown
from app.pep.rules.reading import ONLY
from app.pep.rules.voices import ADULT, CHILD, SAID, SEEN, AnswerKey
from app.pep.views import AdultLine, Field, Shown, Topic

LINE_LABELS = {SAID: "{name}'s words, as said to me", SEEN: "What I saw or think"}
NOT_FOR_ALL = "{name} has answered this for the teacher and the social worker."
FOR_ONE = "{name} has answered this for one person only."
UNSET = "{name} has answered this, and has not said yet who may read it."
LINE_HEADINGS = {SAID: "{name}'s words, as said to {author}", SEEN: "What {author} saw or thinks"}


def build_topics(desk: Desk, page: Page) -> tuple[Topic, ...]:
    """One topic a stop: a question of picks and the words joined to it. Shown when this child is asked it, or somebody answered it."""
    leads = [question for question in page.questions if not question.joined]
    return tuple(_topic(desk, page, question) for question in leads if stands(desk.source, page, question))


def stands(source: PageSource, page: Page, lead: Question) -> bool:
    parts = [lead.id, *(other.id for other in page.questions if other.joined == lead.id)]
    asked = is_shown(source.form, lead, source.known)
    if asked or has_notes(source, lead):
        return True
    return any(line.text for part in parts for voice in (CHILD, SAID, SEEN) for line in source.held.of(part, voice))


def _topic(desk: Desk, page: Page, question: Question) -> Topic:
    source, name = desk.source, desk.source.child.called
    parts = [question, *(other for other in page.questions if other.joined == question.id)]
    said = [line for part in parts for line in source.held.of(part.id, CHILD) if line.text]
    words = stop_words(source, page.questions, question)
    return Topic(
        id=question.id,
        label=worded_as_heard(source, question, said),
        child=words,
        waiting=_waiting(said).format(name=name) if said and not words else "",
        lines=_others(source, question),
        mine=_mine(desk, question),
        empty=f"{name} has not answered this yet.",
        led_to=_led_to(desk, question),
        mark=topic_mark(source.held, [part.id for part in parts], source.reader),
        url=f"{desk.base}/answers/{AnswerKey(question.id, '', CHILD)}",
        has_last=source.pep.previous is not None,
    )


def _waiting(said: Sequence[Line]) -> str:
    """What an adult learns of words that are not for them (ruling 14)."""
    if any(line.audience.startswith(ONLY) for line in said):
        return FOR_ONE
    return UNSET if all(line.audience == "unset" for line in said) else NOT_FOR_ALL


def _led_to(desk: Desk, question: Question) -> tuple[Shown, ...]:
    """Targets that name this answer as where they came from: said on both (S:2.8a). desk.base is this page's address."""
    source, links = desk.source, [place for place in desk.source.form.places.values() if place.question.source == "@voice"]
    found = []
    for place in links:
        for number, key in enumerate(source.held.rows.get(TARGETS, ()), start=1):
            line = source.held.one(place.question.id, ADULT, key)
            if line and line.text == question.id:
                found.append(
                    Shown(f"Target {number}", target_name(source, key, number), f"/peps/{source.pep.public_id}/{place.page.id}#row-{key}")
                )
    return tuple(found)


def line_heading(question: Question, line: Line, name: str) -> str:
    """Whose line it is. What was seen of a child who cannot say it yet is a sentence about the child (domain.md 3.8)."""
    if question.sentence and line.voice == SEEN:
        return f"{SEEN_BY} · {question.sentence}".format(author=line.author_name, name=name)
    return LINE_HEADINGS[line.voice].format(name=name, author=line.author_name)


def _others(source: PageSource, question: Question) -> tuple[AdultLine, ...]:
    """What others wrote, and what was noted on a visit, by whomever: that is not written over."""
    lines = [line for voice in (SAID, SEEN) for line in source.held.of(question.id, voice)]
    written = (
        AdultLine(line_heading(question, line, source.child.called), line.text, line.at)
        for line in lines
        if (line.row or line.author != source.reader.person) and line.text and readable(line, source.reader)
    )
    return (*written, *sitting_lines(source, question, lambda line: readable(line, source.reader)))


def _mine(desk: Desk, question: Question) -> tuple[Field, ...]:
    """My own two lines: words told to me, and what I saw. Never more than beside the child's (ruling 16).
    A line I wrote stays mine to read, also when I may no longer change it."""
    source, plain = desk.source, replace(question, kind="long_text", options=(), source="")
    writes = desk.writes(question)
    own = {voice: own_line(source.held.of(question.id, voice), source.reader.person) for voice in (SAID, SEEN)}
    labels = {voice: LINE_LABELS[voice].format(name=source.child.called) for voice in own}
    if question.sentence:
        labels[SEEN] = f"{SEEN_BY} · {question.sentence}".format(author="me", name=source.child.called)
    return tuple(
        build_field(plain, labels[voice], "", line, key=AnswerKey(question.id, "", voice), base=desk.base, editable=writes)
        for voice, line in own.items()
        if writes or (line and line.text)
    )
