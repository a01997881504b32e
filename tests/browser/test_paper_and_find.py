"""A paper from the page one is on, and finding one's way by words, as somebody at a desk does."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.paper import pieces

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Check = Callable[[Page], None]


def open_amara(page: Page, sign_in: SignIn, name: str = "sarah") -> None:
    sign_in(page, name)
    page.get_by_role("link", name="PEP of Amara Bell").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_sarah_prints_the_page_she_is_on(desktop: OpenPage, sign_in: SignIn, axe: Check, looks: Check, tmp_path: Path) -> None:
    page = desktop()
    open_amara(page, sign_in)
    page.get_by_role("link", name="Print").click()
    expect(page.get_by_role("group", name="Who will hold this paper?")).to_be_visible()
    expect(page.get_by_label("What stands on it?")).to_have_value("page:personal-information")
    expect(page.get_by_role("radio", name="The meeting Everybody")).to_be_checked()
    axe(page)
    looks(page)
    page.get_by_role("radio", name="My own file").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the PDF").click()
    expect(page.get_by_text("The paper is ready.")).to_be_visible()
    assert waiting.value.suggested_filename == "PEP-U2210.pdf"
    waiting.value.save_as(tmp_path / "pep.pdf")
    text = " ".join(piece.text for piece in pieces((tmp_path / "pep.pdf").read_bytes()))
    assert "I am good at painting." in text


def test_words_lead_to_their_field(phone: OpenPage, sign_in: SignIn, axe: Check, looks: Check) -> None:
    page = phone()
    open_amara(page, sign_in)
    page.get_by_role("link", name="Find", exact=True).click()
    page.get_by_label("A title, a question, or words of an answer").press_sequentially("at the door")
    found = page.get_by_role("link", name="What would Amara like people to know?")
    expect(found).to_be_visible()
    axe(page)
    looks(page)
    found.click()
    expect(page.get_by_label("What would Amara like people to know?")).to_be_in_viewport()
