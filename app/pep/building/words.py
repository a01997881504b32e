"""The child's own words as cards: in Section C, and beside the fields that they should shape."""

from collections.abc import Mapping, Sequence

from app import clock
from app.kinds._pictures import KINDS, read_picture
from app.pep.building.boards import chosen_items, told
from app.pep.definition import Form, Question
from app.pep.queries.held import Held, Line
from app.pep.queries.pages import PageSource
from app.pep.rules.drawn import ChildPicture
from app.pep.rules.reading import Readable, Reader, may_read
from app.pep.rules.voices import CHILD, PASSES, Heard, helper_words
from app.pep.views import ChildWords

NO_PHOTOS: Mapping[str, str] = {}


def readable(line: Line, reader: Reader) -> bool:
    return may_read(Readable(line.audience, line.author, line.at), reader)


def reads_ask(form: Form, held: Held, ask: str, reader: Reader) -> bool:
    """Who may not read what the child asked for does not learn what was answered: the answer would tell."""
    return any(line.text and readable(line, reader) for part in form.asks.get(ask, ()) for line in held.of(part, CHILD))


def words_beside(source: PageSource, question: Question, line: Line | None = None) -> tuple[ChildWords, ...]:
    """What this reader may read of what the child said about it, headed by the question as the child heard it.
    Of a question that points at an answer of the child's: that answer (domain.md 2.8a)."""
    chosen = (line.text,) if line and question.source == "@voice" else ()
    if not chosen and not question.beside:
        return ()
    places = (source.form.places.get(name) for name in (*question.beside, *chosen))
    return tuple(words for place in places if place for words in stop_words(source, place.page.questions, place.question, headed=True))


def stop_words(source: PageSource, asked: Sequence[Question], lead: Question, *, headed: bool = False) -> tuple[ChildWords, ...]:
    """The card of one stop: its picks and the words joined to them."""
    parts = [lead, *(other for other in asked if other.joined == lead.id)]
    lines = [line for part in parts for line in source.held.of(part.id, CHILD) if line.text]
    mine = [line for line in lines if readable(line, source.reader)]
    heading = worded_as_heard(source, lead, mine) if headed else ""
    return child_words(parts, mine, source.child.called, source.heard, heading, source.pep.public_id, source.photos)


def worded_as_heard(source: PageSource, lead: Question, lines: Sequence[Line]) -> str:
    """Section C shows the wording of the stop that answered."""
    return next((words for line in lines if (words := source.heard(line.route, line.stop)[1])), "") or source.label(lead)


def child_words(
    parts: Sequence[Question],
    lines: Sequence[Line],
    name: str,
    heard: Heard,
    heading: str = "",
    pep: str = "",
    photos: Mapping[str, str] = NO_PHOTOS,
) -> tuple[ChildWords, ...]:
    """One card for a stop: picks, free words, pictures, a pass, and how they came. pep: whose pages serve the pictures.
    photos: the words of those that staff added to the boards."""
    if not lines:
        return ()
    options = {value: label for part in parts for value, label in part.options}
    items = chosen_items(parts, lines, name, photos, pep)
    pressed = [line for line in lines if not line.row]  # a row is a picture of a board
    codes = [code for line in pressed for code in line.text.split("\n") if _options_of(parts, line)]
    picks = tuple(options.get(code, code) for code in codes if code and code not in PASSES)
    passed = " ".join(PASSES[code].format(name=name) for code in codes if code in PASSES)
    kinds = {part.id: part.kind for part in parts}
    words = "\n".join(line.text for line in pressed if not _options_of(parts, line) and kinds.get(line.question) not in KINDS)
    drawn = tuple(
        picture_of(line, part, name, heard, pep) for part in parts if part.kind in KINDS for line in lines if line.question == part.id
    )
    by = " · ".join(filter(None, (came(max(lines, key=lambda line: line.at), name, heard), told(lines, name))))
    return (ChildWords((*picks, *(each.words for each in items)), words, passed, by, heading, drawn, items),)


def picture_of(line: Line, part: Question, name: str, heard: Heard, pep: str) -> ChildPicture:
    """'Drawing by Amara, 24 November 2026, to “What do you like?”' (ruling 28). Words alone have no picture and no text of one."""
    one, asked = read_picture(line.text), heard(line.route, line.stop)[1] or part.label.format(name=name)
    said = f"{part.kind.capitalize()} by {name}, {clock.local(line.at):%-d %B %Y}, to “{asked}”"
    return ChildPicture(one.name, f"/peps/{pep}/pictures/{one.name}", said if one.name else "", one.words)


def came(line: Line, name: str, heard: Heard) -> str:
    """'KS 1 & 2 · 24 November 2026, 14:32 · Tracy Teacher helped' (ruling 6)."""
    at = clock.local(line.at)
    parts = (heard(line.route, line.stop)[0], f"{at:%-d %B %Y, %H:%M}", helper_words(line.helper, name))
    return " · ".join(filter(None, parts))


def _options_of(parts: Sequence[Question], line: Line) -> bool:
    return any(part.id == line.question and part.options for part in parts)
