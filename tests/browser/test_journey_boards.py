"""Two people, one tablet: a board of symbols by touch, by keyboard, by one switch, by dragging; without a connection; and what it says."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey_child import VOICE
from tests.browser.tools.boards import chosen, column, item, open_timed_boards, point, printed, turn_board, wait_guard
from tests.browser.tools.handing import turn_to
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, waiting
from tests.people import PASSWORD

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
LIKED, OK, NOT = "Liked a lot", "OK", "Did not like"


@pytest.fixture
def board(tablet: OpenPage, sign_in: SignIn) -> Page:
    """Danny's boards, opened by Tracy."""
    staff = tablet()
    sign_in(staff, "tracy")
    return open_timed_boards(staff)


def create_pep(page: Page, number: str) -> None:
    page.goto(f"/children/{number}/peps/new")
    page.get_by_role("button", name="Create PEP").click()
    page.wait_for_url("**done=pep-created")


@pytest.mark.parametrize("held", ["tablet", "portrait", "phone"])
def test_a_board_by_touch_to_section_c(request: pytest.FixtureRequest, held: str, sign_in: SignIn, server: Server) -> None:
    staff = request.getfixturevalue(held)()
    sign_in(staff, "tracy")
    board = open_timed_boards(staff)
    expect(board.get_by_role("heading", level=2)).to_have_text("Are you happy in school?")
    point(board, "school", LIKED).tap()
    board.get_by_role("link", name="Next").locator("visible=true").tap()
    expect(board.get_by_role("heading", level=2).locator("visible=true")).to_have_text("What do you like doing in school?")
    wait_guard(board)
    for picture, words in (("reading-writing", LIKED), ("numbers-shapes", NOT), ("singing", OK)):
        point(board, picture, words).tap()
        wait_guard(board)
    assert settle(board)
    board.get_by_role("button", name="Save").locator("visible=true").tap()
    expect(board.locator("#doing [data-bar-state]")).to_contain_text("Saved")
    board.get_by_role("button", name="Exit").tap()
    board.get_by_label("For Tracy Teacher: your password").fill(PASSWORD)
    board.get_by_role("button", name="Open staff pages").tap()
    board.wait_for_url(re.compile(r"/$"))
    board.get_by_role("link", name="PEP of Daniel Okafor").click()
    board.wait_for_url(re.compile(r"/peps/\w+/[a-z-]+"))
    turn_to(board, "Young Person's Views", "Your Feelings About Learning")
    words = board.locator(".chosen").first
    expect(words.locator("li")).to_have_text(["Reading / writing: 'Liked a lot'", "Numbers / shapes: 'Did not like'", "Singing: 'OK'"])
    expect(board.locator("figcaption").first).to_contain_text("Symbols")
    for picture in words.locator("img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).not_to_have_js_property("naturalWidth", 0)
    assert "Reading / writing: 'Liked a lot' Numbers / shapes: 'Did not like' Singing: 'OK'" in printed(board)


def test_early_years_with_a_child_at_a_tablet(tablet: OpenPage, desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    """Leo is three: pairs come first, what an adult saw leads; the boards of four-year-olds may be chosen."""
    office = desktop()
    sign_in(office, "sarah")
    create_pep(office, "U3547")
    staff = tablet()
    sign_in(staff, "tracy")
    board = open_timed_boards(staff, "Leo Marsh", "SEN: this or that")
    board.get_by_label("Leo goes first to …").fill("the water tray, every morning")
    item(board, "sand.water").get_by_role("checkbox", name="Water play").tap()
    assert settle(board)
    office.goto(office.url)
    office.goto("/")
    office.get_by_role("link", name="PEP of Leo Marsh").click()
    turn_to(office, "My views", "My views")
    expect(office.locator(".chosen li")).to_have_text(["Sand or water play: 'Water play'"])
    expect(office.get_by_text("Seen by Tracy Teacher · Leo goes first to …")).to_be_visible()
    expect(office.get_by_text("the water tray, every morning")).to_be_visible()
    sheets = printed(office)
    assert ["Sand or water play: 'Water play'" in sheets, "the water tray, every morning" in sheets] == [True, True]


def test_tapping_again_takes_back_and_undo_brings_it_back(board: Page, server: Server) -> None:
    turn_board(board, "doing")
    point(board, "painting", OK).tap()
    point(board, "painting", NOT).tap()  # too soon: ignored
    assert settle(board)
    assert chosen(server, "painting") == ["ok"]
    wait_guard(board)
    point(board, "painting", OK).tap()
    assert settle(board)
    wait_guard(board)
    point(board, "painting", LIKED).tap()
    assert settle(board)
    undo = board.get_by_role("button", name="Undo").locator("visible=true")
    undo.tap()
    expect(item(board, "painting").locator(":checked")).to_have_count(0)
    undo.tap()
    expect(point(board, "painting", OK)).to_be_checked()
    assert settle(board)
    assert chosen(server, "painting")[-1] == "ok"
    assert chosen(server, "painting")[:3] == ["ok", "", "liked_a_lot"]


def test_hold_to_choose(board: Page, server: Server) -> None:
    turn_board(board, "doing")
    board.locator("[data-strip] > summary").tap()
    board.get_by_label("A tap chooses").select_option("500")
    board.locator("[data-strip] > summary").tap()
    point(board, "outside", OK).tap()
    wait_guard(board)
    expect(item(board, "outside").locator(":checked")).to_have_count(0)
    point(board, "outside", LIKED).dispatch_event("pointerdown", {"bubbles": True, "isPrimary": True})
    expect(point(board, "outside", LIKED)).to_be_checked()
    assert settle(board)
    assert chosen(server, "outside") == ["liked_a_lot"]


def test_one_at_a_time_with_the_keyboard_alone(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    staff = desktop()
    sign_in(staff, "tracy")
    board = open_timed_boards(staff)

    def tab_to(selector: str) -> None:
        for _ in range(60):
            board.keyboard.press("Tab")
            if board.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} was not reached")

    tab_to("[data-view-switch=one]")
    board.keyboard.press("Enter")
    tab_to("#happy .dock__next")
    board.keyboard.press("Enter")
    for picture, value in (("reading-writing", "liked_a_lot"), ("numbers-shapes", "no_say")):
        expect(item(board, picture)).to_be_visible()
        tab_to(f"[value={value}]")
        board.keyboard.press("Space")
        wait_guard(board)
        tab_to("#doing .dock__next")
        board.keyboard.press("Enter")
    expect(board.locator("[data-item]:visible")).to_have_count(1)
    assert settle(board)
    assert (chosen(server, "reading-writing"), chosen(server, "numbers-shapes")) == (["liked_a_lot"], ["no_say"])


def test_one_switch_does_everything(board: Page, server: Server) -> None:
    turn_board(board, "doing")
    board.locator("[data-strip] > summary").tap()
    board.get_by_label("One switch").select_option("1000")
    board.locator("[data-strip] > summary").tap()
    board.locator("body").press("Escape")
    expect(board.locator("[data-lit]")).to_have_count(0)
    board.evaluate("pearl.board.set('pace', 1500)")

    def wait_light(selector: str) -> None:
        """The page's own clock is moved on, in steps that are short beside the light's."""
        for _ in range(150):
            if board.locator(f"{selector}[data-lit]").count():
                return
            board.clock.run_for(300)
        raise AssertionError(f"no light came to {selector}")

    def press_when(selector: str) -> None:
        wait_light(selector)
        board.keyboard.press("Space")

    press_when('[data-answer$="~outside~child"]')
    press_when('[data-answer$="~outside~child"] .scale__btn--middle')
    expect(point(board, "outside", OK)).to_be_checked()
    wait_light('[data-answer$="~painting~child"]')
    board.locator("#doing h2").tap()  # a tap anywhere is the switch as well
    press_when('[data-answer$="~painting~child"] .scale__btn--good')
    press_when("#doing .dock__next")
    expect(board.locator("#people")).to_be_visible()
    assert settle(board)
    assert (chosen(server, "outside"), chosen(server, "painting")) == (["ok"], ["liked_a_lot"])


def test_a_picture_is_dragged_to_its_scale(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    staff = desktop()
    sign_in(staff, "tracy")
    board = open_timed_boards(staff)
    turn_board(board, "doing")
    item(board, "building").locator("[data-drag]").drag_to(item(board, "building").locator(".scale__btn--bad"))
    expect(point(board, "building", NOT)).to_be_checked()
    wait_guard(board)
    item(board, "singing").locator("[data-drag]").drag_to(item(board, "building").locator(".scale__btn--good"))
    expect(point(board, "building", NOT)).to_be_checked()  # another picture's scale is no place for it
    assert settle(board)
    assert (chosen(server, "building"), chosen(server, "singing")) == (["did_not_like"], [])


def test_without_a_connection_and_back(board: Page, server: Server, expect_network_errors: Failing) -> None:
    board.locator(".path[data-whole]").wait_for()
    pictures = ["carpet-time", "toilets", "noise", "lunch", "home-time"]
    with expect_network_errors():
        board.context.set_offline(True)
        turn_board(board, "day")
        for picture in pictures:
            point(board, picture, NOT).tap()
            wait_guard(board)
        expect(board.locator("#day [data-bar-state]")).to_contain_text("Kept on this tablet")
        assert waiting(board) == len(pictures)
        assert board.locator("img:visible").evaluate_all("all => all.filter(one => !one.naturalWidth).length") == 0
        board.context.set_offline(False)
        assert settle(board, seconds=30)
    assert [chosen(server, picture) for picture in pictures] == [["did_not_like"]] * 5


def test_the_adults_strip_is_kept_with_the_answer(board: Page, server: Server) -> None:
    """How the child told it may be noted after the answer; it holds for what was answered on this visit."""
    turn_board(board, "doing")
    point(board, "singing", LIKED).tap()
    assert settle(board)
    strip = board.locator("[data-strip]")
    strip.locator("> summary").tap()
    board.get_by_label("Who was with Danny?").fill("Miss Okoro")
    shown = strip.locator("[data-for=doing]")
    expect(strip.locator("[data-for]:visible")).to_have_count(1)
    shown.get_by_role("radio", name="Hand over hand").check(force=True)
    expect(shown.get_by_text("An adult moved the hand: kept, and not counted as Danny's view.")).to_be_visible()
    shown.get_by_label("What did you see?").fill("10+5=15 & <3 😀 عربى")
    assert settle(board)
    assert (column(server, "singing", "signal"), column(server, "singing", "helper")) == ("hand_over_hand", "helps:Miss Okoro")
    shown.get_by_role("radio", name="Pointed").check(force=True)
    assert settle(board)
    assert column(server, "singing", "signal") == "pointed"


def test_a_word_is_spoken_when_it_is_asked_for(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    staff.context.add_init_script(VOICE)
    sign_in(staff, "tracy")
    board = open_timed_boards(staff)
    turn_board(board, "doing")
    board.get_by_role("button", name="Say it: Painting").tap()
    board.wait_for_function("window.spoken.length === 1")
    assert board.evaluate("window.spoken") == [["Painting", "own"]]


def test_it_ends_on_something_liked(board: Page) -> None:
    turn_board(board, "doing")
    point(board, "building", LIKED).tap()
    wait_guard(board)
    point(board, "singing", NOT).tap()
    turn_board(board, "end")
    expect(board.locator("[data-liked] li")).to_have_text(["Building"])
    board.get_by_role("button", name="I have finished").tap()
    expect(board.get_by_role("heading", level=1)).to_have_text("All your answers are safe")
