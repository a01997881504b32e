"""Which answers a request holds, and whether this person may give them: the same for a field's own save and for the page's."""

import re
from dataclasses import replace

from app.handling import Call, Forbidden, NotFound, SignedOut
from app.pep.actions.save_page import Posted
from app.pep.building.fields import MANY, may_answer
from app.pep.building.options import options_for
from app.pep.building.words import reads_ask
from app.pep.definition import TARGET_WORDS, Page, Place, Section, may_see
from app.pep.entry import PepFound
from app.pep.queries.pages import PageSource, read_page_source
from app.pep.rules.voices import ADULT, SAID, SEEN, AnswerKey, read_key
from app.pep.sending import read_sent
from app.pep.voice import heard

ROW_KEY = re.compile(r"[0-9a-f]{20}")


def must_own(call: Call[PepFound], outbox: str) -> None:
    """Words that somebody else left in an open page of this device wait for that person: raises SignedOut."""
    if outbox and outbox != call.found.outbox:
        raise SignedOut


def page_of(call: Call[PepFound]) -> tuple[Section, Page]:
    """Raises NotFound."""
    found = call.found.pep.form.page(call.request.path_params["page"])
    if found is None or found[1].id not in call.found.pep.form.sight[call.found.right.role].pages:
        raise NotFound
    return found


def source_of(
    call: Call[PepFound], questions: tuple[str, ...] | None = None, *, with_late: bool = False, with_signing: bool = False
) -> PageSource:
    """questions: those whose answers are needed, None = all."""
    found = call.found
    more = {"questions": questions, "with_late": with_late, "with_signing": with_signing}
    source: PageSource = call.read(read_page_source, pep=found.pep, child=found.child, reader=found.reader, heard=heard, **more)
    return source


def asked_key(call: Call[PepFound]) -> AnswerKey:
    """The answer that the address names. Raises NotFound."""
    key = read_key(call.request.path_params["key"])
    if key is None:
        raise NotFound
    return key


def place_of(call: Call[PepFound], page: Page, key: AnswerKey) -> Place:
    """Raises NotFound for a question that is not on this page or not to be seen, an answer to what they may not read, or a wrong row."""
    place = call.found.pep.form.places.get(key.question)
    here = place is not None and (place.page is page or key.question in page.also)
    if place is None or not here or not may_see(place.question, call.found.right.role):
        raise NotFound
    if place.question.replies_to and place.question.replies_to not in _asks_read(call):
        raise NotFound
    if bool(place.question.rows) != bool(ROW_KEY.fullmatch(key.row)) or (key.row and not place.question.rows):
        raise NotFound
    return place


def _asks_read(call: Call[PepFound]) -> frozenset[str]:
    """What the child asked for, as far as this person may read it: read once a request."""
    state, form = call.request.state, call.found.pep.form
    if not hasattr(state, "asks"):
        source = source_of(call, tuple(part for parts in form.asks.values() for part in parts))
        state.asks = frozenset(ask for ask in form.asks if reads_ask(form, source.held, ask, source.reader))
    found: frozenset[str] = state.asks
    return found


def posted(call: Call[PepFound], page: Page, key: AnswerKey) -> Posted:
    """One answer as it was sent. Raises NotFound, or Forbidden for one that is not theirs to answer."""
    place = place_of(call, page, key)
    if key.voice not in ((SAID, SEEN) if place.section.is_voice else (ADULT,)) or not may_answer(place.question, call.found.right.role):
        raise Forbidden
    many = place.question.kind in MANY and key.voice == ADULT
    return Posted(with_options(call, place), key, read_sent(call.form, str(key), many=many))


def with_options(call: Call[PepFound], place: Place) -> Place:
    """A question whose options are read at the moment gets them now."""
    if not place.question.source:
        return place
    return replace(place, question=replace(place.question, options=options_for(place.question, source_of(call, (TARGET_WORDS,)))))
