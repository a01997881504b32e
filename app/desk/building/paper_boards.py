"""Boards of symbols for paper: blank, or with what the child chose and whoever holds it may read (ruling 19)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.desk.building.paper import Paper
from app.paper.views_boards import Board, BoardsView, Item
from app.pep.building.boards import chosen_items
from app.pep.building.words import child_words
from app.pep.queries.held import Line
from app.pep.rules.voices import CHILD

MADE_FOR = "Made for {name}'s answers on paper."


def build_boards(asked: Paper, boards: Sequence[Board], *, maker: str, made: dt.datetime) -> BoardsView:
    """boards: with nothing chosen. maker: who made it; made: local time."""
    name, held = asked.source.child.called, asked.holder
    filled = tuple(boards) if asked.blank else tuple(_filled(asked, board) for board in boards)
    person = maker if held.readers == "me" else ""
    return BoardsView(
        f"{name}'s boards" + (", to fill in" if asked.blank else ""),
        filled,
        MADE_FOR.format(name=name) if asked.blank else f"{held.made_for.format(name=name, person=person)}.",
        f"Record {asked.source.child.number}. Made by {maker}, {made:%-d %B %Y, %H:%M}.",
        asked.blank,
    )


def _filled(asked: Paper, board: Board) -> Board:
    """Only what may stand on this paper."""
    source, name = asked.source, asked.source.child.called
    parts = [source.form.places[question].question for question in (board.asks, board.says)]
    lines = [line for part in parts for line in source.held.of(part.id, CHILD) if line.text and asked.reads(line)]
    text, by = next(((card.text, card.by) for card in child_words(parts, lines, name, source.heard, photos=source.photos)), ("", ""))
    return replace(board, items=tuple(_item(item, parts[0].id, lines, name, asked) for item in board.items), text=text, by=by)


def _item(item: Item, question: str, lines: Sequence[Line], name: str, asked: Paper) -> Item:
    mine = [line for line in lines if (line.question, line.row) == (question, item.key)]
    chosen = {line.text for line in mine}
    notes = [each.note for each in chosen_items([asked.source.form.places[question].question], mine, name, asked.source.photos)]
    points = tuple(replace(point, chosen=point.value in chosen) for point in item.points)
    return replace(item, points=points, note="".join(notes))
