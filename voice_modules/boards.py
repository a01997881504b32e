"""Boards of symbols: sets, boards, items and scales. All wording is data in content/boards/<set>.toml, read by `board_reading`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

HAND_OVER_HAND = "hand_over_hand"
"""A signal that is none: an adult moved the hand, so it is kept and not counted as the child's view (ruling 23)."""


@dataclass(frozen=True)
class Point:
    """Something to press: a point of a scale, one of a pair, the pass. picture: a drawing of static/pictures."""

    value: str
    words: str
    picture: str


@dataclass(frozen=True)
class Item:
    """One picture that is asked about. row: of its answer. points: of the board's scale, positive first; of a pair, the two.
    picture: "" for a pair, whose two pictures are its points; photo: it is the name of one of the child's own instead."""

    row: str
    words: str
    picture: str
    points: tuple[Point, ...]
    photo: bool = False


@dataclass(frozen=True)
class Board:
    """One question. asks and words: ids of the questions that hold what was pressed (a row an item) and what else was said.
    private: nobody reads its answers until it has been said who (ruling 14)."""

    id: str
    name: str
    question: str
    asks: str
    words: str
    items: tuple[Item, ...]
    private: bool = False

    @property
    def is_pairs(self) -> bool:
        return not self.items[0].picture

    @cached_property
    def rows(self) -> frozenset[str]:
        return frozenset(item.row for item in self.items)


@dataclass(frozen=True)
class Observed:
    """A sentence that an adult ends: what was seen, in the third person (domain.md 3.8). {name}: the child."""

    question: str
    sentence: str


@dataclass(frozen=True)
class BoardSet:
    """What one child is shown. name: on its button; route: how an answer says later where it was given. years: the taught years it is
    proposed to, and under: only below this age, in years (0: of any). strip: how the ids of the adult's questions begin.
    passing: the pass of every item; other: leads to one's own words."""

    id: str
    name: str
    route: str
    years: tuple[int, ...]
    strip: str
    passing: Point
    other: Point
    boards: tuple[Board, ...]
    observed: tuple[Observed, ...] = ()
    under: int = 0

    def wording(self, board: str) -> str:
        """The question as it stood on a board, "" for another's."""
        return next((each.question for each in self.boards if each.id == board), "")

    @cached_property
    def by_question(self) -> Mapping[str, Board]:
        return {question: board for board in self.boards for question in (board.asks, board.words)}


@dataclass(frozen=True)
class StripPart:
    """One thing the adult beside the child may note. once: about the whole visit, else about a board. many: several may be ticked.
    options: (value, words), none where it is written."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    once: bool = False
    long: bool = False
