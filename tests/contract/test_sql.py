"""SQL is built from values, never from strings; a raw text() would pass by the guard that every write owes an event (architecture.md 3)."""

import ast
import re

import pytest

from tests.contract.sources import files, tree_of

OUTSIDE = ("app/db.py", "app/migrations/")  # db.py alone knows a dialect; a migration is read by a person before it runs
RUNS = {"execute", "exec", "exec_driver_sql", "scalar", "scalars"}
READS = re.compile(r"\s*SELECT\b", re.IGNORECASE)


def problems_in(tree: ast.Module) -> list[str]:
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        first, runs = call.args[0], isinstance(call.func, ast.Attribute) and call.func.attr in RUNS
        plain = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if is_text(call.func, tree):
            found += [] if plain and READS.match(first.value) else [f"line {call.lineno}: text() that is not a plain reading statement"]
        elif runs and (plain or is_built(first)):
            found.append(f"line {call.lineno}: raw SQL is run")
    return found


def is_text(function: ast.expr, tree: ast.Module) -> bool:
    """SQLAlchemy's text(), under whatever name this file has it."""
    modules, names = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.asname or alias.name for alias in node.names if alias.name.split(".")[0] in ("sqlalchemy", "sqlmodel")}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("sqlalchemy", "sqlmodel"):
            names |= {alias.asname or alias.name for alias in node.names if alias.name == "text"}
    if isinstance(function, ast.Attribute):
        return function.attr == "text" and ast.unparse(function.value) in modules
    return isinstance(function, ast.Name) and function.id in names


def is_built(node: ast.expr) -> bool:
    """An f-string, "…" % x, "…" + x or "…".format(x)."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        sides = (node.left, node.right)
        return any(isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str)) for side in sides)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")


@pytest.mark.parametrize("path", [path for path in files("*.py", "app", "voice_modules") if not path.startswith(OUTSIDE)])
def test_no_sql_from_strings(path: str) -> None:
    assert problems_in(tree_of(path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "db.exec(text('UPDATE answer SET text = 1'))",
        "db.execute(sa.text(statement))",
        "db.execute(sa.text('WITH x AS (DELETE FROM answer) SELECT 1'))",
        "db.execute(f'SELECT * FROM {name}')",
        "db.execute('SELECT ' + name)",
        "db.execute('SELECT %s' % name)",
        "db.execute('SELECT {}'.format(name))",
        "connection.exec_driver_sql('DELETE FROM answer')",
        "sa.text(f'SELECT {name}')",
    ],
)
def test_a_raw_statement_is_found(line: str) -> None:
    assert problems_in(ast.parse(f"import sqlalchemy as sa\nfrom sqlalchemy import text\n{line}"))


GOOD = ["db.execute(insert(ANSWER).values(text='UPDATE me'))", "db.execute(sa.text('SELECT 1'))", "block.text('words')"]


@pytest.mark.parametrize("line", GOOD)
def test_other_statements_pass(line: str) -> None:
    assert problems_in(ast.parse(f"import sqlalchemy as sa\n{line}")) == []
