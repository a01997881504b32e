"""Templates to pages. The one file that may mark text as safe: icons and drawings of ours, read once at start."""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app import clock
from app.kinds import parsers
from app.packing import PACKERS, encoding_for, preloads
from app.settings import ROOT, Settings
from app.templates import Templates

STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"
current: ContextVar[Request] = ContextVar("current")  # the request being answered: templates know display settings and address by it
CHOICES = {
    "scheme": ("light", "dark", "contrast"),
    "text": ("normal", "large", "largest"),
    "motion": ("full", "calm"),
    "spacing": ("normal", "wide"),
}
# What hangs on its arguments alone is drawn once and found again by all of them: whoever finds it had every word of it already (ADR 18).
KEPT = 2048
KEPT_MACROS = (("_components/letters.html", "letters"), ("desk/child_rows.html", "child_rows"), ("pep/nav.html", "nav"))
LARGE = 50_000  # bytes
# White space that no browser shows: indents, and all of it around a tag that begins a line of its own. A path has thousands of such
# places, each a thing to be made on a slow tablet. Nobody's words stand before a tag (theirs are escaped, and closed first).
BLOCKS = b"article|details|div|fieldset|figure|form|header|label|li|main|nav|ol|p|section|summary|template|ul"
BETWEEN, INDENT = re.compile(rb"(?<=>)\s+(?=</?(?:%s)[ >])" % BLOCKS), re.compile(rb"\n\s+(?=<[a-z])")
NOTICES = {  # ?done=… -> a sentence; fixed words, so that an address can never put its own on the page
    "pep-created": "Successful! The PEP is made.",
    "saved": "Saved.",
    "completed": "Successful! The section is marked completed.",
    "submitted": "Successful! Every section is completed. The PEP is with the Virtual School now.",
    "reopened": "The section is open again.",
    "held": "Successful! The PEP meeting is confirmed.",
    "held-undone": "The confirmation is taken back.",
    "meeting-moved": "Successful! The meeting is changed.",
    "talked": "Thank you. It is written down that you talked.",
    "code-revoked": "The code is revoked. It opens nothing any more.",
    "signed-out": "You are signed out.",
}


@dataclass(frozen=True)
class Display:
    """How Pearl looks: on this device, by a cookie that says nothing about anybody; for a child by its record, on whichever tablet."""

    scheme: str = "light"
    text: str = "normal"
    motion: str = "full"
    spacing: str = "normal"

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Display":
        """Unknown words fall back to the first choice."""
        return cls(**{name: words[name] if words.get(name) in known else known[0] for name, known in CHOICES.items()})

    @classmethod
    @lru_cache(maxsize=64)
    def of_cookie(cls, cookie: str | None) -> "Display":
        return cls.of(dict(zip(CHOICES, (cookie or "").split("."), strict=False)))

    @property
    def cookie(self) -> str:
        return f"{self.scheme}.{self.text}.{self.motion}.{self.spacing}"


class Renderer:
    """render("desk/home.html", view=…) -> an answer. Compiled once; StrictUndefined, always escaped."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self.prefix = f"/static/{fingerprint(STATIC)}"
        constant = {
            "static": lambda path: f"{self.prefix}/{path}",
            "icon": _reader(STATIC / "icons", 'class="icon" aria-hidden="true" focusable="false"'),
            "art": _reader(STATIC / "art", 'aria-hidden="true" focusable="false"'),
            "sprite": _sprite,
        }
        self.env = Templates(TEMPLATES, constant)
        self.env.globals["site"] = SimpleNamespace(
            product="Pearl", demo=not settings.production, support_phone=settings.support_phone, support_hours=settings.support_hours
        )
        self.env.filters.update(FILTERS)
        self.env.globals.update(control=self._control, control_of=self._control)
        self._controls = {kind: self.env.macro(f"pep/fields/_{kind}.html", "control") for kind in parsers()}
        self._read = self.env.macro("pep/field/read.html", "read")
        self._drawn = lru_cache(maxsize=KEPT)(self._draw)
        for template, name in KEPT_MACROS:
            self.env.globals[name] = lru_cache(maxsize=KEPT)(self.env.macro(template, name))
        for name in self.env.list_templates(extensions=["html"]):
            self.env.get_template(name)

    def _control(self, field: Any) -> Markup:
        return self._drawn(field, clock.today())

    def _draw(self, field: Any, _today: dt.date) -> Markup:
        """A question's field: the macro `control` of pep/fields/_<kind>.html; for a reader, its answer as text. It has times of today."""
        return self._controls[field.kind](field) if field.editable else self._read(field)

    def __call__(self, template: str, /, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any) -> HTMLResponse:
        request = current.get()
        always = {
            "display": Display.of_cookie(request.cookies.get("display")),
            "path": request.scope["path"],
            "me": request.scope["state"].get("me"),
            "notice": NOTICES.get(request.query_params.get("done", "")),
        }
        return HTMLResponse(self.env.get_template(template).render({**always, **context}), status, dict(headers or {}))

    def tight(self, template: str, /, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any) -> HTMLResponse:
        """The same, packed harder than the server packs others: a path is one large page, on the slowest networks there are."""
        response = self(template, status=status, headers=headers, **context)
        if links := preloads(bytes(response.body)):
            response.headers["Link"] = links
        encoding = encoding_for(current.get())
        if len(response.body) > LARGE and encoding:
            response.body = PACKERS[encoding](INDENT.sub(b"\n", BETWEEN.sub(b"", bytes(response.body))))
            response.headers.update({"Content-Encoding": encoding, "Content-Length": str(len(response.body))})
        return response


def fingerprint(folder: Path) -> str:
    """12 digits that change with any file below."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _reader(folder: Path, attributes: str) -> Any:
    """A function of a drawing's name -> the drawing inline, hidden from screen readers: a word always stands beside it."""
    drawings = {path.stem: Markup(path.read_text().replace("<svg ", f"<svg {attributes} ", 1)) for path in folder.glob("*.svg")}  # noqa: S704 # nosec B704 – our own files
    return drawings.__getitem__


@cache
def _sprite(folder: str, *names: str) -> Markup:
    """Drawings of static/<folder>, once on a page: <use href="#<folder>-<name>"> shows one wherever it is needed."""
    drawings = ((STATIC / folder / f"{name}.svg").read_text().replace("<svg ", f'<symbol id="{folder}-{name}" ', 1) for name in names)
    symbols = "".join(drawing.replace("</svg>", "</symbol>") for drawing in drawings)
    return Markup(f'<svg class="sprite" aria-hidden="true" focusable="false">{symbols}</svg>')  # noqa: S704 # nosec B704 – our own files


def _local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    return clock.local(value) if isinstance(value, dt.datetime) and value.tzinfo else value


def _filter(pattern: str) -> Any:
    day = lru_cache(maxsize=1024)(lambda value: value.strftime(pattern))  # dates repeat: a term has a hundred days
    return lambda value: _local(value).strftime(pattern) if isinstance(value, dt.datetime) else day(value)


def _moment(value: dt.datetime) -> str:
    """When something was saved: '14:32' today, else '20 November'."""
    at = clock.local(value)
    return f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%-d %B}"


FILTERS = {
    "moment": _moment,
    "date": _filter("%d/%m/%Y"),
    "clock": _filter("%H:%M"),
    "short_date": _filter("%-d %b"),
    "day": _filter("%-d %B"),
    "long_date": _filter("%A %-d %B %Y"),
    "year": _filter("%Y"),
    "initials": lambda name: "".join(word[0] for word in name.split())[:2].upper(),
}
