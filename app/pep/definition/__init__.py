"""What a PEP asks, read once from content/<edition>/ and checked. Pure but for reading files."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.children.facts import CODES, FACTS
from app.codes import Codes, read_codes
from app.kinds import STAFF_LIMIT
from app.pep.definition.checks import find_wrong
from app.pep.definition.making import make_form
from app.pep.definition.needs import TARGET_WORDS
from app.pep.definition.question import FINDS_OUT, NOT_KNOWN, Condition, Question
from app.pep.definition.shapes import Block, Edition, Form, Group, Page, Place, Section
from app.pep.definition.sight import may_open, may_see
from app.pep.definition.stand_in import without_setting

__all__ = [
    "CONTENT", "CURRENT_EDITION", "EDITIONS", "FINDS_OUT", "NOT_KNOWN", "TARGET_WORDS",
    "Block", "Condition", "ContentWrong", "Edition", "Form", "Group",
    "Page", "Place", "Question", "Section", "form_of", "make_form", "may_open", "may_see", "read_edition",
]  # fmt: skip

CONTENT = Path(__file__).parent.parent / "content"
CURRENT_EDITION = "2026"
Raw = Mapping[str, Any]
AS_WRITTEN = (
    "mandatory", "shield", "never_printed", "off", "not_known", "carry", "copies", "speaks_for", "said", "rows", "help",
    "strip", "sentence", "ask",
)  # fmt: skip


class ContentWrong(Exception):
    """The content does not hold together; the text lists every place."""


def read_edition(folder: Path) -> Edition:
    """-> the edition of one content folder. Raises ContentWrong (every finding) and whatever tomllib says of a broken file."""
    codes = {**CODES, **read_codes(folder / "codes")}
    pages = {path.stem: tomllib.loads(path.read_text()) for path in sorted((folder / "pages").glob("*.toml"))}
    edition = tomllib.loads((folder / "edition.toml").read_text())
    raw_forms = [tomllib.loads((folder / "forms" / f"{name}.toml").read_text()) for name in edition["forms"]]
    released = (folder / "ids.txt").read_text().split()
    if wrong := find_wrong(pages, raw_forms, codes, released):
        raise ContentWrong("\n".join(wrong))
    forms = {raw["id"]: _form(raw, pages, codes) for raw in raw_forms}
    alone = {name: without_setting(form) for name, form in forms.items()}
    return Edition(edition["id"], forms, {name: code.options for name, code in codes.items()}, alone)


def _form(raw: Raw, pages: Mapping[str, Raw], codes: Codes) -> Form:
    sections = tuple(_section(block, pages, codes) for block in raw["section"])
    return make_form(raw["id"], raw["label"], tuple(raw["offers"]), sections, tuple(raw.get("boards", ())))


def _section(block: Raw, pages: Mapping[str, Raw], codes: Codes) -> Section:
    owners = tuple(block.get("answered_by", (block["completed_by"],)))
    made = tuple(_page(pages[name], owners, codes) for name in block["pages"])
    more = {"needs_held": block.get("needs_held", False), "stand_in": block.get("stand_in", "")}
    marked_by = tuple(block.get("marked_by", (block["completed_by"],)))
    return Section(block["letter"], block["label"], block["words"], block["completed_by"], made, marked_by, **more)


def _page(raw: Raw, owners: tuple[str, ...], codes: Codes) -> Page:
    """A column of a carried group is carried with its row, unless it says otherwise."""
    owners = tuple(raw.get("answered_by", owners))
    carried = {block["id"] for block in raw.get("group", ()) if block.get("carry")}
    asked = [_question({"carry": block.get("rows") in carried, **block}, owners, codes) for block in raw.get("question", ())]
    groups = {block["id"]: _group(block, asked) for block in raw.get("group", ())}
    blocks: list[Block] = []
    for question in asked:  # a group stands where its first column stands
        block = groups[question.rows] if question.rows else question
        if block not in blocks:
            blocks.append(block)
    more = {"good": raw.get("good", ""), "view": raw.get("view", "")}
    return Page(
        raw["id"],
        raw["title"],
        raw.get("intro", ""),
        tuple(blocks),
        **more,
        shows=tuple(raw.get("shows", ())),
        also=tuple(raw.get("also", ())),
    )


def _group(block: Raw, asked: list[Question]) -> Group:
    known = {key: block[key] for key in ("id", "label", "one", "help", "mandatory", "carry", "copies", "most") if key in block}
    columns = tuple(question for question in asked if question.rows == block["id"])
    return Group(**known, questions=columns, show_if=_condition(block))


def _question(block: Raw, owners: tuple[str, ...], codes: Codes) -> Question:
    fact = FACTS.get(block.get("fact", ""))
    listed = codes.get(block.get("options", ""))
    written = {key: block[key] for key in AS_WRITTEN if key in block}
    home: Any = fact if fact else None
    numbers = {key: block.get(key, getattr(home, key, None)) for key in ("minimum", "maximum", "places")}
    return Question(
        id=block["id"],
        label=block["label"],
        kind=fact.kind if fact else block["kind"],
        options=fact.options if fact else listed.options if listed else (),
        **_pictures(block, codes),
        retired=fact.retired if fact else listed.retired if listed else (),
        source=_source(block),
        fact=block.get("fact", ""),
        answered_by=tuple(block.get("answered_by", owners)),
        seen_by=tuple(block.get("seen_by", fact.seen_by if fact else ())),
        beside=tuple(block.get("beside", ())),
        show_if=_condition(block),
        joined=block.get("with", ""),
        unit=block.get("unit", home.unit if home else ""),
        limit=block.get("limit", STAFF_LIMIT),
        **numbers,
        **written,
    )


def _pictures(block: Raw, codes: Codes) -> dict[str, Any]:
    """Of a board of symbols."""
    return {key: codes[block[key]].options for key in ("items", "more") if key in block}


def _source(block: Raw) -> str:
    """@… = options that are read at the moment."""
    listed = str(block.get("options", ""))
    return listed if listed.startswith("@") else "@people" if block.get("kind") == "person" else ""


def _condition(block: Raw) -> Condition | None:
    raw = block.get("show_if")
    return Condition(raw.get("question", ""), tuple(raw.get("is", ())), raw.get("when", "")) if raw else None


EDITIONS = {folder.name: read_edition(folder) for folder in sorted(CONTENT.iterdir()) if (folder / "edition.toml").exists()}


def form_of(edition: str, form: str, *, no_setting: bool = False) -> Form:
    return (EDITIONS[edition].without_setting if no_setting else EDITIONS[edition].forms)[form]
