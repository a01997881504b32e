"""A photo on a child's boards: kept and put on, or taken off and put back, in one transaction with its record."""

from app import audit
from app.audit import By
from app.children.actions.set_fact import set_fact
from app.children.queries import read_fact
from app.db import Connection
from app.pep.actions.keep_picture import NewPicture, keep_picture
from app.pep.rules.boards import ITEMS, Photo, change_added, is_full, move_photo, read_photos
from app.pep.rules.saving import Target
from app.versioned import Sent

NO_VISIT = 0  # it was no child who sent it


def add_photo(db: Connection, *, target: Target, photo: Photo, picture: NewPicture | None, by: By) -> bool:
    """picture: None for one that came before, which is put back where it was taken off. False: as many as there can be stand there."""
    audit.lock_chain(db, target.child)
    text, version = read_fact(db, child=target.child, name=ITEMS)
    if picture is None:
        return photo in read_photos(text) or _moved(db, target.child, photo.key, stands=True, by=by)
    if is_full(text):
        return False
    if keep_picture(db, target=target, picture=picture, visit=NO_VISIT, by=by) == picture.name:
        set_fact(db, child=target.child, name=ITEMS, sent=Sent(change_added(text, add=photo.line), version), by=by)
    return True


def move_board_photo(db: Connection, *, child: int, key: str, stands: bool, by: By) -> bool:
    """Takes a photo off, or puts it back. False: there is none, or no room for it."""
    audit.lock_chain(db, child)
    return _moved(db, child, key, stands=stands, by=by)


def _moved(db: Connection, child: int, key: str, *, stands: bool, by: By) -> bool:
    text, version = read_fact(db, child=child, name=ITEMS)
    if key not in {photo.key for photo in read_photos(text)}:
        return False
    after = move_photo(text, key, stands=stands)
    if after != text and stands and is_full(text):
        return False
    set_fact(db, child=child, name=ITEMS, sent=Sent(after, version), by=by)
    return True
