"""Score of the phonics screening check, Year 1 and again in Year 2 (domain.md 2.6)."""

from decimal import Decimal

from app.kinds import Asked, Parsed
from app.kinds._numbers import Scale, read_scaled, whole

HIGHEST = 40
THRESHOLD = 32  # [mem] of recent years; it is set anew each June
SCALE = Scale("A phonics score is a whole number", "32", Decimal(0), Decimal(HIGHEST), places=0, strict=True)


def met(score: int, threshold: int = THRESHOLD) -> bool:
    """Did the child meet the standard?"""
    return score >= threshold


def parse(text: str, question: Asked) -> Parsed:
    """value: int, 0 to 40."""
    return whole(read_scaled(text, SCALE))
