"""The PEP Meeting: when, where, who; the confirmation that it occurred; and the form that moves it."""

import datetime as dt
import re

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.db import rows, table_of
from app.pep.tables import Invitation, Pep
from tests.client import Client, words_of
from tests.finishing import answer_all, confirm, mark, meet_today
from tests.hostile import HOSTILE
from tests.people import AMARA, DANIEL, ELLIE, NADIA, PRIYA, SAM
from tests.statements import statements
from tests.world import World

PEPS, INVITATIONS = table_of(Pep), table_of(Invitation)
PAGE = "the-pep-meeting"
TODAY = clock.today()
SOON = TODAY + dt.timedelta(days=30)


def press(world: World, client: Client, number: str = AMARA, **data: str) -> tuple[int, str]:
    """A button of the meeting's page. -> status and what is then read, or the notice."""
    response = client.post(world.page(number, PAGE), data=data)
    done = str(response.headers.get("location", "")).rpartition("?done=")[2]
    return response.status_code, done or words_of(response.text)


def move(world: World, client: Client, number: str = AMARA, **changed: object) -> tuple[int, str]:
    """The form behind HERE, as it stands but for what is changed."""
    address = f"/peps/{world.pep(number).public_id}/meeting"
    html = client.get(address).text
    names = ("date", "time", "place")
    standing = {name: re.search(rf'name="{name}" type="text"[^>]*value="([^"]*)"', html)[1] for name in names}  # type: ignore[index]
    invited = re.findall(r'name="invited" value="(\w+)" checked', html)
    response = client.post(address, data={**standing, "invited": invited, **changed})
    return response.status_code, words_of(response.text)


def invited(world: World, number: str = AMARA) -> list[int | None]:
    pep = world.pep(number).id
    return [row.person for row in world.read(sa.select(INVITATIONS.c.person).where(INVITATIONS.c.pep == pep).order_by(INVITATIONS.c.id))]


def test_when_where_and_who_is_invited(quick_world: World) -> None:
    page = words_of(quick_world.client("ian").get(quick_world.page(AMARA, PAGE)).text)
    pep = quick_world.pep(AMARA)
    assert f"When {pep.meeting_date:%A %-d %B %Y}, 14:00 Where Hill Lane Primary, the rainbow room" in page
    assert "Invited Amara Bell (Young person), Sarah Social (Social Worker), Tracy Teacher (Designated Teacher)" in page
    assert "Nobody has confirmed yet that the meeting has occurred." in page
    assert "Please Click here" not in page
    assert "HERE" not in page


def test_the_confirmation_names_who_pressed_and_when(world: World) -> None:
    meet_today(world, AMARA)
    client = world.client("tracy")
    page = words_of(client.get(world.page(AMARA, PAGE)).text)
    assert "Name of person completing this form: Tracy Teacher" in page
    assert "Please Click here to confirm the PEP meeting has occurred" in page
    assert press(world, client, held="yes") == (303, "held")
    pep = world.pep(AMARA)
    assert (pep.held_on, pep.held_confirmed_by) == (TODAY, world.person("tracy"))
    page = words_of(world.client("sarah").get(world.page(AMARA, PAGE) + "?done=held").text)
    assert f"Confirmed by Tracy Teacher, {TODAY:%-d %B %Y}" in page
    assert "Successful! The PEP meeting is confirmed." in page
    assert world.events(AMARA)[-1] == "meeting.confirmed"
    again = world.events(AMARA)
    assert press(world, world.client("sarah"), held="yes")[0] == 303
    assert (world.pep(AMARA).held_confirmed_by, world.events(AMARA)) == (world.person("tracy"), again)


@pytest.mark.parametrize(
    ("number", "typed", "words"),
    [
        (AMARA, "", "which is still to come. If it was held already, say on which day."),
        (AMARA, f"{SOON:%d/%m/%Y}", "is still to come. A meeting is confirmed when it has occurred."),
        (AMARA, "31/02/2026", "“31/02/2026” is not a date we can read."),
        (DANIEL, "", "The meeting has no date yet. On which day was it held?"),
    ],
)
def test_a_meeting_to_come_is_not_confirmed(quick_world: World, number: str, typed: str, words: str) -> None:
    status, read = press(quick_world, quick_world.client("sarah"), number, held="yes", held_on=typed)
    assert (status, words in read) == (422, True)
    assert quick_world.pep(number).held_on is None


def test_what_was_typed_beside_the_button_is_saved_and_a_refused_day_stays(world: World) -> None:
    key = "meeting.discussion~~adult"
    response = world.client("tracy").post(
        world.page(AMARA, PAGE), data={key: "All of it", f"{key}:seen": "0", "held": "yes", "held_on": "<b>?"}
    )
    assert response.status_code == 422
    assert world.answer(AMARA, "meeting.discussion").text == "All of it"
    assert 'value="&lt;b&gt;?"' in response.text


