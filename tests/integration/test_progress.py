"""Stored progress is what the answers say: after the demonstration, and after whatever people save."""

import random
from typing import Any

import pytest

from app.audit import SYSTEM
from app.pep.actions.set_override import set_override
from app.pep.definition import Form, Question
from app.pep.queries.known import read_overview
from app.pep.rules.known import Override, Overview
from app.pep.rules.voices import ADULT
from tests.people import AMARA, DANIEL, ELLIE, JAMES, NADIA, PRIYA, SAM, TOMASZ
from tests.world import World

WITH_A_PEP = (JAMES, AMARA, SAM, NADIA, TOMASZ, PRIYA, DANIEL, ELLIE)
TEXTS = ("", "Some words", "31/02/2026", "12", "12/01/2027", "x" * 30)
PAGES = {"sarah": ("care-information", "key-contacts", "personal-information", "social-worker-sign-off"),
         "tracy": ("sen-status", "send", "extra-support", "attendance", "smart-targets", "exclusions")}  # fmt: skip


def seen(overview: Overview, form: Form) -> dict[str, Any]:
    """What two overviews of one plan must agree on: of live rows, and of values that nothing hangs on only that they are there."""
    known = overview.known
    live = {"", *(key for keys in known.rows.values() for key in keys)}
    values = {cell: value if cell[0] in form.deciding else True for cell, value in known.values.items() if cell[1] in live}
    rest = (overview.typed, overview.said, overview.copied, known.rows, dict(known.overrides), known.year, known.age)
    return {"values": values, "waiting": {cell for cell in known.waiting if cell[1] in live}, "rest": rest}


def gathered(world: World, number: str) -> dict[str, Any]:
    """As every page reads it: without the words."""
    source = world.source(number)
    known = source.known
    with world.database.read() as db:
        return seen(read_overview(db, pep=source.pep.id, form=source.form, year=known.year, age=known.age), source.form)


def looked_over(world: World, number: str) -> dict[str, Any]:
    """From everything that is held."""
    source = world.source(number)
    return seen(source.overview, source.form)


def test_every_plan_is_gathered_as_it_is_held(world: World) -> None:
    pep, to = world.pep(AMARA), Override(True, None, False)
    world.write(set_override, authority=pep.authority, form=pep.form, question="personal.medical", to=to, reason="a test", by=SYSTEM)
    found = {number: gathered(world, number) for number in WITH_A_PEP}
    assert found == {number: looked_over(world, number) for number in WITH_A_PEP}
    assert found[AMARA]["rest"][4] == {"personal.medical": to}
    assert any(one["waiting"] for one in found.values())
    assert any(one["rest"][3] for one in found.values())


def test_every_pep_of_the_demonstration_says_what_is_left(world: World) -> None:
    stored = {number: world.left(number) for number in WITH_A_PEP}
    assert stored == {number: world.computed_left(number) for number in WITH_A_PEP}
    assert all(sum(left.values()) > 0 for left in stored.values())


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_saved_the_stored_count_is_the_computed_one(world: World, seed: int) -> None:
    """Answers that decide, rows that come and go, words that do not count, "Not known yet": through the site, as people do it."""
    chance = random.Random(seed)
    clients = {name: world.client(name) for name in PAGES}
    keys = [f"{number:020x}" for number in range(1, 4)]
    steps = []
    for sequence in range(1, 31):
        name = chance.choice(sorted(PAGES))
        page = chance.choice(PAGES[name])
        address = world.page(AMARA, page)
        found = world.source(AMARA).form.page(page)
        assert found is not None
        if found[1].groups and chance.random() < 0.3:
            group, verb = chance.choice(found[1].groups), chance.choice(("remove", "restore", "up", "down"))
            steps.append((verb, group.id, clients[name].post(address, data={verb: f"{group.id}:{chance.choice(keys)}"}).status_code))
        else:
            question = chance.choice(found[1].questions)
            end = chance.choice(("", "", "", ".not_known", ".finds_out")) if question.not_known else ""
            row = chance.choice(keys) if question.rows else ""
            text = chance.choice(TEXTS) if end or not question.options else chance.choice(["", *(value for value, _ in question.options)])
            answer = clients[name].save(
                address, f"{question.id}{end}", text, row=row, seen=version(world, question, end, row), seq=sequence, writer=f"{seed:024x}"
            )
            steps.append((question.id + end, row, text, answer.status_code))
        assert world.left(AMARA) == world.computed_left(AMARA), steps
        assert gathered(world, AMARA) == looked_over(world, AMARA), steps
    assert {step[-1] for step in steps} <= {200, 303, 403, 404, 422}


def version(world: World, question: Question, end: str, row: str) -> int:
    line = world.source(AMARA).held.one(f"{question.id}{end}", ADULT, row)
    return line.version if line else 0


def test_a_fact_counts_as_its_question_does(world: World) -> None:
    before = world.left(TOMASZ)
    line = world.source(TOMASZ).held.one("personal.surname", ADULT)
    assert line is not None
    assert world.client("sarah").save(world.page(TOMASZ), "personal.surname", "", seen=line.version).status_code == 200
    assert world.left(TOMASZ) == world.computed_left(TOMASZ) == {**before, "a": before["a"] + 1}
