"""Sets of boards: what a file may say, what a page asks, and that a visit opens nothing else."""

from pathlib import Path

import pytest
from starlette.datastructures import FormData

from tests.unit.voice.visiting import Child
from voice_modules.blocks import ContentError
from voice_modules.board_asking import Sitting, asked_of
from voice_modules.board_pictures import Drawings, draw_board_sheets
from voice_modules.board_reading import load_set, load_sets, load_strip, with_more
from voice_modules.board_screens import Source, board_screens
from voice_modules.ports import Given

SEN = load_sets()["sen"]
STATIC = Path(__file__).parents[3] / "static"
HEAD = """id = "made"
name = "Made"
route = "Symbols"
years = [1]
strip = "s"
pass = { value = "no_say", words = "I don't want to say", picture = "pass" }
else = { words = "Something else", picture = "something-else" }
"""
WORDS = "i don't want to say something else liked a lot ok did not like school what helps you"
SCALE = """
[[scale]]
id = "like"
point = [
  { value = "good", words = "Liked a lot", picture = "liked-a-lot" },
  { value = "ok", words = "OK", picture = "ok" },
  { value = "bad", words = "Did not like", picture = "did-not-like" },
]
"""
BOARD = '\n[[board]]\nid = "{id}"\nname = "School"\nquestion = "What helps you?"\nasks = "{id}"\nwords = "{id}.words"\nscale = "like"\n'
ITEM = '\n[[board.item]]\npicture = "{0}"\nwords = "School"\n'


def board(name: str, items: int = 1) -> str:
    return BOARD.format(id=name) + "".join(ITEM.format(f"p{at}") for at in range(items))


def made(folder: Path, text: str) -> Path:
    (folder / "words.txt").write_text("\n".join(WORDS.split()))
    file = folder / "made.toml"
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (HEAD + SCALE + board("a") + board("a"), "made.toml: board a is there 2 times"),
        (HEAD + SCALE + "".join(board(f"b{at}") for at in range(7)), "made.toml: at most 6 boards"),
        (HEAD + SCALE + board("a", 25), "made.toml: at most 24 items"),
        (HEAD + board("a"), "made.toml, board 1: scale: there is no like"),
        (HEAD + SCALE.replace('  { value = "ok", words = "OK", picture = "ok" },\n', "") + board("a"), "point: 3 of them, positive first"),
        (HEAD + SCALE.replace('"ok", words', '"no_say", words') + board("a"), "value no_say is there 2 times"),
        (HEAD + SCALE + board("a").replace("helps", "soothes"), "'soothes' of 'What soothes you?' is not on the list"),
        (HEAD + SCALE + board("a") + "colour = 1\n", "colour is not a field here"),
        ("id = 1 1", "made.toml: "),
    ],
)
def test_a_wrong_set_is_named_with_its_place(tmp_path: Path, text: str, wrong: str) -> None:
    assert load_set(made(tmp_path, HEAD + SCALE + board("a"))).boards[0].items[0].row == "p0"
    with pytest.raises(ContentError, match=r"made\.toml|boards/words\.txt") as found:
        load_set(made(tmp_path, text))
    assert wrong in str(found.value)


def test_a_pair_is_one_item_of_two_pictures() -> None:
    pair = load_sets()["this_or_that"].boards[0].items[0]
    assert (pair.row, pair.words, pair.picture) == ("sand.water", "Sand or water play", "")
    assert [point.value for point in pair.points] == ["sand", "water"]


def test_every_answer_of_a_sitting_has_a_key_of_its_own() -> None:
    keys = [one.key for one in Sitting(SEN, "v1").every()]
    assert len(set(keys)) == len(keys) == 24 + 6 + 2 + 6 * 6
    assert {"board.doing~singing~child", "board.doing.words~~child", "board.strip.saw~board.doing.v1~seen"} <= set(keys)


