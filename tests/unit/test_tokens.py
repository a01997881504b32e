"""Secrets that travel: what is accepted, what is forged, and what has run out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from app.tokens import Tokens, new_token, token_hash

OLD, NEW, STRANGE = "old-" * 10, "new-" * 10, "strange-" * 5
WEEK = 7 * 24 * 3600  # security.md 4
TOKENS = Tokens([OLD, NEW], https=True)
COOKIE, LATE = TOKENS.cookie_value("token"), TOKENS.late_token("visit")


class Earlier(TimestampSigner):
    """Signs as the site did some seconds ago."""

    def __init__(self, key: str, salt: str, seconds: int):
        super().__init__(key, salt=salt)
        self.seconds = seconds

    def get_timestamp(self) -> int:
        return int(time.time()) - self.seconds


def signed(value: str, key: str, salt: str, seconds: int = 0) -> str:
    return Earlier(key, salt, seconds).sign(value).decode()


def test_what_we_signed_is_read_again() -> None:
    assert (TOKENS.token_of(COOKIE), TOKENS.late_visit(LATE)) == ("token", "visit")


def test_the_newest_key_signs() -> None:
    only_new = Tokens([NEW], https=True)
    assert (only_new.token_of(COOKIE), only_new.late_visit(LATE)) == ("token", "visit")
    only_old = Tokens([OLD], https=True)
    assert (only_old.token_of(COOKIE), only_old.late_visit(LATE)) == ("", "")


def test_what_an_older_key_signed_is_still_accepted() -> None:
    before = Tokens([OLD], https=True)
    assert TOKENS.token_of(before.cookie_value("token")) == "token"
    assert TOKENS.late_visit(before.late_token("visit")) == "visit"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "token",
        "token.",
        "..",
        COOKIE[:-1],
        COOKIE + "x",
        "x" + COOKIE,
        COOKIE.replace("token", "tokem"),
        COOKIE.upper(),
        COOKIE.replace(".", ","),
        signed("token", STRANGE, "sign-in"),
        "é.é.é",
    ],
)
def test_a_forged_cookie_is_none(value: str | None) -> None:
    assert TOKENS.token_of(value) == ""


@pytest.mark.parametrize("value", [None, "", "visit", LATE[:-1], "x" + LATE, signed("visit", STRANGE, "late-save")])
def test_a_forged_late_token_is_none(value: str | None) -> None:
    assert TOKENS.late_visit(value) == ""


def test_a_cookie_is_no_late_token_and_a_late_token_no_cookie() -> None:
    assert (TOKENS.late_visit(COOKIE), TOKENS.token_of(LATE)) == ("", "")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_is_a_token_by_chance(text: str) -> None:
    assert (TOKENS.token_of(text), TOKENS.late_visit(text)) == ("", "")


@pytest.mark.parametrize(("seconds", "visit"), [(0, "visit"), (WEEK - 60, "visit"), (WEEK + 60, ""), (-60, "")])
def test_late_words_may_arrive_for_a_week(seconds: int, visit: str) -> None:
    """And not from the future: no clock of ours signed that."""
    assert TOKENS.late_visit(signed("visit", NEW, "late-save", seconds)) == visit


def test_a_cookie_lasts_as_long_as_its_row() -> None:
    assert TOKENS.token_of(signed("token", NEW, "sign-in", 400 * 24 * 3600)) == "token"


@pytest.mark.parametrize(("https", "name"), [(True, "__Host-pearl"), (False, "pearl")])
def test_the_cookies_name_binds_it_to_the_host_where_there_is_https(https: bool, name: str) -> None:
    assert Tokens([NEW], https=https).cookie_name == name


def test_every_token_is_new_and_long() -> None:
    tokens = {new_token() for _ in range(100)}
    assert {len(token) for token in tokens} == {43}  # 256 bits
    assert len(tokens) == 100


def test_the_database_keeps_what_cannot_be_turned_back() -> None:
    assert token_hash("token") == "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0"
