"""What a PEP asks, as frozen values: forms, sections, pages and groups of rows. Pure."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.access import Role
from app.codes import Options
from app.pep.definition.question import Condition, Question
from app.pep.definition.sight import Sight, sight_of


@dataclass(frozen=True)
class Group:
    """Repeating rows: its questions are the columns. one: what a row is called; most: how many there can be."""

    id: str
    label: str
    one: str
    questions: tuple[Question, ...] = ()
    help: str = ""
    mandatory: bool = False
    show_if: Condition | None = None
    carry: bool = False
    copies: str = ""
    most: int = 40

    @property
    def of_last_pep(self) -> str:
        return self.copies or (self.id if self.carry else "")

    @property
    def can_grow(self) -> bool:
        """Rows that come from the last PEP only (last plan's targets) cannot be added to."""
        return not self.copies


Block = Question | Group


def _has_musts(group: Group) -> bool:
    return group.mandatory or any(question.mandatory for question in group.questions)


@dataclass(frozen=True)
class Page:
    """blocks: plain questions and groups in their order.
    shows: facts and questions asked elsewhere; also: those that may be answered here too; view: what stands under the answers."""

    id: str
    title: str
    intro: str = ""
    blocks: tuple[Block, ...] = ()
    good: str = ""
    view: str = ""
    shows: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Plain questions and columns, in order."""
        return tuple(each for block in self.blocks for each in (block.questions if isinstance(block, Group) else (block,)))

    @cached_property
    def musts(self) -> tuple[Block, ...]:
        """What can lack an answer, as the edition has it: most questions never do, and each page of a PEP asks for all its pages."""
        return tuple(
            block
            for block in self.blocks
            if (isinstance(block, Group) and _has_musts(block)) or (isinstance(block, Question) and block.mandatory)
        )

    @cached_property
    def must_cells(self) -> tuple[tuple[tuple[str, str], Block], ...]:
        return tuple(((block.id, ""), block) for block in self.musts)

    def open_musts(self, settled: Container[tuple[str, str]]) -> list[Block]:
        """Those that may still lack an answer: most are settled, and a group's rows settle one by one."""
        return [block for cell, block in self.must_cells if cell not in settled]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Group))

    def group(self, name: str) -> Group:
        """Raises StopIteration for a name that is not of this page."""
        return next(group for group in self.groups if group.id == name)


@dataclass(frozen=True)
class Section:
    """completed_by: a role, or young_person (then answers are lines of voices). marked_by: roles that mark it completed; () = it is not
    marked. needs_held: not before the meeting is confirmed (domain.md 4.3). stand_in: whose it is while there is no setting (ruling 20)."""

    letter: str
    label: str
    words: str
    completed_by: str
    pages: tuple[Page, ...] = ()
    marked_by: tuple[str, ...] = ()
    needs_held: bool = False
    stand_in: str = ""

    @property
    def is_voice(self) -> bool:
        return self.completed_by == "young_person"

    @property
    def questions(self) -> Iterator[Question]:
        return (question for page in self.pages for question in page.questions)


@dataclass(frozen=True)
class Place:
    """Where a question stands in a form. decides: conditions hang on its answer."""

    section: Section
    page: Page
    question: Question
    decides: bool = False


@dataclass(frozen=True, eq=False)  # there is one of each edition
class Form:
    """offers: ids of the paths, boards: of the sets of boards, whose questions this form holds.
    places: every question and companion, by id."""

    id: str
    label: str
    offers: tuple[str, ...]
    sections: tuple[Section, ...]
    places: Mapping[str, Place] = field(repr=False)
    groups: Mapping[str, Group] = field(repr=False, default_factory=dict)
    facts: Mapping[str, str] = field(repr=False, default_factory=dict)  # fact -> the question that shows it
    needs: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)  # page -> the questions whose answers it shows
    boards: tuple[str, ...] = ()

    @cached_property
    def strip(self) -> tuple[Question, ...]:
        """The adult's strip beside a board, part by part."""
        return tuple(place.question for place in self.places.values() if place.question.strip)

    def page(self, page_id: str) -> tuple[Section, Page] | None:
        return next(((section, page) for section in self.sections for page in section.pages if page.id == page_id), None)

    def pages(self) -> list[tuple[Section, Page]]:
        return [(section, page) for section in self.sections for page in section.pages]

    @cached_property
    def deciding(self) -> frozenset[str]:
        """Questions on whose answers conditions hang."""
        return frozenset(name for name, place in self.places.items() if place.decides)

    @cached_property
    def sight(self) -> Mapping[str, Sight]:
        """What each role may see."""
        return {role: sight_of(self, role) for role in Role}

    def open_pages(self, role: str) -> list[tuple[Section, Page]]:
        """Those that are there for this role."""
        return [(section, page) for section, page in self.pages() if page.id in self.sight[role].pages]

    def viewed(self, view: str) -> tuple[Section, Page] | None:
        """The first page that shows this view of Pearl's own."""
        return next(((section, page) for section, page in self.pages() if page.view == view), None)

    def section(self, letter: str) -> Section | None:
        return next((section for section in self.sections if section.letter == letter), None)

    @cached_property
    def asks(self) -> Mapping[str, tuple[str, ...]]:
        """Questions where a child asks for something, in the form's order, each with all that a child may answer there."""
        return {
            name: (name, *(other.id for other in place.page.questions if other.joined == name))
            for name, place in self.places.items()
            if place.question.ask
        }

    def companion(self, question: Question, end: str) -> Question | None:
        place = self.places.get(f"{question.id}.{end}")
        return place.question if place else None


@dataclass(frozen=True)
class Edition:
    """without_setting: the same forms for a child who has no school or setting at present (ruling 20)."""

    id: str
    forms: Mapping[str, Form]
    codes: Mapping[str, Options]
    without_setting: Mapping[str, Form] = field(repr=False, default_factory=dict)
