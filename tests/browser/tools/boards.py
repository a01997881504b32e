"""A board of symbols in a browser: opened, pressed, read back from what the server holds."""

import io
import sqlite3
from contextlib import closing

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.tools.server import Server


def open_boards(staff: Page, child: str = "Daniel Okafor", name: str = "SEN") -> Page:
    """From the home page of whoever is signed in to the child's first board. -> the tab that the button opened."""
    staff.get_by_role("link", name=f"PEP of {child}").click()
    staff.get_by_role("link", name="View PEP Details").click()
    expect(staff.get_by_role("heading", name="Professional Modules")).to_be_visible()
    with staff.context.expect_page() as opened:
        staff.get_by_role("button", name=name, exact=True).click()
    board = opened.value
    board.wait_for_url("**/voice/*")
    board.wait_for_function("document.querySelector('.path').dataset.ready !== undefined")
    return board


def open_timed_boards(staff: Page, child: str = "Daniel Okafor", name: str = "SEN") -> Page:
    """Its own clock goes on as any clock, and can be moved on: a test need not sit out what a child's hand sits out."""
    board = open_boards(staff, child, name)
    board.clock.install()
    return board


def printed(page: Page) -> str:
    """What stands on the sheets when this page is printed from the browser, in words."""
    page.locator("img").evaluate_all("all => all.forEach(one => { one.loading = 'eager'; })")
    sheets = PdfReader(io.BytesIO(page.pdf())).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def turn_board(board: Page, name: str) -> None:
    board.evaluate("name => { location.hash = name }", name)
    board.locator(f"#{name}").wait_for()


def view(board: Page, words: str) -> None:
    board.get_by_role("button", name=words).click()


def item(board: Page, picture: str) -> Locator:
    return board.locator(f'[data-item="{picture}"]').first


def point(board: Page, picture: str, words: str) -> Locator:
    """The button that is pressed: the box over it takes the tap."""
    return item(board, picture).get_by_role("checkbox", name=words)


def wait_guard(board: Page) -> None:
    """A second tap within 0.6 s is ignored. Of a board of open_timed_boards."""
    board.clock.run_for(650)


def chosen(server: Server, picture: str) -> list[str]:
    """Every version of what was chosen of a picture, oldest first."""
    words = """SELECT v.text FROM answer_version v JOIN answer a ON a.id = v.answer
        WHERE a.row = ? AND a.voice = 'child' AND v.version IS NOT NULL ORDER BY v.id"""
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        return [text for (text,) in db.execute(words, (picture,))]


def column(server: Server, picture: str, name: str) -> str:
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        found = db.execute(f"SELECT {name} FROM answer WHERE row = ? AND voice = 'child'", (picture,)).fetchone()
    return str(found and found[0])
