"""/peps/{pep}/codes and /voice/start/{place}: a code is made, shown once, opens one path on any device, and ends (security.md 4)."""

import datetime as dt
import re
from typing import Any

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.db import table_of
from app.pep.rules.codes import CLOSED, SENTENCES, WAIT, WRONG
from app.pep.tables import LateWords, Visit, VisitCode
from tests.client import Client, words_of
from tests.people import AMARA, MATHS, PRIYA
from tests.qr_reader import read_square
from tests.world import World

CODES, VISITS, LATE = table_of(VisitCode), table_of(Visit), table_of(LateWords)
AT_NOON = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
WORDS = "school.like.words"


class Paper:
    """What the adult is shown, once."""

    def __init__(self, html: str):
        text = words_of(html)
        self.number = re.search(r"\b(\d{4} \d{4})\b", text)[1]  # type: ignore[index]
        self.scanned = read_square(html)
        self.address = re.search(r"localhost(/voice/start/\w+)", text)[1]  # type: ignore[index]


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """A school day's noon; put another instant in to move on."""
    now = [AT_NOON]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    return now


def make(client: Client, world: World, number: str = AMARA, **values: str) -> Any:
    body = {"path": "ks1_2", "for": "school", "picture": "bus", **values}
    return client.post(f"/peps/{world.pep(number).public_id}/codes", data=body)


def a_code(world: World, name: str = "tracy", **values: str) -> Paper:
    response = make(world.client(name), world, **values)
    assert response.status_code == 200, response.text
    return Paper(response.text)


def begin(client: Client, paper: Paper, **values: str) -> Any:
    return client.post(paper.address, data={"number": paper.number, **values})


def says(response: Any, sentence: str) -> None:
    assert response.status_code == 422
    assert sentence in words_of(response.text)


def test_a_code_opens_the_path_on_any_device_and_nothing_else(world: World) -> None:
    paper, tablet = a_code(world, "tracy", **{"for": "home", "day": clock.today().isoformat()}), world.stranger()
    start = tablet.get(paper.address)
    assert start.status_code == 200
    assert "Amara" not in start.text
    begun = begin(tablet, paper)
    assert (begun.status_code, paper.number.replace(" ", "") in begun.headers["location"]) == (303, False)
    path = begun.headers["location"]
    assert "What do you like about school?" in tablet.get(path).text
    assert tablet.save(path, WORDS, MATHS, voice="child").status_code == 200
    assert world.answer(AMARA, WORDS, "child").text == MATHS
    for page in ("/", f"/children/{AMARA}", world.page(AMARA), f"/peps/{world.pep(AMARA).public_id}/details"):
        assert tablet.get(page).headers["location"].startswith("/login")
    assert world.events(AMARA)[-3:] == ["code.made", "visit.opened", "answer.saved"]
    with world.database.read() as db:
        assert list(audit.broken_links(db)) == []


def test_neither_secret_is_in_the_database_nor_on_any_later_page(quick_world: World, noon: list[dt.datetime]) -> None:
    client = quick_world.client("tracy")
    paper = Paper(make(client, quick_world).text)
    stored = repr(quick_world.read(sa.select(CODES)))
    assert paper.number.replace(" ", "") not in stored
    page = client.get(f"/peps/{quick_world.pep(AMARA).public_id}/details").text
    assert "for school, today until 18:00" in page
    assert paper.number not in page and paper.number.replace(" ", "") not in page


def test_the_square_holds_a_link_whose_secret_no_request_carries(world: World, noon: list[dt.datetime]) -> None:
    paper, tablet = a_code(world), world.stranger()
    address, _, secret = paper.scanned.partition("#")
    link, _, picture = secret.partition(".")
    assert (address, picture) == (f"http://localhost{paper.address}?look=ocean", "bus")
    assert len(link) == 22  # 128 bits
    assert link not in repr(world.read(sa.select(CODES)))
    page = tablet.get(address)
    assert (page.status_code, 'data-theme="ocean"' in page.text, link in page.text) == (200, True, False)
    begun = tablet.post(paper.address, data={"token": link, "look": "ocean"})
    assert (begun.status_code, link in begun.headers["location"]) == (303, False)
    assert tablet.get(begun.headers["location"]).status_code == 200
    says(tablet.post(paper.address, data={"token": link[:-1] + ("A" if link[-1] != "A" else "B")}), WRONG)


