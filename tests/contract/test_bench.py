"""The benchmark kit holds together: the same questions for all, and files that speak of each other. Nothing is timed here."""

import json
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.pep.definition import read_edition
from bench.floor import LABELS, QUESTIONS
from tests.contract.sources import ROOT, files, text_of

BENCH = ROOT / "bench"
SYSTEMS, SCENARIOS = files("*.json", "bench/systems"), files("*.json", "bench/scenarios")
SETTINGS = {'"{open}"': "61"}


def scenario(path: str) -> dict[str, Any]:
    text = text_of(path)
    for name, value in SETTINGS.items():
        text = text.replace(name, value)
    return dict(json.loads(text))


def system(path: str) -> dict[str, Any]:
    own = json.loads(text_of(path))
    return {**system(f"bench/systems/{own['like']}"), **own} if "like" in own else dict(own)


def steps_of_scenarios() -> set[str]:
    return {step for path in SCENARIOS for group in scenario(path)["groups"] for step in group["steps"]}


def test_pearls_edition_asks_what_the_floor_asks() -> None:
    form = read_edition(BENCH / "pearl" / "edition").forms["bench"]
    assert {page.id: [question.id for question in page.questions] for _, page in form.pages()} == QUESTIONS
    assert {name: form.places[name].question.label for name in LABELS} == LABELS


@pytest.mark.parametrize("path", SYSTEMS)
def test_a_system_names_steps_that_a_scenario_takes(path: str) -> None:
    assert set(system(path)["steps"]) <= steps_of_scenarios()
    assert {"name", "base", "ready", "serve", "login", "read"} <= set(system(path))


def test_every_system_has_an_address_and_a_name_of_its_own() -> None:
    """But for the small data, which is the same system again."""
    names = [system(path)["name"] for path in SYSTEMS]
    assert len(names) == len(set(names))
    assert len({system(path)["base"] for path in SYSTEMS if "like" not in json.loads(text_of(path))}) == 3


@pytest.mark.parametrize("path", SCENARIOS)
def test_a_scenario_asks_for_questions_that_exist(path: str) -> None:
    asked = {question for group in scenario(path)["groups"] for question in group["questions"]}
    assert asked <= set(LABELS)


def test_the_floor_takes_every_step() -> None:
    assert set(system("bench/systems/floor.json")["steps"]) == steps_of_scenarios()


def test_goals_are_about_jobs_that_make_bench_runs() -> None:
    goals = tomllib.loads(text_of("bench/goals.toml"))["goal"]
    jobs = {goal["job"] for goal in goals}
    assert jobs <= {path.rpartition("/")[2].removesuffix(".json") for path in SCENARIOS}
    assert all(goal["want"] <= goal["must"] and goal["over"] in ("floor", "django", "idle") for goal in goals)


def test_the_seed_fits_the_tables_of_today(tmp_path: Path) -> None:
    """In processes of their own: the launcher adds an edition, which no other test may see."""
    floor, pearl = tmp_path / "floor.db", tmp_path / "floor.pearl"
    size = ["--children", "2", "--years", "1", "--peps", "2"]
    for words in (["bench.floor", "seed", "--db", str(floor), *size], ["bench.pearl.seed", "--floor", str(floor), "--to", str(pearl)]):
        subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=True, capture_output=True)
    with closing(sqlite3.connect(pearl / "pearl.db")) as db:
        tables = ("child", "pep", "section", "answer", "answer_version", "snapshot")
        counts = {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}
    assert counts == {"child": 2, "pep": 4, "section": 16, "answer": 600, "answer_version": 600, "snapshot": 2}
