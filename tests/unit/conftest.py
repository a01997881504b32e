"""What unit tests share: properties that come out the same in every run, and a small PEP of their own."""

import pytest
from hypothesis import settings

from app.pep.definition import EDITIONS, Edition
from tests.unit import made

settings.register_profile("pearl", deadline=None, derandomize=True, max_examples=60)  # a red run must be red again
settings.load_profile("pearl")


@pytest.fixture
def made_edition(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """Builders find their form by its edition: a small one of ours, so that growing content breaks no test."""
    edition = Edition("made", {"statutory": made.FORM, "post_16": made.EMPTY_FORM}, {})
    monkeypatch.setitem(EDITIONS, "made", edition)
    return edition
