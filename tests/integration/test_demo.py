"""The demonstration: what a first start loads, and that a second start changes nothing."""

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app import clock
from app.children.rules import year_on
from app.db import Database, rows
from app.demo.load import FOLDER, born, has_people, load_demonstration
from app.migrations import migrate
from app.settings import ROOT
from tests.people import AMARA, DANIEL, ELLIE, EVERYBODY, JAMES, LEO, NADIA, PRIYA, SAM, TOMASZ
from tests.world import CHILDREN, PEPS, World

YEARS = {JAMES: 7, AMARA: 4, LEO: -1, SAM: 5, NADIA: 13, TOMASZ: 9, PRIYA: 2, DANIEL: 0, ELLIE: 11}


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PEARL_DATA_DIR": str(folder), **more}
    return subprocess.run([sys.executable, "-m", "app", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def digest(folder: Path) -> str:
    database = Database(f"sqlite:///{folder / 'pearl.db'}")
    with database.reader.connect() as connection:
        tables = sorted(sa.inspect(connection).get_table_names())
        text = repr([connection.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in tables])
    database.close()
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_first_start_says_what_it_does_and_a_second_changes_no_data(tmp_path: Path) -> None:
    first = run(tmp_path, "demo", "--load-only")
    assert first.returncode == 0, first.stderr
    assert "Loading the demonstration:" in first.stdout
    assert "Amara Bell, U2210" in first.stdout
    before = digest(tmp_path)
    second = run(tmp_path, "demo", "--load-only")
    assert (second.returncode, second.stdout) == (0, "")
    assert digest(tmp_path) == before


def test_a_first_start_that_is_cut_short_leaves_nothing_and_the_next_loads_everything(store: Any) -> None:
    def stop_at_leo(step: str) -> None:
        if step.startswith("Leo"):
            raise KeyboardInterrupt

    with store.empty() as url:
        database = Database(url)
        migrate(database)
        with pytest.raises(KeyboardInterrupt):
            load_demonstration(database, say=stop_at_leo)
        assert not has_people(database)
        steps: list[str] = []
        load_demonstration(database, say=steps.append)
        with database.read() as db:
            assert {row.number for row in rows(db, sa.select(CHILDREN.c.number))} == set(EVERYBODY)
        database.close()
    assert (len(steps), steps[0]) == (len(EVERYBODY) + 1, "7 people in 2 authorities")


def test_only_meetings_move_off_the_weekend(quick_world: World) -> None:
    today = clock.today()
    added = dict(quick_world.read(sa.select(CHILDREN.c.number, CHILDREN.c.added)))
    blocks = tomllib.loads((FOLDER / "children.toml").read_text())["child"]
    assert added == {block["number"]: today + dt.timedelta(days=block["added"]) for block in blocks}
    for pep in quick_world.read(sa.select(PEPS)):
        assert pep.meeting_date is None or pep.meeting_date.weekday() < 5
    for block in blocks:
        for pep in block.get("pep", ()):
            status = "signed_off" if "closed" in pep else "open"
            assert quick_world.pep(block["number"], status=status).initiated == today + dt.timedelta(days=pep["initiated"])


def test_every_child_is_in_its_year_whatever_the_day(quick_world: World) -> None:
    found = {row.number: year_on(row.date_of_birth, clock.today()) for row in quick_world.read(sa.select(CHILDREN))}
    assert found == YEARS


def test_birthdays_fit_the_year_on_every_day_of_a_year() -> None:
    for ordinal in range(dt.date(2027, 1, 1).toordinal(), dt.date(2028, 12, 31).toordinal(), 5):
        day = dt.date.fromordinal(ordinal)
        for year in (-1, 0, 7, 13):
            for month_day in ("01-20", "08-31", "09-01", "12-19"):
                assert year_on(born(year, month_day, day), day) == year


def test_production_never_gets_the_demonstration(tmp_path: Path) -> None:
    strong = {
        "PEARL_ENV": "production",
        "PEARL_SECRET_KEYS": "0123456789abcdefghijklmnopqrstuvwxyz",
        "PEARL_ALLOWED_HOSTS": "pearl.example",
        "PEARL_SUPPORT_PHONE": "1",
    }
    assert run(tmp_path, "demo", "--load-only").returncode == 0
    assert "never runs with PEARL_ENV=production" in run(tmp_path, "demo", "--load-only", **strong).stderr
    assert "holds the demonstration's people" in run(tmp_path, "serve", **strong).stderr


def test_serving_an_old_database_is_refused(tmp_path: Path) -> None:
    refused = run(tmp_path, "serve")
    assert refused.returncode == 2
    assert re.search(r"not at the newest revision. Run: python -m app migrate", refused.stderr)


def test_the_commands_speak(tmp_path: Path) -> None:
    assert run(tmp_path, "migrate").stdout == "The database is at the newest revision.\n"
    assert run(tmp_path, "audit-verify").stdout == "Every chain is whole.\n"
    content = run(tmp_path, "check-content")
    assert (content.returncode, "2026 statutory: Reception to Year 11" in content.stdout) == (0, True)
    assert '"path": "/peps/{pep}/{page}"' in run(tmp_path, "routes").stdout
