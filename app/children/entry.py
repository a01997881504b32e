"""How a handler meets a child: found through the person's own access, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request

from app.access import Action, may
from app.accounts.entry import cookie_hash, must_be_live
from app.accounts.queries import Signed, signed_of
from app.audit import By
from app.children.queries import ChildView, Right, child_of, find_child, right_of
from app.db import Connection
from app.handling import Endpoint, Forbidden, Handler, NotFound, SignedOut, entry

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ChildFound:
    signed: Signed
    child: ChildView
    right: Right

    @property
    def by(self) -> By:
        return By(self.signed.id, self.right.role)


def must_have_right(row: Row | None, request: Request, action: Action) -> tuple[Row, Signed, Right]:
    """row: who is signed in, the record, and the right between them, as one statement found them; None = nobody is signed in.
    Raises SignedOut, NotFound (no such record, or no right to it: the same) or Forbidden."""
    if row is None:
        raise SignedOut
    signed, right = must_be_live(signed_of(row), request), right_of(row)
    if row["child"] is None or right is None:
        raise NotFound
    if not may(right.role, action):
        raise Forbidden
    return row, signed, right


def with_child(action: Action) -> Callable[[Handler[ChildFound]], Endpoint]:
    """/children/{number}…: 404 without access, 403 without the right."""

    def open_child(db: Connection, request: Request, form: FormData) -> ChildFound:
        found = find_child(db, token=cookie_hash(request), number=request.path_params["number"])
        row, signed, right = must_have_right(found, request, action)
        return ChildFound(signed, child_of(row), right)

    return entry(f"child:{action}", open_child)
