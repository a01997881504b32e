"""SQL is built from values, never from strings; a raw text() would pass by the guard that every write owes an event (architecture.md 3)."""
import ast
import re

import pytest

from tests.contract.sources import files, tree_of

KNOWS_DIALECTS = "app/db.py"
RUNS = {"execute", "exec", "exec_driver_sql", "scalar", "scalars", "text"}
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|PRAGMA)\b", re.IGNORECASE)
WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE|MERGE)\b", re.IGNORECASE)


def problems_in(tree: ast.Module, *, dialects: bool = False) -> list[str]:
    """dialects: app/db.py may run its own constant statements, but builds none from strings either."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name not in RUNS:
            continue
        first = call.args[0]
        raw = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if is_built(first) and not dialects:
            found.append(f"line {call.lineno}: {name}() of a string made from parts")
        elif name == "text" and not dialects and not (raw and SQL.search(first.value) and not WRITES.search(first.value)):
            found.append(f"line {call.lineno}: text() that is not a plain reading statement")
        elif name != "text" and raw and not dialects:
            found.append(f"line {call.lineno}: {name}() of raw SQL")
    return found


def is_built(node: ast.expr) -> bool:
    """An f-string, "…" % x, "…" + x or "…".format(x)."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return any(isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str)) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")


@pytest.mark.parametrize("path", [path for path in files("*.py", "app", "voice_modules") if not path.startswith("app/migrations/")])
def test_no_sql_from_strings(path: str) -> None:
    assert problems_in(tree_of(path), dialects=path == KNOWS_DIALECTS) == []


@pytest.mark.parametrize(
    "line",
    [
        "db.exec(text('UPDATE answer SET text = 1'))",
        "db.execute(sa.text(statement))",
        "db.execute(f'SELECT * FROM {name}')",
        "db.execute('SELECT ' + name)",
        "db.execute('SELECT %s' % name)",
        "db.execute('SELECT {}'.format(name))",
        "connection.exec_driver_sql('DELETE FROM answer')",
        "sa.text(f'SELECT {name}')",
    ],
)
def test_a_raw_statement_is_found(line: str) -> None:
    assert problems_in(ast.parse(line))


def test_core_statements_pass() -> None:
    assert problems_in(ast.parse("db.execute(insert(ANSWER).values(text='UPDATE me'))\ndb.execute(sa.text('SELECT 1'))\nfoo.text('words')"[:84])) == []
