"""What the child asked for, each with its answer: on the page of the meeting, and what is blank before sign-off (ruling 21)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.pep.building.fields import Desk, build_field
from app.pep.building.words import reads_ask, stop_words
from app.pep.queries.held import Held
from app.pep.queries.pages import PageSource
from app.pep.rules.asks import ENDS, Reply, read_reply
from app.pep.rules.voices import ADULT, AnswerKey
from app.pep.views import ChildWords, Field


@dataclass(frozen=True)
class AskView:
    """One thing that the child asked for. fields: what adults answer."""

    id: str
    label: str
    words: tuple[ChildWords, ...]
    fields: tuple[Field, ...]


def build_asks(desk: Desk) -> tuple[AskView, ...]:
    """Those that this reader may read, in the order of Section C."""
    source = desk.source
    return tuple(
        AskView(ask, words[0].question, words, tuple(_field(desk, ask, end, words[0].question) for end in ENDS))
        for ask, words in asked(source)
    )


def asked(source: PageSource) -> Iterator[tuple[str, tuple[ChildWords, ...]]]:
    """A pass asks for nothing."""
    for ask in source.form.asks:
        if reads_ask(source.form, source.held, ask, source.reader):
            place = source.form.places[ask]
            words = stop_words(source, place.page.questions, place.question, headed=True)
            if any(card.picks or card.text or card.pictures for card in words):
                yield ask, words


def blank_asks(source: PageSource) -> tuple[tuple[str, str], ...]:
    """(address, question) of those that wait for an answer."""
    found = source.form.viewed("meeting")
    page = f"/peps/{source.pep.public_id}/{found[1].id}" if found else ""
    return tuple((f"{page}#ask-{ask}", words[0].question) for ask, words in asked(source) if not reply_to(source.held, ask).stands)


def reply_to(held: Held, ask: str) -> Reply:
    lines = ((name, held.one(name, ADULT)) for name in (f"{ask}.{end}" for end in ENDS))
    return read_reply(ask, {name: line.text for name, line in lines if line})


def _field(desk: Desk, ask: str, end: str, heading: str) -> Field:
    source, name = desk.source, f"{ask}.{end}"
    question, line = source.form.places[name].question, source.held.one(name, ADULT)
    key = AnswerKey(name, "", ADULT)
    more = {"named": heading, "page": desk.base, "child": source.child.called}
    return build_field(question, source.label(question), "", line, key=key, base=desk.base, editable=desk.writes(question), **more)
