"""Asking an adult to talk, "I have finished", and two devices on one path."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_journey_child import tap
from tests.browser.test_journey_paths import CHILDREN, open_path, show
from tests.browser.tools.handing import hand_over
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, stored, waiting
from tests.people import PASSWORD
from voice_modules.reading import load_paths

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]


def asked(server: Server) -> int:
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        return int(db.execute("SELECT count(*) FROM talk_request").fetchone()[0])


def give_back(path: Page) -> Page:
    """The adult's password on the last page."""
    path.get_by_label(re.compile("your password")).fill(PASSWORD)
    path.get_by_role("button", name="Open staff pages").tap()
    path.wait_for_url(re.compile(r"/$"))
    return path


@pytest.mark.parametrize("name", CHILDREN)
def test_ask_to_talk_and_the_adult_records_it(tablet: OpenPage, sign_in: SignIn, server: Server, name: str) -> None:
    path = open_path(tablet(), sign_in, name)
    show(path, "talk")
    path.get_by_role("radio", name=re.compile("^Ask .* to talk with me")).tap()
    expect(path.locator("#talk").get_by_text(re.compile("Sent. .* sees it when they next open Pearl"))).to_be_visible()
    assert settle(path)
    path.reload()
    expect(path.get_by_role("radio", name=re.compile("Ask"))).to_be_checked()
    expect(path.locator("#talk").get_by_text(re.compile("Sent."))).to_be_visible()
    assert asked(server) == 1
    tap(path, "Exit")
    home = give_back(path)
    notice = home.get_by_text(re.compile("asked to talk with you"))
    expect(notice).to_be_visible()
    assert notice.bounding_box()["y"] < home.get_by_role("heading", level=2).locator("visible=true").first.bounding_box()["y"]  # type: ignore[index]
    home.get_by_role("button", name=re.compile("^I talked with")).tap()
    expect(home.get_by_text("Thank you. It is written down that you talked.")).to_be_visible()
    expect(notice).to_have_count(0)


def test_asked_without_a_connection_it_arrives_once(
    tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing
) -> None:
    path = open_path(tablet(), sign_in, "ks1_2")
    path.locator(".path[data-whole]").wait_for()
    with expect_network_errors():
        path.context.set_offline(True)
        show(path, "talk")
        path.get_by_role("radio", name="Ask Tracy Teacher to talk with me").tap()
        expect(path.locator("#talk").get_by_text("Kept on this tablet")).to_be_visible()
        assert (waiting(path), asked(server)) == (1, 0)
        path.context.set_offline(False)
        assert settle(path)
        expect(path.locator("#talk").get_by_text(re.compile("Sent. Tracy Teacher"))).to_be_visible()
    assert asked(server) == 1


def test_a_visit_that_ends_while_its_page_is_brought(tablet: OpenPage, sign_in: SignIn) -> None:
    """What a child may open besides comes a moment after the page. By then the answer may be "give the tablet back": no part of it."""
    device = tablet()
    late, asked_for = list[Route](), list[str]()
    device.context.route("**/more", lambda route: late.append(route))
    path = open_path(device, sign_in, "ks1_2")
    while not late:
        path.wait_for_timeout(20)
    other = tablet()
    sign_in(other, "callum")
    hand_over(other)
    path.on("request", lambda request: asked_for.append(urlsplit(request.url).path))
    with path.expect_response("**/handed-back"):
        late[0].continue_()
    path.evaluate("new Promise(done => setTimeout(done, 300))")  # what would be asked for now
    assert asked_for == ["/handed-back"]


@pytest.mark.parametrize("name", ["ks1_2", "ks3_4"])
def test_i_have_finished(tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing, name: str) -> None:
    """Also when the first press found no connection: Try again means the same."""
    path = open_path(tablet(), sign_in, name)
    show(path, "end")
    with expect_network_errors():
        path.context.set_offline(True)
        tap(path, "I have finished")
        expect(path.get_by_text("Not everything has been sent yet.")).to_be_visible()
        path.context.set_offline(False)
        path.get_by_role("button", name="Try again").tap()
        expect(path.get_by_role("heading", name="All your answers are safe")).to_be_visible()
    home = give_back(path)
    home.get_by_role("link", name=f"PEP of {CHILDREN[name][1]}").tap()
    home.get_by_role("link", name="View PEP Details").tap()
    expect(home.get_by_text("Young person is ready")).to_be_visible()


def test_two_devices_on_one_path_the_newer_goes_on_and_nothing_is_lost(
    tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing
) -> None:
    stop = load_paths()["ks1_2"].stops[0]
    first = open_path(tablet(), sign_in, "ks1_2")
    show(first, stop.id)
    first.locator(f"#{stop.id} textarea").fill("from the first")
    assert settle(first)
    staff = tablet()
    sign_in(staff, "callum")
    second = hand_over(staff)
    show(second, stop.id)
    expect(second.locator(f"#{stop.id} textarea")).to_have_value("from the first")
    second.locator(f"#{stop.id} textarea").fill("from the second")
    assert settle(second)
    with expect_network_errors():
        first.locator(f"#{stop.id} textarea").fill("from the first, later")
        assert settle(first)
        first.reload()
        expect(first.get_by_role("heading", name="All your answers are safe")).to_be_visible()
    assert stored(server, f"{stop.words}~~child") == ["from the first", "from the second"]
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        older = db.execute("SELECT text FROM answer_version WHERE version IS NULL").fetchall()
    assert older == [("from the first, later",)]
    second.reload()
    show(second, stop.id)
    expect(second.locator(f"#{stop.id} textarea")).to_have_value("from the second")
