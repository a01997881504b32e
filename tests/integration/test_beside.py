"""/peps/{pep}/{page}/answers/{key}/history and /last-term: beside a field, for who may see it; a fragment for htmx, else a page."""

import re
from typing import Any

import pytest

from tests.client import Client, words_of
from tests.hostile import HOSTILE
from tests.people import AMARA, JAMES, NADIA
from tests.statements import statements
from tests.world import VIEWS, World

MEDICAL, ABOUT = "personal.medical", "personal.about"
LAST = "I am Jay, not James. I like to know the day before when something changes."
KEY = "a" * 20
FRAGMENT = {"hx-request": "true"}


def beside(client: Client, address: str, key: str, kind: str = "history", **more: Any) -> Any:
    return client.get(f"{address}/answers/{key}/{kind}", **more)


def test_who_when_before_and_after_newest_first(world: World) -> None:
    sarah, tracy, address = world.client("sarah"), world.client("tracy"), world.page(AMARA)
    sarah.save(address, MEDICAL, "Asthma")
    sarah.save(address, MEDICAL, 'Asthma & "pump" <b>', seen=1, seq=2)
    page = beside(tracy, address, f"{MEDICAL}~~adult")
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    words = words_of(page.text)
    assert re.search(r'Sarah Social · \d+ \w+ \d{4}, \d\d:\d\d Before: Asthma After: Asthma & "pump" <b> Sarah Social', words)
    assert words.count("After: ") == 2
    fragment = beside(tracy, address, f"{MEDICAL}~~adult", headers=FRAGMENT)
    assert fragment.text.lstrip().startswith("<section")
    assert fragment.headers["vary"].lower().count("hx-request") == 1


def test_the_history_of_a_fact_and_of_a_choice_in_words(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA)
    sarah.save(address, "personal.surname", "Bell-Jones", seen=1)
    words = words_of(beside(sarah, address, "personal.surname~~adult").text)
    assert "Before: Bell After: Bell-Jones" in words
    sarah.save(address, "personal.interpreter", "yes", seen=1)
    assert "Before: No After: Yes" in words_of(beside(sarah, address, "personal.interpreter~~adult").text)


def test_a_closed_plans_history_ends_with_it(world: World) -> None:
    sarah = world.client("sarah")
    sarah.save(world.page(JAMES), "personal.surname", "Changed", seen=1)
    assert "Changed" in beside(sarah, world.page(JAMES), "personal.surname~~adult").text
    assert "Changed" not in beside(sarah, world.page(JAMES, status="signed_off"), "personal.surname~~adult").text


def test_nothing_written_yet(quick_world: World) -> None:
    page = beside(quick_world.client("sarah"), quick_world.page(AMARA), f"{MEDICAL}~~adult")
    assert "Nothing has been written here yet." in words_of(page.text)


def test_a_childs_words_are_for_who_may_read_them(world: World) -> None:
    tablet, address = world.client("tracy"), world.page(AMARA, VIEWS)
    visit = world.hand_over(tablet, AMARA)
    tablet.save(visit, "school.hard", "not_sure", voice="child")
    tablet.save(visit, "school.hard.words", "Loud <3", voice="child")
    tablet.save(visit, "school.hard.words", "Too loud <3", voice="child", seen=1, seq=2)
    words = words_of(beside(world.client("sarah"), address, "school.hard~~child").text)
    assert "Before: Loud <3 After: Too loud <3" in words
    assert world.events(AMARA)[-1] == "section_c.read"
    hidden = beside(world.client("callum"), address, "school.hard~~child")
    assert hidden.status_code == 200
    assert "Nothing has been written here yet." in words_of(hidden.text)
    assert "oud" not in words_of(hidden.text)


def test_an_adults_line_has_the_history_of_its_own_author(world: World) -> None:
    sarah, tracy, address = world.client("sarah"), world.client("tracy"), world.page(AMARA, VIEWS)
    tracy.save(address, "school.like", "She told me", voice="said")
    assert "She told me" in beside(tracy, address, "school.like~~said").text
    assert "She told me" not in beside(sarah, address, "school.like~~said").text


