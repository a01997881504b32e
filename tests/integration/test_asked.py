"""What is asked of whom: "Not known yet", what an authority asks otherwise, conditions, and a question that stands on two pages."""

import itertools
from typing import Any

import pytest

from app.audit import By
from app.pep.actions.recount import recount_peps
from app.pep.actions.set_override import open_batches, set_override
from app.pep.rules.known import Override
from tests.client import Client, words_of
from tests.people import AMARA, NADIA, PRIYA
from tests.world import PAGE, World

INTERPRETER, DISABILITY, UPN = "personal.interpreter", "personal.disability", "personal.upn"
SEN, NEED = "sen.status", "sen.need"
NEXT = "meeting.next_date"
STATUTORY, POST_16 = "statutory", "post_16"


def override(world: World, question: str, to: Override, *, number: str = PRIYA, form: str = STATUTORY) -> list[int]:
    """As the settings do it: the override at once, then the open PEPs in batches. -> the sizes of the batches."""
    authority = world.pep(number).authority
    by = By(world.person("vera"), "virtual_school")
    world.write(set_override, authority=authority, form=form, question=question, to=to, reason="a test", by=by)
    sizes = []
    with world.database.read() as db:
        batches = list(open_batches(db, authority=authority, form=form))
    for batch in batches:
        with world.database.write() as db:
            recount_peps(db, peps=batch)
            from app import audit

            audit.record(db, child=audit.ACCOUNTS, by=by, verb="progress.counted", subject="authority", subject_id=authority)
        sizes.append(len(batch))
    return sizes


def page(client: Client, world: World, number: str, name: str = PAGE, **params: str) -> str:
    return str(client.get(world.page(number, name), params=params).text)


def save(client: Client, world: World, name: str, question: str, *texts: str, number: str = PRIYA, **more: Any) -> Any:
    answer = client.save(world.page(number, name), question, *texts, **more)
    assert answer.status_code == 200
    return answer


# Not known yet


def test_why_and_who_finds_out_count_as_an_answer_and_one_of_them_alone_does_not(world: World) -> None:
    client, before = world.client("sarah"), world.left(PRIYA)
    left = []
    for end, text in (("not_known", "The last school has not said"), ("finds_out", "Sarah Social")):
        save(client, world, PAGE, f"{INTERPRETER}.{end}", text)
        assert world.left(PRIYA) == world.computed_left(PRIYA)
        left.append(world.left(PRIYA)["a"])
    assert left == [before["a"], before["a"] - 1]
    save(client, world, PAGE, f"{INTERPRETER}.finds_out", "", seen=1, seq=2)
    assert world.left(PRIYA) == world.computed_left(PRIYA) == before


def test_it_opens_beside_the_field_without_javascript_and_stays_open_once_it_holds_words(quick_world: World) -> None:
    client, key = quick_world.client("sarah"), f"{INTERPRETER}~~adult"
    assert f"{INTERPRETER}.not_known~~adult" not in page(client, quick_world, PRIYA)
    opened = page(client, quick_world, PRIYA, unknown=key)
    assert opened.count(f'id="field-{INTERPRETER}.not_known~~adult"') == opened.count(f'id="field-{INTERPRETER}.finds_out~~adult"') == 1
    save(client, quick_world, PAGE, f"{INTERPRETER}.not_known", "Not said")
    assert f'id="field-{INTERPRETER}.finds_out~~adult"' in page(client, quick_world, PRIYA)


@pytest.mark.parametrize(("name", "sees"), [("vera", True), ("tracy", True), ("amanda", False), ("norah", False)])
def test_others_read_why_it_is_not_known(quick_world: World, name: str, sees: bool) -> None:
    save(quick_world.client("sarah"), quick_world, PAGE, f"{INTERPRETER}.not_known", "The last school is shut", number=AMARA)
    assert ("The last school is shut" in page(quick_world.client(name), quick_world, AMARA)) is sees


