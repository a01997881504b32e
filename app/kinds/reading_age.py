"""A reading age in years and months, '7:06'."""

import re

from app.kinds import Asked, Parsed, quoted

LONGEST = 30  # "12 years and 11 months" and spaces; no pattern is tried on more
YOUNGEST, OLDEST = 2, 20  # years
_MARKED = re.compile(r"([0-9]{1,2}) ?[:-] ?([0-9]{1,2})")
_WORDED = re.compile(r"([0-9]{1,2}) ?(?:years?|yrs?|y),?(?: ?and)? ?(?:([0-9]{1,2}) ?(?:months?|mths?|mos?|m))?")
_POINTED = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,2}))?")  # 7.6 may be seven and a half just as well
_RUN = re.compile(r"([0-9]{1,2}?)([0-9]{1,2})")  # 76, 706, 1004
EXPECTED = f"A reading age is between {YOUNGEST} and {OLDEST} years, with 0 to 11 months."


def read_age(text: str) -> tuple[int, int, bool] | None:
    """'7:06' -> (7, 6, False): years, months, is it doubtful? Whether such an age can be is not asked here. No age -> None."""
    text = text.strip().lower()
    if len(text) > LONGEST:
        return None
    text = " ".join(text.split())
    if found := _MARKED.fullmatch(text) or _WORDED.fullmatch(text):
        return int(found[1]), int(found[2] or 0), False
    found = _POINTED.fullmatch(text)
    return (int(found[1]), int(found[2] or 0), True) if found else None


def can_be(years: int, months: int) -> bool:
    return months < 12 and (YOUNGEST, 0) <= (years, months) <= (OLDEST, 0)


def guess(text: str) -> str:
    """' Did you mean 7:06?' for 76 or 706; ' Write it like 7:06.' for anything else."""
    run = _RUN.fullmatch(text) if len(text) <= LONGEST else None
    years, months = (int(run[1]), int(run[2])) if run else (0, 0)
    return f" Did you mean {years}:{months:02}?" if can_be(years, months) else " Write it like 7:06."


def parse(text: str, question: Asked) -> Parsed:
    """value: str, years and two digits of months, '7:06'. A point between them, or years alone, is doubtful."""
    typed = text.strip()
    if not typed:
        return Parsed()
    found = read_age(typed)
    if found is None or not can_be(*found[:2]):
        return Parsed(problem=f"{EXPECTED} You typed {quoted(typed)}.{guess(typed)}")
    years, months, doubtful = found
    doubt = f"We read this as {years} years and {months} {'month' if months == 1 else 'months'}. Is this right?"
    return Parsed(f"{years}:{months:02}", doubtful=doubt if doubtful else "")
