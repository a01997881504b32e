"""Unique learner number (domain.md 2.11): ten digits, the last one a check digit.

Weights 10 to 2, remainder of 11, 10 - remainder: HESA's field ULN, whose example 9276308686 is in the tests. The first is never 0.
"""

from app.kinds import Asked, Parsed
from app.kinds._shapes import is_digits, keep, without_spaces

LENGTH = 10
NONE_YET = "9999999999"  # what colleges enter until a number is issued
WRONG_SHAPE = "A learner number has 10 digits and does not begin with 0. Is this right?"


def check_digit(nine: str) -> int | None:
    """The digit that nine digits demand; None = no number is ever issued with them."""
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    return 10 - remainder if remainder else None


def doubt(uln: str) -> str:
    """-> a sentence, or ""."""
    if not is_digits(uln, LENGTH) or uln[0] == "0":
        return WRONG_SHAPE
    if uln == NONE_YET:
        return "This stands for a learner who has no number yet. Is this right?"
    check = check_digit(uln[:-1])
    if check is None:
        return "No learner number begins with these nine digits. Is this right?"
    return "" if check == int(uln[-1]) else f"The last digit should be {check} for these digits. Is this right?"


def parse(text: str, question: Asked) -> Parsed:
    """Anything else than a right number counts as doubtful, like a pupil number: old records must survive."""
    return keep(without_spaces(text), question, doubt)