def test_the_form_says_how_it_was_told_and_who_may_read_it() -> None:
    sitting, key = Sitting(SEN, "v1"), "board.people~friends~child"
    form = FormData([("people~reads", "everyone"), ("board.strip.signal~board.people.v1~seen", "pointed")])
    (one,) = asked_of(sitting, form, [key])
    assert (one.audience, one.chosen, one.signal, one.stop) == ("everyone", True, "pointed", "people")
    (silent,) = asked_of(sitting, FormData(), [key])
    assert (silent.audience, silent.chosen, silent.signal) == ("unset", False, "")
    (other,) = asked_of(sitting, FormData([("board.strip.signal~board.people.v1~seen", "shouted")]), [key])
    assert other.signal == ""
    assert asked_of(sitting, form, ["board.strip.saw~board.doing.v2~seen", "school.like~~child"]) == []


def test_what_staff_added_stands_on_its_board_with_its_scale() -> None:
    added = [("doing", "bikes"), ("doing", "singing"), ("doing", "no-such"), ("nowhere", "bikes"), ("doing", "bikes")]
    board = with_more(SEN, added).boards[1]
    assert [item.row for item in board.items[6:]] == ["bikes"]
    assert board.items[6].points == board.items[0].points
    pairs = load_sets()["this_or_that"]
    assert with_more(pairs, [("pairs", "bikes")]).boards == pairs.boards


def test_a_screen_shows_what_stands() -> None:
    given = {"board.people~friends~child": Given("ok", 2, "everyone", mine=True)}
    screens = {screen.board.id: screen for screen in board_screens(Source(Sitting(SEN, "v1"), "Amara", given))}
    friends = screens["people"].items[1]
    assert (friends.chosen, friends.given.version, friends.given.mine) == ("ok", 2, True)
    assert (screens["people"].audience, screens["doing"].audience) == ("everyone", "team")
    assert [screens[name].previous for name in ("happy", "doing")] == ["", "happy"]
    assert screens["change"].following == "end"
    assert screens["doing"].notes[0].label == "How did Amara tell it?"


@pytest.mark.parametrize("name", load_sets())
def test_a_sheet_holds_every_picture_of_its_board(name: str) -> None:
    one = load_sets()[name]
    sheets = draw_board_sheets(one, Drawings(STATIC))
    for each in one.boards:
        wanted = [item.picture or point.picture for item in each.items for point in item.points]
        assert all(sheets.boards[each.id].at(picture) >= 0 for picture in wanted)
    assert sheets.scale.at("pass") >= 0


def test_the_page_of_boards_and_one_answer(child: Child) -> None:
    child.becomes(path="sen")
    assert child.page().count("data-item=") == 24
    key = "board.doing~singing~child"
    saved = child.put(key, **{key: "ok"})
    assert (saved.status_code, saved.headers["answer-version"]) == (200, "1")
    assert child.answers.heard[-1].stop == "doing"
    assert child.put("school.like~~child").status_code == 404
    assert child.client.put(f"/voice/v1/answers/{key}", data={}).status_code == 422


def test_a_board_has_nothing_of_a_paths_besides(child: Child) -> None:
    assert child.client.get("/voice/v1/more").status_code == 200
    child.becomes(path="sen")
    assert child.client.get("/voice/v1/more").status_code == 404
    assert child.client.get("/voice/v1/pictures/" + "0" * 20).status_code == 404


def test_a_practice_board_holds_nothing_and_sends_nothing(child: Child) -> None:
    child.becomes(path="sen")
    child.answers.given["board.doing~singing~child"] = Given("ok", 1)
    page = child.client.get("/practice/sen")
    assert page.text.count("data-item=") == 7  # of the first two boards
    assert "Practice board" in page.text and "nothing is kept" in page.text
    assert [part for part in ("data-answer", "hx-put", "checked", 'method="post"', "Amara") if part in page.text] == []
    assert child.client.get("/practice/no-such-set").status_code == 404


def test_a_refused_page_says_so_and_shows_the_boards(child: Child) -> None:
    child.becomes(path="sen")
    child.answers.status = 422
    key = "board.doing~singing~child"
    page = child.client.post("/voice/v1", data={key: "loved", f"{key}:seen": "0"})
    assert page.status_code == 422
    assert "That is not one of the answers here." in page.text


def test_the_strip_asks_what_domain_3_3_lists() -> None:
    assert [part.id for part in load_strip()] == ["where", "system", "signal", "prompts", "sure", "stopped", "saw", "check"]
