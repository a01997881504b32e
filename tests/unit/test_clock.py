"""Instants are UTC, days are London's."""

import datetime as dt

import pytest

from app import clock


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        (dt.datetime(2026, 11, 24, 14, 32, tzinfo=dt.UTC), "2026-11-24T14:32:00+00:00"),
        (dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC), "2026-07-02T00:30:00+01:00"),
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "2026-10-25T01:30:00+01:00"),  # the hour that comes twice
        (dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), "2026-10-25T01:30:00+00:00"),
    ],
)
def test_an_instant_as_a_london_clock_shows_it(instant: dt.datetime, shown: str) -> None:
    assert clock.local(instant).isoformat() == shown


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == dt.timedelta(0)
