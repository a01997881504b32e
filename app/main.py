"""The application put together: the only file that sees every capability."""

from collections.abc import Iterable

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
from app.files import FILES, DiskStore
from app.handling import Endpoint, LastResort, Site, refuse_http
from app.health import routes as health
from app.packing import PACKERS, encoding_for
from app.pep.routes import routes as pep
from app.pep.voice import with_looker, with_visit
from app.protection import BodyLimit, Headers, OwnOrigin, RequestLog
from app.render import STATIC, Renderer
from app.settings import Settings
from app.tokens import Tokens
from voice_modules.board_pictures import BoardSheets, Drawings, draw_board_sheets
from voice_modules.board_reading import load_sets
from voice_modules.pictures import Sheets, draw_sheets
from voice_modules.reading import load_paths
from voice_modules.routes import routes as voice
from voice_modules.symbols import load_symbols

FOR_EVER = "public, max-age=31536000, immutable"


class ImmutableFiles(StaticFiles):
    """Served under a prefix that changes with any file, so kept for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOR_EVER
        return response


def bundle_routes(prefix: str, sheets: Iterable[Sheets | BoardSheets]) -> list[BaseRoute]:
    """The joined style sheets, scripts and pictures, from memory."""

    def serve(text: str, media: str) -> Endpoint:
        small = {name: pack(text.encode()) for name, pack in PACKERS.items()}

        async def answer(request: Request) -> Response:
            encoding = encoding_for(request)
            if not encoding:
                return Response(text, media_type=media, headers={"Cache-Control": FOR_EVER})
            return Response(small[encoding], media_type=media, headers={"Cache-Control": FOR_EVER, "Content-Encoding": encoding})

        answer.entry = "open"  # type: ignore[attr-defined]   # style sheets and scripts, for everybody
        return answer

    drawn = {sheet.href: sheet.text for each in sheets for sheet in each.all}
    joined = {**join_bundles(STATIC), **drawn}
    return [Route(f"{prefix}/{name}", serve(text, media_type(name)), name="bundle") for name, text in joined.items()]


def draw_boards(settings: Settings) -> dict[tuple[str, str], BoardSheets]:
    """Every set of boards in Pearl's own symbols, and in those of every folder that an installation has."""
    drawings = {"": Drawings(STATIC), **{name: Drawings(STATIC, one) for name, one in load_symbols(settings.symbols).items()}}
    return {(name, boards.id): draw_board_sheets(boards, each) for name, each in drawings.items() for boards in load_sets().values()}


def childrens_side(render: Renderer, settings: Settings) -> list[BaseRoute]:
    """Paths and boards, and what is joined at start: style sheets, scripts, sheets of pictures."""
    sheets, boards = {path.id: draw_sheets(path, STATIC) for path in load_paths().values()}, draw_boards(settings)
    pages = voice(with_visit, with_looker, render.tight, sheets, board_sheets=boards)
    return [*pages, *bundle_routes(render.prefix, [*sheets.values(), *boards.values()])]


def create_app(settings: Settings) -> Starlette:
    """The whole site on one database. Content is read and checked when its modules are imported."""
    render = Renderer(settings)
    static = Mount(render.prefix, ImmutableFiles(directory=STATIC), name="static")
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
        routes=[*desk, *pep, *childrens_side(render, settings), *accounts, *health, static],
        middleware=middleware,
        exception_handlers={HTTPException: refuse_http},
    )
    tokens, files = Tokens(settings.secret_keys, https=settings.https), DiskStore(settings.data_dir / FILES)
    app.state.site = Site(settings, Database(settings.database_url), render, tokens, files)
    return app
