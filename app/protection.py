"""What every request and answer passes through: headers, other sites, body size, the log line.

Pure ASGI: three idle BaseHTTPMiddleware cost 29 % (bench)."""

import ipaddress
import json
import logging
import secrets
import time
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import audit

log = logging.getLogger("pearl")
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
LARGEST_BODY = 2 * 1024 * 1024  # bytes: 20,000 characters of joined emoji, percent-encoded, fit
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"accelerometer=(), camera=(), display-capture=(), geolocation=(), "
    b"gyroscope=(), microphone=(), payment=(), usb=()",
}
OF_A_FILE = {  # kept for ever, and never a page: what rules a page's frames, cameras and links is dead weight on it (700 bytes each)
    b"content-security-policy": b"default-src 'none'",
    **{name: HEADERS[name] for name in (b"x-content-type-options", b"cross-origin-resource-policy")},
}
ONLY_HTTPS = {b"strict-transport-security": b"max-age=63072000; includeSubDomains"}


class Headers:
    """On every answer, errors and files too; no-store unless the answer says how long it keeps. A file's own, narrower policy stands."""

    def __init__(self, app: ASGIApp, https: bool):
        self.app = app
        secure = [*(ONLY_HTTPS.items() if https else ())]
        self.always, self.of_a_file = [*HEADERS.items(), *secure], [*OF_A_FILE.items(), *secure]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = dict(message["headers"])
                always = self.of_a_file if b"immutable" in own.get(b"cache-control", b"") else self.always
                added = [pair for pair in (*always, (b"cache-control", b"no-store")) if pair[0] not in own]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self.app(scope, receive, with_headers)


class OwnOrigin:
    """Refuses a changing request that another origin started (tech.md 3): no tokens in forms, nothing to go stale."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] in CHANGING and not is_own(dict(scope["headers"])):
            log_event("other_site", scope)
            words = "This came from another site and was not done. Go back to Pearl and try it there."
            return await PlainTextResponse(words, 403)(scope, receive, send)
        return await self.app(scope, receive, send)


def is_own(headers: dict[bytes, bytes]) -> bool:
    """Sec-Fetch-Site decides; without it Origin must equal Host; without both, no."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in (b"same-origin", b"none")
    try:
        origin = urlsplit(headers.get(b"origin", b"").decode()).netloc
    except ValueError:
        return False
    return bool(origin) and origin.encode() == headers.get(b"host")


class BodyLimit:
    """Stops reading at the limit. starlette's own answers in plain text; ours raises, so that the person gets a page."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY):
        self.app, self.largest = app, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.largest:
                raise HTTPException(413)
            return message

        await self.app(scope, limited, send)


@lru_cache(maxsize=1024)
def network_of(address: str) -> str:
    """'203.0.113.9' -> '203.0.113.0/24', also inside IPv6; IPv6 to /64; anything else as it is."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:40]
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(ipaddress.ip_network(f"{parsed}/{24 if parsed.version == 4 else 64}", strict=False))


class RequestLog:
    """One JSON line a request: the route's name, never its URL; a person's number, never a name (security.md 8)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        state: MutableMapping[str, Any] = scope.setdefault("state", {})
        state["request_id"] = secrets.token_hex(8)
        audit.request_id.set(state["request_id"])
        audit.network.set(network_of(scope["client"][0] if scope.get("client") else ""))
        began, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            log_event("request", scope, status=status, ms=round((time.perf_counter() - began) * 1000, 1))


def log_event(name: str, scope: Scope, **values: object) -> None:
    """Security events have names of their own, so that they can be counted."""
    route = scope.get("route")
    line = {
        "event": name,
        "request": scope.get("state", {}).get("request_id"),
        "method": scope.get("method"),
        "route": getattr(route, "path", "-"),
        "person": scope.get("state", {}).get("person"),
        "network": audit.network.get(),
        **values,
    }
    log.info(json.dumps(line))
