"""/peps/{pep}/find: titles, questions and answers that one may see, and nothing of what one may not."""

import pytest

from tests.client import Client, words_of
from tests.hostile import HOSTILE
from tests.people import AMARA
from tests.statements import statements
from tests.world import PAGE, World

CARE = "care-information"


def find(client: Client, world: World, words: str, number: str = AMARA, **headers: str) -> str:
    response = client.post(f"/peps/{world.pep(number).public_id}/find", data={"words": words}, headers=headers)
    assert response.status_code == 200
    return response.text


def test_titles_questions_and_answers_are_found(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    assert "A · Personal Information" in words_of(find(sarah, quick_world, "personal INFO"))
    asked = find(sarah, quick_world, "pronouns does")
    assert "#field-personal.pronouns~~adult" in asked
    answered = words_of(find(sarah, quick_world, "talk about me"))
    assert "What would Amara like people to know?" in answered
    assert "when people talk about me at the door" in answered


def test_a_code_is_found_by_its_label(quick_world: World) -> None:
    assert "What is Amara's ethnic group?" in words_of(find(quick_world.client("sarah"), quick_world, "caribbean"))


def test_what_is_not_there_is_said(quick_world: World) -> None:
    assert "Nothing in this PEP that you may read has “xylophone” in it." in words_of(
        find(quick_world.client("sarah"), quick_world, "xylophone")
    )
    assert 'class="found"' not in find(quick_world.client("sarah"), quick_world, "   ")


def test_htmx_gets_the_list_alone(quick_world: World) -> None:
    text = find(quick_world.client("sarah"), quick_world, "pronouns", **{"hx-request": "true"})
    assert text.lstrip().startswith('<div id="found"')


@pytest.mark.parametrize(("question", "page"), [("care.placement_address", CARE), ("care.safeguarding", CARE)])
def test_what_a_role_may_not_see_is_not_found(quick_world: World, question: str, page: str) -> None:
    marked = "Zanzibar Lane 7"
    sarah = quick_world.client("sarah")
    assert sarah.save(quick_world.page(AMARA, page), question, marked).status_code == 200
    assert "Zanzibar" in words_of(find(sarah, quick_world, "zanzibar"))  # there was something to leak
    assert "Lane 7" not in find(quick_world.client("callum"), quick_world, "zanzibar")


def test_a_childs_answer_is_found_by_those_who_may_read_it(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    tablet.save(address, "school.like.words", "The old pear tree", voice="child")
    assert "The old pear tree" in words_of(find(quick_world.client("sarah"), quick_world, "pear tree"))
    assert "old pear" not in find(quick_world.client("callum"), quick_world, "pear tree")


def test_hostile_words_are_shown_as_typed(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    for seq, text in enumerate(HOSTILE[:40], start=1):
        saved = sarah.save(quick_world.page(AMARA, PAGE), "personal.medical", f"before {text} after", seen=seq - 1, seq=seq)
        assert saved.status_code == 200
        assert "field-personal.medical~~adult" in find(sarah, quick_world, text), text


def test_not_mine_is_not_found_and_without_the_right_it_is_refused(quick_world: World) -> None:
    address = f"/peps/{quick_world.pep(AMARA).public_id}/find"
    assert quick_world.client("norah").post(address, data={"words": "a"}).status_code == 404
    assert quick_world.client("amanda").post(address, data={"words": "a"}).status_code == 403
    assert quick_world.client("sarah").put(address).status_code == 405


def test_the_same_statements_for_little_and_much(world: World) -> None:
    sarah, address = world.client("sarah"), f"/peps/{world.pep(AMARA).public_id}/find"
    with statements(world.database) as few:
        sarah.post(address, data={"words": "school"})
    for number in range(3):
        sarah.save(world.page(AMARA, PAGE), "personal.about", f"school {number}", seen=number, seq=number + 1)
    with statements(world.database) as many:
        sarah.post(address, data={"words": "school"})
    assert (len(few), len(many)) == (5, 5)
