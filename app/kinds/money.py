"""An amount in pounds."""

from decimal import Decimal

from app.kinds import Asked, Parsed
from app.kinds._numbers import HUNDRED, Found, Scale, bare, bounds, judge, places_of, read_number

MARKS = ("£", "gbp", "pounds", "pound")
PENCE = ("pence", "p")


def parse(text: str, question: Asked) -> Parsed:
    """value: str of pounds with two places, '1234.50', never a float. Not below 0 unless the question says so."""
    expects = "Please write an amount in pounds and pence"
    scale = Scale(expects, "12.50", *bounds(question, 0), places=2, strict=True, before="£", marks=MARKS)
    parsed = judge(text.strip(), read_pence(text) or read_number(bare(text, MARKS)), scale)
    return Parsed(f"{parsed.value:.2f}", doubtful=parsed.doubtful) if isinstance(parsed.value, Decimal) else parsed


def read_pence(text: str) -> Found | None:
    """'50p' -> 0.5; no whole pence -> None."""
    found = read_number(bare(text, PENCE)) if text.strip().lower().endswith(PENCE) else None
    return (found[0] / HUNDRED, found[1]) if found and not places_of(found[0]) else None
