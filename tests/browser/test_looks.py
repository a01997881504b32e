"""How every page looks: axe, and what ux/README 10 asks besides, on four devices, in three schemes, with the largest text."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.tools.looker import CALM, DESKTOP, DEVICES, Looker
from tests.browser.tools.server import Server
from tests.browser.tools.typing import field, settle
from tests.people import AMARA, JAMES, LEO, PASSWORD

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
Check = Callable[[Page], None]


HELD = ((1024, 660), (1024, 768))  # a tablet on its side, with and without the bars of its browser
FOLLOW = """() => {
    const all = [...document.querySelectorAll("main :is(input:not([type=hidden]), textarea, button, a)")];
    const place = one => { const { x, y } = one.getBoundingClientRect(); return `${Math.round(x)},${Math.round(y + scrollY)}`; };
    const before = all.map(place);
    window.moved = new Set();
    (function look() {
        all.forEach((one, index) => { if (place(one) !== before[index]) window.moved.add(one.outerHTML.slice(0, 80)); });
        requestAnimationFrame(look);
    })();
}"""
SCREENS = ("start", "helper", "map", "like", "listens", "check", "end", "go-to", "talk")  # the others are like these


def public_pages(page: Page, failing: Failing) -> Iterator[str]:
    for address in ("/login", "/sign-up", "/forgotten-email", "/forgotten-password", "/display", "/help", "/accessibility", "/privacy"):
        page.goto(address)
        yield address
    page.goto("/login")
    page.get_by_label("Registered Email").fill("nobody@pearl.example")
    page.get_by_label("Password", exact=True).fill("wrong")
    with failing():
        page.get_by_role("button", name="Login", exact=True).click()
        expect(page.get_by_role("alert")).to_be_visible()
    yield "login with an error"


def pages_about_children(page: Page, failing: Failing) -> Iterator[str]:
    page.goto("/")
    yield "home"
    for number in (AMARA, JAMES, LEO):
        page.goto(f"/children/{number}")
        yield f"profile of {number}"
    page.goto(f"/children/{LEO}/peps/new")
    yield "Create a PEP"
    page.get_by_label("Time").fill("half past three")
    with failing():
        page.get_by_role("button", name="Create PEP").click()
        expect(page.get_by_role("alert").first).to_be_focused()
    yield "Create a PEP, with errors"
    with failing():
        page.goto("/children/U0000")
    yield "not found"


def pages_of_a_plan(page: Page, other: Page) -> Iterator[str]:
    """other: a second device of the same person, to change an answer behind this one's back."""
    page.goto(plan(page, "Amara Bell"))
    yield "PEP page"
    other.goto(page.url)
    field(page, "personal.medical~~adult").focus()  # else what the other saves simply appears here
    field(other, "personal.medical~~adult").fill("Peanuts.")
    expect(other.locator('[data-answer="personal.medical~~adult"] [data-state-line]')).to_contain_text("Saved")
    field(page, "personal.medical~~adult").fill("Asthma.")
    expect(page.locator(".conflict")).to_be_visible()
    field(page, "personal.born~~adult").or_(page.get_by_role("textbox", name="When was Amara born?")).first.fill("31/02/2018")
    expect(page.locator("main").get_by_text("It does not count as answered yet.")).to_be_visible()
    yield "PEP page with a conflict and a date that is none"
    page.goto(details(plan(page, "James Locke")))
    yield "PEP Details with two modules"
    page.goto(f"/children/{JAMES}")
    page.get_by_role("link", name="View PEP").first.click()
    expect(page.locator("main").get_by_text("signed off and can no longer change")).to_be_visible()
    yield "closed PEP page"


def pages_of_section_c(page: Page) -> Iterator[str]:
    first = plan(page, "Amara Bell")
    page.goto(first)
    yield "PEP page, read only"
    views = page.locator('.side-nav [data-sec="c"] a[href$="your-feelings-about-school"]').first.get_attribute("href") or ""
    page.goto(views)
    yield "Section C, empty"
    path = hand_over(page, first)
    show(path, "like")
    answer_stop(path, "like", "friends", "Painting with Zara")
    show(path, "safe")
    path.locator("#safe [value=nowhere]").check(force=True)
    show(path, "hard")
    path.locator("#hard [value=no_say]").check(force=True)
    assert settle(path)
    leave(path)
    page.goto(views)
    page.get_by_text("What I saw or think").first.click()
    page.get_by_label("What I saw or think").first.fill("She smiles when she paints.")
    assert settle(page)
    page.reload()
    yield "Section C with words and an adult's line"
    page.goto(details(first))
    yield "PEP Details with a module"


def plan(page: Page, name: str) -> str:
    """-> the address of the page that "PEP" beside a child's name leads to."""
    page.goto("/")
    return page.get_by_role("link", name=f"PEP of {name}").get_attribute("href") or ""


