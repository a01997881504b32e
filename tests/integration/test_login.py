"""/login, /logout, the three honest pages."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.audit import ACCOUNTS, EVENTS
from tests.client import Client, words_of
from tests.people import EMAILS, PASSWORD
from tests.world import PEOPLE, SIGN_INS, World


def sign_in(client: Client, email: str = EMAILS["sarah"], password: str = PASSWORD, target: str = "/") -> Any:
    return client.post("/login", data={"email": email, "password": password, "next": target})


def test_the_page_has_the_guides_words(quick_world: World) -> None:
    page = words_of(quick_world.stranger().get("/login").text)
    for words in (
        "Pearl Passport",
        "Registered Email",
        "Password",
        "Login",
        "No account? Sign up.",
        "Forgotten Your Email?",
        "Forgotten Your Password?",
        "01632 960 123",
    ):
        assert words in page


def test_signing_in_leads_home_and_is_recorded(world: World) -> None:
    client = world.stranger()
    assert client.get("/").headers["location"] == "/login"
    response = sign_in(client, email=" Sarah.Social@PEARL.example ")
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert client.get("/").status_code == 200
    verbs = [row.verb for row in world.read(sa.select(EVENTS.c.verb).where(EVENTS.c.chain == ACCOUNTS))]
    assert verbs[-1] == "sign_in.begun"


def test_wrong_and_unknown_get_the_same_words_and_keep_the_email(quick_world: World) -> None:
    client = quick_world.stranger()
    wrong = sign_in(client, password="not the password")
    unknown = sign_in(client, email="nobody@pearl.example")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace(EMAILS["sarah"], "E") == unknown.text.replace("nobody@pearl.example", "E")
    assert f'value="{EMAILS["sarah"]}"' in wrong.text
    assert PASSWORD not in wrong.text


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/ok\nSet-Cookie: a=b"])
def test_next_never_leaves_the_site(quick_world: World, target: str) -> None:
    assert sign_in(quick_world.stranger(), target=target).headers["location"] == "/"


def test_next_leads_back_to_the_page_that_was_asked_for(quick_world: World) -> None:
    client = quick_world.stranger()
    asked = client.get("/children/U1015").headers["location"]
    assert asked == "/login?next=/children/U1015"
    assert sign_in(client, target="/children/U1015").headers["location"] == "/children/U1015"


def test_a_new_sign_in_ends_the_one_this_device_had(world: World) -> None:
    client = world.client("sarah")
    old = client.cookies["pearl"]
    sign_in(client)
    assert client.cookies["pearl"] != old
    other = world.stranger()
    other.cookies.set("pearl", old)
    assert other.get("/").status_code == 303
    assert client.get("/").status_code == 200


def test_signing_out_ends_the_row_and_the_old_cookie_opens_nothing(world: World) -> None:
    client = world.client("sarah")
    old = client.cookies["pearl"]
    response = client.post("/logout")
    assert (response.status_code, response.headers["clear-site-data"]) == (303, '"cache"')
    again = world.stranger()
    again.cookies.set("pearl", old)
    assert again.get("/").status_code == 303


@pytest.mark.parametrize("cookie", ["", "forged", "a.b.c"])
def test_a_forged_cookie_is_signed_out(quick_world: World, cookie: str) -> None:
    client = quick_world.stranger()
    client.cookies.set("pearl", cookie)
    assert client.get("/").status_code == 303


def test_an_idle_or_old_sign_in_is_over(world: World) -> None:
    client = world.client("sarah")
    for column, minutes in (("last_seen", 31), ("started", 12 * 60 + 1)):
        age(world, column, minutes)
        assert client.get("/").status_code == 303
        age(world, column, 0)
        assert client.get("/").status_code == 200


def age(world: World, column: str, minutes: int) -> None:
    with world.database.write() as db:
        db.execute(sa.update(SIGN_INS).values({column: clock.now() - dt.timedelta(minutes=minutes)}))


def test_a_person_who_was_switched_off_is_out_on_the_next_request(world: World) -> None:
    client = world.client("sarah")
    assert client.get("/").status_code == 200
    switch_off(world, "sarah")
    assert client.get("/").status_code == 303
    assert sign_in(world.stranger()).status_code == 422


def switch_off(world: World, name: str) -> None:
    with world.database.write() as db:
        db.execute(sa.update(PEOPLE).where(PEOPLE.c.id == world.person(name)).values(active=False))
        audit.record(db, child=ACCOUNTS, by=audit.SYSTEM, verb="person.ended", subject="person", subject_id=1)


@pytest.mark.parametrize(
    ("address", "title"),
    [("/sign-up", "No account?"), ("/forgotten-email", "Forgotten your e-mail?"), ("/forgotten-password", "Forgotten your password?")],
)
def test_the_three_links_say_whom_to_ask(quick_world: World, address: str, title: str) -> None:
    page = quick_world.stranger().get(address)
    assert page.status_code == 200
    assert title in words_of(page.text)
    assert "Virtual School" in words_of(page.text)
