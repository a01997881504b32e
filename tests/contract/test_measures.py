"""House measures (architecture.md 5): small functions, small files, everything typed."""

import ast
import statistics
from collections.abc import Iterator

from tests.contract.sources import files, text_of, tree_of

LINES = {"app": 250, "voice_modules": 250, "tests": 400}
FUNCTION_LINES = {"app": 25, "voice_modules": 25, "tests": 60}
MEDIAN, TEMPLATE_LINES, SCRIPT_LINES = 8, 80, 160
PYTHON = [path for path in files("*.py", *LINES) if not path.startswith("app/migrations/versions/")]
OURS = [path for path in PYTHON if not path.startswith("tests/")]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions_in(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length_of(function: Function) -> int:
    """From `def` to the last line, without decorators and docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def long_functions(tree: ast.Module, most: int) -> list[str]:
    return [f"{function.name}: {length_of(function)} lines" for function in functions_in(tree) if length_of(function) > most]


def untyped(tree: ast.Module) -> list[str]:
    """Functions with a parameter or a result that has no type. self and cls need none, and what __init__ returns is known."""
    found = []
    for function in functions_in(tree):
        arguments = function.args
        each = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *filter(None, [arguments.vararg, arguments.kwarg])]
        bare = [one.arg for one in each if one.annotation is None and one.arg not in ("self", "cls")]
        if bare or (function.returns is None and function.name != "__init__"):
            found.append(f"{function.name}: {', '.join(bare) or 'its result'}")
    return found


def most_for(path: str, limits: dict[str, int]) -> int:
    return limits[path.split("/")[0]]


def lines_of(path: str) -> int:
    return len(text_of(path).splitlines())


def test_files_and_functions_are_small() -> None:
    assert [path for path in PYTHON if lines_of(path) > most_for(path, LINES)] == []
    assert {path: long for path in PYTHON if (long := long_functions(tree_of(path), most_for(path, FUNCTION_LINES)))} == {}


def test_everything_is_typed() -> None:
    assert {path: bare for path in OURS if (bare := untyped(tree_of(path)))} == {}


def test_half_of_the_functions_are_very_small() -> None:
    assert statistics.median(length_of(function) for path in OURS for function in functions_in(tree_of(path))) <= MEDIAN


def test_templates_and_scripts_are_small() -> None:
    assert [path for path in files("*.html", "templates") if lines_of(path) > TEMPLATE_LINES] == []
    assert [path for path in files("*.js", "static/js") if lines_of(path) > SCRIPT_LINES] == []


def test_the_measures_can_fail() -> None:
    words = '    """One.\n    Two."""\n'
    long = ast.parse("@d\ndef f() -> None:\n" + words + "    x = 1\n" * 25)
    assert long_functions(long, 25) == ["f: 26 lines"]
    assert long_functions(ast.parse("@d\ndef f() -> None:\n" + words + "    x = 1\n" * 24), 25) == []
    bare = "def f(a, *, b: int, **c) -> int: ...\nasync def g(): ...\nclass A:\n    def h(self) -> int: ..."
    assert untyped(ast.parse(bare)) == ["f: a, c", "g: its result"]
