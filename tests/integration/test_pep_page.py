"""/peps/{pep}/personal-information: reading, saving, conflicts, refusals."""

import re
from urllib.parse import parse_qsl

import pytest
import sqlalchemy as sa

from app.children.tables import Child, Fact
from app.db import table_of
from tests.client import words_of
from tests.hostile import HOSTILE
from tests.people import AMARA, JAMES, NADIA, PRIYA, SAM
from tests.statements import statements
from tests.world import ANSWERS, PAGE, VERSIONS, VIEWS, World

CHILDREN, FACTS = table_of(Child), table_of(Fact)
MEDICAL = "personal.medical"


def test_pep_opens_at_my_section_with_real_questions(quick_world: World) -> None:
    client = quick_world.client("sarah")
    address = quick_world.page(AMARA)
    assert client.get(address.removesuffix(f"/{PAGE}")).headers["location"] == address
    page = words_of(client.get(address).text)
    for words in ("Social Worker to complete", "What is Amara's UPN?", "must be answered to sign off", "When was Amara born?"):
        assert words in page


def test_an_answer_is_stored_exactly_with_its_history_and_event(world: World) -> None:
    client, address = world.client("sarah"), world.page(AMARA)
    text = 'Asthma: 10+5=15 & "art" <3 😀\nand more'
    first = client.save(address, MEDICAL, text.replace("\n", "\r\n"))
    assert (first.status_code, first.headers["answer-version"]) == (200, "1")
    assert re.search(r"Saved \d\d:\d\d", words_of(first.text))
    second = client.save(address, MEDICAL, text + "!", seen=1, seq=2)
    assert second.headers["answer-version"] == "2"
    assert world.answer(AMARA, MEDICAL).text == text + "!"
    assert world.versions(AMARA, MEDICAL) == [(1, text), (2, text + "!")]
    assert world.events(AMARA)[-2:] == ["answer.saved", "answer.saved"]
    assert "10+5=15 &amp; &#34;art&#34; &lt;3 😀" in client.get(address).text


def test_a_replay_changes_nothing(world: World) -> None:
    client, address = world.client("sarah"), world.page(AMARA)
    for _ in range(3):
        assert client.save(address, MEDICAL, "once").headers["answer-version"] == "1"
    assert world.versions(AMARA, MEDICAL) == [(1, "once")]


def test_two_people_at_one_field_both_see_both_texts(world: World) -> None:
    """A social worker at two desks: each writes on what the page showed."""
    one, other, address = world.client("sarah"), world.client("sarah"), world.page(AMARA)
    one.save(address, MEDICAL, "Mine", writer="a" * 24)
    refused = other.save(address, MEDICAL, "Theirs & more", writer="b" * 24)
    assert (refused.status_code, refused.headers["answer-version"]) == (409, "1")
    page = words_of(refused.text)
    assert "Mine" in page
    assert "Theirs & more" in page
    body = re.search(r'data-theirs="([^"]*)"', refused.text)
    assert body is not None
    assert parse_qsl(body[1].replace("&amp;", "&")) == [("personal.medical~~adult", "Mine")]
    assert world.answer(AMARA, MEDICAL).text == "Mine"
    assert other.save(address, MEDICAL, "Theirs & more", writer="b" * 24, seen=1, seq=2).status_code == 200
    assert world.versions(AMARA, MEDICAL) == [(1, "Mine"), (2, "Theirs & more")]


def test_a_fact_has_one_home(world: World) -> None:
    """Changed on the PEP's page, it is changed on the profile, in the list, and in every other open place."""
    client, address = world.client("sarah"), world.page(PRIYA)
    shown = client.get(address).text
    version = re.search(r'name="personal.surname~~adult:seen" value="(\d+)"', shown)
    assert version is not None
    assert client.save(address, "personal.surname", "Nair-Thomas", seen=int(version[1])).status_code == 200
    assert world.one(sa.select(CHILDREN.c.surname).where(CHILDREN.c.number == PRIYA))[0] == "Nair-Thomas"
    assert "Nair-Thomas" in client.get(f"/children/{PRIYA}").text
    assert world.answer(PRIYA, "personal.surname") is None
    assert world.events(PRIYA)[-1] == "fact.saved"


