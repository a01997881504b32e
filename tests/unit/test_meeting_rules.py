"""When a meeting may be confirmed and moved, and what its target date does."""

import datetime as dt

import pytest

from app.pep.rules.meeting import is_by_hand, listed, moved_target, read_held_on, why_not_moved

DAY = dt.date
TODAY, YESTERDAY, TOMORROW = DAY(2026, 12, 3), DAY(2026, 12, 2), DAY(2026, 12, 4)
TO_COME = "The meeting is on Friday 4 December 2026, which is still to come. If it was held already, say on which day."


@pytest.mark.parametrize(
    ("typed", "planned", "day", "problem"),
    [
        ("", TODAY, TODAY, ""),
        ("  ", YESTERDAY, YESTERDAY, ""),
        ("", TOMORROW, None, TO_COME),
        ("", None, None, "The meeting has no date yet. On which day was it held?"),
        ("02/12/2026", TOMORROW, YESTERDAY, ""),
        ("2026-12-02", None, YESTERDAY, ""),
        ("04/12/2026", TODAY, None, "Friday 4 December 2026 is still to come. A meeting is confirmed when it has occurred."),
        ("31/02/2026", TODAY, None, "“31/02/2026” is not a date we can read. Write it like 03/12/2026. The meeting is not confirmed yet."),
        ("last week", TODAY, None, "“last week” is not a date we can read. Write it like 03/12/2026. The meeting is not confirmed yet."),
    ],
)
def test_the_day_on_which_a_meeting_was_held(typed: str, planned: DAY | None, day: DAY | None, problem: str) -> None:
    assert read_held_on(typed, planned, TODAY) == (day, problem)


@pytest.mark.parametrize(
    ("to", "held_on", "completed", "words"),
    [
        (TOMORROW, None, "", ""),
        (None, None, "", ""),
        (YESTERDAY, None, "a", ""),
        (TODAY, TODAY, "ab", ""),
        (TOMORROW, TODAY, "", "The meeting is confirmed as held on 3 December 2026. To move it, take the confirmation back first."),
        (YESTERDAY, TODAY, "", "The meeting is confirmed as held on 3 December 2026. To move it, take the confirmation back first."),
        (
            TOMORROW,
            None,
            "a",
            "Section A is marked completed, so the meeting cannot move to a day to come. Reopen what is completed first.",
        ),
        (
            None,
            None,
            "ac",
            "Sections A and C are marked completed, so the meeting cannot move to a day to come. Reopen what is completed first.",
        ),
    ],
)
def test_what_keeps_a_meeting_where_it_is(to: DAY | None, held_on: DAY | None, completed: str, words: str) -> None:
    assert why_not_moved(to, held_on, completed, TODAY) == words


@pytest.mark.parametrize(
    ("target", "was", "now", "moved"),
    [
        (DAY(2026, 12, 10), DAY(2026, 12, 3), DAY(2026, 12, 9), DAY(2026, 12, 16)),
        (DAY(2026, 11, 30), None, DAY(2026, 12, 9), DAY(2026, 12, 16)),
        (DAY(2026, 12, 10), DAY(2026, 12, 3), None, DAY(2026, 11, 30)),
        (DAY(2026, 12, 11), DAY(2026, 12, 3), DAY(2026, 12, 9), DAY(2026, 12, 11)),  # set by hand
    ],
)
def test_the_target_date_moves_unless_somebody_set_it(target: DAY, was: DAY | None, now: DAY | None, moved: DAY) -> None:
    begun = DAY(2026, 11, 2)
    assert moved_target(target, begun, was, now) == moved
    assert is_by_hand(target, begun, was) == (target == DAY(2026, 12, 11))


def test_letters_as_people_read_them() -> None:
    assert [listed(letters) for letters in ("a", "ab", "abc")] == ["Section A is", "Sections A and B are", "Sections A and B and C are"]
