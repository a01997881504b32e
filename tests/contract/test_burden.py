"""As few questions as a good PEP needs (issue 4): a statutory child without SEN, suspension or move is walked through Section B, twice."""

import secrets

import pytest

from app import clock
from app.audit import By
from app.pep.actions.create_pep import MeetingPlan, create_pep
from app.pep.actions.save_answer import save_answer
from app.pep.definition import Question
from app.pep.rules.progress import Missing, missing
from app.pep.rules.saving import Target
from app.pep.rules.voices import ADULT, AnswerKey
from app.versioned import Sent
from tests.client import Client
from tests.people import AMARA, DANIEL, PRIYA, TOMASZ
from tests.world import World

FIRST_PLAN, NEXT_PLAN = 25, 12
NOTHING_SPECIAL = ("none", "no")  # of a list that offers it
OTHERWISE = {"meeting.child_came": "all"}
TEXTS = {
    "date": "12/01/2027", "partial_date": "01/2027", "time": "15:00", "percent": "96", "money": "100", "whole_number": "1", "decimal": "1",
    "email": "ann@example.org", "phone": "01632 960 001", "sdq_score": "10", "phonics_score": "32", "scaled_score": "100",
    "reading_age": "7:06", "urn": "123456", "uln": "1234567890", "upn": "A123456789012",
}  # fmt: skip


def plain_answer(world: World, number: str, question: Question) -> str:
    """What somebody writes of whom there is nothing special to say."""
    values = [value for value, _ in question.options if value not in question.retired]
    if question.kind == "person":
        return "Tracy Teacher"
    if values:
        return OTHERWISE.get(question.id) or next((value for value in NOTHING_SPECIAL if value in values), values[0])
    return TEXTS.get(question.kind, "Some words")


def open_questions(world: World, number: str) -> list[Missing]:
    source = world.source(number, "tracy", "designated_teacher")
    return [one for one in missing(source.form, source.known) if one.section.letter == "b"]


def walk(world: World, number: str) -> list[str]:
    """Answers every mandatory question of Section B, as it comes. -> the questions, in their order."""
    pep, answered = world.pep(number), []
    target, by = Target(pep.id, pep.child, open=True), By(world.person("tracy"), "designated_teacher")
    while found := open_questions(world, number):
        one = found[0]
        question, row = one.question, one.row or (secrets.token_hex(10) if one.question.rows else "")
        place = world.source(number).form.places[question.id]
        line = world.source(number).held.one(question.id, ADULT, row)
        sent = Sent(plain_answer(world, number, question), seen=line.version if line else 0)
        saved = world.write(save_answer, target=target, place=place, key=AnswerKey(question.id, row, ADULT), sent=sent, by=by)
        assert (saved.status, saved.parsed.problem) == (200, ""), (question.id, saved)
        answered.append(question.id)
        assert len(answered) <= 60, answered
    assert world.left(number)["b"] == 0
    return answered


def still_right(client: Client, world: World, number: str) -> None:
    """Once on each page of Section B."""
    section = next(section for section in world.source(number).form.sections if section.letter == "b")
    for page in section.pages:
        assert client.post(world.page(number, page.id), data={"still_right": "page"}).status_code == 303


@pytest.mark.parametrize("number", [DANIEL, PRIYA, AMARA, TOMASZ], ids=["Reception", "Year 2", "Year 4", "Year 9"])
def test_what_section_b_asks_of_a_child_without_anything_special(quick_world: World, number: str) -> None:
    first = walk(quick_world, number)
    quick_world.sign_off(number)
    by = By(quick_world.person("sarah"), "social_worker")
    quick_world.write(create_pep, child=quick_world.child(number), plan=MeetingPlan(), initiated=clock.today(), by=by)
    still_right(quick_world.client("tracy"), quick_world, number)
    again = walk(quick_world, number)
    assert len(first) <= FIRST_PLAN, first
    assert len(again) <= NEXT_PLAN, again
    assert "target.specific" in first
    assert {"review.outcome", "target.specific"} <= set(again)  # last term's target is looked at, and there is a new one
    assert quick_world.left(number) == quick_world.computed_left(number)
