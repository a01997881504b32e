"""Unique pupil number (domain.md 2.11): check letter, 3-digit authority, 4-digit school, year, serial; a temporary one ends in a letter."""

import re

from app.kinds import Asked, Parsed

SHAPE = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O, S


def check_letter(upn: str) -> str:
    """The letter that the other twelve characters demand."""
    values = [int(sign) if sign.isdigit() else LETTERS.index(sign) for sign in upn[1:]]
    return LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23]


def parse(text: str, question: Asked) -> Parsed:
    """Not in the national format is kept and counts as doubtful: imports and old records must survive (ruling 18)."""
    upn = "".join(text.split()).upper()
    if not upn:
        return Parsed()
    shaped = SHAPE.fullmatch(upn) and (upn[-1].isdigit() or upn[-1] in LETTERS)
    if not shaped:
        return Parsed(upn, doubtful="This is not in the national format (a letter, then 12 characters). Is this right?")
    if check_letter(upn) != upn[0]:
        return Parsed(upn, doubtful=f"The first letter should be {check_letter(upn)} for these digits. Is this right?")
    return Parsed(upn)
