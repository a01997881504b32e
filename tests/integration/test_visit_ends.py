"""When a visit is over, whoever or whatever ended it: nothing can be read, nothing said is lost, and the child meets no staff page."""

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa

from app.accounts.actions.sign_in import AlreadyExchanged
from app.audit import By
from app.db import table_of
from app.pep.actions.hand_over import open_visit
from app.pep.building.details import find_modules
from app.pep.rules.modules import Module
from app.pep.tables import LateWords, Visit
from tests.client import words_of
from tests.people import AMARA, MATHS
from tests.world import SIGN_INS, World

LATE, VISITS = table_of(LateWords), table_of(Visit)
WORDS = "school.like.words"


def test_a_new_start_ends_the_earlier_visit(world: World) -> None:
    first, second = world.client("tracy"), world.client("callum")
    old = world.hand_over(first, AMARA)
    new = world.hand_over(second, AMARA)
    assert [row.ended is None for row in world.read(sa.select(VISITS.c.ended).order_by(VISITS.c.id))] == [False, True]
    gone = first.get(old)
    assert (gone.status_code, gone.headers["location"]) == (303, "/handed-back")
    assert first.save(old, WORDS, "x", voice="child").status_code == 401
    assert second.get(new).status_code == 200


def test_late_words_of_an_idle_visit_never_replace_a_later_visits(world: World) -> None:
    """Nobody pressed Exit on the first tablet: it lay in a bag without a connection."""
    first, second = world.client("tracy"), world.client("tracy")
    old = world.hand_over(first, AMARA)
    world.leave_idle("visit", 21)
    second.save(world.hand_over(second, AMARA), WORDS, "said today", voice="child", writer="b" * 24)
    assert first.save(old, WORDS, "said yesterday", voice="child", late=world.late_token(old)).status_code == 200
    assert world.answer(AMARA, WORDS, "child").text == "said today"
    assert world.versions(AMARA, WORDS, "child") == [(1, "said today"), (None, "said yesterday")]


def test_late_words_of_an_idle_visit_without_a_later_one_are_the_childs_words(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    world.leave_idle("visit", 21)
    assert tablet.save(address, WORDS, MATHS, voice="child").status_code == 401
    assert tablet.save(address, WORDS, MATHS, voice="child", late=world.late_token(address)).status_code == 200
    assert world.answer(AMARA, WORDS, "child").text == MATHS


def test_when_who_opened_it_is_off_the_access_list_the_words_go_to_the_team(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    tablet.save(address, WORDS, "before", voice="child")
    world.take_away("tracy", AMARA)
    gone = tablet.get(address)
    assert (gone.status_code, gone.headers["location"]) == (303, "/handed-back")
    assert tablet.save(address, WORDS, MATHS, voice="child", seq=2, late=world.late_token(address)).status_code == 202
    assert [row.text for row in world.read(sa.select(LATE.c.text))] == [MATHS]
    assert world.answer(AMARA, WORDS, "child").text == "before"


def test_when_the_pep_is_signed_off_the_visit_cannot_be_read(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    world.sign_off(AMARA)
    gone = tablet.get(address)
    assert (gone.status_code, gone.headers["location"]) == (303, "/handed-back")


def test_two_edits_of_one_page_load_after_closing_are_no_error(world: World) -> None:
    """A tablet that was put back to an earlier state counts again from the same number."""
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    world.sign_off(AMARA)
    for text in (MATHS, "other words"):
        assert tablet.save(address, WORDS, text, voice="child", seq=7, late=world.late_token(address)).status_code == 202
    assert world.read(sa.select(LATE.c.text))[0] == (MATHS,)


@pytest.mark.parametrize("what", ["idle", "ended by a new start", "taken off the list", "signed off"])
def test_exit_always_ends_at_give_the_tablet_back(world: World, what: str) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    if what == "idle":
        world.leave_idle("visit", 21)
    elif what == "ended by a new start":
        world.hand_over(world.client("callum"), AMARA)
    elif what == "taken off the list":
        world.take_away("tracy", AMARA)
    else:
        world.sign_off(AMARA)
    gone = tablet.post(f"{address}/exit")
    assert (gone.status_code, gone.headers["location"]) == (303, "/handed-back")
    assert "Please give the tablet back to Tracy Teacher." in words_of(tablet.get("/handed-back").text)


def test_the_page_to_give_back_is_calm_and_names_nobody_on_any_other_device(quick_world: World) -> None:
    for client in (quick_world.stranger(), quick_world.client("tracy")):
        page = client.get("/handed-back")
        assert page.status_code == 200
        assert "Please give the tablet back." in words_of(page.text)
        assert "Tracy" not in page.text.partition("<main")[2]
        assert 'type="password"' not in page.text


def test_a_child_never_meets_the_staffs_sign_in(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    for client, asked in ((quick_world.stranger(), "/voice/x"), (quick_world.stranger(), address), (tablet, "/voice/x")):
        gone = client.get(asked)
        assert (gone.status_code, gone.headers["location"]) == (303, "/handed-back")
    exit_again = quick_world.stranger().post(f"{address}/exit")
    assert (exit_again.status_code, exit_again.headers["location"]) == (303, "/handed-back")


def test_one_sign_in_is_handed_over_once(world: World) -> None:
    client = world.client("tracy")
    signed = world.read(sa.select(SIGN_INS.c.id).where(SIGN_INS.c.ended.is_(None)).order_by(SIGN_INS.c.id.desc()))[0].id
    values = {"pep": world.pep(AMARA).id, "child": world.child(AMARA), "path": "ks1_2", "voice": ["c"], "sign_in": signed}
    visit, _ = world.write(open_visit, **values, by=By(world.person("tracy"), "designated_teacher"))
    with pytest.raises(AlreadyExchanged):
        world.write(open_visit, **values, by=By(world.person("tracy"), "designated_teacher"))
    assert world.read(sa.select(VISITS.c.public_id, VISITS.c.ended)) == [(visit, None)]
    assert world.events(AMARA).count("visit.opened") == 1
    assert client.get("/").status_code == 303


def test_hand_over_pressed_twice_at_once_makes_one_visit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have passed the entry before either writes."""
    cookie, address = world.client("tracy").cookies["pearl"], f"/peps/{world.pep(AMARA).public_id}/visits"
    both = Barrier(2, timeout=10)

    def find_together(*values: Any) -> tuple[Module, ...]:
        both.wait()
        return find_modules(*values)

    monkeypatch.setattr(import_module("app.pep.routes.details"), "find_modules", find_together)

    def press(_: int) -> int:
        tab = world.stranger()
        tab.cookies.set("pearl", cookie)
        return int(tab.post(address, data={"path": "ks1_2"}).status_code)

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(press, range(2)))
    assert sorted(statuses) == [303, 401]
    assert [row.ended for row in world.read(sa.select(VISITS.c.ended))] == [None]
