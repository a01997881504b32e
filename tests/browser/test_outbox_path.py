"""No word of a child is lost: the path goes on without a connection, and leaving waits until everything has arrived."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools.handing import hand_over
from tests.browser.tools.server import Server
from tests.browser.tools.typing import answer, field, settle, stored, waiting, write

Failing = Callable[[], AbstractContextManager[None]]
STOPS = ("like", "hard", "safe", "worried")


@pytest.fixture
def path(tablet: Callable[[], Page], sign_in: Callable[[Page, str], None]) -> Page:
    """Amara's path, in the new tab that Tracy's button opened."""
    page = tablet()
    sign_in(page, "tracy")
    opened = hand_over(page)
    page.close()
    return opened


def show(path: Page, stop: str) -> None:
    path.evaluate("stop => { location.hash = stop }", stop)
    path.locator(f"#{stop}").wait_for()


def tap_first(path: Page, stop: str) -> None:
    path.locator(f"#{stop} .tile").first.tap()


def exit_by(path: Page) -> None:
    path.get_by_role("button", name="Exit").locator("visible=true").first.tap()


def test_the_whole_path_without_a_connection(path: Page, server: Server, expect_network_errors: Failing) -> None:
    asked: list[str] = []  # the browser itself asks for the favicon again at every change of the address
    path.on("request", lambda request: asked.append(request.url) if request.method == "GET" and "favicon" not in request.url else None)
    with expect_network_errors():
        path.context.set_offline(True)
        for stop in STOPS:
            show(path, stop)
            tap_first(path, stop)
            write(path, f"school.{stop}.words~~child", f"{stop}: 10+5=15 & <3 😀")
        expect(answer(path, "school.worried.words~~child")).to_contain_text("Kept on this tablet")
        assert (waiting(path), asked) == (8, [])
        path.context.set_offline(False)
        assert settle(path)
    for stop in STOPS:
        assert stored(server, f"school.{stop}.words~~child") == [f"{stop}: 10+5=15 & <3 😀"]
        assert len(stored(server, f"school.{stop}~~child")) == 1


def test_exit_waits_until_everything_has_arrived(path: Page, server: Server, expect_network_errors: Failing) -> None:
    show(path, "like")
    with expect_network_errors():
        path.context.set_offline(True)
        write(path, "school.like.words~~child", "my friends")
        exit_by(path)
        expect(path.get_by_role("alert").get_by_text("Not everything has been sent yet.")).to_be_visible()
        path.context.set_offline(False)
        path.get_by_role("button", name="Try again").tap()
        expect(path.get_by_role("heading", name="All your answers are safe")).to_be_visible()
    assert (stored(server, "school.like.words~~child"), waiting(path)) == (["my friends"], 0)
    path.go_back()
    path.wait_for_load_state()
    assert "my friends" not in path.content()


def test_a_stopped_server_and_a_closed_tab(path: Page, server: Server, expect_network_errors: Failing) -> None:
    address = path.url
    show(path, "hard")
    with expect_network_errors():
        server.stop()
        write(path, "school.hard.words~~child", "the noise")
        expect(answer(path, "school.hard.words~~child")).to_contain_text("Kept on this tablet")
        context = path.context
        path.close()
        server.start()
        again = context.new_page()
        again.goto(address)
        assert field(again, "school.hard.words~~child").input_value() == "the noise"
        assert settle(again)
    assert stored(server, "school.hard.words~~child") == ["the noise"]


def test_the_next_visit_sends_and_does_not_show(path: Page, server: Server, expect_network_errors: Failing) -> None:
    """Words of a visit that ended without a connection arrive from the next page of Pearl on this tablet, and stand in no other field."""
    words = "school.safe.words~~child"
    show(path, "safe")
    with expect_network_errors():
        path.context.set_offline(True)
        write(path, words, "the library")
        path.wait_for_timeout(300)
        context = path.context
        path.close()
        context.set_offline(False)
    context.clear_cookies()
    page = context.new_page()
    page.goto("/login")
    page.get_by_label("Registered Email").fill("tracy.teacher@pearl.example")
    page.get_by_label("Password", exact=True).fill("pearl-demo-2026")
    page.get_by_role("button", name="Login", exact=True).click()
    page.wait_for_url(lambda url: "/login" not in url)
    assert settle(page)
    assert stored(server, words) == ["the library"]
