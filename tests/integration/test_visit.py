"""/voice/{visit}: the tablet handed over, the path, the exit, and giving back."""

import pytest
import sqlalchemy as sa

from app.db import table_of
from app.pep.tables import LateWords
from tests.client import words_of
from tests.hostile import HOSTILE
from tests.people import AMARA, JAMES, MATHS, PASSWORD, PRIYA, TOMASZ
from tests.statements import statements
from tests.world import ANSWERS, VERSIONS, VIEWS, World

LATE = table_of(LateWords)


def test_handing_over_locks_the_adults_pages_on_this_device(world: World) -> None:
    client = world.client("tracy")
    old = client.cookies["pearl"]
    assert client.get(world.page(AMARA)).status_code == 200
    address = world.hand_over(client, AMARA)
    assert client.get(address).status_code == 200
    for page in ("/", f"/children/{AMARA}", world.page(AMARA), f"/peps/{world.pep(AMARA).public_id}/details"):
        assert client.get(page).headers["location"].startswith("/login")
    assert client.save(world.page(AMARA), "personal.medical", "x").status_code == 401
    replayed = world.stranger()
    replayed.cookies.set("pearl", old)
    assert replayed.get("/").status_code == 303


def test_the_first_screen_says_when_where_who_and_that_anything_may_be_skipped(quick_world: World) -> None:
    client = quick_world.client("tracy")
    pep = quick_world.pep(AMARA)
    page = words_of(client.get(quick_world.hand_over(client, AMARA)).text)
    for words in (
        f"{pep.meeting_date:%A %-d %B}, 14:00",
        "Hill Lane Primary, the rainbow room",
        "Amara, Sarah Social, Tracy Teacher, Callum Carer, Ian Iro",
        "You can skip anything.",
        "What do you like about school?",
        "My friends",
        "Childline",
    ):
        assert words in page
    assert "Tracy Teacher and Sarah Social (and the Virtual School, who check the plan) can read this." in page


