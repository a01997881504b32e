"""Drawing and photo as answers: by finger, mouse and keyboard, without a connection, and on every screen where they are shown."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.test_journey_paths import open_path, show
from tests.browser.tools.handing import hand_over, turn_to
from tests.browser.tools.looker import CALM, DEVICES, Looker
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle, stored, waiting
from tests.drawn import GPS, photo

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
Dresses = tuple[tuple[str, str], ...]
DRAWING, PHOTO = "school.like.drawing~~child", "school.like.photo~~child"


def begin(staff: Page, sign_in: SignIn) -> Page:
    """Amara's path at "What do you like about school?", with all that it may need."""
    sign_in(staff, "tracy")
    path = hand_over(staff)
    path.locator(".path[data-whole]").wait_for()
    show(path, "like")
    return path


def open_way(path: Page, words: str) -> Locator:
    path.get_by_role("button", name=words).locator("visible=true").click()
    box = path.locator("dialog[open]")
    expect(box.get_by_role("heading")).to_have_text("What do you like about school?")
    return box


def stroke(path: Page, box: Locator, *points: tuple[float, float]) -> None:
    """points: parts of the sheet's width and height."""
    sheet = box.locator("[data-pad]").bounding_box()
    assert sheet is not None
    places = [(sheet["x"] + sheet["width"] * x, sheet["y"] + sheet["height"] * y) for x, y in points]
    path.mouse.move(*places[0])
    path.mouse.down()
    for place in places[1:]:
        path.mouse.move(*place, steps=4)
    path.mouse.up()


def colour_at(box: Locator, x: float, y: float) -> list[int]:
    found: list[int] = box.locator("[data-pad]").evaluate(
        "(pad, [x, y]) => [...pad.getContext('2d').getImageData(x * pad.width, y * pad.height, 1, 1).data].slice(0, 3)", [x, y]
    )
    return found


def kept(server: Server) -> list[tuple[str, str, int, int]]:
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        return db.execute("SELECT question, media, width, height FROM picture ORDER BY id").fetchall()


def done(box: Locator) -> None:
    box.get_by_role("button", name="Done").click()
    expect_back(box.page)


def expect_back(path: Page) -> None:
    """The box has closed: what was made in it is kept on the tablet, and on its way."""
    expect(path.locator("[data-way]:focus")).to_have_count(1)


