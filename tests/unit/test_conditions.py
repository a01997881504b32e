"""The predicates that a question's show_if may name: each with a table of years, ages or answers."""

import pytest

from app.pep.rules.conditions import PREDICATES, READS, between
from app.pep.rules.known import Known

EVERY_YEAR = range(-5, 16)
YEARS = {
    "early_years": range(-5, 0),
    "from_reception": range(16),
    "school_age": range(12),
    "post_16": range(12, 16),
    "year_1_or_2": (1, 2),
    "key_stage_1": (1, 2),
    "key_stage_2": (3, 4, 5, 6),
    "key_stage_3": (7, 8, 9),
    "key_stage_4": (10, 11),
    "key_stage_1_2": range(7),
    "key_stage_3_4": range(7, 12),
    "from_year_9": range(9, 16),
    "from_year_10": range(10, 16),
    "year_11": (11,),
}


@pytest.mark.parametrize("name", YEARS)
def test_which_taught_years(name: str) -> None:
    assert [year for year in EVERY_YEAR if PREDICATES[name](Known(year=year))] == list(YEARS[name])


@pytest.mark.parametrize(
    ("status", "has"), [("support", True), ("ehcp", True), ("assessment", True), ("none", False), (None, False), (["support"], False)]
)
def test_who_has_special_needs(status: object, has: bool) -> None:
    values = {} if status is None else {("sen.status", ""): status}
    assert PREDICATES["has_sen"](Known(values)) is has
    assert PREDICATES["has_sen"](Known({("sen.status", "row"): "support"})) is False


@pytest.mark.parametrize(("age", "under"), [(None, True), (0, True), (17, True), (18, False), (24, False)])
def test_from_18_the_plan_is_theirs(age: int | None, under: bool) -> None:
    assert PREDICATES["under_18"](Known(age=age)) is under


def test_there_are_no_others_and_what_they_read_is_named() -> None:
    assert sorted(PREDICATES) == sorted([*YEARS, "has_sen", "under_18"])
    assert READS == {"has_sen": ("sen.status",)}


def test_a_span_has_both_its_ends() -> None:
    assert [between(2, 3)(Known(year=year)) for year in (1, 2, 3, 4)] == [False, True, True, False]
