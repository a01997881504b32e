"""Reading numbers as people write them, and saying what is wrong with one. Exact: never a float."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.kinds import Asked, Parsed, quoted

LONGEST = 20  # no number of ours is longer; and no pattern is tried on a page of digits
LOOKED_AT = 60  # characters in which a number is looked for when the whole is none
_POINT = re.compile(r"([+−-]?)([1-9][0-9]{0,2}(?:[, ][0-9]{3})+|[0-9]*)\.?([0-9]*)")
_COMMA = re.compile(r"([+−-]?)([0-9]+),([0-9]+)")
_INSIDE = re.compile(r"[+−-]?[0-9][0-9.,]*")
_SLIPS = str.maketrans("OoIl", "0011")  # letters that look like digits
NO_WORDS = ("none", "nil", "zero")
TEN, HUNDRED, THOUSAND = Decimal(10), Decimal(100), Decimal(1000)
Found = tuple[Decimal, bool]  # a number; was a comma read as its decimal point?


@dataclass(frozen=True)
class Scale:
    """What a number may be. expects: how the sentence about a wrong one begins. places: decimals, 0 = whole, None = any;
    strict: more places are no value, else they are doubtful. before: a unit in front; marks: what may stand around the number."""

    expects: str
    example: str
    lowest: Decimal | None = None
    highest: Decimal | None = None
    places: int | None = None
    strict: bool = False
    before: str = ""
    marks: tuple[str, ...] = ()

    def holds(self, number: Decimal) -> bool:
        return (self.lowest is None or number >= self.lowest) and (self.highest is None or number <= self.highest)

    def is_fine(self, number: Decimal) -> bool:
        """Not more places than the scale has."""
        return self.places is None or places_of(number) <= self.places

    def takes(self, number: Decimal) -> bool:
        return self.holds(number) and (self.is_fine(number) or not self.strict)

    def show(self, number: Decimal) -> str:
        """A price has two decimals or none, other numbers as many as they need."""
        return f"{self.before}{number:,.2f}" if self.before and places_of(number) else f"{self.before}{number.normalize():,f}"

    @property
    def expectation(self) -> str:
        """'A percentage is between 0 and 100.'"""
        if self.lowest is not None and self.highest is not None:
            return f"{self.expects} between {self.show(self.lowest)} and {self.show(self.highest)}."
        if self.lowest is not None:
            return f"{self.expects}, not below {self.show(self.lowest)}."
        return f"{self.expects}, not above {self.show(self.highest)}." if self.highest is not None else f"{self.expects}."


def bounds(question: Asked, lowest: int | None = None, highest: int | None = None) -> tuple[Decimal | None, Decimal | None]:
    """The question's own, else these."""
    return _exact(question.minimum, lowest), _exact(question.maximum, highest)


def _exact(given: float | None, otherwise: int | None) -> Decimal | None:
    """By way of its text: 0.1 is meant as it was written in the content."""
    chosen = otherwise if given is None else given
    return None if chosen is None else Decimal(str(chosen))


def places_of(number: Decimal) -> int:
    """Decimals that matter: 12.50 has one."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(number: Decimal) -> str:
    """'94.2', '94', '0': no needless zeros, no exponent, no grouping."""
    return f"{number.normalize() + 0:f}"


def read_number(text: str) -> Found | None:
    """'1,234.50' -> (1234.50, False); '94,2' -> (94.2, True). No number -> None."""
    if len(text) > LONGEST or not any(sign in "0123456789" for sign in text):
        return None
    if found := _POINT.fullmatch(text):
        return _number(*found.groups()), False
    return (_number(*found.groups()), True) if (found := _COMMA.fullmatch(text)) else None


def _number(sign: str, whole: str, part: str) -> Decimal:
    number = Decimal(f"{re.sub('[, ]', '', whole) or '0'}.{part or '0'}")
    return -number if sign in ("-", "−") else number


def bare(text: str, marks: tuple[str, ...]) -> str:
    """'£ 12.50' -> '12.50': without spaces and one mark at either end."""
    text = text.strip()
    if len(text) > LOOKED_AT:
        return text
    end = next((mark for mark in marks if text.lower().endswith(mark)), "")
    text = text[: len(text) - len(end)].strip()
    start = next((mark for mark in marks if text.lower().startswith(mark)), "")
    return text[len(start) :].strip()


def read_scaled(text: str, scale: Scale) -> Parsed:
    """value: Decimal."""
    return judge(text.strip(), read_number(bare(text, scale.marks)), scale)


def judge(typed: str, found: Found | None, scale: Scale) -> Parsed:
    """A number outside the scale is not a value; a decimal comma or too many places are doubtful. value: Decimal."""
    if not typed:
        return Parsed()
    if found is None:
        guess = _asking(_look_inside(typed, scale), scale) or f" Write it like {scale.example}."
        return Parsed(problem=f"{scale.expectation} You typed {quoted(typed)}.{guess}")
    number, by_comma = found
    if not scale.takes(number):
        return Parsed(problem=f"{scale.expectation} You typed {typed}.{_asking(_slip(number, scale), scale)}")
    if not scale.is_fine(number):
        places = f"{scale.places} decimal {'place' if scale.places == 1 else 'places'}"
        return Parsed(number, doubtful=f"{scale.show(number)} has more than {places}. Is this right?")
    return Parsed(number, doubtful=f"We read this as {scale.show(number)}. Is this right?" if by_comma else "")


def _asking(guess: Decimal | None, scale: Scale) -> str:
    return "" if guess is None else f" Did you mean {scale.show(guess)}?"


def _look_inside(typed: str, scale: Scale) -> Decimal | None:
    """'9O', '12 sessions', 'none' -> the one number that may be meant; two numbers are no guess."""
    if len(typed) > LOOKED_AT:
        return None
    if typed.lower() in NO_WORDS:
        found = [Decimal(0)]
    elif mended := read_number(typed.translate(_SLIPS)):
        found = [mended[0]]
    else:
        found = [each[0] for each in map(read_number, (part.rstrip(".,") for part in _INSIDE.findall(typed))) if each]
    return found[0] if len(found) == 1 and scale.takes(found[0]) else None


def _slip(number: Decimal, scale: Scale) -> Decimal | None:
    """What was probably meant: the sign, the point (942 for 94.2) or a comma (1.234 for 1,234) slipped. Just over the top is no slip."""
    guesses = [-number] if number < 0 else []
    if scale.highest is not None and number > 2 * scale.highest:
        guesses += [number / TEN, number / HUNDRED]
    if scale.strict and places_of(number) == 3:
        guesses.append(number * THOUSAND)
    return next((guess for guess in guesses if scale.holds(guess) and scale.is_fine(guess)), None)


def whole(parsed: Parsed) -> Parsed:
    """The value as int, as JSON keeps it."""
    return Parsed(int(parsed.value), doubtful=parsed.doubtful) if isinstance(parsed.value, Decimal) else parsed


def written(parsed: Parsed) -> Parsed:
    """The value as text, since JSON's numbers with decimals are not exact."""
    return Parsed(plain(parsed.value), doubtful=parsed.doubtful) if isinstance(parsed.value, Decimal) else parsed
