"""make bench: Pearl beside the floor and Django, on small data in a temporary folder; prints ratios beside what must hold.

    python -m bench.run [job …]          # autosave page home idle pdf; BENCH_ROUNDS=9 for more rounds, BENCH_SECONDS=1 for shorter ones

Every job starts from freshly seeded data. The whole result of each stays in bench/results/. Goals: goals.toml.
Ends with 1 when a run does not count (an error, or an answer that was lost); a goal that is missed is no error.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
JOBS = ("autosave", "page", "home", "idle", "pdf")
SYSTEMS = ("floor", "django", "pearl")
BUSY, PATIENCE = 4.0, 300  # load average on two cores above which nothing is measured; seconds to wait for less
Report = dict


def seed(folder: Path) -> None:
    """The floor's data, and the same in Pearl's tables."""
    make = (["bench/floor.py", "seed", "--db", f"{folder}/seed.db", "--children", "30", "--years", "1", "--peps", "3"],
            ["-m", "bench.pearl.seed", "--floor", f"{folder}/seed.db", "--to", f"{folder}/seed.pearl"])
    for words in make:
        subprocess.run([sys.executable, *words], cwd=HERE.parent, check=True, stdout=sys.stderr)


def copy(folder: Path, job: str) -> Path:
    """Each system writes to a copy of its own."""
    to = folder / job
    to.mkdir()
    for system in ("floor", "django"):
        shutil.copy(folder / "seed.db", to / f"small.{system}.db")
    shutil.copytree(folder / "seed.pearl", to / "small.pearl")
    return to / "small"


def wait_until_calm() -> None:
    until = time.monotonic() + PATIENCE
    while os.getloadavg()[0] > BUSY and time.monotonic() < until:
        say(f"  the machine is busy (load {os.getloadavg()[0]:.1f}): waiting")
        time.sleep(15)


def drive(job: str, db: Path) -> Report:
    """One scenario against all three, in a process of its own, pinned to the second core."""
    command = [sys.executable, str(HERE / "drive.py"), str(HERE / "scenarios" / f"{job}.json"), *(str(HERE / "systems" / f"{name}.json") for name in SYSTEMS)]
    command += ["--rounds", os.environ.get("BENCH_ROUNDS") or "5", "--set", f"db={db}", "--set", "open=61"]
    if seconds := os.environ.get("BENCH_SECONDS"):
        command += ["--seconds", seconds]
    if hasattr(os, "sched_setaffinity") and len(os.sched_getaffinity(0)) > 1:
        command.append("--pin")
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / f"{job}.json").write_text(json.dumps(report, indent=1))
    return report


def ratio(goal: dict, reports: dict[str, Report]) -> tuple[float, float, float] | None:
    """-> median, low, high of Pearl over what the goal names; None when the run has not both."""
    report = reports.get(goal["job"], {"systems": {}, "ratios": {}})
    if goal["over"] == "idle":
        ours, alone = report["systems"].get("pearl"), reports.get("idle", report)["systems"].get("pearl")
        if not ours or not alone or "idle" not in reports:
            return None
        value = ours[goal["what"]] / alone["p50"]
        return value, value, value
    found = report["ratios"].get(f"pearl / {goal['over']}", {}).get(goal["what"])
    return (found["median"], found["low"], found["high"]) if found else None


def verdict(goal: dict, found: tuple[float, float, float]) -> str:
    median, low, high = found
    word = "ok" if median <= goal["must"] else "not ok"
    return f"{word}, unsure: more rounds" if low <= goal["must"] < high else word


def goals_table(reports: dict[str, Report]) -> list[list[str]]:
    rows = [["job", "over", "Pearl", "low to high", "must", ""]]
    for goal in tomllib.loads((HERE / "goals.toml").read_text())["goal"]:
        over = {"idle": "own p50 in idle", "django": "Django"}.get(goal["over"], goal["over"])
        if found := ratio(goal, reports):
            spread = f"{found[1]:.2f} to {found[2]:.2f}" if found[1] != found[2] else "–"
            rows.append([goal["words"], over, f"{found[0]:.2f}", spread, f"≤ {goal['must']:g}", verdict(goal, found)])
        elif goal["job"] in reports:
            rows.append([goal["words"], over, "–", "–", f"≤ {goal['must']:g}", "not measured"])
    return rows


def times_table(reports: dict[str, Report]) -> list[list[str]]:
    """What the ratios were made of: never one system's time without the others'."""
    rows = [["job", "", *SYSTEMS, "÷ floor"]]
    for job, report in reports.items():
        for what, words in (("server_cpu_ms", "CPU ms"), ("p50", "p50 ms"), ("p99", "p99 ms"), ("per_second", "per second"), ("bytes_each", "bytes")):
            values = [report["systems"].get(name, {}).get(what) for name in SYSTEMS]
            over = f"{values[2] / values[0]:.2f}" if values[0] and values[2] else "–"
            rows.append([job, words, *("–" if value is None else f"{value:g}" for value in values), over])
    return rows


def table(rows: list[list[str]]) -> str:
    """As Markdown, in columns."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def remarks(reports: dict[str, Report]) -> tuple[list[str], bool]:
    """What the tables do not say, and whether every run counts."""
    said, counts = [], True
    for job, report in reports.items():
        said += [f"{job}: {name} is not compared ({'; '.join(steps)})" for name, steps in report["missing"].items()]
        for name, system in report["systems"].items():
            if system["errors"] or system["answers_lost"]:
                counts = False
                said.append(f"{job}: {name} had {system['errors']} errors {system['statuses']} and lost {system['answers_lost']} answers: DOES NOT COUNT")
            if system["driver_busy"] > 0.9:
                said.append(f"{job}: the driver was the limit beside {name} ({system['driver_busy']}): judge by CPU alone")
        if report["load_average"] > BUSY:
            said.append(f"{job}: the machine was busy (load {report['load_average']:.1f})")
    return said, counts


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> int:
    jobs = sys.argv[1:] or JOBS
    reports: dict[str, Report] = {}
    with tempfile.TemporaryDirectory(prefix="pearl-bench-") as name:
        folder = Path(name)
        seed(folder)
        for job in jobs:
            wait_until_calm()
            say(f"{job} …")
            reports[job] = drive(job, copy(folder, job))
            shutil.rmtree(folder / job)
    said, counts = remarks(reports)
    print("", table(goals_table(reports)), "", table(times_table(reports)), "", *said, sep="\n")
    return 0 if counts else 1


if __name__ == "__main__":
    sys.exit(main())
