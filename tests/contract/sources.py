"""What the contract tests read: the project's own files, as text and as syntax trees."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(pattern: str, *folders: str) -> list[str]:
    """-> paths from the root, sorted; no caches."""
    found = [path for folder in folders for path in (ROOT / folder).rglob(pattern)]
    return sorted(str(path.relative_to(ROOT)) for path in found if path.is_file() and "__pycache__" not in path.parts)


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree_of(path: str) -> ast.Module:
    return ast.parse(text_of(path), path)


def module_of(path: str) -> str:
    """app/pep/rules/__init__.py -> app.pep.rules"""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports_of(tree: ast.Module, package: str = "") -> set[str]:
    """Every module a file imports, wherever in it; `from a import b` is a.b, since b may be a module. package: resolves relative ones."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join(filter(None, [*above, node.module]))
            found |= {f"{start}.{alias.name}" for alias in node.names}
    return found