def test_why_it_is_not_known_is_seen_by_whom_the_question_is(quick_world: World) -> None:
    """The carer does not see the pupil number, nor why there is none."""
    save(quick_world.client("sarah"), quick_world, PAGE, f"{UPN}.not_known", "No school yet", number=AMARA)
    assert "No school yet" in page(quick_world.client("tracy"), quick_world, AMARA)
    callum = quick_world.client("callum")
    assert "No school yet" not in page(callum, quick_world, AMARA, unknown=f"{UPN}~~adult")
    assert callum.save(quick_world.page(AMARA), f"{UPN}.not_known", "x", seen=1).status_code == 404


@pytest.mark.parametrize(
    ("question", "name"), [(f"{DISABILITY}.not_known.not_known", PAGE), ("meeting.next_date.not_known", "social-worker-sign-off")]
)
def test_what_does_not_take_it_has_no_such_field(quick_world: World, question: str, name: str) -> None:
    assert quick_world.client("sarah").save(quick_world.page(PRIYA, name), question, "x").status_code == 404


# What the authority asks otherwise


@pytest.mark.parametrize(
    ("question", "to", "change"),
    [
        (DISABILITY, Override(mandatory=True), 1),
        (INTERPRETER, Override(mandatory=False), -1),
        (INTERPRETER, Override(asked=False), -1),
        (INTERPRETER, Override(), 0),
    ],
)
def test_an_override_shows_on_the_page_at_once_and_in_the_count(world: World, question: str, to: Override, change: int) -> None:
    client, before = world.client("sarah"), world.left(PRIYA)
    was = page(client, world, PRIYA).count("field__must")
    override(world, question, to)
    assert world.left(PRIYA) == world.computed_left(PRIYA) == {**before, "a": before["a"] + change}
    now = page(client, world, PRIYA)
    assert now.count("field__must") - was == change
    assert (f"field-{question}~~adult" in now) is (to.asked is not False)


def test_the_page_follows_before_the_stored_count_has(world: World) -> None:
    """A crash between override and count leaves the page right, and the count behind until it is done."""
    client, before = world.client("sarah"), world.left(PRIYA)
    by = By(world.person("vera"), "virtual_school")
    authority = world.pep(PRIYA).authority
    to = Override(mandatory=True)
    world.write(set_override, authority=authority, form=STATUTORY, question=DISABILITY, to=to, reason="", by=by)
    assert world.left(PRIYA) == before
    assert world.computed_left(PRIYA) == {**before, "a": before["a"] + 1}
    save(client, world, PAGE, INTERPRETER, "no")  # the next save that counts brings it along
    assert world.left(PRIYA) == world.computed_left(PRIYA) == before


def test_an_override_concerns_its_authority_and_its_form_alone(world: World) -> None:
    others = [number for number in (AMARA, NADIA) if world.pep(number).authority != world.pep(PRIYA).authority or number == NADIA]
    before = {number: world.left(number) for number in others}
    override(world, DISABILITY, Override(mandatory=True))
    assert {number: world.left(number) for number in others} == before == {number: world.computed_left(number) for number in others}


def test_an_override_is_set_again_not_twice_and_its_answers_stay(world: World) -> None:
    client, before = world.client("sarah"), world.left(PRIYA)
    save(client, world, PAGE, DISABILITY, "speech")
    for to in (Override(asked=False), Override(mandatory=True), Override()):
        override(world, DISABILITY, to)
        assert world.left(PRIYA) == world.computed_left(PRIYA) == before
    assert world.answer(PRIYA, DISABILITY).text == "speech"
    assert world.events_of_accounts()[-2:] == ["override.set", "progress.counted"]


def test_a_question_that_is_off_is_asked_once_the_authority_turns_it_on(world: World) -> None:
    client, off, before = world.client("sarah"), "personal.religion", world.left(PRIYA)
    assert f"field-{off}~~adult" not in page(client, world, PRIYA)
    override(world, off, Override(asked=True, mandatory=True))
    assert f"field-{off}~~adult" in page(client, world, PRIYA)
    assert world.left(PRIYA) == world.computed_left(PRIYA) == {**before, "a": before["a"] + 1}


