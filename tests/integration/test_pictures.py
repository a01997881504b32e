"""A child's drawing or photo: kept once and drawn anew, served to whoever may read the answer, shown in Section C, print and PDF."""

import datetime as dt
import html
import io
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PIL import Image

from app import clock
from app.db import table_of
from app.pep.pictures import sweep_files
from app.pep.tables import Picture
from tests.client import Client, words_of
from tests.drawn import GPS, bomb, photo, png, sent
from tests.integration.test_print import flat
from tests.paper import pieces, reader
from tests.people import AMARA, SAM
from tests.world import VIEWS, World

DRAWING, PHOTO = "school.like.drawing", "school.like.photo"
KEY = f"{DRAWING}~~child"
PICTURES = table_of(Picture)
TEACHERS = "your-relationship-with-your-teachers"


def begin(world: World, number: str = AMARA) -> tuple[Client, str]:
    tablet = world.client("tracy")
    return tablet, world.hand_over(tablet, number)


def draw(tablet: Client, address: str, picture: str, words: str = "", *, question: str = DRAWING, **more: Any) -> Any:
    return tablet.save(address, question, words, voice="child", **{f"{question}~~child:picture": picture}, **more)


def all_objects(pdf: bytes) -> Iterator[Any]:
    """Every dictionary of a PDF."""
    read = reader(pdf)
    found = (read.get_object(number) for number in range(1, int(str(read.trailer["/Size"]))))
    return (one for one in found if isinstance(one, dict))


def test_a_drawing_is_kept_drawn_anew_and_told_its_name(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    answer = draw(tablet, address, sent(png()), "me and Zara")
    kept = quick_world.one(sa.select(PICTURES).where(PICTURES.c.question == DRAWING))
    assert (answer.status_code, answer.headers["answer-picture"], answer.headers["answer-version"]) == (200, kept.name, "1")
    assert quick_world.answer(AMARA, DRAWING, "child").text == f"{kept.name}\nme and Zara"
    shown = tablet.get(f"{address}/pictures/{kept.name}")
    assert (shown.status_code, shown.headers["content-type"], len(shown.content)) == (200, "image/png", kept.size)
    assert (shown.headers["x-content-type-options"], shown.headers["cache-control"]) == ("nosniff", "no-store")
    assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert Image.open(io.BytesIO(shown.content)).convert("RGB").getpixel((1, 1)) == (0, 128, 128)
    assert quick_world.events(AMARA).count("picture.kept") == 1


def test_a_repetition_is_one_picture_and_one_answer(world: World) -> None:
    tablet, address = begin(world)
    first, again = (draw(tablet, address, sent(png()), "me") for _ in range(2))
    assert (first.headers["answer-picture"], again.status_code) == (again.headers["answer-picture"], 200)
    later = draw(tablet, address, first.headers["answer-picture"], "me and Zara", seq=2, seen=1)
    assert (later.status_code, later.headers["answer-picture"]) == (200, first.headers["answer-picture"])
    assert (world.count(PICTURES), [text.partition("\n")[2] for _, text in world.versions(AMARA, DRAWING, "child")]) == (
        1,
        ["me", "me and Zara"],
    )
    files = [path for path in Path(world.app.state.site.settings.data_dir, "files").rglob("*") if path.is_file()]
    assert first.headers["answer-picture"] in [path.name for path in files]


def test_the_same_picture_twice_at_once_is_one_that_every_save_names(world: World) -> None:
    """Both were redrawn before either was kept: a browser that loses its connection sends again what is still on its way."""
    tablet, address = begin(world)
    large = sent(photo((2600, 1950)), "image/jpeg")

    def send(seq: int) -> Any:
        return draw(tablet, address, large, f"words {seq}", question=PHOTO, seq=seq, seen=0)

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(send, (1, 1, 2)))
    assert {answer.status_code for answer in answers} == {200}
    [kept] = world.read(sa.select(PICTURES.c.name).where(PICTURES.c.question == PHOTO))
    assert {answer.headers["answer-picture"] for answer in answers} == {kept.name}
    assert world.answer(AMARA, PHOTO, "child").text == f"{kept.name}\nwords 2"
    files = Path(world.app.state.site.settings.data_dir, "files").rglob("*")
    assert [path.name for path in files if path.is_file() and path.name == kept.name] == [kept.name]


