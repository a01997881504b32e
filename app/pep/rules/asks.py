"""What a child asked for, and what adults answer (ruling 21). Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from app.kinds.date import read_day

KINDS_OF_REPLY = {"will": "We will", "finding_out": "We are finding out", "not_now": "Not now, because"}
ENDS = ("reply", "reply_words", "reply_who", "reply_when")  # behind the id of the question that asks


class Reply(NamedTuple):
    """kind: one of KINDS_OF_REPLY, "" while nobody has chosen; when: as people read a day, else as typed."""

    kind: str = ""
    words: str = ""
    who: str = ""
    when: str = ""

    @property
    def stands(self) -> bool:
        return self.kind in KINDS_OF_REPLY

    @property
    def sentence(self) -> str:
        """'We will: ask for a bike. Who: Tracy. By when: 3 December 2026.'"""
        said = f"{KINDS_OF_REPLY.get(self.kind, '')}: {self.words}".replace("because: ", "because ").strip().rstrip(":")
        more = (f"{label}: {text}" for label, text in (("Who", self.who), ("By when", self.when)) if text)
        return " · ".join((said, *more))


def read_reply(ask: str, given: Mapping[str, str]) -> Reply:
    """given: id of a question -> its text."""
    kind, words, who, when = (given.get(f"{ask}.{end}", "").strip() for end in ENDS)
    return Reply(kind, words, who, day_words(when))


def day_words(text: str) -> str:
    """'03/12/2026' -> '3 December 2026'; anything else as it is."""
    day = read_day(text)
    return f"{day:%-d %B %Y}" if day else text
