"""A picture that a child made, and its own words: "<20 hex digits>\\n<words>". The digits name a stored picture (`app/pep/pictures.py`);
words without a picture begin with the empty line. Text of any other shape is words."""

import re
from dataclasses import dataclass

from app.kinds import Asked, Parsed, too_long

KINDS = ("drawing", "photo")
NAME = re.compile(r"[0-9a-f]{20}")
_SHAPE = re.compile(r"([0-9a-f]{20})?\n(.*)", re.S)


@dataclass(frozen=True)
class Picture:
    """name: "" = words alone."""

    name: str
    words: str

    @property
    def text(self) -> str:
        """As an answer's text: "" when there is nothing of either."""
        return f"{self.name}\n{self.words}" if self.name or self.words else ""


def read_picture(text: str) -> Picture:
    """The other way round of `Picture.text`."""
    found = _SHAPE.fullmatch(text)
    return Picture(found[1] or "", found[2]) if found else Picture("", text)


def words_of(kind: str, text: str) -> str:
    """For reading where no picture can stand: 'A drawing: me and Zara'."""
    one = read_picture(text)
    return ": ".join(filter(None, (f"A {kind}" if one.name else "", one.words)))


def parse(text: str, question: Asked) -> Parsed:
    """The limit is that of the words."""
    problem = too_long(read_picture(text).words, question.limit)
    return Parsed(problem=problem) if problem else Parsed(text if text.strip() else None)
