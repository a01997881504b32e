"""As much of a date as is known, times of day, and reading ages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import Parsed
from app.kinds.partial_date import read_partial
from app.kinds.reading_age import read_age
from app.kinds.time import read_time
from tests.unit.test_kinds import KINDS, Asks

NO_PART = "“{}” is not a year, a month or a date we can read."
WRITE_PART = " Write it like 2019, 03/2019 or 14/03/2019."
NO_TIME = "A time is between 00:00 and 23:59. You typed “{}”."
NO_AGE = "A reading age is between 2 and 20 years, with 0 to 11 months. You typed “{}”."
FAR = "The year {} is far away. Is this right?"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019", "2019"),
        (" 2019 ", "2019"),
        ("03/2019", "2019-03"),
        ("3.2019", "2019-03"),
        ("3 - 2019", "2019-03"),
        ("2019-03", "2019-03"),
        ("March 2019", "2019-03"),
        ("MAR 2019", "2019-03"),
        ("Sept. 2019", "2019-09"),
        ("may  2019", "2019-05"),
        ("14/03/2019", "2019-03-14"),
        ("14.3.2019", "2019-03-14"),
        ("2019-03-14", "2019-03-14"),
        ("14 March 2019", "2019-03-14"),
        ("the 1st of September, 2019", "2019-09-01"),
        ("29 Feb 2024", "2024-02-29"),
    ],
)
def test_as_much_of_a_date_as_is_known(text: str, value: str) -> None:
    assert KINDS["partial_date"](text, Asks()) == Parsed(value)


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [("1899", "1899", 1899), ("12/2101", "2101-12", 2101), ("3 May 0206", "0206-05-03", 206)],
)
def test_a_year_far_away_is_doubtful(text: str, value: str, year: int) -> None:
    assert KINDS["partial_date"](text, Asks()) == Parsed(value, doubtful=FAR.format(year))


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("03/19", " Did you mean 03/2019?"),
        ("14/03/19", " Did you mean 14/03/2019?"),
        ("about 2019", " Did you mean 2019?"),
        ("spring 2019", " Did you mean 2019?"),
        ("29 Feb 2023", " Did you mean 2023?"),
        ("2019 or 2020", WRITE_PART),
        ("13/19", WRITE_PART),
        ("0000", WRITE_PART),
        ("long ago", WRITE_PART),
        ("ma 19", WRITE_PART),
        ("٢٠١٩", WRITE_PART),
        ("120193", WRITE_PART),
    ],
)
def test_what_is_no_part_of_a_date_says_what_may_be_meant(text: str, ending: str) -> None:
    assert KINDS["partial_date"](text, Asks()) == Parsed(problem=NO_PART.format(text) + ending)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_each_way_of_writing_a_date_is_read(day: dt.date) -> None:
    month = day.strftime("%B")  # the tests run in English
    assert {read_partial(way) for way in (f"{day:%d/%m/%Y}", f"{day.day} {month} {day.year}", day.isoformat())} == {day.isoformat()}
    assert {read_partial(way) for way in (f"{day:%m/%Y}", f"{month} {day.year}", f"{month[:3]} {day.year}")} == {day.isoformat()[:7]}
    assert read_partial(str(day.year)) == str(day.year)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9:30", "09:30"),
        ("09:30", "09:30"),
        ("15.30", "15:30"),
        ("15h30", "15:30"),
        ("9.30am", "09:30"),
        ("9:30 a.m.", "09:30"),
        ("3 pm", "15:00"),
        ("3PM", "15:00"),
        ("3:05 p.m.", "15:05"),
        ("15:30 pm", "15:30"),
        ("1530", "15:30"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("330pm", "15:30"),
        ("15:30:00", "15:30"),
        ("12 pm", "12:00"),
        ("12 am", "00:00"),
        ("3:30 am", "03:30"),
        ("noon", "12:00"),
        ("Midnight", "00:00"),
        ("23:59", "23:59"),
        ("06:00", "06:00"),
    ],
)
def test_a_time(text: str, value: str) -> None:
    assert KINDS["time"](text, Asks()) == Parsed(value)


@pytest.mark.parametrize(("text", "value", "meant"), [("3:30", "03:30", "15:30"), ("0.15", "00:15", "12:15"), ("559", "05:59", "17:59")])
def test_an_hour_of_the_night_is_doubtful(text: str, value: str, meant: str) -> None:
    assert KINDS["time"](text, Asks()) == Parsed(value, doubtful=f"{value} is at night; {meant} may be meant. Is this right?")


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("3", " Did you mean 15:00?"),
        ("9", " Did you mean 09:00?"),
        ("24:00", " Did you mean 00:00?"),
        ("24", " Write it like 15:30."),
        ("25:00", " Write it like 15:30."),
        ("9:60", " Write it like 15:30."),
        ("9:3", " Write it like 15:30."),
        ("15:30 am", " Write it like 15:30."),
        ("after school", " Write it like 15:30."),
        ("١٥:٣٠", " Write it like 15:30."),
        ("³", " Write it like 15:30."),
    ],
)
def test_what_is_no_time(text: str, ending: str) -> None:
    assert KINDS["time"](text, Asks()) == Parsed(problem=NO_TIME.format(text) + ending)


@given(st.times())
def test_each_way_of_writing_a_time_is_read(time: dt.time) -> None:
    time = time.replace(second=0, microsecond=0)
    ways = (f"{time:%H:%M}", f"{time:%H.%M}", f"{time:%H%M}", f"{time:%I:%M %p}", f"{time:%I.%M%p}")
    assert [read_time(way) for way in ways] == [time] * 5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7:06", "7:06"),
        ("7:6", "7:06"),
        ("07 : 06", "7:06"),
        ("7-11", "7:11"),
        ("7 years 6 months", "7:06"),
        ("7 yrs, 6 mths", "7:06"),
        ("7 Years and 1 Month", "7:01"),
        ("7y6m", "7:06"),
        ("7 years", "7:00"),
        ("2:00", "2:00"),
        ("20:00", "20:00"),
    ],
)
def test_a_reading_age(text: str, value: str) -> None:
    assert KINDS["reading_age"](text, Asks()) == Parsed(value)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("7.6", "7:06", "7 years and 6 months"),
        ("7.06", "7:06", "7 years and 6 months"),
        ("7.1", "7:01", "7 years and 1 month"),
        ("7.10", "7:10", "7 years and 10 months"),
        ("7", "7:00", "7 years and 0 months"),
    ],
)
def test_a_reading_age_with_a_point_is_doubtful(text: str, value: str, words: str) -> None:
    """7.6 may be seven and a half as well."""
    assert KINDS["reading_age"](text, Asks()) == Parsed(value, doubtful=f"We read this as {words}. Is this right?")


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("76", " Did you mean 7:06?"),
        ("706", " Did you mean 7:06?"),
        ("1104", " Did you mean 11:04?"),
        ("7:12", " Write it like 7:06."),
        ("1:11", " Write it like 7:06."),
        ("20:01", " Write it like 7:06."),
        ("21 years", " Write it like 7:06."),
        ("1", " Write it like 7:06."),
        ("below 6", " Write it like 7:06."),
        ("7:06:01", " Write it like 7:06."),
        ("٧:٠٦", " Write it like 7:06."),
    ],
)
def test_what_is_no_reading_age(text: str, ending: str) -> None:
    assert KINDS["reading_age"](text, Asks()) == Parsed(problem=NO_AGE.format(text) + ending)


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_reading_age_is_read_whether_or_not_it_can_be(years: int, months: int) -> None:
    assert (read_age(f"{years}:{months:02}"), read_age(f"{years} years {months} months")) == ((years, months, False),) * 2
