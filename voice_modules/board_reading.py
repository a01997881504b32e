"""From content/boards/<set>.toml to a BoardSet, checked: names that must differ do, and no set is larger than a child can take."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path as File

from voice_modules.blocks import Block, ContentError, open_block
from voice_modules.boards import Board, BoardSet, Item, Observed, Point, StripPart
from voice_modules.ports import BoardPhoto
from voice_modules.reading import CONTENT, check_once
from voice_modules.words import check_listed

MOST_ITEMS, MOST_BOARDS = 24, 6  # domain.md 3.4: what a child can be asked at one sitting
POINTS = 3  # of a scale: positive, in the middle, negative
Scales = Mapping[str, tuple[Point, ...]]


def read_point(block: Block) -> Point:
    block.only("value", "words", "picture")
    return Point(block.name("value"), block.text("words"), block.name("picture"))


def read_scale(block: Block) -> tuple[str, tuple[Point, ...]]:
    block.only("id", "point")
    points = tuple(read_point(each) for each in block.blocks("point"))
    if len(points) != POINTS:
        raise block.wrong(f"point: {POINTS} of them, positive first")
    return block.name("id"), points


def read_item(block: Block, scale: tuple[Point, ...]) -> Item:
    block.only("picture", "words")
    picture = block.name("picture")
    return Item(picture, block.text("words"), picture, scale)


def read_pair(block: Block) -> Item:
    """This or that: both pictures are what can be taken."""
    block.only("this", "that")
    points = []
    for side in (block.block("this"), block.block("that")):
        side.only("picture", "words")
        points.append(Point(side.name("picture"), side.text("words"), side.name("picture")))
    this, that = points
    return Item(f"{this.value}.{that.value}", f"{this.words} or {that.words.lower()}", "", (this, that))


def read_board(block: Block, scales: Scales) -> Board:
    block.only("id", "name", "question", "asks", "words", "scale", "private", "item", "pair")
    if "pair" in block.fields:
        items = tuple(read_pair(each) for each in block.blocks("pair"))
    else:
        scale = scales.get(block.name("scale"))
        if scale is None:
            raise block.wrong(f"scale: there is no {block.name('scale')}")
        items = tuple(read_item(each, scale) for each in block.blocks("item"))
    names = (block.name("id"), block.text("name"), block.text("question"), block.name("asks"), block.name("words"))
    return Board(*names, items, private=block.flag("private"))


def read_observed(block: Block) -> Observed:
    block.only("question", "sentence")
    return Observed(block.name("question"), block.text("sentence"))


def read_set(block: Block) -> BoardSet:
    block.only("id", "name", "route", "years", "under", "strip", "pass", "else", "observe", "scale", "board")
    other = block.block("else")
    other.only("words", "picture")
    scales = dict(read_scale(each) for each in block.blocks("scale")) if "scale" in block.fields else {}
    return BoardSet(
        id=block.name("id"),
        name=block.text("name"),
        route=block.text("route"),
        years=block.numbers("years"),
        strip=block.name("strip"),
        passing=read_point(block.block("pass")),
        other=Point("", other.text("words"), other.name("picture")),
        boards=tuple(read_board(each, scales) for each in block.blocks("board")),
        observed=tuple(read_observed(each) for each in block.blocks("observe")) if "observe" in block.fields else (),
        under=block.number("under") if "under" in block.fields else 0,
    )


def check_set(one: BoardSet, where: str) -> None:
    """Raises ContentError."""
    check_once(where, "board", [board.id for board in one.boards])
    check_once(where, "question", [question for board in one.boards for question in (board.asks, board.words)])
    for board in one.boards:
        check_once(f"{where}: board {board.id}", "item", [item.row for item in board.items])
        for item in board.items:
            check_once(f"{where}: item {item.row}", "value", [*(point.value for point in item.points), one.passing.value])
    if len(one.boards) > MOST_BOARDS:
        raise ContentError(f"{where}: at most {MOST_BOARDS} boards")
    if sum(len(board.items) for board in one.boards) > MOST_ITEMS:
        raise ContentError(f"{where}: at most {MOST_ITEMS} items")


def wordings(one: BoardSet) -> list[str]:
    """Everything on the boards of a set that a child reads, or hears read."""
    of_boards = [text for board in one.boards for text in (board.name, board.question)]
    of_items = [text for board in one.boards for item in board.items for text in (item.words, *(point.words for point in item.points))]
    return [one.passing.words, one.other.words, *of_boards, *of_items]


def load_set(file: File) -> BoardSet:
    """One set, checked. Raises ContentError naming file and field."""
    one = read_set(open_block(file))
    check_set(one, file.name)
    listed = file.with_name("words.txt")
    check_listed(wordings(one), frozenset(listed.read_text("utf-8").split()), f"boards/{listed.name}")
    return one


@cache
def load_sets(folder: File = CONTENT / "boards") -> Mapping[str, BoardSet]:
    """Set id → set, of every content/boards/*.toml. Raises ContentError naming file and field."""
    return {one.id: one for one in map(load_set, sorted(folder.glob("*.toml")))}


@cache
def load_more(file: File = CONTENT / "adult" / "more.toml") -> Mapping[str, str]:
    """Picture → word, of what staff may add to a child's board. Raises ContentError naming file and field."""
    items = [(each.name("picture"), each.text("words")) for each in Block(file.name, tomllib.loads(file.read_text("utf-8"))).blocks("item")]
    check_once(file.name, "picture", [picture for picture, _ in items])
    check_listed(
        [words for _, words in items], frozenset((CONTENT / "boards" / "words.txt").read_text("utf-8").split()), "boards/words.txt"
    )
    return dict(items)


def with_more(one: BoardSet, added: Iterable[tuple[str, str]]) -> BoardSet:
    """With what staff added to a child's boards: (board, picture); what is no board, no such picture or there already is left out."""
    wanted, more = list(added), load_more()

    def grown(board: Board) -> Board:
        names = dict.fromkeys(picture for name, picture in wanted if name == board.id and picture in more and picture not in board.rows)
        scale = board.items[0].points
        return replace(board, items=(*board.items, *(Item(name, more[name], name, scale) for name in names)))

    return replace(one, boards=tuple(board if board.is_pairs else grown(board) for board in one.boards)) if wanted else one


def with_photos(one: BoardSet, photos: Iterable[BoardPhoto]) -> BoardSet:
    """With the photos that staff added to a child's boards; a pair takes no third."""
    added: dict[str, list[BoardPhoto]] = {}
    for photo in photos:
        added.setdefault(photo.board, []).append(photo)

    def grown(board: Board) -> Board:
        items = (Item(each.name, each.words, each.name, board.items[0].points, photo=True) for each in added[board.id])
        return replace(board, items=(*board.items, *items))

    boards = (grown(board) if board.id in added and not board.is_pairs else board for board in one.boards)
    return replace(one, boards=tuple(boards)) if added else one


def with_all_more(one: BoardSet) -> BoardSet:
    """With everything that could be added: for a save, which asks only whether there can be such an answer."""
    return with_more(one, ((board.id, picture) for board in one.boards for picture in load_more()))


def read_part(block: Block) -> StripPart:
    block.only("id", "label", "options", "many", "once", "long")
    options = block.fields.get("options", [])
    pairs = all(isinstance(each, list) and len(each) == 2 and all(isinstance(text, str) for text in each) for each in options)
    if not isinstance(options, list) or not pairs:
        raise block.wrong("options must be pairs of value and words")
    flags = {name: block.flag(name) for name in ("many", "once", "long")}
    return StripPart(block.name("id"), block.text("label"), tuple((value, words) for value, words in options), **flags)


@cache
def load_strip(file: File = CONTENT / "adult" / "strip.toml") -> tuple[StripPart, ...]:
    """What the adult may note, in its order. Raises ContentError naming file and field."""
    parts = tuple(read_part(each) for each in Block(file.name, tomllib.loads(file.read_text("utf-8"))).blocks("part"))
    check_once(file.name, "part", [part.id for part in parts])
    return parts
