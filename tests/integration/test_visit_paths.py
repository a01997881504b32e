"""/voice/{visit} on each path: the answers land in the same questions, with the readers that the child chose and the wording it heard."""

import pytest
import sqlalchemy as sa

from app import audit
from app.audit import SYSTEM
from app.db import Connection
from tests.client import words_of
from tests.people import AMARA, JAMES, NADIA, TOMASZ
from tests.world import ANSWERS, VIEWS, World

TEACHERS = "your-relationship-with-your-teachers"


def move_back(db: Connection, *, child: int, question: str, to: int) -> None:
    """An answer goes into the plan before this one, as if it had been given then."""
    db.execute(sa.update(ANSWERS).where(ANSWERS.c.question == question).values(pep=to))
    audit.record(db, child=child, by=SYSTEM, verb="answer.saved", subject="answer", subject_id=0)


@pytest.mark.parametrize(("number", "path", "look"), [(AMARA, "ks1_2", "ocean"), (TOMASZ, "ks3_4", "dusk"), (NADIA, "post_16", "dusk")])
def test_each_path_opens_in_its_look_and_ends_in_it(quick_world: World, number: str, path: str, look: str) -> None:
    tablet = quick_world.client("tracy" if number != NADIA else "sarah")
    address = quick_world.hand_over(tablet, number, path)
    assert f'data-theme="{look}"' in tablet.get(address).text
    tablet.post(f"{address}/exit")
    assert f'data-theme="{look}"' in tablet.get("/handed-back").text


def test_a_made_up_look_is_the_first(quick_world: World) -> None:
    client = quick_world.stranger()
    client.cookies.set("look", "../../etc", path="/handed-back")
    assert 'data-theme="ocean"' in client.get("/handed-back").text


def test_the_same_question_holds_what_was_said_on_either_path(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    young = quick_world.hand_over(tablet, TOMASZ, "ks1_2")
    assert tablet.save(young, "school.like", "playtime", voice="child").status_code == 200
    tablet = quick_world.client("tracy")
    older = quick_world.hand_over(tablet, TOMASZ, "ks3_4")
    assert 'value="playtime" checked' in tablet.get(older).text
    assert tablet.save(older, "school.like", "break", "playtime", voice="child", writer="b" * 24).status_code == 200
    stored = quick_world.answer(TOMASZ, "school.like", "child")
    assert (stored.text, stored.route, stored.stop) == ("break\nplaytime", "ks3_4", "like")
    page = words_of(quick_world.client("tracy").get(quick_world.page(TOMASZ, VIEWS)).text)
    assert "What works well for me at school?" in page and "Break time" in page


def test_section_c_shows_the_wording_that_was_heard(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, TOMASZ, "ks3_4")
    tablet.save(address, "school.like", "clubs", voice="child", easy="yes")
    assert quick_world.answer(TOMASZ, "school.like", "child").stop == "like.easy"
    page = words_of(quick_world.client("tracy").get(quick_world.page(TOMASZ, VIEWS)).text)
    assert "What is good at school?" in page and "What works well for me at school?" not in page


@pytest.mark.parametrize(
    ("question", "chosen", "audience"),
    [
        ("school.like", {}, "team"),
        ("school.like", {"like~reads": "everyone"}, "everyone"),
        ("school.like", {"like~reads": "the whole world"}, "team"),
        ("teachers.listens", {}, "unset"),
        ("teachers.listens", {"listens~reads": "team"}, "team"),
    ],
)
def test_an_answer_is_kept_for_its_readers(quick_world: World, question: str, chosen: dict[str, str], audience: str) -> None:
    tablet = quick_world.client("tracy")
    tablet.save(
        quick_world.hand_over(tablet, AMARA), question, "friends" if question == "school.like" else "teacher", voice="child", **chosen
    )
    assert quick_world.answer(AMARA, question, "child").audience == audience


def test_other_readers_are_chosen_without_new_words_and_a_late_repetition_changes_nothing(world: World) -> None:
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    first = {"voice": "child", "like~reads": "team"}
    assert tablet.save(address, "school.like.words", "Zara", **first).headers["answer-version"] == "1"
    again = tablet.save(address, "school.like.words", "Zara", seq=2, seen=1, voice="child", **{"like~reads": "everyone"})
    assert again.headers["answer-version"] == "2"
    assert world.answer(AMARA, "school.like.words", "child").audience == "everyone"
    assert tablet.save(address, "school.like.words", "Zara", **first).status_code == 200
    assert world.answer(AMARA, "school.like.words", "child").audience == "everyone"
    assert world.versions(AMARA, "school.like.words", "child") == [(1, "Zara"), (2, "Zara")]


def test_without_javascript_readers_are_chosen_with_the_page(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    words = {"school.like.words~~child": "Zara", "school.like.words~~child:seen": "0"}
    tablet.post(address, data={**words, "like~reads": "team"})
    assert quick_world.answer(AMARA, "school.like.words", "child").audience == "team"
    tablet.post(address, data={**words, "school.like.words~~child:seen": "1", "like~reads": "everyone"})
    stored = quick_world.answer(AMARA, "school.like.words", "child")
    assert (stored.audience, stored.text, stored.version) == ("everyone", "Zara", 2)


def test_a_carer_reads_what_is_for_everyone_and_nobody_what_waits_for_its_readers(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    tablet.save(address, "school.like.words", "Zara is kind", voice="child", **{"like~reads": "everyone"})
    tablet.save(address, "teachers.listens.words", "Miss Okoro", voice="child")
    assert "Zara is kind" in words_of(quick_world.client("callum").get(quick_world.page(AMARA, VIEWS)).text)
    for name in ("tracy", "sarah", "callum"):
        page = words_of(quick_world.client(name).get(quick_world.page(AMARA, TEACHERS)).text)
        assert "Miss Okoro" not in page
        assert "Amara has answered this, and has not said yet who may read it." in page


def test_what_i_said_last_time_comes_from_the_plan_before(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    now = quick_world.pep(JAMES)
    tablet.save(quick_world.hand_over(tablet, JAMES, "ks3_4"), "school.like.words", "Chess club", voice="child")
    quick_world.write(move_back, child=quick_world.child(JAMES), question="school.like.words", to=now.previous)
    tablet = quick_world.client("tracy")
    page = tablet.get(quick_world.hand_over(tablet, JAMES, "ks3_4")).text
    assert page.count("What I said last time") == 1
    assert "Chess club" in words_of(page)
