"""A photo that staff add to one child's boards: kept anew and without its place, answered like any picture, and nobody else's."""

import io
import re
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from PIL import Image

from app.db import table_of
from app.kinds import clean_text, count
from app.pep.tables import Picture
from tests.client import words_of
from tests.drawn import COMMENT, GPS, bomb, photo, png, sent
from tests.hostile import HOSTILE
from tests.integration.test_boards import DOING, LEARNING, board_paper, early, open_board, said
from tests.integration.test_pictures import all_objects
from tests.people import AMARA, DANIEL, LEO
from tests.world import World

PICTURES = table_of(Picture)
WORD = "our sand tray"


def pep_of(world: World, number: str = DANIEL) -> str:
    return f"/peps/{world.pep(number).public_id}"


def add(world: World, number: str = DANIEL, *, words: str = WORD, picture: str = "", board: str = "doing", who: str = "tracy") -> Any:
    form = {"board": board, "words": words, "picture": picture or sent(photo(), "image/jpeg")}
    return world.client(who).post(f"{pep_of(world, number)}/board-photos", data=form)


def added(world: World, number: str = DANIEL, **choices: str) -> str:
    """-> the name under which it is kept."""
    assert add(world, number, **choices).status_code == 303
    return str(world.read(sa.select(PICTURES.c.name).order_by(PICTURES.c.id.desc()))[0][0])


def test_a_photo_from_the_form_to_the_board_and_to_section_c(world: World) -> None:
    name = added(world)
    tablet, address = open_board(world)
    html = tablet.get(address).text
    assert html.count("data-item=") == 25
    assert f'src="{address}/pictures/{name}"' in html and WORD in words_of(html)
    assert tablet.save(address, "board.doing", "liked_a_lot", **{**DOING, "row": name}).status_code == 200
    page = world.client("sarah").get(world.page(DANIEL, LEARNING)).text
    assert f"{WORD}: 'Liked a lot'" in words_of(page)
    assert f'src="{pep_of(world)}/pictures/{name}" alt=""' in page
    history = world.client("sarah").get(f"{world.page(DANIEL, LEARNING)}/answers/board.doing~~child/history").text
    assert WORD in words_of(history) and name not in words_of(history)
    world.sign_off(DANIEL)
    assert f"{WORD}: 'Liked a lot'" in words_of(world.client("sarah").get(world.page(DANIEL, LEARNING, status="signed_off")).text)


def test_its_place_was_there_and_is_gone(quick_world: World) -> None:
    raw = photo()
    assert dict(Image.open(io.BytesIO(raw)).getexif().get_ifd(GPS))[1] == "N" and COMMENT in raw
    name = added(quick_world, picture=sent(raw, "image/jpeg"))
    tablet, address = open_board(quick_world)
    for shown in (tablet.get(f"{address}/pictures/{name}"), quick_world.client("sarah").get(f"{pep_of(quick_world)}/pictures/{name}")):
        assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
        assert (dict(Image.open(io.BytesIO(shown.content)).getexif()), COMMENT in shown.content) == ({}, False)
        assert (shown.headers["x-content-type-options"], shown.headers["cache-control"]) == ("nosniff", "no-store")
        assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_nobody_elses_child_and_nobody_elses_staff_gets_it(quick_world: World) -> None:
    name, pep = added(quick_world), pep_of(quick_world)
    people = ("tracy", "sarah", "callum", "vera", "amanda")
    found = {who: quick_world.client(who).get(f"{pep}/pictures/{name}").status_code for who in people}
    assert found == {"tracy": 200, "sarah": 200, **dict.fromkeys(people[2:], 404)}
    for who in people[:4]:  # each of them reads Amara's plan, and there is no such picture in it
        reader, theirs = quick_world.client(who), pep_of(quick_world, AMARA)
        assert [reader.get(f"{theirs}/{page}").status_code for page in ("print", f"pictures/{name}")] == [200, 404]
    assert quick_world.stranger().get(f"{pep}/pictures/{name}").status_code == 303
    early(quick_world)
    tablet, address = open_board(quick_world, LEO, "early_years")
    assert (name in tablet.get(address).text, tablet.get(f"{address}/pictures/{name}").status_code) == (False, 404)
    key = {"row": name, "voice": "child"}
    assert tablet.save(address, "views.board.doing", "ok", **key).status_code == 404
    danny, board = open_board(quick_world)
    assert danny.get(f"{board}/pictures/{name}").status_code == 200
    danny.post(f"{board}/exit")
    assert danny.get(f"{board}/pictures/{name}").status_code == 303


def test_the_early_years_have_it_as_well(quick_world: World) -> None:
    early(quick_world)
    name = added(quick_world, LEO)
    tablet, address = open_board(quick_world, LEO, "early_years")
    tablet.save(address, "views.board.doing", "liked_a_lot", row=name, voice="child")
    assert f"{WORD}: 'Liked a lot'" in said(quick_world, LEO, "my-views")
    pairs, under_four = open_board(quick_world, LEO, "this_or_that")
    assert name not in pairs.get(under_four).text  # a pair takes no third


