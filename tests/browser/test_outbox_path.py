"""No word of a child is lost: the path goes on without a connection, and leaving waits until everything has arrived."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools.handing import hand_over
from tests.browser.tools.server import Server
from tests.browser.tools.typing import answer, field, settle, stored, waiting, write
from voice_modules.paths import Stop
from voice_modules.reading import load_paths

OpenPage = Callable[[], Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
WHOLE = [("tracy", "Amara Bell", "ks1_2"), ("tracy", "Tomasz Czaja", "ks3_4"), ("sarah", "Nadia Rahimi", "post_16")]


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


def answer_offline(path: Page, stop: Stop) -> None:
    """What can be pressed first, and some words."""
    path.locator(f"#{stop.id} :is(.tile, .pill:has(input))").locator("visible=true").first.tap()
    path.locator(f"#{stop.id} textarea").fill(f"{stop.id}: 10+5=15 & <3 😀")


def exit_by(path: Page) -> None:
    path.get_by_role("button", name="Exit").locator("visible=true").first.tap()


@pytest.mark.parametrize(("who", "child", "name"), WHOLE, ids=[name for _, _, name in WHOLE])
def test_a_whole_path_without_a_connection(
    tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing, who: str, child: str, name: str
) -> None:
    staff, way = tablet(), load_paths()[name]
    sign_in(staff, who)
    path = hand_over(staff, child, way.name)
    staff.close()
    path.locator(".path[data-whole]").wait_for()  # from now on it needs no connection
    asked: list[str] = []  # the browser itself asks for the favicon again at every change of the address
    path.on("request", lambda request: asked.append(request.url) if request.method == "GET" and "favicon" not in request.url else None)
    with expect_network_errors():
        path.context.set_offline(True)
        for stop in way.stops:
            show(path, stop.id)
            answer_offline(path, stop)
        expect(answer(path, f"{way.stops[-1].words}~~child")).to_contain_text("Kept on this tablet")
        show(path, "check")
        assert path.locator("[data-check]:visible").count() == len(way.stops)
        assert path.locator("img:visible").evaluate_all("all => all.filter(one => !one.naturalWidth).length") == 0
        assert (waiting(path), asked) == (2 * len(way.stops), [])
        path.context.set_offline(False)
        assert settle(path, seconds=40)
    for stop in way.stops:
        assert stored(server, f"{stop.words}~~child") == [f"{stop.id}: 10+5=15 & <3 😀"]
        assert len(stored(server, f"{stop.picks}~~child")) == 1


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
