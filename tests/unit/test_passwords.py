"""Passwords: argon2id, the same for everybody who types the same, and no difference for nobody."""

import pytest
from argon2 import PasswordHasher

from app.passwords import hash_password, needs_rehash, password_fits

PASSWORD = "pearl-demo-ﬁve é 😀"
STORED = hash_password(PASSWORD)


def test_the_parameters_of_the_hash_are_the_ones_agreed() -> None:
    """security.md 2."""
    assert STORED.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert needs_rehash(STORED) is False
    assert needs_rehash(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)) is True


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        (PASSWORD, True),
        ("pearl-demo-five e\u0301 😀", True),  # the same to the eye, typed on another keyboard
        (PASSWORD + " ", False),
        (PASSWORD.upper(), False),
        ("", False),
    ],
)
def test_only_the_password_fits(typed: str, fits: bool) -> None:
    assert password_fits(STORED, typed) is fits


def test_the_same_password_is_never_stored_the_same() -> None:
    assert hash_password(PASSWORD) != STORED


@pytest.mark.parametrize("typed", [PASSWORD, "nobody has this password"])
def test_nobody_signs_in_as_nobody(typed: str) -> None:
    """Not even with the words of the hash that keeps the time the same."""
    assert password_fits(None, typed) is False


def test_a_person_who_has_no_password_yet_signs_in_with_none() -> None:
    """No hash at all is kept as the empty text: the words that keep the time the same must not open it."""
    assert password_fits("", "nobody has this password") is False


@pytest.mark.parametrize("stored", ["", "no hash", "$argon2id$v=19$m=19456,t=2,p=1$x"])
def test_a_broken_hash_fits_nothing(stored: str) -> None:
    assert password_fits(stored, PASSWORD) is False


@pytest.mark.parametrize(("length", "fits"), [(128, True), (129, False), (100_000, False)])
def test_a_password_of_more_than_128_signs_never_fits(length: int, fits: bool) -> None:
    """Not its own hash, nor that of its first 128 signs: what is not looked at must not be thought to protect."""
    typed = "x" * length
    assert password_fits(hash_password(typed), typed) is fits
    assert password_fits(hash_password("x" * 128), typed) is fits