def test_not_known_yet_can_be_forbidden_for_one_question(world: World) -> None:
    client, before = world.client("sarah"), world.left(PRIYA)
    for end in ("not_known", "finds_out"):
        save(client, world, PAGE, f"{INTERPRETER}.{end}", "words")
    assert world.left(PRIYA)["a"] == before["a"] - 1
    override(world, INTERPRETER, Override(not_known=False))
    assert world.left(PRIYA) == world.computed_left(PRIYA) == before
    assert f"unknown={INTERPRETER}" not in page(client, world, PRIYA)


def test_open_plans_are_counted_in_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.pep.actions import set_override as module

    monkeypatch.setattr(module, "BATCH", 2)
    sizes = override(world, DISABILITY, Override(mandatory=True))
    assert sum(sizes) >= 3
    assert set(sizes[:-1]) == {2}


# Conditions


def test_a_gate_brings_its_questions_and_hiding_them_keeps_their_answers_uncounted(world: World) -> None:
    client, before = world.client("tracy"), world.left(PRIYA)
    need = world.source(PRIYA).form.places[NEED].question.options[0][0]
    counts, seen = [], []
    for number, status in enumerate(("support", "none", "support"), start=1):
        answer = save(client, world, "sen-status", SEN, status, seen=number - 1, seq=number)
        assert answer.headers["conditions"] == "changed"
        seen.append(f"field-{NEED}~~adult" in page(client, world, PRIYA, "sen-status"))
        if number == 1:
            save(client, world, "sen-status", NEED, need)
        assert world.left(PRIYA) == world.computed_left(PRIYA)
        counts.append(world.left(PRIYA)["b"])
    assert seen == [True, False, True]
    assert counts[0] == counts[2]
    assert counts[1] == before["b"] - 1
    assert world.answer(PRIYA, NEED).text == need


def test_only_an_answer_that_others_hang_on_says_so(quick_world: World) -> None:
    client = quick_world.client("sarah")
    assert "conditions" not in save(client, quick_world, PAGE, "personal.medical", "Asthma").headers


# One stored value on two pages


def test_the_next_meeting_is_answered_on_the_meetings_page_and_is_one_value(world: World) -> None:
    sarah, tracy, before = world.client("sarah"), world.client("tracy"), world.left(PRIYA)
    save(tracy, world, "the-pep-meeting", NEXT, "12/01/2027")
    assert world.left(PRIYA) == world.computed_left(PRIYA) == {**before, "a": before["a"] - 1}
    assert 'value="12/01/2027"' in page(sarah, world, PRIYA, "social-worker-sign-off")
    assert save(sarah, world, "social-worker-sign-off", NEXT, "13/01/2027", seen=1, seq=2).headers["answer-version"] == "2"
    shown = page(tracy, world, PRIYA, "the-pep-meeting")
    assert ('value="13/01/2027"' in shown, "12/01/2027" in shown) == (True, False)
    assert world.versions(PRIYA, NEXT) == [(1, "12/01/2027"), (2, "13/01/2027")]


def test_two_people_on_two_pages_at_one_value_see_both_texts(world: World) -> None:
    save(world.client("tracy"), world, "the-pep-meeting", NEXT, "12/01/2027", writer="a" * 24)
    clash = world.client("sarah").save(world.page(PRIYA, "social-worker-sign-off"), NEXT, "13/01/2027", writer="b" * 24)
    assert clash.status_code == 409
    assert "12/01/2027" in words_of(clash.text)


def test_it_is_not_answered_on_any_other_page(quick_world: World) -> None:
    tracy = quick_world.client("tracy")
    statuses = [tracy.save(quick_world.page(PRIYA, name), NEXT, "12/01/2027").status_code for name in ("attendance", "sen-status", PAGE)]
    assert statuses == [404] * 3
    assert list(itertools.chain(quick_world.versions(PRIYA, NEXT))) == []
