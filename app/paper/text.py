"""Typed text as document.typ sets it: line breaks kept, each line in its own direction, words that no line holds made breakable. Pure."""

import re
import unicodedata
from functools import cache
from typing import Any

Typed = str | list[dict[str, Any]]

BREAKABLE_FROM = 28  # characters: a word this long may be longer than half a line
NOT_TEXT = {code: None for code in range(32) if code not in (9, 10)} | {127: None, 9: "    "}
VIETNAMESE = re.compile("[ƠơƯưẠ-ỹ]")  # letters that our text face lacks: such text is set whole in the face that has them
# Scripts without spaces, and emoji: where those may break is known by character or by dictionary.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\U0001f000-\U0001faff"
FROM_RIGHT = {
    "hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "syriac": "\u0700-\u074f",
}
"""Script -> its letters. With what stands between them they are set in one face."""


def typed(text: str, breakable_from: int = BREAKABLE_FROM) -> Typed:
    """Itself where nothing is special about it, else runs of lines of one direction.

    breakable_from: the length of a word, in characters, from which on it may be broken anywhere."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(NOT_TEXT)
    special = special_of(breakable_from)
    if text.isascii() and "\n" not in text and not special.search(text):
        return text
    return [run_of(rtl, lines, special) for rtl, lines in runs_of(text)]


def runs_of(text: str) -> list[tuple[bool, str]]:
    """-> (from the right, lines). A break at the end of a run is not drawn: a blank line that stands there needs a second one."""
    runs: list[tuple[bool, str]] = []
    for line in text.split("\n"):
        rtl = reads_from_right(line, before=bool(runs) and runs[-1][0])
        if runs and runs[-1][0] == rtl:
            runs[-1] = rtl, f"{runs[-1][1]}\n{line}"
        else:
            runs.append((rtl, line))
    return [(rtl, f"{lines}\n" if lines.endswith("\n") else lines) for rtl, lines in runs[:-1]] + runs[-1:]


def reads_from_right(line: str, *, before: bool) -> bool:
    """By its first letter, as dir="auto" does on a page; a line without letters goes with the one before it."""
    for character in line:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return before


@cache
def special_of(breakable_from: int) -> re.Pattern[str]:
    """Finds what needs care; the name of the group that matched is the care it needs."""
    scripts = [rf"(?P<{name}>[{letters}](?:[^\w\n]*[\d{letters}])*)" for name, letters in FROM_RIGHT.items()]
    return re.compile("|".join([*scripts, rf"(?P<long>[^\s{UNSPACED}]{{{breakable_from},}})"]))


def run_of(rtl: bool, text: str, special: re.Pattern[str]) -> dict[str, Any]:
    parts: list[str | tuple[str, str]] = []
    at = 0
    for match in special.finditer(text):
        parts += [text[at : match.start()], (match.lastgroup or "", match.group())]
        at = match.end()
    return {"rtl": rtl, "wide": bool(VIETNAMESE.search(text)), "parts": [*parts, text[at:]]}