def test_last_plans_answer_with_its_day_and_a_copy_for_who_may_answer(world: World) -> None:
    sarah, tracy, address = world.client("sarah"), world.client("tracy"), world.page(JAMES)
    page = beside(sarah, address, f"{ABOUT}~~adult", "last-term")
    assert LAST in words_of(page.text)
    assert re.search(r"In the plan of \d+ \w+ \d{4}:", words_of(page.text))
    fragment = beside(sarah, address, f"{ABOUT}~~adult", "last-term", headers=FRAGMENT).text
    assert 'data-copies="personal.about~~adult=I+am+Jay' in fragment
    assert LAST in words_of(beside(tracy, address, f"{ABOUT}~~adult", "last-term", headers=FRAGMENT).text)
    assert "data-copies" not in beside(tracy, address, f"{ABOUT}~~adult", "last-term", headers=FRAGMENT).text


def test_last_plan_of_what_is_not_there(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    nothing = words_of(beside(sarah, quick_world.page(JAMES), f"{MEDICAL}~~adult", "last-term").text)
    assert "Nothing there that you may read." in nothing
    none = words_of(beside(sarah, quick_world.page(AMARA), f"{MEDICAL}~~adult", "last-term").text)
    assert "There is no earlier plan that you may read." in none
    assert "Last plan" not in words_of(sarah.get(quick_world.page(AMARA)).text)
    assert "Last plan" in words_of(sarah.get(quick_world.page(JAMES)).text)


def test_last_plan_of_a_row_is_that_of_the_row_it_came_from(world: World) -> None:
    """Two plans on: contacts are carried, and the copy knows its original."""
    sarah, address = world.client("sarah"), world.page(AMARA, "key-contacts")
    for key, name in ((KEY, "Ann"), ("b" * 20, "Bob & Co")):
        cell = f"contacts.name~{key}~adult"
        sarah.put(f"{address}/answers/{cell}", data={cell: name, f"{cell}:seen": "0"})
    world.sign_off(AMARA)
    made = sarah.post(f"/children/{AMARA}/peps/new", data={"date": "20/01/2027", "time": "10:00", "place": "School", "reasons": "review"})
    assert made.status_code == 303, words_of(made.text)
    address = world.page(AMARA, "key-contacts")
    shown = sarah.get(address).text
    key = re.findall(r'name="(contacts\.name~[0-9a-f]{20}~adult)"', shown)[1]
    sarah.put(f"{address}/answers/{key}", data={key: "Bob", f"{key}:seen": "1"})
    assert "Bob & Co" in words_of(beside(sarah, address, key, "last-term", headers=FRAGMENT).text)
    assert "Last plan" in words_of(sarah.get(address).text), "also when the words are others now"
    new = f"contacts.name~{'c' * 20}~adult"
    sarah.put(f"{address}/answers/{new}", data={new: "Zoë", f"{new}:seen": "0"})
    assert "Nothing there that you may read." in words_of(beside(sarah, address, new, "last-term").text)


def test_what_a_child_said_last_time(world: World) -> None:
    tablet, address = world.client("tracy"), world.page(AMARA, VIEWS)
    tablet.save(world.hand_over(tablet, AMARA), "school.hard.words", "Too loud & <b>", voice="child")
    sarah = world.client("sarah")
    world.sign_off(AMARA)
    sarah.post(f"/children/{AMARA}/peps/new", data={"date": "20/01/2027", "time": "10:00", "place": "School", "reasons": "review"})
    address = world.page(AMARA, VIEWS)
    assert "Too loud & <b>" in words_of(beside(sarah, address, "school.hard~~child", "last-term").text)
    assert "Amara's own words" in words_of(beside(sarah, address, "school.hard~~child", "last-term").text)
    assert "oud" not in words_of(beside(world.client("callum"), address, "school.hard~~child", "last-term").text)


@pytest.mark.parametrize("kind", ["history", "last-term"])
def test_who_gets_what(quick_world: World, kind: str) -> None:
    address, sarah = quick_world.page(AMARA), quick_world.client("sarah")
    upn, shielded = "personal.upn~~adult", "care.placement_address~~adult"
    assert beside(quick_world.client("tracy"), address, upn, kind).status_code == 200
    assert beside(quick_world.client("callum"), address, upn, kind).status_code == 404, "not for a carer to see"
    care = quick_world.page(AMARA, "care-information")
    assert beside(sarah, care, shielded, kind).status_code == 200
    assert beside(quick_world.client("tracy"), care, shielded, kind).status_code == 404
    assert beside(quick_world.client("amanda"), address, upn, kind).status_code == 403
    assert beside(quick_world.client("norah"), address, upn, kind).status_code == 404
    assert beside(quick_world.client("tracy"), quick_world.page(NADIA), upn, kind).status_code == 404
    for key in ("x", "made.up~~adult", "school.like~~child", f"personal.upn~{KEY}~adult", "contacts.name~~adult"):
        assert beside(sarah, address, key, kind).status_code == 404
    assert sarah.post(f"{address}/answers/{upn}/{kind}").status_code == 405


def test_hostile_text_is_shown_as_text(quick_world: World) -> None:
    sarah, address = quick_world.client("sarah"), quick_world.page(AMARA)
    for seq, text in enumerate(HOSTILE, start=1):
        assert sarah.save(address, MEDICAL, text, seen=seq - 1, seq=seq).status_code == 200, text
        page = beside(sarah, address, f"{MEDICAL}~~adult")
        assert page.status_code == 200, "the client has checked the page"
        assert "<script>alert" not in page.text


@pytest.mark.parametrize(("kind", "most"), [("history", 2), ("last-term", 7)])
def test_the_same_number_of_statements_for_one_version_and_three(world: World, kind: str, most: int) -> None:
    sarah, address, counts = world.client("sarah"), world.page(JAMES), []
    for seq in (1, 2, 3):
        sarah.save(address, MEDICAL, "Nuts" * seq, seen=seq - 1, seq=seq)
        if seq != 2:
            with statements(world.database) as sent:
                beside(sarah, address, f"{MEDICAL}~~adult", kind)
            counts.append(len(sent))
    assert counts[0] == counts[1] <= most


def test_yes_it_is_right_without_a_script_saves_the_rest_of_the_page(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA)
    key = "personal.upn~~adult"
    saved = sarah.save(address, "personal.upn", "A999400022002", seen=1)
    sure = re.search(r'name="sure" value="([^"]+)"', saved.text)
    assert sure is not None, words_of(saved.text)
    body = {key: "A999400022002", f"{key}:seen": "2", f"{MEDICAL}~~adult": "Nuts", f"{MEDICAL}~~adult:seen": "0", "sure": sure[1]}
    response = sarah.post(address, data=body)
    assert (response.status_code, response.headers["location"]) == (303, f"{address}#field-{key}")
    assert world.answer(AMARA, MEDICAL).text == "Nuts"
    assert "right as it stands" in words_of(sarah.get(address).text)


def test_yes_it_is_right_of_words_that_changed_meanwhile(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(AMARA)
    sarah.save(address, "personal.upn", "A999400022002", seen=1)
    refused = sarah.post(f"{address}/answers/personal.upn~~adult/sure", data={"version": "1"}, headers=FRAGMENT)
    assert refused.status_code == 409
    assert "Somebody changed this meanwhile. Nothing was changed." in words_of(refused.text)
    done = sarah.post(f"{address}/answers/personal.upn~~adult/sure", data={"version": "2", f"{MEDICAL}~~adult": "x"}, headers=FRAGMENT)
    assert done.status_code == 200
    assert world.answer(AMARA, MEDICAL) is None, "the whole form comes along; nothing of it is written"


def test_still_right_twice_does_nothing_the_second_time(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(JAMES)
    assert "Still right" in words_of(sarah.get(address).text)
    for _ in range(2):
        assert sarah.post(address, data={"still_right": "page"}).status_code == 303
    assert "Still right" not in words_of(sarah.get(address).text)
    assert world.events(JAMES).count("answer.still_right") >= 1