def test_what_is_not_a_value_is_kept_and_does_not_count(world: World) -> None:
    client, address = world.client("sarah"), world.page(AMARA)
    before = left(world, AMARA)
    shown = re.search(r'name="personal.date_of_birth~~adult:seen" value="(\d+)"', client.get(address).text)
    assert shown is not None
    response = client.save(address, "personal.date_of_birth", "31/02/2018", seen=int(shown[1]))
    assert response.status_code == 200
    assert "is not a date we can read" in words_of(response.text)
    assert "Kept as you typed it. It does not count as answered yet." in words_of(response.text)
    assert left(world, AMARA) == before + 1
    assert 'value="31/02/2018"' in client.get(address).text


def left(world: World, number: str, letter: str = "a") -> int:
    from app.pep.tables import Section

    sections = table_of(Section)
    return int(world.one(sa.select(sections.c.left).where(sections.c.pep == world.pep(number).id, sections.c.letter == letter))[0])


def test_an_option_that_is_not_ours_is_refused_and_nothing_changes(world: World) -> None:
    client, address = world.client("sarah"), world.page(PRIYA)
    refused = client.save(address, "personal.interpreter", "perhaps")
    assert (refused.status_code, refused.headers["answer-version"]) == (422, "0")
    assert world.answer(PRIYA, "personal.interpreter") is None


@pytest.mark.parametrize(
    "body",
    [
        "personal.medical~~adult=a&personal.medical~~adult=b&personal.medical~~adult%3Aseen=0",  # doubled
        "personal.medical~~adult=a",  # without its version
        "personal.medical~~adult=a&personal.medical~~adult%3Aseen=x",
        "personal.medical~~adult=a&personal.medical~~adult%3Aseen=0&personal.medical~~adult%3Awriter=%3Cb%3E&personal.medical~~adult%3Aseq=1",
    ],
)
def test_a_malformed_save_changes_nothing(world: World, body: str) -> None:
    client, address = world.client("sarah"), world.page(AMARA)
    refused = client.put(
        f"{address}/answers/personal.medical~~adult", content=body, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert refused.status_code == 422
    assert "answer-version" not in refused.headers
    assert world.answer(AMARA, MEDICAL) is None


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("personal.medical~~child", 403),
        ("personal.medical~~said", 403),
        ("personal.medical~1~adult", 404),
        ("school.like~~adult", 404),
        ("school.like~~said", 404),
        ("made.up~~adult", 404),
        ("x", 404),
    ],
)
def test_a_key_that_is_not_on_this_page_is_refused_and_adds_nothing(quick_world: World, key: str, status: int) -> None:
    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    before = (quick_world.count(ANSWERS), quick_world.count(VERSIONS))
    body = {key: "x", f"{key}:seen": "0"}
    assert client.put(f"{address}/answers/{key}", data=body).status_code == status
    assert client.post(address, data=body).status_code == (422 if key == "x" else status)
    assert (quick_world.count(ANSWERS), quick_world.count(VERSIONS)) == before


def test_words_that_somebody_else_left_in_the_page_wait_for_that_person(quick_world: World) -> None:
    """A device that two people share: the page of the first, sent with the sign-in of the second."""
    client, address, pep = quick_world.client("vera"), quick_world.page(AMARA), quick_world.pep(AMARA).public_id
    sarahs = re.search(r'name="outbox" value="([^"]+)"', quick_world.client("sarah").get(address).text)
    assert sarahs is not None
    assert sarahs[1].endswith(f"-{pep}")
    body = {"outbox": sarahs[1], f"{MEDICAL}~~adult": "hers", f"{MEDICAL}~~adult:seen": "0"}
    before = quick_world.count(VERSIONS)
    refused = client.post(address, data=body)
    assert refused.status_code == 401
    assert "hers" in words_of(refused.text)
    put = client.put(f"{address}/answers/{MEDICAL}~~adult", data=body, headers={"outbox": sarahs[1]})
    assert (put.status_code, "answer-version" in put.headers) == (401, False)
    assert quick_world.count(VERSIONS) == before
    assert quick_world.client("sarah").post(address, data=body).status_code == 303
    assert quick_world.answer(AMARA, MEDICAL).text == "hers"


def test_the_teacher_reads_and_cannot_change(world: World) -> None:
    world.client("sarah").save(world.page(AMARA), MEDICAL, "Asthma pump in the office")
    client, address = world.client("tracy"), world.page(AMARA)
    page = client.get(address).text
    assert "Asthma pump in the office" in page
    assert "<textarea" not in page
    assert "You can read this page, not change it" in words_of(page)
    refused = client.save(address, MEDICAL, "changed", seen=1)
    assert refused.status_code == 403
    assert world.answer(AMARA, MEDICAL).text == "Asthma pump in the office"


