"""A number that may have decimals."""

from app.kinds import Asked, Parsed
from app.kinds._numbers import Scale, bounds, read_scaled, written


def parse(text: str, question: Asked) -> Parsed:
    """value: str like '12.5', exact. Outside minimum and maximum it is not a value; more than `places` decimals are doubtful."""
    return written(read_scaled(text, Scale("Please write a number", "12.5", *bounds(question), places=question.places)))
