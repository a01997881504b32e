"""SMART Targets: last plan's first, where a target came from, in both directions, and proposed until it is agreed."""

import re
import secrets
from urllib.parse import urlencode

import pytest

from app import clock
from app.access import Role
from app.audit import By
from app.pep.actions.create_pep import MeetingPlan, create_pep
from tests.client import Client, words_of
from tests.hostile import HOSTILE
from tests.people import AMARA, MATHS, NADIA, PRIYA
from tests.statements import statements
from tests.world import VIEWS, World

PAGE = "smart-targets"


def cell(client: Client, address: str, question: str, row: str, text: str, seq: int = 1) -> int:
    """One cell of a row, as its own save."""
    key = f"{question}~{row}~adult"
    body = urlencode({key: text, f"{key}:seen": "0", f"{key}:writer": "b" * 24, f"{key}:seq": str(seq), f"{key}:after": ""})
    headers = {"hx-request": "true", "content-type": "application/x-www-form-urlencoded"}
    return int(client.put(f"{address}/answers/{key}", content=body, headers=headers).status_code)


def add_target(world: World, number: str = AMARA, **cells: str) -> str:
    """-> the row's key. cells: by the end of the question's id."""
    client, address, row = world.client("tracy"), world.page(number, PAGE), secrets.token_hex(10)
    for name, text in cells.items():
        assert cell(client, address, f"target.{name}", row, text) == 200
    return row


def says(world: World, question: str, text: str, number: str = AMARA) -> None:
    """The child, on the path."""
    tablet = world.client("tracy")
    assert tablet.save(world.hand_over(tablet, number), question, text, voice="child").status_code == 200


def next_pep(world: World, number: str = AMARA) -> str:
    """The child's plan is signed off, and the next one begins with what it holds. -> the page of its targets."""
    world.sign_off(number)
    world.write(
        create_pep, child=world.child(number), plan=MeetingPlan(), initiated=clock.today(), by=By(world.person("sarah"), Role.SOCIAL_WORKER)
    )
    return world.page(number, PAGE)


def test_last_plans_targets_come_first_and_are_only_read(world: World) -> None:
    add_target(world, area="maths", specific="Times tables to 12", goal="40 of 48", child_says="I can do my 7s")
    html = world.client("tracy").get(next_pep(world)).text
    first, _, second = html.partition('id="group-targets"')
    assert 'id="group-reviews"' in first
    words = words_of(first.partition('id="group-reviews"')[2])
    assert "What Amara was to do Times tables to 12" in words
    assert "Goal 40 of 48" in words
    assert "In Amara's words I can do my 7s" in words
    assert re.search(r'name="review.outcome~[0-9a-f]{20}~adult"', first)
    assert not re.search(r'name="review.specific~', first)
    assert 'name="add" value="reviews"' not in html
    assert 'name="add" value="targets"' in second
    assert "Times tables" not in second  # written again with a new starting point, or not at all


def test_a_target_shows_the_words_it_came_from_and_section_c_leads_to_it(world: World) -> None:
    says(world, "school.like.words", MATHS)
    row = add_target(world, specific="Read to the class", voice="school.like")
    html = world.client("tracy").get(world.page(AMARA, PAGE)).text
    card = html.partition(f'id="row-{row}"')[2].partition("voice-quote")[2].partition("</figure>")[0]
    assert MATHS in words_of(f"<p>{card}")
    html = world.client("sarah").get(world.page(AMARA, VIEWS)).text
    assert f'href="{world.page(AMARA, PAGE)}#row-{row}">Target 1</a> came from this' in html
    assert "Target 1 came from this: Read to the class" in words_of(html)


def test_who_may_not_read_the_answer_does_not_read_it_beside_the_target(quick_world: World) -> None:
    says(quick_world, "school.like.words", MATHS)
    add_target(quick_world, specific="Read to the class", voice="school.like")
    for name, reads in (("tracy", True), ("sarah", True), ("callum", False), ("ian", False)):
        page = words_of(quick_world.client(name).get(quick_world.page(AMARA, PAGE)).text)
        assert ("Read to the class" in page, MATHS in page) == (True, reads), name


def test_a_target_without_an_answer_shows_no_card(quick_world: World) -> None:
    says(quick_world, "school.like.words", MATHS)
    add_target(quick_world, specific="Read to the class")
    html = quick_world.client("tracy").get(quick_world.page(AMARA, PAGE)).text
    assert MATHS not in words_of(html)
    assert "came from this" not in quick_world.client("tracy").get(quick_world.page(AMARA, VIEWS)).text


def test_proposed_until_the_meeting_agrees(world: World) -> None:
    row = add_target(world, specific="Read to the class")
    client, meeting = world.client("tracy"), world.page(AMARA, "the-pep-meeting")
    assert "Target 1 : Read to the class Proposed" in words_of(client.get(meeting).text)
    assert cell(client, world.page(AMARA, PAGE), "target.state", row, "agreed") == 200
    html = client.get(meeting).text
    assert "Target 1 : Read to the class Agreed at the meeting" in words_of(html)
    assert f'href="{world.page(AMARA, PAGE)}#row-{row}"' in html


def test_only_an_answer_of_the_child_can_be_chosen(quick_world: World) -> None:
    client, address = quick_world.client("tracy"), quick_world.page(AMARA, PAGE)
    assert cell(client, address, "target.voice", secrets.token_hex(10), "personal.upn") == 422
    assert cell(client, address, "target.voice", secrets.token_hex(10), "school.like") == 200


def test_a_target_stands_as_typed_wherever_it_is_named(quick_world: World) -> None:
    row = add_target(quick_world, PRIYA, specific="x", voice="school.like")
    client, address = quick_world.client("tracy"), quick_world.page(PRIYA, PAGE)
    for seq, text in enumerate(HOSTILE, start=2):
        assert client.save(address, "target.specific", f"x{text}x", row=row, seen=seq - 1, seq=seq).status_code == 200
        for page in (VIEWS, "the-pep-meeting"):
            assert " ".join(f"x{text}x".split()) in words_of(client.get(quick_world.page(PRIYA, page)).text)


@pytest.mark.parametrize(
    ("name", "number", "status"), [("sarah", AMARA, 403), ("callum", AMARA, 403), ("amanda", AMARA, 403), ("tracy", NADIA, 404)]
)
def test_only_the_teacher_writes_targets(quick_world: World, name: str, number: str, status: int) -> None:
    assert cell(quick_world.client(name), quick_world.page(number, PAGE), "target.specific", secrets.token_hex(10), "x") == status


def test_the_same_statements_for_one_target_and_for_three(world: World) -> None:
    client, address, counts = world.client("tracy"), world.page(AMARA, PAGE), []
    for more in (1, 2):
        for _ in range(more):
            add_target(world, specific="Read", voice="school.like")
        with statements(world.database) as sent:
            client.get(address)
        counts.append(len(sent))
    assert counts == [4, 4]
