"""What the page of a path shows, from the path and the answers there are: plain frozen values for the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voice_modules.paths import Path, Place, Stop
from voice_modules.ports import Given

NOTHING = Given(text="", version=0)


@dataclass(frozen=True)
class StopScreen:
    """One stop as it is shown. previous, following: the screens to either side."""

    stop: Stop
    place: Place
    chosen: frozenset[str]
    words: str
    picks_version: int
    words_version: int
    previous: str
    following: str

    @property
    def answered(self) -> bool:
        return bool(self.chosen or self.words)


def key_of(question: str) -> str:
    """The name of the child's own answer to a question, in forms and addresses: "<question>~<row>~<voice>"."""
    return f"{question}~~child"


def question_of(key: str, path: Path) -> str | None:
    """The question a key names, or None when it is not the child's answer to a question of this path."""
    return {key_of(question): question for question in path.questions}.get(key)


def stop_screens(path: Path, given: Mapping[str, Given]) -> list[StopScreen]:
    """All stops of a path in its order, with what the child has said so far."""
    stops = [(place, stop) for place in path.places for stop in place.stops]
    names = ["map", *(stop.id for _, stop in stops), "end"]
    return [_screen(place, stop, given, names[at], names[at + 2]) for at, (place, stop) in enumerate(stops)]


def _screen(place: Place, stop: Stop, given: Mapping[str, Given], previous: str, following: str) -> StopScreen:
    picks, words = given.get(stop.picks, NOTHING), given.get(stop.words, NOTHING)
    chosen = frozenset(picks.text.split())
    return StopScreen(stop, place, chosen, words.text, picks.version, words.version, previous, following)


def who_reads(readers: Sequence[str], virtual_school: bool) -> str:
    """One sentence naming everyone who can open the answers (ruling 14)."""
    named = in_one_line(readers)
    if named and virtual_school:
        return f"{named} (and the Virtual School, who check the plan) can read this."
    if virtual_school:
        return "The Virtual School, who check the plan, can read this."
    return f"{named or 'Nobody else'} can read this."


def in_one_line(names: Sequence[str]) -> str:
    """Names as one says them: Ann · Ann and Ben · Ann, Ben and Cem."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