def details(pep: str) -> str:
    """pep: any address inside a PEP, without a host."""
    return f"/peps/{pep.split('/')[2]}/details"


def hand_over(page: Page, pep: str) -> Page:
    page.goto(details(pep))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="KS 1 & 2").click()
    opened.value.wait_for_url("**/voice/*")
    return opened.value


def open_path(page: Page, sign_in: SignIn) -> Page:
    sign_in(page, "tracy")
    return hand_over(page, plan(page, "Amara Bell"))


def screens(path: Page) -> list[str]:
    names: list[str] = path.evaluate("[...document.querySelectorAll('[data-screen]')].map(screen => screen.id)")
    return names


def show(path: Page, screen: str) -> None:
    path.goto(f"{path.url.split('#')[0]}#{screen}")
    expect(path.locator(f"#{screen}-title")).to_be_visible()


def answer_stop(path: Page, stop: str, choice: str, words: str) -> None:
    path.locator(f"#{stop} [value={choice}]").check(force=True)
    path.locator(f"#{stop} textarea").fill(words)


def leave(path: Page, password: str = PASSWORD) -> None:
    path.locator("[data-screen]:not([hidden]) [form=exit]").first.click()
    path.wait_for_url("**/handed-back")
    path.locator("#password").fill(password)
    path.get_by_role("button", name="Open staff pages").click()
    if password == PASSWORD:
        path.wait_for_url(re.compile("/$"))


def screens_of_a_child(path: Page, failing: Failing) -> Iterator[str]:
    for screen in SCREENS:
        show(path, screen)
        yield screen
    show(path, "safe")
    answer_stop(path, "safe", "nowhere", "By the tree with Zara, when it is quiet and nobody shouts.")
    assert settle(path)
    yield "an answered stop, with the offer to talk"
    path.locator("#safe [data-hide-screen]").click()
    expect(path.locator("#cover")).to_be_visible()
    yield "hidden"
    path.get_by_text("Tap to come back").click()
    with failing():
        leave(path, "wrong")
        expect(path.get_by_role("alert")).to_be_visible()
    yield "handed back, with a wrong password"


@DEVICES
def test_pages_for_staff(
    request: pytest.FixtureRequest,
    screen: str,
    dresses: tuple[tuple[str, str], ...],
    sign_in_by_words: SignIn,
    expect_network_errors: Failing,
    looker: Callable[..., Looker],
) -> None:
    open_one = request.getfixturevalue(screen)
    one = looker(dresses)
    public, sarah, elsewhere, tracy = (open_one(**CALM) for _ in range(4))
    for name in public_pages(public, expect_network_errors):
        one.look(public, name)
    for page, who in ((sarah, "sarah"), (elsewhere, "sarah"), (tracy, "tracy")):
        sign_in_by_words(page, who)
    for name in pages_about_children(sarah, expect_network_errors):
        one.look(sarah, name)
    with expect_network_errors():  # the conflict is an answer of 409
        for name in pages_of_a_plan(sarah, elsewhere):
            one.look(sarah, name)
    for name in pages_of_section_c(tracy):
        one.look(tracy, name)
    one.check(at_least=24)


@DEVICES
def test_screens_of_a_child(
    request: pytest.FixtureRequest,
    screen: str,
    dresses: tuple[tuple[str, str], ...],
    sign_in: SignIn,
    expect_network_errors: Failing,
    looker: Callable[..., Looker],
) -> None:
    path = open_path(request.getfixturevalue(screen)(**CALM), sign_in)
    one = looker(dresses)
    for name in screens_of_a_child(path, expect_network_errors):
        one.look(path, name)
    one.check(at_least=12)


def test_few_children_or_none(desktop: OpenPage, sign_in: SignIn, server: Server, looker: Callable[..., Looker]) -> None:
    one = looker(DESKTOP)
    callum = desktop(**CALM)
    sign_in(callum, "callum")
    expect(callum.get_by_text(re.compile("· 1 child"))).to_be_visible()
    one.look(callum, "home with one child")
    with closing(sqlite3.connect(server.database, timeout=5)) as db, db:
        db.execute("DELETE FROM access WHERE person = (SELECT id FROM person WHERE name = 'Callum Carer')")
    callum.reload()
    expect(callum.get_by_role("heading", name="No children yet")).to_be_visible()
    one.look(callum, "home without children")
    one.check(at_least=2)


def test_the_cookie_dresses_the_page(desktop: OpenPage) -> None:
    page = desktop()
    page.goto("/login")
    for value in ("dark.large.calm", "contrast.largest.full", "light.normal.full"):
        page.context.add_cookies([{"name": "display", "value": value, "url": page.url}])
        page.reload()
        given = page.evaluate("(({ scheme, text, motion }) => [scheme, text, motion].join('.'))(document.documentElement.dataset)")
        assert given == value


