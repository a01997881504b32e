"""Each path from the hand-over to the exit, on the devices that children hold; and with the keyboard alone."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey_child import VOICE, control, heading, tap
from tests.browser.tools.handing import hand_over
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, stored
from voice_modules.reading import load_paths

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
CHILDREN = {"ks1_2": ("tracy", "Amara Bell"), "ks3_4": ("tracy", "Tomasz Czaja"), "post_16": ("sarah", "Nadia Rahimi")}


def open_path(staff: Page, sign_in: SignIn, name: str) -> Page:
    who, child = CHILDREN[name]
    sign_in(staff, who)
    return hand_over(staff, child, load_paths()[name].name)


def show(path: Page, screen: str) -> None:
    path.evaluate("screen => { location.hash = screen }", screen)
    path.locator(f"#{screen}").wait_for()


def asks(path: Page, words: str | re.Pattern[str]) -> None:
    """The heading of the screen that is shown, as it is seen: a question may hold two wordings."""
    expect(heading(path)).to_have_text(words, use_inner_text=True)


def audience(server: Server, question: str) -> str:
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        found = db.execute("SELECT audience FROM answer WHERE question = ? AND voice = 'child'", (question,)).fetchone()
    return str(found and found[0])


@pytest.mark.parametrize("held", ["tablet", "portrait", "phone"])
@pytest.mark.parametrize("name", CHILDREN)
def test_a_path_from_start_to_exit(request: pytest.FixtureRequest, held: str, name: str, sign_in: SignIn, server: Server) -> None:
    path, way = open_path(request.getfixturevalue(held)(), sign_in, name), load_paths()[name]
    first = way.stops[0]
    for title in (re.compile("^Hello "), "Who is helping me?", "Where do you want to go?", first.question):
        asks(path, title)
        if title != first.question:
            tap(path, "Next page")
    path.locator(f"#{first.id} textarea").fill("10+5=15 & <3 😀")
    path.locator(f"#{first.id} .pill", has_text="I am not sure").tap()
    for stop in way.stops[1:3]:
        tap(path, "Next page")
        asks(path, stop.question)
    tap(path, "Previous page")
    asks(path, way.stops[1].question)
    show(path, way.stops[-1].id)
    tap(path, "Next page")
    asks(path, "Check what I said")
    row = path.locator(f'[data-check="{first.id}"]')
    expect(row).to_contain_text("I am not sure")
    expect(row).to_contain_text("10+5=15 & <3 😀")
    expect(path.locator("[data-check]:visible")).to_have_count(1)
    row.get_by_role("button", name="Everyone at my meeting").tap()
    assert settle(path)
    assert (audience(server, first.picks), audience(server, first.words)) == ("everyone", "everyone")
    row.get_by_role("link", name="Edit").tap()
    asks(path, first.question)
    expect(path.locator(f"#{first.id} .who-reads")).to_contain_text("Callum Carer" if name == "ks1_2" else "can read this")
    show(path, "check")
    tap(path, "Done")
    tap(path, "I have finished")
    expect(path.get_by_role("heading", level=1)).to_have_text("All your answers are safe")
    expect(path.locator("html")).to_have_attribute("data-theme", way.look)
    assert stored(server, f"{first.words}~~child")[0] == "10+5=15 & <3 😀"


def test_ks_3_and_4_with_the_keyboard_alone(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = open_path(desktop(), sign_in, "ks3_4")

    def tab_to(selector: str) -> None:
        for _ in range(60):
            path.keyboard.press("Tab")
            if path.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} was not reached")

    tab_to('.tab[data-place="school"]')
    path.keyboard.press("Enter")
    asks(path, "What works well for me at school?")
    tab_to("#like [data-mode-switch=easy]")
    path.keyboard.press("Space")
    asks(path, "What is good at school?")
    tab_to("#like textarea")
    path.keyboard.type("Chess club")
    tab_to("#like [value=friends]")
    path.keyboard.press("Space")
    tab_to("#like summary.who-reads")
    path.keyboard.press("Enter")
    tab_to("#like [data-reads]:checked")
    path.keyboard.press("ArrowDown")
    assert settle(path)
    assert audience(server, "school.like") == "everyone"
    tab_to("#like .dock__next")
    path.keyboard.press("Enter")
    asks(path, "What is hard at school?")
    assert (stored(server, "school.like.words~~child")[-1], stored(server, "school.like~~child")[-1]) == ("Chess club", "friends")


def test_short_words_and_pictures_are_remembered_for_the_visit(tablet: OpenPage, sign_in: SignIn) -> None:
    path = open_path(tablet(), sign_in, "ks3_4")
    show(path, "achievements")
    expect(path.locator("#achievements .tile:visible")).to_have_count(0)
    path.locator("#achievements [data-mode-switch=easy]").tap()
    asks(path, "What awards did I get this year?")
    expect(path.locator("#achievements .tile:visible")).to_have_count(6)
    path.reload()
    asks(path, "What awards did I get this year?")
    show(path, "hard-time")
    path.locator("#hard-time [data-mode-switch=easy]").tap()
    asks(path, "Is anyone giving me a hard time?")
    expect(path.locator("#hard-time .tile:visible")).to_have_count(4)  # the choices of a few questions show always
    path.locator("#hard-time .tile", has_text="I want to talk").tap()
    expect(control(path, "Talk to someone now")).to_be_visible()


def test_a_starter_begins_the_answer(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = open_path(tablet(), sign_in, "ks3_4")
    show(path, "achievements")
    path.get_by_role("button", name="I am proud of …").locator("visible=true").tap()
    expect(path.locator("#achievements textarea")).to_be_focused()
    path.keyboard.type("my garden")
    assert settle(path)
    assert stored(server, "assess.achievements.words~~child")[-1] == "I am proud of my garden"


def test_the_simple_screen_of_a_child_in_year_2(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    path = hand_over(staff, "Priya Nair")
    show(path, "like")
    shown = path.locator("#like :is(a, button, summary, textarea, label.tile, label.pill):visible").all_inner_texts()
    assert [words.strip() for words in shown] == [
        "Exit",
        "My friends",
        "Playtime",
        "Reading",
        "Making things",
        "Previous page",
        "More",
        "Next page",
    ]
    tap(path, "More")
    expect(path.locator("#like .tile:visible")).to_have_count(6)
    expect(control(path, "Talk to someone")).to_be_visible()
    tap(path, "Next page")
    expect(path.locator("#hard .tile:visible")).to_have_count(4)
    show(path, "helper")
    path.get_by_role("button", name="Simple screen").tap()
    show(path, "hard")
    expect(path.locator("#hard .tile:visible")).to_have_count(6)
    path.reload()
    expect(path.locator("#hard .tile:visible")).to_have_count(6)


def test_the_easy_words_are_those_that_are_read_aloud(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    staff.context.add_init_script(VOICE)
    path = open_path(staff, sign_in, "ks3_4")
    show(path, "forward")
    path.locator("#forward [data-mode-switch=easy]").tap()
    tap(path, "Read it to me")
    path.wait_for_function("window.spoken.length >= 4")
    spoken = [text.strip() for text, _ in path.evaluate("window.spoken")]
    assert spoken[0] == "Which lesson has got better?"
    assert "Which subject have I moved forward in most?" not in spoken and "English" in spoken


def test_nobody_reads_what_is_said_about_teachers_until_it_is_chosen(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = open_path(tablet(), sign_in, "ks1_2")
    show(path, "listens")
    expect(path.get_by_text("Nobody can read this until you choose.").locator("visible=true")).to_be_visible()
    path.locator("#listens .tile", has_text="A helper").tap()
    assert settle(path)
    assert audience(server, "teachers.listens") == "unset"
    path.locator("#listens summary.who-reads").tap()
    path.locator("#listens .reads label", has_text="My teacher and my social worker").tap()
    assert settle(path)
    assert audience(server, "teachers.listens") == "team"
    expect(path.get_by_text(re.compile("Tracy Teacher and Sarah Social .* can read this")).locator("visible=true")).to_be_visible()


def test_without_javascript_nothing_hides_behind_more(tablet: OpenPage, sign_in: SignIn) -> None:
    path = tablet(java_script_enabled=False)
    sign_in(path, "tracy")
    path.goto("/voice/look/ks1_2")
    assert path.locator("html").get_attribute("data-simple") == "on"
    expect(path.locator("#like textarea")).to_be_visible()
    expect(path.locator("#like .tile:visible")).to_have_count(path.locator("#like .tile").count())
    expect(path.locator("#like [data-more]")).to_be_hidden()
    expect(path.locator(".path__broken")).to_be_hidden()


def test_a_path_whose_script_never_comes_says_so(tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing) -> None:
    path = tablet()
    sign_in(path, "tracy")
    path.route("**/path-pages.js", lambda route: route.abort())
    with expect_network_errors():
        path.goto("/voice/look/ks3_4")
        said = path.get_by_text("A part of this page has not come.")
        expect(said).to_be_hidden()
        path.evaluate("document.getAnimations().forEach(one => one.finish())")  # eight seconds later
        expect(said).to_be_visible()
        path.unroute("**/path-pages.js")
        path.get_by_role("link", name="Try again").tap()
        expect(path.get_by_role("heading", level=2)).to_be_visible()
        expect(said).to_be_hidden()
        expect(path.locator(".path")).to_have_attribute("data-ready", "")
