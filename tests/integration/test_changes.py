"""/peps/{pep}/{page}/changes: what stands on an open page, for who may see it, and not a hint of the rest."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.accounts.tables import SignIn
from app.audit import SYSTEM
from app.db import rows, table_of
from tests.client import Client
from tests.people import AMARA, JAMES, NADIA
from tests.statements import statements
from tests.world import ANSWERS, PAGE, VIEWS, World

SIGN_INS = table_of(SignIn)
MEDICAL, CARE = "personal.medical~~adult", "care-information"
ADDRESS = "care.placement_address~~adult"
KEYS = tuple(digit * 20 for digit in "abc")


def changes(client: Client, address: str) -> Any:
    response = client.get(f"{address}/changes")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    return response.json()


def add_contact(client: Client, address: str, key: str, name: str) -> None:
    cell = f"contacts.name~{key}~adult"
    assert client.put(f"{address}/answers/{cell}", data={cell: name, f"{cell}:seen": "0"}).status_code == 200


def test_a_saved_answer_shows_with_its_version_and_who_wrote_it(world: World) -> None:
    sarah, tracy, address = world.client("sarah"), world.client("tracy"), world.page(AMARA)
    assert MEDICAL not in changes(tracy, address)["answers"]
    sarah.save(address, "personal.medical", "Asthma")
    sarah.save(address, "personal.medical", "Asthma & more", seen=1, seq=2)
    assert changes(tracy, address)["answers"][MEDICAL] == [2, "Sarah Social"]
    assert changes(sarah, address)["answers"][MEDICAL] == [2, ""], "her own is not told to her"
    assert "Asthma" not in tracy.get(f"{address}/changes").text


def test_facts_rows_and_companions_show(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA, "key-contacts")
    assert changes(sarah, world.page(AMARA))["answers"]["personal.forename~~adult"][0] == 1
    for key in KEYS:
        add_contact(sarah, address, key, "Ann")
    assert changes(sarah, address)["rows"] == {"contacts": list(KEYS)}
    sarah.post(address, data={"remove": f"contacts:{KEYS[0]}"})
    sarah.post(address, data={"up": f"contacts:{KEYS[2]}"})
    found = changes(sarah, address)
    assert found["rows"] == {"contacts": [KEYS[2], KEYS[1]]}
    assert f"contacts.name~{KEYS[0]}~adult" not in found["answers"]
    sarah.save(world.page(AMARA), "personal.interpreter.not_known", "The office is closed")
    assert changes(sarah, world.page(AMARA))["answers"]["personal.interpreter.not_known~~adult"][0] == 1


def test_a_shielded_answer_is_not_even_hinted_at(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA, CARE)
    readers = [world.client(name) for name in ("tracy", "callum", "ian")]
    before = [client.get(f"{address}/changes").text for client in readers]
    seen = changes(sarah, address)["answers"].get(ADDRESS, [0])[0]
    assert sarah.save(address, "care.placement_address", "1 Hidden Lane", seen=seen).status_code == 200
    assert changes(sarah, address)["answers"][ADDRESS][0] == seen + 1, "there is something to hide"
    assert changes(world.client("vera"), address)["answers"][ADDRESS][0] == seen + 1
    assert [client.get(f"{address}/changes").text for client in readers] == before


def test_what_a_child_says_shows_to_who_may_read_it_and_a_narrow_answer_to_nobody_else(world: World) -> None:
    tablet, address = world.client("tracy"), world.page(AMARA, VIEWS)
    visit = world.hand_over(tablet, AMARA)
    tracy, callum = world.client("tracy"), world.client("callum")
    start = changes(tracy, address)["topics"]["school.hard"]
    tablet.save(visit, "school.hard.words", "Loud", voice="child")
    first, told = changes(tracy, address)["topics"]["school.hard"], changes(callum, address)["topics"]["school.hard"]
    assert len({start, first, told}) == 3
    assert first in tracy.get(address).text, "the page carries the same mark"
    tablet.save(visit, "school.hard.words", "Too loud", voice="child", seen=1, seq=2)
    assert changes(tracy, address)["topics"]["school.hard"] != first
    assert changes(callum, address)["topics"]["school.hard"] == told, "he knew that there is an answer; he learns no more"
    with world.database.write() as db:
        narrow = sa.update(ANSWERS).where(ANSWERS.c.voice == "child").values(audience=f"person:{world.person('sarah')}")
        narrowed(db, narrow, world.child(AMARA))
    before = changes(tracy, address)
    tablet.save(visit, "school.hard.words", "Far too loud", voice="child", seen=2, seq=3)
    assert changes(tracy, address) == before


def narrowed(db: Any, statement: Any, child: int) -> None:
    """As when the child chose who may read it."""
    rows(db, statement)
    audit.record(db, child=child, by=SYSTEM, verb="test.narrowed", subject="answer", subject_id=1)


def test_an_adults_own_line_is_theirs_and_anothers_is_a_mark(world: World) -> None:
    sarah, tracy, address = world.client("sarah"), world.client("tracy"), world.page(AMARA, VIEWS)
    before = changes(sarah, address)
    tracy.save(address, "school.like", "She told me", voice="said")
    assert changes(tracy, address)["answers"] == {"school.like~~said": [1, ""]}
    after = changes(sarah, address)
    assert after["answers"] == before["answers"] == {}
    assert after["topics"]["school.like"] != before["topics"]["school.like"]


def test_a_closed_plan_is_over_and_another_childs_is_not_found(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    assert changes(sarah, quick_world.page(JAMES, status="signed_off")) == {"over": True}
    assert quick_world.client("tracy").get(f"{quick_world.page(NADIA)}/changes").status_code == 404
    assert sarah.get(f"{quick_world.page(AMARA, 'no-such-page')}/changes").status_code == 404
    assert quick_world.client("amanda").get(f"{quick_world.page(AMARA)}/changes").status_code == 403
    assert sarah.post(f"{quick_world.page(AMARA)}/changes").status_code == 405


@pytest.mark.parametrize("page", [PAGE, "key-contacts", VIEWS])
def test_three_statements_at_most_whatever_the_page_holds(world: World, page: str) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA, page)
    contacts, counts = world.page(AMARA, "key-contacts"), []
    for key in KEYS[:1], KEYS[1:]:
        for each in key:
            add_contact(sarah, contacts, each, "Ann")
        with statements(world.database) as sent:
            changes(sarah, address)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 3


def test_a_page_that_asks_by_itself_keeps_no_sign_in_alive(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA)
    world.leave_idle("person", 5)
    seen = sa.select(SIGN_INS.c.last_seen).where(SIGN_INS.c.kind == "person")
    changes(sarah, address)
    assert clock.now() - world.one(seen)[0] > dt.timedelta(minutes=4)
    sarah.get(address)
    assert clock.now() - world.one(seen)[0] < dt.timedelta(minutes=1)
