"""/ : what I owe, then my children by authority."""

import re

import pytest

from app.audit import SYSTEM
from app.children.actions.grant_access import end_access
from app.children.tables import Access
from app.db import table_of
from tests.client import words_of
from tests.people import AMARA, DANIEL, ELLIE, JAMES, LEO, NADIA, PRIYA, SAM, TOMASZ
from tests.statements import statements
from tests.world import VIEWS, World

ACCESS = table_of(Access)
OWN = {
    "sarah": {JAMES, AMARA, LEO, NADIA, TOMASZ, PRIYA, DANIEL, ELLIE},
    "tracy": {JAMES, AMARA, LEO, TOMASZ, PRIYA, DANIEL, ELLIE},
    "callum": {AMARA},
    "ian": {JAMES, AMARA},
    "amanda": {JAMES, AMARA, LEO},
    "vera": {JAMES, AMARA, LEO, SAM},
    "norah": {NADIA, TOMASZ, PRIYA, DANIEL, ELLIE},
}


@pytest.mark.parametrize("name", OWN)
def test_everybody_sees_their_own_children_and_no_others(quick_world: World, name: str) -> None:
    page = quick_world.client(name).get("/").text
    assert set(re.findall(r"U\d{4}", page)) == OWN[name]


def test_children_stand_under_their_authority(world: World) -> None:
    page = words_of(world.client("sarah").get("/").text)
    assert page.index("Westmere Council") < page.index("James Locke") < page.index("Northbridge Council") < page.index("Nadia Rahimi")


def test_what_is_late_comes_first(world: World) -> None:
    page = words_of(world.client("sarah").get("/").text)
    assert page.index("Start Leo's PEP") < page.index("By ") < page.index("Westmere Council")


def test_a_child_without_a_pep_offers_add_to_the_social_worker_only(quick_world: World) -> None:
    assert f"/children/{LEO}/peps/new" in quick_world.client("sarah").get("/").text
    assert f"/children/{LEO}/peps/new" not in quick_world.client("tracy").get("/").text


def test_an_administrator_gets_no_way_into_the_sections(quick_world: World) -> None:
    assert 'href="/peps/' in quick_world.client("sarah").get("/").text
    assert 'href="/peps/' not in quick_world.client("amanda").get("/").text


def test_new_words_of_a_child_are_announced_to_the_team_until_they_are_read(world: World) -> None:
    assert "has told us" not in world.client("tracy").get("/").text
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    tablet.save(address, "school.like", "friends", voice="child")
    teacher = world.client("tracy")
    assert "Amara has told us" in words_of(teacher.get("/").text)
    assert "has told us" not in world.client("callum").get("/").text
    teacher.get(world.page(AMARA, VIEWS))
    assert "has told us" not in teacher.get("/").text


def test_who_lost_access_sees_the_child_no_more(world: World) -> None:
    client = world.client("callum")
    assert AMARA in client.get("/").text
    row = world.read(ACCESS.select().where(ACCESS.c.person == world.person("callum")))[0]
    world.write(end_access, child=row.child, access=row.id, by=SYSTEM)
    page = client.get("/").text
    assert AMARA not in page
    assert "No children yet" in words_of(page)


def test_the_same_number_of_statements_for_one_child_and_for_eight(world: World) -> None:
    one, eight = world.client("callum"), world.client("sarah")
    counts = []
    for client in (one, eight):
        with statements(world.database) as sent:
            client.get("/")
        counts.append(len(sent))
    assert counts == [5, 5]
