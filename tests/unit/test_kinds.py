"""Each kind of answer: what is right, what counts but is doubtful, what is no value, what is refused."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import Parsed, date, parsers, upn

KINDS = parsers()
WRONG_SHAPE = "This is not in the national format (a letter, then 12 characters). Is this right?"
NO_DATE = "“{}” is not a date we can read. Write it like 14/03/2015."


@dataclass(frozen=True)
class Asks:
    options: tuple[tuple[str, str], ...] = (("yes", "Yes"), ("no", "No"), ("later", "Not yet"))
    retired: tuple[str, ...] = ()
    limit: int = 10
    minimum: float | None = None
    maximum: float | None = None
    places: int | None = None


def parsed(kind: str, text: str) -> Parsed:
    return KINDS[kind](text, Asks())


def test_these_kinds_there_are() -> None:
    """A new kind needs a table of cases, here or in a test_kinds_*.py beside."""
    assert sorted(KINDS) == [
        "choice", "choices", "date", "decimal", "drawing", "email", "link", "long_text", "money", "partial_date", "percent", "person",
        "phone", "phonics_score", "photo", "reading_age", "scale_items", "scaled_score", "sdq_score", "short_text", "time", "typed_code",
        "typed_codes", "uln", "upn", "urn", "whole_number",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_typed_is_no_value_and_no_fault(kind: str) -> None:
    assert parsed(kind, "") == Parsed()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"choice", "choices", "link", "person", "scale_items"}))
@pytest.mark.parametrize("text", [" ", "\n", "\t \u00a0\u2003", " " * 100_000])
def test_spaces_alone_are_nothing_typed(kind: str, text: str) -> None:
    """But for a list's own kinds, whose values are never typed."""
    assert KINDS[kind](text, Asks(limit=200_000)) == Parsed()


@pytest.mark.parametrize("kind", ["short_text", "long_text"])
@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Jay", Parsed("Jay")),
        ("  Jay \n", Parsed("  Jay \n")),
        ("0", Parsed("0")),
        ("<b>&+</b>", Parsed("<b>&+</b>")),
        ("e\u0301" * 10, Parsed("e\u0301" * 10)),
        ("a" * 10, Parsed("a" * 10)),
        (" \n\t\u00a0", Parsed()),
        ("a" * 12, Parsed(None, "This is 2 characters too long. Please make it shorter.")),
    ],
)
def test_words(kind: str, text: str, result: Parsed) -> None:
    assert parsed(kind, text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("yes", Parsed("yes")),
        ("later", Parsed("later")),
        ("Yes", Parsed(refused=True)),
        ("Not yet", Parsed(refused=True)),
        ("yes\nno", Parsed(refused=True)),
        (" ", Parsed(refused=True)),
        ("maybe", Parsed(refused=True)),
    ],
)
def test_one_of_a_list(text: str, result: Parsed) -> None:
    assert parsed("choice", text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("yes", Parsed(["yes"])),
        ("later\nyes", Parsed(["yes", "later"])),
        ("no\nno", Parsed(["no"])),
        ("\nno\n", Parsed(["no"])),
        ("\n", Parsed()),
        ("yes\nmaybe", Parsed(refused=True)),
        ("Yes", Parsed(refused=True)),
    ],
)
def test_any_of_a_list(text: str, result: Parsed) -> None:
    assert parsed("choices", text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("3/12/2026", Parsed("2026-12-03")),
        ("03/12/2026", Parsed("2026-12-03")),
        ("3.12.2026", Parsed("2026-12-03")),
        ("3-12-2026", Parsed("2026-12-03")),
        ("3 12 2026", Parsed("2026-12-03")),
        (" 3 / 12 / 2026 ", Parsed("2026-12-03")),
        ("2026-12-03", Parsed("2026-12-03")),
        ("29/2/2024", Parsed("2024-02-29")),
        ("1/1/1900", Parsed("1900-01-01")),
        ("31/12/2100", Parsed("2100-12-31")),
        ("31/12/1899", Parsed("1899-12-31", doubtful="The year 1899 is far away. Is this right?")),
        ("1/1/2101", Parsed("2101-01-01", doubtful="The year 2101 is far away. Is this right?")),
        ("3/12/0206", Parsed("0206-12-03", doubtful="The year 206 is far away. Is this right?")),
        ("  \t", Parsed()),
        ("31/02/2026", Parsed(problem=NO_DATE.format("31/02/2026"))),
        ("29/2/2025", Parsed(problem=NO_DATE.format("29/2/2025"))),
        ("12/13/2026", Parsed(problem=NO_DATE.format("12/13/2026"))),
        ("3/12/26", Parsed(problem=NO_DATE.format("3/12/26"))),
        ("3/12/0000", Parsed(problem=NO_DATE.format("3/12/0000"))),
        ("3 December 2026", Parsed(problem=NO_DATE.format("3 December 2026"))),
        (" soon ", Parsed(problem=NO_DATE.format("soon"))),
        ("x" * 50, Parsed(problem=NO_DATE.format("x" * 40))),
    ],
)
def test_a_day(text: str, result: Parsed) -> None:
    assert parsed("date", text) == result


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_is_read_in_each_way_of_writing_it(day: dt.date) -> None:
    ways = (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat())
    assert [date.read_day(way) for way in ways] == [day, day, day]


