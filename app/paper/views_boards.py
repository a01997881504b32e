"""A set of boards for paper, as plain values: A4, one board a sheet, to ring with a pencil or to cut into cards."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One thing to choose. picture: a drawing (SVG); chosen: ringed and ticked, on a filled board."""

    words: str
    picture: str
    value: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Item:
    """One picture that is asked about, "" for a pair, whose two are its points. key: of its answer. note: why it does not count."""

    words: str
    picture: str
    points: tuple[Point, ...]
    key: str = ""
    note: str = ""


@dataclass(frozen=True)
class Board:
    """asks and says: the questions that hold what was chosen, and what else was said. text: what else was said; by: when and how."""

    question: str
    items: tuple[Item, ...]
    asks: str = ""
    says: str = ""
    text: str = ""
    by: str = ""


@dataclass(frozen=True)
class BoardsView:
    """title: also the document's name. holder_line and footer stand on every sheet. blank: with room to write."""

    title: str
    boards: tuple[Board, ...]
    holder_line: str = ""
    footer: str = ""
    blank: bool = False
