"""What a board has besides: typed in from paper, a practice, the optional check, a foreign set of symbols, two views and two devices."""

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.tools.boards import chosen, column, item, open_timed_boards, point, turn_board, view, wait_guard
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, waiting
from tests.drawn import GPS, photo

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
LIKED, OK, NOT = "Liked a lot", "OK", "Did not like"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def staff(tablet: OpenPage, sign_in: SignIn) -> Page:
    page = tablet()
    sign_in(page, "tracy")
    return page


def details_of_danny(staff: Page) -> None:
    staff.get_by_role("link", name="PEP of Daniel Okafor").click()
    staff.get_by_role("link", name="View PEP Details").click()


def test_a_board_answered_on_paper_is_typed_in_on_one_screen(staff: Page, server: Server) -> None:
    board = open_timed_boards(staff)
    board.locator("[data-strip] > summary").tap()
    board.get_by_role("button", name="All boards on one screen").tap()
    expect(board.locator("[data-item]:visible")).to_have_count(24)
    for picture, words in (("school", LIKED), ("singing", OK), ("noise", NOT), ("break", "Sometimes")):
        point(board, picture, words).tap()
        wait_guard(board)
    assert settle(board)
    assert [chosen(server, picture) for picture in ("school", "singing", "noise", "break")] == [
        ["liked_a_lot"],
        ["ok"],
        ["did_not_like"],
        ["sometimes"],
    ]
    assert column(server, "noise", "helper") == "types:Tracy Teacher"
    view(board, "All together")
    expect(board.locator("[data-item]:visible")).to_have_count(1)


def test_the_check_says_whether_both_answers_were_the_same(staff: Page, server: Server) -> None:
    board = open_timed_boards(staff)
    turn_board(board, "doing")
    board.locator("[data-strip] > summary").tap()
    board.get_by_label("Begin with something Danny loves").select_option("building")
    shown = board.locator("#doing [data-item]")
    expect(shown).to_have_count(7)
    assert [shown.nth(at).get_attribute("data-item") for at in (0, 6)] == ["building", "building"]
    first, again = shown.nth(0), shown.nth(6)
    first.get_by_role("checkbox", name=LIKED).tap()
    wait_guard(board)
    again.get_by_role("checkbox", name=NOT).tap()
    note = board.locator("[data-for=doing]").get_by_label("The check")
    expect(note).to_have_value("Building: different.")
    wait_guard(board)
    again.get_by_role("checkbox", name=LIKED).tap()
    expect(note).to_have_value("Building: same answer both times.")
    wait_guard(board)
    point(board, "singing", LIKED).tap()
    expect(note).to_have_value("Building: same answer both times. Always the same place.")
    assert settle(board)
    assert chosen(server, "building") == ["liked_a_lot"]  # the second answer is none of the child's


def test_a_practice_board_keeps_nothing_and_locks_nothing(staff: Page, server: Server) -> None:
    staff.get_by_role("link", name="PEP of Daniel Okafor").click()
    staff.get_by_role("link", name="View PEP Details").click()
    with staff.context.expect_page() as opened:
        staff.get_by_role("link", name="Try a practice board").click()
    board = opened.value
    expect(board.get_by_role("heading", level=1)).to_have_text("Practice board")
    assert "Danny" not in board.content()
    point(board, "school", LIKED).tap()
    expect(board.locator("[data-item=school] :checked")).to_have_count(1)
    wait_guard(board)
    point(board, "school", OK).tap()
    expect(board.locator("[data-item=school] :checked")).to_have_count(1)
    assert (waiting(board), chosen(server, "school")) == (0, [])
    board.locator("#happy .dock__next").tap()
    board.locator("#doing .dock__next").tap()
    board.get_by_role("link", name="I have finished").tap()
    board.wait_for_url(re.compile(r"/$"))  # still signed in