@pytest.mark.parametrize(
    ("name", "number", "values", "status"),
    [
        ("tracy", AMARA, {}, 200),
        ("sarah", AMARA, {}, 200),
        ("callum", AMARA, {"for": "home", "day": "2026-11-28"}, 200),
        ("ian", AMARA, {}, 403),
        ("amanda", AMARA, {}, 403),
        ("vera", AMARA, {}, 403),
        ("norah", AMARA, {}, 404),
        ("callum", PRIYA, {}, 404),
        ("tracy", AMARA, {"path": "post_16"}, 404),
        ("tracy", AMARA, {"path": "<script>"}, 404),
        ("tracy", AMARA, {"picture": "../../etc"}, 422),
        ("tracy", AMARA, {"for": "ever"}, 422),
        ("tracy", AMARA, {"for": "home", "day": "2026-11-24"}, 422),
        ("tracy", AMARA, {"for": "home", "day": "2026-12-02"}, 422),
        ("tracy", AMARA, {"for": "home", "day": "31/02/2026"}, 422),
    ],
)
def test_who_may_make_which_code(
    quick_world: World, noon: list[dt.datetime], name: str, number: str, values: dict[str, str], status: int
) -> None:
    assert make(quick_world.client(name), quick_world, number, **values).status_code == status
    assert quick_world.count(CODES) == (status == 200)


def test_a_code_for_school_ends_at_six_and_its_visit_with_it(world: World, noon: list[dt.datetime]) -> None:
    paper, tablet = a_code(world), world.stranger()
    noon[0] = AT_NOON.replace(hour=17, minute=59)
    path = begin(tablet, paper).headers["location"]
    assert tablet.get(path).status_code == 200
    noon[0] = AT_NOON.replace(hour=18)
    says(begin(world.stranger(), paper), SENTENCES["ended"])
    assert tablet.get(path).headers["location"] == "/handed-back"
    assert tablet.save(path, WORDS, MATHS, voice="child").status_code == 401
    assert tablet.save(path, WORDS, MATHS, voice="child", late=world.late_token(path)).status_code == 200
    assert world.answer(AMARA, WORDS, "child").text == MATHS


def test_a_code_for_home_opens_on_its_day_alone(world: World, noon: list[dt.datetime]) -> None:
    paper = a_code(world, "callum", **{"for": "home", "day": "2026-11-28"})
    says(begin(world.stranger(), paper), "This code opens on Saturday 28 November. Please come back then.")
    noon[0] = dt.datetime(2026, 11, 28, 20, 59, tzinfo=dt.UTC)
    assert begin(world.stranger(), paper).status_code == 303
    noon[0] = dt.datetime(2026, 11, 28, 21, 0, tzinfo=dt.UTC)
    says(begin(world.stranger(), paper), SENTENCES["ended"])


def test_too_late_for_school_today(quick_world: World, noon: list[dt.datetime]) -> None:
    noon[0] = AT_NOON.replace(hour=18)
    client = quick_world.client("tracy")
    assert make(client, quick_world).status_code == 422
    page = words_of(client.get(f"/peps/{quick_world.pep(AMARA).public_id}/details").text)
    assert "For home" in page and "For school" not in page


def test_a_revoked_code_opens_nothing_and_its_visit_is_over(world: World, noon: list[dt.datetime]) -> None:
    paper, tablet, staff = a_code(world), world.stranger(), world.client("sarah")
    path = begin(tablet, paper).headers["location"]
    assert tablet.get(path).status_code == 200
    code = world.one(sa.select(CODES.c.public_id)).public_id
    address = f"/peps/{world.pep(AMARA).public_id}/codes/{code}/revoke"
    assert [staff.post(address).status_code for _ in range(2)] == [303, 303]
    assert tablet.get(path).headers["location"] == "/handed-back"
    says(begin(world.stranger(), paper), SENTENCES["stopped"])
    assert tablet.save(path, WORDS, MATHS, voice="child", late=world.late_token(path)).status_code == 202
    assert [row.text for row in world.read(sa.select(LATE.c.text))] == [MATHS]
    assert world.answer(AMARA, WORDS, "child") is None
    assert world.events(AMARA).count("code.revoked") == 1
    assert staff.post(f"/peps/{world.pep(PRIYA).public_id}/codes/{code}/revoke").status_code == 404


def test_three_starts_a_day_each_ending_the_one_before(world: World, noon: list[dt.datetime]) -> None:
    paper, tablets = a_code(world), [world.stranger() for _ in range(4)]
    begun = [begin(tablet, paper) for tablet in tablets]
    assert [response.status_code for response in begun] == [303, 303, 303, 422]
    assert SENTENCES["used"] in words_of(begun[3].text)
    opened = [tablet.get(response.headers["location"]).status_code for tablet, response in zip(tablets, begun[:3], strict=False)]
    assert opened == [303, 303, 200]


