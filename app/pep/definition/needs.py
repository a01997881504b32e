"""Which answers a page shows, of all that a PEP holds: its own, and those that stand beside them or are chosen from. Pure."""

from collections.abc import Iterator, Mapping

from app.pep.definition.question import FINDS_OUT, NOT_KNOWN, Question
from app.pep.definition.shapes import Page, Place

TARGET_WORDS = "target.specific"  # what a target is called by, wherever it is named
VOICE, TARGETS = "@voice", "@targets"  # options that are answers


def needs_of(page: Page, places: Mapping[str, Place], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of questions, once each. A page with a view of Pearl's own may show more."""
    own = [name for name, place in places.items() if place.page is page]
    also = [each for name in page.also for each in (name, f"{name}.{NOT_KNOWN}", f"{name}.{FINDS_OUT}")]
    shown = [facts.get(name, name) for name in page.shows]
    around = [name for each in (*own, *also) if each in places for name in _around(places[each], places)]
    return tuple(dict.fromkeys((*own, *also, *shown, *around)))


def _around(place: Place, places: Mapping[str, Place]) -> Iterator[str]:
    """What the question's field shows besides its own answer: words of the child's, targets."""
    question = place.question
    for lead in question.beside:
        yield from _stop(lead, places)
    if question.source == VOICE:  # it may point at any of them
        yield from (name for name, other in places.items() if other.section.is_voice)
    if question.source == TARGETS:
        yield TARGET_WORDS
    if question.items:  # a board: what the adult beside noted
        yield from (name for name, other in places.items() if other.question.strip)
    if place.section.is_voice:  # says which targets came from it
        yield from (name for name, other in places.items() if other.question.source == VOICE)
        yield TARGET_WORDS


def _stop(lead: str, places: Mapping[str, Place]) -> Iterator[str]:
    """A question of the child's, and the words joined to it."""
    yield lead
    if lead in places:
        joined: list[Question] = [each for each in places[lead].page.questions if each.joined == lead]
        yield from (each.id for each in joined)
