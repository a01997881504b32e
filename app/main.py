"""The application put together: the only file that sees every capability."""

import gzip
from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from app.accounts.routes import routes as accounts
from app.bundles import join_bundles, media_type
from app.compress import Compress
from app.db import Database
from app.desk.routes import routes as desk
from app.files import DiskStore
from app.handling import Endpoint, LastResort, Site, refuse_http
from app.health import routes as health
from app.pep.routes import routes as pep
from app.pep.voice import with_looker, with_visit
from app.protection import BodyLimit, Headers, OwnOrigin, RequestLog
from app.render import STATIC, Renderer
from app.settings import Settings
from app.tokens import Tokens
from voice_modules.pictures import Sheets, draw_sheets
from voice_modules.reading import load_paths
from voice_modules.routes import routes as voice

FOR_EVER = "public, max-age=31536000, immutable"


class ImmutableFiles(StaticFiles):
    """Served under a prefix that changes with any file, so kept for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOR_EVER
        return response


def bundle_routes(prefix: str, sheets: Mapping[str, Sheets]) -> list[BaseRoute]:
    """The joined style sheets, scripts and pictures, from memory."""

    def serve(text: str, media: str) -> Endpoint:
        small = gzip.compress(text.encode(), 9, mtime=0)  # once, as small as can be: a tablet on a slow network loads it first

        async def answer(request: Request) -> Response:
            headers = {"Cache-Control": FOR_EVER}
            if "gzip" not in request.headers.get("accept-encoding", ""):
                return Response(text, media_type=media, headers=headers)
            return Response(small, media_type=media, headers={**headers, "Content-Encoding": "gzip"})

        answer.entry = "open"  # type: ignore[attr-defined]   # style sheets and scripts, for everybody
        return answer

    drawn = {sheet.href: sheet.text for each in sheets.values() for sheet in each.all}
    joined = {**join_bundles(STATIC), **drawn}
    return [Route(f"{prefix}/{name}", serve(text, media_type(name)), name="bundle") for name, text in joined.items()]


def create_app(settings: Settings) -> Starlette:
    """The whole site on one database. Content is read and checked when its modules are imported."""
    render = Renderer(settings)
    sheets = {path.id: draw_sheets(path, STATIC) for path in load_paths().values()}
    static = Mount(render.prefix, ImmutableFiles(directory=STATIC), name="static")
    paths = voice(with_visit, with_looker, render.tight, sheets)
    middleware = [
        Middleware(RequestLog),
        Middleware(Headers, https=settings.https),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts)),
        Middleware(OwnOrigin),
        Middleware(Compress),
        Middleware(LastResort),
        Middleware(BodyLimit),
    ]
    app = Starlette(
        # The busy ones first: an address is looked up in this order.
        routes=[*desk, *pep, *paths, *accounts, *health, *bundle_routes(render.prefix, sheets), static],
        middleware=middleware,
        exception_handlers={HTTPException: refuse_http},
    )
    tokens, files = Tokens(settings.secret_keys, https=settings.https), DiskStore(settings.data_dir / "files")
    app.state.site = Site(settings, Database(settings.database_url), render, tokens, files)
    return app
