"""A child chooses one adult alone to read an answer (ruling 14): that one is told, nobody else reads it, nothing is widened."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.audit import SYSTEM
from app.db import Connection
from tests.client import Client, words_of
from tests.people import AMARA
from tests.world import ANSWERS, PEOPLE, VIEWS, World

WORDS, READS = "Zara hides my bag", "hard~reads"
FOR_YOU = "Amara has told us something that only you may read"


def public(world: World, name: str) -> str:
    return str(world.one(sa.select(PEOPLE.c.public_id).where(PEOPLE.c.id == world.person(name)))[0])


def begin(world: World) -> tuple[Client, str]:
    tablet = world.client("sarah")
    return tablet, world.hand_over(tablet, AMARA)


def choose(reads: str) -> dict[str, Any]:
    return {READS: reads}


def say(world: World, reads: str, seq: int = 1, seen: int = 0) -> int:
    tablet, address = begin(world)
    return int(tablet.save(address, "school.hard.words", WORDS, voice="child", seq=seq, seen=seen, **choose(reads)).status_code)


def read(client: Client, world: World) -> list[str]:
    """Every place in which the words could stand."""
    pep = world.pep(AMARA).public_id
    history = client.get(f"{world.page(AMARA, VIEWS)}/answers/school.hard~~child/history")
    pages = [client.get(world.page(AMARA, VIEWS)), client.get(f"/peps/{pep}/details"), history]
    pages.append(client.post(f"/peps/{pep}/find", data={"words": "hides my bag"}))
    pages.append(client.get(f"/peps/{pep}/print?holder=meeting"))
    pages.append(client.get(f"{world.page(AMARA, VIEWS)}/changes"))
    return [words_of(page.text) for page in pages]


def long_ago(db: Connection, *, child: int) -> None:
    db.execute(sa.update(ANSWERS).where(ANSWERS.c.question == "school.hard.words").values(at=clock.now() - dt.timedelta(days=20)))
    audit.record(db, child=child, by=SYSTEM, verb="answer.saved", subject="answer", subject_id=0)


def stored(world: World) -> str:
    return str(world.answer(AMARA, "school.hard.words", "child").audience)


@pytest.mark.parametrize("name", ["sarah", "vera", "ian", "callum"])
def test_only_the_one_who_was_chosen_reads_it(quick_world: World, name: str) -> None:
    assert say(quick_world, "everyone") == 200
    there = [WORDS in page for page in read(quick_world.client(name), quick_world)]
    assert there[:2] == [True, True]  # there is something to hide
    assert say(quick_world, f"person:{public(quick_world, 'tracy')}", seq=2, seen=1) == 200
    assert stored(quick_world) == f"person:{quick_world.person('tracy')}"
    pages = read(quick_world.client(name), quick_world)
    assert [page for page in pages if WORDS in page] == []
    assert "Amara has answered this for one person only." in pages[0]
    assert WORDS in read(quick_world.client("tracy"), quick_world)[0]


def test_the_one_is_told_at_the_head_of_home_until_it_is_read(world: World) -> None:
    teacher = world.client("tracy")
    teacher.get(world.page(AMARA, VIEWS))
    assert FOR_YOU not in words_of(teacher.get("/").text)
    say(world, f"person:{public(world, 'tracy')}")
    page = words_of(teacher.get("/").text)
    assert FOR_YOU in page and "two school days" not in page
    assert FOR_YOU not in words_of(world.client("sarah").get("/").text)
    assert "has told us" not in words_of(world.client("vera").get("/").text)
    teacher.get(world.page(AMARA, VIEWS))
    assert FOR_YOU not in words_of(teacher.get("/").text)


def test_the_one_is_reminded_after_two_school_days(quick_world: World) -> None:
    say(quick_world, f"person:{public(quick_world, 'tracy')}")
    quick_world.write(long_ago, child=quick_world.child(AMARA))
    assert "more than two school days" in words_of(quick_world.client("tracy").get("/").text)


@pytest.mark.parametrize("name", ["amanda", "vera", "norah"])
def test_who_is_not_on_offer_is_refused_and_nothing_is_changed(quick_world: World, name: str) -> None:
    assert say(quick_world, f"person:{public(quick_world, 'tracy')}") == 200
    for wrong in (public(quick_world, name), str(quick_world.person("sarah")), ""):
        assert say(quick_world, f"person:{wrong}", seq=2, seen=1) == 422
    assert stored(quick_world) == f"person:{quick_world.person('tracy')}"


def test_without_javascript(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    chosen = f"person:{public(quick_world, 'callum')}"
    page = tablet.get(address).text
    assert f'name="hard~reads" value="{chosen}" data-reads>' in page and "<span>Only Callum Carer</span>" in page
    tablet.post(address, data={"school.hard.words~~child": WORDS, "school.hard.words~~child:seen": "0", READS: chosen})
    assert stored(quick_world) == f"person:{quick_world.person('callum')}"
    page = tablet.get(address).text
    assert f'name="hard~reads" value="{chosen}" data-reads checked' in page and "Only Callum Carer can read this." in page
    assert f'person:{quick_world.person("callum")}"' not in page


def test_when_the_one_leaves_it_stays_narrow_and_the_child_is_told(world: World) -> None:
    one = public(world, "callum")
    tablet, address = begin(world)
    assert tablet.save(address, "school.hard.words", WORDS, voice="child", **choose(f"person:{one}")).status_code == 200
    assert "Someone you chose" not in tablet.get(address).text
    world.take_away("callum", AMARA)
    page = words_of(tablet.get(address).text)
    assert "Someone you chose cannot read your answer any more. Nobody else can read it." in page
    assert "The person you chose cannot read this any more." in page
    still: dict[str, Any] = {READS: f"person:{one}"}  # a page that was open meanwhile
    assert tablet.save(address, "school.hard.words", WORDS + "!", voice="child", seq=2, seen=1, **still).status_code == 200
    assert tablet.save(address, "school.hard", "noise", voice="child", **choose("gone")).status_code == 200
    assert (stored(world), world.answer(AMARA, "school.hard", "child").audience) == (f"person:{world.person('callum')}", "unset")
    assert WORDS not in words_of(world.client("tracy").get(world.page(AMARA, VIEWS)).text)


def test_words_that_come_after_closing_stay_with_the_one(quick_world: World) -> None:
    tablet, address = begin(quick_world)
    chosen: dict[str, Any] = {READS: f"person:{public(quick_world, 'tracy')}"}
    late, page = quick_world.late_token(address), quick_world.page(AMARA, VIEWS)
    quick_world.sign_off(AMARA)
    assert tablet.save(address, "school.hard.words", WORDS, voice="child", late=late, **chosen).status_code == 202
    assert WORDS in words_of(quick_world.client("tracy").get(page).text)
    assert WORDS not in words_of(quick_world.client("sarah").get(page).text)


def test_a_page_from_before_does_not_widen_what_was_narrowed(quick_world: World) -> None:
    """The other tab still says "team", as it came; pressed anew it is the child's word again."""
    assert say(quick_world, f"person:{public(quick_world, 'tracy')}") == 200
    narrow, (tablet, address) = stored(quick_world), begin(quick_world)
    old = {"row": "", "voice": "child", "writer": "b" * 24, READS: "team"}
    key = "school.hard.words"
    assert tablet.save(address, key, f"{WORDS}!", seen=1, seq=1, **{**old, f"{READS}:was": "team"}).status_code == 200
    assert (stored(quick_world), quick_world.answer(AMARA, key, "child").text) == (narrow, f"{WORDS}!")
    assert tablet.save(address, key, f"{WORDS}!!", seen=2, seq=2, **{**old, f"{READS}:was": ""}).status_code == 200
    assert stored(quick_world) == "team"