def test_held_on_another_day_offers_to_change_the_date(world: World) -> None:
    client, held, planned = world.client("sarah"), TODAY - dt.timedelta(days=1), world.pep(AMARA).meeting_date
    assert press(world, client, held="yes", held_on=f"{held:%d/%m/%Y}") == (303, "held")
    page = words_of(client.get(world.page(AMARA, PAGE)).text)
    assert f"as held on {held:%-d %B %Y}" in page
    assert f"The plan says {planned:%A %-d %B %Y}, 14:00. Change the meeting's date to {held:%-d %B}" in page
    assert press(world, client, day_held="yes") == (303, "meeting-moved")
    pep = world.pep(AMARA)
    assert (pep.meeting_date, pep.target, pep.held_on) == (held, held + dt.timedelta(days=7), held)
    assert "The plan says" not in words_of(client.get(world.page(AMARA, PAGE)).text)


def test_the_confirmation_can_be_taken_back(world: World) -> None:
    meet_today(world, AMARA)
    confirm(world, AMARA)
    assert press(world, world.client("vera"), not_held="yes") == (303, "held-undone")
    pep = world.pep(AMARA)
    assert (pep.held_on, pep.held_confirmed_by, pep.held_confirmed_at) == (None, None, None)
    assert world.events(AMARA)[-1] == "meeting.unconfirmed"


def test_not_while_a_section_rests_on_it(world: World) -> None:
    meet_today(world, AMARA)
    answer_all(world, AMARA, "b")
    confirm(world, AMARA)
    mark(world, AMARA, "b", "tracy")
    status, words = press(world, world.client("sarah"), not_held="yes")
    assert (status, "Section B is marked completed and needs this confirmation. Reopen it first." in words) == (422, True)
    assert world.pep(AMARA).held_on == TODAY


@pytest.mark.parametrize(("name", "status"), [("callum", 403), ("ian", 403), ("amanda", 403), ("norah", 404)])
def test_who_does_not_keep_the_meeting_presses_nothing(quick_world: World, name: str, status: int) -> None:
    meet_today(quick_world, AMARA)
    client = quick_world.client(name)
    for data in ({"held": "yes"}, {"not_held": "yes"}, {"day_held": "yes"}):
        assert press(quick_world, client, **data)[0] == status
    address = f"/peps/{quick_world.pep(AMARA).public_id}/meeting"
    assert client.get(address).status_code == status
    assert client.post(address, data={"date": "", "time": ""}).status_code == status
    assert (quick_world.pep(AMARA).held_on, quick_world.pep(AMARA).meeting_date) == (None, TODAY)


def test_here_leads_to_the_form_that_shows_the_meeting_as_it_stands(quick_world: World) -> None:
    client = quick_world.client("tracy")
    link = re.search(r'href="([^"]+)"><strong>HERE</strong>', client.get(quick_world.page(AMARA, PAGE)).text)
    assert link is not None
    html = client.get(link[1]).text
    assert f'value="{quick_world.pep(AMARA).meeting_date:%d/%m/%Y}"' in html
    assert 'value="14:00"' in html
    assert re.findall(r'name="invited" value="\w+"( checked)?', html) == [" checked"] * 5 + [""]


def test_a_moved_meeting_takes_its_target_along(world: World) -> None:
    assert move(world, world.client("sarah"), date=f"{SOON:%d/%m/%Y}", time="9.15", place="Hill Lane: the <hall>")[0] == 303
    pep = world.pep(AMARA)
    assert (pep.meeting_date, pep.meeting_time, pep.place) == (SOON, dt.time(9, 15), "Hill Lane: the <hall>")
    assert pep.target == SOON + dt.timedelta(days=7)
    assert world.events(AMARA)[-1] == "meeting.moved"
    assert len(invited(world)) == 5


def test_a_target_set_by_hand_stays(world: World) -> None:
    pep, by_hand = world.pep(AMARA), TODAY + dt.timedelta(days=100)
    with world.database.write() as db:
        rows(db, sa.update(PEPS).where(PEPS.c.id == pep.id).values(target=by_hand))
        audit.record(db, child=pep.child, by=audit.SYSTEM, verb="tried", subject="pep", subject_id=pep.id)
    client = world.client("sarah")
    assert move(world, client, date=f"{SOON:%d/%m/%Y}")[0] == 303
    assert world.pep(AMARA).target == by_hand
    part = client.get(f"/peps/{pep.public_id}/meeting/dates", params={"date": f"{TODAY:%d/%m/%Y}"}).text
    assert f"Target date: {by_hand:%A %-d %B %Y}. Set by hand, so it does not move." in words_of(part)


def test_the_dates_move_while_the_date_is_typed(quick_world: World) -> None:
    part = quick_world.client("tracy").get(f"/peps/{quick_world.pep(AMARA).public_id}/meeting/dates", params={"date": f"{SOON:%d/%m/%Y}"})
    assert part.text.lstrip().startswith('<div id="dates"')
    assert f"Target date: {SOON + dt.timedelta(days=7):%A %-d %B %Y}." in words_of(part.text)
    assert f"Date initiated {quick_world.pep(AMARA).initiated:%d/%m/%Y}" in words_of(part.text)


