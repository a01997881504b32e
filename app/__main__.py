"""python -m app <command>: everything that is done from a terminal."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator

import uvicorn
from starlette.routing import Mount, Route

from app import audit
from app.db import Database
from app.demo.load import has_demonstration, has_people, load_demonstration, read_people_data
from app.files import FILES, DiskStore
from app.main import create_app
from app.migrations import is_current, make_revision, migrate
from app.pep.definition import EDITIONS
from app.pep.pictures import sweep_files
from app.settings import Settings, SettingsRefused, read_settings
from voice_modules.reading import load_paths
from voice_modules.symbols import load_symbols
from voice_modules.words import report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.__doc__)
        if name == "demo":
            added.add_argument("--load-only", action="store_true", help="prepare the database and stop")
        if name == "make-revision":
            added.add_argument("message")
    arguments = parser.parse_args()
    os.umask(0o077)  # what is made here is the operator's alone
    try:
        return COMMANDS[arguments.command](read_settings(), arguments)
    except SettingsRefused as refused:
        print(refused, file=sys.stderr)
        return 2


def demo(settings: Settings, arguments: argparse.Namespace) -> int:
    """migrate, load the demonstration into an empty database, and serve it on this machine"""
    if settings.production:
        raise SettingsRefused("The demonstration never runs with PEARL_ENV=production.")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    if not is_current(database):
        print("Preparing the database …", flush=True)
        migrate(database)
    if not has_people(database):
        print("Loading the demonstration:", flush=True)
        load_demonstration(database, say=lambda step: print(f"  {step}", flush=True))
    database.close()
    if arguments.load_only:
        return 0
    return _run(settings, level=logging.WARNING, greet=_greet)


def serve(settings: Settings, arguments: argparse.Namespace) -> int:
    """serve; refuses a database that is not migrated, and in production one that holds the demonstration"""
    database = Database(settings.database_url)
    if database.is_sqlite and not settings.data_dir.exists():
        raise SettingsRefused("There is no data folder yet. Run: python -m app migrate")
    if not is_current(database):
        raise SettingsRefused("The database is not at the newest revision. Run: python -m app migrate")
    if settings.production and has_demonstration(database):
        raise SettingsRefused("This database holds the demonstration's people. Production needs a database of its own.")
    database.close()
    return _run(settings)


def _run(settings: Settings, level: int = logging.INFO, greet: Callable[[Settings], None] = lambda _: None) -> int:
    """level: the demonstration's terminal stays quiet; a server writes one line a request. greet: once the port is ours."""
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stdout)
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False  # a line says nothing of them
    config = uvicorn.Config(
        create_app(settings),
        host=settings.bind,
        port=settings.port,
        access_log=False,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies or None,
    )
    try:
        taken = config.bind_socket()
    except SystemExit:
        raise SettingsRefused(f"Port {settings.port} is in use. Choose another: PORT={settings.port + 1} make run") from None
    greet(settings)
    uvicorn.Server(config).run(sockets=[taken])
    return 0


def _greet(settings: Settings) -> None:
    data = read_people_data()
    print(f"\nPearl is at http://127.0.0.1:{settings.port}\nSign in with the password {data['password']} as", flush=True)
    for person in data["person"]:
        email = f"{person['id']}@{data['domain']}"
        print(f"  {email:<36}{person['name']}", flush=True)


def migrate_database(settings: Settings, arguments: argparse.Namespace) -> int:
    """bring the database to the newest revision"""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(Database(settings.database_url))
    print("The database is at the newest revision.")
    return 0


def make_new_revision(settings: Settings, arguments: argparse.Namespace) -> int:
    """for developers: write a revision from what the tables have and the database has not"""
    make_revision(Database(settings.database_url), arguments.message)
    return 0


def check_content(settings: Settings, arguments: argparse.Namespace) -> int:
    """list pages and questions per form, and how each path reads (what is wrong with the content stops this and every other command)"""
    for edition in EDITIONS.values():
        for form in edition.forms.values():
            print(f"{edition.id} {form.id}: {form.label}")
            for section, page in form.pages():
                musts = sum(question.mandatory for question in page.questions)
                print(f"  {section.letter.upper()} {page.title}: {len(page.questions)} questions, {musts} must be answered")
    for path in load_paths().values():
        print(report(path))
    for symbols in load_symbols(settings.symbols).values():
        print(f"Symbols {symbols.id}: {len(symbols.pictures)} pictures", *symbols.problems, sep="\n  ")
    return 0


def list_routes(settings: Settings, arguments: argparse.Namespace) -> int:
    """every address with its method and its entry, as JSON lines"""
    for line in walk_routes(settings):
        print(json.dumps(line))
    return 0


def walk_routes(settings: Settings) -> Iterator[dict[str, str]]:
    for route in create_app(settings).routes:
        if isinstance(route, Route) and route.name == "bundle":
            continue  # a static file in all but its making
        if isinstance(route, Route):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                yield {"method": method, "path": route.path, "name": route.name, "entry": getattr(route.endpoint, "entry", "")}
        elif isinstance(route, Mount):
            yield {"method": "GET", "path": "/static", "name": str(route.name), "entry": "open"}


def verify_audit(settings: Settings, arguments: argparse.Namespace) -> int:
    """walk the audit chains and say where one is broken"""
    with Database(settings.database_url).read() as db:
        broken = list(audit.broken_links(db))
    print("\n".join(broken) or "Every chain is whole.")
    return 1 if broken else 0


def sweep(settings: Settings, arguments: argparse.Namespace) -> int:
    """remove files of drawings and photos that nothing names: of saves that broke off more than an hour ago"""
    print(f"{sweep_files(Database(settings.database_url), DiskStore(settings.data_dir / FILES))} files removed.")
    return 0


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], int]] = {
    "demo": demo,
    "serve": serve,
    "migrate": migrate_database,
    "make-revision": make_new_revision,
    "check-content": check_content,
    "routes": list_routes,
    "audit-verify": verify_audit,
    "sweep-files": sweep,
}

if __name__ == "__main__":
    sys.exit(main())
