"""Checks of a page that stands open: axe, and what axe does not look at (targets, reflow, spacing, focus)."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import JSHandle, Page

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPT = Path(__file__).with_name("looks.js").read_text()
NARROW = 320  # CSS px: 1280 px at 400 %


def check_axe(page: Page) -> None:
    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def check_looks(page: Page) -> None:
    """ux/README 10 without axe, at the page's own size and at 320 px. Leaves the page as it was, but for focus and scroll."""
    script = page.evaluate_handle(SCRIPT)
    wrong = [*_ask(script, "page"), *_ask(script, "targets"), *_focus(page, script), *_spaced(script), *_narrow(page, script)]
    assert not wrong, "\n".join([page.url, *wrong])


def _ask(script: JSHandle, question: str) -> list[str]:
    answer: list[str] = script.evaluate(f"script => script.{question}()")
    return answer


def _focus(page: Page, script: JSHandle) -> list[str]:
    page.keyboard.press("Tab")  # from now on the browser shows focus as it does to somebody at a keyboard
    return _ask(script, "focus")


def _spaced(script: JSHandle) -> list[str]:
    script.evaluate("script => script.spacing(true)")
    try:
        return _ask(script, "clipped")
    finally:
        script.evaluate("script => script.spacing(false)")


def _narrow(page: Page, script: JSHandle) -> list[str]:
    size = page.viewport_size
    assert size, "a page of a fixed size"
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.wait_for_timeout(100)
    try:
        return _ask(script, "reflow")
    finally:
        page.set_viewport_size(size)
        page.wait_for_timeout(50)
