"""An e-mail address."""

from app.kinds import Asked, Parsed
from app.kinds._shapes import keep

LONGEST = 254  # RFC 5321: no mail server takes a longer one


def doubt(address: str) -> str:
    """Only what is surely a slip: whether an address works is known by writing to it. -> a sentence, or ""."""
    name, _, place = address.partition("@")
    spaced = any(sign.isspace() for sign in address)
    shaped = name and "." in place and place[0].isalnum() and place[-1].isalnum() and "@" not in place
    return "" if shaped and not spaced and len(address) <= LONGEST else "An e-mail address looks like name@school.example. Is this right?"


def parse(text: str, question: Asked) -> Parsed:
    """Kept as typed, but for spaces around it."""
    return keep(text.strip(), question, doubt)
