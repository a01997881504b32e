"""What can be wrong with an edition's content; every finding says where. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.access import Role
from app.children.facts import FACTS
from app.codes import Codes, Options
from app.kinds import parsers
from app.pep.definition.making import COMPANIONS, REPLIES
from app.pep.rules.conditions import PREDICATES
from app.pep.rules.voices import KEY_SIGN

SECTION_KEYS = {"letter", "label", "words", "completed_by", "answered_by", "marked_by", "needs_held", "stand_in", "pages"}
VIEWS = ("", "sign_off", "meeting", "pep_sign_off")  # templates/pep/views/_<view>.html
PAGE_KEYS = {"id", "title", "intro", "good", "view", "shows", "also", "question", "group", "answered_by"}
GROUP_KEYS = {"id", "label", "one", "help", "mandatory", "most", "carry", "copies", "show_if"}
QUESTION_KEYS = {
    "id", "label", "help", "kind", "options", "fact", "mandatory", "answered_by", "seen_by", "shield", "with", "rows", "show_if", "off",
    "carry", "copies", "beside", "minimum", "maximum", "places", "unit", "limit", "not_known", "never_printed", "speaks_for", "said",
    "items", "more", "strip", "sentence", "ask",
}  # fmt: skip
LISTED_KINDS = ("choice", "choices", "typed_code", "typed_codes", "scale_items")
SOURCES = {"person": (None,), "link": ("@voice", "@targets")}
COMPLETERS = {*Role, "young_person"}
Block = Mapping[str, Any]
Pages = Mapping[str, Block]
Asked = Mapping[str, Block]  # by id


def find_wrong(pages: Pages, forms: list[dict[str, Any]], codes: Codes, released: list[str]) -> list[str]:
    """pages: by file name, as read; forms: as read; released: ids that may never go. -> sentences, [] when all is well."""
    unnamed = [*_unnamed(pages)]
    return unnamed or [*_wrong_pages(pages, codes), *_wrong_forms(forms, pages), *_wrong_ids(pages, released)]


def _asked(pages: Pages) -> list[Block]:
    return [block for page in pages.values() for block in page.get("question", ())]


def _unnamed(pages: Pages) -> Iterator[str]:
    """Nothing else can be said of a block without its name."""
    for name, page in pages.items():
        for number, block in enumerate(page.get("question", ()), start=1):
            yield from (f"pages/{name}.toml: question {number} has no {key}" for key in ("id", "label") if key not in block)
        for number, block in enumerate(page.get("group", ()), start=1):
            yield from (f"pages/{name}.toml: group {number} has no {key}" for key in ("id", "label", "one") if key not in block)


def _wrong_pages(pages: Pages, codes: Codes) -> Iterator[str]:
    everything = {block["id"]: block for block in _asked(pages)}
    groups = {group["id"] for page in pages.values() for group in page.get("group", ())}
    for name, page in pages.items():
        if page.get("view", "") not in VIEWS:
            yield f"pages/{name}.toml: no such view {page['view']}"
        if page["id"] != name:
            yield f"pages/{name}.toml: its id is {page['id']}"
        yield from (f"pages/{name}.toml: {what}" for what in (*_unknown(page, PAGE_KEYS), *_unknown_roles(page)))
        for key, known in (("shows", {*FACTS, *everything}), ("also", everything)):
            yield from (f"pages/{name}.toml: {key} = {one}: no such question" for one in page.get(key, ()) if one not in known)
        yield from (f"pages/{name}.toml, {what}" for what in _wrong_groups(page, groups, everything, codes))
        for block in page.get("question", ()):
            yield from (f"pages/{name}.toml, {block['id']}: {what}" for what in _wrong_question(block, page, codes, everything))


def _wrong_groups(page: Block, groups: set[str], everything: Asked, codes: Codes) -> Iterator[str]:
    columns = {block.get("rows") for block in page.get("question", ())}
    for group in page.get("group", ()):
        yield from (f"{group['id']}: {what}" for what in (*_unknown(group, GROUP_KEYS), *_wrong_condition(group, everything, codes)))
        if group["id"] not in columns:
            yield f"{group['id']}: has no columns"
        if group.get("copies", group["id"]) not in groups:
            yield f"{group['id']}: copies = {group['copies']}: no such group"


def _wrong_question(block: Block, page: Block, codes: Codes, everything: Asked) -> Iterator[str]:
    yield from _unknown(block, QUESTION_KEYS)
    yield from _unknown_roles(block)
    yield from _wrong_condition(block, everything, codes)
    yield from _wrong_names(block)
    if block.get("with", block["id"]) not in {one["id"] for one in page["question"]}:
        yield f"with = {block['with']}: no such question on this page"
    if "rows" in block and block["rows"] not in {group["id"] for group in page.get("group", ())}:
        yield f"rows = {block['rows']}: no such group on this page"
    for key in ("copies", "beside"):
        named = block.get(key, ())
        yield from (f"{key} = {one}: no such question" for one in ([named] if isinstance(named, str) else named) if one not in everything)
    yield from _wrong_fact(block) if "fact" in block else _wrong_kind(block, codes)


def _wrong_names(block: Block) -> Iterator[str]:
    if KEY_SIGN in block["id"]:
        yield f"an id has no {KEY_SIGN}"
    if block["id"].rpartition(".")[2] in {*COMPANIONS, *REPLIES}:
        yield "its id ends like that of a companion"
    if block.get("ask") and ("with" in block or "rows" in block or "fact" in block):
        yield "ask stands at the first question of a stop"


def _wrong_kind(block: Block, codes: Codes) -> Iterator[str]:
    kind, options = block.get("kind"), block.get("options")
    if kind not in parsers():
        yield f"no such kind {kind}"
    if kind in LISTED_KINDS and options not in codes:
        yield f"no such code list {options}"
    if (kind == "scale_items") != ("items" in block) or block.get("items", options) not in (*codes, options):
        yield f"no such items {block.get('items')}"
    if block.get("more", options) not in (*codes, options):
        yield f"no such items {block['more']}"
    if kind in SOURCES and options not in SOURCES[kind]:
        yield f"kind {kind} cannot have options {options}"


def _wrong_fact(block: Block) -> Iterator[str]:
    if block["fact"] not in FACTS:
        yield f"no such fact {block['fact']}"
    if "kind" in block or "options" in block:
        yield "kind and options are the fact's own"


def _wrong_condition(block: Block, everything: Asked, codes: Codes) -> Iterator[str]:
    """An answer that is not offered would hide a question for ever, and nobody would notice."""
    condition = block.get("show_if", {})
    if condition and set(condition) not in ({"question", "is"}, {"when"}):
        yield "show_if is a question and its answers, or a predicate"
    if condition.get("question", block["id"]) not in everything and "question" in condition:
        yield f"show_if: no such question {condition['question']}"
    other = everything.get(condition.get("question", ""), {})
    if other is block:
        yield "show_if: hangs on itself"
    offered = {value for value, _ in _options(other, codes)}
    yield from (f"show_if: {other['id']} has no answer {value}" for value in condition.get("is", ()) if offered and value not in offered)
    if "when" in condition and condition["when"] not in PREDICATES:
        yield f"show_if: no such predicate {condition['when']}"


def _options(block: Block, codes: Codes) -> Options:
    fact, listed = FACTS.get(block.get("fact", "")), codes.get(block.get("options", ""))
    return fact.options if fact else listed.options if listed else ()


def _wrong_forms(forms: list[dict[str, Any]], pages: Pages) -> Iterator[str]:
    used = {name for form in forms for section in form["section"] for name in section["pages"]}
    yield from (f"pages/{name}.toml: no form uses it" for name in sorted(set(pages) - used))
    yield from (f"a form uses pages/{name}.toml, which is missing" for name in sorted(used - set(pages)))
    for form in forms:
        for section in form["section"]:
            yield from (f"{form['id']}: {what}" for what in (*_unknown(section, SECTION_KEYS), *_unknown_roles(section)))
            yield from _wrong_asks(form["id"], section, pages)
            if section["completed_by"] not in COMPLETERS:
                yield f"{form['id']}: unknown role {section['completed_by']}"


def _wrong_asks(form: str, section: Block, pages: Pages) -> Iterator[str]:
    """Only a child asks."""
    asked = [block for name in section["pages"] if name in pages for block in pages[name].get("question", ())]
    if section["completed_by"] != "young_person":
        yield from (f"{form}: {block['id']}: ask is for the child's own section" for block in asked if block.get("ask"))


def _wrong_ids(pages: Pages, released: list[str]) -> Iterator[str]:
    ids = [block["id"] for block in _asked(pages)]
    groups = [group["id"] for page in pages.values() for group in page.get("group", ())]
    yield from (f"{question} is asked twice" for question in sorted({one for one in ids if ids.count(one) > 1}))
    yield from (f"group {group} is there twice" for group in sorted({one for one in groups if groups.count(one) > 1}))
    yield from (f"ids.txt: {question} was released and is gone" for question in sorted(set(released) - set(ids)))
    yield from (f"ids.txt: {question} is not listed" for question in sorted(set(ids) - set(released)))


def _unknown(block: Block, known: set[str]) -> Iterator[str]:
    return (f"unknown key {key}" for key in sorted(set(block) - known))


def _unknown_roles(block: Block) -> Iterator[str]:
    named = (role for key in ("answered_by", "seen_by", "marked_by") for role in block.get(key, ()))
    return (f"unknown role {role}" for role in named if role not in set(Role))