def test_the_code_ends_when_who_made_it_loses_the_child_or_the_plan_is_signed_off(world: World, noon: list[dt.datetime]) -> None:
    paper, other = a_code(world, "callum"), a_code(world, "sarah")
    assert begin(world.stranger(), paper).status_code == 303
    world.take_away("callum", AMARA)
    says(begin(world.stranger(), paper), SENTENCES["stopped"])
    assert begin(world.stranger(), other).status_code == 303
    world.sign_off(AMARA)
    says(begin(world.stranger(), other), SENTENCES["finished"])


def test_five_wrong_numbers_from_a_device_and_it_waits(world: World, noon: list[dt.datetime]) -> None:
    paper, tablet, other = a_code(world), world.stranger(), world.stranger()
    tablet.get(paper.address)
    other.get(paper.address)
    for _ in range(5):
        says(begin(tablet, paper, number="00000000"), WRONG)
    says(begin(tablet, paper), WAIT)
    assert begin(other, paper).status_code == 303
    noon[0] += dt.timedelta(minutes=16)
    assert begin(tablet, paper).status_code == 303


def test_twenty_wrong_numbers_close_the_numbers_of_that_start_page_and_who_uses_it_sees_why(world: World, noon: list[dt.datetime]) -> None:
    paper, other = a_code(world), a_code(world, "sarah")
    assert paper.address != other.address
    for _ in range(4):
        tablet = world.stranger()
        tablet.get(paper.address)
        for _ in range(5):
            says(begin(tablet, paper, number="0000 0000"), WRONG)
    tablet = world.stranger()
    tablet.get(paper.address)
    says(begin(tablet, paper), CLOSED)
    assert begin(tablet, other).status_code == 303
    page = words_of(world.client("tracy").get(f"/peps/{world.pep(AMARA).public_id}/details").text)
    assert "Wrong numbers were tried too often" in page


def test_a_number_is_compared_with_its_own_start_page_alone(world: World, noon: list[dt.datetime]) -> None:
    paper, other = a_code(world), a_code(world, "sarah")
    says(world.stranger().post(other.address, data={"number": paper.number}), WRONG)
    says(world.stranger().post("/voice/start/zzzzzz", data={"number": paper.number}), WRONG)
    says(world.stranger().post(paper.address, data={"token": "x" * 22}), WRONG)
    says(world.stranger().post(paper.address, data={"number": ""}), WRONG)
    assert begin(world.stranger(), paper, number=paper.number.replace(" ", "-")).status_code == 303


def test_exit_of_the_childs_own_device_asks_for_nobodys_password(world: World, noon: list[dt.datetime]) -> None:
    paper, tablet = a_code(world), world.stranger()
    path = begin(tablet, paper).headers["location"]
    assert tablet.get(path).status_code == 200
    gone = tablet.post(f"{path}/exit")
    assert (gone.headers["location"], gone.headers["clear-site-data"]) == ("/handed-back", '"cache"')
    page = tablet.get("/handed-back").text
    assert "All your answers are safe" in page
    assert "Tracy" not in page and 'type="password"' not in page
    assert tablet.get(path).headers["location"] == "/handed-back"
    assert begin(tablet, paper).status_code == 303


def test_a_staff_device_on_which_a_code_is_used_is_the_childs(world: World, noon: list[dt.datetime]) -> None:
    paper, staff = a_code(world), world.client("sarah")
    old = staff.cookies["pearl"]
    assert staff.get("/").status_code == 200
    assert begin(staff, paper).status_code == 303
    assert staff.get("/").status_code == 303
    replayed = world.stranger()
    replayed.cookies.set("pearl", old)
    assert replayed.get("/").status_code == 303


def test_no_more_than_thirty_are_open_at_one_start_page(quick_world: World, noon: list[dt.datetime]) -> None:
    client = quick_world.client("tracy")
    for _ in range(30):
        assert make(client, quick_world).status_code == 200
    refused = make(client, quick_world)
    assert refused.status_code == 409
    assert "You have 30 codes that are still to be used." in words_of(refused.text)


def test_a_closed_plan_offers_no_code(quick_world: World, noon: list[dt.datetime]) -> None:
    client, pep = quick_world.client("tracy"), quick_world.pep(AMARA).public_id
    assert "Give Amara a code" in client.get(f"/peps/{pep}/details").text
    quick_world.sign_off(AMARA)
    assert "Give Amara a code" not in client.get(f"/peps/{pep}/details").text
    body = {"path": "ks1_2", "for": "school", "picture": "bus"}
    assert client.post(f"/peps/{pep}/codes", data=body).status_code == 423
