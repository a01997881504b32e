"""The checks of the look can fail: one page with nothing wrong, and one for each thing that may be."""

import re
import time
import urllib.request
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

from tests.browser.tools.forge import Forge
from tests.browser.tools.looker import DESKTOP, PHONE, Looker
from tests.browser.tools.looks import COLOURS, RULES, check_axe, check_colours, check_looks
from tests.browser.tools.server import Server
from tests.browser.tools.watch import Watch

STYLE = """body { margin: 8px; font: 16px sans-serif }
a.key, button { display: inline-block; min-height: 48px; min-width: 48px; line-height: 48px }
textarea { width: 200px; height: 60px } :focus-visible { outline: 3px solid #00f }"""
GOOD = """<main><h1>Attendance</h1><p>Read <a href="/help">the help</a> first.</p><a class="key" href="/">Home</a>
<form><fieldset data-answer="a~~adult"><legend>Notes</legend><textarea name="a~~adult" dir="auto" aria-label="Notes"></textarea></fieldset>
<button>Save</button></form></main>"""
FAULTS = {
    "scrolls sideways": ("<h1>", '<div class="wide">x</div><h1>', ".wide { width: 700px }"),
    "clipped when text is spaced out": ("<h1>", '<p class="tight">Attendance</p><h1>', ".tight { width: 80px; overflow: hidden }"),
    "smaller than 44 px": ('class="key"', "", ""),
    "smaller than 48 px": ("<button>", '<button class="low">', "button.low { min-height: 44px; height: 44px; line-height: 1 }"),
    "focus cannot be seen": ("<button>", '<button class="plain">', "button.plain:focus-visible { outline: none }"),
    "focus is hidden": ("<h1>", '<div class="bar"></div><h1>', ".bar { position: fixed; inset: 0 }"),
    'an answer without dir="auto"': (' dir="auto"', "", ""),
    "no key scrolls it": ("<h1>", '<div class="box"><p>x</p></div><h1>', ".box { height: 40px; overflow: auto } .box p { height: 9em }"),
}
# Wrong in one dress alone, and only there: in a scheme its colours and its borders, with larger text what then has no room.
DRESSED = {
    "[home, dark, normal] (?s:.*)color-contrast": '[data-scheme="dark"] p { color: #999 }',
    "[home, contrast, normal] (?s:.*)link-in-text-block": '[data-scheme="contrast"] p a { text-decoration: none; color: #333 }',
    "[home, contrast, normal] (?s:.*)scrolls sideways": '[data-scheme="contrast"] h1 { border-right: 700px solid #000 }',
    "[home, dark, normal] (?s:.*)focus cannot be seen": '[data-scheme="dark"] button:focus-visible { outline: none }',
    "[home, light, largest] (?s:.*)scrolls sideways": '[data-text="largest"] h1 { width: 700px }',
    "[home, light, largest] (?s:.*)smaller than 44 px": '[data-text="largest"] a.key { min-height: 30px; line-height: 30px }',
}


def page_of(body: str, style: str = "") -> str:
    head = f"<title>Attendance – Pearl</title><style>{STYLE}{style}</style>"
    return f'<!doctype html><html lang="en-GB" data-theme="staff"><head>{head}</head><body>{body}</body></html>'


def test_nothing_wrong(page: Page) -> None:
    page.set_content(page_of(GOOD))
    check_looks(page)
    check_axe(page)
    assert page.viewport_size == {"width": 1280, "height": 720}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(page: Page, fault: str) -> None:
    old, new, style = FAULTS[fault]
    assert old in GOOD
    page.set_content(page_of(GOOD.replace(old, new), style))
    with pytest.raises(AssertionError, match=fault):
        check_looks(page)


@pytest.mark.parametrize("fault", DRESSED)
def test_what_is_wrong_in_one_dress_alone_is_found(page: Page, fault: str) -> None:
    where, what = fault.split("] ")
    page.route("http://pearl.example/", lambda route: route.fulfill(content_type="text/html", body=page_of(GOOD, DRESSED[fault])))
    page.goto("http://pearl.example/")
    looker = Looker((*DESKTOP, PHONE[1]))
    looker.look(page, "home")
    (wrong,) = looker.wrong
    assert re.match(rf"{re.escape(where)}\] {what}", wrong)


def test_a_child_needs_larger_targets(page: Page) -> None:
    page.set_content(page_of(GOOD).replace('data-theme="staff"', 'data-theme="ocean"'))
    with pytest.raises(AssertionError, match="smaller than 64 px"):
        check_looks(page)


def test_no_language(page: Page) -> None:
    page.set_content(page_of(GOOD).replace(' lang="en-GB"', ""))
    with pytest.raises(AssertionError, match="no lang"):
        check_looks(page)


def test_axe_finds_a_field_without_a_name(page: Page) -> None:
    page.set_content(page_of(GOOD.replace(' aria-label="Notes"', "")))
    with pytest.raises(AssertionError, match="label"):
        check_axe(page)


def test_the_browser_hears_of_everything_that_playwright_turns_off(page: Page) -> None:
    """Of several such lists it hears the last: a new Playwright may turn off more than ours does."""
    page.goto("chrome://version")
    *before, last = re.findall(r"--disable-features=(\S+)", page.locator("#command_line").inner_text())
    assert "WebUIOmniboxPopup" in last
    assert {name for names in before for name in names.split(",")} <= set(last.split(","))


