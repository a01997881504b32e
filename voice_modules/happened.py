"""What happened: what the child asked for, last time and this time, each with what adults answered (ruling 21)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voice_modules.paths import Stop
from voice_modules.ports import Replies, Reply
from voice_modules.screens import Source

TITLE = "What happened"
ABOUT = "You asked for something. This is what we say."
LAST_TIME, WHO, BY_WHEN = "Last time", "Who", "By"
ANSWERS = {"will": "We will", "finding_out": "We are finding out", "not_now": "Not now, because"}
WORDS = (TITLE, ABOUT, LAST_TIME, WHO, BY_WHEN, *ANSWERS.values())
"""All that a child reads there besides its own words and the answers: each word is on every path's list (a test looks)."""


@dataclass(frozen=True)
class Happened:
    """said: the child's own words, line by line. answer: a sentence, in parts. more: who and by when."""

    when: str
    question: str
    said: tuple[str, ...]
    answer: str
    words: str
    more: tuple[str, ...]


def what_happened(source: Source, replies: Replies) -> tuple[Happened, ...]:
    """The plan before first. () when nobody has answered anything: then there is no such screen."""
    now = {question: given.text for question, given in source.given.items()}
    last, this = replies
    return (*_of(source, last, source.earlier.given, LAST_TIME), *_of(source, this, now, ""))


def _of(source: Source, replies: Mapping[str, Reply], given: Mapping[str, str], when: str) -> Iterator[Happened]:
    for question, reply in replies.items():
        stop = source.labels.stops.get(question)
        said = _said(source, stop, question, given)
        if reply.kind in ANSWERS and said:
            more = ((WHO, reply.who), (BY_WHEN, reply.when))
            asked = stop.question if stop else ""
            yield Happened(when, asked, said, _begin(reply), reply.words, tuple(f"{name}: {text}" for name, text in more if text))


def _begin(reply: Reply) -> str:
    """'We will:' before what they will do; 'Not now, because' goes on by itself."""
    words = ANSWERS[reply.kind]
    return f"{words}:" if reply.words and reply.kind != "not_now" else words


def _said(source: Source, stop: Stop | None, question: str, given: Mapping[str, str]) -> tuple[str, ...]:
    pressed = ", ".join(source.labels.of(question, given.get(question, "")))
    others = stop.questions[1:] if stop else (f"{question}.words",)
    return tuple(filter(None, (pressed, *(given.get(each, "") for each in others))))