def test_the_childs_words_stand_in_section_c_word_for_word(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    more = {"helper": "helps", "helper_name": "Tracy Teacher"}
    assert tablet.save(address, "school.like", "friends", "making", voice="child", **more).status_code == 200
    assert tablet.save(address, "school.like.words", MATHS, voice="child", **more).status_code == 200
    stored = world.answer(AMARA, "school.like.words", "child")
    assert (stored.text, stored.route, stored.stop, stored.helper) == (MATHS, "ks1_2", "like", "helps:Tracy Teacher")
    page = world.client("sarah").get(world.page(AMARA, VIEWS))
    assert "I like maths: 10+5=15 &amp; &#34;art&#34; &lt;3 😀" in page.text
    text = words_of(page.text)
    assert "My friends" in text
    assert "KS 1 & 2" in text
    assert "Tracy Teacher helped" in text


def test_a_childs_newest_words_win_and_older_ones_stay(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    for seq, (writer, text) in enumerate((("a" * 24, "one"), ("b" * 24, "two"), ("a" * 24, "three")), start=1):
        assert tablet.save(address, "school.hard.words", text, voice="child", writer=writer, seq=seq).status_code == 200
    assert world.versions(AMARA, "school.hard.words", "child") == [(1, "one"), (2, "two"), (3, "three")]


@pytest.mark.parametrize("code", ["not_sure", "no_say"])
def test_a_pass_is_an_answer(quick_world: World, code: str) -> None:
    tablet = quick_world.client("tracy")
    tablet.save(quick_world.hand_over(tablet, AMARA), "school.safe", code, voice="child")
    page = words_of(quick_world.client("tracy").get(quick_world.page(AMARA, VIEWS)).text)
    assert {"not_sure": "Amara is not sure.", "no_say": "Amara chose not to say."}[code] in page


def test_a_childs_cookie_opens_its_own_path_and_nothing_else(world: World) -> None:
    one, other = world.client("tracy"), world.client("tracy")
    mine, theirs = world.hand_over(one, AMARA), world.hand_over(other, PRIYA)
    assert one.get(mine).status_code == 200
    assert one.get(theirs).status_code == 303
    assert one.save(theirs, "school.like", "lunch", voice="child").status_code == 401
    assert world.answer(PRIYA, "school.like", "child") is None


@pytest.mark.parametrize(
    "key", ["personal.medical~~adult", "personal.medical~~child", "school.like~~said", "school.like~1~child", "made.up~~child"]
)
def test_a_path_saves_only_its_own_questions_in_the_childs_voice(quick_world: World, key: str) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    before, body = (quick_world.count(ANSWERS), quick_world.count(VERSIONS)), {key: "x", f"{key}:seen": "0"}
    assert tablet.put(f"{address}/answers/{key}", data=body).status_code == 404
    assert tablet.post(address, data=body).status_code == 303
    assert (quick_world.count(ANSWERS), quick_world.count(VERSIONS)) == before


def test_exit_ends_the_visit_and_only_the_password_leads_on(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    gone = tablet.post(f"{address}/exit")
    assert (gone.headers["location"], gone.headers["clear-site-data"]) == ("/handed-back", '"cache"')
    page = words_of(tablet.get("/handed-back").text)
    assert "All your answers are safe" in page
    assert "Please give the tablet back to Tracy Teacher." in page
    assert tablet.get(address).status_code == 303
    assert tablet.get("/").status_code == 303
    wrong = tablet.post("/handed-back", data={"password": "wrong"})
    assert wrong.status_code == 422
    assert "That is not the password" in words_of(wrong.text)
    assert tablet.post("/handed-back", data={"password": PASSWORD}).headers["location"] == "/"
    assert tablet.get("/").status_code == 200
    assert world.events(AMARA)[-2:] == ["visit.opened", "visit.ended"]


def test_words_that_come_after_the_exit_arrive_with_the_late_token_and_nothing_else_does(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    late = world.late_token(address)
    tablet.post(f"{address}/exit")
    stranger = world.stranger()
    assert stranger.save(address, "school.like.words", "too late?", voice="child").status_code == 401
    assert stranger.save(address, "school.like.words", "kept on the tablet", voice="child", late=late).status_code == 200
    assert world.answer(AMARA, "school.like.words", "child").text == "kept on the tablet"
    assert stranger.get(f"{address}?late={late}").status_code == 303
    assert stranger.post(address, data={"late": late}).status_code == 401
    assert stranger.save(world.hand_over(world.client("tracy"), PRIYA), "school.like", "lunch", voice="child", late=late).status_code == 401


def test_words_of_an_ended_visit_never_replace_a_later_visits(world: World) -> None:
    first, second = world.client("tracy"), world.client("tracy")
    old = world.hand_over(first, AMARA)
    late = world.late_token(old)
    first.post(f"{old}/exit")
    second.save(world.hand_over(second, AMARA), "school.like.words", "said today", voice="child", writer="b" * 24)
    assert first.save(old, "school.like.words", "said yesterday", voice="child", late=late).status_code == 200
    assert world.answer(AMARA, "school.like.words", "child").text == "said today"
    assert world.versions(AMARA, "school.like.words", "child") == [(1, "said today"), (None, "said yesterday")]


def test_words_for_a_closed_pep_go_to_the_team(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    world.sign_off(AMARA)
    for _ in range(2):
        assert tablet.save(address, "school.like.words", MATHS, voice="child", late=world.late_token(address)).status_code == 202
    assert [row.text for row in world.read(sa.select(LATE.c.text))] == [MATHS]


def test_without_javascript_one_save_keeps_all_answers(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    body = {
        "helper": "types",
        "helper_name": "Tracy Teacher",
        "school.like~~child": ["friends", "lunch"],
        "school.like~~child:seen": "0",
        "school.like.words~~child": MATHS,
        "school.like.words~~child:seen": "0",
    }
    assert tablet.post(address, data=body).status_code == 303
    assert quick_world.answer(AMARA, "school.like", "child").text == "friends\nlunch"
    assert quick_world.answer(AMARA, "school.like.words", "child").helper == "types:Tracy Teacher"
    assert quick_world.answer(AMARA, "school.hard", "child") is None


@pytest.mark.parametrize(
    ("name", "number", "path", "status"),
    [
        ("ian", AMARA, "ks1_2", 403),
        ("vera", AMARA, "ks1_2", 403),
        ("amanda", AMARA, "ks1_2", 403),
        ("callum", AMARA, "ks1_2", 303),
        ("callum", JAMES, "ks1_2", 404),
        ("tracy", JAMES, "ks3_4", 303),
        ("tracy", TOMASZ, "ks1_2", 303),  # age proposes, the adult or the child may choose another
        ("tracy", TOMASZ, "post_16", 404),
        ("tracy", AMARA, "made_up", 404),
    ],
)
def test_who_may_hand_over_which_path(quick_world: World, name: str, number: str, path: str, status: int) -> None:
    client = quick_world.client(name)
    assert client.post(f"/peps/{quick_world.pep(number).public_id}/visits", data={"path": path}).status_code == status


def test_a_visit_that_was_idle_for_twenty_minutes_is_over(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    world.leave_idle("visit", 19)
    assert tablet.get(address).status_code == 200
    world.leave_idle("visit", 21)
    assert tablet.get(address).status_code == 303


def test_hostile_words_of_a_child_come_back_exactly(quick_world: World) -> None:
    tablet, sarah = quick_world.client("tracy"), quick_world.client("sarah")
    address, views = quick_world.hand_over(tablet, AMARA), quick_world.page(AMARA, VIEWS)
    for seq, text in enumerate(HOSTILE, start=1):
        saved = tablet.save(address, "school.like.words", text, voice="child", seen=seq - 1, seq=seq)
        assert (saved.status_code, quick_world.answer(AMARA, "school.like.words", "child").text) == (200, text)
        assert (tablet.get(address).status_code, sarah.get(views).status_code) == (200, 200), text


def test_six_statements_for_a_childs_save(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    tablet.save(address, "school.like.words", "one", voice="child")
    with statements(world.database) as sent:
        tablet.save(address, "school.like.words", "two", voice="child", seq=2)
    assert len(sent) == (6 if world.database.is_sqlite else 7)


def test_details_offer_the_module_that_fits_first(quick_world: World) -> None:
    client = quick_world.client("tracy")
    fits = words_of(client.get(f"/peps/{quick_world.pep(AMARA).public_id}/details").text)
    assert "Young Person's Modules" in fits
    assert "KS 1 & 2" in fits
    older = words_of(client.get(f"/peps/{quick_world.pep(JAMES).public_id}/details").text)
    assert fits.index("KS 1 & 2") < fits.index("KS 3 & 4")
    assert older.index("KS 3 & 4") < older.index("KS 1 & 2")
    assert "Post 16" not in older
