"""A copy of a path to look at: it is about no child, asks nobody and keeps nothing."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from voice_modules.paths import Path
from voice_modules.ports import Asked, Earlier, Given, Meeting, Replies, Saved, Visit

NAME, ADULT = "there", "a grown-up"  # "Hello there." · "Ask a grown-up to talk with me"
READERS, EVERYONE = ("Your teacher", "your social worker"), ("Everyone at your meeting",)


class NothingSaid:
    """ports.Answers and ports.Talk where there is nobody."""

    def read(self) -> Mapping[str, Given]:
        return {}

    def earlier(self) -> Earlier:
        return Earlier()

    def replies(self) -> Replies:
        return {}, {}

    def save(self, asked: Sequence[Asked], form: FormData) -> list[Saved]:
        return []

    def show_as(self, words: Mapping[str, str]) -> None:
        """Nobody's pages look different for it."""

    def picture(self, name: str) -> Response:
        raise HTTPException(404)

    def asked(self) -> bool:
        return False

    def ask(self, writer: str) -> datetime:
        return datetime.now(UTC)


def practice_visit(path: Path) -> Visit:
    """Of a child in the path's first year."""
    return nobody_at(path.id, path.years[0], NAME)


def nobody_at(path: str, year: int, name: str) -> Visit:
    """id and late are empty: there is no address to send anything to."""
    nothing = NothingSaid()
    return Visit("", path, name, year, ADULT, "", "", Meeting("", "", ()), READERS, EVERYONE, False, "", nothing, nothing)
