"""Looks at page after page, in every dress that a device is to be seen in."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser.tools.looks import check_axe, check_colours, check_own_size, check_reflow, narrowed

Check = Callable[[Page], None]

# How a page may be dressed: scheme and text size, as the cookie `display` says it.
DESKTOP = (("light", "normal"), ("dark", "normal"), ("contrast", "normal"))
LIGHT = (("light", "normal"),)
PHONE = (("light", "normal"), ("light", "largest"))
DEVICES = pytest.mark.parametrize(("screen", "dresses"), [("desktop", DESKTOP), ("tablet", LIGHT), ("portrait", LIGHT), ("phone", PHONE)])
FIRST_NAMES = ("Amara", "James", "Leo", "Callum")
CALM: dict[str, Any] = {"reduced_motion": "reduce"}  # no colour is half-way between two when it is measured


class Looker:
    """Checks page after page and tells of everything wrong at the end, each with the page's name and dress."""

    def __init__(self, dresses: tuple[tuple[str, str], ...], *, tablet: bool = False):
        """tablet: axe finds nothing there that the widest and the narrowest do not show, and at 320 px the phone is looked at."""
        self.dresses = dresses
        self.tablet = tablet
        self.seen = 0
        self.wrong: list[str] = []

    def look(self, page: Page, name: str) -> None:
        self._title(page, name)
        for scheme, text in self.dresses:
            self.try_in(page, name, scheme, text, *self.checks(scheme, text))
            self.seen += 1
        if not self.tablet:
            with narrowed(page):
                for scheme, text in reversed(self.dresses):  # in the last it stands, and in the first it is left
                    self.try_in(page, name, scheme, text, check_reflow)

    def try_in(self, page: Page, name: str, scheme: str, text: str, *checks: Check) -> None:
        dress(page, scheme, text)
        for check in checks:
            try:
                check(page)
            except AssertionError as found:
                self.wrong.append(f"[{name}, {scheme}, {text}] {found}")

    def checks(self, scheme: str, text: str) -> tuple[Check, ...]:
        """Layout in every dress: a scheme has borders of its own. What a page is made of is the same in all, but for its colours."""
        if not self.tablet and (scheme, text) == self.dresses[0]:
            return check_axe, check_own_size
        return (check_colours, check_own_size) if not self.tablet and scheme != self.dresses[0][0] else (check_own_size,)

    def _title(self, page: Page, name: str) -> None:
        title, headings = page.title(), page.locator("h1").all_inner_texts()
        if not re.search(r"Pearl( Passport)?$", title) or any(first in title for first in FIRST_NAMES):
            self.wrong.append(f"[{name}] the tab says {title!r}")
        if len(headings) != 1 or not headings[0].strip():
            self.wrong.append(f"[{name}] headings of the first level: {headings}")

    def check(self, at_least: int) -> None:
        assert not self.wrong, "\n\n".join(self.wrong)
        assert self.seen >= at_least * len(self.dresses), f"only {self.seen} pages were looked at"


def dress(page: Page, scheme: str, text: str) -> None:
    """What the server writes on <html> for this cookie (test_the_cookie_dresses_the_page), without asking for the page again."""
    page.context.add_cookies([{"name": "display", "value": f"{scheme}.{text}.full", "url": urljoin(page.url, "/")}])
    page.evaluate("([scheme, text]) => Object.assign(document.documentElement.dataset, { scheme, text })", [scheme, text])
