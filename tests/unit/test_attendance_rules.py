"""Attendance: what a code counts as, the share attended, who is persistently or severely absent (domain.md 2.3, 2.5)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pep.rules.attendance import (
    CountsAs,
    Tally,
    count_sessions,
    is_persistent,
    is_severe,
    percentage,
    share,
    share_of_percent,
)

CODES = {
    **dict.fromkeys(["/", "\\", "L", "B", "V"], "attended"),
    **dict.fromkeys(["C", "C2", "E", "I", "J1"], "authorised"),
    **dict.fromkeys(["G", "N", "O", "U"], "unauthorised"),
    **dict.fromkeys(["Q", "X", "Y1"], "not_possible"),
    "D": "not_counted",
    "#": "administrative",
    "?": "a word that no list should say",
}


@pytest.mark.parametrize(
    ("sessions", "tally", "possible"),
    [
        ({}, Tally(), 0),
        ({"/": 90, "\\": 88, "L": 2, "I": 6, "O": 4}, Tally(180, 6, 4), 190),
        ({"/": 9, "X": 3, "Y1": 2, "D": 4, "#": 5}, Tally(9, outside=14), 9),
        ({"l": 1, "c2": 2, "y1": 3}, Tally(1, 2, 0, 3), 3),
        ({"/": 1, "H": 5, "Y": 2}, Tally(1, unknown=("H", "Y")), 1),
        ({"?": 1}, Tally(unknown=("?",)), 0),
    ],
)
def test_sessions_are_counted_by_what_their_code_counts_as(sessions: dict[str, int], tally: Tally, possible: int) -> None:
    """A code that is not explained is named and left out of the sum, never taken for an absence."""
    counted = count_sessions(sessions, CODES)
    assert (counted, counted.possible) == (tally, possible)


def test_every_meaning_has_a_case_above() -> None:
    assert set(CountsAs) < set(CODES.values())


@pytest.mark.parametrize(
    ("attended", "possible", "shown", "persistent", "severe"),
    [
        (190, 190, "100.0", False, False),
        (179, 190, "94.2", False, False),
        (2, 3, "66.7", True, False),
        (1, 1000, "0.1", True, True),
        (1, 2000, "0.1", True, True),  # 0.05: a half goes up
        (9, 10, "90.0", True, False),
        (9004, 10000, "90.0", False, False),  # looks like 90, is more
        (1, 2, "50.0", True, True),
        (5001, 10000, "50.0", True, False),
        (0, 10, "0.0", True, True),
    ],
)
def test_share_and_flags(attended: int, possible: int, shown: str, persistent: bool, severe: bool) -> None:
    part = share(attended, possible)
    assert part is not None
    assert (percentage(part), is_persistent(part), is_severe(part)) == (Decimal(shown), persistent, severe)


@pytest.mark.parametrize(("attended", "possible"), [(0, 0), (1, 0), (11, 10), (-1, 10), (-2, -1), (0, -1)])
def test_no_share_without_sessions_or_of_counts_that_contradict_each_other(attended: int, possible: int) -> None:
    assert share(attended, possible) is None


@pytest.mark.parametrize(
    ("percent", "part"), [("94.2", Fraction(471, 500)), ("90", Fraction(9, 10)), ("0", Fraction(0)), ("100", Fraction(1))]
)
def test_a_typed_percentage_is_a_share_too(percent: str, part: Fraction) -> None:
    assert share_of_percent(percent) == part


@given(st.integers(1, 400).flatmap(lambda possible: st.tuples(st.integers(0, possible), st.just(possible))))
def test_whoever_is_severely_absent_is_persistently_absent(counts: tuple[int, int]) -> None:
    part = share(*counts)
    assert part is not None
    assert is_persistent(part) or not is_severe(part)
    assert 0 <= percentage(part) <= 100
