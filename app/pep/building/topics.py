"""Section C: what the child said, word for word, and the adults' lines beside it."""

from collections.abc import Sequence
from dataclasses import replace

from app import clock
from app.pep.building.fields import build_field, may_answer, own_line
from app.pep.definition import Page, Question
from app.pep.queries.held import Line
from app.pep.queries.pages import PageSource
from app.pep.rules.reading import Readable, Reader, may_read
from app.pep.rules.voices import CHILD, PASSES, SAID, SEEN, AnswerKey, Heard, helper_words
from app.pep.views import AdultLine, ChildWords, Field, Topic

LINE_LABELS = {SAID: "{name}'s words, as said to me", SEEN: "What I saw or think"}
LINE_HEADINGS = {SAID: "{name}'s words, as said to {author}", SEEN: "What {author} saw or thinks"}


def build_topics(source: PageSource, page: Page, *, base: str, editable: bool) -> tuple[Topic, ...]:
    """One topic a stop: a question of picks and the words joined to it. base: the page's address."""
    leads = [question for question in page.questions if not question.joined]
    return tuple(_topic(source, page, question, base, editable) for question in leads)


def _topic(source: PageSource, page: Page, question: Question, base: str, editable: bool) -> Topic:
    name, held = source.child.called, source.held
    parts = [question, *(other for other in page.questions if other.joined == question.id)]
    said = [line for part in parts for line in held.of(part.id, CHILD) if line.text]
    mine = [line for line in said if readable(line, source.reader)]
    stop = next((source.heard(line.route, line.stop)[1] for line in said), "")
    return Topic(
        id=question.id,
        label=stop or source.labels[question.id],
        child=child_words(parts, mine, name, source.heard),
        waiting=f"{name} has answered this for the teacher and the social worker." if said and not mine else "",
        lines=_others(source, question),
        mine=_mine(source, question, base, editable),
        empty=f"{name} has not answered this yet.",
    )


def child_words(parts: Sequence[Question], lines: Sequence[Line], name: str, heard: Heard) -> tuple[ChildWords, ...]:
    """One card for a stop: picks, free words, a pass, and how they came."""
    if not lines:
        return ()
    options = {value: label for part in parts for value, label in part.options}
    codes = [code for line in lines for code in line.text.split("\n") if _options_of(parts, line)]
    picks = tuple(options.get(code, code) for code in codes if code and code not in PASSES)
    passed = " ".join(PASSES[code].format(name=name) for code in codes if code in PASSES)
    words = "\n".join(line.text for line in lines if not _options_of(parts, line))
    return (ChildWords(picks, words, passed, came(max(lines, key=lambda line: line.at), name, heard)),)


def came(line: Line, name: str, heard: Heard) -> str:
    """'KS 1 & 2 · 24 November 2026, 14:32 · Tracy Teacher helped' (ruling 6)."""
    at = clock.local(line.at)
    parts = (heard(line.route, line.stop)[0], f"{at:%-d %B %Y, %H:%M}", helper_words(line.helper, name))
    return " · ".join(filter(None, parts))


def _options_of(parts: Sequence[Question], line: Line) -> bool:
    return any(part.id == line.question and part.options for part in parts)


def readable(line: Line, reader: Reader) -> bool:
    return may_read(Readable(line.audience, line.author, line.at), reader)


def _others(source: PageSource, question: Question) -> tuple[AdultLine, ...]:
    lines = [line for voice in (SAID, SEEN) for line in source.held.of(question.id, voice)]
    return tuple(
        AdultLine(LINE_HEADINGS[line.voice].format(name=source.child.called, author=line.author_name), line.text, line.at)
        for line in lines
        if line.author != source.reader.person and line.text and readable(line, source.reader)
    )


def _mine(source: PageSource, question: Question, base: str, editable: bool) -> tuple[Field, ...]:
    """My own two lines: words told to me, and what I saw. Never more than beside the child's (ruling 16).
    A line I wrote stays mine to read, also when I may no longer change it."""
    plain, writes = replace(question, kind="long_text", options=()), editable and may_answer(question, source.reader.role)
    own = {voice: own_line(source.held.of(question.id, voice), source.reader.person) for voice in (SAID, SEEN)}
    labels = {voice: LINE_LABELS[voice].format(name=source.child.called) for voice in own}
    return tuple(
        build_field(plain, labels[voice], "", line, key=AnswerKey(question.id, "", voice), base=base, editable=writes)
        for voice, line in own.items()
        if writes or (line and line.text)
    )
