"""Every finding of the content check, one damage at a time, on a small content of its own."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from app.codes import CodeList
from app.pep.definition.checks import find_wrong

CODES = {"yes_no": CodeList((("yes", "Yes"), ("no", "No")))}
Damage = Callable[[dict[str, Any]], Any]


def content() -> dict[str, Any]:
    """A page with a gate, a question behind it, a group of two columns; a second page that shows and shares; one form."""
    page = {
        "id": "one",
        "title": "One",
        "question": [
            {"id": "one.gate", "label": "Gate?", "kind": "choice", "options": "yes_no"},
            {"id": "one.inner", "label": "Inner?", "kind": "short_text", "show_if": {"question": "one.gate", "is": ["yes"]}},
            {"id": "one.row.name", "label": "Name?", "kind": "short_text", "rows": "rows"},
            {"id": "one.row.who", "label": "Who?", "kind": "person", "rows": "rows"},
            {"id": "one.from", "label": "From?", "kind": "link", "options": "@voice"},
        ],
        "group": [{"id": "rows", "label": "Rows", "one": "row", "show_if": {"when": "has_sen"}}],
    }
    other = {
        "id": "two",
        "title": "Two",
        "shows": ["upn", "one.gate"],
        "also": ["one.inner"],
        "question": [{"id": "two.copy", "label": "Copy?", "kind": "short_text", "copies": "one.inner", "beside": ["one.from"]}],
    }
    form = {"id": "small", "section": [{"letter": "a", "label": "A", "words": "A", "completed_by": "carer", "pages": ["one", "two"]}]}
    ids = [block["id"] for block in (*page["question"], *other["question"])]  # type: ignore[index]
    return {"pages": {"one": page, "two": other}, "forms": [form], "codes": CODES, "released": ids}


def question(at: int, **change: Any) -> Damage:
    return lambda whole: whole["pages"]["one"]["question"][at].update(change)


def group(**change: Any) -> Damage:
    return lambda whole: whole["pages"]["one"]["group"][0].update(change)


def second(**change: Any) -> Damage:
    return lambda whole: whole["pages"]["two"].update(change)


def renamed(old: str, new: str) -> Damage:
    def damage(whole: dict[str, Any]) -> None:
        whole["released"] = [new if one == old else one for one in whole["released"]]
        for block in whole["pages"]["one"]["question"]:
            block["id"] = new if block["id"] == old else block["id"]

    return damage


def twice(whole: dict[str, Any]) -> None:
    """The same group on both pages."""
    whole["pages"]["two"]["group"] = [{"id": "rows", "label": "Rows", "one": "row"}]
    whole["pages"]["two"]["question"].append({"id": "two.row", "label": "R?", "kind": "short_text", "rows": "rows"})
    whole["released"].append("two.row")


ONE, TWO = "pages/one.toml", "pages/two.toml"
FINDINGS: dict[str, tuple[Damage, list[str]]] = {
    "an unknown predicate": (question(1, show_if={"when": "is_tall"}), [f"{ONE}, one.inner: show_if: no such predicate is_tall"]),
    "a condition on no question": (
        question(1, show_if={"question": "one.gone", "is": ["yes"]}),
        [f"{ONE}, one.inner: show_if: no such question one.gone"],
    ),
    "a condition without answers": (
        question(1, show_if={"question": "one.gate"}),
        [f"{ONE}, one.inner: show_if is a question and its answers, or a predicate"],
    ),
    "both a question and a predicate": (
        question(1, show_if={"question": "one.gate", "is": ["yes"], "when": "has_sen"}),
        [f"{ONE}, one.inner: show_if is a question and its answers, or a predicate"],
    ),
    "a condition on an answer that is not offered": (
        question(1, show_if={"question": "one.gate", "is": ["perhaps"]}),
        [f"{ONE}, one.inner: show_if: one.gate has no answer perhaps"],
    ),
    "a condition on itself": (
        question(0, show_if={"question": "one.gate", "is": ["yes"]}),
        [f"{ONE}, one.gate: show_if: hangs on itself"],
    ),
    "a group with an unknown predicate": (group(show_if={"when": "is_tall"}), [f"{ONE}, rows: show_if: no such predicate is_tall"]),
    "a group's condition on no question": (
        group(show_if={"question": "gone", "is": ["x"]}),
        [f"{ONE}, rows: show_if: no such question gone"],
    ),
    "a group without columns": (
        lambda whole: whole["pages"]["one"]["group"].append({"id": "bare", "label": "Bare", "one": "x"}),
        [f"{ONE}, bare: has no columns"],
    ),
    "a key that groups do not have": (group(colour="red"), [f"{ONE}, rows: unknown key colour"]),
    "a group that copies no group": (group(copies="gone"), [f"{ONE}, rows: copies = gone: no such group"]),
    "a column of no group": (question(1, rows="columns"), [f"{ONE}, one.inner: rows = columns: no such group on this page"]),
    "a group that is there twice": (twice, ["group rows is there twice"]),
    "a page that shows nothing we have": (second(shows=["upn", "gone"]), [f"{TWO}: shows = gone: no such question"]),
    "a page that shares nothing we have": (second(also=["upn"]), [f"{TWO}: also = upn: no such question"]),
    "a person from a list of its own": (question(3, options="yes_no"), [f"{ONE}, one.row.who: kind person cannot have options yes_no"]),
    "a link to a list": (question(4, options="yes_no"), [f"{ONE}, one.from: kind link cannot have options yes_no"]),
    "a link to nothing": (
        lambda whole: whole["pages"]["one"]["question"][4].pop("options"),
        [f"{ONE}, one.from: kind link cannot have options None"],
    ),
    "an id like that of a companion": (
        renamed("one.from", "one.not_known"),
        [f"{ONE}, one.not_known: its id ends like that of a companion"],
    ),
    "an id like that of the other companion": (
        renamed("one.from", "one.finds_out"),
        [f"{ONE}, one.finds_out: its id ends like that of a companion"],
    ),
    "a sign of keys in an id": (renamed("one.from", "one~from"), [f"{ONE}, one~from: an id has no ~"]),
    "copying no question": (
        lambda whole: whole["pages"]["two"]["question"][0].update(copies="gone"),
        [f"{TWO}, two.copy: copies = gone: no such question"],
    ),
    "standing beside no words": (
        lambda whole: whole["pages"]["two"]["question"][0].update(beside=["one.from", "gone"]),
        [f"{TWO}, two.copy: beside = gone: no such question"],
    ),
    "asking where no child answers": (
        lambda whole: whole["pages"]["one"]["question"][4].update(ask=True),
        ["small: one.from: ask is for the child's own section"],
    ),
    "an id like that of an answer to an ask": (
        renamed("one.from", "one.reply_who"),
        [f"{ONE}, one.reply_who: its id ends like that of a companion"],
    ),
    "a question without a label": (
        lambda whole: whole["pages"]["one"]["question"][0].pop("label"),
        [f"{ONE}: question 1 has no label"],
    ),
    "a group without a name for its rows": (lambda whole: whole["pages"]["one"]["group"][0].pop("one"), [f"{ONE}: group 1 has no one"]),
}


def test_the_small_content_is_right() -> None:
    assert find_wrong(**content()) == []


@pytest.mark.parametrize("what", FINDINGS)
def test_each_is_found_and_named(what: str) -> None:
    damage, findings = FINDINGS[what]
    whole = copy.deepcopy(content())
    damage(whole)
    if what.startswith(("an id", "a sign")):  # which renames what page two stands beside
        whole["pages"]["two"]["question"][0].pop("beside")
    assert find_wrong(**whole) == findings
