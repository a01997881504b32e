"""Too many tries: who must wait, for how long, and who must not."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import sqlalchemy as sa

from app.accounts.actions.throttle import Who, take_tries
from app.accounts.tables import Throttle
from app.db import table_of
from tests.client import Client, words_of
from tests.people import AMARA, EMAILS, PASSWORD
from tests.world import World

THROTTLE = table_of(Throttle)
SARAH, NETWORK = EMAILS["sarah"], "203.0.113.0/24"


def sign_in(client: Client, email: str = SARAH, password: str = PASSWORD) -> Any:
    return client.post("/login", data={"email": email, "password": password, "next": "/"})


def use_up(world: World, who: Who, tries: int) -> None:
    """So many wrong tries, without their passwords' cost."""
    for _ in range(tries):
        world.write(take_tries, who=who)


def spend_account(world: World) -> None:
    """Somebody tries Sarah's account from three other networks, until it waits for a day."""
    for third in range(3):
        use_up(world, Who(SARAH, f"198.51.{third}.0/24"), 10)


def test_after_ten_wrong_passwords_even_the_right_one_must_wait(world: World) -> None:
    client = world.stranger()
    for _ in range(10):
        assert "do not fit together" in sign_in(client, password="wrong").text
    refused = sign_in(client)
    assert refused.status_code == 422
    assert "Please wait 15 minutes" in words_of(refused.text)
    assert sign_in(client, email=EMAILS["tracy"]).status_code == 303


def test_fifty_wrong_passwords_at_once_verify_at_most_ten(world: World) -> None:
    def attempt(_: int) -> str:
        return words_of(sign_in(world.stranger(), password="wrong").text)

    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(attempt, range(50)))
    assert sum("do not fit together" in page for page in pages) == 10


def test_the_page_says_how_long_it_really_takes(quick_world: World) -> None:
    spend_account(quick_world)
    refused = sign_in(quick_world.stranger("192.0.2.7"))
    assert refused.status_code == 422
    assert "Please wait 24 hours" in words_of(refused.text)


def test_an_email_that_looks_like_a_network_locks_no_network(quick_world: World) -> None:
    """What is counted of one kind must never stand for another."""
    use_up(quick_world, Who(NETWORK, "198.51.100.0/24"), 101)
    assert quick_world.write(take_tries, who=Who(SARAH, NETWORK)) is None
    assert sign_in(quick_world.stranger("203.0.113.9")).status_code == 303


def test_an_email_with_a_network_behind_it_locks_no_account(quick_world: World) -> None:
    for name in (f"{SARAH}@{NETWORK}", f"both\0{SARAH}\0{NETWORK}", f"{SARAH}\0{NETWORK}"):
        use_up(quick_world, Who(name, "198.51.100.0/24"), 31)
    assert sign_in(quick_world.stranger("203.0.113.9")).status_code == 303


def test_nobody_locks_a_person_out_of_a_device_that_they_have_signed_in_on(world: World) -> None:
    known = world.client("sarah")
    spend_account(world)
    use_up(world, Who(SARAH, "testclient"), 11)
    assert sign_in(world.stranger()).status_code == 422
    assert sign_in(known).status_code == 303
    known.post("/logout")
    assert sign_in(known).status_code == 303


def test_a_known_device_has_a_limit_of_its_own(quick_world: World) -> None:
    known = quick_world.client("sarah")
    for _ in range(10):
        assert "do not fit together" in sign_in(known, password="wrong").text
    assert "Please wait 15 minutes" in words_of(sign_in(known).text)
    assert sign_in(quick_world.stranger()).status_code == 303


def test_a_device_is_known_for_one_account_only(quick_world: World) -> None:
    """Whoever has an account of their own gets no tries at another's from it."""
    tracys = quick_world.client("tracy")
    spend_account(quick_world)
    assert sign_in(tracys).status_code == 422


def test_what_makes_a_device_known_is_sent_to_the_sign_in_page_alone_and_no_script_reads_it(quick_world: World) -> None:
    client = quick_world.stranger()
    cookies = sign_in(client).headers.get_list("set-cookie")
    (known,) = [cookie.lower() for cookie in cookies if cookie.startswith("known-device=")]
    assert "path=/login" in known
    assert "httponly" in known
    assert "samesite=strict" in known
    assert "sarah" not in known


def test_a_forged_known_device_is_a_stranger(quick_world: World) -> None:
    spend_account(quick_world)
    client = quick_world.stranger()
    client.cookies.set("known-device", f"name.{SARAH}.x.y", path="/login")
    assert sign_in(client).status_code == 422


def test_wrong_passwords_on_a_tablet_given_back_count_only_there(world: World) -> None:
    """A child may press there as often as it likes: nobody's own sign-in waits for it."""
    tablet = world.client("tracy")
    tablet.post(f"{world.hand_over(tablet, AMARA)}/exit")
    for _ in range(10):
        assert "That is not the password" in words_of(tablet.post("/handed-back", data={"password": "wrong"}).text)
    refused = tablet.post("/handed-back", data={"password": PASSWORD})
    assert (refused.status_code, "Please wait 15 minutes" in words_of(refused.text)) == (422, True)
    assert sign_in(world.stranger(), email=EMAILS["tracy"]).status_code == 303
    other = world.client("tracy")
    other.post(f"{world.hand_over(other, AMARA)}/exit")
    assert other.post("/handed-back", data={"password": PASSWORD}).status_code == 303


def test_a_right_password_gives_every_try_back(world: World) -> None:
    """Else the hundred and first colleague of a school could not sign in in the morning."""
    for name in ("sarah", "tracy", "callum"):
        world.client(name)
    assert world.read(sa.select(THROTTLE.c.tries).where(THROTTLE.c.tries > 0)) == []
    sign_in(world.stranger(), password="wrong")
    assert sorted(row.tries for row in world.read(sa.select(THROTTLE.c.tries).where(THROTTLE.c.tries > 0))) == [1, 1, 1]
