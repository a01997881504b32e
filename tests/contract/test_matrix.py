"""Every route × everybody × their own, another's and nobody's record: each cell is stated. A new route without a row fails."""

import pytest
from starlette.applications import Starlette

from app.__main__ import walk_routes
from app.settings import read_settings
from tests.client import Client
from tests.people import AMARA, SAM
from tests.world import VIEWS, World

PEOPLE = ["sarah", "tracy", "callum", "ian", "amanda", "vera", "norah"]
EVERYONE = dict.fromkeys(PEOPLE, 200)
SEES_AMARA = {**EVERYONE, "norah": 404}
READS_AMARA = {**SEES_AMARA, "amanda": 403}
READS_AMARA_TOO = {**READS_AMARA, "ian": 403}
CREATES = {**SEES_AMARA, "tracy": 403, "callum": 403, "ian": 403, "amanda": 403}
MEETS = {**SEES_AMARA, "callum": 403, "ian": 403, "amanda": 403}
ONLY_VERA = {**dict.fromkeys(PEOPLE, 404), "vera": 200}
SETS_UP = {**dict.fromkeys(PEOPLE, 404), "amanda": 200, "vera": 200, "norah": 200}
WRITES = dict.fromkeys(("sarah", "tracy", "callum"), 422)

# (method, path) -> status on Amara's records by person; status of a stranger; what a child's cookie gets.
# On Sam's records (below) everybody but Vera gets 404 wherever Amara's answer is not 200-for-all.
# 422 on changing routes = the entry let them through and the empty form was refused; 303 = done.
ROWS: dict[tuple[str, str], tuple[dict[str, int], int, int]] = {
    ("GET", "/"): (EVERYONE, 303, 303),
    ("GET", "/login"): (dict.fromkeys(PEOPLE, 303), 200, 200),
    ("POST", "/login"): (dict.fromkeys(PEOPLE, 422), 422, 422),
    ("POST", "/logout"): (dict.fromkeys(PEOPLE, 303), 401, 401),
    ("GET", "/sign-up"): (EVERYONE, 200, 200),
    ("GET", "/forgotten-email"): (EVERYONE, 200, 200),
    ("GET", "/forgotten-password"): (EVERYONE, 200, 200),
    ("POST", "/still-here"): (dict.fromkeys(PEOPLE, 204), 401, 204),
    ("GET", "/handed-back"): (EVERYONE, 200, 200),
    ("POST", "/handed-back"): (dict.fromkeys(PEOPLE, 401), 401, 401),
    ("GET", "/display"): (EVERYONE, 200, 200),
    ("POST", "/display"): (dict.fromkeys(PEOPLE, 303), 303, 303),
    ("GET", "/settings"): (SETS_UP, 303, 303),
    ("POST", "/settings"): (dict.fromkeys(PEOPLE, 404), 401, 401),
    ("GET", "/help"): (EVERYONE, 200, 200),
    ("GET", "/accessibility"): (EVERYONE, 200, 200),
    ("GET", "/privacy"): (EVERYONE, 200, 200),
    ("GET", "/healthz"): (EVERYONE, 200, 200),
    ("GET", "/readyz"): (EVERYONE, 200, 200),
    ("GET", "/static"): (dict.fromkeys(PEOPLE, 404), 404, 404),
    ("GET", "/children/{number}"): (SEES_AMARA, 303, 303),
    ("GET", "/children/{number}/peps/new"): (CREATES, 303, 303),
    ("POST", "/children/{number}/peps/new"): ({**CREATES, "sarah": 422, "vera": 422}, 401, 401),
    ("GET", "/children/{number}/peps/new/dates"): (CREATES, 303, 303),
    ("GET", "/children/{number}/display"): (READS_AMARA_TOO, 303, 303),
    ("POST", "/children/{number}/display"): ({**READS_AMARA_TOO, **dict.fromkeys(("sarah", "tracy", "callum", "vera"), 303)}, 401, 401),
    ("GET", "/peps/{pep}"): ({**SEES_AMARA, **dict.fromkeys(PEOPLE[:6], 303)}, 303, 303),
    ("GET", "/peps/{pep}/details"): (SEES_AMARA, 303, 303),
    ("POST", "/peps/{pep}/visits"): ({**READS_AMARA, "sarah": 404, "tracy": 404, "callum": 404, "ian": 403, "vera": 403}, 401, 401),
    ("POST", "/peps/{pep}/symbols"): ({**READS_AMARA, "sarah": 404, "tracy": 404, "callum": 404, "ian": 403, "vera": 403}, 401, 401),
    ("POST", "/peps/{pep}/board-items"): ({**READS_AMARA, "sarah": 404, "tracy": 404, "callum": 404, "ian": 403, "vera": 403}, 401, 401),
    ("POST", "/peps/{pep}/board-photos"): ({**READS_AMARA, "sarah": 404, "tracy": 404, "callum": 404, "ian": 403, "vera": 403}, 401, 401),
    ("POST", "/peps/{pep}/codes"): ({**READS_AMARA, "sarah": 404, "tracy": 404, "callum": 404, "ian": 403, "vera": 403}, 401, 401),
    ("POST", "/peps/{pep}/codes/{code}/revoke"): (
        {**READS_AMARA, "sarah": 404, "tracy": 404, "callum": 404, "ian": 403, "vera": 403},
        401,
        401,
    ),
    ("GET", "/voice/start/{place}"): (EVERYONE, 200, 200),
    ("POST", "/voice/start/{place}"): (dict.fromkeys(PEOPLE, 422), 422, 422),
    ("GET", "/peps/{pep}/meeting"): (MEETS, 303, 303),
    ("POST", "/peps/{pep}/meeting"): ({**MEETS, "sarah": 303, "tracy": 303, "vera": 303}, 401, 401),
    ("GET", "/peps/{pep}/meeting/dates"): (MEETS, 303, 303),
    ("GET", "/peps/{pep}/{page}"): (READS_AMARA, 303, 303),
    ("POST", "/peps/{pep}/{page}"): ({**READS_AMARA, **dict.fromkeys(("sarah", "tracy", "callum", "ian", "vera"), 303)}, 401, 401),
    ("PUT", "/peps/{pep}/{page}/answers/{key}"): ({**READS_AMARA, **WRITES, "ian": 403, "vera": 403}, 401, 401),
    ("POST", "/peps/{pep}/{page}/answers/{key}/sure"): ({**dict.fromkeys(PEOPLE, 404), "amanda": 403}, 401, 401),
    ("GET", "/peps/{pep}/find"): (READS_AMARA, 303, 303),
    ("POST", "/peps/{pep}/find"): (READS_AMARA, 401, 401),
    ("GET", "/peps/{pep}/print"): (READS_AMARA, 303, 303),
    ("GET", "/peps/{pep}/print/pep.pdf"): (READS_AMARA, 303, 303),
    ("GET", "/peps/{pep}/{page}/changes"): (READS_AMARA, 303, 303),
    ("GET", "/peps/{pep}/{page}/answers/{key}/history"): (READS_AMARA, 303, 303),
    ("GET", "/peps/{pep}/{page}/answers/{key}/last-term"): (READS_AMARA, 303, 303),
    ("GET", "/practice/{boards}"): (EVERYONE, 303, 303),
    ("GET", "/peps/{pep}/pictures/{picture}"): ({**dict.fromkeys(PEOPLE, 404), "amanda": 403}, 303, 303),
    ("POST", "/voice/{visit}/display"): (dict.fromkeys(PEOPLE, 401), 401, 204),
    ("GET", "/voice/{visit}/more"): (dict.fromkeys(PEOPLE, 303), 303, 200),
    ("GET", "/voice/{visit}/pictures/{picture}"): (dict.fromkeys(PEOPLE, 303), 303, 404),
    ("POST", "/peps/{pep}/talks/{talk}"): (dict.fromkeys(PEOPLE, 404), 401, 401),
    ("GET", "/voice/look/{path}"): (EVERYONE, 303, 303),
    ("GET", "/voice/look/{path}/more"): (EVERYONE, 303, 303),
    ("PUT", "/voice/{visit}/talk"): (dict.fromkeys(PEOPLE, 401), 401, 422),
    ("GET", "/voice/{visit}"): (dict.fromkeys(PEOPLE, 303), 303, 200),
    ("POST", "/voice/{visit}"): (dict.fromkeys(PEOPLE, 401), 401, 303),
    ("PUT", "/voice/{visit}/answers/{key}"): (dict.fromkeys(PEOPLE, 401), 401, 422),
    ("POST", "/voice/{visit}/exit"): (dict.fromkeys(PEOPLE, 303), 303, 303),
}  # fmt: skip
RECORDS = [key for key in ROWS if "{number}" in key[1] or "{pep}" in key[1]]


