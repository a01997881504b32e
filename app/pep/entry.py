"""How a handler meets a PEP, or a child's visit."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app import clock
from app.access import Action, may
from app.accounts.entry import cookie_hash, must_be_live
from app.accounts.queries import Signed, signed_of
from app.audit import By
from app.children.entry import must_have_right
from app.children.queries import ChildView, Right, child_of, right_of
from app.db import Connection
from app.forms import text_once
from app.handling import Call, Endpoint, Handler, SignedOut, entry, refuse, site_of
from app.pep.queries.find import PepView, find_late_visit, find_pep, find_visit, pep_of, read_public_id
from app.pep.rules.reading import Reader
from app.pep.rules.saving import Target
from app.protection import CHANGING


@dataclass(frozen=True)
class PepFound:
    signed: Signed
    pep: PepView
    child: ChildView
    right: Right

    @property
    def by(self) -> By:
        return By(self.signed.id, self.right.role)

    @property
    def target(self) -> Target:
        return Target(self.pep.id, self.child.id, self.pep.is_open)

    @property
    def outbox(self) -> str:
        """Under what name this person's unsent words of this PEP wait on a device (tech.md 2)."""
        return f"{self.signed.public_id}-{self.pep.public_id}"

    @property
    def reader(self) -> Reader:
        return Reader(self.signed.id, self.right.role, self.right.since, self.right.inherited_since)


@dataclass(frozen=True)
class VisitFound:
    """A child's visit. sign_in None: only its late-save token came, so it may save and nothing else.
    revoked: who opened it may not reach the child any more, or the code was stopped, so its words go to the team instead of into the plan.
    code: the device is the child's own; else an adult has handed it over."""

    id: int
    public_id: str
    path: str
    ended: dt.datetime | None
    helper: str
    helper_name: str
    opener: int
    opener_name: str
    sign_in: int | None
    revoked: bool
    code: int | None
    pep: PepView
    child: ChildView
    display: str = ""  # how this child likes its pages, as `app.render.Display.cookie`; "" = not chosen
    games: bool = True  # the authority's children find the arcade

    @property
    def by(self) -> By:
        return By(self.opener, "visit")

    @property
    def is_over(self) -> bool:
        return self.sign_in is None or self.ended is not None

    @property
    def target(self) -> Target:
        return Target(self.pep.id, self.child.id, self.pep.is_open and not self.revoked)


def with_pep(action: Action, *, quiet: bool = False) -> Callable[[Handler[PepFound]], Endpoint]:
    """/peps/{pep}…: 404 without access, 403 without the right. quiet: a page asks by itself, which is no sign of a person."""

    def open_pep(db: Connection, request: Request, form: FormData) -> PepFound:
        request.scope["state"]["quiet"] = quiet
        found = find_pep(db, token=cookie_hash(request), pep=request.path_params["pep"])
        row, signed, right = must_have_right(found, request, action)
        return PepFound(signed, pep_of(row), child_of(row), right)

    return entry(f"pep:{action}", open_pep)


def find_last(call: Call[PepFound]) -> PepFound | None:
    """The PEP before this one, found as an entry finds it: None when there is none, or this person has no right to it."""
    last = call.found.pep.previous
    public = call.read(read_public_id, pep=last, child=call.found.child.id) if last else None
    row = call.read(find_pep, token=cookie_hash(call.request), pep=public) if public else None
    right = right_of(row) if row else None
    if row is None or right is None or not may(right.role, Action.READ_PEP):
        return None
    return PepFound(call.found.signed, pep_of(row), child_of(row), right)


def visit_entry(handler: Callable[[Call[VisitFound]], Any]) -> Endpoint:
    """/voice/{visit}…: this device's visit. Another's is signed out, not found: a child's cookie opens nothing else."""
    return entry("visit", _open_visit, _give_back)(handler)


def leaving_entry(handler: Callable[[Call[VisitFound]], Any]) -> Endpoint:
    """The exit: also of a visit that has been quiet for too long, so that a child always ends at "give the tablet back"."""
    return entry("visit", _open_leaving, _give_back)(handler)


def _give_back(request: Request, form: FormData) -> Response:
    """A child never meets the staff's sign-in page. A save gets 401 and waits; words posted without JavaScript come back in the page."""
    leaving = request.url.path.endswith("/exit")
    return refuse(request, 401, form) if request.method in CHANGING and not leaving else RedirectResponse("/handed-back", 303)


def _open_visit(db: Connection, request: Request, form: FormData) -> VisitFound:
    """A live visit: neither it nor its code has ended, its opener has the child, its PEP is open. Otherwise only its late words arrive."""
    visit = request.path_params["visit"]
    row = find_visit(db, token=cookie_hash(request), visit=visit)
    if row is not None and right_of(row) and _lasts(row) and (pep_of(row).is_open or request.method == "PUT"):
        with suppress(SignedOut):
            return _visit_of(row, must_be_live(signed_of(row), request, kind="visit").sign_in)
    return _late_visit(db, request, form, visit)


def _lasts(row: Mapping[str, Any]) -> bool:
    return row["visit_ended"] is None and (row["until"] is None or clock.now() < row["until"])


def _open_leaving(db: Connection, request: Request, form: FormData) -> VisitFound:
    row = find_visit(db, token=cookie_hash(request), visit=request.path_params["visit"])
    if row is None or row["kind"] != "visit":
        raise SignedOut
    return _visit_of(row, row["sign_in"])


def _late_visit(db: Connection, request: Request, form: FormData, visit: str) -> VisitFound:
    """Words that arrive when the visit is over: the token in the body allows saving them, nothing else."""
    token = site_of(request).tokens.late_visit(text_once(form, "late"))
    row = find_late_visit(db, visit=visit) if token == visit and request.method == "PUT" else None
    if row is None:
        raise SignedOut
    return _visit_of(row, None)


def _visit_of(row: Mapping[str, Any], sign_in: int | None) -> VisitFound:
    return VisitFound(
        row["visit_id"],
        row["visit_public_id"],
        row["path"],
        row["visit_ended"],
        row["helper"],
        row["helper_name"],
        row["person"],
        row["person_name"],
        sign_in,
        right_of(row) is None or not row["opener_active"] or bool(row["revoked"]),
        row["code"],
        pep_of(row),
        child_of(row),
        row["display"] or "",
        bool(row["games"]),
    )