def test_every_screen_fits_a_tablet_on_its_side(tablet: OpenPage, sign_in: SignIn) -> None:
    path = open_path(tablet(), sign_in)
    show(path, "safe")
    answer_stop(path, "safe", "nowhere", "By the tree with Zara")
    assert settle(path)
    too_high = []
    for width, height in HELD:
        path.set_viewport_size({"width": width, "height": height})
        for screen in screens(path):
            show(path, screen)
            if screen != "check" and path.evaluate("document.documentElement.scrollHeight > innerHeight"):
                too_high.append(f"{screen} at {width}×{height}")
    assert not too_high, too_high


def test_the_keyboard_on_the_screen_leaves_the_box_and_next_page(tablet: OpenPage, sign_in: SignIn) -> None:
    path = open_path(tablet(), sign_in)
    for screen in ("like", "change"):
        show(path, screen)
        path.locator(f"#{screen} textarea").tap()
        path.set_viewport_size({"width": 1024, "height": 400})
        expect(path.locator("html")).to_have_attribute("data-typing", "")
        for needed in (f"#{screen}-title", f"#{screen} textarea", f"#{screen} .dock__next"):
            assert in_sight(path.locator(needed)), f"{needed} is out of sight"
        path.set_viewport_size({"width": 1024, "height": 768})


def in_sight(one: Locator) -> bool:
    box = one.bounding_box()
    size = one.page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


def test_nothing_moves_when_an_answer_is_saved(desktop: OpenPage, sign_in: SignIn) -> None:
    staff = desktop()
    sign_in(staff, "sarah")
    staff.goto(plan(staff, "Amara Bell"))
    assert moved(staff, field(staff, "personal.called~~adult"), "Mara") == []
    child = open_path(desktop(), sign_in)
    show(child, "like")
    assert moved(child, child.locator("#like textarea"), "Painting") == []


def moved(page: Page, box: Locator, words: str) -> list[str]:
    """-> every control that stood elsewhere at some time while the words were typed, saved and had been saved."""
    page.evaluate(FOLLOW)
    box.fill(words)
    expect(page.locator("[data-state-line]", has=page.get_by_text(re.compile("Saved"))).first).to_be_visible()
    assert settle(page)
    page.wait_for_timeout(100)
    found: list[str] = page.evaluate("[...window.moved]")
    return found


def test_four_times_enlarged_nothing_stands_in_the_way(open_page: OpenPage, sign_in_by_words: SignIn, looks: Check) -> None:
    """1280 × 1024 at 400 %."""
    page = open_page(viewport={"width": 320, "height": 256}, **CALM)
    page.goto("/login")
    looks(page)
    path = open_path(page, sign_in_by_words)
    show(path, "safe")
    looks(path)
    leave(path)
    page.goto(plan(page, "Amara Bell"))
    looks(page)


def test_colours_forced_by_the_device(desktop: OpenPage, sign_in_by_words: SignIn, looks: Check) -> None:
    page = desktop(forced_colors="active", **CALM)
    sign_in_by_words(page, "tracy")
    looks(page)
    edges = "nodes => nodes.filter(node => parseFloat(getComputedStyle(node).borderTopWidth) < 1).map(node => node.outerHTML.slice(0, 80))"
    assert page.locator(".btn:visible, .card:visible").evaluate_all(edges) == []
    path = hand_over(page, plan(page, "Amara Bell"))
    show(path, "like")
    path.locator("#like [value=friends]").check(force=True)
    looks(path)
    assert path.locator(":is(.press, .tile, .pill):visible").evaluate_all(edges) == []
    chosen, other = (path.locator(f"#like .tile:has([value={value}])") for value in ("friends", "lunch"))
    style = "node => getComputedStyle(node).outlineStyle"
    assert (chosen.evaluate(style), other.evaluate(style)) == ("solid", "none")


def test_nothing_moves_for_one_who_asks_for_less_motion(tablet: OpenPage, sign_in: SignIn) -> None:
    path = open_path(tablet(), sign_in)
    show(path, "map")
    running = "document.getAnimations().filter(one => one.playState === 'running').length"
    assert path.evaluate(running) > 0
    path.emulate_media(reduced_motion="reduce")
    assert path.evaluate(running) == 0
    path.emulate_media(reduced_motion="no-preference")
    path.evaluate("document.documentElement.dataset.motion = 'calm'")
    assert path.evaluate(running) == 0


def test_on_paper_there_is_nothing_to_press(desktop: OpenPage, sign_in: SignIn) -> None:
    page = desktop()
    sign_in(page, "sarah")
    for address in (plan(page, "Amara Bell"), f"/children/{AMARA}", "/"):
        page.goto(address)
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(":is(button, .btn, nav, .skip-link):visible")).to_have_count(0)
        page.emulate_media(media="screen")
