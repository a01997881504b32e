"""A child asks; an adult answers on the page of the meeting; the child reads it first at the next visit."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_journey_child import heading, tap
from tests.browser.tools.handing import hand_over, turn_to
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, stored

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Check = Callable[[Page], None]
WISH, REPLY = "A quiet room & <b>no bells</b> 😀", "you can sit in the <i>library</i> at lunch"


def asks(path: Page) -> None:
    """The child says it on the path."""
    path.evaluate("location.hash = 'change'")
    path.locator("#change textarea").fill(WISH)
    assert settle(path)


def test_an_ask_is_answered_and_read_first_next_time(
    tablet: OpenPage, desktop: OpenPage, sign_in: SignIn, server: Server, axe: Check, looks: Check
) -> None:
    device = tablet()
    sign_in(device, "tracy")
    path = hand_over(device)
    expect(path.locator("#happened")).to_have_count(0)
    asks(path)

    staff = desktop()
    sign_in(staff, "tracy")
    staff.get_by_role("link", name="PEP of Amara Bell").click()
    turn_to(staff, "Designated Teacher", "The PEP Meeting")
    ask = staff.get_by_role("region", name=re.compile("If you could change one thing|What would you change"))
    expect(ask).to_contain_text(WISH)
    ask.get_by_label("We will", exact=True).check()
    ask.get_by_label("In one sentence").fill(REPLY)
    ask.get_by_label("Who", exact=False).last.fill("Tracy Teacher")
    assert settle(staff)
    assert stored(server, "future.change.reply_words~~adult")[-1] == REPLY
    axe(staff)
    looks(staff)

    other = tablet()
    sign_in(other, "tracy")
    path = hand_over(other)
    tap(path, "Next page")
    expect(heading(path)).to_have_text("What happened")
    screen = path.locator("#happened")
    expect(screen).to_contain_text(f"“{WISH}”")
    expect(screen).to_contain_text(f"We will: {REPLY}")
    axe(path)
    looks(path)
    tap(path, "Next page")
    expect(heading(path)).to_have_text("Who is helping me?")
    tap(path, "Go to..")
    path.get_by_role("link", name="What happened").tap()
    expect(heading(path)).to_have_text("What happened")
