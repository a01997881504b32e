"""How a handler meets a person or a record: an entry opens it in one query (finding is the permission check, ruling 11),
a plain function answers, and every refusal becomes a page or a fragment that says what was kept."""

import datetime as dt
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import render
from app.db import UNAVAILABLE, Connection, Database
from app.files import FileStore
from app.forms import BadForm, is_utf8, read_fields, text_once
from app.protection import CHANGING, LARGEST_BODY, log_event
from app.render import Renderer
from app.settings import Settings
from app.threads import in_thread
from app.tokens import Tokens

Endpoint = Callable[[Request], Awaitable[Response]]
T = TypeVar("T")


class SignedOut(Exception):
    """No live sign-in of the right kind."""


class NotFound(Exception):
    """No such record, or none that this person may know of: the same answer for both."""


class TooMany(Exception):
    """More than one sender may send for now. wait: until it may be tried again, at most."""

    def __init__(self, wait: dt.timedelta):
        self.wait = wait


class Forbidden(Exception):
    """The record is theirs to see, this is not theirs to do."""


@dataclass(frozen=True)
class Site:
    """What lasts as long as the process."""

    settings: Settings
    database: Database
    render: Renderer
    tokens: Tokens
    files: FileStore


class Call(Generic[T]):
    """One request on its way through a handler. db: the entry's read-only connection on GET, None on a changing method."""

    def __init__(self, request: Request, form: FormData, found: T, db: Connection | None):
        self.request, self.form, self.found, self._db = request, form, found, db
        self.site = site_of(request)

    def read(self, query: Callable[..., Any], **values: Any) -> Any:
        """A query on a read connection of its own: after a write, to show the page again."""
        if self._db is not None:
            return query(self._db, **values)
        with self.site.database.read() as db:
            return query(db, **values)

    def write(self, action: Callable[..., Any], **values: Any) -> Any:
        """The action in a transaction of its own."""
        with self.site.database.write() as db:
            return action(db, **values)

    def page(self, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **context: Any) -> Response:
        return self.site.render(template, status=status, headers=headers, **context)

    def text(self, name: str) -> str:
        """A form field once; "" when it is not there. Raises BadForm."""
        return text_once(self.form, name)


Handler = Callable[[Call[T]], Response]
Open = Callable[[Connection, Request, FormData], T]
SignedOutAnswer = Callable[[Request, FormData], Response]


def site_of(request: Request) -> Site:
    return cast(Site, request.app.state.site)


def entry(name: str, open_record: Open[T], when_signed_out: SignedOutAnswer | None = None) -> Callable[[Handler[T]], Endpoint]:
    """open_record(db, request, form) -> what the handler is about, or raises SignedOut, NotFound, Forbidden."""

    def decorate(handler: Handler[T]) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            render.current.set(request)
            form = await _read_form(request)
            try:
                return await in_thread(_answer, request, form, open_record, handler, when_signed_out or signed_out)
            finally:
                await form.close()  # a file that somebody sent where none belongs

        endpoint.entry = name  # type: ignore[attr-defined]   # the contract test reads it off every route
        endpoint.__name__ = handler.__name__
        return endpoint

    return decorate


async def _read_form(request: Request) -> FormData:
    """A part may be as large as the body may: twenty thousand characters of joined emoji, percent-encoded, fit."""
    if not all(str(value).isprintable() for value in request.path_params.values()):
        raise HTTPException(404)
    if request.method not in CHANGING:
        return FormData()
    if not await is_utf8(request):
        raise HTTPException(400)
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        try:
            return read_fields(await request.body())
        except ValueError:
            raise HTTPException(400) from None
    return await request.form(max_part_size=LARGEST_BODY)


