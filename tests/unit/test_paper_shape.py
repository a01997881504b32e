"""What document.typ is told: levels without gaps, answers left out of blank forms, short beside long, tables that fit."""

import datetime as dt
import json
from typing import Any

import pytest

from app.paper.shape import shape
from app.paper.views import Block, Field, Line, Note, Page, PaperView, Part, Table, Words


def view_of(*blocks: Block, **more: Any) -> PaperView:
    return PaperView("Title", (Part("Part", (Page("Page", blocks),)),), **more)


def shaped(*blocks: Block, **more: Any) -> list[dict[str, Any]]:
    return shape(view_of(*blocks, **more))["parts"][0]["pages"][0]["blocks"]


def levels(*parts: Part) -> list[int]:
    found = []
    for part in shape(PaperView("Title", parts))["parts"]:
        found.append(part["level"])
        for page in part["pages"]:
            found += [page["level"], *(block.get("level", 0) for block in page["blocks"])]
    return [level for level in found if level]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((Part("A", (Page("One", (Field("q"), Field("q"))), Page("Two", (Field("q"),)))),), [1, 2, 3, 3, 2, 3]),
        ((Part("", (Page("One", (Field("q"),)), Page("Two"))),), [1, 2, 2]),
        ((Part("", (Page("", (Field("q"), Words(" ", "Amara"))),)), Part("B", (Page("", (Table("t", ("c",)),)),))), [1, 1, 2]),
    ],
)
def test_heading_levels_have_no_gap(parts: tuple[Part, ...], expected: list[int]) -> None:
    assert levels(*parts) == expected


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (Field("q", "short"), "row"),
        (Field("q", ""), "row"),
        (Field("q", "x " * 36), "field"),
        (Field("q" * 91, "short"), "field"),
        (Field("q", "two\nlines"), "field"),
    ],
)
def test_short_answers_stand_beside_their_question(field: Field, kind: str) -> None:
    assert shaped(field)[0]["kind"] == kind


def test_words_without_an_answer_are_no_card() -> None:
    asked = {"asked": "q", "level": 3}
    assert [block["kind"] for block in shaped(Words("q", "A"), Words("q", "A", ("x",)), Words("q", "A", passed="no"))] == [
        "row",
        "words",
        "words",
    ]
    assert {key: shaped(Words("q", "A"))[0][key] for key in asked} == asked


@pytest.mark.parametrize(("words", "own"), [(Words("q", "Amara", text="x"), "words"), (Words("q", "Amara", ("x",)), "answer")])
def test_the_card_has_the_childs_name(words: Words, own: str) -> None:
    assert shaped(words)[0]["own"] == f"Amara's own {own}"


def test_few_columns_stand_side_by_side_and_many_become_cards() -> None:
    few = Table("t", ("a",) * 5, (("x",) * 5,) * 2)
    many = Table("t", ("a",) * 6, (("x",) * 6,) * 2)
    assert [(block["kind"], len(block.get("cards", ()))) for block in shaped(few, many)] == [("table", 0), ("cards", 2)]


def test_a_short_column_is_as_wide_as_its_text_and_a_long_one_wraps() -> None:
    table = shaped(Table("t", ("Phone", "E-mail", "?"), (("01632 960 101", "s" * 400, "x"),)))[0]
    assert table["widths"] == [13, 41, 6]
    assert table["cells"][1] == [{"rtl": False, "wide": False, "parts": ["", ("long", "s" * 400), ""]}]


SECRET = "SECRET"
ANSWERED: tuple[Block, ...] = (
    Field("q", SECRET, SECRET),
    Words("q", "Amara", (SECRET,), SECRET, SECRET, SECRET),
    Line(SECRET, SECRET),
    Table("t", ("a", "b"), ((SECRET, SECRET),)),
    Table("t", ("a",) * 7, ((SECRET,) * 7,)),
    Note("ours"),
)


def test_a_blank_form_holds_no_answer() -> None:
    assert json.dumps(shaped(*ANSWERED)).count(SECRET) == 17
    blank = shaped(*ANSWERED, blank=True)
    assert SECRET not in json.dumps(blank)
    assert [block["kind"] for block in blank] == ["blank", "blank_words", "table", "cards", "note"]


def test_a_blank_form_has_hints_options_and_empty_rows() -> None:
    field, words, table = shaped(
        Field("q", hint="h", space="ticks", options=("x",)), Words("q", "A", options=("y",)), Table("t", ("c",)), blank=True
    )
    assert (field["note"], field["space"], field["options"], words["options"], table["cells"]) == ("h", "ticks", ["x"], ["y"], [""] * 3)


def test_the_time_in_the_files_properties_is_utc() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    assert shape(view_of(made=dt.datetime(2026, 7, 1, 0, 30, 5, tzinfo=summer)))["made"] == [2026, 6, 30, 23, 30, 5]
    assert shape(view_of())["made"] is None
