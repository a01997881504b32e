"""Is a changing request our own? The browser's word first, then Origin against Host, else no."""

import pytest

from app.protection import is_own

HOST = b"pearl.example"


@pytest.mark.parametrize(
    ("site", "own"),
    [(b"same-origin", True), (b"none", True), (b"same-site", False), (b"cross-site", False), (b"", False), (b"Same-Origin", False)],
)
@pytest.mark.parametrize("origin", [b"https://pearl.example", b"https://evil.example"])
def test_the_browsers_own_word_decides(site: bytes, own: bool, origin: bytes) -> None:
    assert is_own({b"sec-fetch-site": site, b"origin": origin, b"host": HOST}) is own


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        (b"https://pearl.example", b"pearl.example", True),
        (b"http://pearl.example", b"pearl.example", True),
        (b"http://localhost:8000", b"localhost:8000", True),
        (b"http://[::1]:8000", b"[::1]:8000", True),
        (b"http://localhost:8001", b"localhost:8000", False),
        (b"https://pearl.example:8443", b"pearl.example", False),
        (b"https://evil.example", b"pearl.example", False),
        (b"https://pearl.example.evil.example", b"pearl.example", False),
        (b"https://evil-pearl.example", b"pearl.example", False),
        (b"https://pearl.example@evil.example", b"pearl.example", False),
        (b"https://evil.example/pearl.example", b"pearl.example", False),
        (b"pearl.example", b"pearl.example", False),
        (b"null", b"pearl.example", False),
        (b"", b"pearl.example", False),
    ],
)
def test_without_it_origin_must_be_the_host(origin: bytes, host: bytes, own: bool) -> None:
    assert is_own({b"origin": origin, b"host": host}) is own


@pytest.mark.parametrize("headers", [{}, {b"host": HOST}, {b"referer": b"https://pearl.example/", b"host": HOST}, {b"host": b""}])
def test_without_both_it_is_not_ours(headers: dict[bytes, bytes]) -> None:
    assert is_own(headers) is False


@pytest.mark.parametrize("headers", [{b"origin": b"null"}, {b"origin": b""}, {b"origin": b"null", b"host": b""}])
def test_no_host_is_not_the_host_of_an_origin_without_one(headers: dict[bytes, bytes]) -> None:
    assert is_own(headers) is False


@pytest.mark.parametrize("origin", [b"http://[", b"http://[pearl.example", b"https://\xff\xfe"])
def test_an_origin_that_nobody_can_read_is_refused_like_any_other(origin: bytes) -> None:
    assert is_own({b"origin": origin, b"host": HOST}) is False
