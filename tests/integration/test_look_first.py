"""/voice/look/{path}: an adult looks first, at a copy that is nobody's."""

import pytest

from tests.client import words_of
from tests.people import AMARA, MATHS
from tests.world import ANSWERS, World
from voice_modules.reading import load_paths


@pytest.mark.parametrize("path", load_paths())
def test_the_copy_holds_no_childs_data_and_nowhere_to_save(quick_world: World, path: str) -> None:
    tablet = quick_world.client("callum")
    address = quick_world.hand_over(tablet, AMARA, "ks1_2")
    tablet.save(address, "school.like.words", MATHS, voice="child")
    assert "data-answer" in tablet.get(address).text and "Amara" in tablet.get(address).text
    client = quick_world.client("tracy")
    page = client.get(f"/voice/look/{path}")
    assert page.status_code == 200
    assert "nothing is saved" in words_of(page.text)
    for words in ("Amara", "maths:", "data-answer", "hx-put", 'method="post"', 'name="late" value="x'):
        assert words not in page.text
    assert load_paths()[path].stops[0].question in words_of(page.text)
    assert client.get("/").status_code == 200  # the adult's own pages stay open
    assert client.post(f"/voice/look/{path}").status_code == 405
    assert quick_world.count(ANSWERS) > 0


def test_a_path_that_there_is_not(quick_world: World) -> None:
    assert quick_world.client("tracy").get("/voice/look/made_up").status_code == 404


def test_nobody_looks_without_signing_in(quick_world: World) -> None:
    assert quick_world.stranger().get("/voice/look/ks1_2").headers["location"].startswith("/login")
