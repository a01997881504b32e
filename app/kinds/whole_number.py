"""A count."""

from app.kinds import Asked, Parsed
from app.kinds._numbers import Scale, bounds, read_scaled, whole


def parse(text: str, question: Asked) -> Parsed:
    """value: int. With decimals, or outside the question's minimum and maximum, it is not a value."""
    return whole(read_scaled(text, Scale("Please write a whole number", "12", *bounds(question), places=0, strict=True)))
