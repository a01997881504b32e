"""Pearl calls no other machine but through app/outbound.py (security.md 7)."""

import ast

import pytest

from tests.contract.sources import files, imports_of, tree_of

CALLERS = ("urllib.request", "http.client", "requests", "httpx", "httpx2", "aiohttp", "urllib3", "socket", "ftplib", "smtplib")
MAY_CALL = {"app/outbound.py": CALLERS, "app/mail.py": ("smtplib",)}


def callers_in(tree: ast.Module) -> list[str]:
    return sorted({caller for name in imports_of(tree) for caller in CALLERS if name == caller or name.startswith(f"{caller}.")})


@pytest.mark.parametrize("path", files("*.py", "app", "voice_modules"))
def test_no_calls_outside(path: str) -> None:
    assert [caller for caller in callers_in(tree_of(path)) if caller not in MAY_CALL.get(path, ())] == []


BAD = ["import requests", "from urllib import request", "from urllib.request import urlopen", "def f():\n    import http.client as h"]


@pytest.mark.parametrize("line", BAD)
def test_a_caller_is_found(line: str) -> None:
    assert callers_in(ast.parse(line))


def test_reading_an_address_is_no_call() -> None:
    assert callers_in(ast.parse("from urllib.parse import urlsplit\nfrom http import HTTPStatus")) == []
