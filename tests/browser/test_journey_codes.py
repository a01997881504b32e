"""A code: made on PEP details, scanned or typed on the child's own device, revoked; nothing of it stays on either device."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey_child import heading, tap
from tests.browser.test_journey_paths import show
from tests.browser.tools.looker import CALM, DEVICES, Looker
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, stored
from tests.people import MATHS
from tests.qr_reader import read_square

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]


def details(page: Page, child: str = "Amara Bell") -> None:
    page.get_by_role("link", name=f"PEP of {child}").click()
    page.get_by_role("link", name="View PEP Details").click()
    expect(page.get_by_role("heading", name="Young Person's Modules")).to_be_visible()


def make_code(page: Page, picture: str = "Music") -> tuple[str, str, str]:
    """For home, today: a school's day may be over. -> the address and the number, as on the paper, and what a camera reads."""
    page.get_by_text("Give Amara a code").click()
    page.get_by_role("radio", name=re.compile("For home")).check()
    page.get_by_role("radio", name=picture).check(force=True)
    page.get_by_role("button", name="Make the code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A code for Amara")
    return page.locator(".code-paper__address").inner_text(), page.locator(".code-paper__number").inner_text(), read_square(page.content())


def test_a_typed_number_opens_the_childs_path(desktop: OpenPage, tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    staff, child = desktop(), tablet()
    sign_in(staff, "tracy")
    details(staff)
    address, number, _ = make_code(staff)
    child.goto(f"http://{address}")
    child.get_by_label("The eight numbers on your paper").fill(number)
    tap(child, "Start")
    expect(heading(child)).to_have_text(re.compile("^Hello"))
    assert number.replace(" ", "") not in child.url
    show(child, "like")
    child.locator("#like textarea").fill(MATHS)
    assert settle(child)
    assert stored(server, "school.like.words~~child") == [MATHS]
    staff.get_by_role("link", name="Back to PEP Details").click()
    expect(staff.get_by_text("used once")).to_be_visible()
    assert number not in staff.content()


def test_without_javascript_the_number_opens_it_too(desktop: OpenPage, tablet: OpenPage, sign_in: SignIn) -> None:
    staff, child = desktop(), tablet(java_script_enabled=False)
    sign_in(staff, "tracy")
    details(staff)
    address, number, _ = make_code(staff)
    child.goto(f"http://{address}")
    child.get_by_label("The eight numbers on your paper").fill(number)
    child.get_by_role("button", name="Start").tap()
    # By its place: Playwright finds nothing in a <noscript> by its words, though the browser shows it.
    expect(child.locator("#like-title")).to_have_text("What do you like about school?")
    child.locator("#like textarea").fill(MATHS)
    child.locator("[name=save]").click()
    expect(child.locator("#like textarea")).to_have_value(MATHS)
    expect(child.locator("#like .say-more__box .state-line")).to_contain_text("Saved")


def test_a_scanned_code_leaves_no_trace_of_its_secret(
    desktop: OpenPage, tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing
) -> None:
    staff, child = desktop(), tablet()
    sign_in(staff, "tracy")
    details(staff)
    _, _, link = make_code(staff)
    secret, asked = link.partition("#")[2].partition(".")[0], []
    child.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    child.goto(link)
    expect(child.get_by_role("img", name="Music")).to_be_visible()
    expect(child.get_by_role("img")).to_have_count(1)
    expect(child.get_by_label("The eight numbers on your paper")).to_be_hidden()
    assert secret not in child.url
    assert (child.title(), child.locator("html").get_attribute("data-theme")) == ("Pearl", "ocean")
    tap(child, "Start")
    expect(heading(child)).to_have_text(re.compile("^Hello Amara"))
    show(child, "like")
    child.locator("#like textarea").fill("My secret words")
    assert settle(child)
    tap(child, "Exit")
    expect(child.get_by_role("heading", name="All your answers are safe")).to_be_visible()
    assert child.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(name => name.startsWith('pearl:'))") == []
    with expect_network_errors():
        for _ in range(6):
            child.go_back()
            child.wait_for_timeout(300)
            assert secret not in child.url
            for words in ("Amara", "My secret words", secret):
                assert words not in child.content()
    assert [line for line in asked if secret in line] == []


def test_a_revoked_code_says_so_kindly_and_the_words_are_kept(
    desktop: OpenPage, tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing
) -> None:
    staff, child = desktop(), tablet()
    sign_in(staff, "tracy")
    details(staff)
    _, _, link = make_code(staff)
    child.goto(link)
    tap(child, "Start")
    expect(heading(child)).to_have_text(re.compile("^Hello Amara"))
    staff.get_by_role("link", name="Back to PEP Details").click()
    staff.get_by_role("button", name=re.compile("^Revoke *: KS 1 & 2, Music")).click()
    expect(staff.get_by_text("The code is revoked. It opens nothing any more.")).to_be_visible()
    expect(staff.get_by_text("used once")).to_have_count(0)
    child.goto("/login")
    with expect_network_errors():
        child.goto(link)
        tap(child, "Start")
        expect(child.get_by_role("alert")).to_have_text(re.compile("stopped by a grown-up. Everything you said before is safe."))


@DEVICES
def test_how_codes_look(
    request: pytest.FixtureRequest, screen: str, dresses: tuple[tuple[str, str], ...], sign_in: SignIn, looker: Callable[..., Looker],
    expect_network_errors: Failing,
) -> None:  # fmt: skip
    page, one = request.getfixturevalue(screen)(**CALM), looker(dresses)
    sign_in(page, "tracy")
    details(page)
    page.get_by_text("Give Amara a code").click()
    one.look(page, "details, making a code")
    page.get_by_text("Give Amara a code").click()
    address, _, link = make_code(page)
    one.look(page, "the code")
    page.get_by_role("link", name="Back to PEP Details").click()
    expect(page.get_by_role("button", name=re.compile("^Revoke"))).to_be_visible()
    one.look(page, "details with a code")
    page.goto(f"http://{address}")
    one.look(page, "type a number")
    with expect_network_errors():
        page.get_by_label("The eight numbers on your paper").fill("00000000")
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_role("alert")).to_be_visible()
    one.look(page, "a wrong number")
    page.goto("/login")
    page.goto(link)
    expect(page.get_by_role("img", name="Music")).to_be_visible()
    one.look(page, "scanned")
    one.check(at_least=6)
