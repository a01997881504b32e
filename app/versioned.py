"""When is a save written? Pure: what is stored and what was sent in, one word out. Answers and facts both come here (tech.md 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Sent:
    """One field's words as they arrived."""

    text: str
    seen: int  # the version that the page showed; 0 = nothing had been saved
    writer: str | None = None  # one page load; None = page Save, import or carry-forward
    seq: int | None = None  # counts that page load's edits of this answer
    after: str = ""  # "writer.seq …": earlier page loads whose kept words this one took over


@dataclass(frozen=True)
class Stored:
    """One row of the history. version None: older words that came late; kept, never current."""

    version: int | None
    text: str
    writer: str | None = None
    seq: int | None = None
    after: str = ""


class Verdict(StrEnum):
    SAME = "same"  # nothing to write: already so, a replay, or an untouched field
    WRITE = "write"  # the next version
    OLDER = "older"  # a row without number: overtaken words, or the words that stand under a newer edit
    CONFLICT = "conflict"  # somebody else's words stand there: show both


NOTHING = Stored(version=0, text="")


def covers(after: str, row: Stored | Sent) -> bool:
    """Did a page that says `after` take over this row's words?"""
    taken = dict(pair.rpartition(".")[::2] for pair in after.split())
    return row.writer is not None and row.seq is not None and row.writer in taken and row.seq <= int(taken[row.writer])


def decide(history: Sequence[Stored], sent: Sent, *, newest_wins: bool) -> Verdict:
    """history: the rows that matter, any order: the current one, the one that was `seen`, and all that name the same writer.
    newest_wins: a child's own visit never conflicts (ruling 5)."""
    current = max((row for row in history if row.version is not None), key=lambda row: row.version or 0, default=NOTHING)
    early = _untouched(history, current, sent) if sent.writer is None else _seen_before(history, current, sent)
    if early:
        return early
    same_hand = sent.writer is not None and (current.writer == sent.writer or covers(sent.after, current))
    free = newest_wins or same_hand or current is NOTHING or sent.seen == current.version
    return Verdict.WRITE if free else Verdict.CONFLICT


def _untouched(history: Sequence[Stored], current: Stored, sent: Sent) -> Verdict | None:
    """Page Save posts every field: text equal to that of the version it showed was not touched by this person."""
    shown = next((row.text for row in history if row.version == sent.seen), "")
    return Verdict.SAME if sent.text in (shown, current.text) else None


def _seen_before(history: Sequence[Stored], current: Stored, sent: Sent) -> Verdict | None:
    """A replay; words that the same hand has already overtaken; or the words that stand, under an edit that must overtake older ones."""
    own = [row for row in history if row.writer == sent.writer and row.seq is not None]
    if any(row.seq == sent.seq for row in own):
        return Verdict.SAME
    newer = any((row.seq or 0) > (sent.seq or 0) for row in own) or any(covers(row.after, sent) for row in history)
    return Verdict.OLDER if newer or (sent.text == current.text and current is not NOTHING) else None
