"""Who may import whom (architecture.md 2). One table of data; a file in no place of the tree fails as well."""

import ast
import sys
from pathlib import Path

import pytest

from tests.contract.sources import ROOT, files, imports_of, module_of, tree_of

# The floor, each importing only from what stands before it, and the libraries it may use.
FLOOR: dict[str, set[str]] = {
    "clock": {"holidays"}, "codes": set(), "kinds": set(), "access": set(), "versioned": set(),
    "passwords": {"argon2"}, "tokens": {"itsdangerous"}, "settings": set(), "turns": set(),
    "db": {"sqlalchemy", "sqlmodel"}, "prepared": {"sqlalchemy"},
    "audit": {"sqlalchemy", "sqlmodel"}, "ledger": {"sqlalchemy", "sqlmodel"}, "files": set(), "mail": set(), "outbound": set(),
    "pictures": {"PIL"}, "bundles": {"rcssmin", "rjsmin"}, "qr": {"segno"}, "paper": {"typst"}, "templates": {"jinja2", "markupsafe"},
    "packing": {"brotli", "starlette"}, "render": {"jinja2", "markupsafe", "starlette"},
    "protection": {"starlette"}, "compress": {"isal", "starlette"}, "threads": set(), "forms": {"starlette"},
    "handling": {"sqlmodel", "starlette"}, "health": {"sqlalchemy", "starlette"},
}  # fmt: skip
ORDER = list(FLOOR)
PURE, STORED = ORDER[:5], ORDER[:13]
CAPABILITIES = ["accounts", "children", "pep", "quality", "desk"]  # left never imports right
RULES = ["rules", "facts", "definition"]

# A capability's ladder: part -> (parts of its own or a left capability, floor, libraries)
LADDER: dict[str, tuple[list[str], list[str], set[str]]] = {
    **dict.fromkeys(RULES, (RULES, PURE, set())),
    "tables": (["tables"], ["db"], {"sqlalchemy", "sqlmodel"}),
    "queries": (["tables", "queries", *RULES], STORED, {"sqlalchemy", "sqlmodel"}),
    "actions": (["tables", "queries", "actions", *RULES], STORED, {"sqlalchemy", "sqlmodel"}),
    "views": (["views", *RULES], PURE, set()),
    "building": (["views", "building", "queries", *RULES], PURE, set()),
    "sending": (RULES, [*PURE, "forms"], {"starlette"}),
    "entry": (["entry", "queries", "actions", *RULES], ORDER, {"sqlmodel", "starlette"}),
    "pictures": (["entry", "queries", "actions", *RULES], ORDER, {"starlette"}),
    "voice_boards": (["entry", "queries", "views", "building", *RULES], ORDER, {"starlette"}),
    "voice_answers": (["entry", "queries", "actions", "sending", "pictures", *RULES], ORDER, {"starlette"}),
    "voice": (["voice_boards", "voice_answers", "entry", "queries", "actions", "views", "building", *RULES], ORDER, {"starlette"}),
    "routes": (
        ["routes", "entry", "queries", "actions", "views", "building", "sending", "pictures", "voice", "voice_boards", *RULES],
        ORDER,
        {"starlette"},
    ),
}
SEES_ALL = ("app.main", "app.__main__", "app.demo", "app.migrations")
PAPER_VIEWS = "app.paper.views"  # frozen values that a builder fills, as it fills those of the templates
OPENS_VOICE = ("app.main", "app.pep.voice", "app.pep.voice_answers", "app.pep.voice_boards")
VOICE = {"starlette", "jinja2"}


def place_of(module: str) -> tuple[str, str]:
    """-> (capability, part of the ladder), ("floor", its name), ("all", ""); ("", module) for a file that has no place."""
    parts = module.split(".")
    if module == "app" or any(module == one or module.startswith(f"{one}.") for one in SEES_ALL):
        return "all", ""
    if parts[1] in FLOOR:
        return "floor", parts[1]
    if parts[1] in CAPABILITIES and (len(parts) == 2 or parts[2] in LADDER):
        return parts[1], (parts[2] if len(parts) > 2 else "")
    return "", module


