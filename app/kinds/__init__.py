"""The kinds of answer. Each kind is a module here with `parse(text, question) -> Parsed` and a template pep/fields/_<kind>.html;
a module whose name begins with _ is no kind but what several of them share."""

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

STAFF_LIMIT, CHILD_LIMIT = 20_000, 5_000  # characters as a person counts them (ruling 4)
QUOTED = 40  # characters of what was typed that a sentence repeats


class Asked(Protocol):
    """What a kind needs to know of its question. options: (value, label), retired ones too; retired: values no longer given (ruling 13);
    limit: characters; minimum, maximum: of numbers, both inclusive, None = the kind's own; places: decimals, None = the kind's own."""

    @property
    def options(self) -> Sequence[tuple[str, str]]: ...
    @property
    def retired(self) -> Collection[str]: ...
    @property
    def limit(self) -> int: ...
    @property
    def minimum(self) -> float | None: ...
    @property
    def maximum(self) -> float | None: ...
    @property
    def places(self) -> int | None: ...


@dataclass(frozen=True)
class Parsed:
    """value: canonical, or None = does not count as answered. problem: why not, for the person. doubtful: counts, but is it right?"""

    value: object = None
    problem: str = ""
    doubtful: str = ""
    refused: bool = False  # not an option of ours: nothing is stored (422)


Parse = Callable[[str, Asked], Parsed]


DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """What is stored of what was typed: all but NUL, control characters, lone surrogates and U+FFFE/F; line ends are \\n (ruling 4)."""
    return DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def count(text: str) -> int:
    """Characters as a person sees them: combining marks, joiners and what they join, and the two halves of a flag count once."""
    total, joined, half_flag = 0, False, False
    for sign in text:
        is_flag = 0x1F1E6 <= ord(sign) <= 0x1F1FF
        extends = unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") or 0x1F3FB <= ord(sign) <= 0x1F3FF
        total += not (extends or joined or (is_flag and half_flag))
        joined, half_flag = sign == "\u200d", is_flag and not half_flag
    return total


def too_long(text: str, limit: int) -> str:
    """-> a sentence, or ""."""
    over = count(text) - limit if len(text) > limit else 0
    return f"This is {over:,} {'character' if over == 1 else 'characters'} too long. Please make it shorter." if over > 0 else ""


def quoted(text: str) -> str:
    """What was typed, short enough to stand in a sentence."""
    return f"“{text.strip()[:QUOTED]}”"


@cache
def parsers() -> Mapping[str, Parse]:
    """Every kind there is, by name."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    return {name: importlib.import_module(f"{__name__}.{name}").parse for name in names}
