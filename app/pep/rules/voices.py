"""Whose words an answer is, and its key on a page. Pure."""

from collections.abc import Callable
from typing import NamedTuple

CHILD, SAID, SEEN, ADULT = "child", "said", "seen", "adult"
VOICES = (CHILD, SAID, SEEN, ADULT)
KEY_SIGN = "~"  # between the parts of a key
PASSES = {"no_say": "{name} chose not to say.", "not_sure": "{name} is not sure."}  # domain.md 3.7
HELPERS = {"nobody": "nobody helped", "helps": "{who} helped", "types": "{who} typed what {name} said"}
HELPER_NAME_LIMIT = 100
Heard = Callable[
    [str, str], tuple[str, str]
]  # (route, stop) -> (the route's name, the question as the child heard it; "" = as in the form)


class AnswerKey(NamedTuple):
    """What a field is called on a page: 'personal.upn~~adult'."""

    question: str
    row: str
    voice: str

    def __str__(self) -> str:
        return KEY_SIGN.join(self)


def read_key(text: str) -> AnswerKey | None:
    """'school.like~~said' -> AnswerKey; anything that is not one of ours -> None."""
    parts = text.split(KEY_SIGN)
    return AnswerKey(*parts) if len(parts) == 3 and parts[2] in VOICES else None


def helper_words(helper: str, name: str) -> str:
    """'helps:Tracy Teacher' -> 'Tracy Teacher helped'; '' when the child did not say."""
    mode, _, who = helper.partition(":")
    return HELPERS[mode].format(who=who or "A grown-up", name=name) if mode in HELPERS else ""


def helper_of(mode: str, who: str) -> str:
    """What is stored: 'nobody', 'helps:<name>', 'types:<name>', or '' for anything else."""
    if mode not in HELPERS:
        return ""
    return mode if mode == "nobody" else f"{mode}:{who.strip()[:HELPER_NAME_LIMIT]}"
