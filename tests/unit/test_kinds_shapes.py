"""Numbers of records and ways to reach somebody: whatever is typed is kept and counts, what looks wrong is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import Parsed, uln
from tests.unit.test_kinds import KINDS, Asks

ASKS = Asks(limit=300)
ULN_SHAPE = "A learner number has 10 digits and does not begin with 0. Is this right?"
URN_SHAPE = "A school's reference number (URN) has 6 digits. Is this right?"
ADDRESS = "An e-mail address looks like name@school.example. Is this right?"
PHONE = "A phone number has 7 to 15 digits, like 020 7946 0018. Is this right?"


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("9276308686", "9276308686", ""),  # the example of HESA's field ULN
        ("1234567899", "1234567899", ""),  # 210 leaves 1
        ("1000000000", "1000000000", ""),  # 10 leaves 10
        (" 927 630\u00a08686 ", "9276308686", ""),
        ("9276308687", "9276308687", "The last digit should be 6 for these digits. Is this right?"),
        ("9276308668", "9276308668", "No learner number begins with these nine digits. Is this right?"),  # 286 leaves 0
        ("9999999999", "9999999999", "This stands for a learner who has no number yet. Is this right?"),
        ("0276308686", "0276308686", ULN_SHAPE),
        ("927630868", "927630868", ULN_SHAPE),
        ("92763086861", "92763086861", ULN_SHAPE),
        ("927630868A", "927630868A", ULN_SHAPE),
        ("927630868\u0666", "927630868\u0666", ULN_SHAPE),
        ("927630868\u00b2", "927630868\u00b2", ULN_SHAPE),
        ("not known", "notknown", ULN_SHAPE),
    ],
)
def test_a_unique_learner_number(text: str, value: str, doubt: str) -> None:
    assert KINDS["uln"](text, ASKS) == Parsed(value, doubtful=doubt)


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True))
def test_one_digit_at_most_fits_a_learner_number(nine: str) -> None:
    """HESA says it in one step: with the last digit weighted 1, the sum leaves 10."""
    right = [digit for digit in "0123456789" if not uln.doubt(nine + digit)]
    leaves_10 = [d for d in "0123456789" if sum(w * int(n) for w, n in zip(range(10, 0, -1), nine + d, strict=True)) % 11 == 10]
    assert right == [digit for digit in leaves_10 if nine + digit != uln.NONE_YET]


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("100000", "100000", ""),
        (" 140 123 ", "140123", ""),
        ("000000", "000000", ""),
        ("12345", "12345", URN_SHAPE),
        ("1234567", "1234567", URN_SHAPE),
        ("12345A", "12345A", URN_SHAPE),
        ("12345\u0661", "12345\u0661", URN_SHAPE),
        ("none", "none", URN_SHAPE),
    ],
)
def test_a_schools_reference_number(text: str, value: str, doubt: str) -> None:
    assert KINDS["urn"](text, ASKS) == Parsed(value, doubtful=doubt)


@pytest.mark.parametrize(
    "text",
    [
        "tracy@school.example",
        "t.o'teacher+pep@mail.westmere.gov.uk",
        "Zoë@schüle.example",
        "a@b.c",
        f"{'a' * 240}@school.example"[-254:],
    ],
)
def test_an_address_that_can_be_one(text: str) -> None:
    assert KINDS["email"](f"  {text}\n", ASKS) == Parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "tracy",
        "tracy@",
        "@school.example",
        "tracy@school",
        "tracy@@school.example",
        "tracy@school.example; sue@school.example",
        "tracy teacher@school.example",
        "tracy@ school.example",
        "tracy@school.example.",
        "tracy@.example",
        "tracy@school.example>",
        "a@b",
        "@",
        f"{'a' * 241}@school.example",
    ],
)
def test_an_address_that_is_asked_about(text: str) -> None:
    assert KINDS["email"](text, ASKS) == Parsed(text, doubtful=ADDRESS)


@pytest.mark.parametrize("text", ["020 7946 0018", "+44 (0)20 7946-0018", "0123456", "+123456789012345", "(01632) 960001"])
def test_a_phone_number(text: str) -> None:
    assert KINDS["phone"](f" {text} ", ASKS) == Parsed(text)


@pytest.mark.parametrize(
    "text", ["012345", "0123456789012345", "020 7946 0018 ext 4", "ask for Sue", "020+79460018", "٠٢٠٧٩٤٦٠٠١٨", "+", "-"]
)
def test_a_phone_number_that_is_asked_about(text: str) -> None:
    assert KINDS["phone"](text, ASKS) == Parsed(text, doubtful=PHONE)


@pytest.mark.parametrize("kind", ["uln", "urn", "email", "phone"])
def test_more_than_the_limit_is_no_value(kind: str) -> None:
    assert KINDS[kind]("a" * 302, ASKS) == Parsed(problem="This is 2 characters too long. Please make it shorter.")
