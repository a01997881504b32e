"""How the boards look, in every dress; that nothing scrolls one at a time; and what a first load costs."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_looks import HELD
from tests.browser.tools.boards import item, open_boards, point, turn_board, view
from tests.browser.tools.looker import CALM, DEVICES, Looker
from tests.browser.tools.typing import settle

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Dresses = tuple[tuple[str, str], ...]
SMALLEST = 64  # px: a small finger, on the floor
BOARDS = ("happy", "doing", "people", "day", "help", "change")
MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT = 60_000, 7, 17_000
SMALL = """least => [...document.querySelectorAll("[data-screen]:not([hidden]) :is(.scale__btn, .press), :is(.board-top, .views) .press")]
    .filter(one => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < least).map(one => one.textContent.trim())"""


def board_screens(board: Page) -> Iterator[str]:
    for name in ("happy", "doing", "people", "end", "talk"):
        turn_board(board, name)
        yield name
    turn_board(board, "doing")
    point(board, "singing", "Liked a lot").click()
    board.locator("#doing .else > summary").click()
    board.locator("#doing-words").fill("The sand pit")
    assert settle(board)
    yield "an answer, and something else"
    view(board, "One at a time")
    yield "one at a time"
    board.locator("[data-strip] > summary").click()
    yield "the adult's strip"


@DEVICES
def test_the_boards(
    request: pytest.FixtureRequest, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    staff = request.getfixturevalue(screen)(**CALM)
    sign_in(staff, "tracy")
    board, one = open_boards(staff), looker(dresses)
    for name in board_screens(board):
        one.look(board, name)
    one.check(at_least=8)


@DEVICES
def test_what_was_chosen_in_section_c_and_the_way_in(
    request: pytest.FixtureRequest, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    staff = request.getfixturevalue(screen)(**CALM)
    sign_in(staff, "tracy")
    board, one = open_boards(staff), looker(dresses)
    turn_board(board, "doing")
    point(board, "singing", "Liked a lot").click()
    board.locator("[data-strip] > summary").click()
    board.locator("[data-for=doing]").get_by_label("What did you see?").fill("Laughed, and sang the song to the end.")
    assert settle(board)
    office = request.getfixturevalue(screen)(**CALM)
    sign_in(office, "sarah")
    office.get_by_role("link", name="PEP of Daniel Okafor").click()
    office.wait_for_url(re.compile(r"/peps/\w+/[a-z-]+"))
    office.goto(re.sub(r"(/peps/\w+)/.*", r"\1/your-feelings-about-learning", office.url))
    expect(office.locator(".chosen li")).to_have_count(1)
    one.look(office, "Section C")
    office.goto(office.url.rpartition("/")[0] + "/details")
    one.look(office, "details")
    one.check(at_least=2)


def test_nothing_scrolls_one_at_a_time_and_every_target_is_large(tablet: OpenPage, sign_in: SignIn) -> None:
    staff, wrong = tablet(), []
    sign_in(staff, "tracy")
    board = open_boards(staff)
    view(board, "One at a time")
    for width, height in HELD:
        board.set_viewport_size({"width": width, "height": height})
        for name in BOARDS:
            turn_board(board, name)
            pictures = board.locator(f"#{name} [data-item]").count()
            for at in range(pictures):
                expect(board.locator("[data-item]:visible")).to_have_count(1)
                if board.evaluate("document.documentElement.scrollHeight > innerHeight + 1"):
                    wrong.append(f"{name} {at} scrolls at {width}x{height}")
                wrong += [f"{name} {at}: {words} is small" for words in board.evaluate(SMALL, SMALLEST)]
                if at < pictures - 1:
                    board.locator(f"#{name} .dock__next").tap()
    assert wrong == []


@pytest.mark.parametrize("held", ["tablet", "portrait", "phone"])
def test_every_target_is_large_all_together(request: pytest.FixtureRequest, held: str, sign_in: SignIn) -> None:
    staff = request.getfixturevalue(held)()
    sign_in(staff, "tracy")
    board = open_boards(staff)
    small = {name: board.evaluate(SMALL, SMALLEST) for name in BOARDS if turn_board(board, name) is None}
    assert small == {name: [] for name in BOARDS}


def test_the_scale_stands_at_the_same_place_for_every_picture(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    board = open_boards(staff)
    view(board, "One at a time")
    turn_board(board, "doing")
    places = []
    for picture in ("reading-writing", "numbers-shapes", "outside"):
        item(board, picture).wait_for()
        boxes = [one.bounding_box() for one in item(board, picture).locator(".scale__btn").all()]
        places.append([(round(box["x"]), round(box["y"]), round(box["width"])) for box in boxes if box])
        board.locator("#doing .dock__next").tap()
    assert places[0] == places[1] == places[2]
    assert len(places[0]) == 4


def test_a_first_load_is_small(tablet: OpenPage, sign_in: SignIn) -> None:
    """bench: bytes, requests and script of the young person's first load, with nothing kept from before."""
    staff = tablet()
    sign_in(staff, "tracy")
    address = open_boards(staff).url
    fresh = tablet()
    fresh.context.add_cookies(staff.context.cookies())
    link = fresh.context.new_cdp_session(fresh)
    seen: dict[str, int] = {}
    kinds: dict[str, str] = {}
    link.send("Network.enable")
    link.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    link.on("Network.loadingFinished", lambda event: seen.update({event["requestId"]: event["encodedDataLength"]}))
    fresh.goto(address)
    fresh.wait_for_load_state("load")
    fresh.wait_for_timeout(500)
    total, script = sum(seen.values()), sum(size for one, size in seen.items() if kinds.get(one) == "Script")
    assert (total <= MOST_BYTES, len(seen) <= MOST_REQUESTS, script <= MOST_SCRIPT) == (True, True, True), (total, len(seen), script)
