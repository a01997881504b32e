"""What the page of a path shows, from the path and the answers there are: plain frozen values for the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from voice_modules.asking import GONE, ONLY, preset, reads_key
from voice_modules.paths import Choice, Path, Place, Start, Stop, choice_words
from voice_modules.ports import Earlier, Given, Visit

NOTHING = Given(text="", version=0, audience="")
UNKNOWN_DATE = "your meeting"


@dataclass(frozen=True)
class Drawn:
    """What a child drew or took at a stop. kind: drawing or photo; name: "" for none; words: what the child says of it."""

    kind: str
    question: str
    name: str
    words: str
    version: int


@dataclass(frozen=True)
class StopScreen:
    """One stop as it is shown. choices: the stop's own, and any chosen on another path that asks the same. said: the words of those chosen.
    reads: the field with the audience. before: what the child said last time. previous, following: the screens to either side."""

    stop: Stop
    place: Place
    choices: tuple[Choice, ...]
    chosen: frozenset[str]
    said: tuple[str, ...]
    words: str
    picks_version: int
    words_version: int
    reads: str
    audience: str
    before: tuple[str, ...]
    previous: str
    following: str
    pictures: tuple[Drawn, ...] = ()

    @property
    def answered(self) -> bool:
        return bool(self.chosen or self.words or any(one.name or one.words for one in self.pictures))


@dataclass(frozen=True)
class Labels:
    """What was on the buttons: (question, value) → words, of every path."""

    words: Mapping[tuple[str, str], str]
    stops: Mapping[str, Stop] = field(default_factory=dict)  # by their question of picks

    def of(self, question: str, text: str) -> tuple[str, ...]:
        """The words of chosen values, one a line; a value that no path has any more is left out."""
        return tuple(self.words[question, value] for value in text.split() if (question, value) in self.words)


@dataclass(frozen=True)
class Source:
    """What a page is built from."""

    path: Path
    given: Mapping[str, Given]
    earlier: Earlier
    labels: Labels


def stop_screens(path: Path, given: Mapping[str, Given], earlier: Earlier | None = None, labels: Labels | None = None) -> list[StopScreen]:
    """All stops of a path in its order, with what the child has said so far. labels: of all paths; without them, of this one."""
    source = Source(path, given, earlier or Earlier(), labels or Labels(choice_words([path])))
    stops = [(place, stop) for place in path.places for stop in place.stops]
    names = ["map", *(stop.id for _, stop in stops), "check"]
    return [_screen(source, place, stop, (names[at], names[at + 2])) for at, (place, stop) in enumerate(stops)]


def _screen(source: Source, place: Place, stop: Stop, beside: tuple[str, str]) -> StopScreen:
    picks, words = source.given.get(stop.picks, NOTHING), source.given.get(stop.words, NOTHING)
    chosen = picks.text.split()
    return StopScreen(
        stop=stop,
        place=place,
        choices=_choices(source, stop, chosen),
        chosen=frozenset(chosen),
        said=source.labels.of(stop.picks, picks.text),
        words=words.text,
        picks_version=picks.version,
        words_version=words.version,
        reads=reads_key(stop),
        audience=_audience(place, [picks, words, *(source.given.get(question, NOTHING) for _, question in stop.pictures)]),
        before=_before(source, stop),
        previous=beside[0],
        following=beside[1],
        pictures=tuple(_drawn(kind, question, source.given.get(question, NOTHING)) for kind, question in stop.pictures),
    )


def _drawn(kind: str, question: str, given: Given) -> Drawn:
    return Drawn(kind, question, given.picture, given.text, given.version)


def _choices(source: Source, stop: Stop, chosen: Sequence[str]) -> tuple[Choice, ...]:
    """A choice made on another path stays one here: it would else be lost with the next save."""
    here = {choice.value for choice in stop.choices} | {each.value for each in source.path.passes}
    elsewhere = [value for value in chosen if value not in here and (stop.picks, value) in source.labels.words]
    return (*stop.choices, *(Choice(value, source.labels.words[stop.picks, value], "") for value in elsewhere))


def _audience(place: Place, parts: Sequence[Given]) -> str:
    """One for the whole stop: that of what was given last; of nothing, the place's own."""
    given = [each for each in parts if each.version]
    return given[-1].audience if given else preset(place)


def _before(source: Source, stop: Stop) -> tuple[str, ...]:
    """What was pressed, in one line, and what was said."""
    pressed = ", ".join(source.labels.of(stop.picks, source.earlier.given.get(stop.picks, "")))
    said = (source.earlier.given.get(question, "") for question in stop.questions[1:])
    return tuple(filter(None, (pressed, *said)))


def start_of(path: Path, visit: Visit) -> Start:
    """The words of the first screen, filled in."""
    known = {"name": visit.name, "date": visit.meeting.when or UNKNOWN_DATE}
    return replace(path.start, free=tuple(text.format(**known) for text in path.start.free), title=path.start.title.format(**known))


def who_reads(readers: Sequence[str], virtual_school: bool) -> str:
    """One sentence naming everyone who can open the answers (ruling 14)."""
    named = in_one_line(readers)
    if named and virtual_school:
        return f"{named} (and the Virtual School, who check the plan) can read this."
    if virtual_school:
        return "The Virtual School, who check the plan, can read this."
    return f"{named or 'Nobody else'} can read this."


TEAM_WORDS, EVERYONE_WORDS = "My teacher and my social worker", "Everyone at my meeting"
NOBODY = "Nobody can read this until you choose."
LEFT = "The person you chose cannot read this any more. " + NOBODY


@dataclass(frozen=True)
class Readers:
    """choices: (value, words) that a child can choose from; sentences: by value, who reads it then."""

    choices: tuple[tuple[str, str], ...]
    sentences: Mapping[str, str]


def readers_of(visit: Visit) -> Readers:
    only = {f"{ONLY}{one}": name for one, name in visit.only}
    choices = (("team", TEAM_WORDS), ("everyone", EVERYONE_WORDS), *((value, f"Only {name}") for value, name in only.items()))
    sentences = {
        "team": who_reads(visit.readers, visit.virtual_school_reads),
        "everyone": who_reads(visit.everyone, visit.virtual_school_reads),
        **{value: f"Only {name} can read this." for value, name in only.items()},
        "unset": NOBODY,
        GONE: LEFT,
    }
    return Readers(choices, sentences)


def in_one_line(names: Sequence[str]) -> str:
    """Names as one says them: Ann · Ann and Ben · Ann, Ben and Cem."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
