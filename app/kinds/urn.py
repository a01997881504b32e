"""Unique reference number of a school (domain.md 2.11): six digits, no check digit."""

from app.kinds import Asked, Parsed
from app.kinds._shapes import is_digits, keep, without_spaces

LENGTH = 6


def doubt(urn: str) -> str:
    """-> a sentence, or ""."""
    return "" if is_digits(urn, LENGTH) else "A school's reference number (URN) has 6 digits. Is this right?"


def parse(text: str, question: Asked) -> Parsed:
    """Another shape counts as doubtful: some settings have none, and somebody wrote down what they have."""
    return keep(without_spaces(text), question, doubt)
