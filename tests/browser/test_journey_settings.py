"""The Virtual School turns the games off, and a child's next page has none."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.tools.handing import hand_over

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]


def test_games_off_for_the_whole_authority(desktop: OpenPage, tablet: OpenPage, sign_in: SignIn) -> None:
    staff, office = tablet(), desktop()
    sign_in(staff, "tracy")
    sign_in(office, "vera")
    path = hand_over(staff, "Amara Bell")
    expect(path.get_by_role("button", name="Open arcade")).to_be_visible()
    office.get_by_role("link", name="Settings").click()
    expect(office.get_by_label("Young people find them")).to_be_checked()
    office.get_by_text("No games").click()
    office.get_by_role("button", name="Save").click()
    expect(office.get_by_text("Saved.")).to_be_visible()
    expect(office.get_by_label("No games")).to_be_checked()
    path.reload()
    path.locator(".path[data-whole]").wait_for()
    expect(path.get_by_role("button", name="Open arcade")).to_have_count(0)
    expect(path.locator("[data-games-box]")).to_have_count(0)