def test_a_photo_loses_its_place_on_the_way_in(quick_world: World) -> None:
    raw = photo()
    assert dict(Image.open(io.BytesIO(raw)).getexif().get_ifd(GPS))[1] == "N"
    tablet, address = begin(quick_world)
    name = draw(tablet, address, sent(raw, "image/jpeg"), question=PHOTO).headers["answer-picture"]
    shown = tablet.get(f"{address}/pictures/{name}")
    assert (shown.headers["content-type"], dict(Image.open(io.BytesIO(shown.content)).getexif())) == ("image/jpeg", {})


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (sent(bomb()), "That picture is too big. Please try a smaller one. Your words are kept."),
        (
            sent(b"<svg onload='alert(1)'/>", "image/svg+xml"),
            "We could not open that picture. Please try another one. Your words are kept.",
        ),
        ("data:image/png;base64,%%%", "We could not open that picture. Please try another one. Your words are kept."),
        ("https://elsewhere.example/a.png", "We could not open that picture. Please try another one. Your words are kept."),
    ],
    ids=["bomb", "svg", "not base64", "address"],
)
def test_a_picture_that_is_not_taken_costs_no_word_and_no_earlier_picture(quick_world: World, picture: str, sentence: str) -> None:
    tablet, address = begin(quick_world)
    name = draw(tablet, address, sent(png()), "before").headers["answer-picture"]
    answer = draw(tablet, address, picture, "my words", seq=2, seen=1)
    assert (answer.status_code, answer.headers["answer-picture"]) == (200, name)
    assert words_of(answer.text) == sentence
    assert quick_world.answer(AMARA, DRAWING, "child").text == f"{name}\nmy words"


