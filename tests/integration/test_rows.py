"""Repeating rows: begun by their first saved word, removed with undo, moved; with and without JavaScript; and what is refused."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from tests.client import Client, words_of
from tests.hostile import HOSTILE
from tests.people import AMARA, JAMES, SAM
from tests.world import ANSWERS, ROWS, World

CONTACTS = "key-contacts"
ONE, TWO, THREE = (f"{number:020x}" for number in (1, 2, 3))


def page(world: World) -> str:
    return world.page(AMARA, CONTACTS)


def add(client: Client, world: World, *keys: str) -> None:
    """Rows with a name each: 'Contact 1', …"""
    for key in keys:
        assert client.save(page(world), "contacts.name", f"Contact {int(key, 16)}", row=key).status_code == 200


def rows_of(world: World, number: str = AMARA) -> list[str]:
    """Keys of the rows that stand, in order."""
    statement = sa.select(ROWS.c.key).where(ROWS.c.pep == world.pep(number).id, ROWS.c.group == "contacts", ROWS.c.removed_at.is_(None))
    return [row.key for row in world.read(statement.order_by(ROWS.c.position))]


def shown(client: Client, world: World) -> list[str]:
    """Keys of the rows that the page shows, in order."""
    return re.findall(r'id="row-([0-9a-f]{20})"', client.get(page(world)).text)


def press(client: Client, world: World, verb: str, key: str, **more: str) -> Any:
    return client.post(page(world), data={verb: f"contacts:{key}", **more})


def test_the_first_saved_word_makes_the_row_with_its_event_and_the_next_does_not_make_another(world: World) -> None:
    client, before = world.client("sarah"), world.left(AMARA)
    assert rows_of(world) == []
    add(client, world, ONE)
    assert client.save(page(world), "contacts.organisation", "Hill Lane", row=ONE).status_code == 200
    assert rows_of(world) == shown(client, world) == [ONE]
    assert world.left(AMARA) == before  # "at least one contact" became this one's role, which is missing
    assert client.save(page(world), "contacts.role", "carer", row=ONE).status_code == 200
    assert world.left(AMARA) == {**before, "a": before["a"] - 1}
    assert world.events(AMARA)[-3:] == ["answer.saved"] * 3


def test_a_second_row_brings_its_own_questions(world: World) -> None:
    client, before = world.client("sarah"), world.left(AMARA)
    add(client, world, ONE, TWO)
    assert rows_of(world) == shown(client, world) == [ONE, TWO]
    assert world.left(AMARA)["a"] == before["a"] + 1


def test_a_group_takes_as_many_rows_as_it_may_and_says_so(world: World) -> None:
    """The group of people with parental responsibility holds twelve."""
    client, care = world.client("sarah"), world.page(AMARA, "care-information")
    for number in range(12):
        assert client.save(care, "parental.name", f"Person {number}", row=f"{number:020x}").status_code == 200
    refused = client.save(care, "parental.name", "One more", row="f" * 20)
    assert refused.status_code == 422
    assert "There are 12 rows already, and no more fit." in words_of(refused.text)
    assert world.read(sa.select(sa.func.count()).where(ANSWERS.c.row == "f" * 20))[0][0] == 0
    assert client.save(care, "parental.name", "Person 1, changed", row=f"{1:020x}", seen=1, seq=2).status_code == 200


def test_a_removed_row_is_gone_from_page_and_count_and_undo_brings_it_back_as_it_was(world: World) -> None:
    client = world.client("sarah")
    add(client, world, ONE, TWO)
    full = world.left(AMARA)
    gone = press(client, world, "remove", ONE)
    assert (gone.status_code, gone.headers["location"]) == (303, f"{page(world)}?removed=contacts:{ONE}#group-contacts")
    assert shown(client, world) == [TWO]
    assert world.left(AMARA) == world.computed_left(AMARA) == {**full, "a": full["a"] - 1}
    offered = client.get(gone.headers["location"]).text
    assert f'name="restore" value="contacts:{ONE}"' in offered
    assert "The contact was removed." in words_of(offered)
    assert press(client, world, "restore", ONE).headers["location"] == f"{page(world)}#row-{ONE}"
    assert shown(client, world) == [ONE, TWO]
    assert (world.left(AMARA), world.computed_left(AMARA)) == (full, full)
    assert "Contact 1" in client.get(page(world)).text
    assert world.events(AMARA)[-2:] == ["row.removed", "row.restored"]


def test_words_typed_into_a_row_that_somebody_removed_are_kept_and_it_says_so(world: World) -> None:
    client = world.client("sarah")
    add(client, world, ONE)
    press(client, world, "remove", ONE)
    saved = client.save(page(world), "contacts.name", "Ann Other", row=ONE, seen=1, seq=2)
    assert saved.status_code == 200
    assert "Somebody removed this contact. Your words are kept; Undo brings it back." in words_of(saved.text)
    assert world.left(AMARA) == world.computed_left(AMARA)
    press(client, world, "restore", ONE)
    assert "Ann Other" in client.get(page(world)).text


def test_rows_move_up_and_down_and_not_beyond_the_ends(world: World) -> None:
    client = world.client("sarah")
    add(client, world, ONE, TWO, THREE)
    orders = []
    for verb, key in (("up", THREE), ("up", THREE), ("up", THREE), ("down", ONE), ("down", ONE)):
        assert press(client, world, verb, key).headers["location"] == f"{page(world)}#row-{key}"
        orders.append(rows_of(world))
    assert orders == [[ONE, THREE, TWO], [THREE, ONE, TWO], [THREE, ONE, TWO], [THREE, TWO, ONE], [THREE, TWO, ONE]]
    assert shown(client, world) == [THREE, TWO, ONE]
    assert world.events(AMARA)[-3:] == ["row.moved"] * 3


def test_a_row_moves_past_a_removed_one(world: World) -> None:
    client = world.client("sarah")
    add(client, world, ONE, TWO, THREE)
    press(client, world, "remove", TWO)
    press(client, world, "up", THREE)
    assert rows_of(world) == [THREE, ONE]


def test_without_javascript_a_button_saves_what_is_typed_and_opens_a_blank_row(world: World) -> None:
    client = world.client("sarah")
    add(client, world, ONE)
    name = f"contacts.name~{ONE}~adult"
    pressed = client.post(page(world), data={"add": "contacts", name: "Renamed", f"{name}:seen": "1"})
    found = re.fullmatch(rf"{page(world)}\?add=contacts:([0-9a-f]{{20}})#row-\1", pressed.headers["location"])
    assert found is not None
    opened = client.get(pressed.headers["location"]).text
    assert re.findall(r'id="row-([0-9a-f]{20})"', opened) == [ONE, found[1]]
    assert 'value="Renamed"' in opened
    assert rows_of(world) == [ONE]  # nothing is made before it has a word
    fresh = f"contacts.name~{found[1]}~adult"
    assert client.post(page(world), data={"save": "page", fresh: "Second", f"{fresh}:seen": "0"}).status_code == 303
    assert rows_of(world) == [ONE, found[1]]


def test_a_button_saves_the_rest_of_the_page_with_it(world: World) -> None:
    client = world.client("sarah")
    add(client, world, ONE, TWO)
    name = f"contacts.name~{TWO}~adult"
    assert press(client, world, "remove", ONE, **{name: "Kept", f"{name}:seen": "1"}).status_code == 303
    assert (shown(client, world), "Kept" in client.get(page(world)).text) == ([TWO], True)


@pytest.mark.parametrize("verb", ["remove", "restore", "up", "down"])
def test_a_row_of_another_pep_or_no_row_at_all_is_not_found_and_nothing_changes(quick_world: World, verb: str) -> None:
    client = quick_world.client("vera")
    sarah = quick_world.client("sarah")
    jays = rows_of(quick_world, JAMES) or [THREE]
    assert sarah.save(quick_world.page(JAMES, CONTACTS), "contacts.name", "Jay's", row=THREE).status_code == 200
    add(sarah, quick_world, ONE)
    before = (quick_world.left(AMARA), quick_world.events(AMARA), rows_of(quick_world), rows_of(quick_world, JAMES))
    for key in (*jays, THREE, TWO, "x", "", ONE.upper() + "0", f"{ONE}0", "__row__", "../../x"):
        assert sarah.post(page(quick_world), data={verb: f"contacts:{key}"}).status_code == 404, key
    for group in ("parental", "no-such-group", ""):
        assert sarah.post(page(quick_world), data={verb: f"{group}:{ONE}"}).status_code == 404, group
    assert client.post(page(quick_world), data={verb: f"contacts:{ONE}"}).status_code == 403
    after = (quick_world.left(AMARA), quick_world.events(AMARA), rows_of(quick_world), rows_of(quick_world, JAMES))
    assert after == before


@pytest.mark.parametrize("row", ["", "x", "__row__", ONE[:-1], f"{ONE}0", "A" * 20, "ａ" * 20, " " * 20, f"{ONE[:-1]}%0A"])
def test_a_malformed_row_is_not_found(quick_world: World, row: str) -> None:
    before = quick_world.count(ANSWERS)
    key = f"contacts.name~{row}~adult"
    client = quick_world.client("sarah")
    body = {key: "x", f"{key}:seen": "0"}
    assert client.put(f"{page(quick_world)}/answers/{key}", data=body).status_code == 404
    assert quick_world.count(ANSWERS) == before


def test_a_plain_question_has_no_rows(quick_world: World) -> None:
    assert quick_world.client("sarah").save(quick_world.page(AMARA), "personal.medical", "x", row=ONE).status_code == 404


def test_a_row_belongs_to_one_group(world: World) -> None:
    """The key of a contact cannot become a person with parental responsibility as well."""
    client, care = world.client("sarah"), world.page(AMARA, "care-information")
    add(client, world, ONE)
    assert client.save(care, "parental.name", "Ann", row=ONE).status_code == 404
    assert world.read(sa.select(ANSWERS.c.id).where(ANSWERS.c.question == "parental.name", ANSWERS.c.row == ONE)) == []


def test_a_group_that_comes_from_the_last_pep_cannot_be_added_to(world: World) -> None:
    client, targets = world.client("tracy"), world.page(AMARA, "smart-targets")
    assert client.save(targets, "review.outcome", "achieved", row=ONE).status_code == 404
    assert world.read(sa.select(ROWS.c.id).where(ROWS.c.key == ONE)) == []


def test_hostile_text_in_a_row_comes_back_exactly(quick_world: World) -> None:
    from html import unescape

    client = quick_world.client("sarah")
    for seq, text in enumerate(HOSTILE, start=1):
        assert client.save(page(quick_world), "contacts.name", text, row=ONE, seen=seq - 1, seq=seq).status_code == 200
        stored = quick_world.one(sa.select(ANSWERS.c.text).where(ANSWERS.c.row == ONE))[0]
        assert stored == text
        found = re.search(rf'<input[^>]*id="answer-contacts.name~{ONE}~adult"[^>]*value="([^"]*)"', client.get(page(quick_world)).text)
        assert found is not None
        assert unescape(found[1]) == text


def test_a_row_that_is_asked_for_in_the_address_must_be_well_formed(quick_world: World) -> None:
    client = quick_world.client("sarah")
    for key in ("x", "~~adult", "__row__", "<b>", ONE.upper() + "a"):
        assert client.get(page(quick_world), params={"add": f"contacts:{key}"}).text.count('class="row-card"') == 1  # the blank one alone


def test_who_may_not_answer_gets_the_rows_to_read_and_no_buttons(quick_world: World) -> None:
    add(quick_world.client("sarah"), quick_world, ONE, TWO)
    text = quick_world.client("tracy").get(page(quick_world)).text
    assert "Contact 1" in text
    assert [name for name in ("add", "remove", "up", "down") if f'name="{name}"' in text] == []
    assert quick_world.client("tracy").post(page(quick_world), data={"remove": f"contacts:{ONE}"}).status_code == 403
    assert quick_world.client("norah").post(page(quick_world), data={"remove": f"contacts:{ONE}"}).status_code == 404


def test_a_closed_pep_keeps_its_rows_and_gives_typed_words_back(world: World) -> None:
    """Also when a row's button was pressed: the words come back in the page, not as "not found"."""
    client = world.client("sarah")
    add(client, world, ONE, TWO)
    address, name = page(world), f"contacts.name~{ONE}~adult"
    world.sign_off(AMARA)
    refused = client.post(address, data={"remove": f"contacts:{TWO}", name: "Typed & kept", f"{name}:seen": "1"})
    assert refused.status_code == 423
    assert "Typed & kept" in words_of(refused.text)
    assert client.post(address, data={"up": f"contacts:{TWO}"}).status_code == 423
    assert "Contact 1" in client.get(address).text
    assert "Contact 2" in client.get(address).text


def test_a_child_without_access_is_not_found(quick_world: World) -> None:
    assert quick_world.client("sarah").post(quick_world.page(SAM, CONTACTS), data={"add": "contacts"}).status_code == 404
