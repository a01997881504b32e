"""A child chooses one adult alone, and that adult finds it at the head of the home page."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey_paths import audience, open_path, show
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle

OpenPage = Callable[..., Page]
Failing = Callable[[], AbstractContextManager[None]]
SignIn = Callable[[Page, str], None]
WORDS = "Zara hides my bag"


@pytest.mark.parametrize("held", ["tablet", "portrait", "phone"])
@pytest.mark.parametrize("name", ["ks1_2", "ks3_4"])
def test_only_one_reads_it(
    request: pytest.FixtureRequest, held: str, name: str, sign_in: SignIn, server: Server, desktop: OpenPage
) -> None:
    path = open_path(request.getfixturevalue(held)(), sign_in, name)
    show(path, "like")
    path.locator("#like textarea").fill(WORDS)
    show(path, "check")
    row = path.locator('[data-check="like"]')
    expect(row.get_by_role("button", name="Only Tracy Teacher")).to_be_hidden()
    row.get_by_role("button", name="Only one person").tap()
    row.get_by_role("button", name="Only Tracy Teacher").tap()
    expect(row.get_by_role("button", name="Only Tracy Teacher")).to_have_attribute("aria-pressed", "true")
    assert settle(path)
    chosen = audience(server, "school.like.words")
    assert re.fullmatch(r"person:\d+", chosen)
    path.reload()
    show(path, "like")
    expect(path.locator("#like .who-reads").first).to_contain_text("Only Tracy Teacher can read this.")
    path.locator("#like summary.who-reads").tap()
    path.locator("#like .reads label", has_text="Everyone at my meeting").tap()
    assert settle(path) and audience(server, "school.like.words") == "everyone"
    path.locator("#like summary.who-reads").tap()
    path.locator("#like .reads label", has_text="Only Tracy Teacher").tap()
    assert settle(path) and audience(server, "school.like.words") == chosen
    teacher = desktop()
    sign_in(teacher, "tracy")
    notice = teacher.get_by_role("region", name="For you alone")
    expect(notice).to_contain_text("something that only you may read")
    notice.get_by_role("link", name="Read their words").click()
    expect(teacher.get_by_text(WORDS)).to_be_visible()


def test_an_older_tab_does_not_widen_it(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = open_path(tablet(), sign_in, "ks1_2")
    show(path, "like")
    path.locator("#like textarea").fill(WORDS)
    assert settle(path) and audience(server, "school.like.words") == "team"
    newer = path.context.new_page()
    newer.goto(path.url)
    newer.locator("#like summary.who-reads").tap()
    newer.locator("#like .reads label", has_text="Only Tracy Teacher").tap()
    assert settle(newer) and audience(server, "school.like.words").startswith("person:")
    path.bring_to_front()
    path.locator("#like .tile").first.tap()
    assert settle(path) and audience(server, "school.like.words").startswith("person:")
    path.locator("#like summary.who-reads").tap()
    path.locator("#like .reads label", has_text="Everyone at my meeting").tap()
    path.locator("#like summary.who-reads").tap()
    path.locator("#like .reads label", has_text="My teacher and my social worker").tap()
    assert settle(path) and audience(server, "school.like") == "team"


def test_a_narrow_choice_waits_with_its_words(tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing) -> None:
    """Offline, then the page is opened again: the page's own choice must not widen it."""
    path = open_path(tablet(), sign_in, "ks1_2")
    show(path, "like")
    address = path.url.partition("#")[0]
    path.context.route("**/answers/**", lambda route: route.abort())
    with expect_network_errors():
        path.locator("#like textarea").fill(WORDS)
        path.locator("#like summary.who-reads").tap()
        path.locator("#like .reads label", has_text="Only Tracy Teacher").tap()
        path.goto("about:blank")
        path.context.unroute_all()
    path.goto(address)
    assert settle(path)
    assert audience(server, "school.like.words").startswith("person:")
    show(path, "like")
    expect(path.locator("#like .who-reads").first).to_contain_text("Only Tracy Teacher can read this.")