def test_a_draft_gets_its_date_and_then_invites(world: World) -> None:
    assert (world.pep(DANIEL).meeting_date, invited(world, DANIEL)) == (None, [])
    assert move(world, world.client("sarah"), DANIEL, date=f"{SOON:%d/%m/%Y}", time="10:00")[0] == 303
    assert (world.pep(DANIEL).meeting_date, invited(world, DANIEL)) == (SOON, [None, world.person("sarah"), world.person("tracy")])


def test_who_is_invited_can_change_with_it(world: World) -> None:
    assert move(world, world.client("tracy"), invited=["child"])[0] == 303
    assert invited(world) == [None]


def test_who_left_the_list_stays_invited_as_they_were(world: World) -> None:
    world.take_away("callum", AMARA)
    assert move(world, world.client("tracy"), place="Elsewhere")[0] == 303
    assert world.person("callum") in invited(world)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"time": ""}, "The meeting has a date. At what time does it begin?"),
        ({"date": ""}, "The meeting has a time. Which day is it?"),
        ({"date": "31/02/2027"}, "is not a date we can read"),
        ({"time": "25:00"}, "is not a time we can read"),
        ({"date": "01/01/0001"}, "is too far away for a meeting"),
        ({"invited": ["somebody"]}, "no longer has access"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_moves(quick_world: World, changed: dict[str, object], words: str) -> None:
    before = quick_world.pep(AMARA)
    status, read = move(quick_world, quick_world.client("sarah"), place="typed: <here>", **changed)
    assert (status, words in read) == (422, True)
    assert tuple(quick_world.pep(AMARA)) == tuple(before)


def test_a_confirmed_meeting_and_one_that_sections_rest_on_do_not_move_away(world: World) -> None:
    meet_today(world, AMARA)
    answer_all(world, AMARA, "a")
    mark(world, AMARA, "a", "sarah")
    client = world.client("sarah")
    status, words = move(world, client, date=f"{SOON:%d/%m/%Y}")
    assert (status, "Section A is marked completed, so the meeting cannot move to a day to come." in words) == (422, True)
    confirm(world, AMARA)
    status, words = move(world, client, date=f"{TODAY - dt.timedelta(days=1):%d/%m/%Y}")
    assert (status, "To move it, take the confirmation back first." in words) == (422, True)
    assert move(world, client, place="Next door")[0] == 303  # the place is no day
    assert (world.pep(AMARA).meeting_date, world.pep(AMARA).place) == (TODAY, "Next door")


def test_the_year_follows_the_day_while_the_form_stays(world: World) -> None:
    """Priya's meeting after the next first of September is about Year 3. Ellie's next year would have another form: hers stays."""
    day = dt.date(TODAY.year + (TODAY.month >= 9), 9, 2)
    for number in (PRIYA, ELLIE):
        before = world.pep(number)
        assert move(world, world.client("sarah"), number, date=f"{day:%d/%m/%Y}")[0] == 303
        after = world.pep(number)
        assert (after.form, after.year) == (before.form, before.year + (number == PRIYA))


def test_a_place_comes_back_as_it_was_typed(quick_world: World) -> None:
    client = quick_world.client("sarah")
    for text in HOSTILE:
        assert move(quick_world, client, place=f"x{text}x")[0] == 303
        assert quick_world.pep(AMARA).place == f"x{text}x"
        assert " ".join(f"x{text}x".split()) in words_of(client.get(quick_world.page(AMARA, PAGE)).text)


def test_a_closed_pep_keeps_its_meeting(world: World) -> None:
    pep = world.pep(AMARA)
    world.sign_off(AMARA)
    client, address = world.client("sarah"), f"/peps/{pep.public_id}/meeting"
    assert client.get(address).status_code == 423
    assert client.post(address, data={"date": f"{SOON:%d/%m/%Y}", "time": "10:00"}).status_code == 423
    assert client.post(f"/peps/{pep.public_id}/{PAGE}", data={"held": "yes", "held_on": f"{TODAY:%d/%m/%Y}"}).status_code == 423
    assert world.pep(AMARA, status="signed_off").meeting_date == pep.meeting_date


@pytest.mark.parametrize(("name", "number"), [("tracy", NADIA), ("callum", PRIYA), ("sarah", SAM)])
def test_the_meeting_of_somebody_elses_child_is_not_found(quick_world: World, name: str, number: str) -> None:
    address = f"/peps/{quick_world.pep(number).public_id}/meeting"
    assert quick_world.client(name).get(address).status_code == 404
    assert quick_world.client(name).post(address, data={"date": "", "time": ""}).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(quick_world: World, method: str) -> None:
    assert quick_world.client("sarah").request(method, f"/peps/{quick_world.pep(AMARA).public_id}/meeting").status_code == 405


def test_the_same_statements_for_any_meeting(world: World) -> None:
    client, counts = world.client("sarah"), []
    for address in (world.page(PRIYA, PAGE), world.page(AMARA, PAGE)):
        with statements(world.database) as sent:
            client.get(address)
        counts.append(len(sent))
    assert counts == [7, 7]
