"""PEP details: the meeting, how far each section is, and the way in for the young person (S:361-366)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.access import Action, may
from app.children.rules import question_group, year_label
from app.pep.building.fields import Desk
from app.pep.building.head import build_head, who_answers
from app.pep.building.meeting import invited_words, meeting_words
from app.pep.building.topics import build_topics
from app.pep.definition import Form, Section
from app.pep.queries.find import PepView
from app.pep.queries.lists import Invited, SectionRow
from app.pep.queries.pages import PageSource
from app.pep.rules.boards import Added, Symbols
from app.pep.rules.modules import Module
from app.pep.rules.progress import count_musts
from app.pep.views import ChildWords, DetailsView, SectionProgress

NO_MODULE = "There is no module for {group} yet. Adults can type what {name} says into Section C, in {name}'s own words."


@dataclass(frozen=True)
class OfferedPath:
    """A path or a set of boards that is built. years: the taught years it is proposed to, Reception is 0; under: only below this age,
    in years (0: of any)."""

    name: str
    years: tuple[int, ...]
    under: int = 0

    def fits(self, year: int, age: int | None) -> bool:
        return year in self.years and (not self.under or (age is not None and age < self.under))


@dataclass(frozen=True)
class OfferedBoards:
    """Sets of boards by id, all that are built; and what was chosen and added for this child."""

    sets: Mapping[str, OfferedPath] = field(default_factory=dict)
    symbols: Symbols = field(default_factory=Symbols)
    added: Added = field(default_factory=Added)


NO_BOARDS = OfferedBoards()


def build_details(
    source: PageSource,
    progress: Sequence[SectionRow],
    invited: Sequence[Invited],
    paths: Mapping[str, OfferedPath],
    boards: OfferedBoards = NO_BOARDS,
) -> DetailsView:
    """paths: by id, all that are built."""
    pep, child, role, modules = source.pep, source.child, source.reader.role, find_modules(source.pep, paths)
    return DetailsView(
        pep=build_head(pep, child),
        year=year_label(pep.year),
        when=meeting_words(pep.meeting_date, pep.meeting_time),
        where=pep.place,
        target=pep.target,
        sections=tuple(_progress(section, source, progress) for section in pep.form.sections),
        invited=invited_words(source, invited),
        modules=modules,
        boards=find_modules(pep, boards.sets, source.known.age),
        symbols=boards.symbols,
        added=boards.added,
        no_module="" if modules else _no_module(pep, child.called),
        may_hand_over=pep.is_open and may(role, Action.HAND_OVER),
        page_href=f"/peps/{pep.public_id}" if may(role, Action.READ_PEP) else "",
        words=_some_words(source),
    )


def find_modules(pep: PepView, paths: Mapping[str, OfferedPath], age: int | None = None) -> tuple[Module, ...]:
    """What this form offers and is built. Age proposes: what fits it comes first; the others may be chosen (ruling 22)."""
    offers = (*pep.form.offers, *pep.form.boards)
    offered = sorted((path for path in offers if path in paths), key=lambda path: not paths[path].fits(pep.year, age))
    return tuple(Module(paths[path].name, f"/peps/{pep.public_id}/visits", path) for path in offered)


def voice_letters(form: Form) -> list[str]:
    """Of the sections that are the child's."""
    return [section.letter for section in form.sections if section.is_voice]


def _no_module(pep: PepView, name: str) -> str:
    return NO_MODULE.format(group=question_group(pep.year), name=name)


def _progress(section: Section, source: PageSource, progress: Sequence[SectionRow]) -> SectionProgress:
    row = next((row for row in progress if row.letter == section.letter), SectionRow(section.letter, started=False, left=0, complete=False))
    total = count_musts(source.form, section, source.known)
    return SectionProgress(
        section.letter,
        section.label,
        who_answers(section, source.people, source.child),
        row.state,
        total,
        row.left,
        _progress_words(section, row, total),
    )


def _progress_words(section: Section, row: SectionRow, total: int) -> str:
    if row.complete:
        return "Complete"
    if row.ready:
        return "Young person is ready"
    if row.left:
        return f"{row.left} {'question' if row.left == 1 else 'questions'} left"
    if total:
        return "All questions answered"
    return "Started" if row.started else "Not started"


def _some_words(source: PageSource) -> ChildWords | None:
    """The first of the child's answers that this reader may read: the plan begins with them."""
    pages = [page for section, page in source.pep.form.pages() if section.is_voice]
    topics = (topic for page in pages for topic in build_topics(Desk(source, "", open=False), page))
    return next((words for topic in topics for words in topic.child if words.picks or words.text), None)
