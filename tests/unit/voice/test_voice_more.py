"""What is brought a moment after the page: the other ways to answer, with what the child has made so far."""

import html
import re

from starlette.testclient import TestClient

from tests.unit.voice.visiting import Child
from voice_modules.ports import Given
from voice_modules.reading import load_paths

NAME = "0123456789abcdef0123"
HOSTILE = "</textarea>\n\" onload='x' {{ name }} 👩‍👩‍👧‍👦 سلام ሰላም Привіт"


def more(client: TestClient) -> str:
    return str(client.get("/voice/v1/more").text)


def test_every_stop_can_be_drawn_and_photographed(child: Child) -> None:
    answers = re.findall(r'data-of="([^"]+)" data-drawn="(\w+)"[^>]* data-answer="([^"]+)"', more(child.client))
    assert answers == [(stop.id, kind, f"{question}~~child") for stop in load_paths()["ks1_2"].stops for kind, question in stop.pictures]
    assert len(answers) == 2 * len(load_paths()["ks1_2"].stops)


def test_what_was_made_is_there_with_its_words(child: Child) -> None:
    child.answers.given = {"school.like.drawing": Given(HOSTILE, 3, "everyone", NAME)}
    found = more(child.client)
    assert f'name="school.like.drawing~~child:picture" value="{NAME}"' in found
    assert 'name="school.like.drawing~~child:seen" value="3"' in found
    words = re.search(r'name="school\.like\.drawing~~child" value="([^"]*)"', found)
    assert words and html.unescape(words[1]) == HOSTILE
    page = child.page()
    assert f'src="/voice/v1/pictures/{NAME}" alt="My drawing"' in page
    assert re.search(r'name="like~reads" value="everyone" data-reads checked', page)


def test_a_picture_is_this_visits_own_to_serve(child: Child) -> None:
    assert child.client.get(f"/voice/v1/pictures/{NAME}").text == f"the picture {NAME}"


def test_a_problem_says_only_once_what_is_kept(child: Child) -> None:
    child.answers.problem = "This is too long."
    key = "school.like.words~~child"
    assert "This is too long. All of it is kept as you gave it." in child.put(key, **{key: "long"}).text  # type: ignore[attr-defined]
