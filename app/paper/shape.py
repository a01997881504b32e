"""A PaperView as document.typ reads it: plain values, with what depends on length decided here. Pure."""

import base64
from collections.abc import Callable
from typing import Any

from app.paper.text import Typed, typed
from app.paper.views import Field, Line, Note, Page, PaperView, Part, Picture, Table, Words

Shaped = dict[str, Any]

# Lengths are in characters.
SHORT_ANSWER, SHORT_LABEL = 70, 90  # stand beside each other in one row
LONG, LONG_LINES = 900, 15  # may run over to the next sheet; shorter ones stay whole
PILL = 60  # a pick that stands in a frame of its own, which cannot run over
SIDE_BY_SIDE = 5  # columns that fit beside each other on A4
TABLE_LINE, CARD_LINE = 84, 20  # all columns of a table together; one of the three of a card
WIDE = 2.2  # a picture so much wider than high fills the line; others get a height
NARROWEST, ONE_LINE, LONGEST = 6, 14, 200  # the least a column gets, what stays on one line, what still counts


class Levels:
    """Heading levels without a gap, whatever is left out above: readers that jump from heading to heading rely on it. 0: no heading."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self, wanted: int, text: str) -> int:
        if not text.strip():
            return 0
        self.last = min(wanted, self.last + 1)
        return self.last


def shape(view: PaperView) -> Shaped:
    level = Levels()
    return {
        "title": view.title,
        "name": typed(view.title),
        "subtitle": typed(view.subtitle),
        "lang": view.lang,
        "holder": typed(view.holder_line),
        "foot": all_typed(view.footer),
        "contents": view.contents,
        "unanswered": view.unanswered,
        "parts": [part(one, level, view.blank or one.write) for one in view.parts],
        "made": view.made and list(view.made.utctimetuple()[:6]),
    }


def all_typed(texts: tuple[str, ...]) -> list[Typed]:
    return [typed(text) for text in texts]


def is_long(*texts: str) -> bool:
    text = "\n".join(texts)
    return len(text) > LONG or text.count("\n") - len(texts) >= LONG_LINES


def part(one: Part, level: Levels, blank: bool) -> Shaped:
    return {
        "heading": typed(one.heading),
        "level": level(1, one.heading),
        "section": one.kind == "section",
        "letter": one.letter,
        "under": typed(one.under),
        "pages": [page(each, level, blank) for each in one.pages],
    }


def page(one: Page, level: Levels, blank: bool) -> Shaped:
    head = {"heading": typed(one.heading), "level": level(2, one.heading), "intro": typed(one.intro)}
    return head | {"blocks": [SHAPES[type(each)](each, level, blank) for each in one.blocks if not (blank and isinstance(each, Line))]}


def field(one: Field, level: Levels, blank: bool) -> Shaped:
    shaped = {"asked": typed(one.label), "level": level(3, one.label), "note": typed(one.hint if blank else one.note)}
    if blank:
        return shaped | {"kind": "blank", "space": one.space, "options": all_typed(one.options), "long": is_long(one.label, *one.options)}
    short = len(one.text) <= SHORT_ANSWER and len(one.label) <= SHORT_LABEL and "\n" not in one.text
    return shaped | {"kind": "row" if short else "field", "text": typed(one.text), "long": is_long(one.note)}


def words(one: Words, level: Levels, blank: bool) -> Shaped:
    shaped = {"asked": typed(one.question), "level": level(3, one.question)}
    shaped |= {"own": typed(f"{one.called}'s own {'words' if one.text or blank else 'answer'}")}
    if blank:
        return shaped | {"kind": "blank_words", "options": all_typed(one.options), "long": is_long(*one.options)}
    if not (one.picks or one.text or one.passed or one.pictures or one.pressed):
        return shaped | {"kind": "row", "text": "", "note": "", "long": False}
    return shaped | {
        "kind": "words",
        "picks": all_typed(one.picks),
        "pills": bool(one.picks) and all(len(pick) <= PILL and "\n" not in pick for pick in one.picks),
        "text": typed(one.text),
        "passed": typed(one.passed),
        "by": typed(one.by),
        "pictures": [picture(each) for each in one.pictures],
        "pressed": [{"text": typed(each.words), "drawing": each.drawing} for each in one.pressed],
        "long": is_long(*one.picks, one.text, one.passed, one.by) or bool(one.pictures or one.pressed),
    }


def picture(one: Picture) -> Shaped:
    """typst takes bytes only from files below its own folder; a drawing that holds the picture as text needs none."""
    shaped = {"said": one.said, "caption": typed(one.said), "words": typed(one.words), "wide": one.width > WIDE * one.height}
    if not one.content:
        return shaped | {"drawing": ""}
    size = f'width="{one.width}" height="{one.height}"'
    held = f"data:{one.media};base64,{base64.b64encode(one.content).decode()}"
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>'
    return shaped | {"drawing": f'{opening}<image {size} xlink:href="{held}"/></svg>'}


def line(one: Line, level: Levels, blank: bool) -> Shaped:
    return {"kind": "line", "heading": typed(one.heading), "text": typed(one.text)}


def note(one: Note, level: Levels, blank: bool) -> Shaped:
    return {"kind": "note", "text": typed(one.text)}


def table(one: Table, level: Levels, blank: bool) -> Shaped:
    """Side by side while the columns fit, else a card for each row."""
    rows = (("",) * len(one.columns),) * one.blank_rows if blank else one.rows
    shaped = {"asked": typed(one.heading), "level": level(3, one.heading), "blank": blank}
    if len(one.columns) > SIDE_BY_SIDE or is_long(*one.columns):
        return shaped | {"kind": "cards", "cards": [card(one.columns, row) for row in rows]}
    widths = [width_of(texts) for texts in zip(one.columns, *rows, strict=True)]
    fitting = [max(4, TABLE_LINE * width // sum(widths)) for width in widths]
    cells = [[typed(cell, most) for cell, most in zip(row, fitting, strict=True)] for row in (one.columns, *rows)]
    return shaped | {"kind": "table", "widths": widths, "columns": cells[0], "cells": [cell for row in cells[1:] for cell in row]}


def card(columns: tuple[str, ...], row: tuple[str, ...]) -> Shaped:
    pairs = [[typed(text, CARD_LINE) for text in pair] for pair in zip(columns, row, strict=True)]
    return {"pairs": pairs, "long": is_long(*columns, *row)}


def width_of(texts: tuple[str, ...]) -> int:
    """A short column is as wide as its longest text, a long one wraps and gets less than its length."""
    most = max(len(line) for text in texts for line in text.split("\n"))
    return max(most, NARROWEST) if most <= ONE_LINE else ONE_LINE + round(2 * (min(most, LONGEST) - ONE_LINE) ** 0.5)


SHAPES: dict[type, Callable[[Any, Levels, bool], Shaped]] = {Field: field, Words: words, Line: line, Note: note, Table: table}
