"""The application put together: the only file that sees every capability."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from app.accounts.routes import routes as accounts
from app.bundles import join_bundles, media_type
from app.db import Database
from app.desk.routes import routes as desk
from app.handling import Endpoint, LastResort, Site, refuse_http
from app.health import routes as health
from app.pep.routes import routes as pep
from app.pep.voice import with_visit
from app.protection import BodyLimit, Headers, OwnOrigin, RequestLog
from app.render import STATIC, Renderer
from app.settings import Settings
from app.tokens import Tokens
from voice_modules.routes import routes as voice

FOR_EVER = "public, max-age=31536000, immutable"


class ImmutableFiles(StaticFiles):
    """Served under a prefix that changes with any file, so kept for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOR_EVER
        return response


def bundle_routes(prefix: str) -> list[BaseRoute]:
    """The joined style sheets and scripts, from memory."""

    def serve(text: str, media: str) -> Endpoint:
        async def answer(request: Request) -> Response:
            return Response(text, media_type=media, headers={"Cache-Control": FOR_EVER})

        answer.entry = "open"  # type: ignore[attr-defined]   # style sheets and scripts, for everybody
        return answer

    return [Route(f"{prefix}/{name}", serve(text, media_type(name)), name="bundle") for name, text in join_bundles(STATIC).items()]


def create_app(settings: Settings) -> Starlette:
    """The whole site on one database. Content is read and checked when its modules are imported."""
    render = Renderer(settings)
    static = Mount(render.prefix, ImmutableFiles(directory=STATIC), name="static")
    middleware = [
        Middleware(RequestLog),
        Middleware(Headers, https=settings.https),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts)),
        Middleware(OwnOrigin),
        Middleware(GZipMiddleware, minimum_size=500, compresslevel=3),
        Middleware(LastResort),
        Middleware(BodyLimit),
    ]
    app = Starlette(
        routes=[*accounts, *desk, *health, *voice(with_visit, render), *pep, *bundle_routes(render.prefix), static],
        middleware=middleware,
        exception_handlers={HTTPException: refuse_http},
    )
    app.state.site = Site(settings, Database(settings.database_url), render, Tokens(settings.secret_keys, https=settings.https))
    return app
