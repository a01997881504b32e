"""The next PEP begins with what still holds of the last one: with its history, not counted until somebody says that it is still right."""

import re

import sqlalchemy as sa

from app import clock
from app.audit import By
from app.pep.actions.create_pep import MeetingPlan, create_pep
from tests.client import Client, words_of
from tests.people import AMARA
from tests.world import ANSWERS, PAGE, ROWS, World

ONE, TWO, THREE = (f"{number:020x}" for number in (1, 2, 3))
INTERPRETER, MEDICAL, ABOUT, SEN = "personal.interpreter", "personal.medical", "personal.about", "sen.status"


def save(client: Client, world: World, page: str, question: str, text: str, row: str = "", **more: int) -> None:
    assert client.save(world.page(AMARA, page), question, text, row=row, **more).status_code == 200  # type: ignore[arg-type]


def next_pep(world: World) -> None:
    """Amara's plan is signed off, and the next one is made."""
    world.sign_off(AMARA)
    by = By(world.person("sarah"), "social_worker")
    world.write(create_pep, child=world.child(AMARA), plan=MeetingPlan(), initiated=clock.today(), by=by)


def carried(world: World) -> dict[tuple[str, str], tuple[str, bool]]:
    """(question, row's place in its group or '') -> text, waiting."""
    pep = world.pep(AMARA).id
    keys = {row.key: f"{row.group} {row.position}" for row in world.read(sa.select(ROWS).where(ROWS.c.pep == pep))}
    found = world.read(sa.select(ANSWERS).where(ANSWERS.c.pep == pep, ANSWERS.c.voice == "adult"))
    return {(row.question, keys.get(row.row, "")): (row.text, row.carried) for row in found}


def test_what_still_holds_is_copied_and_nothing_else(world: World) -> None:
    sarah, tracy = world.client("sarah"), world.client("tracy")
    save(sarah, world, PAGE, MEDICAL, "Asthma: <b> & 😀")
    save(sarah, world, "social-worker-sign-off", "meeting.next_date", "12/01/2027")
    for number, key in enumerate((ONE, TWO, THREE), start=1):
        save(sarah, world, "key-contacts", "contacts.name", f"Contact {number}", row=key)
    sarah.post(world.page(AMARA, "key-contacts"), data={"remove": f"contacts:{TWO}"})
    save(tracy, world, "smart-targets", "target.specific", "Reads aloud to Zara", row=ONE[:-1] + "a")
    save(tracy, world, "smart-targets", "target.reason", "Not copied", row=ONE[:-1] + "a")
    before = {key: value for key, value in carried(world).items() if not key[1]}
    next_pep(world)
    assert carried(world) == {
        **{
            key: (text, True)
            for key, (text, _) in before.items()
            if key[0] in (INTERPRETER, "personal.disability", "personal.communication", ABOUT)
        },
        (MEDICAL, ""): ("Asthma: <b> & 😀", True),
        ("contacts.name", "contacts 1"): ("Contact 1", True),
        ("contacts.name", "contacts 2"): ("Contact 3", True),
        ("review.specific", "reviews 1"): ("Reads aloud to Zara", False),  # a quotation: nobody has to stand by it
    }
    assert world.versions(AMARA, MEDICAL) == [(1, "Asthma: <b> & 😀")]
    assert world.left(AMARA) == world.computed_left(AMARA)


def test_a_row_whose_words_were_all_emptied_is_not_carried(world: World) -> None:
    sarah = world.client("sarah")
    save(sarah, world, "key-contacts", "contacts.name", "Gone", row=ONE)
    save(sarah, world, "key-contacts", "contacts.name", "", row=ONE, seen=1, seq=2)
    save(sarah, world, "key-contacts", "contacts.name", "Stays", row=TWO)
    next_pep(world)
    assert carried(world)["contacts.name", "contacts 1"] == ("Stays", True)
    assert len(world.read(sa.select(ROWS.c.id).where(ROWS.c.pep == world.pep(AMARA).id))) == 1
    assert world.left(AMARA) == world.computed_left(AMARA)


def test_it_does_not_count_until_somebody_says_still_right_once_for_the_page(world: World) -> None:
    sarah = world.client("sarah")
    next_pep(world)
    left, events = world.left(AMARA), len(world.events(AMARA))
    page = sarah.get(world.page(AMARA))
    assert "4 answers come from the last PEP." in words_of(page.text)
    assert sarah.post(world.page(AMARA), data={"still_right": "page"}).status_code == 303
    assert world.left(AMARA) == world.computed_left(AMARA) == {**left, "a": left["a"] - 1}  # of the four, one must be answered
    assert world.events(AMARA)[events:] == ["answer.still_right"] * 4
    again = sarah.get(world.page(AMARA)).text
    assert "from the last PEP" not in words_of(again)
    assert sarah.post(world.page(AMARA), data={"still_right": "page"}).status_code == 303
    assert len(world.events(AMARA)) == events + 4


