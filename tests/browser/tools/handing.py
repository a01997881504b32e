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
