"""/children/{number}: facts, access, PEPs."""

import pytest

from tests.client import words_of
from tests.people import AMARA, DANIEL, JAMES, LEO, NADIA, SAM
from tests.statements import statements
from tests.world import World


def test_core_facts_and_who_has_access(world: World) -> None:
    page = words_of(world.client("sarah").get(f"/children/{JAMES}").text)
    for words in (
        "James Locke",
        "Year 7",
        "Q999400022001",
        "St Michael's Academy",
        "376 Days",
        "Users with access to this record",
        "Tracy Teacher",
        "Independent Reviewing Officer",
        "Amanda Administrator",
        "Key Indicators",
        "Current Formal PEPs",
        "Completed PEPs",
    ):
        assert words.lower() in page.lower()


def test_a_lifelong_number_is_not_for_the_carer(world: World) -> None:
    assert "E999400022002" in world.client("sarah").get(f"/children/{AMARA}").text
    assert "E999400022002" not in world.client("callum").get(f"/children/{AMARA}").text


@pytest.mark.parametrize(("name", "number"), [("callum", JAMES), ("tracy", NADIA), ("sarah", SAM), ("norah", JAMES), ("vera", NADIA)])
def test_somebody_elses_child_is_not_found_as_if_it_did_not_exist(quick_world: World, name: str, number: str) -> None:
    assert quick_world.client("vera" if number in (SAM, JAMES) else "sarah").get(f"/children/{number}").status_code == 200
    client = quick_world.client(name)
    theirs, nobodys = client.get(f"/children/{number}"), client.get("/children/U9999")
    assert theirs.status_code == nobodys.status_code == 404
    assert without_ids(theirs.text, number) == without_ids(nobodys.text, "U9999")


def without_ids(page: str, number: str) -> str:
    import re

    return re.sub(r"[0-9a-f]{16}", "", page.replace(number, ""))


def test_without_a_pep_the_social_worker_may_add_and_others_are_told_whom_to_ask(quick_world: World) -> None:
    sarah = words_of(quick_world.client("sarah").get(f"/children/{LEO}").text)
    tracy = words_of(quick_world.client("tracy").get(f"/children/{LEO}").text)
    assert "No PEP yet. Add one." in sarah
    assert "No PEP yet. The social worker adds the first one: Sarah Social." in tracy
    assert "Add one" not in tracy


def test_progress_of_both_sections_stands_beside_the_current_pep(quick_world: World) -> None:
    page = words_of(quick_world.client("sarah").get(f"/children/{JAMES}").text)
    assert "SW: No" in page
    assert "DT: No" in page


def test_a_completed_pep_can_be_viewed(quick_world: World) -> None:
    client = quick_world.client("sarah")
    page = client.get(f"/children/{JAMES}").text
    closed = quick_world.pep(JAMES, status="signed_off").public_id
    assert f'href="/peps/{closed}"' in page
    assert client.get(f"/peps/{closed}", follow_redirects=True).status_code == 200


def test_the_same_number_of_statements_for_one_pep_and_two(world: World) -> None:
    client, counts = world.client("sarah"), []
    for number in (DANIEL, JAMES):
        with statements(world.database) as sent:
            client.get(f"/children/{number}")
        counts.append(len(sent))
    assert counts == [5, 5]


def test_a_wrong_method_gets_a_clear_page(quick_world: World) -> None:
    refused = quick_world.client("sarah").delete(f"/children/{JAMES}")
    assert refused.status_code == 405
    assert "not possible here" in words_of(refused.text)