@pytest.mark.parametrize(
    ("name", "status"), [("sarah", 200), ("tracy", 200), ("callum", 200), ("ian", 200), ("vera", 200), ("amanda", 403), ("norah", 404)]
)
def test_who_opens_the_page(quick_world: World, name: str, status: int) -> None:
    assert quick_world.client(name).get(quick_world.page(AMARA)).status_code == status


def test_what_a_role_may_not_see_is_not_on_the_page(quick_world: World) -> None:
    assert "E999400022002" in quick_world.client("tracy").get(quick_world.page(AMARA)).text
    assert "E999400022002" not in quick_world.client("callum").get(quick_world.page(AMARA)).text


@pytest.mark.parametrize(("name", "number"), [("callum", JAMES), ("tracy", NADIA), ("sarah", SAM)])
def test_another_childs_pep_is_not_found(quick_world: World, name: str, number: str) -> None:
    assert quick_world.client("vera" if number in (SAM, JAMES) else "sarah").get(quick_world.page(number)).status_code == 200
    client, address = quick_world.client(name), quick_world.page(number)
    assert client.get(address).status_code == 404
    assert client.save(address, MEDICAL, "x").status_code == 404
    assert client.get("/peps/00000000000000000000/personal-information").status_code == 404


def test_a_closed_pep_is_read_from_its_snapshot_and_refuses_with_a_clear_sentence(world: World) -> None:
    client, address = world.client("sarah"), world.page(JAMES, status="signed_off")
    page = client.get(address)
    assert "This PEP is signed off and can no longer change." in words_of(page.text)
    assert "I like to know the day before when something changes." in page.text
    assert "<textarea" not in page.text
    refused = client.save(address, MEDICAL, "late")
    assert refused.status_code == 423
    assert "can no longer change" in words_of(refused.text)
    fact = client.save(address, "personal.surname", "Changed", seen=1)
    assert fact.status_code == 423
    assert world.one(sa.select(CHILDREN.c.surname).where(CHILDREN.c.number == JAMES))[0] == "Locke"


def test_a_fact_that_changes_later_does_not_change_the_snapshot(world: World) -> None:
    client = world.client("sarah")
    version = re.search(r'name="personal.called~~adult:seen" value="(\d+)"', client.get(world.page(JAMES)).text)
    assert version is not None
    assert client.save(world.page(JAMES), "personal.called", "Jamie", seen=int(version[1])).status_code == 200
    closed = client.get(world.page(JAMES, status="signed_off")).text
    assert "What would Jay like people to know?" in words_of(closed)


def test_hostile_text_comes_back_exactly(quick_world: World) -> None:
    from html import unescape

    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    for seq, text in enumerate(HOSTILE, start=1):
        assert client.save(address, MEDICAL, text, seen=seq - 1, seq=seq).status_code == 200
        assert quick_world.answer(AMARA, MEDICAL).text == text
        found = re.search(r'<textarea[^>]*name="personal.medical~~adult"[^>]*>\n?(.*?)</textarea>', client.get(address).text, re.S)
        assert found is not None
        assert unescape(found[1]).removeprefix("\n") == text.removeprefix("\n")


def test_six_statements_for_a_save_on_sqlite_seven_on_postgresql(world: World) -> None:
    client, address = world.client("sarah"), world.page(AMARA)
    client.save(address, MEDICAL, "first")
    with statements(world.database) as sent:
        client.save(address, MEDICAL, "second", seen=1, seq=2)
    assert len(sent) == (6 if world.database.is_sqlite else 7)


def test_five_statements_for_a_page_whatever_its_size_four_without_facts(world: World) -> None:
    """Who it is and the PEP, the people, the whole in short, the page's answers; the facts on it, or a child's words that came late."""
    client = world.client("sarah")
    counts = []
    client.get(world.page(AMARA, VIEWS))  # so that today's opening is recorded already
    for address in (world.page(PRIYA), world.page(AMARA), world.page(AMARA, "key-contacts"), world.page(AMARA, VIEWS)):
        with statements(world.database) as sent:
            client.get(address)
        counts.append(len(sent))
    looks = 1 if world.database.is_sqlite else 2  # after the response: was it opened today?
    assert counts == [5, 5, 4, 5 + looks]
