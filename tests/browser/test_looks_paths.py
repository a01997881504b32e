"""How the paths look: KS 3 & 4 and Post 16 in every dress, and what a child can turn on; nothing scrolls that need not."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey_paths import open_path, show
from tests.browser.test_looks import HELD, screens
from tests.browser.tools.handing import hand_over
from tests.browser.tools.looker import CALM, DESKTOP, DEVICES, Looker
from tests.browser.tools.looks import check_axe, check_colours, check_own_size
from tests.browser.tools.typing import settle
from voice_modules.reading import load_paths

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Dresses = tuple[tuple[str, str], ...]
# Shows itself where a screen is larger than what is in sight: the page, or the panel that scrolls in it.
TOO_HIGH = """() => [document.documentElement, ...document.querySelectorAll("[data-screen]:not([hidden]) .panel")]
    .some(one => one.scrollHeight > one.clientHeight + 1)"""


def older_screens(path: Page) -> Iterator[str]:
    for screen in ("start", "helper", "map", "achievements", "hard-time", "get-on", "money", "check", "end", "go-to", "talk"):
        show(path, screen)
        yield screen
    show(path, "hard-time")
    path.locator("#hard-time [data-mode-switch=easy]").click()
    path.locator("#hard-time .tile", has_text="Yes").click()
    path.locator("#hard-time textarea").fill("In PE, when nobody looks.")
    assert settle(path)
    yield "an answer with pictures and the offer to talk"
    path.locator("#hard-time summary.who-reads").click()
    expect(path.locator("#hard-time .reads__choose .pill").first).to_be_visible()
    yield "who can read it"
    show(path, "check")
    yield "check with an answer"


@DEVICES
def test_the_older_screens(
    request: pytest.FixtureRequest, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    path = open_path(request.getfixturevalue(screen)(**CALM), sign_in, "ks3_4")
    one = looker(dresses)
    for name in older_screens(path):
        one.look(path, name)
    one.check(at_least=14)


@pytest.mark.parametrize("name", ["ks1_2", "ks3_4", "post_16"])
def test_every_screen_in_every_scheme(desktop: OpenPage, sign_in: SignIn, name: str) -> None:
    """Each question is another: here all of them. At other sizes, and for how they lie in other schemes, some stand for the others."""
    path = open_path(desktop(**CALM), sign_in, name)
    one, names = Looker(DESKTOP), screens(path)
    for screen in names:
        show(path, screen)
        one.try_in(path, screen, *DESKTOP[0], check_axe, check_own_size)
        for scheme, text in DESKTOP[1:]:
            one.try_in(path, screen, scheme, text, check_colours)
    assert not one.wrong, "\n\n".join(one.wrong)
    assert len(names) >= len(load_paths()[name].stops) + 6


@DEVICES
def test_the_screens_of_post_16(
    request: pytest.FixtureRequest, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    path = open_path(request.getfixturevalue(screen)(**CALM), sign_in, "post_16")
    one = looker(dresses)
    for name in ("map", "now", "in-the-way"):
        show(path, name)
        one.look(path, name)
    one.check(at_least=3)


@DEVICES
def test_the_simple_screen_and_who_reads(
    request: pytest.FixtureRequest, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    staff = request.getfixturevalue(screen)(**CALM)
    sign_in(staff, "tracy")
    path, one = hand_over(staff, "Priya Nair"), looker(dresses)
    show(path, "safe")
    one.look(path, "simple")
    path.locator("#safe [data-more]").click()
    path.locator("#safe .tile", has_text="Nowhere").click()
    path.locator("#safe summary.who-reads").click()
    one.look(path, "more, with the readers")
    assert settle(path)
    show(path, "check")
    one.look(path, "check with an answer")
    one.check(at_least=3)


@pytest.mark.parametrize("name", ["ks3_4", "post_16"])
@pytest.mark.parametrize("easy", [False, True])
def test_no_question_scrolls_on_a_tablet_on_its_side(tablet: OpenPage, sign_in: SignIn, name: str, easy: bool) -> None:
    path, too_high = open_path(tablet(), sign_in, name), []
    if easy:
        first = load_paths()[name].stops[0].id
        show(path, first)
        path.locator(f"#{first} [data-mode-switch=easy]").click()
    for width, height in HELD:
        path.set_viewport_size({"width": width, "height": height})
        for screen in screens(path):
            show(path, screen)
            if screen not in ("check", "go-to") and path.evaluate(TOO_HIGH):
                too_high.append(f"{screen} at {width}x{height}")
    assert not too_high, too_high


def test_no_simple_screen_scrolls_on_a_tablet_on_its_side(tablet: OpenPage, sign_in: SignIn) -> None:
    staff, too_high = tablet(), []
    sign_in(staff, "tracy")
    path = hand_over(staff, "Priya Nair")
    path.set_viewport_size({"width": 1024, "height": 660})
    for screen in screens(path):
        show(path, screen)
        if screen != "check" and path.evaluate(TOO_HIGH):
            too_high.append(screen)
    assert not too_high, too_high