def problems_of(module: str, imported: set[str]) -> list[str]:
    outside = {name.split(".")[0] for name in imported} - sys.stdlib_module_names
    if module.startswith("voice_modules"):
        return [f"{module} imports {name}" for name in sorted(outside - {"voice_modules"} - VOICE)]
    capability, part = place_of(module)
    if not capability:
        return [f"{module} has no place in the tree"]
    if capability == "all" or not part:
        return []
    libraries = FLOOR[part] if capability == "floor" else LADDER[part][2]
    problems = [f"{module} imports {name}" for name in sorted(outside - libraries - {"app", "voice_modules"})]
    problems += [f"{module} opens voice_modules" for _ in outside & {"voice_modules"} if module not in OPENS_VOICE]
    ours = sorted(name for name in imported if name.startswith("app."))
    return problems + [f"{module} imports {name}" for name in ours if not allowed(capability, part, name)]


def allowed(capability: str, part: str, name: str) -> bool:
    other, other_part = place_of(name)
    if part == "building" and name.startswith(PAPER_VIEWS):
        return True
    if other == "floor":
        before = ORDER[: ORDER.index(part) + 1] if capability == "floor" else LADDER[part][1]
        return other_part in before
    if capability == "floor" or other not in CAPABILITIES:
        return False
    return CAPABILITIES.index(other) <= CAPABILITIES.index(capability) and other_part in LADDER[part][0]


@pytest.mark.parametrize("path", files("*.py", "app", "voice_modules"))
def test_imports(path: str) -> None:
    package = module_of(path) if Path(path).name == "__init__.py" else module_of(path).rpartition(".")[0]
    assert problems_of(module_of(path), imports_of(tree_of(path), package)) == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("app.pep.rules.dates", "import sqlmodel"),
        ("app.pep.rules.dates", "from app.pep import queries"),
        ("app.access", "from starlette.requests import Request"),
        ("app.audit", "from app.accounts.rules import network_of"),
        ("app.paper.shape", "from app.pep.queries import find"),
        ("app.db", "from app import audit"),
        ("app.children.queries", "from app.pep.queries.find import PepView"),
        ("app.pep.tables", "from app.pep.queries import find"),
        ("app.pep.actions.save_answer", "from starlette.responses import Response"),
        ("app.pep.actions.save_answer", "from app.handling import Call"),
        ("app.pep.actions.save_answer", "def late():\n    from app.render import render"),
        ("app.pep.routes.pages", "from app.pep.tables import Pep"),
        ("app.pep.routes.pages", "import sqlalchemy as sa"),
        ("app.accounts.routes", "from ..desk import routes"),
        ("app.desk.building.paper", "from app.paper.compile import compile_paper"),
        ("app.pep.actions.save_answer", "from app.paper import views"),
        ("app.desk.routes", "import voice_modules.paths"),
        ("app.desk.helpers", "import re"),
        ("app.elsewhere", "import re"),
        ("voice_modules.paths", "from app.clock import now"),
        ("voice_modules.paths", "import sqlmodel"),
    ],
)
def test_a_wrong_import_is_found(module: str, line: str) -> None:
    assert problems_of(module, imports_of(ast.parse(line), module.rpartition(".")[0]))


def test_right_imports_pass() -> None:
    source = "from app import audit, clock\nfrom app.children.actions.set_fact import set_fact\nimport sqlalchemy as sa\nimport json"
    assert problems_of("app.pep.actions.save_answer", imports_of(ast.parse(source))) == []
    assert problems_of("app.main", imports_of(ast.parse("from app.desk import routes\nimport voice_modules"))) == []
    assert (ROOT / "app").is_dir()
