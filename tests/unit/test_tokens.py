"""Secrets that travel: what is accepted, what is forged, and what has run out."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from app.tokens import Tokens, new_token, token_hash

OLD, NEW, STRANGE = "old-" * 10, "new-" * 10, "strange-" * 5
WEEK, YEAR = 7 * 24 * 3600, 365 * 24 * 3600  # security.md 4
TOKENS = Tokens([OLD, NEW], https=True)


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
    assert TOKENS.token_of(TOKENS.cookie_value("token")) == "token"
    assert TOKENS.late_visit(TOKENS.late_token("visit")) == "visit"


def test_the_newest_key_signs() -> None:
    cookie, late = TOKENS.cookie_value("token"), TOKENS.late_token("visit")
    only_new, only_old = Tokens([NEW], https=True), Tokens([OLD], https=True)
    assert (only_new.token_of(cookie), only_new.late_visit(late)) == ("token", "visit")
    assert (only_old.token_of(cookie), only_old.late_visit(late)) == ("", "")


def test_what_an_older_key_signed_is_still_accepted() -> None:
    before = Tokens([OLD], https=True)
    assert TOKENS.token_of(before.cookie_value("token")) == "token"
    assert TOKENS.late_visit(before.late_token("visit")) == "visit"


@pytest.mark.parametrize("value", [None, "", "visit", "token", "token.", "..", "é.é.é"])
def test_what_was_never_signed_is_nothing(value: str | None) -> None:
    assert (TOKENS.token_of(value), TOKENS.late_visit(value), TOKENS.known_device(value, "a@b")) == ("", "", "")


FORGERIES: dict[str, Callable[[str], str]] = {
    "cut": lambda good: good[:-1],
    "lengthened": lambda good: good + "x",
    "put before": lambda good: "x" + good,
    "changed": lambda good: chr(ord(good[0]) + 1) + good[1:],
    "shouted": str.upper,
    "other signs": lambda good: good.replace(".", ","),
}


@pytest.mark.parametrize("how", FORGERIES)
def test_what_was_signed_and_then_changed_is_nothing(how: str) -> None:
    forge = FORGERIES[how]
    assert TOKENS.token_of(forge(TOKENS.cookie_value("token"))) == ""
    assert TOKENS.late_visit(forge(TOKENS.late_token("visit"))) == ""
    assert TOKENS.known_device(forge(TOKENS.device_value("a@b")), "a@b") == ""


def test_what_a_stranger_signed_is_nothing() -> None:
    assert TOKENS.token_of(signed("token", STRANGE, "sign-in")) == ""
    assert TOKENS.late_visit(signed("visit", STRANGE, "late-save")) == ""
    assert TOKENS.known_device(signed(f"name.{token_hash('a@b')}", STRANGE, "known-device"), "a@b") == ""


def test_a_token_of_one_kind_is_none_of_another() -> None:
    cookie, late, device = TOKENS.cookie_value("token"), TOKENS.late_token("visit"), TOKENS.device_value("a@b")
    assert (TOKENS.late_visit(cookie), TOKENS.late_visit(device)) == ("", "")
    assert (TOKENS.token_of(late), TOKENS.token_of(device)) == ("", "")
    assert (TOKENS.known_device(cookie, "a@b"), TOKENS.known_device(late, "a@b")) == ("", "")


def test_a_device_knows_one_account_for_a_year_and_does_not_name_it() -> None:
    value = TOKENS.device_value("sarah@pearl.example")
    assert "sarah" not in value
    assert TOKENS.known_device(value, "sarah@pearl.example") != ""
    assert TOKENS.known_device(value, "tracy@pearl.example") == ""
    old = f"name.{token_hash('sarah@pearl.example')}"
    assert TOKENS.known_device(signed(old, NEW, "known-device", YEAR - 60), "sarah@pearl.example") == "name"
    assert TOKENS.known_device(signed(old, NEW, "known-device", YEAR + 60), "sarah@pearl.example") == ""


def test_two_devices_of_one_account_have_names_of_their_own() -> None:
    one, other = (TOKENS.known_device(TOKENS.device_value("a@b"), "a@b") for _ in range(2))
    assert one != other


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
