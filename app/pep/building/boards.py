"""What a child chose on a board of symbols, picture by picture, and what the adult beside noted (domain.md 3.3, ruling 23)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from app.pep.building.shown import shown
from app.pep.definition import Question
from app.pep.queries.held import Held, Line
from app.pep.queries.pages import PageSource
from app.pep.rules.boards import HAND_OVER_HAND, SIGNALS, Chosen
from app.pep.rules.voices import PASSES, SEEN
from app.pep.views import AdultLine

ONCE = "all"  # of a note's row, instead of a board: it is about the whole visit
SAW = "saw"
NOT_COUNTED = "An adult moved the hand: not counted as {name}'s view"
SEEN_BY, NOTED_BY = "Seen by {author}", "How it went, noted by {author}"
Readable = Callable[[Line], bool]


def chosen_items(
    parts: Sequence[Question], lines: Sequence[Line], name: str, photos: Mapping[str, str], pep: str = ""
) -> tuple[Chosen, ...]:
    """The board's pictures that were answered, in its order; one that is no longer on it comes last, by the name it had.
    photos: the word of each that staff added, by name; pep: whose pages serve them."""
    found = []
    for part in (part for part in parts if part.items):
        words, labels = dict((*part.more, *part.items, *photos.items())), dict(part.options)
        order = [row for row, _ in (*part.items, *part.more)]
        given = [line for line in lines if line.question == part.id and line.row and line.text]
        given.sort(key=lambda line: order.index(line.row) if line.row in order else len(order))
        for line in given:
            item, point = words.get(line.row, line.row), labels.get(line.text, line.text)
            photo = f"/peps/{pep}/pictures/{line.row}" if line.row in photos else ""
            found.append(Chosen(line.row if photo else _picture(line), item, point, _note(line, name), photo))
    return tuple(found)


def _picture(line: Line) -> str:
    """Of a pair ("sand.water") the one that was taken; "" where none was."""
    taken = "" if line.text in PASSES else line.text
    return taken if "." in line.row else line.row


def _note(line: Line, name: str) -> str:
    return NOT_COUNTED.format(name=name) if line.signal == HAND_OVER_HAND else ""


def told(lines: Iterable[Line], name: str) -> str:
    """'Leo pointed, looked': how the child told what counts; "" where nobody said."""
    ways = dict.fromkeys(SIGNALS[line.signal] for line in lines if line.signal in SIGNALS)
    return f"{name} {', '.join(ways)}" if ways else ""


def has_notes(source: PageSource, lead: Question) -> bool:
    return any(line.text for _, line in _notes(source.form.strip, source.held, lead, once=True))


def sitting_lines(source: PageSource, lead: Question, reads: Readable) -> Iterator[AdultLine]:
    """What was noted of this board, visit by visit; what was noted of a whole visit stands at its first board."""
    strip = source.form.strip
    visits: dict[tuple[str, int], list[tuple[Question, Line]]] = {}
    for part, line in _notes(strip, source.held, lead, once=any(part.joined == lead.id for part in strip)):
        if line.text and reads(line):
            visits.setdefault((line.row.rpartition(".")[2], line.author), []).append((part, line))
    for noted in visits.values():
        yield from _of_visit(source, noted)


def _notes(strip: Sequence[Question], held: Held, lead: Question, *, once: bool) -> Iterator[tuple[Question, Line]]:
    for part in strip if lead.items else ():
        for line in held.of(part.id, SEEN):
            about = line.row.rpartition(".")[0]
            if about == lead.id or (once and about == ONCE and part.joined == lead.id):
                yield part, line


def _of_visit(source: PageSource, noted: Sequence[tuple[Question, Line]]) -> Iterator[AdultLine]:
    """What was seen, exactly as it was written; and the rest of the strip in one line each."""
    newest = max((line for _, line in noted), key=lambda line: line.at)
    for part, line in noted:
        if part.strip == SAW:
            yield AdultLine(SEEN_BY.format(author=line.author_name), line.text, line.at)
    rest = "\n".join(f"{source.label(part)} {shown(part, line.text)}" for part, line in noted if part.strip != SAW)
    if rest:
        yield AdultLine(NOTED_BY.format(author=newest.author_name), rest, newest.at)
