"""The device becomes the child's."""

from playwright.sync_api import Page, expect


def hand_over(staff: Page, child: str = "Amara Bell", path: str = "KS 1 & 2") -> Page:
    """From the home page of whoever is signed in to the child's first screen. -> the tab that the button opened."""
    staff.get_by_role("link", name=f"PEP of {child}").click()
    staff.get_by_role("link", name="View PEP Details").click()
    expect(staff.get_by_role("heading", name="Young Person's Modules")).to_be_visible()
    with staff.context.expect_page() as opened:
        staff.get_by_role("button", name=path).click()
    opened.value.wait_for_url("**/voice/*")
    return opened.value


def turn_to(staff: Page, section: str, title: str) -> None:
    """To a page of the PEP that is open, by the list of its pages: section is the name of its letter."""
    every = staff.get_by_text("All pages of this PEP")
    pages = staff.get_by_role("navigation", name="Sections of this PEP")
    if every.is_visible() and not pages.is_visible():
        every.click()
    here = pages.get_by_role("link", name=title)
    if not here.is_visible():
        pages.locator("summary", has_text=section).click()
    here.click()
    expect(staff.get_by_role("heading", level=1)).to_have_text(title)
