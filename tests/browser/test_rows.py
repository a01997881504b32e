"""Rows of a group: added without a connection, there once when it is back, moved, removed and brought back."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, stored_cells, waiting

Failing = Callable[[], AbstractContextManager[None]]
NAME = "contacts.name"


@pytest.fixture
def page(desktop: Callable[[], Page], sign_in: Callable[[Page, str], None]) -> Page:
    """Key Contacts of Jay's PEP: none yet."""
    page = desktop()
    sign_in(page, "sarah")
    page.get_by_role("link", name="PEP of James Locke").click()
    page.wait_for_url("**/personal-information")
    page.goto(page.url.replace("personal-information", "key-contacts"))
    return page


def rows(page: Page) -> Locator:
    return page.locator("#group-contacts > [data-key]")


def names(page: Page) -> list[str]:
    return [box.input_value() for box in page.locator('[name^="contacts.name~"]:not([type=hidden])').all()]


def add(page: Page, name: str) -> None:
    page.get_by_role("button", name="Add a contact").click()
    page.get_by_label("Name").last.fill(name)


def add_and_save(page: Page, *people: str) -> None:
    for name in people:
        add(page, name)
        assert settle(page)
    page.reload()
    assert names(page) == list(people)


def test_three_contacts_added_offline_are_there_once(page: Page, server: Server, expect_network_errors: Failing) -> None:
    expect(page.get_by_text("None yet.")).to_be_visible()
    with expect_network_errors():
        server.stop()
        for name in ("Ann", 'Bob & "Co" <b>', "Zoë 😀"):
            add(page, name)
        assert page.evaluate("document.activeElement.value") == "Zoë 😀"
        expect(page.get_by_text("None yet.")).to_be_hidden()
        page.get_by_role("button", name="Add a contact").click()  # a fourth, which nobody fills
        context, address = page.context, page.url
        page.close()
        server.start()
        again = context.new_page()
        again.route("**/answers/**", lambda route: route.abort())
        again.goto(address)
        expect(rows(again)).to_have_count(3)
        again.reload()
        assert sorted(names(again)) == sorted(("Ann", 'Bob & "Co" <b>', "Zoë 😀"))
        again.unroute("**/answers/**")
        again.evaluate("dispatchEvent(new Event('online'))")
        assert settle(again)
    assert sorted(stored_cells(server, NAME)) == sorted(("Ann", 'Bob & "Co" <b>', "Zoë 😀"))
    again.reload()
    assert sorted(names(again)) == sorted(("Ann", 'Bob & "Co" <b>', "Zoë 😀"))
    expect(rows(again)).to_have_count(3)


def test_a_row_gets_its_buttons_when_it_is_saved_and_the_caret_stays(page: Page) -> None:
    add(page, "Ann")
    row = rows(page).first
    expect(row.get_by_role("button", name="Remove")).to_have_attribute("type", "button")
    assert settle(page)
    expect(row.locator("button[name=remove]")).to_be_visible()
    expect(row.locator("[data-drop]")).to_have_count(0)
    assert page.evaluate("document.activeElement.value") == "Ann"
    page.keyboard.type("e")
    assert settle(page)
    assert names(page) == ["Anne"]


def test_a_blank_row_is_taken_away_on_the_device(page: Page, server: Server, expect_network_errors: Failing) -> None:
    page.get_by_role("button", name="Add a contact").click()
    rows(page).get_by_role("button", name="Remove Contact 1").click()
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_text("None yet.")).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "add"
    with expect_network_errors():
        page.context.set_offline(True)
        add(page, "Nobody")
        assert waiting(page) == 1
        rows(page).get_by_role("button", name="Remove Contact 1").click()
        assert waiting(page) == 0
        page.context.set_offline(False)
    page.reload()
    expect(rows(page)).to_have_count(0)
    assert stored_cells(server, NAME) == []


def test_moved_and_removed_and_brought_back(page: Page) -> None:
    add_and_save(page, "Ann", "Bob", "Zoë")
    page.get_by_label("Contact 3: Name").fill("Zoë Bell")  # on its way when the button is pressed: the form waits for it
    page.get_by_role("button", name="Move up: Contact 3").click()
    page.wait_for_url("**#row-*")
    assert names(page) == ["Ann", "Zoë Bell", "Bob"]
    page.get_by_role("button", name="Move down: Contact 1").click()
    expect(page.get_by_label("Contact 1: Name")).to_have_value("Zoë Bell")
    page.get_by_role("button", name="Remove Contact 2").click()
    expect(page.get_by_text("The contact was removed.")).to_be_visible()
    assert names(page) == ["Zoë Bell", "Bob"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Contact 3: Name")).to_have_value("Bob")
    assert names(page) == ["Zoë Bell", "Ann", "Bob"]


def test_a_picker_works_in_a_row_that_was_added(page: Page, sign_in: Callable[[Page, str], None]) -> None:
    address = page.url.replace("key-contacts", "previous-school-settings")
    page.context.clear_cookies()
    sign_in(page, "tracy")
    page.goto(address)
    page.get_by_role("group", name="Has Jay changed").get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Add a").last.click()
    picker = page.locator("[data-new] [data-picks-date]").first
    expect(picker).to_be_visible()
    picker.click()
    expect(page.locator("input.picker")).to_have_count(1)


def test_a_row_that_somebody_removed_keeps_the_words_and_offers_undo(
    page: Page, desktop: Callable[[], Page], sign_in: Callable[[Page, str], None]
) -> None:
    add_and_save(page, "Ann", "Bob")
    other = desktop()
    sign_in(other, "sarah")
    other.goto(page.url)
    box = page.get_by_label("Contact 1: Name")
    box.focus()
    other.get_by_role("button", name="Remove Contact 1").click()
    expect(other.get_by_text("The contact was removed.")).to_be_visible()
    box.press("End")
    page.keyboard.type(" Marsh")
    expect(rows(page).get_by_text("Somebody removed this contact.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**#row-*")
    expect(page.get_by_label("Contact 1: Name")).to_have_value("Ann Marsh")
    assert names(page) == ["Ann Marsh", "Bob"]
