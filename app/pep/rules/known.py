"""What is known of a PEP when its conditions and progress are worked out: answers, facts, rows, and the authority's overrides. Pure.
Never today's date: what counts must not change by itself (architecture 3, Progress)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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

    def value(self, question: str, row: str = "") -> Any:
        return self.values.get((question, row))