def test_the_picture_of_another_answer_or_child_is_refused(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    name = draw(tablet, address, sent(png())).headers["answer-picture"]
    assert draw(tablet, address, name, question=PHOTO).status_code == 422
    vera = quick_world.client("vera")
    assert vera.get(f"/peps/{quick_world.pep(AMARA).public_id}/pictures/{name}").status_code == 200
    assert vera.get(f"/peps/{quick_world.pep(SAM).public_id}/pictures/{name}").status_code == 404


def test_who_may_read_the_answer_may_see_its_picture_and_nobody_else(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    team = draw(tablet, address, sent(png("red"))).headers["answer-picture"]
    every = draw(tablet, address, sent(png("blue")), question=PHOTO, **{"like~reads": "everyone"}).headers["answer-picture"]
    unset = draw(tablet, address, sent(png("green")), question="teachers.listens.drawing").headers["answer-picture"]
    pep = quick_world.pep(AMARA).public_id
    found = {
        name: [quick_world.client(name).get(f"/peps/{pep}/pictures/{one}").status_code for one in (team, every, unset)]
        for name in ("tracy", "sarah", "vera", "callum", "ian", "amanda", "norah")
    }
    assert found == {
        **{who: [200, 200, 404] for who in ("tracy", "sarah", "vera")},
        **{who: [404, 200, 404] for who in ("callum", "ian")},
        "amanda": [403, 403, 403],
        "norah": [404, 404, 404],
    }
    page = quick_world.client("callum").get(quick_world.page(AMARA, VIEWS)).text
    assert (f"pictures/{every}" in page, f"pictures/{team}" in page) == (True, False)
    tablet.post(f"{address}/exit")
    assert tablet.get(f"{address}/pictures/{team}").status_code == 303


def test_section_c_and_the_paper_show_it_with_its_text(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    name = draw(tablet, address, sent(png()), "me and Zara").headers["answer-picture"]
    tracy = quick_world.client("tracy")
    page = tracy.get(quick_world.page(AMARA, VIEWS)).text
    said = "Drawing by Amara, "
    assert f'src="/peps/{quick_world.pep(AMARA).public_id}/pictures/{name}" alt="{said}' in page
    assert "to “What do you like about school?”" in words_of(page) and "me and Zara" in words_of(page)
    pdf = tracy.get(f"/peps/{quick_world.pep(AMARA).public_id}/print/pep.pdf?holder=mine&content=page:{VIEWS}").content
    assert [image.image.getpixel((1, 1)) for sheet in reader(pdf).pages for image in sheet.images] == [(0, 128, 128)]
    assert "meandZara" in flat(" ".join(piece.text for piece in pieces(pdf)))
    figure = next(object for object in all_objects(pdf) if object.get("/S") == "/Figure")
    assert str(figure["/Alt"]).startswith(said)
    for holder, drawn in (("child", 1), ("parent", 0)):  # the child's own paper has it; a parent's has what is for everyone
        paper = tracy.get(f"/peps/{quick_world.pep(AMARA).public_id}/print/pep.pdf?holder={holder}&content=page:{VIEWS}").content
        assert sum(len(sheet.images) for sheet in reader(paper).pages) == drawn


def test_words_alone_are_an_answer_and_no_picture(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    assert draw(tablet, address, "", "I would draw a boat").headers["answer-picture"] == ""
    page = quick_world.client("tracy").get(quick_world.page(AMARA, VIEWS)).text
    assert ("I would draw a boat" in words_of(page), "voice-quote__picture" in page) == (True, False)


def test_a_picture_that_comes_after_closing_is_shown_to_the_team(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    late = quick_world.late_token(address)
    pep = quick_world.pep(AMARA).public_id
    quick_world.sign_off(AMARA)
    answer = draw(tablet, address, sent(png()), "too late?", late=late)
    assert answer.status_code == 202
    name = answer.headers["answer-picture"]
    found = [quick_world.client(who).get(f"/peps/{pep}/pictures/{name}").status_code for who in ("tracy", "callum")]
    assert found == [200, 404]
    assert f"pictures/{name}" in quick_world.client("tracy").get(f"/peps/{pep}/{VIEWS}").text


WORDS = ["سلام يا صديقي", "ሰላም ዓርከይ", "Привіт, друже", "👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧", "<script>alert(1)</script>", "{{ 7*7 }} <3", "e\u0301é", "0" * 20]


@pytest.mark.parametrize("question", [DRAWING, PHOTO])
def test_any_words_of_a_picture_come_back_exactly(quick_world: World, question: str) -> None:
    words = "\n".join(WORDS)
    tablet, address = begin(quick_world)
    draw(tablet, address, sent(png()), words, question=question)
    more = tablet.get(f"{address}/more").text
    held = re.search(rf'name="{re.escape(question)}~~child" value="([^"]*)"', more)
    assert held and html.unescape(held[1]) == words
    tracy, pep = quick_world.client("tracy"), quick_world.pep(AMARA).public_id
    page = tracy.get(quick_world.page(AMARA, VIEWS)).text
    assert words in [html.unescape(found) for found in re.findall(r'voice-quote__words" dir="auto">(.*?)</blockquote>', page, re.S)]
    pdf = tracy.get(f"/peps/{pep}/print/pep.pdf?holder=mine&content=page:{VIEWS}").content
    assert flat(words) in flat("\n".join(piece.text for piece in pieces(pdf)))


def test_more_than_sixty_new_pictures_an_hour_wait_on_the_tablet(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """429 is no refusal for the outbox: the words and the picture stay, and are sent again. What is known already is not counted."""
    tablet, address = begin(world)
    colours = [f"rgb({number}, 0, 0)" for number in range(61)]
    for seq, colour in enumerate(colours[:60], start=1):
        assert draw(tablet, address, sent(png(colour)), "me", seq=seq, seen=seq - 1).status_code == 200
    refused = draw(tablet, address, sent(png(colours[60])), "me", seq=61, seen=60)
    assert (refused.status_code, refused.headers["retry-after"], "answer-version" in refused.headers) == (429, "3600", False)
    assert draw(tablet, address, sent(png(colours[0])), "me", seq=62, seen=60).status_code == 200
    later = clock.now() + dt.timedelta(hours=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    tablet, address = begin(world)
    assert draw(tablet, address, sent(png(colours[60])), "me", seq=1, seen=61, writer="c" * 24).status_code == 200


def test_a_file_that_nothing_names_is_swept_once_it_is_old(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    kept = draw(tablet, address, sent(png()), "me").headers["answer-picture"]
    site = quick_world.app.state.site
    old, young = "0" * 20, "1" * 20
    for name in (old, young):
        site.files.put(name, b"x")
    for name in (old, kept):
        path = Path(site.settings.data_dir, "files", name[:2], name)
        os.utime(path, (0, 0))
    assert sweep_files(quick_world.database, site.files) >= 1
    assert [site.files.get(name) is not None for name in (old, young, kept)] == [False, True, True]
    site.files.remove(young)