@pytest.mark.parametrize("text", [" " * 20_000, "1" + " " * 20_000 + "1", "3" + " " * 30 + "/12/2026", "3/12/2026" + "x" * 20_000])
def test_what_is_longer_than_any_date_is_not_even_tried(text: str) -> None:
    """A page of spaces between two numbers would keep a pattern busy for minutes: nothing of more than 20 signs reaches it."""
    assert date.read_day(text) is None
    assert date.read_day(f"  3 / 12 / 2026{' ' * 20_000}") == dt.date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("B801200005001", Parsed("B801200005001")),
        ("Q999400022001", Parsed("Q999400022001")),
        (" b801 2000 05001 ", Parsed("B801200005001")),
        ("B99940002200A", Parsed("B99940002200A")),
        ("A801200005001", Parsed("A801200005001", doubtful="The first letter should be B for these digits. Is this right?")),
        ("Q207000016049", Parsed("Q207000016049", doubtful="The first letter should be P for these digits. Is this right?")),
        ("UPN12345678", Parsed("UPN12345678", doubtful=WRONG_SHAPE)),
        ("801200005001", Parsed("801200005001", doubtful=WRONG_SHAPE)),
        ("B8012000050011", Parsed("B8012000050011", doubtful=WRONG_SHAPE)),
        ("B99940002200S", Parsed("B99940002200S", doubtful=WRONG_SHAPE)),
        ("B80120000500A1", Parsed("B80120000500A1", doubtful=WRONG_SHAPE)),
        ("not known", Parsed("NOTKNOWN", doubtful=WRONG_SHAPE)),
        ("   ", Parsed()),
    ],
)
def test_a_unique_pupil_number(text: str, result: Parsed) -> None:
    """The numbers of domain.md 2.11, the wrong example of a help page among them."""
    assert parsed("upn", text) == result


@pytest.mark.parametrize("text", ["\t", "\n", "\u00a0 \u00a0"])
def test_a_pupil_number_of_spaces_alone_is_none(text: str) -> None:
    assert parsed("upn", text) == Parsed()


@pytest.mark.parametrize("text", ["B801200005001\t", "B801\u00a0200005001"])
def test_a_pupil_number_may_be_pasted_with_its_spaces(text: str) -> None:
    assert parsed("upn", text) == Parsed("B801200005001")


def test_digits_of_another_script_are_not_in_the_national_format() -> None:
    assert parsed("upn", "B80120000500١") == Parsed("B80120000500١", doubtful=WRONG_SHAPE)


@given(st.from_regex(r"[0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True))
def test_one_letter_alone_fits_a_number(rest: str) -> None:
    right = upn.check_letter(f"?{rest}")
    assert [letter for letter in upn.LETTERS if parsed("upn", letter + rest) == Parsed(letter + rest)] == [right]