def _answer(request: Request, form: FormData, open_record: Open[T], handler: Handler[T], when_signed_out: SignedOutAnswer) -> Response:
    try:
        with site_of(request).database.read() as db:
            found = open_record(db, request, form)
            if request.method not in CHANGING:
                return handler(Call(request, form, found, db))
        return handler(Call(request, form, found, None))
    except SignedOut:
        return when_signed_out(request, form)
    except NotFound:
        return refuse(request, 404, form)
    except Forbidden:
        return refuse(request, 403, form)
    except BadForm:
        return refuse(request, 422, form)
    except TooMany as many:
        return _refuse_many(request, form, many.wait)
    except UNAVAILABLE:
        log_event("database_unavailable", request.scope)
        return refuse(request, 503, form)


def _refuse_many(request: Request, form: FormData, wait: dt.timedelta) -> Response:
    log_event("too_many", request.scope)
    response = refuse(request, 429, form)
    response.headers["Retry-After"] = str(int(wait.total_seconds()))
    return response


def signed_out(request: Request, form: FormData) -> Response:
    """A page goes to sign-in and comes back; a save gets 401, so that the words wait on the device (or in the page)."""
    if request.method in CHANGING:
        return refuse(request, 401, form)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?{urlencode({'next': here}, safe='/')}" if here != "/" else "/login", 303)


SENTENCES: dict[int, tuple[str, str, str]] = {  # status -> what it is, what was kept, what to do
    400: ("Pearl could not read what was sent", "Nothing was changed.", "Go back and try again."),
    401: ("Please sign in again", "What you typed is below and on this page only.", "Sign in in a new tab, then press Try again."),
    403: ("This is not yours to do", "Nothing was changed.", "If you think it should be, ask the record owner or the Virtual School."),
    404: ("We cannot find that page", "Nothing was changed.", "It may have moved, or it is not one that you have access to."),
    405: ("That is not possible here", "Nothing was changed.", "Go back and use the buttons of the page."),
    409: ("Somebody changed this meanwhile", "Nothing was changed.", "Reload the page and look at it again."),
    413: ("That is too much at once", "Nothing was saved.", "Go back, make it shorter and try again."),
    422: ("That is not one of the answers", "Nothing was changed.", "Go back, reload the page and choose again."),
    423: (
        "This PEP can no longer change",
        "Nothing was changed. What you typed is below.",
        "Copy it, and ask the Virtual School if it matters.",
    ),
    429: ("That is a lot at once", "Nothing was changed. On a child's tablet it stays and is sent later.", "Try again in an hour."),
    500: ("Something went wrong on our side", "What you sent was not saved.", "Go back and try again in a minute."),
    503: ("Pearl cannot save just now", "What you typed is below and on this page only.", "Wait a minute, then press Try again."),
}
SECRET_FIELDS = ("password",)


def refuse(request: Request, status: int, form: FormData | None = None, why: str = "") -> Response:
    """The one answer to everything that cannot be: a fragment for htmx, else a page holding what was typed. why: a sentence of its own."""
    render.current.set(request)
    if status in (403, 404):
        log_event("refused", request.scope, status=status)
    title, kept, todo = SENTENCES.get(status, SENTENCES[500])
    typed = [(name, value) for name, value in (form or FormData()).multi_items() if isinstance(value, str) and name not in SECRET_FIELDS]
    fragment = request.headers.get("hx-request") == "true"
    return site_of(request).render(
        "_problem.html" if fragment else "problem.html",
        status=status,
        title=title,
        kept=f"{why} {kept}".strip(),
        todo=todo,
        problem_status=status,
        typed=typed,
        again=status in (401, 503),
        action=request.url.path,
        request_id=request.scope["state"]["request_id"],
    )


async def refuse_http(request: Request, error: Exception) -> Response:
    """starlette's own refusals (unknown address, wrong method, broken form, too large) in our shape."""
    return refuse(request, error.status_code if isinstance(error, HTTPException) else 500)


class LastResort:
    """What nobody foresaw: a plain page with the request's number, inside the headers; the log gets where, never what (security.md 8)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            log_event("failed", scope, error=type(error).__name__, file=place.filename.rpartition("/")[2], line=place.lineno)
            if begun:
                raise
            await refuse(Request(scope, receive), 500)(scope, receive, send)
