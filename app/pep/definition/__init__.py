"""What a PEP asks: forms, sections, pages and questions, read once from content/<edition>/ and checked. Pure but for reading files."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.access import Role
from app.children.facts import FACTS
from app.codes import Options, read_codes
from app.kinds import STAFF_LIMIT
from app.pep.definition.checks import find_wrong

CONTENT = Path(__file__).parent.parent / "content"
CURRENT_EDITION = "2026"
SHIELDED_FOR = (Role.SOCIAL_WORKER, Role.VIRTUAL_SCHOOL)


class ContentWrong(Exception):
    """The content does not hold together; the text lists every place."""


@dataclass(frozen=True)
class Question:
    """One question = one block. fact: the child's fact that it shows; joined: the question whose stop it shares (`with`)."""

    id: str
    label: str
    kind: str
    help: str = ""
    options: Options = ()
    fact: str = ""
    mandatory: bool = True
    answered_by: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()  # () = every role that reads the PEP
    shield: bool = False
    joined: str = ""
    limit: int = STAFF_LIMIT


@dataclass(frozen=True)
class Page:
    id: str
    title: str
    intro: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Section:
    """completed_by: a role, or young_person (then answers are lines of voices)."""

    letter: str
    label: str
    words: str
    completed_by: str
    pages: tuple[Page, ...] = ()

    @property
    def is_voice(self) -> bool:
        return self.completed_by == "young_person"

    @property
    def questions(self) -> Iterator[Question]:
        return (question for page in self.pages for question in page.questions)


@dataclass(frozen=True)
class Place:
    """Where a question stands in a form."""

    section: Section
    page: Page
    question: Question


@dataclass(frozen=True)
class Form:
    """offers: ids of the paths whose stops' questions this form holds."""

    id: str
    label: str
    offers: tuple[str, ...]
    sections: tuple[Section, ...]
    places: Mapping[str, Place] = field(repr=False)

    def page(self, page_id: str) -> tuple[Section, Page] | None:
        return next(((section, page) for section in self.sections for page in section.pages if page.id == page_id), None)

    def pages(self) -> list[tuple[Section, Page]]:
        return [(section, page) for section in self.sections for page in section.pages]


@dataclass(frozen=True)
class Edition:
    id: str
    forms: Mapping[str, Form]
    codes: Mapping[str, Options]


def may_see(question: Question, role: str) -> bool:
    """The one function that decides who may see a question at all: shield first, then seen_by (its own or its fact's)."""
    if question.shield and role not in SHIELDED_FOR:
        return False
    return not question.seen_by or role in question.seen_by


def read_edition(folder: Path) -> Edition:
    """-> the edition of one content folder. Raises ContentWrong (every finding) and whatever tomllib says of a broken file."""
    codes = read_codes(folder / "codes")
    pages = {path.stem: tomllib.loads(path.read_text()) for path in sorted((folder / "pages").glob("*.toml"))}
    edition = tomllib.loads((folder / "edition.toml").read_text())
    raw_forms = [tomllib.loads((folder / "forms" / f"{name}.toml").read_text()) for name in edition["forms"]]
    released = (folder / "ids.txt").read_text().split()
    if wrong := find_wrong(pages, raw_forms, codes, released):
        raise ContentWrong("\n".join(wrong))
    forms = {raw["id"]: _form(raw, pages, codes) for raw in raw_forms}
    return Edition(edition["id"], forms, codes)


def _form(raw: Mapping[str, Any], pages: Mapping[str, Any], codes: Mapping[str, Options]) -> Form:
    sections = tuple(_section(block, pages, codes) for block in raw["section"])
    places = {q.id: Place(section, page, q) for section in sections for page in section.pages for q in page.questions}
    return Form(raw["id"], raw["label"], tuple(raw["offers"]), sections, places)


def _section(block: Mapping[str, Any], pages: Mapping[str, Any], codes: Mapping[str, Options]) -> Section:
    owners = tuple(block.get("answered_by", (block["completed_by"],)))
    made = tuple(_page(pages[name], owners, codes) for name in block["pages"])
    return Section(block["letter"], block["label"], block["words"], block["completed_by"], made)


def _page(raw: Mapping[str, Any], owners: tuple[str, ...], codes: Mapping[str, Options]) -> Page:
    owners = tuple(raw.get("answered_by", owners))
    return Page(raw["id"], raw["title"], raw.get("intro", ""), tuple(_question(block, owners, codes) for block in raw["question"]))


def _question(block: Mapping[str, Any], owners: tuple[str, ...], codes: Mapping[str, Options]) -> Question:
    fact = FACTS.get(block.get("fact", ""))
    options = fact.options if fact else codes.get(block.get("options", ""), ())
    return Question(
        id=block["id"],
        label=block["label"],
        kind=fact.kind if fact else block["kind"],
        help=block.get("help", ""),
        options=options,
        fact=block.get("fact", ""),
        mandatory=block.get("mandatory", True),
        answered_by=tuple(block.get("answered_by", owners)),
        seen_by=tuple(block.get("seen_by", fact.seen_by if fact else ())),
        shield=block.get("shield", False),
        joined=block.get("with", ""),
    )


EDITIONS = {folder.name: read_edition(folder) for folder in sorted(CONTENT.iterdir()) if (folder / "edition.toml").exists()}


def form_of(edition: str, form: str) -> Form:
    return EDITIONS[edition].forms[form]
