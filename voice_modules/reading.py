"""From content/<path>.toml to a Path, checked: names that must differ do, and every word is on the path's list."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path as File

from voice_modules.blocks import Block, ContentError, open_block
from voice_modules.paths import SCREENS, Choice, Pass, Path, Place, Start, Stop
from voice_modules.words import check_length, check_words

CONTENT = File(__file__).parent / "content"
MOST_CHOICES = 6


def read_choice(block: Block) -> Choice:
    block.only("value", "words", "picture", "talk")
    return Choice(block.name("value"), block.text("words"), block.name("picture"), block.flag("talk"))


def read_pass(block: Block) -> Pass:
    block.only("value", "words")
    return Pass(block.name("value"), block.text("words"))


def read_stop(block: Block) -> Stop:
    block.only("id", "question", "easy", "note", "picks", "words", "picture", "starters", "always", "choice", "drawing", "photo")
    choices = tuple(read_choice(each) for each in block.blocks("choice"))
    if len(choices) > MOST_CHOICES:
        raise block.wrong(f"choice: at most {MOST_CHOICES}")
    return Stop(
        id=block.name("id"),
        question=block.text("question"),
        picks=block.name("picks"),
        words=block.name("words"),
        choices=choices,
        easy=block.text("easy", ""),
        note=block.text("note", ""),
        picture=block.name("picture", ""),
        starters=block.texts("starters"),
        always=block.flag("always"),
        drawing=block.name("drawing", ""),
        photo=block.name("photo", ""),
    )


def read_place(block: Block) -> Place:
    block.only("id", "name", "title", "picture", "private", "stop")
    stops = tuple(read_stop(each) for each in block.blocks("stop"))
    about = {"picture": block.name("picture", ""), "title": block.text("title", "")}
    return Place(block.name("id"), block.text("name"), stops, **about, private=block.flag("private"))


def read_start(block: Block) -> Start:
    block.only("title", "about", "free", "limit")
    return Start(block.text("title"), block.texts("about"), block.texts("free"), block.text("limit"))


def read_path(block: Block) -> Path:
    block.only("id", "name", "title", "look", "years", "most_words", "simple_until", "adult", "games", "start", "pass", "place")
    return Path(
        id=block.name("id"),
        name=block.text("name"),
        look=block.name("look"),
        years=block.numbers("years"),
        most_words=block.number("most_words"),
        start=read_start(block.block("start")),
        adult=block.text("adult"),
        passes=tuple(read_pass(each) for each in block.blocks("pass")),
        places=tuple(read_place(each) for each in block.blocks("place")),
        title=block.text("title", ""),
        games=block.text("games", "Game"),
        simple_until=block.number("simple_until") if "simple_until" in block.fields else None,
    )


def check_once(where: str, what: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise ContentError(f"{where}: {what} {name} is there {times} times")


def check_names(path: Path, where: str) -> None:
    """Names that must differ do, and no two choices of a stop look the same. Raises ContentError."""
    check_once(where, "stop", [*sorted(SCREENS), *(place.id for place in path.places), *(stop.id for stop in path.stops)])
    check_once(where, "question", path.questions)
    for stop in path.stops:
        values = [choice.value for choice in stop.choices] + [each.value for each in path.passes]
        check_once(f"{where}: stop {stop.id}", "choice", values)
        check_once(f"{where}: stop {stop.id}", "picture", [choice.picture for choice in stop.choices])


def load_path(file: File) -> Path:
    """One path and its word list beside it, checked. Raises ContentError naming file and field."""
    path = read_path(open_block(file))
    check_names(path, file.name)
    check_length(path, file.name)
    listed = file.with_name(f"words_{path.id}.txt")
    if not listed.exists():
        raise ContentError(f"{listed.name}: is missing")
    check_words(path, frozenset(listed.read_text("utf-8").split()), listed.name)
    return path


@cache
def load_paths(folder: File = CONTENT) -> Mapping[str, Path]:
    """Path id → path, of every content/*.toml. Raises ContentError naming file and field."""
    return {path.id: path for path in map(load_path, sorted(folder.glob("*.toml")))}