def test_it_says_since_when_and_a_change_clears_it(world: World) -> None:
    sarah, day = world.client("sarah"), world.pep(AMARA).meeting_date
    next_pep(world)
    sarah.post(world.page(AMARA), data={"still_right": "page"})
    text = f"Unchanged since {day:%B %Y}"
    assert len(re.findall(f"{text}", words_of(sarah.get(world.page(AMARA)).text))) == 4
    save(sarah, world, PAGE, ABOUT, "Something new", seen=1)
    assert len(re.findall(f"{text}", words_of(sarah.get(world.page(AMARA)).text))) == 3
    assert world.answer(AMARA, ABOUT).unchanged_since is None


def test_words_that_stay_the_same_keep_the_day_of_the_first_plan(world: World) -> None:
    sarah, day = world.client("sarah"), world.pep(AMARA).meeting_date
    next_pep(world)
    sarah.post(world.page(AMARA), data={"still_right": "page"})
    next_pep(world)
    row = world.answer(AMARA, ABOUT)
    assert (row.unchanged_since, row.carried, row.version) == (day, True, 1)


def test_changing_a_carried_answer_is_standing_by_it(world: World) -> None:
    sarah = world.client("sarah")
    next_pep(world)
    left = world.left(AMARA)
    save(sarah, world, PAGE, INTERPRETER, "yes", seen=1)
    assert world.answer(AMARA, INTERPRETER).carried is False
    assert world.left(AMARA) == world.computed_left(AMARA) == {**left, "a": left["a"] - 1}


def test_who_may_not_answer_them_is_not_asked_and_cannot_confirm(world: World) -> None:
    next_pep(world)
    tracy = world.client("tracy")
    assert "from the last PEP" not in words_of(tracy.get(world.page(AMARA)).text)
    assert tracy.post(world.page(AMARA), data={"still_right": "page"}).status_code == 303
    assert world.answer(AMARA, ABOUT).carried is True


def test_what_the_page_does_not_show_is_not_confirmed_unseen(world: World) -> None:
    """The need of a child who had support stays behind a status that says none: nobody looked at it."""
    tracy = world.client("tracy")
    save(tracy, world, "sen-status", SEN, "support")
    save(tracy, world, "sen-status", "sen.need", world.source(AMARA).form.places["sen.need"].question.options[0][0])
    next_pep(world)
    save(tracy, world, "sen-status", SEN, "none", seen=1, seq=1)
    tracy.post(world.page(AMARA, "sen-status"), data={"still_right": "page"})
    assert (world.answer(AMARA, SEN).carried, world.answer(AMARA, "sen.need").carried) == (False, True)
    save(tracy, world, "sen-status", SEN, "support", seen=2, seq=2)
    assert world.left(AMARA) == world.computed_left(AMARA)
    assert "1 answer comes from the last PEP." in words_of(tracy.get(world.page(AMARA, "sen-status")).text)


def test_rows_are_confirmed_with_their_page(world: World) -> None:
    sarah = world.client("sarah")
    save(sarah, world, "key-contacts", "contacts.name", "Ann", row=ONE)
    save(sarah, world, "key-contacts", "contacts.role", "carer", row=ONE)
    full = world.left(AMARA)
    next_pep(world)
    address = world.page(AMARA, "key-contacts")
    assert "2 answers come from the last PEP." in words_of(sarah.get(address).text)
    waiting = world.left(AMARA)
    assert sarah.post(address, data={"still_right": "page"}).status_code == 303
    assert world.left(AMARA) == world.computed_left(AMARA) == {**waiting, "a": waiting["a"] - 2}
    assert world.left(AMARA)["a"] == full["a"] + 1  # the interpreter waits on another page


def test_a_closed_plan_confirms_nothing(world: World) -> None:
    sarah = world.client("sarah")
    next_pep(world)
    address, pep = world.page(AMARA), world.pep(AMARA).id
    world.sign_off(AMARA)
    events = len(world.events(AMARA))
    assert sarah.post(address, data={"still_right": "page"}).status_code in (303, 423)
    assert len(world.events(AMARA)) == events
    assert {row.carried for row in world.read(sa.select(ANSWERS.c.carried).where(ANSWERS.c.pep == pep, ANSWERS.c.question == ABOUT))} == {
        True
    }
