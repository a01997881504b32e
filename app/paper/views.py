"""A document for paper, as plain values: what stands on it and in which order. How it looks is document.typ's."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Space = Literal["line", "lines", "ticks"]


@dataclass(frozen=True)
class Field:
    """A question and its answer. note: small, below the answer: who gave it, what was carried forward.

    On a blank form alone: hint, small, below the question; room to write one line or several, or a box to tick before each option."""

    label: str
    text: str = ""
    note: str = ""
    hint: str = ""
    space: Space = "line"
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A child's drawing or photo. said: its text, for whoever cannot see it and small below it; words: the child's own of it.
    content b"": words alone. width, height: pixels."""

    said: str
    words: str = ""
    content: bytes = b""
    media: str = "image/png"  # | image/jpeg
    width: int = 1
    height: int = 1


@dataclass(frozen=True)
class Pressed:
    """What a child chose of one picture of a board. drawing: the picture as the child saw it (SVG), "" where there is none to show."""

    words: str
    drawing: str = ""


@dataclass(frozen=True)
class Words:
    """A child's own words: the one peach card, the same everywhere. Nothing else may look like it.

    called: the child's name as on the card; by: when, where, with whose help; passed: said instead when the child passed the question.
    On a blank form: a peach frame with the options to tick and lines to write on."""

    question: str
    called: str
    picks: tuple[str, ...] = ()
    text: str = ""
    passed: str = ""
    by: str = ""
    options: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    pressed: tuple[Pressed, ...] = ()


@dataclass(frozen=True)
class Line:
    """What an adult wrote beside a child's words. heading: whose line it is."""

    heading: str
    text: str


@dataclass(frozen=True)
class Table:
    """Repeating rows. More columns than fit side by side become a card for each row. blank_rows: how many empty ones a blank form has."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 3


@dataclass(frozen=True)
class Note:
    """A sentence of ours: what is left out, what to do. Stands on a blank form as well."""

    text: str


Block = Field | Words | Line | Table | Note


@dataclass(frozen=True)
class Page:
    heading: str
    blocks: tuple[Block, ...] = ()
    intro: str = ""


@dataclass(frozen=True)
class Part:
    """section: begins on a new sheet under its letter and colour; plain: goes on where the last part ended.
    write: room to write in a document that is otherwise filled in, as on a meeting sheet."""

    heading: str
    pages: tuple[Page, ...]
    kind: Literal["section", "plain"] = "section"
    letter: str = ""
    under: str = ""  # small, below the heading: who fills it in
    write: bool = False


@dataclass(frozen=True)
class PaperView:
    """title: also the document's name for screen readers and tabs. holder_line: "Made for …"; it and footer stand on every sheet.

    made: stands in the file's properties; without it they hold no time. unanswered: said where an answer is missing.
    blank: answers are left out, also those given here, and room to write is drawn instead."""

    title: str
    parts: tuple[Part, ...]
    subtitle: str = ""
    lang: str = "en"
    holder_line: str = ""
    footer: tuple[str, ...] = ()
    contents: bool = False
    blank: bool = False
    made: dt.datetime | None = None
    unanswered: str = "No answer yet"
