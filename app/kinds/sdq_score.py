"""Total difficulties of the Strengths and Difficulties Questionnaire (domain.md 2.7)."""

from decimal import Decimal

from app.kinds import Asked, Parsed
from app.kinds._numbers import Scale, read_scaled, whole

# Highest score of a band -> our words for staff; never shown to a child as a label. [seen] three bands in the guidance of Lancashire
# and Wirral; a newer scheme of four bands exists ([mem], very high from 20).
BANDS = ((13, "close to average"), (16, "slightly raised"), (40, "high"))
HIGHEST = BANDS[-1][0]
SCALE = Scale("An SDQ score is a whole number", "14", Decimal(0), Decimal(HIGHEST), places=0, strict=True)


def band(score: int) -> str:
    """0-40 -> words; outside -> ""."""
    return next((words for highest, words in BANDS if 0 <= score <= highest), "")


def parse(text: str, question: Asked) -> Parsed:
    """value: int, 0 to 40."""
    return whole(read_scaled(text, SCALE))
