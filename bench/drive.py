"""Load driver: the same scenario against one or more systems, taken in turn, so that what counts is a ratio of one run.

    python drive.py scenarios/autosave.json systems/floor.json systems/django.json --rounds 5 --set db=bench.db

The first system named is the reference (1.0). Each system is started by its own file's `serve`, warmed, driven for
`seconds` in every round (order reversed in every second round), asked for the last value of each question that was
written, and stopped. Prints one JSON document: for each system requests/s, p50/p95/p99 in ms, errors, lost answers,
processor time of the server per request, start-up seconds and memory; the ratios of each to those named before it.
A system that has no words for a step, or whose server answers it with 404, is left out and named under `missing`.
Needs aiohttp (keep-alive, one connection for each client); uses uvloop where it is installed.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import os
import re
import secrets
import shlex
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
TEXT = "I like painting with Zara best :) a + and a heart <3 \U0001f642 & Jay's café, said “often”. "


class System:
    """A server under test: how to start it, sign in, and say each step in its own words."""

    def __init__(self, path: str, settings: dict[str, str]) -> None:
        text, own = Path(path).read_text(), {}
        if "like" in json.loads(text):  # another system's words with some of them replaced, and its own name and PEPs
            own = json.loads(text)
            text = Path(path).with_name(own["like"]).read_text()
        for old, new in [*own.get("replace", {}).items(), *(("{" + key + "}", value) for key, value in settings.items())]:
            text = text.replace(old, new)
        self.spec = {**json.loads(text), **own}
        self.name, self.base = self.spec["name"], self.spec["base"]
        self.folder, self.process = Path(path).parent, None

    async def start(self, pin: bool) -> float:
        command = [sys.executable if word == "python" else word for word in shlex.split(self.spec["serve"])]
        environment = {**os.environ, **self.spec.get("env", {})}
        begun = time.perf_counter()
        folder = (self.folder / self.spec.get("cwd", ".")).resolve()
        self.process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
        if pin:
            os.sched_setaffinity(self.process.pid, {0})
        async with aiohttp.ClientSession() as http:
            while time.perf_counter() - begun < 60 and self.process.poll() is None:
                try:
                    async with http.get(self.base + self.spec["ready"]):
                        return time.perf_counter() - begun
                except aiohttp.ClientError:
                    await asyncio.sleep(0.01)
        raise SystemExit(f"{self.name} did not start")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)

    def used(self) -> tuple[float, float]:
        """Processor seconds and resident MB of the server's whole process group."""
        cpu = rss = 0.0
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    fields = (folder / "stat").read_text().rpartition(")")[2].split()
                    if int(fields[2]) == self.process.pid:
                        cpu += (int(fields[11]) + int(fields[12])) / TICK
                        rss += int((folder / "statm").read_text().split()[1]) * PAGE / 1e6
                except (FileNotFoundError, ProcessLookupError):
                    pass
        return cpu, rss


