"""Answers as a person gives them, what waits on the device, and what the server holds."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Locator, Page

from tests.browser.tools.server import Server


def answer(page: Page, key: str) -> Locator:
    return page.locator(f'[data-answer="{key}"]')


def field(page: Page, key: str) -> Locator:
    return page.locator(f'[name="{key}"]')


def line(page: Page, key: str) -> str:
    """What the state line of an answer says."""
    return answer(page, key).locator("[data-state-line]").inner_text()


def write(page: Page, key: str, words: str) -> None:
    """Typed at the end of what is there."""
    field(page, key).focus()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(words)


def waiting(page: Page) -> int:
    """How many answers wait in the outbox of this device."""
    count: int = page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('pearl:')).length")
    return count


def settle(page: Page, seconds: float = 12) -> bool:
    """-> whether nothing waits any more."""
    page.wait_for_timeout(50)  # what was done just now is kept first: a box that closes says so a moment later
    for _ in range(int(seconds * 40)):
        if waiting(page) == 0:
            return True
        page.wait_for_timeout(25)
    return False


def stored(server: Server, key: str) -> list[str]:
    """Every numbered version of an answer or fact, oldest first, in whichever PEP has it (in the demonstration, none has these)."""
    question, _, voice = key.split("~")
    words = """SELECT v.text FROM answer_version v JOIN answer a ON a.id = v.answer
        WHERE a.question = ? AND a.voice = ? AND v.version IS NOT NULL ORDER BY v.id"""
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        return [text for (text,) in db.execute(words, (question, voice))]


def stored_cells(server: Server, address: str, question: str) -> list[str]:
    """What stands in each row of a group's column, in the PEP of that address."""
    words = """SELECT a.text FROM answer a JOIN answer_row r ON r.pep = a.pep AND r.key = a.row JOIN pep p ON p.id = a.pep
        WHERE p.public_id = ? AND a.question = ? AND r.removed_at IS NULL ORDER BY r.position"""
    pep = address.partition("/peps/")[2].partition("/")[0]
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        return [text for (text,) in db.execute(words, (pep, question))]