# Two screens of a path, of which one may be hidden; and what each rule of axe that looks at hidden things has something against.
SCREENS = """<section data-screen id="a"><p class="said">Words</p></section><section data-screen id="b" hidden>%s</section>"""
UNSEEN = {
    "accesskeys": '<button accesskey="k">a</button><button accesskey="k">b</button>',
    "area-alt": '<img alt="" usemap="#m"><map name="m"><area href="/" coords="0,0,9,9"></map>',
    "aria-allowed-role": '<button role="heading" aria-level="2">x</button>',
    "aria-hidden-focus": '<p aria-hidden="true"><button>x</button></p>',
    "duplicate-id-aria": '<p id="twice">x</p><p id="twice">y</p><input aria-label="z" aria-describedby="twice">',
}
WHOLE = "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] }).then(found => found.violations.map(one => one.id))"


@pytest.mark.parametrize("rule", UNSEEN)
def test_axe_says_as_much_as_it_says_of_the_whole_page(page: Page, rule: str) -> None:
    for hidden in (" hidden", ""):
        page.set_content(page_of(GOOD.replace("<form>", (SCREENS % UNSEEN[rule]).replace(" hidden", hidden) + "<form>")))
        page.evaluate(AXE_SCRIPT)
        said = page.evaluate(WHOLE, RULES)
        with pytest.raises(AssertionError) if said else nullcontext() as found:
            check_axe(page)
        assert all(one in str(found) for one in said)
        assert said or hidden or rule == "duplicate-id-aria"  # of this it is never sure


def test_every_rule_that_looks_at_hidden_things_is_known(page: Page) -> None:
    """A new axe may have more: those that speak of colours, of the head or of what moves say nothing of a hidden screen."""
    page.set_content(page_of(GOOD))
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe._audit.rules.filter(rule => !rule.excludeHidden && rule.enabled).map(rule => [rule.id, rule.tags])")
    asked = {rule for rule, tags in found if {*tags} & {*RULES} and "experimental" not in tags}
    elsewhere = {"no-autoplay-audio", "aria-hidden-body", "blink", "marquee", "meta-refresh", "meta-viewport", "meta-viewport-large"}
    assert asked == {*UNSEEN, *COLOURS} | elsewhere


@pytest.mark.parametrize("check", [check_axe, check_colours])
def test_colours_are_read_where_something_is_hidden_and_something_lies_over_it(page: Page, check: Callable[[Page], None]) -> None:
    """A sheet that is displayed lies under the words and makes them hard to read; one that is not, does not."""
    style = ".said { position: relative; color: #777 } .sheet { position: fixed; inset: 0; background: %s; z-index: -1 }"
    sheets = '<div class="sheet" hidden style="background: #777"></div><div class="sheet"></div><form>'
    page.set_content(page_of(GOOD.replace("<form>", SCREENS % "<p>x</p>" + sheets), style % "#666"))
    with pytest.raises(AssertionError, match="color-contrast"):
        check(page)
    page.set_content(page_of(GOOD.replace("<form>", SCREENS % "<p>x</p>" + sheets), style.replace("#777", "#000") % "#fff"))
    check(page)
    assert page.evaluate("document.createTreeWalker === Document.prototype.createTreeWalker")


HOSTILE: dict[str, Callable[[Page], Any]] = {
    "console, ": lambda page: page.evaluate("console.error('no')"),
    "script, ": lambda page: page.evaluate("setTimeout(() => { throw new Error('no') })"),
    "another host": lambda page: page.evaluate("fetch('http://127.0.0.1:9/x').catch(() => {})"),
}


@pytest.mark.parametrize("trouble", HOSTILE)
def test_the_watch_hears_and_shows_the_log(context: BrowserContext, trouble: str, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text("why it was\n")
    watch, page = Watch("http://127.0.0.1:8", log), context.new_page()
    watch.add(context)
    watch.check()
    with watch.expect_network_errors():
        HOSTILE[trouble](page)
    with pytest.raises(AssertionError, match=f"(?s){trouble}.*why it was"):
        watch.check()


def test_a_failed_request_is_trouble_unless_expected(context: BrowserContext, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.touch()
    watch, page = Watch("http://127.0.0.1:9", log), context.new_page()
    watch.add(context)
    with watch.expect_network_errors():
        page.evaluate("fetch('http://127.0.0.1:9/x').catch(() => {})")
    watch.check()
    page.evaluate("fetch('http://127.0.0.1:9/x').catch(() => {})")
    with pytest.raises(AssertionError, match="net::ERR_"):
        watch.check()


def test_servers_of_one_forge_are_processes_of_their_own(demonstration: Path, forge: Forge, tmp_path: Path) -> None:
    first, second = (Server(demonstration, tmp_path / name, forge=forge) for name in ("first", "second"))
    first.start()
    second.start()
    first.stop()
    with pytest.raises(OSError):
        urllib.request.urlopen(first.url)
    with urllib.request.urlopen(f"{second.url}/login") as answer:
        assert answer.status == 200
    first.start()
    for one in (first, second):
        end = time.monotonic() + 5  # a line is written after its answer has gone out
        while (asked := one.log.read_text().count('"route": "/login"')) < 2 and time.monotonic() < end:
            time.sleep(0.02)
        one.stop()
        assert asked == 2


def test_a_server_that_does_not_start_says_why(demonstration: Path, forge: Forge, tmp_path: Path) -> None:
    one = Server(demonstration, tmp_path / "data", forge=forge)
    one.settings["PEARL_ENV"] = "no such"
    with pytest.raises(RuntimeError, match="PEARL_ENV is demo or production"):
        one.start()
