"""Who may read an answer of Section C, as a table: ruling 14."""

import datetime as dt

import pytest

from app.access import Role
from app.pep.rules.reading import Readable, Reader, may_read

SAID = dt.datetime(2026, 11, 24, 14, 32, tzinfo=dt.UTC)
BEFORE, AFTER = SAID - dt.timedelta(days=1), SAID + dt.timedelta(seconds=1)
ME, SOMEBODY = 7, 8

TEAM = {"social_worker", "designated_teacher", "virtual_school"}
ALL_BUT_ADMINISTRATOR = TEAM | {"carer", "reviewing_officer"}
EVERY_ROLE = ALL_BUT_ADMINISTRATOR | {"administrator"}
NOBODY: set[str] = set()

# audience · who reads it with access from before it was said · and with access from after it
AUDIENCES = [
    ("team", TEAM, NOBODY),
    ("everyone", ALL_BUT_ADMINISTRATOR, ALL_BUT_ADMINISTRATOR),
    ("unset", NOBODY, NOBODY),
    ("", NOBODY, NOBODY),
    ("nonsense", NOBODY, NOBODY),
    (f"person:{ME}", EVERY_ROLE, EVERY_ROLE),
    (f"person:{SOMEBODY}", NOBODY, NOBODY),
    (f"person:{ME}0", NOBODY, NOBODY),
    ("person:", NOBODY, NOBODY),
]


def readers(audience: str, since: dt.datetime, inherited: dt.datetime | None = None, *, author: int = 0) -> set[str]:
    """The roles in which I may read it."""
    answer = Readable(audience, author, SAID)
    return {str(role) for role in Role if may_read(answer, Reader(ME, role, since, inherited))}


@pytest.mark.parametrize(("audience", "earlier", "later"), AUDIENCES)
def test_each_role_and_audience(audience: str, earlier: set[str], later: set[str]) -> None:
    assert readers(audience, BEFORE) == earlier
    assert readers(audience, AFTER) == later


@pytest.mark.parametrize(("audience", "earlier", "later"), AUDIENCES)
def test_a_successor_reads_what_the_one_before_could(audience: str, earlier: set[str], later: set[str]) -> None:
    assert readers(audience, AFTER, BEFORE) == earlier
    assert readers(audience, AFTER, AFTER) == later


def test_who_got_access_in_that_very_moment_reads_it() -> None:
    assert readers("team", SAID) == TEAM
    assert readers("team", AFTER, SAID) == TEAM


@pytest.mark.parametrize("audience", [audience for audience, _, _ in AUDIENCES])
def test_a_line_of_my_own_is_always_mine_to_read(audience: str) -> None:
    assert readers(audience, AFTER, author=ME) == EVERY_ROLE


def test_a_colleagues_line_is_read_by_its_audience() -> None:
    assert readers("team", BEFORE, author=SOMEBODY) == TEAM
    assert readers("team", AFTER, author=SOMEBODY) == NOBODY


@pytest.mark.parametrize("audience", ["team", "everyone", "unset"])
def test_a_role_that_we_do_not_know_reads_nothing(audience: str) -> None:
    """Deny by default, as in access.py."""
    assert may_read(Readable(audience, 0, SAID), Reader(ME, "visitor", BEFORE)) is False


def test_no_author_is_not_the_author_that_nobody_is() -> None:
    assert may_read(Readable("unset", 0, SAID), Reader(0, "social_worker", BEFORE)) is False
