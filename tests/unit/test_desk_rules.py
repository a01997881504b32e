"""What is due when: working days over England's bank holidays, and the words for it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import bank_holidays
from app.desk.rules import due_words, greeting, new_words
from app.pep.rules.dates import working_days_after

DAY = dt.date


@pytest.mark.parametrize(
    ("entered", "days", "due"),
    [
        (DAY(2015, 10, 2), 10, DAY(2015, 10, 16)),  # domain.md 4.1, worked out there by hand
        (DAY(2015, 10, 2), 20, DAY(2015, 10, 30)),
        (DAY(2017, 12, 18), 20, DAY(2018, 1, 18)),  # over Christmas, Boxing Day and New Year
        (DAY(2018, 3, 26), 20, DAY(2018, 4, 25)),  # over Good Friday and Easter Monday
        (DAY(2018, 6, 6), 20, DAY(2018, 7, 4)),
        (DAY(2021, 12, 24), 1, DAY(2021, 12, 29)),  # Christmas on a Saturday: Monday and Tuesday stand for it and Boxing Day
        (DAY(2022, 9, 16), 1, DAY(2022, 9, 20)),  # the Queen's funeral: a day that no rule foresees
        (DAY(2026, 11, 28), 1, DAY(2026, 11, 30)),  # entered on a Saturday
        (DAY(2026, 11, 27), 0, DAY(2026, 11, 27)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(entered: DAY, days: int, due: DAY) -> None:
    assert working_days_after(entered, days, bank_holidays()) == due


@given(st.dates(DAY(2020, 1, 1), DAY(2035, 1, 1)), st.integers(1, 25))
def test_one_working_day_more_is_the_next_working_day(start: DAY, days: int) -> None:
    due = working_days_after(start, days, ())
    assert due.weekday() < 5
    assert working_days_after(due, 1, ()) == working_days_after(start, days + 1, ())


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (DAY(2026, 11, 24), ("bad", "2 days late")),
        (DAY(2026, 11, 25), ("bad", "1 day late")),
        (DAY(2026, 11, 26), ("warn", "Today")),
        (DAY(2026, 11, 27), ("warn", "By Friday 27 November")),
        (DAY(2026, 12, 3), ("warn", "By Thursday 3 December")),
    ],
)
def test_words_for_what_is_due(due: DAY, words: tuple[str, str]) -> None:
    assert due_words(due, DAY(2026, 11, 26)) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (DAY(2026, 11, 26), "New today"),
        (DAY(2026, 11, 25), "New since 25 November"),
        (DAY(2026, 11, 2), "New since 2 November"),
    ],
)
def test_words_for_what_is_new(said: DAY, words: str) -> None:
    assert new_words(said, DAY(2026, 11, 26)) == words


@pytest.mark.parametrize(
    ("hour", "part"), [(0, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening"), (23, "evening")]
)
def test_greetings_follow_the_clock(hour: int, part: str) -> None:
    assert greeting(hour, "Sarah") == f"Good {part}, Sarah"
