"""Create a PEP as a page: year and target follow the meeting, and who is invited beforehand."""

import datetime as dt

import pytest

from app.pep.building.create import Dates, Invitee, build_create, build_dates, first_values
from app.pep.rules.planning import Values
from tests.unit import made

WEEK = "One week after the PEP meeting. It moves when you move the meeting"
MONTH = "28 days after today, until the meeting has a date"
PAST = "This day is in the past. Is the date right?"
DAY = dt.date


@pytest.mark.parametrize(
    ("typed", "target", "words", "warning"),
    [
        ("", DAY(2026, 12, 24), MONTH, ""),
        ("soon", DAY(2026, 12, 24), MONTH, ""),
        ("31/02/2027", DAY(2026, 12, 24), MONTH, ""),
        ("3/12/2026", DAY(2026, 12, 10), WEEK, ""),
        ("26/11/2026", DAY(2026, 12, 3), WEEK, ""),
        ("25/11/2026", DAY(2026, 12, 2), WEEK, PAST),
    ],
)
def test_the_target_date_moves_with_the_meeting(typed: str, target: DAY, words: str, warning: str) -> None:
    assert build_dates(made.child(), typed, made.TODAY) == Dates("Key Stage 3", "Year 7", made.TODAY, target, words, warning)


@pytest.mark.parametrize(
    ("typed", "offset", "group", "year"),
    [
        ("31/8/2027", 0, "Key Stage 3", "Year 7"),
        ("1/9/2027", 0, "Key Stage 3", "Year 8"),
        ("", -1, "Key Stage 2", "Year 6 (one year behind age group)"),
        ("1/9/2027", -1, "Key Stage 3", "Year 7 (one year behind age group)"),
    ],
)
def test_the_year_is_the_one_taught_at_the_meeting(typed: str, offset: int, group: str, year: str) -> None:
    dates = build_dates(made.child(year_offset=offset), typed, made.TODAY)
    assert (dates.question_group, dates.year) == (group, year)


def test_everybody_but_administrators_is_invited_beforehand_the_child_first() -> None:
    assert first_values(made.PEOPLE, made.SARAH) == Values(
        invited=("child", "sarahid", "tracyid"), contact_name="Sarah Social", contact_number="01632 960 001"
    )


def test_who_is_not_on_the_list_answers_no_questions_about_it() -> None:
    assert first_values((made.AMANDA,), None) == Values(invited=("child",))


def test_the_page_keeps_what_was_typed_and_who_was_chosen() -> None:
    values = Values(date="soon", time="15:30", invited=("amandaid",), reasons=("review",))
    view = build_create(made.child(), made.PEOPLE, values, (("review", "Review Process"),), made.TODAY, {"date": "Not a date."})
    assert view.invitees == (
        Invitee("child", "James Locke", "", False, True),
        Invitee("sarahid", "Sarah Social", "Social Worker", False, False),
        Invitee("tracyid", "Tracy Teacher", "Designated Teacher", False, False),
        Invitee("amandaid", "Amanda Administrator", "Administrator", True, False),
    )
    assert (view.values, view.problems, view.reasons) == (values, {"date": "Not a date."}, (("review", "Review Process"),))
    assert (view.action, view.dates.target) == ("/children/U1015/peps/new", DAY(2026, 12, 24))
