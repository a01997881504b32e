"""The words of a path: which a child must read, whether each is on the path's reviewed list, and how hard they read."""

import re
from collections.abc import Iterable, Iterator

from voice_modules.blocks import ContentError
from voice_modules.paths import Path, Stop

VOWELS = re.compile(r"[aeiouy]+")
SILENT_E = re.compile(r"[^aeiouyl]e$")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters: what a word list holds. {name} and the like are filled in later and are none."""
    return re.findall(r"[a-z0-9]+(?:['’-][a-z]+)*", re.sub(r"\{\w+\}", "", text.lower()))


def wordings(path: Path) -> list[str]:
    """Everything on a path that a child reads, but the guide's fixed page titles, which have a plain name beside them."""
    start = [path.adult, path.start.title, *path.start.about, *path.start.free, path.start.limit]
    return [*start, *(each.words for each in path.passes), *_of_places(path)]


def _of_places(path: Path) -> Iterator[str]:
    for place in path.places:
        yield place.name
        for stop in place.stops:
            yield from filter(None, (stop.question, stop.easy, stop.note, *stop.starters, *(choice.words for choice in stop.choices)))


def check_words(path: Path, listed: frozenset[str], where: str) -> None:
    """Every word a child must read is on the reviewed list. Raises ContentError."""
    check_listed(wordings(path), listed, where)


def check_listed(texts: Iterable[str], listed: frozenset[str], where: str) -> None:
    """Raises ContentError."""
    for text in texts:
        for word in words_of(text):
            if word not in listed:
                raise ContentError(f"{where}: {word!r} of {text!r} is not on the list")


def check_length(path: Path, where: str) -> None:
    """No question is longer than its path allows (domain 3.4). Raises ContentError."""
    for stop in path.stops:
        for field, text in (("question", stop.question), ("easy", stop.easy)):
            if len(words_of(text)) > path.most_words:
                raise ContentError(f"{where}: stop {stop.id}: {field} has more than {path.most_words} words")


def grade_of(texts: list[str]) -> float:
    """Flesch and Kincaid's grade: 1 is read at about six, each further one a year later. Of short questions it is a hint, never a gate."""
    words = [word for text in texts for word in words_of(text)]
    return 0.39 * len(words) / len(texts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """As one hears them, near enough: groups of vowels, without a silent e."""
    return max(1, len(VOWELS.findall(word)) - bool(SILENT_E.search(word)))


def report(path: Path) -> str:
    """One line for `check-content`."""
    asked, easy = [stop.question for stop in path.stops], [stop.easy or stop.question for stop in path.stops]
    used = len({word for text in wordings(path) for word in words_of(text)})
    size = f"{len(asked)} questions, {_longest(path.stops)} words at most, {used} words in all"
    return f"{path.name}: {size}, reads at grade {grade_of(asked):.1f}" + (f", easy at {grade_of(easy):.1f}" if path.has_easy else "")


def _longest(stops: tuple[Stop, ...]) -> int:
    return max(len(words_of(text)) for stop in stops for text in (stop.question, stop.easy))
