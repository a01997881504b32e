"""What is drawn once and kept: found again only by the whole of what it was drawn from."""

import datetime as dt

import pytest

from app import clock
from app.pep.views import Field, State
from app.render import Renderer
from app.settings import read_settings

SAVED = dt.datetime(2026, 11, 25, 14, 32, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def control() -> object:
    return Renderer(read_settings({})).env.globals["control"]


def field(text: str, **more: object) -> Field:
    values = {"key": "a~~adult", "url": "/a", "label": "Notes", "help": "", "kind": "long_text", "text": text, "values": (), "version": 1}
    rest = {"options": (), "mandatory": False, "editable": True, "shown": text, "state": State(200, SAVED, version=1)}
    return Field(**{**values, **rest, **more})  # type: ignore[arg-type]


def test_another_word_another_reader_and_another_day_are_drawn_anew(control: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: SAVED)
    first = control(field("James &lt;"))
    assert "James &amp;lt;" in first and "14:32" in first
    assert control(field("James &lt;")) is first
    assert "Amara" in control(field("Amara"))
    assert "<textarea" in first and "<textarea" not in control(field("James &lt;", editable=False))
    monkeypatch.setattr(clock, "now", lambda: SAVED + dt.timedelta(days=1))
    assert "25 November" in control(field("James &lt;"))
