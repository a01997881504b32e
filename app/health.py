"""Is the process there, and can it work? Words, no versions (security.md 10)."""

import shutil

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from app.db import rows
from app.handling import site_of
from app.threads import in_thread

LEAST_DISK = 500 * 1024 * 1024  # bytes


async def show_process(request: Request) -> Response:
    return PlainTextResponse("alive")


async def show_readiness(request: Request) -> Response:
    problem = await in_thread(_problem, request)
    return PlainTextResponse(problem or "ready", 503 if problem else 200)


def _problem(request: Request) -> str:
    site = site_of(request)
    try:
        with site.database.read() as db:
            rows(db, sa.select(sa.literal(1)))
    except sa.exc.SQLAlchemyError:
        return "the database does not answer"
    full = site.database.is_sqlite and shutil.disk_usage(site.settings.data_dir).free < LEAST_DISK
    return "the disk is nearly full" if full else ""


show_process.entry = "open"  # type: ignore[attr-defined]   # no person, no record: for the machine's own watcher
show_readiness.entry = "open"  # type: ignore[attr-defined]
routes: list[BaseRoute] = [Route("/healthz", show_process, methods=["GET"]), Route("/readyz", show_readiness, methods=["GET"])]