def test_a_foreign_set_of_symbols_is_chosen_for_a_child(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    folder: Path = server.data_dir / "symbols" / "our-rooms"
    folder.mkdir(parents=True)
    (folder / "toilets.png").write_bytes(base64.b64decode(PNG))
    (folder / "lunch.svg").write_text("<svg")
    (folder / "set.toml").write_text('name = "Photos of our rooms"')
    server.stop()
    server.start()
    staff = tablet()
    sign_in(staff, "tracy")
    staff.get_by_role("link", name="PEP of Daniel Okafor").click()
    staff.get_by_role("link", name="View PEP Details").click()
    staff.get_by_label("Symbols on Danny's boards").select_option("Photos of our rooms")
    staff.get_by_role("button", name="Show these symbols").click()
    staff.get_by_text("Not all of these symbols can be used").click()
    expect(staff.get_by_text("lunch.svg: it is no drawing that can be read.")).to_be_visible()
    staff.goto("/")
    board = open_timed_boards(staff)
    turn_board(board, "day")
    picture = item(board, "toilets").locator("img").first
    source = picture.get_attribute("src")
    assert source
    sheet = staff.request.get(source).text()
    assert sheet.count("data:image/png") == 1
    picture.scroll_into_view_if_needed()
    expect(picture).not_to_have_js_property("naturalWidth", 0)


def test_two_devices_on_one_board(staff: Page, tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    """A new visit ends the one before; what was pressed there still arrives, and does not replace what was pressed since."""
    board = open_timed_boards(staff)
    turn_board(board, "doing")
    point(board, "painting", OK).tap()
    assert settle(board)
    other = tablet()
    sign_in(other, "tracy")
    second = open_timed_boards(other)
    turn_board(second, "doing")
    expect(point(second, "painting", OK)).to_be_checked()
    point(second, "painting", LIKED).tap()
    assert settle(second)
    wait_guard(board)
    point(board, "painting", NOT).tap()
    assert settle(board)
    assert chosen(server, "painting") == ["ok", "liked_a_lot"]


def test_staff_add_a_photo_and_the_child_answers_it(staff: Page, server: Server, axe: Callable[[Page], None]) -> None:
    """From the file on the adult's device to Section C, and off the board again."""
    details_of_danny(staff)
    staff.get_by_text("Add a photo to Danny's boards").click()
    expect(staff.get_by_text("A place or a thing, no faces of other people.")).to_be_visible()
    staff.get_by_label("Photo", exact=True).set_input_files(FilePayload(name="no.jpg", mimeType="image/jpeg", buffer=b"no picture"))
    expect(staff.get_by_text("This device could not open that picture.")).to_be_visible()
    raw = photo((1600, 900))
    assert dict(Image.open(io.BytesIO(raw)).getexif().get_ifd(GPS))[1] == "N"
    staff.get_by_label("Photo", exact=True).set_input_files(FilePayload(name="tray.jpg", mimeType="image/jpeg", buffer=raw))
    expect(staff.get_by_text("The photo is ready to add.")).to_be_visible()
    staff.get_by_label("What it shows, in a word or two").fill("our sand tray")
    staff.get_by_label("Board for the photo").select_option("What do you like doing in school?")
    axe(staff)
    staff.get_by_role("button", name="Add this photo").click()
    staff.get_by_text("Add a photo to Danny's boards").click()
    expect(staff.get_by_role("button", name="Take it off the board: our sand tray")).to_be_visible()
    axe(staff)
    staff.goto("/")
    board = open_timed_boards(staff)
    turn_board(board, "doing")
    view(board, "All together")
    tray = board.locator("#doing [data-item]").last
    picture = tray.locator("img").first
    picture.scroll_into_view_if_needed()
    board.wait_for_function("image => image.complete && image.naturalWidth === 1280", arg=picture.element_handle())
    shown = board.request.get(str(picture.get_attribute("src"))).body()
    assert dict(Image.open(io.BytesIO(shown)).getexif()) == {}
    axe(board)
    tray.get_by_role("checkbox", name=LIKED).tap()
    assert settle(board)
    assert chosen(server, str(tray.get_attribute("data-item"))) == ["liked_a_lot"]


def test_a_photo_reads_back_and_is_taken_off(
    tablet: OpenPage, sign_in: SignIn, axe: Callable[[Page], None], looks: Callable[[Page], None]
) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    details_of_danny(staff)
    staff.get_by_text("Add a photo to Danny's boards").click()
    staff.get_by_label("Photo", exact=True).set_input_files(FilePayload(name="tray.jpg", mimeType="image/jpeg", buffer=photo()))
    expect(staff.get_by_text("The photo is ready to add.")).to_be_visible()
    staff.get_by_label("What it shows, in a word or two").fill("our sand tray")
    staff.get_by_label("Board for the photo").select_option("What do you like doing in school?")
    staff.get_by_role("button", name="Add this photo").click()
    staff.goto("/")
    board = open_timed_boards(staff)
    turn_board(board, "doing")
    tray = board.locator("#doing [data-item]").last
    view(board, "All together")
    tray.get_by_role("checkbox", name=OK).tap()
    assert settle(board)
    other = tablet()
    sign_in(other, "sarah")
    other.get_by_role("link", name="PEP of Daniel Okafor").click()
    other.goto(other.url.rpartition("/")[0] + "/your-feelings-about-learning")
    said = other.locator(".chosen li").filter(has_text="our sand tray: 'OK'")
    said.locator("img").scroll_into_view_if_needed()
    other.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=said.locator("img").element_handle())
    axe(other)
    other.get_by_role("link", name="Your children").first.click()
    details_of_danny(other)
    other.get_by_text("Add a photo to Danny's boards").click()
    other.get_by_role("button", name="Take it off the board: our sand tray").click()
    other.get_by_text("Add a photo to Danny's boards").click()
    expect(other.get_by_role("button", name="Put it back on the board: our sand tray")).to_be_visible()
    axe(other)
    looks(other)
