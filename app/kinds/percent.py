"""A percentage."""

from dataclasses import replace
from decimal import Decimal

from app.kinds import Asked, Parsed
from app.kinds._numbers import HUNDRED, Scale, bounds, plain, read_scaled, written

PLACES = 1
MARKS = ("%", "percent", "per cent")


def parse(text: str, question: Asked) -> Parsed:
    """value: str like '94.2', in hundredths; 0 to 100 unless the question says otherwise. A share like 0.942 is doubtful."""
    places = PLACES if question.places is None else question.places
    scale = Scale("A percentage is", "94.2", *bounds(question, 0, 100), places=places, marks=MARKS)
    parsed = read_scaled(text, scale)
    if isinstance(parsed.value, Decimal) and 0 < parsed.value < 1:
        parsed = replace(parsed, doubtful=f"This is less than 1%; {plain(parsed.value * HUNDRED)} may be meant. Is this right?")
    return written(parsed)
