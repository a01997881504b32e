"""What a child asks for: each gets an answer on the page of the meeting, and the child reads it first (ruling 21)."""

import pytest

from tests.client import words_of
from tests.hostile import HOSTILE
from tests.integration.test_print import narrow, paper
from tests.integration.test_visit_paths import move_back
from tests.people import AMARA, JAMES
from tests.statements import statements
from tests.world import World

PAGE, ASK = "the-pep-meeting", "future.change"
WISH = "A quiet room at <b>lunch</b> & no bells"
REPLY = "you can sit in the library at lunch"


def ask(world: World, question: str = ASK, words: str = WISH, **more: str) -> None:
    tablet = world.client("tracy")
    saved = tablet.save(world.hand_over(tablet, AMARA), f"{question}.words", words, voice="child", **more)
    assert saved.status_code == 200, saved.text


def answer(world: World, name: str = "tracy", question: str = ASK, kind: str = "will", words: str = REPLY) -> list[int]:
    client, address = world.client(name), world.page(AMARA, PAGE)
    given = {"reply": kind, "reply_words": words, "reply_who": "Tracy Teacher", "reply_when": "03/12/2026"}
    return [client.save(address, f"{question}.{end}", text).status_code for end, text in given.items()]


def meeting(world: World, name: str) -> str:
    return words_of(world.client(name).get(world.page(AMARA, PAGE)).text)


def test_the_meeting_lists_what_was_asked_and_each_is_answered(world: World) -> None:
    assert "What Amara asked for" not in meeting(world, "tracy")
    ask(world)
    assert WISH in meeting(world, "tracy")
    assert answer(world) == [200] * 4
    assert world.answer(AMARA, f"{ASK}.reply").text == "will"
    page = world.client("sarah").get(world.page(AMARA, PAGE)).text
    assert f'value="{REPLY}"' in page
    assert "What we answer" not in words_of(world.client("sarah").get(world.page(AMARA, "smart-targets")).text)


def test_a_pass_asks_for_nothing(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    tablet.save(quick_world.hand_over(tablet, AMARA), ASK, "not_sure", voice="child")
    assert "What Amara asked for" not in meeting(quick_world, "tracy")


def test_neither_ask_nor_answer_is_there_for_who_may_not_read_it(world: World) -> None:
    ask(world)
    answer(world)
    base, key = world.page(AMARA, PAGE), f"{ASK}.reply_words~~adult"
    for tail in (PAGE, f"{PAGE}/changes", f"{PAGE}/answers/{key}/history"):
        address = base.replace(PAGE, tail)
        seen, hidden = (world.client(name).get(address) for name in ("sarah", "ian"))
        assert (seen.status_code, ASK in seen.text) == (200, True)
        assert hidden.status_code in (200, 404)
        assert not [words for words in (REPLY, "quiet room") if words in hidden.text]
        assert hidden.status_code == 404 or ASK not in hidden.text
    assert world.client("callum").save(base, f"{ASK}.reply_words", "x", seen=1).status_code == 404


def test_what_is_for_one_person_is_answered_by_that_person_alone(world: World) -> None:
    ask(world)
    answer(world, "sarah")
    address, key = world.page(AMARA, PAGE), f"{ASK}.reply_words~~adult"
    places = (address, f"{address}/changes", f"{address}/answers/{key}/history", world.page(AMARA, "designated-teacher-sign-off"))
    assert [REPLY in world.client("tracy").get(place).text for place in places] == [True, False, True, False]
    narrow(world, f"{ASK}.words", f"person:{world.person('sarah')}")
    assert REPLY in world.client("sarah").get(address).text
    assert not [place for place in places if REPLY in world.client("tracy").get(place).text]
    assert ASK not in world.client("tracy").get(places[1]).text
    assert answer(world, "tracy") == [404] * 4


def test_everyone_at_the_meeting_reads_both(world: World) -> None:
    ask(world, **{"change~reads": "everyone"})
    answer(world)
    page = meeting(world, "ian")
    assert WISH in page
    assert REPLY in page
    assert world.client("ian").save(world.page(AMARA, PAGE), f"{ASK}.reply_words", "x", seen=1).status_code == 403


def test_the_child_reads_it_first_exactly(quick_world: World) -> None:
    ask(quick_world)
    tablet = quick_world.client("tracy")
    assert "What happened" not in tablet.get(quick_world.hand_over(tablet, AMARA)).text
    answer(quick_world)
    tablet, tracy = quick_world.client("tracy"), quick_world.client("tracy")
    address, meeting_page = quick_world.hand_over(tablet, AMARA), quick_world.page(AMARA, PAGE)
    for seq, words in enumerate(HOSTILE, start=2):
        saved = tracy.save(meeting_page, f"{ASK}.reply_words", words, seen=seq - 1, seq=seq)
        assert (saved.status_code, quick_world.answer(AMARA, f"{ASK}.reply_words").text) == (200, words)
        page = words_of(tablet.get(address).text)
        assert "What happened" in page
        assert f"“{WISH}”" in page
        assert page.index("What happened") < page.index("Who is helping me?")
        assert "By: 3 December 2026" in page
        assert " ".join(words.split()) in " ".join(page.split())


def test_blanks_are_listed_before_sign_off_and_hold_nothing_up(world: World) -> None:
    ask(world)
    address = world.page(AMARA, "designated-teacher-sign-off")
    page = words_of(world.client("tracy").get(address).text)
    assert "Amara asked, and waits for an answer" in page
    assert "waits for an answer" not in words_of(world.client("ian").get(address).text)
    answer(world)
    assert "waits for an answer" not in words_of(world.client("tracy").get(address).text)


def test_many_asks_cost_no_more_statements_than_one(world: World) -> None:
    ask(world)
    client, address = world.client("tracy"), world.page(AMARA, PAGE)
    client.get(address)  # that the child's words were read is recorded, until there are new ones
    with statements(world.database) as few:
        client.get(address)
    for question in ("closing.add", "closing.speaker", "talents.try"):
        ask(world, question)
        answer(world, question=question)
    client.get(address)
    with statements(world.database) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_next_plan_begins_with_what_happened_in_the_last(world: World) -> None:
    tablet, now = world.client("tracy"), world.pep(JAMES)
    tablet.save(world.hand_over(tablet, JAMES, "ks3_4"), "future.need.words", "A lift to the club", voice="child")
    client = world.client("tracy")
    for end, text in {"reply": "not_now", "reply_words": "the club is full until May"}.items():
        assert client.save(world.page(JAMES, PAGE), f"future.need.{end}", text).status_code == 200
    for question in ("future.need.words", "future.need.reply", "future.need.reply_words"):
        world.write(move_back, child=world.child(JAMES), question=question, to=now.previous)
    tablet = world.client("tracy")
    page = words_of(tablet.get(world.hand_over(tablet, JAMES, "ks3_4")).text)
    assert "Last time: " in page
    assert "“A lift to the club” Not now, because the club is full until May" in page
    assert "What James asked for" not in words_of(world.client("tracy").get(world.page(JAMES, PAGE)).text)


@pytest.mark.parametrize(("holder", "stands"), [("child", True), ("mine", True), ("parent", False), ("meeting", False)])
def test_the_answer_stands_on_paper_with_the_words_it_answers(quick_world: World, holder: str, stands: bool) -> None:
    ask(quick_world)
    answer(quick_world)
    text = paper(quick_world.client("sarah"), quick_world, holder=holder)
    assert ("nobells" in text, "libraryatlunch" in text) == (stands, stands)
