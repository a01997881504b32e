"""Due dates, terms, the keys of answers, who helped, and what is not right about a plan for a meeting."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pep.rules.dates import target_date, term_of
from app.pep.rules.planning import Values, find_problems, read_time
from app.pep.rules.voices import VOICES, AnswerKey, helper_of, helper_words, read_key

DAY = dt.date
NO_DATE = "“{}” is not a date we can read. Write it like 03/12/2026."
NO_TIME = "“{}” is not a time we can read. Write it like 15:30."
WHICH_DAY = "The meeting has a time. Which day is it? Or leave both empty for now."
WHICH_TIME = "The meeting has a date. At what time does it begin? Or leave both empty for now."


@pytest.mark.parametrize(
    ("meeting", "target"),
    [
        (DAY(2026, 12, 3), DAY(2026, 12, 10)),
        (DAY(2026, 12, 28), DAY(2027, 1, 4)),
        (DAY(2026, 11, 1), DAY(2026, 11, 8)),  # a meeting that was held before the PEP was begun
        (None, DAY(2026, 11, 30)),
    ],
)
def test_a_pep_is_due_a_week_after_its_meeting_or_28_days_after_its_start(meeting: DAY | None, target: DAY) -> None:
    assert target_date(DAY(2026, 11, 2), meeting) == target


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (DAY(2026, 9, 1), "Autumn term 2026"),
        (DAY(2026, 12, 31), "Autumn term 2026"),
        (DAY(2027, 1, 1), "Spring term 2027"),
        (DAY(2027, 3, 31), "Spring term 2027"),
        (DAY(2027, 4, 1), "Summer term 2027"),
        (DAY(2027, 8, 31), "Summer term 2027"),
    ],
)
def test_terms(day: DAY, term: str) -> None:
    assert term_of(day) == term


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("personal.upn~~adult", AnswerKey("personal.upn", "", "adult")),
        ("school.like~~child", AnswerKey("school.like", "", "child")),
        ("school.like~~said", AnswerKey("school.like", "", "said")),
        ("contacts.name~r1~seen", AnswerKey("contacts.name", "r1", "seen")),
        ("school.like~~everyone", None),
        ("school.like~~", None),
        ("school.like~adult", None),
        ("school.like", None),
        ("a~b~c~adult", None),
        ("school.like~~adult ", None),
        ("", None),
    ],
)
def test_a_key_is_read_or_is_none_of_ours(text: str, key: AnswerKey | None) -> None:
    assert read_key(text) == key


@given(st.from_regex(r"[a-z0-9_.-]+", fullmatch=True), st.from_regex(r"[a-z0-9_.-]*", fullmatch=True), st.sampled_from(VOICES))
def test_a_key_is_read_as_it_was_written(question: str, row: str, voice: str) -> None:
    assert read_key(str(AnswerKey(question, row, voice))) == AnswerKey(question, row, voice)


@pytest.mark.parametrize(
    ("mode", "who", "stored", "words"),
    [
        ("nobody", "", "nobody", "nobody helped"),
        ("nobody", "Tracy Teacher", "nobody", "nobody helped"),
        ("helps", " Tracy Teacher ", "helps:Tracy Teacher", "Tracy Teacher helped"),
        ("helps", "Ann: from the office", "helps:Ann: from the office", "Ann: from the office helped"),
        ("helps", "{name}", "helps:{name}", "{name} helped"),
        ("helps", "  ", "helps:", "A grown-up helped"),
        ("types", "Tracy Teacher", "types:Tracy Teacher", "Tracy Teacher typed what Jay said"),
        ("types", "", "types:", "A grown-up typed what Jay said"),
        ("", "Tracy Teacher", "", ""),
        ("decides", "Tracy Teacher", "", ""),
    ],
)
def test_who_helped_is_stored_and_said(mode: str, who: str, stored: str, words: str) -> None:
    assert helper_of(mode, who) == stored
    assert helper_words(stored, "Jay") == words


def test_a_helpers_name_has_an_end() -> None:
    assert helper_of("helps", "x" * 101) == "helps:" + "x" * 100


def test_words_of_an_unknown_helper_are_none() -> None:
    assert helper_words("decides:Tracy Teacher", "Jay") == ""


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:30", dt.time(9, 30)),
        ("09:05", dt.time(9, 5)),
        ("15.30", dt.time(15, 30)),
        (" 0:00 ", dt.time(0, 0)),
        ("23:59", dt.time(23, 59)),
        ("24:00", None),
        ("12:60", None),
        ("9:3", None),
        ("930", None),
        ("9 o'clock", None),
        ("-9:30", None),
        ("", None),
    ],
)
def test_times(text: str, time: dt.time | None) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("date", "time", "problems"),
    [
        ("", "", {}),
        (" ", "\t", {}),
        ("3/12/2026", "15:30", {}),
        ("3/12/2026", "", {"time": WHICH_TIME}),
        ("", "15:30", {"date": WHICH_DAY}),
        ("31/02/2026", "15:30", {"date": NO_DATE.format("31/02/2026")}),
        ("3/12/2026", "25:00", {"time": NO_TIME.format("25:00")}),
        (" soon ", " late ", {"date": NO_DATE.format("soon"), "time": NO_TIME.format("late")}),
        ("soon", "", {"date": NO_DATE.format("soon"), "time": WHICH_TIME}),
        ("", "late", {"date": WHICH_DAY, "time": NO_TIME.format("late")}),
        ("x" * 50, "", {"date": NO_DATE.format("x" * 40), "time": WHICH_TIME}),
    ],
)
def test_date_and_time_come_together_or_not_at_all(date: str, time: str, problems: dict[str, str]) -> None:
    assert find_problems(Values(date=date, time=time), reasons=(), people=()) == problems


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        (Values(reasons=("review",), invited=("child", "sarahid")), {}),
        (Values(reasons=(), invited=()), {}),
        (Values(reasons=("review", "party")), {"reasons": "One of the reasons is not in our list. Please choose again."}),
        (
            Values(invited=("child", "stranger")),
            {"invited": "Somebody you chose no longer has access to this record. Please look at the list again."},
        ),
    ],
)
def test_a_choice_that_is_not_ours_is_refused(values: Values, problems: dict[str, str]) -> None:
    assert find_problems(values, reasons=("review", "new_admission"), people=("child", "sarahid", "tracyid")) == problems
