"""The paths a child can go: places, stops, questions, choices. All wording is data in content/<path>.toml."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File

from voice_modules.blocks import Block, ContentError

CONTENT = File(__file__).parent / "content"
SCREENS = frozenset({"start", "helper", "map", "go-to", "talk", "end"})
"""Screens every path has; no stop may take one of their names, as both are parts of one page."""
MOST_CHOICES = 6
MOST_WORDS = 12
"""Of a question to a child of Key Stage 1 and 2 (domain 3.4)."""


@dataclass(frozen=True)
class Choice:
    """One picture answer. talk: chosen, it softly offers Talk to someone."""

    value: str
    words: str
    picture: str
    talk: bool


@dataclass(frozen=True)
class Pass:
    """An answer that every stop has and that stands alone: "I am not sure"."""

    value: str
    words: str


@dataclass(frozen=True)
class Stop:
    """One question on one screen. picks and words: ids of the questions that hold the pictures chosen and the child's own words."""

    id: str
    question: str
    picks: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Place:
    """An island of the map. picture: a drawing of static/art."""

    id: str
    name: str
    picture: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Path:
    """One path. name: on its button, and how an answer says later where it was given."""

    id: str
    name: str
    passes: tuple[Pass, ...]
    places: tuple[Place, ...]

    @property
    def stops(self) -> tuple[Stop, ...]:
        return tuple(stop for place in self.places for stop in place.stops)

    @property
    def questions(self) -> tuple[str, ...]:
        """Ids of all questions of this path, in its order."""
        return tuple(question for stop in self.stops for question in (stop.picks, stop.words))


def read_choice(block: Block) -> Choice:
    block.only("value", "words", "picture", "talk")
    return Choice(name_in(block, "value"), block.text("words"), block.text("picture"), block.flag("talk"))


def read_pass(block: Block) -> Pass:
    block.only("value", "words")
    return Pass(name_in(block, "value"), block.text("words"))


def read_stop(block: Block) -> Stop:
    block.only("id", "question", "picks", "words", "choice")
    choices = tuple(read_choice(each) for each in block.blocks("choice"))
    if len(choices) > MOST_CHOICES:
        raise block.wrong(f"choice: at most {MOST_CHOICES}")
    question = block.text("question")
    if len(words_of(question)) > MOST_WORDS:
        raise block.wrong(f"question has more than {MOST_WORDS} words")
    return Stop(name_in(block, "id"), question, name_in(block, "picks"), name_in(block, "words"), choices)


def read_place(block: Block) -> Place:
    block.only("id", "name", "picture", "stop")
    return Place(name_in(block, "id"), block.text("name"), block.text("picture"), tuple(read_stop(each) for each in block.blocks("stop")))


def read_path(block: Block) -> Path:
    block.only("id", "name", "pass", "place")
    passes = tuple(read_pass(each) for each in block.blocks("pass"))
    places = tuple(read_place(each) for each in block.blocks("place"))
    return Path(name_in(block, "id"), block.text("name"), passes, places)


def name_in(block: Block, field: str) -> str:
    """A name for machines: it stands in keys and addresses, where "~" and ":" have a meaning."""
    name = block.text(field)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", name):
        raise block.wrong(f"{field} may hold a-z, 0-9, _, - and . only")
    return name


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters: what the word list holds."""
    return re.findall(r"[a-z0-9]+(?:['’-][a-z]+)*", text.lower())


def check_once(where: str, what: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise ContentError(f"{where}: {what} {name} is there {times} times")


def check_path(path: Path, where: str) -> None:
    """Names that must differ do. Raises ContentError."""
    check_once(where, "stop", [*sorted(SCREENS), *(place.id for place in path.places), *(stop.id for stop in path.stops)])
    check_once(where, "question", path.questions)
    for stop in path.stops:
        values = [choice.value for choice in stop.choices] + [each.value for each in path.passes]
        check_once(f"{where}: stop {stop.id}", "choice", values)


def check_words(path: Path, listed: frozenset[str], where: str) -> None:
    """Every word a child must read to answer is on the reviewed list. Raises ContentError."""
    for text in wordings(path):
        for word in words_of(text):
            if word not in listed:
                raise ContentError(f"{where}: {word!r} of {text!r} is not on the list")


def wordings(path: Path) -> list[str]:
    """All questions, choices and passes of a path."""
    asked = [text for stop in path.stops for text in (stop.question, *(choice.words for choice in stop.choices))]
    return asked + [each.words for each in path.passes]


def load_path(file: File) -> Path:
    """One path and its word list beside it, checked. Raises ContentError naming file and field."""
    try:
        path = read_path(Block(file.name, tomllib.loads(file.read_text("utf-8"))))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{file.name}: {error}") from error
    if path.id != file.stem:
        raise ContentError(f"{file.name}: id must be {file.stem}")
    check_path(path, file.name)
    listed = file.with_name(f"words_{path.id}.txt")
    if not listed.exists():
        raise ContentError(f"{listed.name}: is missing")
    check_words(path, frozenset(listed.read_text("utf-8").split()), listed.name)
    return path


@cache
def load_paths(folder: File = CONTENT) -> Mapping[str, Path]:
    """Path id → path, of every content/*.toml. Raises ContentError naming file and field."""
    return {path.id: path for path in map(load_path, sorted(folder.glob("*.toml")))}
