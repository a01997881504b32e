"""Drawings and photos on their way in and out: what a child's form holds of one, redrawn and filed; and who may look at it.

A picture's answer travels as "<key>" = the child's words and "<key>:picture" = "" (none), the name of one that is kept, or a new one as
"data:image/…;base64,…" (docs/adr/0015)."""

import base64
import binascii
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from app import clock
from app.accounts.actions.throttle import key_of, take
from app.accounts.rules import PICTURES
from app.db import Database, public_id
from app.files import FileStore
from app.forms import BadForm, text_once
from app.handling import Call, NotFound, TooMany
from app.kinds._pictures import KINDS, NAME, read_picture
from app.pep.actions.keep_picture import NewPicture
from app.pep.entry import PepFound, VisitFound
from app.pep.queries.pictures import Held, find_same, read_board_photo, read_names, read_standing
from app.pep.queries.pictures import read_picture as find_picture
from app.pep.rules.boards import ITEMS
from app.pep.rules.reading import may_read
from app.pictures import NotTaken, Redrawn, TooLarge, redraw

UNDER_WAY = dt.timedelta(hours=1)
SENT = re.compile(r"data:[a-z0-9.+/-]{0,60};base64,([A-Za-z0-9+/=]*)")
NOT_OPENED = "We could not open that picture. Please try another one. Your words are kept."
TOO_LARGE = "That picture is too big. Please try a smaller one. Your words are kept."
TOO_MANY = "That is a lot of pictures. Please try again in an hour. Your words are kept."
LOCKED = {"Content-Security-Policy": "default-src 'none'; sandbox"}  # whatever it were: nothing in it runs or loads


@dataclass(frozen=True)
class Incoming:
    """What a form says of a picture. new: to be kept with the answer; problem: why the one that was sent is not taken."""

    name: str
    new: NewPicture | None = None
    problem: str = ""


def is_picture(found: VisitFound, question: str) -> bool:
    return found.pep.form.places[question].question.kind in KINDS


def take_picture(call: Call[VisitFound], question: str, form: FormData, key: str) -> Incoming:
    """Before the transaction: nothing but SQL belongs inside one. Raises BadForm for a picture that is not this answer's."""
    sent = text_once(form, f"{key}:picture")
    if not sent:
        return Incoming("")
    if NAME.fullmatch(sent):
        return _known(call, question, sent)
    try:
        return _new(call, question, _decoded(sent), f"visit {call.found.id}")
    except NotTaken as wrong:
        standing = read_picture(call.read(read_standing, pep=call.found.pep.id, question=question))
        return Incoming(standing.name, problem=TOO_LARGE if isinstance(wrong, TooLarge) else NOT_OPENED)


def _known(call: Call[VisitFound], question: str, name: str) -> Incoming:
    held: Held | None = call.read(find_picture, pep=call.found.pep.id, name=name)
    if held is None or held.question != question:
        raise BadForm("a picture of another answer")
    return Incoming(name)


def _decoded(sent: str) -> bytes:
    found = SENT.fullmatch(sent)
    try:
        return base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error:
        return b""


def _new(call: Call[VisitFound], question: str, content: bytes, sender: str) -> Incoming:
    """Raises TooMany: the tablet keeps it, words and all, and sends it again later."""
    digest = hashlib.sha256(content).hexdigest()
    before: str | None = call.read(find_same, pep=call.found.pep.id, question=question, digest=digest)
    if before:
        return Incoming(before)
    if not _may_send(call, sender):
        raise TooMany(PICTURES.window)
    made: Redrawn = redraw(content, photo=call.found.pep.form.places[question].question.kind == "photo")
    return _filed(call.site.files, made, question, digest)


def _may_send(call: Call[Any], sender: str) -> bool:
    return call.write(take, tries=[(key_of("pictures", sender), PICTURES)]) is None


def _filed(files: FileStore, made: Redrawn, question: str, digest: str) -> Incoming:
    name = public_id()
    files.put(name, made.content)
    return Incoming(name, NewPicture(name, question, digest, made.media, len(made.content), made.width, made.height))


def take_board_photo(call: Call[PepFound], sent: str, about: str) -> Incoming:
    """What staff add to a board. about: its board and word; the same photo with the same of both is one."""
    content = _decoded(sent)
    digest = hashlib.sha256(about.encode() + b"\n" + content).hexdigest()
    before: str | None = call.read(find_same, pep=call.found.pep.id, question=ITEMS, digest=digest)
    if before:
        return Incoming(before)
    if not _may_send(call, f"person {call.found.by.person}"):
        return Incoming("", problem=TOO_MANY)
    try:
        return _filed(call.site.files, redraw(content, photo=True), ITEMS, digest)
    except NotTaken as wrong:
        return Incoming("", problem=TOO_LARGE if isinstance(wrong, TooLarge) else NOT_OPENED)


def forget_doubles(files: FileStore, kept: Iterable[tuple[Incoming | None, str | None]]) -> None:
    """kept: what came in, and the name under which it stands now. A file that stands under another name is not needed."""
    for incoming, name in kept:
        if incoming and incoming.new and incoming.name != name:
            files.remove(incoming.name)


def sweep_files(database: Database, files: FileStore) -> int:
    """Removes files that no picture names: those of saves that broke off. -> how many. Young ones may belong to a save under way."""
    with database.read() as db:
        named = read_names(db)
    left = [name for name in files.older(clock.now() - UNDER_WAY) if name not in named]
    for name in left:
        files.remove(name)
    return len(left)


def show_picture(files: FileStore, held: Held | None) -> Response:
    """Raises NotFound, also where only the file is gone."""
    content = files.get(held.name) if held else None
    if held is None or content is None:
        raise NotFound
    ending = held.media.partition("/")[2]
    return Response(content, media_type=held.media, headers={**LOCKED, "Content-Disposition": f'inline; filename="picture.{ending}"'})


def show_to_adult(call: Call[PepFound], name: str) -> Response:
    """Who may read the answer may see its picture; for everybody else there is none (ruling 14). What staff added to the child's boards
    is for all who may read the plan."""
    held: Held | None = call.read(find_picture, pep=call.found.pep.id, name=name)
    seen = held if held and any(may_read(one, call.found.reader) for one in held.readable) else None
    added: Held | None = None if seen else call.read(read_board_photo, child=call.found.child.id, name=name)
    return show_picture(call.site.files, seen or added)


def picture_loader(call: Call[PepFound]) -> Callable[[str], tuple[Held, bytes] | None]:
    """For paper, which asks by itself who may hold it: name -> what is known of the picture, and its bytes."""

    def load(name: str) -> tuple[Held, bytes] | None:
        held: Held | None = call.read(find_picture, pep=call.found.pep.id, name=name)
        content = call.site.files.get(name) if held else None
        return (held, content) if held and content else None

    return load
