"""What happened: the child's own words, and what adults answered, before the stops; nothing where there is nothing."""

import pytest

from tests.unit.voice.visiting import Child
from voice_modules.happened import ABOUT, TITLE, Happened, what_happened
from voice_modules.paths import choice_words, stops_by_picks
from voice_modules.ports import Earlier, Given, Replies, Reply
from voice_modules.reading import load_paths
from voice_modules.screens import Labels, Source

PATHS = load_paths()
LABELS = Labels(choice_words(PATHS.values()), stops_by_picks(PATHS.values()))
SAID = Earlier("June 2026", {"future.change": "no_say", "future.change.words": "No bells", "future.need.words": "A lift"})


def happened(replies: Replies, path: str = "ks1_2", **given: Given) -> tuple[Happened, ...]:
    return what_happened(Source(PATHS[path], {name.replace("_", "."): one for name, one in given.items()}, SAID, LABELS), replies)


def test_last_time_comes_first_then_today() -> None:
    replies = {"future.change": Reply("not_now", "the bells are for fires")}, {"closing.add": Reply("will", "do it", "Tracy", "3 May")}
    last, today = happened(replies, closing_add_words=Given("A bike", 1))
    assert (last.when, last.said[-1], last.answer, last.words, last.more) == (
        "Last time", "No bells", "Not now, because", "the bells are for fires", (),
    )  # fmt: skip
    assert (today.when, today.said, today.more) == ("", ("A bike",), ("Who: Tracy", "By: 3 May"))


def test_what_was_asked_on_another_path_is_told_too() -> None:
    (one,) = happened(({"future.need": Reply("will")}, {}))
    assert (one.question, one.said) == (LABELS.stops["future.need"].question, ("A lift",))


@pytest.mark.parametrize("reply", [Reply(""), Reply("", "half a sentence"), Reply("<b>")])
def test_what_nobody_has_answered_yet_is_not_told(reply: Reply) -> None:
    assert happened(({"future.change": reply}, {})) == ()


@pytest.mark.parametrize("path", PATHS)
def test_the_screen_stands_before_the_stops_and_only_when_there_is_something(path: str) -> None:
    child = Child()
    child.becomes(path=path)
    assert TITLE not in child.page()
    child.answers.before = Earlier("June 2026", {"closing.add.words": "A <b>bike</b>"})
    child.answers.answered = {"closing.add": Reply("will", "<i>soon</i>")}, {}
    page = child.page()
    assert page.index('id="start"') < page.index('id="happened"') < page.index('id="helper"')
    assert page.count('href="#happened"') == 3  # from the start, back from who helps, and Go to..
    assert ABOUT in page
    assert "“A &lt;b&gt;bike&lt;/b&gt;”" in page
    assert "&lt;i&gt;soon&lt;/i&gt;" in page
