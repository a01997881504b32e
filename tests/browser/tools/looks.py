"""Checks of a page that stands open: axe, and what axe does not look at (targets, reflow, spacing, focus)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import JSHandle, Page, ViewportSize

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
# Of a path, one screen is shown at a time, and axe has nothing against what is hidden, but for these. (test_tools shows it.)
ANYWHERE = ["area-alt", "no-autoplay-audio"]
SEEN = {"exclude": ["[data-screen][hidden]"]}
RUN = Path(__file__).with_name("axe.js").read_text()
SCRIPT = Path(__file__).with_name("looks.js").read_text()
NARROW = 320  # CSS px: 1280 px at 400 %


def check_axe(page: Page) -> None:
    """Every rule: on what is seen, and on the hidden screens as well where it asks for them."""
    _check(page, {"rules": RULES, "where": SEEN}, {"rules": ANYWHERE})


def check_colours(page: Page) -> None:
    """What of axe hangs on the colours: the rest is the same in another scheme."""
    _check(page, {"rules": COLOURS, "where": SEEN})


def _check(page: Page, *asked: dict[str, Any]) -> None:
    """Its half a megabyte of script is read once in a document."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    results = AxeResults({"violations": page.evaluate(RUN, asked)})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def check_looks(page: Page) -> None:
    """ux/README 10 without axe, at the page's own size and at 320 px. Leaves the page as it was, but for focus and scroll."""
    check_own_size(page)
    with narrowed(page):
        check_reflow(page)


def check_own_size(page: Page) -> None:
    script = page.evaluate_handle(SCRIPT)
    wrong = [*_ask(script, "page", "targets", "scrolled"), *_focus(page, script), *_spaced(script)]
    assert not wrong, "\n".join([page.url, *wrong])


def check_reflow(page: Page) -> None:
    """Of a page that is narrowed."""
    wrong = _ask(page.evaluate_handle(SCRIPT), "reflow")
    assert not wrong, "\n".join([page.url, *wrong])


@contextmanager
def narrowed(page: Page) -> Iterator[None]:
    """The page at 320 px, and then at its own size again: half of the time that looking takes, so once for all its dresses."""
    script, size = page.evaluate_handle(SCRIPT), page.viewport_size
    assert size, "a page of a fixed size"
    _resize(page, script, {"width": NARROW, "height": 640})
    try:
        yield
    finally:
        _resize(page, script, size)


def _ask(script: JSHandle, *questions: str) -> list[str]:
    """In one go: the way to the browser and back takes longer than many an answer."""
    answer: list[str] = script.evaluate("(script, questions) => questions.flatMap(question => script[question]())", questions)
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


def _resize(page: Page, script: JSHandle, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    assert script.evaluate("(script, size) => script.drawn(size)", size), f"{page.url}\nthe page never was {size['width']} px wide"