def address(world: World, route: str, number: str, visit: str) -> str:
    pep = world.pep(number).public_id
    return route.format(
        number=number,
        pep=pep,
        page=VIEWS,
        key="school.like~~said" if "/peps" in route else "school.like~~child",
        visit=visit,
        code="x",
        place="x",
        talk="x",
        path="ks1_2",
        boards="sen",
        picture="0" * 20,
    )


def ask(client: Client, method: str, url: str) -> int:
    data = {"email": "", "password": ""} if method == "POST" else None
    return int(client.request(method, url, data=data).status_code)


def test_every_route_has_a_row_and_an_entry(application: Starlette) -> None:
    routes = list(walk_routes(read_settings({"PEARL_DATA_DIR": str(application.state.untouched.settings.data_dir)})))
    assert sorted((route["method"], route["path"]) for route in routes) == sorted(ROWS)
    assert [route["path"] for route in routes if not route["entry"]] == []


@pytest.mark.parametrize("name", PEOPLE)
def test_what_everybody_gets_of_amaras_records(quick_world: World, name: str) -> None:
    visit = quick_world.hand_over(quick_world.client("tracy"), AMARA).rpartition("/")[2]
    found = {}
    for method, path in ROWS:
        client = quick_world.client(name)
        found[method, path] = ask(client, method, address(quick_world, path, AMARA, visit))
    assert found == {key: row[0][name] for key, row in ROWS.items()}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_record_that_only_vera_has_is_not_found_by_anybody_else(quick_world: World, name: str) -> None:
    found = {key: ask(quick_world.client(name), key[0], address(quick_world, key[1], SAM, "x")) for key in RECORDS}
    wanted = {key: ROWS[key][0]["vera"] if name == "vera" else 404 for key in RECORDS}
    assert found == wanted