def test_a_drawing_from_the_first_stroke_to_section_c(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    staff = tablet()
    path = begin(staff, sign_in)
    box = open_way(path, "Draw it")
    box.get_by_label("Red").check(force=True)
    stroke(path, box, (0.2, 0.5), (0.8, 0.5))
    assert colour_at(box, 0.5, 0.5) == [207, 32, 39]
    box.get_by_label("Blue", exact=True).check(force=True)
    stroke(path, box, (0.5, 0.2), (0.5, 0.8))
    assert colour_at(box, 0.5, 0.3) == [21, 80, 176]
    box.get_by_role("button", name="Undo").click()
    assert colour_at(box, 0.5, 0.3) == [255, 255, 255]
    box.get_by_role("button", name="Clear").click()
    expect(box.get_by_text("The sheet is empty. Undo brings your drawing back.")).to_be_attached()
    assert colour_at(box, 0.5, 0.5) == [255, 255, 255]
    box.get_by_role("button", name="Undo").click()
    assert colour_at(box, 0.5, 0.5) == [207, 32, 39]
    box.get_by_label("What is it? You can also just write.").fill("me & Zara <3")
    done(box)
    expect(path.get_by_role("button", name="My drawing").locator("visible=true")).to_be_focused()
    expect(path.locator("#like .drawn").first).to_contain_text("Saved")
    assert settle(path)
    assert kept(server) == [("school.like.drawing", "image/png", 960, 600)]
    show(path, "check")
    row = path.locator('[data-check="like"]')
    expect(row.get_by_role("img", name="My drawing")).to_be_visible()
    expect(row).to_contain_text("me & Zara <3")
    path.get_by_role("button", name="Exit").locator("visible=true").first.click()
    expect(path.get_by_role("heading", name="All your answers are safe")).to_be_visible()
    sign_in(staff, "tracy")
    staff.get_by_role("link", name="PEP of Amara Bell").click()
    turn_to(staff, "Young Person's Views", "Your Feelings About School")
    image = staff.get_by_role("img", name="to “What do you like about school?”")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("naturalWidth", 960)
    expect(staff.get_by_text("me & Zara <3")).to_be_visible()


def test_a_drawing_goes_on_after_a_reload(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = begin(tablet(), sign_in)
    box = open_way(path, "Draw it")
    stroke(path, box, (0.1, 0.1), (0.9, 0.1))
    done(box)
    assert settle(path)
    path.reload()
    path.locator(".path[data-whole]").wait_for()
    box = open_way(path, "My drawing")
    assert colour_at(box, 0.5, 0.1) == [27, 27, 27]
    stroke(path, box, (0.1, 0.9), (0.9, 0.9))
    path.keyboard.press("Escape")
    expect_back(path)
    assert settle(path)
    assert len(kept(server)) == 2
    box = open_way(path, "My drawing")
    assert (colour_at(box, 0.5, 0.1), colour_at(box, 0.5, 0.9)) == ([27, 27, 27], [27, 27, 27])


def test_a_drawing_without_a_connection_arrives_once(
    tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing
) -> None:
    path = begin(tablet(), sign_in)
    with expect_network_errors():
        path.context.set_offline(True)
        box = open_way(path, "Draw it")
        stroke(path, box, (0.1, 0.1), (0.9, 0.9))
        box.get_by_label("What is it? You can also just write.").fill("the school field")
        done(box)
        expect(path.locator("#like .drawn").first).to_contain_text("Kept on this tablet")
        show(path, "check")
        expect(path.locator('[data-check="like"]').get_by_role("img", name="My drawing")).to_be_visible()
        assert (waiting(path), kept(server)) == (1, [])
        path.context.set_offline(False)
        assert settle(path, seconds=30)
    assert kept(server) == [("school.like.drawing", "image/png", 960, 600)]
    assert [text.partition("\n")[2] for text in stored(server, DRAWING)] == ["the school field"]


def test_a_tab_that_is_closed_while_drawing_loses_nothing(
    tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing
) -> None:
    path = begin(tablet(), sign_in)
    address, context = path.url, path.context
    with expect_network_errors():
        context.set_offline(True)
        box = open_way(path, "Draw it")
        stroke(path, box, (0.1, 0.1), (0.9, 0.9))
        path.wait_for_timeout(1000)
        path.close()
        context.set_offline(False)
        again = context.new_page()
        again.goto(address)
        assert settle(again, seconds=30)
    assert (len(kept(server)), len(stored(server, DRAWING))) == (1, 1)
    again.locator(".path[data-whole]").wait_for()
    show(again, "like")
    expect(again.get_by_role("button", name="My drawing").locator("visible=true")).to_be_visible()


def test_with_the_keyboard_alone_there_are_words(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = begin(desktop(), sign_in)
    path.locator("#like [data-way=drawing]").focus()
    path.keyboard.press("Enter")
    for _ in range(20):
        path.keyboard.press("Tab")
        if path.evaluate("document.activeElement.matches('[data-maker=drawing] textarea')"):
            break
    path.keyboard.type("I would draw a boat")
    path.keyboard.press("Escape")
    expect(path.locator("#like [data-way=drawing]")).to_be_focused()
    assert settle(path)
    assert (stored(server, DRAWING)[-1], kept(server)) == ("\nI would draw a boat", [])


def test_a_photo_is_made_smaller_and_loses_its_place(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    raw = photo((2600, 1950))
    assert dict(Image.open(io.BytesIO(raw)).getexif().get_ifd(GPS))[1] == "N"
    path = begin(tablet(), sign_in)
    box = open_way(path, "Add a photo")
    expect(box.get_by_text("Take a picture of your work or a place. No faces of other people.")).to_be_visible()
    box.get_by_label("Take or choose a photo").set_input_files(FilePayload(name="work.jpg", mimeType="image/jpeg", buffer=raw))
    expect(box.get_by_role("img", name="My photo")).to_be_visible()
    box.get_by_label("What is in it? You can also just write.").fill("my model")
    done(box)
    assert settle(path)
    assert kept(server) == [("school.like.photo", "image/jpeg", 1280, 960)]
    files = [one.read_bytes() for one in (server.database.parent / "files").rglob("*") if one.is_file()]
    assert [dict(Image.open(io.BytesIO(one)).getexif()) for one in files] == [{}]
    box = open_way(path, "My photo")
    box.get_by_role("button", name="Take it away").click()
    expect(box.get_by_role("img", name="My photo")).to_be_hidden()
    box.get_by_role("button", name="Undo").click()
    expect(box.get_by_role("img", name="My photo")).to_be_visible()


def test_a_file_that_is_no_picture_is_said_kindly_and_costs_no_word(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    path = begin(tablet(), sign_in)
    box = open_way(path, "Add a photo")
    box.get_by_label("What is in it? You can also just write.").fill("my model")
    box.get_by_label("Take or choose a photo").set_input_files(FilePayload(name="a.heic", mimeType="image/heic", buffer=b"ftypheic" * 40))
    expect(box.get_by_text("This tablet could not open that picture. Please try another one. Your words are kept.")).to_be_visible()
    done(box)
    assert settle(path)
    assert (stored(server, PHOTO)[-1], kept(server)) == ("\nmy model", [])


@DEVICES
@pytest.mark.parametrize("name", ["ks1_2", "ks3_4"])
def test_how_it_looks(
    request: pytest.FixtureRequest, name: str, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    path, one = open_path(request.getfixturevalue(screen)(**CALM), sign_in, name), looker(dresses)
    path.locator(".path[data-whole]").wait_for()
    show(path, "like")
    for way, words in (("drawing", "Draw it"), ("photo", "Add a photo")):
        path.get_by_role("button", name=words).locator("visible=true").click()
        box = path.locator("dialog[open]")
        box.locator("textarea").fill("me and Zara")
        if way == "drawing":
            stroke(path, box, (0.2, 0.2), (0.5, 0.5))
        one.look(path, way)
        done(box)
    assert settle(path)
    one.look(path, "a stop with a drawing")
    show(path, "check")
    one.look(path, "check with a drawing")
    one.check(at_least=4)
