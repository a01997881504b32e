"""Attendance in numbers (domain.md 2.3, 2.5). Pure and exact: 90 % to the session, not to the rounded decimal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

PERSISTENT, SEVERE = Fraction(90, 100), Fraction(50, 100)  # at most this share attended
TENTH = Decimal("0.1")


class CountsAs(StrEnum):
    """What `counts_as` of a code list may say. Of possible sessions are the first three; the others leave the sum [mem]."""

    ATTENDED = "attended"
    AUTHORISED = "authorised"
    UNAUTHORISED = "unauthorised"
    NOT_POSSIBLE = "not_possible"
    NOT_COUNTED = "not_counted"
    ADMINISTRATIVE = "administrative"


@dataclass(frozen=True)
class Tally:
    """Sessions by what they count as. outside: of no account for the share. unknown: codes that nobody explains; never guessed."""

    attended: int = 0
    authorised: int = 0
    unauthorised: int = 0
    outside: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def possible(self) -> int:
        return self.attended + self.authorised + self.unauthorised


def count_sessions(sessions: Mapping[str, int], counts_as: Mapping[str, str]) -> Tally:
    """sessions: code -> how many; counts_as: code -> one of CountsAs. Capitals of a code do not matter."""
    meanings = {code.casefold(): meaning for code, meaning in counts_as.items()}
    totals = dict.fromkeys(CountsAs, 0)
    unknown = []
    for code, number in sessions.items():
        meaning = meanings.get(code.casefold(), "")
        if meaning in set(CountsAs):
            totals[CountsAs(meaning)] += number
        else:
            unknown.append(code)
    first = (CountsAs.ATTENDED, CountsAs.AUTHORISED, CountsAs.UNAUTHORISED)
    attended, authorised, unauthorised = (totals.pop(meaning) for meaning in first)
    return Tally(attended, authorised, unauthorised, sum(totals.values()), tuple(unknown))


def share(attended: int, possible: int) -> Fraction | None:
    """0 to 1; None where there is nothing to divide, or the counts contradict each other."""
    return Fraction(attended, possible) if 0 <= attended <= possible and possible else None


def share_of_percent(percent: str) -> Fraction:
    """'94.2', a value of the kind `percent` -> 0.942. Raises ValueError for any other text."""
    return Fraction(percent) / 100


def percentage(part: Fraction) -> Decimal:
    """A share in hundredths, one decimal, a half up: for showing, not for deciding."""
    return (Decimal(part.numerator) * 100 / Decimal(part.denominator)).quantize(TENTH, ROUND_HALF_UP)


def is_persistent(part: Fraction) -> bool:
    """Persistently absent: one session in ten missed, or more."""
    return part <= PERSISTENT


def is_severe(part: Fraction) -> bool:
    """Severely absent: half of the sessions missed, or more; then persistently as well."""
    return part <= SEVERE
