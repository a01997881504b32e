"""What is known of a PEP when its conditions and progress are worked out: answers, facts, rows, and the authority's overrides. Pure.
Never today's date: what counts must not change by itself (architecture 3, Progress)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Cell = tuple[str, str]  # (question, row); row "" for a plain question


@dataclass(frozen=True)
class Override:
    """What an authority has set for one question of one form; None = as the edition says (ruling 17, 18)."""

    mandatory: bool | None = None
    asked: bool | None = None
    not_known: bool | None = None


@dataclass(frozen=True)
class Known:
    """values: what counts, by cell. waiting: cells carried from the last PEP and not confirmed yet. rows: keys in order, by group.
    year: the taught year; age: whole years at the meeting, None = no date of birth."""

    values: Mapping[Cell, Any] = field(default_factory=dict)
    waiting: frozenset[Cell] = frozenset()
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    year: int = 0
    age: int | None = None

    @cached_property
    def settled(self) -> frozenset[Cell]:
        """Cells with a value that somebody stands by today."""
        return frozenset(self.values) - self.waiting

    def value(self, question: str, row: str = "") -> Any:
        """What a condition compares. Of a question on which nothing hangs it may say no more than that there is an answer."""
        return self.values.get((question, row))


@dataclass(frozen=True, eq=False)
class Overview:
    """A whole PEP without its words. typed: questions of the adults on which something stands; said: those a child has answered;
    copied: keys of rows that came from the last PEP. Not compared by what it holds: what is worked out of one is kept for that one."""

    known: Known = field(default_factory=Known)
    typed: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    copied: frozenset[str] = frozenset()
