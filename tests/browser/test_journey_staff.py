"""A social worker's first morning: sign in, make a PEP, answer a page; and what the teacher sees of it."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Page, expect

from app import clock
from tests.browser.tools.handing import turn_to
from tests.browser.tools.server import Server
from tests.browser.tools.typing import field, settle, stored

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
MEETING = clock.today() + dt.timedelta(days=9)


def test_sarah_makes_leos_first_pep(desktop: OpenPage, sign_in_by_words: SignIn) -> None:
    page = desktop()
    sign_in_by_words(page, "sarah")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sarah")
    expect(page.get_by_role("heading", name="Westmere Council")).to_be_visible()
    page.get_by_role("link", name="View Leo Marsh's record", exact=True).click()
    expect(page.get_by_text("No PEP yet.")).to_be_visible()
    page.get_by_role("link", name="Add a PEP").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Create a PEP for Leo")
    expect(page.get_by_text("Early Years", exact=True)).to_be_visible()
    expect(page.get_by_text(f"{clock.today():%d/%m/%Y}")).to_be_visible()
    page.evaluate("window.stayed = true")
    page.get_by_label("Date of the PEP meeting").press_sequentially(f"{MEETING:%d/%m/%Y}")
    expect(page.get_by_text(f"Target date: {MEETING + dt.timedelta(days=7):%A %-d %B %Y}.")).to_be_visible()
    assert page.evaluate("window.stayed") is True
    page.get_by_label("Time").fill("15:30")
    page.get_by_label("Where is it?").fill("Little Oaks: the <garden> room")
    page.get_by_label("New Admission to Care").check()
    invited = page.get_by_role("group", name="People to invite").get_by_role("checkbox")
    expect(invited.first).to_be_checked()
    page.get_by_role("button", name="Create PEP").click()
    expect(page).to_have_url("/children/U3547?done=pep-created")
    bar = page.get_by_role("status").filter(has_text="Successful!")
    expect(bar).to_be_focused()
    page.get_by_role("link", name="PEP", exact=False).filter(has_text="PEP").last.click()
    expect(page.get_by_text("Social Worker to complete").first).to_be_visible()


def test_a_mistake_on_the_form_keeps_everything_and_leads_to_its_field(
    desktop: OpenPage, sign_in: SignIn, expect_network_errors: Failing
) -> None:
    page = desktop()
    sign_in(page, "sarah")
    page.goto("/children/U3547/peps/new")
    page.get_by_label("Time").fill("half past three")
    page.get_by_label("Any other reason").fill('New "home" & school')
    with expect_network_errors():
        page.get_by_role("button", name="Create PEP").click()
        expect(page.get_by_role("heading", name="Nothing is lost")).to_be_visible()
    expect(page.get_by_label("Any other reason")).to_have_value('New "home" & school')
    page.get_by_role("link", name="is not a time we can read").click()
    expect(page.get_by_label("Time")).to_be_focused()


def test_personal_information_is_answered_and_read_back(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    page = desktop()
    sign_in(page, "sarah")
    page.get_by_role("link", name="PEP of Amara Bell").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Personal Information")
    health = page.get_by_label("Which health needs must school know about?")
    health.fill('Asthma: 10+5=15 & "art" <3 😀')
    page.get_by_label("Moving about").check()
    page.get_by_role("group", name="Does Amara need an interpreter at meetings?").get_by_label("Yes").check()
    assert settle(page)
    page.reload()
    expect(health).to_have_value('Asthma: 10+5=15 & "art" <3 😀')
    expect(page.get_by_label("Moving about")).to_be_checked()
    assert stored(server, "personal.medical~~adult")[-1] == 'Asthma: 10+5=15 & "art" <3 😀'
    born = page.get_by_role("textbox", name="When was Amara born?")
    born.fill("31/02/2018")
    born.blur()
    expect(page.get_by_text("is not a date we can read")).to_be_visible()
    expect(page.get_by_text("It does not count as answered yet.")).to_be_visible()
    page.reload()
    expect(born).to_have_value("31/02/2018")


def test_the_teacher_reads_the_same_page_and_cannot_change_it(desktop: OpenPage, sign_in: SignIn) -> None:
    page = desktop()
    sign_in(page, "tracy")
    page.get_by_role("link", name="PEP of Amara Bell").click()
    turn_to(page, "Social Worker", "Personal Information")
    expect(page.get_by_text("You can read this page, not change it.")).to_be_visible()
    expect(page.get_by_text("Short sentences. Pictures help.")).to_be_visible()
    assert page.locator("main :is(input, textarea, select)").count() == 0


def test_everything_is_reached_and_done_with_the_keyboard(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    page = desktop()
    sign_in(page, "sarah")
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    link = page.get_by_role("link", name="PEP of Amara Bell")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/personal-information")
    name = field(page, "personal.called~~adult")
    for _ in range(60):
        page.keyboard.press("Tab")
        if name.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.type("Mara")
    page.keyboard.press("Enter")
    page.wait_for_url("**?done=saved")
    expect(name).to_have_value("Mara")


def test_without_javascript_a_page_is_saved_and_says_so(desktop: OpenPage, sign_in: SignIn) -> None:
    page = desktop(java_script_enabled=False)
    sign_in(page, "sarah")
    page.goto("/")
    page.get_by_role("link", name="PEP of Priya Nair").click()
    page.get_by_label("Which health needs must school know about?").fill("first line\nsecond")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. 1 question must be answered to sign off.")).to_be_visible()
    expect(page.get_by_label("Which health needs must school know about?")).to_have_value("first line\nsecond")


def test_display_settings_stay_on_this_device(desktop: OpenPage, sign_in: SignIn) -> None:
    page = desktop()
    sign_in(page, "sarah")
    page.get_by_role("link", name="Display").click()
    page.get_by_label("Dark").check()
    page.get_by_role("radio", name="Largest").check()
    page.get_by_role("button", name="Save").click()
    page.goto("/")
    root = page.locator("html")
    expect(root).to_have_attribute("data-scheme", "dark")
    expect(root).to_have_attribute("data-text", "largest")
