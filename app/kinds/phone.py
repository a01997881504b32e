"""A telephone number."""

from app.kinds import Asked, Parsed
from app.kinds._shapes import keep

FEWEST, MOST = 7, 15  # digits; 15 is the most that any country has (ITU E.164)
SIGNS = set("0123456789 ()-")


def doubt(number: str) -> str:
    """-> a sentence, or ""."""
    digits = sum(sign in "0123456789" for sign in number)
    shaped = set(number.removeprefix("+")) <= SIGNS and FEWEST <= digits <= MOST
    return "" if shaped else f"A phone number has {FEWEST} to {MOST} digits, like 020 7946 0018. Is this right?"


def parse(text: str, question: Asked) -> Parsed:
    """Kept as typed, but for spaces around it: an extension or "ask for Sue" is worth having."""
    return keep(text.strip(), question, doubt)