class Client:
    """One person: a session, one connection, its own PEP, the versions it has seen."""

    def __init__(self, system: System, group: dict, number: int) -> None:
        self.system, self.group, self.number, self.count = system, group, number, 0
        self.peps = system.spec.get("peps", group["peps"])  # a system on other data names its own
        self.values = {"user": nth(group["users"], number), "pep": nth(self.peps, number), "hand": secrets.token_hex(8)}  # hand: one page load
        self.written: dict[tuple, str] = {}
        self.versions: dict[tuple, str] = {}
        self.times: list[float] = []
        self.errors: dict[str, int] = {}
        self.size = 0

    async def sign_in(self) -> None:
        spec = self.system.spec
        self.http = aiohttp.ClientSession(self.system.base, connector=aiohttp.TCPConnector(limit=1), cookie_jar=aiohttp.CookieJar(unsafe=True))
        login = spec["login"]
        for call in login["calls"]:
            body = urlencode({k: v.format(**self.values, csrf=self.values.get("csrf", "")) for k, v in call.get("form", {}).items()})
            head = {"origin": self.system.base, **({"content-type": "application/x-www-form-urlencoded"} if body else {}), **call.get("headers", {})}
            async with self.http.request(call["method"], call["path"].format(**self.values), data=body or None, headers=head) as answer:
                text = await answer.text()
                if answer.status >= 400:
                    raise SystemExit(f"{self.system.name}: sign-in answered {answer.status}: {text[:200]}")
            if "csrf" in call:
                self.values["csrf"] = html.unescape(re.search(call["csrf"], text)[1])
        if name := login.get("csrf_cookie"):
            self.values["csrf"] = next(c.value for c in self.http.cookie_jar if c.key == name)

    async def read(self, pep: object, question: str) -> tuple[str, str]:
        """The stored version and value of one answer, as the system shows them."""
        read = self.system.spec["read"]
        async with self.http.get(read["path"].format(pep=pep, question=question, page=question[:3])) as answer:
            text = await answer.text()
        shape = {"question": re.escape(question)}
        found = [re.search(read[part] % shape, text, re.S) for part in ("version", "value")]
        return tuple(html.unescape(f[1]) if f else "" for f in found)

    async def act(self, name: str, record: bool) -> None:
        step, questions = self.system.spec["steps"][name], self.group["questions"]
        question = questions[self.count % len(questions)]
        self.count += 1
        values = {**self.values, "question": question, "page": question[:3], "seq": self.count}
        if self.group.get("wander"):  # another PEP each time, far apart, never another client's
            own = self.peps["count"] // self.group["clients"]
            values["pep"] = self.peps["start"] + self.number * own + self.count * 7919 % own
        key, writes = (values["pep"], question), "form" in step
        if writes:
            if key not in self.versions:
                self.versions[key] = (await self.read(*key))[0]
            values["version"] = self.versions[key]
            values["value"] = f"{self.number}-{self.count} {TEXT}"
        head = {k: v.format(**values) for k, v in step.get("headers", {}).items()}
        data = urlencode({k.format(**values): v.format(**values) for k, v in step["form"].items()}) if writes else None
        if writes:
            head["content-type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        try:
            async with self.http.request(step["method"], step["path"].format(**values), data=data, headers=head, allow_redirects=False) as answer:
                text = await answer.read()
                status, sent = answer.status, answer.headers
        except (aiohttp.ClientError, TimeoutError) as error:
            status, text = type(error).__name__, b""
        took = time.perf_counter() - begun
        good = status == step.get("expect", 200) and step.get("contains", "").encode() in text
        if good and writes:
            self.written[key] = values["value"]
            self.versions[key] = sent[step["version_header"]] if "version_header" in step else version_in(text, step, question)
        elif writes:
            self.versions.pop(key, None)
        if record:
            self.times.append(took)
            self.size += len(text)
            if not good:
                self.errors[str(status)] = self.errors.get(str(status), 0) + 1

    async def go(self, until: float, record: bool) -> None:
        """Closed loop, or with `pace` one act every so many seconds, begun at a moment of its own."""
        pace, names, turn = self.group.get("pace", 0), self.group["steps"], 0
        if pace:
            await asyncio.sleep(pace * (self.number % 97) / 97)
        while (now := time.perf_counter()) < until:
            await self.act(names[turn % len(names)], record)
            turn += 1
            if pace:
                await asyncio.sleep(max(0.0, now + pace - time.perf_counter()))

    async def look_ahead(self) -> None:
        """Read every version a wandering writer will need, so that no read falls among the timed saves."""
        if self.group.get("wander") and any("form" in self.system.spec["steps"][name] for name in self.group["steps"]):
            own = self.peps["count"] // self.group["clients"]
            for pep in range(self.peps["start"] + self.number * own, self.peps["start"] + (self.number + 1) * own):
                for question in self.group["questions"]:
                    self.versions[pep, question] = (await self.read(pep, question))[0]

    async def lost(self) -> list[tuple]:
        """Answers whose stored value is not the last one acknowledged."""
        return [key for key, value in self.written.items() if (await self.read(*key))[1].strip() != value.strip()]


def version_in(text: bytes, step: dict, question: str) -> str:
    return re.search(step["version"].encode() % {b"question": re.escape(question).encode()}, text, re.S)[1].decode()


def nth(given: list | dict, number: int) -> object:
    if isinstance(given, dict):
        return given["start"] + number % given.get("count", 10**9)
    return given[number % len(given)]


def percentile(times: list[float], share: float) -> float:
    return round(sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1e3, 2) if times else 0.0


async def measure(system: System, groups: list[dict], seconds: float, verify: bool) -> dict:
    clients = [Client(system, group, n) for group in groups for n in range(group["clients"])]
    try:
        await asyncio.gather(*(c.sign_in() for c in clients))
        await asyncio.gather(*(c.look_ahead() for c in clients))
        await asyncio.gather(*(c.go(time.perf_counter() + 0.5, False) for c in clients if not c.group.get("pace")))
        before, mine, begun = system.used()[0], time.process_time(), time.perf_counter()
        await asyncio.gather(*(c.go(begun + seconds, True) for c in clients))
        took, cpu, own = time.perf_counter() - begun, system.used()[0] - before, time.process_time() - mine
        lost = [q for c in clients for q in await c.lost()] if verify else []
    finally:
        await asyncio.gather(*(c.http.close() for c in clients if hasattr(c, "http")))

    def summary(some: list[Client]) -> dict:
        times = [t for c in some for t in c.times]
        errors: dict[str, int] = {}
        for c in some:
            for status, n in c.errors.items():
                errors[status] = errors.get(status, 0) + n
        return {"requests": len(times), "per_second": round(len(times) / took, 1), "p50": percentile(times, 0.5), "p95": percentile(times, 0.95),
                "p99": percentile(times, 0.99), "max": percentile(times, 1), "errors": sum(errors.values()), "statuses": errors,
                "bytes_each": round(sum(c.size for c in some) / max(1, len(times)))}

    result = summary(clients)
    result["server_cpu_ms"] = round(cpu * 1e3 / max(1, result["requests"]), 3)
    result["driver_busy"] = round(own / took, 2)
    result["answers_checked"], result["answers_lost"] = sum(len(c.written) for c in clients), len(lost)
    if len(groups) > 1:
        result["groups"] = {g["name"]: summary([c for c in clients if c.group is g]) for g in groups}
    return result


async def missing_steps(system: System, groups: list[dict]) -> list[str]:
    """Steps that the system file does not have, and reading steps whose address the server does not know."""
    found = []
    for group in groups:
        client = Client(system, {**group, "clients": 1}, 0)
        try:
            await client.sign_in()
            for name in dict.fromkeys(group["steps"]):
                client.errors.clear()
                if name not in system.spec["steps"]:
                    found.append(f"{name}: not in {system.name}'s file")
                elif "form" not in system.spec["steps"][name]:
                    await client.act(name, True)
                    found += [f"{name}: the server answers 404" for status in client.errors if status == "404"]
        finally:
            await client.http.close()
    return found


async def run(args: argparse.Namespace) -> dict:
    settings = dict(pair.split("=", 1) for pair in args.set)
    text = Path(args.scenario).read_text()
    for key, value in settings.items():
        text = text.replace('"{' + key + '}"', value)
    scenario = json.loads(text)
    systems = [System(path, settings) for path in args.systems]
    seconds, rounds = args.seconds or scenario["seconds"], []
    started = list(systems)
    if args.pin:
        os.sched_setaffinity(0, {1})
    report: dict = {"scenario": scenario["name"], "seconds": seconds, "rounds": args.rounds, "load_average": os.getloadavg()[0], "systems": {},
                    "ratios": {}, "missing": {}}
    try:
        starts = {s.name: round(await s.start(args.pin), 2) for s in started}
        report["missing"] = {s.name: gone for s in started if (gone := await missing_steps(s, scenario["groups"]))}
        systems = [s for s in started if s.name not in report["missing"]]
        for number in range(args.rounds):
            order = systems if number % 2 == 0 else systems[::-1]
            rounds.append({s.name: await measure(s, scenario["groups"], seconds, scenario.get("verify", False)) for s in order})
        for system in systems:
            runs = [r[system.name] for r in rounds]
            middle = {k: statistics.median(r[k] for r in runs) for k in ("per_second", "p50", "p95", "p99", "server_cpu_ms", "driver_busy", "bytes_each")}
            total = {k: sum(r[k] for r in runs) for k in ("requests", "errors", "answers_checked", "answers_lost")}
            middle["max"] = max(r["max"] for r in runs)
            report["systems"][system.name] = {**middle, **total, "start_s": starts[system.name], "rss_mb": round(system.used()[1]),
                                              "statuses": [r["statuses"] for r in runs if r["statuses"]], "groups": [r.get("groups") for r in runs][-1]}
        for number, system in enumerate(systems):
            for before in systems[:number]:
                report["ratios"][f"{system.name} / {before.name}"] = {
                    key: {"median": round(statistics.median(v), 3), "low": round(min(v), 3), "high": round(max(v), 3)}
                    for key in ("per_second", "p50", "p95", "server_cpu_ms")
                    if (v := [r[system.name][key] / r[before.name][key] for r in rounds if r[before.name][key]])}
    finally:
        for system in started:
            system.stop()
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario"), parser.add_argument("systems", nargs="+")
    parser.add_argument("--rounds", type=int, default=3), parser.add_argument("--seconds", type=float)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="fills {NAME} in the files")
    parser.add_argument("--pin", action="store_true", help="servers on core 0, the driver on core 1")
    try:
        import uvloop
        runner = uvloop.run
    except ImportError:
        runner = asyncio.run
    print(json.dumps(runner(run(parser.parse_args())), indent=1))


if __name__ == "__main__":
    main()
