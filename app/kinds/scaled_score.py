"""A scaled score of a national test, 100 = expected (domain.md 2.6)."""

from app.kinds import Asked, Parsed
from app.kinds._numbers import Scale, bounds, read_scaled, whole

LOWEST, HIGHEST = 80, 120  # of Key Stage 2; a question on Key Stage 1 says 85 and 115


def parse(text: str, question: Asked) -> Parsed:
    """value: int between the question's minimum and maximum."""
    scale = Scale("A scaled score is a whole number", "100", *bounds(question, LOWEST, HIGHEST), places=0, strict=True)
    return whole(read_scaled(text, scale))
