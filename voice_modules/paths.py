"""The paths a child can go: places, stops, questions, choices. All wording is data in content/<path>.toml, read by `reading`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

SCREENS = frozenset({"start", "helper", "map", "go-to", "talk", "check", "end", "happened"})
"""Screens every path has; no stop may take one of their names, as both are parts of one page."""
EASY = ".easy"
"""Behind a stop's name: it was asked in its easy wording."""


@dataclass(frozen=True)
class Choice:
    """One picture answer. talk: chosen, it softly offers Talk to someone."""

    value: str
    words: str
    picture: str
    talk: bool = False


@dataclass(frozen=True)
class Pass:
    """An answer that every stop has and that stands alone: "I am not sure"."""

    value: str
    words: str


@dataclass(frozen=True)
class Stop:
    """One question on one screen. picks and words: ids of the questions that hold the pictures chosen and the child's own words;
    drawing and photo: of those that hold what the child drew or took, "" where the stop takes none.

    easy: the wording with short words and pictures on, "" where the path has none of its own. note: small print. picture: beside the
    question on a simple screen. starters: how an answer may begin. always: the choices show whether or not pictures are on.
    """

    id: str
    question: str
    picks: str
    words: str
    choices: tuple[Choice, ...]
    easy: str = ""
    note: str = ""
    picture: str = ""
    starters: tuple[str, ...] = ()
    always: bool = False
    drawing: str = ""
    photo: str = ""

    @property
    def pictures(self) -> tuple[tuple[str, str], ...]:
        """(drawing or photo, the question that holds it)."""
        return tuple(pair for pair in (("drawing", self.drawing), ("photo", self.photo)) if pair[1])

    @property
    def questions(self) -> tuple[str, ...]:
        return (self.picks, self.words, *(question for _, question in self.pictures))


@dataclass(frozen=True)
class Place:
    """Some stops that belong together. picture: a drawing of static/art; without one the place is not on the map.
    title: the guide's name of the page. private: nobody reads its answers until the child has said who (ruling 14)."""

    id: str
    name: str
    stops: tuple[Stop, ...]
    picture: str = ""
    title: str = ""
    private: bool = False


@dataclass(frozen=True)
class Start:
    """The first screen. {name}: the child; {date}: when the meeting is."""

    title: str
    about: tuple[str, ...]
    free: tuple[str, ...]
    limit: str


@dataclass(frozen=True)
class Path:
    """One path. name: on its button, and how an answer says later where it was given. look: the theme, the style sheet and the templates.

    years: the taught years it is proposed to, Reception is 0. simple_until: up to this year the simple screen is on at first; None: the
    path has none. most_words: of a question. adult: "a grown-up", as one says it on this path. games: what the way to the games is called.
    """

    id: str
    name: str
    look: str
    years: tuple[int, ...]
    most_words: int
    start: Start
    adult: str
    passes: tuple[Pass, ...]
    places: tuple[Place, ...]
    title: str = ""
    simple_until: int | None = None
    games: str = "Game"

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        return tuple(stop for place in self.places for stop in place.stops)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Ids of all questions of this path, in its order."""
        return tuple(question for stop in self.stops for question in stop.questions)

    @property
    def has_easy(self) -> bool:
        return any(stop.easy for stop in self.stops)

    def begins_simple(self, year: int) -> bool:
        """Is the simple screen on at first for a child of this taught year? (ruling 22)"""
        return self.simple_until is not None and year <= self.simple_until

    def wording(self, name: str) -> str:
        """The question as it was asked at a stop, by the name that its answers keep: "tests", "tests.easy". "" for another's."""
        stop = {each.id: each for each in self.stops}.get(name.removesuffix(EASY))
        if stop is None:
            return ""
        return stop.easy or stop.question if name.endswith(EASY) else stop.question


def stops_by_picks(paths: Iterable[Path]) -> dict[str, Stop]:
    """Over all paths: a child may have asked on another one last time."""
    return {stop.picks: stop for path in paths for stop in path.stops}


def choice_words(paths: Iterable[Path]) -> dict[tuple[str, str], str]:
    """(question of picks, value) -> what was on the button, over all paths: another path may have asked the same question."""
    found: dict[tuple[str, str], str] = {}
    for path in paths:
        for stop in path.stops:
            shown: list[Choice | Pass] = [*stop.choices, *path.passes]
            for each in shown:
                found.setdefault((stop.picks, each.value), each.words)
    return found
