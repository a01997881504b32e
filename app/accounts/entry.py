"""How a handler meets nobody in particular, or a signed-in person."""

from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app import clock
from app.accounts.actions.sign_in import mark_seen
from app.accounts.queries import AuthoritySettings, Signed, read_authorities, read_signed
from app.accounts.rules import SEEN_EVERY, is_live
from app.db import UNAVAILABLE, Connection
from app.handling import Endpoint, Handler, NotFound, SignedOut, entry, site_of
from app.tokens import token_hash


@dataclass(frozen=True)
class Nobody:
    """signed: who holds a live cookie all the same, of whatever kind."""

    signed: Signed | None


@dataclass(frozen=True)
class Someone:
    signed: Signed


@dataclass(frozen=True)
class Member(Someone):
    """authorities: those that this person may set up, at least one."""

    authorities: list[AuthoritySettings]


def cookie_hash(request: Request) -> str:
    """SHA-256 of the token in this request's cookie; "" without one."""
    tokens = site_of(request).tokens
    token = tokens.token_of(request.cookies.get(tokens.cookie_name))
    return token_hash(token) if token else ""


def set_cookie(response: Response, request: Request, token: str) -> None:
    """HttpOnly, Lax, and __Host- with Secure over https. No lifetime of its own: the row decides."""
    tokens = site_of(request).tokens
    response.set_cookie(tokens.cookie_name, tokens.cookie_value(token), path="/", secure=tokens.https, httponly=True, samesite="lax")


def clear_cookie(response: Response, request: Request) -> None:
    tokens = site_of(request).tokens
    response.delete_cookie(tokens.cookie_name, path="/", secure=tokens.https, httponly=True, samesite="lax")


def must_be_live(signed: Signed | None, request: Request, *, kind: str = "person") -> Signed:
    """-> signed, with its idle clock kept; raises SignedOut. Limits are read off the row, per request.
    A request that nobody made by hand (scope state "quiet") does not keep a sign-in alive."""
    now = clock.now()
    if signed is None or signed.kind != kind or not is_live(signed.kind, signed.started, signed.last_seen, now):
        raise SignedOut
    if now - signed.last_seen > SEEN_EVERY and not request.scope["state"].get("quiet"):
        with suppress(*UNAVAILABLE), site_of(request).database.write() as db:
            mark_seen(db, sign_in=signed.sign_in)  # reading goes on when nothing can be written
    know(request, signed)
    return signed


def know(request: Request, signed: Signed) -> None:
    """For the log line, and for the head of every page, problem pages too."""
    request.scope["state"].update(person=signed.id, me=signed if signed.kind == "person" else None)


def _open_public(db: Connection, request: Request, form: FormData) -> Nobody:
    hashed = cookie_hash(request)
    signed = read_signed(db, hashed) if hashed else None
    if signed is None or not is_live(signed.kind, signed.started, signed.last_seen, clock.now()):
        return Nobody(None)
    know(request, signed)
    return Nobody(signed)


def _open_person(db: Connection, request: Request, form: FormData) -> Someone:
    return Someone(must_be_live(read_signed(db, cookie_hash(request)), request))


def _open_member(db: Connection, request: Request, form: FormData) -> Member:
    """Raises NotFound for whoever has no authority to set up."""
    signed = must_be_live(read_signed(db, cookie_hash(request)), request)
    authorities = read_authorities(db, signed.id)
    if not authorities:
        raise NotFound
    return Member(signed, authorities)


def _open_locked(db: Connection, request: Request, form: FormData) -> Someone:
    return Someone(must_be_live(read_signed(db, cookie_hash(request)), request, kind="locked"))


def _open_device(db: Connection, request: Request, form: FormData) -> Someone:
    signed = read_signed(db, cookie_hash(request))
    return Someone(must_be_live(signed, request, kind="visit" if signed and signed.kind == "visit" else "person"))


def public(handler: Handler[Nobody]) -> Endpoint:
    return entry("public", _open_public)(handler)


def with_person(handler: Handler[Someone]) -> Endpoint:
    return entry("person", _open_person)(handler)


def with_member(handler: Handler[Member]) -> Endpoint:
    """Who may set up an authority, and which."""
    return entry("member", _open_member)(handler)


def with_device(handler: Handler[Someone]) -> Endpoint:
    """Whoever uses this device: a person, or a child on a visit."""
    return entry("device", _open_device)(handler)


def with_locked(handler: Handler[Someone]) -> Endpoint:
    """A device that a child has just given back: only the adult's password leads on."""
    return entry("locked", _open_locked)(handler)
