"""/children/{number}/peps/new: the form, what it fills in, and what it refuses."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.children.rules import form_for, year_on
from app.db import rows, table_of
from app.pep.tables import Invitation, Pep
from tests.client import Client, words_of
from tests.people import AMARA, DANIEL, LEO, NADIA
from tests.world import CHILDREN, World

INVITATIONS, PEPS = table_of(Invitation), table_of(Pep)
ADDRESS = f"/children/{LEO}/peps/new"
MEETING = clock.today() + dt.timedelta(days=10)
GOOD = {
    "date": MEETING.isoformat(),
    "time": "15:30",
    "place": "Little Oaks: the <garden> room",
    "reasons": ["new_admission"],
    "other_reason": "",
    "contact_name": "Sarah Social",
    "contact_number": "01632 960 968",
    "invited": ["child"],
}


def test_everything_is_filled_in_that_is_known(quick_world: World) -> None:
    html = quick_world.client("sarah").get(ADDRESS).text
    page = words_of(html)
    today = clock.today()
    assert "Early Years" in page
    assert "Age 3-4" in page
    assert f"{today:%d/%m/%Y}" in page
    assert f"{today + dt.timedelta(days=28):%A %-d %B %Y}" in page
    assert page.index("Leo Marsh", page.index("Who is invited")) < page.index("Sarah Social", page.index("Who is invited"))
    assert 'value="01632 960 968"' in html


def test_the_target_date_moves_with_the_meeting(quick_world: World) -> None:
    part = quick_world.client("sarah").get(f"{ADDRESS}/dates", params={"date": MEETING.isoformat()})
    assert part.status_code == 200
    assert f"{MEETING + dt.timedelta(days=7):%A %-d %B %Y}" in words_of(part.text)
    assert part.text.lstrip().startswith('<div id="dates"')


def test_create_returns_to_the_profile_and_says_so(world: World) -> None:
    client = world.client("sarah")
    response = client.post(ADDRESS, data={**GOOD, "invited": ["child", *people(world, client)]})
    assert (response.status_code, response.headers["location"]) == (303, f"/children/{LEO}?done=pep-created")
    assert "Successful!" in words_of(client.get(response.headers["location"]).text)
    pep = world.pep(LEO)
    year = year_at(world, LEO, MEETING)
    assert (pep.form, pep.year, pep.meeting_date, pep.place) == (form_for(year), year, MEETING, "Little Oaks: the <garden> room")
    assert pep.target == MEETING + dt.timedelta(days=7)
    invited = [
        row.person for row in world.read(sa.select(INVITATIONS.c.person).where(INVITATIONS.c.pep == pep.id).order_by(INVITATIONS.c.id))
    ]
    assert invited == [None, world.person("sarah"), world.person("tracy"), world.person("amanda")]
    assert world.events(LEO)[-1] == "pep.created"


def year_at(world: World, number: str, day: dt.date) -> int:
    """The taught year of a child of the demonstration on that day."""
    return year_on(world.one(sa.select(CHILDREN.c.date_of_birth).where(CHILDREN.c.number == number))[0], day)


def people(world: World, client: Client) -> list[str]:
    return re.findall(r'name="invited" value="([0-9a-f]{20})"', client.get(ADDRESS).text)


def test_a_draft_without_a_date_invites_nobody(world: World) -> None:
    client = world.client("sarah")
    assert client.post(ADDRESS, data={**GOOD, "date": "", "time": ""}).status_code == 303
    pep = world.pep(LEO)
    assert pep.meeting_date is None
    assert world.read(sa.select(INVITATIONS).where(INVITATIONS.c.pep == pep.id)) == []


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"time": ""}, "time", "At what time does it begin?"),
        ({"date": ""}, "date", "Which day is it?"),
        ({"date": "31/02/2027"}, "date", "is not a date we can read"),
        ({"time": "25:00"}, "time", "is not a time we can read"),
        ({"reasons": ["made_up"]}, "reasons", "not in our list"),
        ({"invited": ["somebody"]}, "invited", "no longer has access"),
    ],
)
def test_what_is_not_right_is_said_beside_its_field_and_all_typed_stays(
    quick_world: World, changed: dict[str, Any], field: str, words: str
) -> None:
    response = quick_world.client("sarah").post(ADDRESS, data={**GOOD, **changed, "other_reason": 'New "home" & school <b>'})
    assert response.status_code == 422
    assert words in words_of(response.text)
    assert f'href="#{field}"' in response.text
    assert "New &#34;home&#34; &amp; school &lt;b&gt;" in response.text
    assert "Little Oaks: the &lt;garden&gt; room" in response.text


def test_a_second_pep_is_refused_while_the_first_is_not_submitted(world: World) -> None:
    client = world.client("sarah")
    before = len(world.read(sa.select(PEPS.c.id)))
    response = client.post(f"/children/{AMARA}/peps/new", data=GOOD)
    assert response.status_code == 422
    assert "is not finished" in words_of(response.text)
    assert len(world.read(sa.select(PEPS.c.id))) == before


@pytest.mark.parametrize(
    ("name", "number", "status"),
    [("tracy", LEO, 403), ("amanda", LEO, 403), ("callum", LEO, 404), ("callum", AMARA, 403), ("ian", AMARA, 403), ("tracy", NADIA, 404)],
)
def test_only_the_social_worker_and_the_virtual_school_create(quick_world: World, name: str, number: str, status: int) -> None:
    client = quick_world.client(name)
    assert client.get(f"/children/{number}/peps/new").status_code == status
    assert client.post(f"/children/{number}/peps/new", data=GOOD).status_code == status


def test_the_form_follows_from_the_year_at_the_meeting(world: World) -> None:
    """Leo is at nursery today; a meeting after the next first of September is about his Reception year."""
    today = clock.today()
    meeting = dt.date(today.year + (today.month >= 9), 9, 1)
    assert world.client("sarah").post(ADDRESS, data={**GOOD, "date": meeting.isoformat()}).status_code == 303
    pep = world.pep(LEO)
    assert (year_at(world, LEO, today), pep.form, pep.year) == (-1, "statutory", 0)


def test_without_a_meeting_the_form_follows_from_the_day_it_was_begun(quick_world: World) -> None:
    pep = quick_world.pep(DANIEL)
    assert (pep.meeting_date, pep.form, pep.year) == (None, "statutory", 0)


@pytest.mark.parametrize("day", ["0001-01-01", "01/01/0001", "31/12/9999", "9999-12-31", "31/12/1999", "01/01/2101"])
def test_a_meeting_in_another_century_is_a_sentence_beside_the_field(quick_world: World, day: str) -> None:
    client = quick_world.client("sarah")
    refused = client.post(ADDRESS, data={**GOOD, "date": day})
    assert refused.status_code == 422
    assert "is too far away for a meeting" in words_of(refused.text)
    assert f'value="{day}"' in refused.text
    assert "Little Oaks: the &lt;garden&gt; room" in refused.text
    part = client.get(f"{ADDRESS}/dates", params={"date": day})
    assert (part.status_code, "28 days after today" in words_of(part.text)) == (200, True)


@pytest.mark.parametrize(
    ("name", "values"), [("place", ["here", "there"]), ("date", [MEETING.isoformat(), ""]), ("contact_name", ["", ""])]
)
def test_a_field_that_is_there_twice_makes_nothing(quick_world: World, name: str, values: list[str]) -> None:
    before = quick_world.count(PEPS)
    assert quick_world.client("sarah").post(ADDRESS, data={**GOOD, name: values}).status_code == 422
    assert quick_world.count(PEPS) == before


@pytest.mark.parametrize("name", ["place", "date", "reasons", "invited"])
def test_a_file_is_no_answer_and_makes_nothing(quick_world: World, name: str) -> None:
    before = quick_world.count(PEPS)
    rest = {field: value for field, value in GOOD.items() if field != name}
    refused = quick_world.client("sarah").post(ADDRESS, data=rest, files={name: ("a.txt", b"x")})
    assert refused.status_code in (400, 422)
    assert quick_world.count(PEPS) == before


def test_create_pressed_twice_makes_one_pep_and_says_so_both_times(world: World) -> None:
    client, before = world.client("sarah"), world.count(PEPS)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: client.post(ADDRESS, data=GOOD), range(2)))
    again = client.post(ADDRESS, data=GOOD)
    assert [(one.status_code, one.headers["location"]) for one in (*answers, again)] == [(303, f"/children/{LEO}?done=pep-created")] * 3
    assert world.count(PEPS) == before + 1


def test_the_same_form_a_while_later_is_refused_in_words(world: World) -> None:
    client = world.client("sarah")
    assert client.post(ADDRESS, data=GOOD).status_code == 303
    made = world.pep(LEO)
    with world.database.write() as db:
        rows(db, sa.update(PEPS).where(PEPS.c.id == made.id).values(created=clock.now() - dt.timedelta(minutes=2)))
        audit.record(db, child=made.child, by=audit.SYSTEM, verb="tried", subject="pep", subject_id=made.id)
    refused = client.post(ADDRESS, data=GOOD)
    assert refused.status_code == 422
    assert "is not finished" in words_of(refused.text)
