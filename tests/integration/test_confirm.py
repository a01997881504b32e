"""A value that looks doubtful counts, is asked about, and one tap confirms it (ruling 18)."""

import re

import pytest

from tests.client import Client, words_of
from tests.people import AMARA, PRIYA
from tests.world import World

PHONE = "contacts.phone"
ROW = "0" * 19 + "1"
KEY = f"{PHONE}~{ROW}~adult"
UPN = "personal.upn~~adult"
ASKED = "It counts as it stands."


@pytest.fixture
def doubtful(world: World) -> Client:
    """A phone number that does not look like one."""
    client = world.client("sarah")
    saved = client.save(contacts(world), PHONE, "ask the front desk", row=ROW)
    assert saved.status_code == 200
    assert ASKED in words_of(saved.text)
    assert f'name="sure" value="{KEY}@1"' in saved.text
    return client


def contacts(world: World) -> str:
    return world.page(AMARA, "key-contacts")


def sure(client: Client, url: str, key: str, version: object) -> int:
    return int(client.post(f"{url}/answers/{key}/sure", data={"version": str(version)}, headers={"hx-request": "true"}).status_code)


def test_one_tap_says_that_it_is_right_with_its_event_and_the_question_is_gone(world: World, doubtful: Client) -> None:
    assert ASKED in words_of(doubtful.get(contacts(world)).text)
    answer = doubtful.post(f"{contacts(world)}/answers/{KEY}/sure", data={"version": "1"}, headers={"hx-request": "true"})
    assert (answer.status_code, "right as it stands" in words_of(answer.text)) == (200, True)
    assert world.events(AMARA)[-1] == "answer.confirmed"
    assert world.left(AMARA) == world.computed_left(AMARA)
    page = words_of(doubtful.get(contacts(world)).text)
    assert (ASKED in page, "right as it stands" in page) == (False, True)


def test_after_a_change_it_is_asked_again(world: World, doubtful: Client) -> None:
    assert sure(doubtful, contacts(world), KEY, 1) == 200
    doubtful.save(contacts(world), PHONE, "ask in the office", row=ROW, seen=1, seq=2)
    page = words_of(doubtful.get(contacts(world)).text)
    assert (ASKED in page, "right as it stands" in page) == (True, False)


@pytest.mark.parametrize("version", [0, 2, 3, 999_999_999])
def test_words_that_have_changed_since_are_not_confirmed(world: World, doubtful: Client, version: int) -> None:
    events = world.events(AMARA)
    refused = doubtful.post(f"{contacts(world)}/answers/{KEY}/sure", data={"version": str(version)}, headers={"hx-request": "true"})
    assert refused.status_code == 409
    assert "Somebody changed this meanwhile" in words_of(refused.text)
    assert world.events(AMARA) == events
    assert ASKED in words_of(doubtful.get(contacts(world)).text)


@pytest.mark.parametrize("version", ["", "x", "-1", "1.0", "٣", "1" * 10])
def test_a_version_that_is_none_is_not_found(world: World, doubtful: Client, version: str) -> None:
    assert sure(doubtful, contacts(world), KEY, version) == 404


@pytest.mark.parametrize(("name", "status"), [("tracy", 403), ("vera", 403), ("callum", 403), ("amanda", 403), ("norah", 404)])
def test_only_who_may_answer_it_confirms_it(world: World, doubtful: Client, name: str, status: int) -> None:
    assert sure(world.client(name), contacts(world), KEY, 1) == status
    assert ASKED in words_of(doubtful.get(contacts(world)).text)


def test_a_key_of_another_page_is_not_found(world: World, doubtful: Client) -> None:
    assert sure(doubtful, world.page(AMARA), KEY, 1) == 404
    assert sure(doubtful, contacts(world), f"{PHONE}~{ROW}~said", 1) == 403


def test_a_fact_is_confirmed_where_it_lives(world: World) -> None:
    client, address = world.client("sarah"), world.page(PRIYA)
    seen = re.search(rf'name="{re.escape(UPN)}:seen" value="(\d+)"', client.get(address).text)
    assert seen is not None
    assert client.save(address, "personal.upn", "UPN12345678", seen=int(seen[1])).status_code == 200
    assert ASKED in words_of(client.get(address).text)
    assert sure(client, address, UPN, int(seen[1])) == 409
    assert sure(client, address, UPN, int(seen[1]) + 1) == 200
    assert world.events(PRIYA)[-1] == "fact.confirmed"
    assert ASKED not in words_of(client.get(address).text)


def test_without_javascript_the_button_saves_the_page_and_confirms(world: World, doubtful: Client) -> None:
    name = f"contacts.name~{ROW}~adult"
    pressed = doubtful.post(contacts(world), data={"sure": f"{KEY}@1", name: "Ann", f"{name}:seen": "0"})
    assert pressed.status_code == 303
    page = doubtful.get(contacts(world)).text
    assert (ASKED in words_of(page), 'value="Ann"' in page) == (False, True)


def test_in_a_closed_plan_nothing_is_confirmed(world: World, doubtful: Client) -> None:
    address = contacts(world)
    world.sign_off(AMARA)
    assert sure(doubtful, address, KEY, 1) == 409
    assert "answer.confirmed" not in world.events(AMARA)