def test_it_is_taken_off_and_put_back_and_what_was_said_stays(world: World) -> None:
    name, address = added(world), f"{pep_of(world)}/board-photos"
    tablet, board = open_board(world)
    tablet.save(board, "board.doing", "liked_a_lot", **{**DOING, "row": name})
    tracy = world.client("tracy")
    assert tracy.post(address, data={"off": f"doing {name}"}).status_code == 303
    assert "Put it back" in tracy.get(f"{pep_of(world)}/details").text
    tablet, board = open_board(world)
    assert (tablet.get(board).text.count("data-item="), tablet.get(f"{board}/pictures/{name}").status_code) == (24, 404)
    assert f"{WORD}: 'Liked a lot'" in said(world, DANIEL, LEARNING)
    late = tablet.save(board, "board.doing", "ok", seq=2, seen=1, **{**DOING, "row": name})
    assert late.status_code == 200  # pressed before it was taken off, on a tablet without a connection
    assert world.client("tracy").post(address, data={"back": f"doing {name}"}).status_code == 303
    tablet, board = open_board(world)
    assert tablet.get(board).text.count("data-item=") == 25


def test_the_paper_board_has_it_with_its_word(quick_world: World) -> None:
    _, before = board_paper(quick_world, blank="yes")
    name = added(quick_world)
    text, sheets = board_paper(quick_world, blank="yes")
    assert (WORD in text, sheets) == (True, before)
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **{**DOING, "row": name})
    pdf = (
        quick_world.client("sarah").get(f"{pep_of(quick_world)}/print/pep.pdf", params={"content": "boards:sen", "holder": "mine"}).content
    )
    assert [each for each in all_objects(pdf) if each.get("/Subtype") == "/Image" and each.get("/Width") == 60]
    assert board_paper(quick_world, holder="mine")[0].count("✓") == 1


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (sent(bomb()), "That picture is too big. Please try a smaller one. Your words are kept."),
        (sent(b"<svg/>", "image/svg+xml"), "We could not open that picture. Please try another one. Your words are kept."),
        ("0" * 20, "We could not open that picture. Please try another one. Your words are kept."),
    ],
    ids=["bomb", "svg", "a name"],
)
def test_what_is_no_photo_costs_no_word(quick_world: World, picture: str, sentence: str) -> None:
    before = quick_world.events(DANIEL).count("fact.saved")
    answer = add(quick_world, picture=picture, words="our & tray")
    assert (answer.status_code, sentence in words_of(answer.text)) == (422, True)
    assert 'value="our &amp; tray"' in answer.text
    assert quick_world.count(PICTURES) == 0 and quick_world.events(DANIEL).count("fact.saved") == before


def test_without_a_photo_or_a_word_it_says_what_is_missing(quick_world: World) -> None:
    answer = quick_world.client("tracy").post(f"{pep_of(quick_world)}/board-photos", data={"board": "doing", "words": WORD, "picture": ""})
    assert (answer.status_code, f'value="{WORD}"' in answer.text) == (422, True)
    assert "Please choose a photo" in words_of(answer.text)
    for words in (" \n ", "x" * 41):
        answer = add(quick_world, words=words)
        assert (answer.status_code, "word or two" in words_of(answer.text)) == (422, True)


SHORT = [word for word in HOSTILE if word == " ".join(word.split()) and 0 < count(word) <= 40 and word == clean_text(word)]


@pytest.mark.parametrize("start", range(0, len(SHORT), 6))
def test_any_word_stands_as_it_was_typed(quick_world: World, start: int) -> None:
    words = SHORT[start : start + 6]
    names = [added(quick_world, words=word) for word in words]
    tablet, address = open_board(quick_world)
    html = tablet.get(address).text
    for seq, (name, word) in enumerate(zip(names, words, strict=True), start=1):
        shown = re.search(rf'(?s)data-item="{name}".*?<legend class="sr-only">(.*?)</legend>', html)
        assert shown and unescape(shown[1]) == word
        tablet.save(address, "board.doing", "ok", seq=seq, **{**DOING, "row": name})
    page = quick_world.client("sarah").get(quick_world.page(DANIEL, LEARNING)).text
    assert [unescape(found) for found in re.findall(r'<span dir="auto">(.*?)</span></li>', page)] == [f"{word}: 'OK'" for word in words]


def test_the_same_photo_twice_is_one_and_all_is_recorded(world: World) -> None:
    before = world.events(DANIEL)
    first, again = added(world), added(world)
    assert (first == again, world.count(PICTURES)) == (True, 1)
    assert world.events(DANIEL)[len(before) :] == ["picture.kept", "fact.saved"]


def test_no_more_than_six_and_only_who_hands_over(quick_world: World) -> None:
    for number in range(6):
        assert add(quick_world, words=f"place {number}").status_code == 303
    assert add(quick_world, words="one more").status_code == 404
    assert quick_world.count(PICTURES) == 6
    assert add(quick_world, board="no-such-board").status_code == 404
    assert [add(quick_world, who=who, picture=sent(png())).status_code for who in ("norah", "vera")] == [403, 404]
    gone = quick_world.client("tracy").post(f"{pep_of(quick_world)}/board-photos", data={"off": "doing " + "0" * 20})
    assert gone.status_code == 404
