"""What the pressed button of a page asks besides saving, and where it leads: rows go, come back and move; answers are confirmed."""

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from app.handling import Call, Forbidden, NotFound
from app.pep.actions.confirm import confirm_answer, confirm_carried
from app.pep.actions.rows import DOWN, UP, move_row, remove_row, restore_row
from app.pep.actions.save_page import Besides
from app.pep.building.fields import may_answer
from app.pep.building.musts import waiting_here
from app.pep.definition import Page, Section
from app.pep.entry import PepFound
from app.pep.routes.posting import ROW_KEY, place_of, source_of
from app.pep.rules.voices import ADULT, read_key

ROW_BYTES = 10  # of a row's key: made here only for those without JavaScript
ON_ROWS: Mapping[str, Callable[..., None]] = {
    "remove": remove_row,
    "restore": restore_row,
    "up": partial(move_row, step=UP),
    "down": partial(move_row, step=DOWN),
}


def besides(call: Call[PepFound], section: Section, page: Page) -> Besides | None:
    """Raises NotFound or Forbidden for what is not on this page or not theirs to change."""
    who: dict[str, Any] = {"target": call.found.target, "by": call.found.by}
    for name, action in ON_ROWS.items():
        if pressed := call.text(name):
            return partial(action, letter=section.letter, key=_row_of(call, page, pressed), **who)
    if call.text("still_right"):
        return partial(confirm_carried, letter=section.letter, cells=waiting_here(source_of(call), page), **who)
    if sure := call.text("sure"):
        key, _, version = sure.partition("@")
        return partial(confirm_answer, **who, **confirming(call, page, key, version))
    return None


def confirming(call: Call[PepFound], page: Page, key_text: str, version: str) -> dict[str, Any]:
    """ "Yes, it is right": which answer, as it stood. Raises NotFound or Forbidden."""
    key = read_key(key_text)
    if key is None or not version.isascii() or not version.isdigit() or len(version) > 9:
        raise NotFound
    place = place_of(call, page, key)
    if key.voice != ADULT or not may_answer(place.question, call.found.right.role):
        raise Forbidden
    return {"place": place, "key": key, "version": int(version)}


def _row_of(call: Call[PepFound], page: Page, pressed: str) -> str:
    """'contacts:0f3a…' -> the row's key; its group is on this page and this person may change it."""
    name, key = pair(pressed)
    group = next((group for group in page.groups if group.id == name), None)
    if group is None or not ROW_KEY.fullmatch(key):
        raise NotFound
    if not any(may_answer(question, call.found.right.role) for question in group.questions):
        raise Forbidden
    return key


def pair(text: str) -> tuple[str, str]:
    """'contacts:0f3a…' -> ('contacts', '0f3a…')."""
    name, _, key = text.partition(":")
    return name, key


def asked_row(text: str) -> tuple[str, str]:
    """The same of an address: what is not a row's key asks for nothing."""
    name, key = pair(text)
    return (name, key) if ROW_KEY.fullmatch(key) else ("", "")


def next_address(call: Call[PepFound], page: Page) -> str:
    """Where the pressed button leads: the same page at the place that changed, or the next page."""
    here = f"/peps/{call.found.pep.public_id}/{page.id}"
    if group := call.text("add"):
        key = secrets.token_hex(ROW_BYTES)
        return f"{here}?add={group}:{key}#row-{key}"
    for name in ON_ROWS:
        if pressed := call.text(name):
            group, key = pair(pressed)
            return f"{here}?removed={pressed}#group-{group}" if name == "remove" else f"{here}#row-{key}"
    if sure := call.text("sure"):
        return f"{here}#field-{sure.partition('@')[0]}"
    if call.text("save") == "next":
        pages = [one.id for _, one in call.found.pep.form.open_pages(call.found.right.role)]
        return f"/peps/{call.found.pep.public_id}/{pages[min(pages.index(page.id) + 1, len(pages) - 1)]}?from={page.id}"
    return f"{here}?done=saved"
