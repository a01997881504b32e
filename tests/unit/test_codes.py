"""Code lists as data: dated, in the order people choose from, with codes that are no longer given kept behind (ruling 13)."""

import datetime as dt
from pathlib import Path

import pytest

from app import clock
from app.children.facts import CODES
from app.codes import CodeList, read_codes
from app.pep.definition import CONTENT
from tests.contract.sources import ROOT

TODAY = dt.date(2026, 11, 25)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def read(folder: Path, *codes: str) -> CodeList:
    (folder / "colours.toml").write_text("\n".join(f"[[code]]\n{code}" for code in codes))
    return read_codes(folder)["colours"]


def code(value: str, **more: object) -> str:
    return "\n".join([f'value = "{value}"', f'label = "{value.title()}"', *(f"{key} = {text}" for key, text in more.items())])


def test_codes_stand_in_their_order(tmp_path: Path) -> None:
    assert read(tmp_path, code("red"), code("blue")) == CodeList((("red", "Red"), ("blue", "Blue")), (), {"red": {}, "blue": {}})


@pytest.mark.parametrize(
    ("dates", "given"),
    [
        ({}, True),
        ({"from": TODAY}, True),
        ({"from": TODAY + DAY}, False),
        ({"until": TODAY}, True),
        ({"until": TODAY - DAY}, False),
        ({"from": TODAY - DAY, "until": TODAY + DAY}, True),
        ({"from": TODAY + DAY, "until": TODAY + 2 * DAY}, False),
    ],
)
def test_a_code_is_given_from_its_day_until_its_last(tmp_path: Path, dates: dict[str, dt.date], given: bool) -> None:
    found = read(tmp_path, code("red", **dates), code("blue"))
    assert found.retired == (() if given else ("red",))
    assert [value for value, _ in found.options] == (["red", "blue"] if given else ["blue", "red"])


def test_what_else_a_list_says_stays_with_its_code(tmp_path: Path) -> None:
    found = read(tmp_path, code("red", warm="true", until=TODAY - DAY), code("blue", warm="false"))
    assert found.notes == {"red": {"warm": True}, "blue": {"warm": False}}


def test_numbers_become_words(tmp_path: Path) -> None:
    assert read(tmp_path, 'value = 1\nlabel = "One"').options == (("1", "One"),)


def test_a_value_that_ended_and_is_listed_again_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^colours\.toml: a value is listed twice$"):
        read(tmp_path, code("red", until=TODAY - DAY), code("red"))


SHORT_LISTS = ("items_happy", "pass_only", "target_state")


@pytest.mark.parametrize("folder", [CONTENT / "2026" / "codes", ROOT / "app" / "children" / "codes"], ids=["edition", "children"])
def test_every_list_we_ship_leaves_a_choice_and_words_every_code(folder: Path) -> None:
    lists = read_codes(folder)
    single = [name for name, listed in lists.items() if len(listed.options) - len(listed.retired) < 2]
    assert [name for name in single if name not in SHORT_LISTS] == []
    assert [name for name, listed in lists.items() for pair in listed.options if not all(words.strip() for words in pair)] == []


def test_a_list_that_has_a_name_twice_says_the_same_both_times() -> None:
    own = read_codes(CONTENT / "2026" / "codes")
    assert {name: own[name] for name in set(CODES) & set(own)} == {name: CODES[name] for name in set(CODES) & set(own)}
