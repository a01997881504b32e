"""A child asks the adult to talk: it stands at the head of home and of PEP details until somebody says that they talked (ruling 15)."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.db import table_of
from app.pep.tables import Section, TalkRequest
from tests.client import WRITER, Client, words_of
from tests.people import AMARA, TOMASZ
from tests.world import World

TALKS, SECTIONS = table_of(TalkRequest), table_of(Section)
ASKED, WITH_YOU = "Amara asked to talk with", "Amara asked to talk with you"


def ask(tablet: Client, address: str, writer: str = WRITER, **more: str) -> Any:
    return tablet.put(f"{address}/talk", data={"talk~~child": "ask", "talk~~child:writer": writer, "talk~~child:seq": "1", **more})


def home(world: World, name: str) -> str:
    return words_of(world.client(name).get("/").text)


def details(world: World, name: str, number: str = AMARA) -> str:
    return words_of(world.client(name).get(f"/peps/{world.pep(number).public_id}/details").text)


def record(world: World, name: str) -> int:
    talk = world.read(sa.select(TALKS.c.public_id).order_by(TALKS.c.id))[-1].public_id
    answer = world.client(name).post(f"/peps/{world.pep(AMARA).public_id}/talks/{talk}", data={"next": "/"})
    return int(answer.status_code)


def test_it_stands_at_the_head_until_somebody_records_the_talk(world: World) -> None:
    tablet = world.client("callum")
    address = world.hand_over(tablet, AMARA)
    assert "Ask Callum Carer to talk with me" in words_of(tablet.get(address).text)
    answer = ask(tablet, address)
    assert (answer.status_code, answer.headers["answer-version"]) == (200, "1")
    assert "Sent. Callum Carer sees it when they next open Pearl." in words_of(answer.text)
    assert 'value="ask" checked' in tablet.get(address).text
    for page in (home(world, "callum"), details(world, "callum")):
        assert page.index(WITH_YOU) < page.index("Amara", page.index(WITH_YOU) + 10)
    for page in (home(world, "tracy"), details(world, "tracy")):
        assert "Amara asked to talk with Callum Carer" in page
    assert record(world, "tracy") == 303
    assert record(world, "tracy") == 303  # pressed twice
    for name in ("callum", "tracy"):
        assert ASKED not in home(world, name) + details(world, name)
    assert 'value="ask" checked' not in tablet.get(address).text
    assert world.events(AMARA)[-2:] == ["talk.asked", "talk.held"]
    with world.database.read() as db:
        assert list(audit.broken_links(db)) == []


@pytest.mark.parametrize("name", ["sarah", "ian", "amanda", "vera"])
def test_nobody_else_sees_or_answers_it_the_same_day(quick_world: World, name: str) -> None:
    tablet = quick_world.client("callum")
    ask(tablet, quick_world.hand_over(tablet, AMARA))
    assert ASKED in home(quick_world, "tracy")
    assert ASKED not in home(quick_world, name) + details(quick_world, name)
    assert record(quick_world, name) == 404
    assert ASKED in home(quick_world, "tracy")


def test_after_a_school_day_the_social_worker_is_told_too(quick_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet = quick_world.client("callum")
    ask(tablet, quick_world.hand_over(tablet, AMARA))
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + dt.timedelta(days=5))
    for name in ("sarah", "tracy", "callum"):
        page = home(quick_world, name)
        assert ASKED in page and "Nobody has said yet that they talked." in page
    assert record(quick_world, "sarah") == 303
    assert ASKED not in home(quick_world, "sarah")


def test_one_page_asks_once_however_often_it_is_sent(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    assert [ask(tablet, address).status_code for _ in range(3)] == [200] * 3
    assert ask(tablet, address, writer="b" * 24).status_code == 200  # the same child, on another page: it stands already
    assert world.count(TALKS) == 1
    assert record(world, "tracy") == 303
    assert ask(tablet, address).status_code == 200  # repeated by the network after the talk
    assert world.count(TALKS) == 1
    assert ask(tablet, address, writer="c" * 24).status_code == 200
    assert world.count(TALKS) == 2


def test_it_arrives_after_the_exit_and_when_the_plan_is_closed(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    tablet.post(f"{address}/exit")
    assert ask(world.stranger(), address).status_code == 401
    world.sign_off(AMARA)
    assert ask(world.stranger(), address, late=world.late_token(address)).status_code == 200
    assert WITH_YOU in home(world, "tracy")


@pytest.mark.parametrize("body", [{}, {"talk~~child": "x", "talk~~child:writer": WRITER}, {"talk~~child": "ask"},
                                  {"talk~~child": "ask", "talk~~child:writer": "<b>"}])  # fmt: skip
def test_what_does_not_ask_asks_nothing(quick_world: World, body: dict[str, str]) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    assert tablet.put(f"{address}/talk", data=body).status_code == 422
    assert quick_world.count(TALKS) == 0


def test_without_javascript_it_goes_with_save(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, TOMASZ, "ks3_4")
    for _ in range(2):
        assert tablet.post(address, data={"talk~~child": "ask"}).status_code == 303
    assert quick_world.count(TALKS) == 1
    assert home(quick_world, "tracy").count("asked to talk with you") == 1


# "I have finished"


def ready(world: World) -> list[bool]:
    rows = world.read(sa.select(SECTIONS.c.ready_at).where(SECTIONS.c.pep == world.pep(AMARA).id).order_by(SECTIONS.c.letter))
    return [row.ready_at is not None for row in rows]


def test_i_have_finished_marks_the_young_person_ready_and_a_new_start_takes_it_back(world: World) -> None:
    tablet = world.client("tracy")
    tablet.post(f"{world.hand_over(tablet, AMARA)}/exit")
    assert ready(world) == [False] * 4
    assert "Young person is ready" not in details(world, "sarah")
    tablet = world.client("tracy")
    tablet.post(f"{world.hand_over(tablet, AMARA)}/exit", data={"finished": "yes"})
    assert ready(world) == [False, False, True, False]
    assert world.events(AMARA)[-2:] == ["section.ready", "visit.ended"]
    assert "Young person is ready" in details(world, "sarah")
    page = world.client("tracy").get(world.page(AMARA, "designated-teacher-sign-off"))
    assert "Amara pressed “I have finished” on" in words_of(page.text)
    assert world.pep(AMARA).status == "open"  # ready is not completed: that waits for the meeting (ruling 9)
    world.hand_over(world.client("tracy"), AMARA)
    assert ready(world) == [False] * 4


def test_a_visit_that_another_followed_says_nothing_any_more(world: World) -> None:
    first = world.client("tracy")
    old = world.hand_over(first, AMARA)
    world.hand_over(world.client("callum"), AMARA)
    assert first.post(f"{old}/exit", data={"finished": "yes"}).status_code == 303
    assert ready(world) == [False] * 4
