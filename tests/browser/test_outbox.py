"""No word is lost on a staff page: slow, lost and missing answers, a dead server, two devices, somebody else's sign-in (tech.md 2)."""

import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools.server import Server
from tests.browser.tools.typing import answer, field, line, settle, stored, waiting, write

NOTES = "personal.medical~~adult"
OTHER = "personal.communication~~adult"
Failing = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def page_of(desktop: Callable[[], Page], sign_in: Callable[[Page, str], None]) -> Callable[[], Page]:
    """-> Section A of Jay's PEP on another device of Sarah's, with the tab that stands open."""

    def open_one() -> Page:
        page = desktop()
        sign_in(page, "sarah")
        page.get_by_role("link", name="PEP of James Locke").click()
        page.wait_for_url("**/personal-information")
        return page

    return open_one


@pytest.fixture
def page(page_of: Callable[[], Page]) -> Page:
    return page_of()


def test_saves_after_a_pause_and_speaks_once(page: Page, server: Server) -> None:
    before = stored(server, NOTES)
    write(page, NOTES, "Nuts")
    assert waiting(page) == 1, "on the device before anything is sent"
    expect(answer(page, NOTES)).to_contain_text("Saved")
    expect(page.locator("#announce")).to_contain_text("Saved")
    write(page, NOTES, ' & "pollen" <b> 😀')
    assert settle(page)
    assert stored(server, NOTES)[len(before) :] == ["Nuts", 'Nuts & "pollen" <b> 😀']
    page.reload()
    expect(field(page, NOTES)).to_have_value('Nuts & "pollen" <b> 😀')


def test_a_stopped_server_and_a_closed_tab(page: Page, server: Server, expect_network_errors: Failing) -> None:
    address = page.url
    with expect_network_errors():
        server.stop()
        write(page, NOTES, "Asthma")
        write(page, OTHER, "Short sentences")
        expect(answer(page, NOTES)).to_contain_text("Kept on this device")
        context = page.context
        page.close()
        server.start()
        again = context.new_page()
        again.goto(address)
        expect(field(again, NOTES)).to_have_value("Asthma")
        assert settle(again)
    assert (stored(server, NOTES)[-1:], stored(server, OTHER)[-1:]) == (["Asthma"], ["Short sentences"])


def test_written_but_the_answer_lost(page: Page, server: Server, expect_network_errors: Failing) -> None:
    with expect_network_errors():
        page.route("**/answers/**", lambda route: (route.fetch(), route.abort()))
        write(page, NOTES, "One")
        expect(answer(page, NOTES)).to_contain_text("Kept on this device")
        page.unroute("**/answers/**")
        page.reload()
        write(page, NOTES, " two")
        assert settle(page)
    assert stored(server, NOTES) == ["One", "One two"], "no conflict with oneself, no version twice"


def test_what_another_network_answers_is_not_saved(page: Page, server: Server, expect_network_errors: Failing) -> None:
    with expect_network_errors():
        page.route("**/answers/**", lambda route: route.fulfill(status=200, body="<h1>Sign in to the school network</h1>"))
        write(page, NOTES, "Here")
        expect(answer(page, NOTES)).to_contain_text("Kept on this device")
        assert "school network" not in line(page, NOTES)
        page.unroute("**/answers/**")
        assert settle(page)
    assert stored(server, NOTES) == ["Here"]


@pytest.mark.parametrize(("button", "end"), [("Use mine", "Mine"), ("Use theirs", "Theirs")])
def test_two_devices_at_one_answer(
    page: Page, page_of: Callable[[], Page], server: Server, expect_network_errors: Failing, button: str, end: str
) -> None:
    other = page_of()
    field(page, NOTES).focus()  # somebody is in it: theirs does not simply appear here (test_live.py)
    write(other, NOTES, "Theirs")
    assert settle(other)
    with expect_network_errors():
        write(page, NOTES, "Mine")
        expect(answer(page, NOTES)).to_contain_text("Theirs")
        assert field(page, NOTES).input_value() == "Mine"
        expect(page.locator("#announce")).to_contain_text("Somebody else changed this")
        answer(page, NOTES).get_by_role("button", name=button).click()
        assert settle(page)
    expect(field(page, NOTES)).to_have_value(end)
    assert stored(server, NOTES) == ["Theirs", "Mine"][: 2 if end == "Mine" else 1]


def end_session(page: Page, server: Server) -> None:
    """As when it has been idle for too long: no tab of this browser hears of it."""
    page.context.request.post("/logout", headers={"origin": server.url}, max_redirects=0)


def test_signed_out_in_the_middle(page: Page, server: Server, expect_network_errors: Failing) -> None:
    end_session(page, server)
    with expect_network_errors():
        write(page, NOTES, "Still here")
        expect(answer(page, NOTES)).to_contain_text("Please sign in again")
        assert stored(server, NOTES) == []
        with page.context.expect_page() as opened:
            answer(page, NOTES).get_by_role("link", name="Login").click()
        login = opened.value
        login.get_by_label("Registered Email").fill("sarah.social@pearl.example")
        login.get_by_label("Password", exact=True).fill("pearl-demo-2026")
        login.get_by_role("button", name="Login", exact=True).click()
        login.wait_for_url("**/personal-information")
        login.close()
        page.bring_to_front()
        page.evaluate("dispatchEvent(new Event('focus'))")
        assert settle(page)
    assert stored(server, NOTES) == ["Still here"]


def test_words_never_go_under_another_name(
    page: Page, server: Server, sign_in: Callable[[Page, str], None], expect_network_errors: Failing
) -> None:
    """On a shared device Tracy signs in while Sarah's page still stands open."""
    end_session(page, server)
    sign_in(page.context.new_page(), "tracy")
    with expect_network_errors():
        write(page, NOTES, "Sarah's words")
        expect(answer(page, NOTES)).to_contain_text("Please sign in again")
    assert waiting(page) == 1
    assert stored(server, NOTES) == []


def test_page_save_waits_for_the_words(page: Page, server: Server, expect_network_errors: Failing) -> None:
    with expect_network_errors():
        page.context.set_offline(True)
        write(page, NOTES, "Kept")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator("main form[data-waits] [data-blocked]")).to_be_visible()
        page.context.set_offline(False)
        assert settle(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(re.compile("done=saved"))
    assert (stored(server, NOTES), waiting(page)) == (["Kept"], 0)


def test_typed_on_while_a_slow_answer_comes(page: Page, server: Server) -> None:
    page.route("**/answers/**", lambda route: (time.sleep(0.6), route.continue_()))
    write(page, NOTES, "one")
    page.wait_for_timeout(800)
    page.keyboard.type(" two", delay=40)
    assert settle(page)
    expect(field(page, NOTES)).to_have_value("one two")
    assert stored(server, NOTES)[-1] == "one two"
    assert page.evaluate("document.activeElement.selectionStart") == len("one two")


def test_nothing_shows_at_back_after_signing_out(page: Page) -> None:
    write(page, NOTES, "Secret")
    assert settle(page)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login**")
    page.go_back()
    page.wait_for_load_state()
    expect(page.get_by_label("Registered Email")).to_be_visible()
    assert "Secret" not in page.content()
