"""What is shown, what counts, what is missing: tables of cases over a small form."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pep.definition import Condition, Form, Group, Page, Question, Section, make_form
from app.pep.rules.known import Cell, Known, Override
from app.pep.rules.progress import (
    applies,
    count_left,
    count_musts,
    is_answered,
    is_asked,
    is_mandatory,
    is_shown,
    missing,
    takes_not_known,
)

SW = ("social_worker",)


def ask(name: str, **more: Any) -> Question:
    return Question(name, name, "short_text", **{"answered_by": SW, **more})


def when(name: str, *values: str) -> Condition:
    return Condition(name, values)


GATE = ask("gate")
INNER = ask("inner", show_if=when("gate", "yes"))
DEEP = ask("deep", show_if=when("inner", "a", "b"), mandatory=False)
MANY = ask("many", show_if=when("picks", "x", "y"))
PICKS = ask("picks", mandatory=False)
OLD = ask("old", show_if=Condition(when="from_year_10"))
RING_1, RING_2 = ask("ring1", show_if=when("ring2", "yes")), ask("ring2", show_if=when("ring1", "yes"))
LOST = ask("lost", show_if=when("nowhere", "yes"))
NAME, MORE = ask("row.name", rows="rows"), ask("row.more", rows="rows", show_if=when("row.name", "yes"))
NOTE = ask("row.note", rows="rows", mandatory=False)
ROWS = Group("rows", "Rows", "row", (NOTE, NAME, MORE), mandatory=True, show_if=when("gate", "yes"))
LOOSE = Group("loose", "Loose", "row", (ask("loose.name", rows="loose"),))


def form(*blocks: Any, voice: tuple[Question, ...] = ()) -> Form:
    sections = (
        Section("a", "A", "A", "social_worker", (Page("one", "One", blocks=tuple(blocks)),)),
        Section("c", "C", "C", "young_person", (Page("two", "Two", blocks=voice),)),
    )
    return make_form("statutory", "Form", (), sections)


def known(values: dict[str | Cell, Any] | None = None, waiting: tuple[str, ...] = (), **more: Any) -> Known:
    cells = {(key, "") if isinstance(key, str) else key: value for key, value in (values or {}).items()}
    return Known(cells, frozenset((name, "") for name in waiting), **more)


def left(form: Form, known: Known) -> list[tuple[str, str]]:
    return [(one.question.id, one.row) for one in missing(form, known)]


ALL = form(GATE, INNER, DEEP, PICKS, MANY, OLD, RING_1, RING_2, LOST, ROWS, LOOSE, voice=(ask("said"),))


@pytest.mark.parametrize(
    ("values", "question", "shown"),
    [
        ({}, GATE, True),
        ({}, INNER, False),
        ({"gate": "no"}, INNER, False),
        ({"gate": "yes"}, INNER, True),
        ({"gate": ["yes", "no"]}, INNER, True),
        ({"gate": []}, INNER, False),
        ({"gate": None}, INNER, False),
        ({"gate": "yes", "inner": "b"}, DEEP, True),
        ({"gate": "yes", "inner": "c"}, DEEP, False),
        ({"gate": "no", "inner": "b"}, DEEP, False),  # what it hangs on is hidden: its answer is kept and decides nothing
        ({"picks": ["z"]}, MANY, False),
        ({"picks": ["z", "y"]}, MANY, True),
        ({"picks": "x"}, MANY, True),
        ({"picks": "xy"}, MANY, False),
        ({"ring1": "yes", "ring2": "yes"}, RING_1, False),  # a circle ends, and hides
        ({"nowhere": "yes"}, LOST, False),
    ],
)
def test_conditions(values: dict[str | Cell, Any], question: Question, shown: bool) -> None:
    assert is_shown(ALL, question, known(values)) is shown


@pytest.mark.parametrize(("year", "shown"), [(9, False), (10, True)])
def test_a_predicate(year: int, shown: bool) -> None:
    assert is_shown(ALL, OLD, known(year=year)) is shown


def test_nothing_to_fulfil_applies() -> None:
    assert applies(ALL, None, known())


@pytest.mark.parametrize(("length", "shown"), [(1, True), (5, True), (7, True), (8, False)])
def test_conditions_hang_on_one_another_so_deep_and_no_deeper(length: int, shown: bool) -> None:
    chain = [ask("q0"), *(ask(f"q{number}", show_if=when(f"q{number - 1}", "yes")) for number in range(1, length + 1))]
    assert is_shown(form(*chain), chain[-1], known({f"q{number}": "yes" for number in range(length + 1)})) is shown


@pytest.mark.parametrize(
    ("values", "row", "shown"),
    [
        ({"gate": "yes"}, "r1", True),
        ({"gate": "no"}, "r1", False),
        ({}, "r1", False),
    ],
)
def test_a_column_is_hidden_with_its_group(values: dict[str | Cell, Any], row: str, shown: bool) -> None:
    assert is_shown(ALL, NAME, known(values), row) is shown


def test_a_column_hangs_on_another_of_its_own_row() -> None:
    cells: dict[str | Cell, Any] = {"gate": "yes", ("row.name", "r1"): "yes", ("row.name", "r2"): "no"}
    assert [is_shown(ALL, MORE, known(cells), row) for row in ("r1", "r2", "r3", "")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("values", "rows", "missing"),
    [
        ({"gate": "no"}, {}, []),
        ({"gate": "yes"}, {}, [("row.name", "")]),  # at least one: its first mandatory column stands for it
        ({"gate": "yes"}, {"rows": ["r2", "r1"]}, [("row.name", "r2"), ("row.name", "r1")]),
        ({"gate": "yes", ("row.name", "r1"): "no"}, {"rows": ["r1"]}, []),
        ({"gate": "yes", ("row.name", "r1"): "yes"}, {"rows": ["r1"]}, [("row.more", "r1")]),
        ({"gate": "yes", ("row.name", "gone"): "no"}, {}, [("row.name", "")]),  # the answer of a removed row
        ({"gate": "no", ("row.name", "r1"): "yes"}, {"rows": ["r1"]}, []),
    ],
)
def test_what_rows_lack(values: dict[str | Cell, Any], rows: dict[str, list[str]], missing: list[tuple[str, str]]) -> None:
    small = form(GATE, ROWS, LOOSE)
    assert left(small, known(values, rows=rows)) == missing


def test_a_group_that_may_be_empty_lacks_nothing_until_it_has_a_row() -> None:
    assert left(form(LOOSE), known()) == []
    assert left(form(LOOSE), known(rows={"loose": ["r"]})) == [("loose.name", "r")]


def test_a_mandatory_group_of_optional_columns_wants_a_row_with_its_first() -> None:
    group = Group("g", "G", "row", (replace(NOTE, rows="g"),), mandatory=True)
    overrides = {"row.note": Override(mandatory=True)}
    assert left(form(group), known()) == []
    assert left(form(group), known(overrides=overrides)) == [("row.note", "")]


@pytest.mark.parametrize(
    ("values", "waiting", "answered"),
    [
        ({}, (), False),
        ({"gate": "yes"}, (), True),
        ({"gate": []}, (), True),
        ({"gate": "yes"}, ("gate",), False),  # carried: nobody stands by it yet
        ({"gate.not_known": "why", "gate.finds_out": "who"}, (), True),
        ({"gate.not_known": "why"}, (), False),
        ({"gate.finds_out": "who"}, (), False),
        ({"gate.not_known": "why", "gate.finds_out": "who"}, ("gate.finds_out",), False),
        ({"gate": "yes", "gate.not_known": "why", "gate.finds_out": "who"}, ("gate",), False),  # the carried value stands in the way
    ],
)
def test_what_answers(values: dict[str | Cell, Any], waiting: tuple[str, ...], answered: bool) -> None:
    assert is_answered(GATE, known(values, waiting)) is answered


def test_not_known_yet_is_of_one_row() -> None:
    cells: dict[str | Cell, Any] = {("row.name.not_known", "r1"): "why", ("row.name.finds_out", "r1"): "who"}
    assert [is_answered(NAME, known(cells), row) for row in ("r1", "r2", "")] == [True, False, False]


@pytest.mark.parametrize("mandatory", [None, True, False])
@pytest.mark.parametrize("asked", [None, True, False])
@pytest.mark.parametrize("not_known", [None, True, False])
@pytest.mark.parametrize("own", [(True, False, True), (False, True, True), (True, False, False)])
def test_what_an_authority_asks_otherwise(
    mandatory: bool | None, asked: bool | None, not_known: bool | None, own: tuple[bool, bool, bool]
) -> None:
    question = ask("q", mandatory=own[0], off=own[1], not_known=own[2])
    facts = known(overrides={"q": Override(mandatory, asked, not_known)})
    must = own[0] if mandatory is None else mandatory
    assert is_mandatory(question, facts) is must
    assert is_asked(question, facts) is (not own[1] if asked is None else asked)
    assert takes_not_known(question, facts) is (must and own[2] and not_known is not False)


def test_an_override_of_another_question_changes_nothing() -> None:
    facts = known(overrides={"other": Override(False, False, False)})
    assert (is_mandatory(GATE, facts), is_asked(GATE, facts), takes_not_known(GATE, facts)) == (True, True, True)


def test_what_hangs_on_a_question_that_is_turned_off_is_not_shown() -> None:
    facts = known({"gate": "yes"}, overrides={"gate": Override(asked=False)})
    assert (is_shown(ALL, GATE, facts), is_shown(ALL, INNER, facts), is_shown(ALL, NAME, facts, "r1")) == (False, False, False)


def test_forbidding_not_known_takes_it_back() -> None:
    cells: dict[str | Cell, Any] = {"gate.not_known": "why", "gate.finds_out": "who"}
    assert is_answered(GATE, known(cells, overrides={"gate": Override(not_known=False)})) is False


def test_a_child_owes_nothing() -> None:
    whole = form(voice=(ask("said"),))
    assert left(whole, known()) == []
    assert [count_musts(whole, section, known()) for section in whole.sections] == [0, 0]


def test_left_is_counted_by_section_and_musts_do_not_move_with_answers() -> None:
    small = form(GATE, INNER, PICKS)
    section = small.sections[0]
    cases = [known(), known({"gate": "no"}), known({"gate": "yes"}), known({"gate": "yes", "inner": "x"})]
    assert [count_left(small, facts) for facts in cases] == [{"a": left, "c": 0} for left in (1, 0, 1, 0)]
    assert [count_musts(small, section, facts) for facts in cases] == [1, 1, 2, 2]


CELL = st.tuples(st.sampled_from([*ALL.places, "nowhere"]), st.sampled_from(["", "r1", "r2"]))
CELLS = st.dictionaries(CELL, st.sampled_from(["yes", "no", "a", ["x"], None]))


@given(CELLS, st.sets(st.sampled_from(["r1", "r2", "r3"])), st.integers(-2, 13))
def test_left_is_never_more_than_there_is_and_what_is_missing_is_shown_and_mandatory(cells: Any, keys: set[str], year: int) -> None:
    facts = Known(cells, rows={"rows": sorted(keys)}, year=year)
    for one in missing(ALL, facts):
        assert is_mandatory(one.question, facts)
        assert is_shown(ALL, one.question, facts, one.row)
        assert not is_answered(one.question, facts, one.row)
    assert all(0 <= count_left(ALL, facts)[section.letter] <= count_musts(ALL, section, facts) for section in ALL.sections)


@given(CELLS)
def test_answering_what_is_missing_leaves_nothing_in_the_end(cells: Any) -> None:
    facts = Known({key: value for key, value in cells.items() if value is not None}, rows={"rows": ["r1"]}, year=7)
    for _ in range(30):
        open_now = missing(ALL, facts)
        if not open_now:
            break
        facts = replace(facts, values={**facts.values, (open_now[0].question.id, open_now[0].row): "yes"})
    assert missing(ALL, facts) == []
