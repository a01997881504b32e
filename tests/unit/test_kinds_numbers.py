"""Counts, decimals, percentages, money and scores: what is read, what is doubtful, and what was probably meant by the rest."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import Parsed
from app.kinds.phonics_score import met
from app.kinds.sdq_score import BANDS, band
from tests.unit.test_kinds import KINDS, Asks

UP_TO_40 = Asks(minimum=0, maximum=40)
PERCENT = "A percentage is between 0 and 100. You typed "
MONEY = "Please write an amount in pounds and pence, not below £0. You typed "
WHOLE = "Please write a whole number between 0 and 40. You typed "


def doubtful(value: str, sentence: str) -> Parsed:
    return Parsed(value, doubtful=f"{sentence} Is this right?")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("12", Parsed(12)),
        (" 0012 ", Parsed(12)),
        ("+12", Parsed(12)),
        ("12.0", Parsed(12)),
        ("12.", Parsed(12)),
        ("0", Parsed(0)),
        ("-0", Parsed(0)),
        ("40", Parsed(40)),
        ("12,0", Parsed(12, doubtful="We read this as 12. Is this right?")),
        ("41", Parsed(problem=f"{WHOLE}41.")),
        ("120", Parsed(problem=f"{WHOLE}120. Did you mean 12?")),
        ("1200", Parsed(problem=f"{WHOLE}1200. Did you mean 12?")),
        ("121", Parsed(problem=f"{WHOLE}121.")),
        ("-3", Parsed(problem=f"{WHOLE}-3. Did you mean 3?")),
        ("−3", Parsed(problem=f"{WHOLE}−3. Did you mean 3?")),
        ("12.5", Parsed(problem=f"{WHOLE}12.5.")),
        ("12,5", Parsed(problem=f"{WHOLE}12,5.")),
        ("12 sessions", Parsed(problem=f"{WHOLE}“12 sessions”. Did you mean 12?")),
        ("about 12.", Parsed(problem=f"{WHOLE}“about 12.”. Did you mean 12?")),
        ("12-14", Parsed(problem=f"{WHOLE}“12-14”. Write it like 12.")),
        ("90 sessions", Parsed(problem=f"{WHOLE}“90 sessions”. Write it like 12.")),
        ("1O", Parsed(problem=f"{WHOLE}“1O”. Did you mean 10?")),
        ("None", Parsed(problem=f"{WHOLE}“None”. Did you mean 0?")),
        ("twelve", Parsed(problem=f"{WHOLE}“twelve”. Write it like 12.")),
        ("1e1", Parsed(problem=f"{WHOLE}“1e1”. Write it like 12.")),
        ("١٢", Parsed(problem=f"{WHOLE}“١٢”. Write it like 12.")),
        ("²", Parsed(problem=f"{WHOLE}“²”. Write it like 12.")),
        ("9" * 21, Parsed(problem=f"{WHOLE}“{'9' * 21}”. Write it like 12.")),
        (f"{'x' * 60} 12", Parsed(problem=f"{WHOLE}“{'x' * 40}”. Write it like 12.")),
    ],
)
def test_a_whole_number(text: str, result: Parsed) -> None:
    assert KINDS["whole_number"](text, UP_TO_40) == result


@pytest.mark.parametrize(
    ("asks", "text", "result"),
    [
        (Asks(), "-3", Parsed(-3)),
        (Asks(), "1,234", Parsed(1234)),
        (Asks(), "1 234 567", Parsed(1234567)),
        (Asks(), "9" * 20, Parsed(int("9" * 20))),
        (Asks(), "1.234", Parsed(problem="Please write a whole number. You typed 1.234. Did you mean 1,234?")),
        (Asks(minimum=1), "0", Parsed(problem="Please write a whole number, not below 1. You typed 0.")),
        (Asks(maximum=9), "95", Parsed(problem="Please write a whole number, not above 9. You typed 95.")),
        (Asks(maximum=9), "90", Parsed(problem="Please write a whole number, not above 9. You typed 90. Did you mean 9?")),
    ],
)
def test_a_whole_number_with_other_bounds(asks: Asks, text: str, result: Parsed) -> None:
    assert KINDS["whole_number"](text, asks) == result


@pytest.mark.parametrize(
    ("asks", "text", "result"),
    [
        (Asks(), "12.50", Parsed("12.5")),
        (Asks(), "1,234.5", Parsed("1234.5")),
        (Asks(), ".5", Parsed("0.5")),
        (Asks(), "-0.0", Parsed("0")),
        (Asks(), "100", Parsed("100")),
        (Asks(), "0.1234567890123456", Parsed("0.1234567890123456")),
        (Asks(), "12,5", doubtful("12.5", "We read this as 12.5.")),
        (Asks(), "0,942", doubtful("0.942", "We read this as 0.942.")),
        (Asks(places=1), "12.50", Parsed("12.5")),
        (Asks(places=1), "12.55", doubtful("12.55", "12.55 has more than 1 decimal place.")),
        (Asks(places=2), "12,555", Parsed("12555")),
        (Asks(places=2), "12.555", doubtful("12.555", "12.555 has more than 2 decimal places.")),
        (Asks(minimum=0.5, maximum=32.5), "0.5", Parsed("0.5")),
        (
            Asks(minimum=0.5, maximum=32.5),
            "325",
            Parsed(problem="Please write a number between 0.5 and 32.5. You typed 325. Did you mean 32.5?"),
        ),
        (Asks(maximum=1000), "1,000.5", Parsed(problem="Please write a number, not above 1,000. You typed 1,000.5.")),
        (Asks(), "lots", Parsed(problem="Please write a number. You typed “lots”. Write it like 12.5.")),
        (Asks(), "1.2.3", Parsed(problem="Please write a number. You typed “1.2.3”. Write it like 12.5.")),
        (Asks(), "NaN", Parsed(problem="Please write a number. You typed “NaN”. Write it like 12.5.")),
        (Asks(), "Infinity", Parsed(problem="Please write a number. You typed “Infinity”. Write it like 12.5.")),
        (Asks(), "-", Parsed(problem="Please write a number. You typed “-”. Write it like 12.5.")),
    ],
)
def test_a_decimal(asks: Asks, text: str, result: Parsed) -> None:
    assert KINDS["decimal"](text, asks) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("94.2", Parsed("94.2")),
        ("94%", Parsed("94")),
        ("94.2 %", Parsed("94.2")),
        ("94 per cent", Parsed("94")),
        ("94.20 PERCENT", Parsed("94.2")),
        ("0", Parsed("0")),
        ("100.0", Parsed("100")),
        ("1", Parsed("1")),
        ("94,2", doubtful("94.2", "We read this as 94.2.")),
        ("94.25", doubtful("94.25", "94.25 has more than 1 decimal place.")),
        ("0.942", doubtful("0.942", "This is less than 1%; 94.2 may be meant.")),
        ("0,5", doubtful("0.5", "This is less than 1%; 50 may be meant.")),
        ("942", Parsed(problem=f"{PERCENT}942. Did you mean 94.2?")),
        ("942%", Parsed(problem=f"{PERCENT}942%. Did you mean 94.2?")),
        ("9420", Parsed(problem=f"{PERCENT}9420. Did you mean 94.2?")),
        ("1000", Parsed(problem=f"{PERCENT}1000. Did you mean 100?")),
        ("101", Parsed(problem=f"{PERCENT}101.")),
        ("100.1", Parsed(problem=f"{PERCENT}100.1.")),
        ("-5", Parsed(problem=f"{PERCENT}-5. Did you mean 5?")),
        ("9O", Parsed(problem=f"{PERCENT}“9O”. Did you mean 90?")),
        ("about 94.2", Parsed(problem=f"{PERCENT}“about 94.2”. Did you mean 94.2?")),
        ("179/190", Parsed(problem=f"{PERCENT}“179/190”. Write it like 94.2.")),
        ("good", Parsed(problem=f"{PERCENT}“good”. Write it like 94.2.")),
        ("%", Parsed(problem=f"{PERCENT}“%”. Write it like 94.2.")),
    ],
)
def test_a_percentage(text: str, result: Parsed) -> None:
    assert KINDS["percent"](text, Asks()) == result


def test_a_question_may_set_the_bounds_and_places_of_a_percentage() -> None:
    asks = Asks(minimum=50, maximum=150, places=2)
    assert KINDS["percent"]("120.25", asks) == Parsed("120.25")
    assert KINDS["percent"]("49", asks) == Parsed(problem="A percentage is between 50 and 150. You typed 49.")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("£1,234.50", Parsed("1234.50")),
        ("1234.5", Parsed("1234.50")),
        ("£ 12", Parsed("12.00")),
        ("12 pounds", Parsed("12.00")),
        ("GBP 12.05", Parsed("12.05")),
        ("10 000", Parsed("10000.00")),
        ("50p", Parsed("0.50")),
        ("5 pence", Parsed("0.05")),
        ("0", Parsed("0.00")),
        ("-0", Parsed("0.00")),
        ("12.500", Parsed("12.50")),
        ("99999999999999999.99", Parsed("99999999999999999.99")),
        ("1,50", doubtful("1.50", "We read this as £1.50.")),
        ("1.234", Parsed(problem=f"{MONEY}1.234. Did you mean £1,234?")),
        ("12.3456", Parsed(problem=f"{MONEY}12.3456.")),
        ("-5", Parsed(problem=f"{MONEY}-5. Did you mean £5?")),
        ("-5p", Parsed(problem=f"{MONEY}-5p. Did you mean £0.05?")),
        ("£1.50p", Parsed(problem=f"{MONEY}“£1.50p”. Did you mean £1.50?")),
        ("£25 a week", Parsed(problem=f"{MONEY}“£25 a week”. Did you mean £25?")),
        ("£25 for 3", Parsed(problem=f"{MONEY}“£25 for 3”. Write it like 12.50.")),
        ("£1.2k", Parsed(problem=f"{MONEY}“£1.2k”. Did you mean £1.20?")),
        ("none", Parsed(problem=f"{MONEY}“none”. Did you mean £0?")),
        ("£", Parsed(problem=f"{MONEY}“£”. Write it like 12.50.")),
        ("€5", Parsed(problem=f"{MONEY}“€5”. Did you mean £5?")),
    ],
)
def test_money(text: str, result: Parsed) -> None:
    assert KINDS["money"](text, Asks()) == result


def test_a_question_may_set_the_bounds_of_money() -> None:
    asks = Asks(minimum=-10, maximum=2630)
    assert KINDS["money"]("-£5", asks).problem.endswith("between £-10 and £2,630. You typed “-£5”. Did you mean £5?")
    assert KINDS["money"]("-5", asks) == Parsed("-5.00")
    assert KINDS["money"]("26300", asks).problem.endswith("You typed 26300. Did you mean £2,630?")


@pytest.mark.parametrize(
    ("kind", "text", "result"),
    [
        ("sdq_score", "0", Parsed(0)),
        ("sdq_score", "40", Parsed(40)),
        ("sdq_score", "41", Parsed(problem="An SDQ score is a whole number between 0 and 40. You typed 41.")),
        ("sdq_score", "140", Parsed(problem="An SDQ score is a whole number between 0 and 40. You typed 140. Did you mean 14?")),
        ("sdq_score", "14.5", Parsed(problem="An SDQ score is a whole number between 0 and 40. You typed 14.5.")),
        ("sdq_score", "high", Parsed(problem="An SDQ score is a whole number between 0 and 40. You typed “high”. Write it like 14.")),
        ("phonics_score", "32", Parsed(32)),
        ("phonics_score", "-1", Parsed(problem="A phonics score is a whole number between 0 and 40. You typed -1. Did you mean 1?")),
        ("phonics_score", "Wa", Parsed(problem="A phonics score is a whole number between 0 and 40. You typed “Wa”. Write it like 32.")),
        ("scaled_score", "80", Parsed(80)),
        ("scaled_score", "120", Parsed(120)),
        ("scaled_score", "79", Parsed(problem="A scaled score is a whole number between 80 and 120. You typed 79.")),
        ("scaled_score", "1000", Parsed(problem="A scaled score is a whole number between 80 and 120. You typed 1000. Did you mean 100?")),
    ],
)
def test_scores(kind: str, text: str, result: Parsed) -> None:
    assert KINDS[kind](text, Asks()) == result


def test_the_bounds_of_a_scaled_score_are_the_questions_and_those_of_the_others_their_own() -> None:
    asks = Asks(minimum=85, maximum=115)
    assert KINDS["scaled_score"]("84", asks) == Parsed(problem="A scaled score is a whole number between 85 and 115. You typed 84.")
    assert [KINDS[kind]("14", asks) for kind in ("sdq_score", "phonics_score")] == [Parsed(14)] * 2


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (-1, ""),
        (0, "close to average"),
        (13, "close to average"),
        (14, "slightly raised"),
        (16, "slightly raised"),
        (17, "high"),
        (40, "high"),
        (41, ""),
    ],
)
def test_bands_of_an_sdq_score(score: int, words: str) -> None:
    assert band(score) == words


def test_bands_rise() -> None:
    assert all(lower < upper for (lower, _), (upper, _) in pairwise(BANDS))


@pytest.mark.parametrize(("score", "threshold", "result"), [(31, 32, False), (32, 32, True), (40, 32, True), (31, 30, True)])
def test_the_phonics_standard(score: int, threshold: int, result: bool) -> None:
    assert met(score, threshold) is result
    assert met(score) is (score >= 32)


@given(st.decimals(min_value=0, max_value=100, places=1))
def test_each_way_of_writing_a_number_has_the_same_value(number: Decimal) -> None:
    texts = (f"{number}", f" {number} %", f"{number}0", f"+{number}")
    values = {str(KINDS["percent"](text, Asks()).value) for text in texts}
    assert {Decimal(value) for value in values} == {number}
    assert len(values) == 1


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_money_is_exact(amount: Decimal) -> None:
    assert KINDS["money"](f"£{amount:,.2f}", Asks()) == Parsed(f"{amount:.2f}")
