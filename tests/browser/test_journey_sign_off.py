"""Sarah and Tracy finish their sections of one PEP and mark them completed; the last mark takes it to the Virtual School."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from app import clock
from app.db import Database
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle
from tests.finishing import answer_all, meet_today
from tests.people import AMARA
from tests.world import World

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
Check = Callable[[Page], None]
NEXT = clock.today() + dt.timedelta(days=80)
LEFT = ("care.legal_status", "meeting.next_date", "meeting.next_time", "meeting.child_came")


class Behind(World):
    """The database behind the server under test."""

    def __init__(self, database: Database):
        self.database = database


@pytest.fixture
def nearly(server: Server) -> Iterator[World]:
    """Amara's meeting is today, and all but a few questions are answered."""
    database = Database(f"sqlite:///{server.database}")
    world = Behind(database)
    meet_today(world, AMARA)
    for letter in "ab":
        answer_all(world, AMARA, letter, but=LEFT)
    yield world
    database.close()


def open_sign_off(page: Page, title: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="PEP of Amara Bell").click()
    page.get_by_role("navigation", name="Sections of this PEP").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def sarah_finishes(page: Page, failing: Failing, check: Check) -> None:
    open_sign_off(page, "Social Worker Sign Off")
    expect(page.get_by_role("heading", name="3 things are still missing")).to_be_visible()
    mark = page.get_by_role("button", name="Mark completed : section A")
    with failing():
        mark.click()
        expect(page.get_by_role("alert").filter(has_text="This section cannot be marked completed yet.")).to_be_focused()
    check(page)
    page.get_by_role("link", name="Care Information: What is Amara's legal status?").click()
    page.get_by_label("What is Amara's legal status?").select_option(index=1)
    assert settle(page)
    open_sign_off(page, "Social Worker Sign Off")
    page.get_by_role("textbox", name="When is Amara's next PEP meeting?").fill(f"{NEXT:%d/%m/%Y}")
    page.get_by_role("textbox", name="At what time does it start?").fill("14:30")
    mark.click()
    expect(page.get_by_role("status").filter(has_text="Successful!")).to_be_focused()
    expect(page.get_by_text("Sarah Social (Social Worker) marked section A completed on").first).to_be_visible()
    check(page)
    page.get_by_role("link", name="Personal Information").first.click()
    expect(page.get_by_text("It can be changed again when it is reopened on Social Worker Sign Off.")).to_be_visible()
    assert page.locator("main :is(input:not([type=hidden]), textarea, select)").count() == 0


def tracy_confirms(page: Page, check: Check) -> None:
    open_sign_off(page, "The PEP Meeting")
    page.get_by_role("group", name="Did Amara come to the meeting?").get_by_label("Yes, all of it").check()
    check(page)
    page.get_by_role("button", name="Please Click here to confirm the PEP meeting has occurred").click()
    expect(page.get_by_text(f"Confirmed by Tracy Teacher, {clock.today():%-d %B %Y}")).to_be_visible()
    expect(page.get_by_label("Yes, all of it")).to_be_checked()
    check(page)


def tracy_finishes(page: Page, check: Check) -> None:
    open_sign_off(page, "Designated Teacher Sign Off")
    page.get_by_label("Amara did not wish to take part").check()
    page.get_by_role("button", name="Mark completed : section C").click()
    expect(page.get_by_text("Amara did not wish to take part.")).to_be_visible()
    page.get_by_role("button", name="Reopen this section : C").click()
    page.get_by_label("Amara is finished, with help of somebody").check()
    page.get_by_label("Who helped?").fill("Callum")
    page.get_by_role("button", name="Mark completed : section C").click()
    expect(page.get_by_text("Amara is finished, with help of Callum.")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Mark completed : section B").click()
    expect(page.get_by_role("status").filter(has_text="The PEP is with the Virtual School now.")).to_be_focused()
    check(page)


def test_sarah_and_tracy_finish_one_pep(
    desktop: OpenPage, tablet: OpenPage, sign_in: SignIn, nearly: World, expect_network_errors: Failing, axe: Check, looks: Check
) -> None:
    def check(page: Page) -> None:
        axe(page)
        looks(page)

    page = desktop(reduced_motion="reduce")
    sign_in(page, "sarah")
    sarah_finishes(page, expect_network_errors, check)
    page = tablet(reduced_motion="reduce")
    sign_in(page, "tracy")
    tracy_confirms(page, check)
    tracy_finishes(page, check)
    assert nearly.pep(AMARA, status="submitted").held_on == clock.today()
    page = desktop(reduced_motion="reduce")
    sign_in(page, "vera")
    page.goto(nearly.page(AMARA, "pep-sign-off", status="submitted"))
    expect(page.get_by_text("Everything that sign-off needs is there.")).to_be_visible()
    check(page)


def test_here_moves_the_meeting(phone: OpenPage, sign_in: SignIn, nearly: World, axe: Check, looks: Check) -> None:
    page = phone(reduced_motion="reduce")
    sign_in(page, "tracy")
    page.goto(nearly.page(AMARA, "the-pep-meeting"))
    page.get_by_role("link", name="HERE (reschedule)").click()
    page.get_by_label("Date of the PEP meeting").fill(f"{NEXT:%d/%m/%Y}")
    page.get_by_label("Date of the PEP meeting").blur()
    expect(page.get_by_text(f"Target date: {NEXT + dt.timedelta(days=7):%A %-d %B %Y}.")).to_be_visible()
    axe(page)
    looks(page)
    page.get_by_role("button", name="Change the meeting").click()
    expect(page.get_by_text("Successful! The meeting is changed.")).to_be_visible()
    expect(page.get_by_text(f"{NEXT:%A %-d %B %Y}, 14:00")).to_be_visible()


def test_without_javascript_the_meeting_is_confirmed_and_the_section_marked(desktop: OpenPage, sign_in: SignIn, nearly: World) -> None:
    page = desktop(java_script_enabled=False)
    sign_in(page, "tracy")
    page.goto(nearly.page(AMARA, "the-pep-meeting"))
    page.get_by_label("Yes, all of it").check()
    page.get_by_role("button", name="Please Click here to confirm the PEP meeting has occurred").click()
    expect(page.get_by_text("Confirmed by Tracy Teacher")).to_be_visible()
    page.goto(nearly.page(AMARA, "designated-teacher-sign-off"))
    page.get_by_role("textbox", name="When is Amara's next PEP meeting?").fill(f"{NEXT:%d/%m/%Y}")
    page.get_by_role("textbox", name="At what time does it start?").fill("14:30")
    page.get_by_role("button", name="Mark completed : section B").click()
    expect(page.get_by_text("Tracy Teacher (Designated Teacher) marked section B completed on")).to_be_visible()