def test_who_was_taken_off_the_access_list_gets_nothing_of_the_child_and_keeps_the_rest(quick_world: World) -> None:
    visit = quick_world.hand_over(quick_world.client("tracy"), AMARA).rpartition("/")[2]
    cookies = [quick_world.client("sarah").cookies["pearl"] for _ in ROWS]  # signed in before it happened
    quick_world.take_away("sarah", AMARA)
    found = {}
    for (method, path), cookie in zip(ROWS, cookies, strict=True):
        client = quick_world.stranger()
        client.cookies.set("pearl", cookie)
        found[method, path] = ask(client, method, address(quick_world, path, AMARA, visit))
    assert found == {key: 404 if key in RECORDS else row[0]["sarah"] for key, row in ROWS.items()}


@pytest.mark.parametrize("who", ["stranger", "signed out", "child"])
def test_what_a_stranger_a_signed_out_person_and_a_childs_cookie_get(quick_world: World, who: str) -> None:
    tablet = quick_world.client("tracy")
    visit = quick_world.hand_over(tablet, AMARA).rpartition("/")[2]
    signed_out = quick_world.client("sarah")
    signed_out_cookie = signed_out.cookies["pearl"]
    signed_out.post("/logout")
    found = {}
    for method, path in ROWS:
        client = quick_world.stranger()
        if who == "signed out":
            client.cookies.set("pearl", signed_out_cookie)
        if who == "child":
            client.cookies.set("pearl", tablet.cookies["pearl"])
        found[method, path] = ask(client, method, address(quick_world, path, AMARA, visit))
    assert found == {key: row[2] if who == "child" else row[1] for key, row in ROWS.items()}
