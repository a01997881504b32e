"""What can be wrong with an edition's content; every finding says where. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.access import Role
from app.children.facts import FACTS
from app.codes import Options
from app.kinds import parsers

SECTION_KEYS = {"letter", "label", "words", "completed_by", "answered_by", "pages"}
PAGE_KEYS = {"id", "title", "intro", "question", "answered_by"}
QUESTION_KEYS = {"id", "label", "help", "kind", "options", "fact", "mandatory", "answered_by", "seen_by", "shield", "with"}
COMPLETERS = {*Role, "young_person"}
Block = Mapping[str, Any]


def find_wrong(pages: Mapping[str, Block], forms: list[dict[str, Any]], codes: Mapping[str, Options], released: list[str]) -> list[str]:
    """pages: by file name, as read; forms: as read; released: ids that may never go. -> sentences, [] when all is well."""
    unnamed = [*_unnamed(pages)]
    return unnamed or [*_wrong_pages(pages, codes), *_wrong_forms(forms, pages), *_wrong_ids(pages, released)]


def _unnamed(pages: Mapping[str, Block]) -> Iterator[str]:
    """Nothing else can be said of a block without its name."""
    for name, page in pages.items():
        for number, block in enumerate(page.get("question", ()), start=1):
            yield from (f"pages/{name}.toml: question {number} has no {key}" for key in ("id", "label") if key not in block)


def _wrong_pages(pages: Mapping[str, Block], codes: Mapping[str, Options]) -> Iterator[str]:
    for name, page in pages.items():
        if page["id"] != name:
            yield f"pages/{name}.toml: its id is {page['id']}"
        yield from (f"pages/{name}.toml: {what}" for what in (*_unknown(page, PAGE_KEYS), *_unknown_roles(page)))
        here = {block["id"] for block in page["question"]}
        for block in page["question"]:
            yield from (f"pages/{name}.toml, {block['id']}: {what}" for what in _wrong_question(block, codes, here))


def _wrong_question(block: Block, codes: Mapping[str, Options], here: set[str]) -> Iterator[str]:
    yield from _unknown(block, QUESTION_KEYS)
    yield from _unknown_roles(block)
    if block.get("with", block["id"]) not in here:
        yield f"with = {block['with']}: no such question on this page"
    if "fact" in block:
        yield from _wrong_fact(block)
        return
    if block.get("kind") not in parsers():
        yield f"no such kind {block.get('kind')}"
    if str(block.get("kind")).startswith("choice") and block.get("options") not in codes:
        yield f"no such code list {block.get('options')}"


def _wrong_fact(block: Block) -> Iterator[str]:
    if block["fact"] not in FACTS:
        yield f"no such fact {block['fact']}"
    if "kind" in block or "options" in block:
        yield "kind and options are the fact's own"


def _wrong_forms(forms: list[dict[str, Any]], pages: Mapping[str, Block]) -> Iterator[str]:
    used = {name for form in forms for section in form["section"] for name in section["pages"]}
    yield from (f"pages/{name}.toml: no form uses it" for name in sorted(set(pages) - used))
    yield from (f"a form uses pages/{name}.toml, which is missing" for name in sorted(used - set(pages)))
    for form in forms:
        for section in form["section"]:
            yield from (f"{form['id']}: {what}" for what in (*_unknown(section, SECTION_KEYS), *_unknown_roles(section)))
            if section["completed_by"] not in COMPLETERS:
                yield f"{form['id']}: unknown role {section['completed_by']}"


def _wrong_ids(pages: Mapping[str, Block], released: list[str]) -> Iterator[str]:
    ids = [block["id"] for page in pages.values() for block in page["question"]]
    yield from (f"{question} is asked twice" for question in sorted({one for one in ids if ids.count(one) > 1}))
    yield from (f"ids.txt: {question} was released and is gone" for question in sorted(set(released) - set(ids)))
    yield from (f"ids.txt: {question} is not listed" for question in sorted(set(ids) - set(released)))


def _unknown(block: Block, known: set[str]) -> Iterator[str]:
    return (f"unknown key {key}" for key in sorted(set(block) - known))


def _unknown_roles(block: Block) -> Iterator[str]:
    return (f"unknown role {role}" for key in ("answered_by", "seen_by") for role in block.get(key, ()) if role not in set(Role))
