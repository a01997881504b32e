"""Browser tests: a real server, a real browser, four devices; nothing may go wrong unseen."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.tools.browser import launch_arguments
from tests.browser.tools.forge import Forge
from tests.browser.tools.looker import LIGHT, Looker
from tests.browser.tools.looks import check_axe, check_looks
from tests.browser.tools.server import Server, load_demonstration
from tests.browser.tools.watch import Watch
from tests.people import EMAILS, PASSWORD

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return launch_arguments(browser_type_launch_args)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load_demonstration(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    one = Forge()
    yield one
    one.close()


@pytest.fixture
def server(demonstration: Path, forge: Forge, tmp_path: Path) -> Iterator[Server]:
    one = Server(demonstration, tmp_path / "data", forge=forge)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def watch(server: Server) -> Iterator[Watch]:
    one = Watch(server.url, server.log)
    yield one
    one.check()


@pytest.fixture
def expect_network_errors(watch: Watch) -> Callable[[], AbstractContextManager[None]]:
    """with expect_network_errors(): the server is stopped, the device offline, or an answer of 400 and more is wanted."""
    return watch.expect_network_errors


@pytest.fixture
def open_page(new_context: Callable[..., Any], server: Server, watch: Watch) -> OpenPage:
    """open_page(**options of a browser context) -> a page in a context of its own; page.goto("/login") goes to the server."""

    def open_one(**options: Any) -> Page:
        context = new_context(base_url=server.url, locale="en-GB", timezone_id="Europe/London", **options)
        watch.add(context)
        page: Page = context.new_page()
        return page

    return open_one


def device(width: int, height: int, touch: bool) -> Any:
    """-> a fixture: a function that opens a page on such a device, each in a context of its own."""

    like: dict[str, Any] = {"viewport": {"width": width, "height": height}, "has_touch": touch, "is_mobile": touch}

    def make(open_page: OpenPage) -> OpenPage:
        return lambda **options: open_page(**{**like, **options})

    return pytest.fixture(make)


desktop = device(1280, 800, touch=False)
tablet = device(1024, 768, touch=True)
portrait = device(768, 1024, touch=True)
phone = device(390, 844, touch=True)


@pytest.fixture
def sign_in_by_words() -> SignIn:
    """sign_in_by_words(page, "sarah"): by the words on the screen, and to the person's own home page."""

    def enter(page: Page, first_name: str) -> None:
        page.goto("/login")
        page.get_by_label("Registered Email").fill(EMAILS[first_name])
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Login", exact=True).click()
        page.wait_for_url(re.compile(r"^(?!.*/login)"))

    return enter


@pytest.fixture
def sign_in(server: Server) -> SignIn:
    """The same for whom that screen is nothing new: what its button sends is sent without drawing it."""

    def enter(page: Page, first_name: str) -> None:
        words = {"email": EMAILS[first_name], "password": PASSWORD}
        answer = page.context.request.post("/login", form=words, headers={"Origin": server.url}, max_redirects=0)
        assert (answer.status, answer.headers["location"]) == (303, "/"), answer.text()
        page.goto("/")

    return enter


@pytest.fixture
def axe() -> Callable[[Page], None]:
    return check_axe


@pytest.fixture
def looks() -> Callable[[Page], None]:
    return check_looks


@pytest.fixture
def looker() -> Callable[[tuple[tuple[str, str], ...]], Looker]:
    return lambda dresses: Looker(dresses, tablet=dresses is LIGHT)
