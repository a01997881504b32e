"""Ages, year groups, names and the wording of them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.children.rules import age_on, days_in_care, form_for, question_group, year_label, year_on

DAY = dt.date
DAYS = st.dates(DAY(2000, 1, 1), DAY(2040, 12, 31))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (DAY(2015, 3, 14), DAY(2026, 3, 13), 10),
        (DAY(2015, 3, 14), DAY(2026, 3, 14), 11),
        (DAY(2015, 3, 14), DAY(2026, 3, 15), 11),
        (DAY(2015, 12, 31), DAY(2026, 1, 1), 10),
        (DAY(2016, 2, 29), DAY(2025, 2, 28), 8),
        (DAY(2016, 2, 29), DAY(2025, 3, 1), 9),
        (DAY(2016, 2, 29), DAY(2024, 2, 29), 8),
        (DAY(2026, 5, 1), DAY(2026, 5, 1), 0),
    ],
)
def test_age_in_whole_years(born: DAY, day: DAY, age: int) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "day", "year"),
    [
        (DAY(2015, 8, 31), DAY(2019, 9, 1), 0),  # the youngest of Reception
        (DAY(2015, 9, 1), DAY(2019, 9, 1), -1),  # a day younger: nursery
        (DAY(2014, 9, 1), DAY(2019, 9, 1), 0),  # the oldest of Reception
        (DAY(2014, 8, 31), DAY(2019, 9, 1), 1),
        (DAY(2015, 8, 31), DAY(2019, 8, 31), -1),  # the last day before it begins
        (DAY(2015, 3, 14), DAY(2026, 8, 31), 6),
        (DAY(2015, 3, 14), DAY(2026, 9, 1), 7),
        (DAY(2015, 3, 14), DAY(2026, 12, 31), 7),
        (DAY(2015, 3, 14), DAY(2027, 1, 1), 7),
        (DAY(2016, 2, 29), DAY(2026, 11, 26), 6),
        (DAY(2024, 2, 29), DAY(2026, 11, 26), -2),
        (DAY(2008, 9, 1), DAY(2026, 11, 26), 13),
        (DAY(1990, 1, 1), DAY(2026, 11, 26), 14),  # nobody is taught beyond Year 14
        (DAY(2026, 11, 26), DAY(2026, 11, 26), -4),
    ],
)
def test_taught_year_is_age_before_the_academic_year_less_four(born: DAY, day: DAY, year: int) -> None:
    assert year_on(born, day) == year


@pytest.mark.parametrize(("offset", "year"), [(0, 7), (-1, 6), (-2, 5), (1, 8), (20, 14), (-20, -4)])
def test_an_offset_moves_the_taught_year(offset: int, year: int) -> None:
    assert year_on(DAY(2015, 3, 14), DAY(2026, 11, 26), offset) == year


@given(DAYS, DAYS)
def test_everybody_born_in_one_cohort_is_taught_together(born: DAY, day: DAY) -> None:
    first = DAY(born.year if born.month >= 9 else born.year - 1, 9, 1)
    last = DAY(first.year + 1, 8, 31)
    assert year_on(first, day) == year_on(born, day) == year_on(last, day)


@given(DAYS, DAYS)
def test_the_year_moves_on_the_first_of_september_alone(born: DAY, day: DAY) -> None:
    tomorrow = day + dt.timedelta(days=1)
    if (tomorrow.month, tomorrow.day) != (9, 1):
        assert year_on(born, tomorrow) == year_on(born, day)


@pytest.mark.parametrize(
    ("year", "offset", "label"),
    [
        (-4, 0, "Under 1"),
        (-3, 0, "Age 1-2"),
        (-2, 0, "Age 2-3"),
        (-1, 0, "Age 3-4"),
        (0, 0, "Reception"),
        (1, 0, "Year 1"),
        (13, 0, "Year 13"),
        (7, -1, "Year 7 (one year behind age group)"),
        (7, -2, "Year 7 (two years behind age group)"),
        (7, -3, "Year 7 (3 years behind age group)"),
        (8, 1, "Year 8 (one year ahead of age group)"),
        (9, 2, "Year 9 (two years ahead of age group)"),
        (0, -1, "Reception (one year behind age group)"),
    ],
)
def test_year_labels(year: int, offset: int, label: str) -> None:
    assert year_label(year, offset) == label


@pytest.mark.parametrize(
    ("years", "form", "group"),
    [
        (range(-4, 0), "early_years", "Early Years"),
        (range(1), "statutory", "Reception"),
        (range(1, 3), "statutory", "Key Stage 1"),
        (range(3, 7), "statutory", "Key Stage 2"),
        (range(7, 10), "statutory", "Key Stage 3"),
        (range(10, 12), "statutory", "Key Stage 4"),
        (range(12, 15), "post_16", "Post 16"),
    ],
)
def test_form_and_question_group_follow_the_taught_year(years: range, form: str, group: str) -> None:
    assert [(form_for(year), question_group(year)) for year in years] == [(form, group)] * len(years)


@pytest.mark.parametrize(
    ("entered", "today", "days"),
    [
        (DAY(2015, 10, 2), DAY(2015, 10, 31), 29),  # the guide's own example
        (DAY(2015, 10, 2), DAY(2015, 10, 2), 0),
        (DAY(2015, 10, 2), DAY(2015, 10, 3), 1),
        (DAY(2024, 2, 28), DAY(2024, 3, 1), 2),
        (None, DAY(2015, 10, 31), None),
    ],
)
def test_days_in_care_count_from_the_day_of_entering(entered: DAY | None, today: DAY, days: int | None) -> None:
    assert days_in_care(entered, today) == days
