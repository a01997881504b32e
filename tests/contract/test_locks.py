"""The lock files hold what pyproject.toml asks for, with hashes; each direct dependency says why it is there."""

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.contract.sources import text_of

PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]


def project() -> dict[str, Any]:
    return tomllib.loads(text_of("pyproject.toml"))


def direct() -> dict[str, list[str]]:
    """-> lock file: what it must hold."""
    run, groups = project()["project"]["dependencies"], project()["dependency-groups"]
    return {LOCKS[0]: run, LOCKS[1]: [*run, *groups["dev"]], LOCKS[2]: [*run, *groups["bench"]]}


def pins_in(lock: str) -> dict[str, str]:
    return {canonicalize_name(match["name"]): match["version"] for match in PINNED.finditer(lock)}


def outside(wanted: list[str], lock: str) -> list[str]:
    pins = pins_in(lock)
    requirements = [Requirement(line) for line in wanted]
    return [str(one) for one in requirements if not one.specifier.contains(pins.get(canonicalize_name(one.name), "0"), prereleases=True)]


def without_reason(toml: str) -> list[str]:
    """Lines of a dependency list that name a package and do not say why."""
    lines = re.findall(r'^\s+"[A-Za-z][^"]*[<>=~][^"]*",?.*$', toml, re.MULTILINE)
    return [line.strip() for line in lines if not re.search(r"#\s*\w+", line.split('",')[-1])]


def without_hash(lock: str) -> list[str]:
    entries = re.split(r"\n(?=\S)", lock)
    return [entry.split()[0] for entry in entries if PINNED.match(entry) and "--hash=sha256:" not in entry]


@pytest.mark.parametrize("lock", LOCKS)
def test_ranges_hold_for_the_pins(lock: str) -> None:
    assert outside(direct()[lock], text_of(lock)) == []
    assert without_hash(text_of(lock)) == []


def test_the_locks_agree() -> None:
    """They may be installed into one environment, in any order."""
    run, dev, bench = (pins_in(text_of(lock)) for lock in LOCKS)
    assert {name: dev.get(name) for name in run} == run
    assert {name: bench.get(name) for name in run} == run
    assert {name: bench[name] for name in set(dev) & set(bench)} == {name: dev[name] for name in set(dev) & set(bench)}


def test_each_dependency_says_why() -> None:
    assert without_reason(text_of("pyproject.toml")) == []
    for wanted in direct().values():
        assert all(re.search(r"<|==", line) for line in wanted), "each range has an upper end"


def test_the_checks_can_fail() -> None:
    lock = "starlette==1.10.0 \\\n    --hash=sha256:ab\njinja2==3.1.6\n"
    assert outside(["starlette>=1.10,<2", "jinja2>=4", "uvicorn>=1"], lock) == ["jinja2>=4", "uvicorn>=1"]
    assert without_hash(lock) == ["jinja2==3.1.6"]
    assert without_reason('x = [\n  "a>=1,<2",   # why\n  "b>=1,<2",\n  "c>=1,<2"  #\n]') == ['"b>=1,<2",', '"c>=1,<2"  #']
