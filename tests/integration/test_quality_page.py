"""Quality Assurance: the Virtual School's rows; for everybody else the page is not there before sign-off."""

import pytest

from tests.client import words_of
from tests.people import AMARA
from tests.world import World

PAGE = "quality-assurance"


def test_the_virtual_school_answers_its_rows(world: World) -> None:
    client, address = world.client("vera"), world.page(AMARA, PAGE)
    page = words_of(client.get(address).text)
    assert all(row in page for row in ("Education Experiences", "Target Setting", "Overall rating", "Outstanding", "Not Applicable"))
    assert client.save(address, "quality.rating", "good").status_code == 200
    assert world.answer(AMARA, "quality.rating").text == "good"


@pytest.mark.parametrize("name", ["sarah", "tracy", "callum", "ian"])
def test_for_others_it_is_neither_in_the_list_nor_at_its_address(quick_world: World, name: str) -> None:
    quick_world.client("vera").save(quick_world.page(AMARA, PAGE), "quality.rating", "good")  # there is something to leak
    client, address = quick_world.client(name), quick_world.page(AMARA, PAGE)
    html = client.get(quick_world.page(AMARA, "pep-sign-off")).text
    assert PAGE not in html
    assert "Quality Assurance" not in words_of(html)
    assert "page 1 of 1" in words_of(html)
    assert client.get(address).status_code == 404
    assert client.post(address, data={"save": "page"}).status_code == 404
    assert client.save(address, "quality.rating", "inadequate").status_code == 404


def test_the_pages_beside_it_follow_one_another(quick_world: World) -> None:
    client, last = quick_world.client("tracy"), quick_world.page(AMARA, "your-future-aspirations-and-needs")
    response = client.post(last, data={"save": "next"})
    assert response.headers["location"].startswith(quick_world.page(AMARA, "pep-sign-off"))
    assert "Next page: PEP-Sign Off" in words_of(quick_world.client("ian").get(last).text)
