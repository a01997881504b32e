"""Pictures that are shown together, joined in one drawing: one request for a whole place, and so nothing to wait for at its next question.

A sheet is a column of its pictures; the style sheet shows one of them by moving the column (`.at-3` in voice.css). Its name changes
with what is drawn on it, so that it may be kept for ever.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as File

from voice_modules.paths import Path, Place

HELPER = ("me", "helper", "say-it-out-loud")
"""Of the screen that asks who helps."""
OPENING = re.compile(r"<svg [^>]*?viewBox=\"0 0 (\d+) (\d+)\"[^>]*>")


@dataclass(frozen=True)
class Sheet:
    """href: below the address of static files. places: where on it each picture stands, from 0."""

    href: str
    text: str
    places: Mapping[str, int]

    def at(self, picture: str) -> int:
        return self.places[picture]


@dataclass(frozen=True)
class Sheets:
    """All of one path. helper: who helps; map: the places; stops: by the id of the place."""

    helper: Sheet
    map: Sheet
    stops: Mapping[str, Sheet]

    @property
    def all(self) -> tuple[Sheet, ...]:
        return self.helper, self.map, *self.stops.values()


def draw_sheets(path: Path, static: File) -> Sheets:
    """static: the folder with pictures/ and art/. Raises FileNotFoundError for a picture that is missing."""
    stops = {place.id: _draw(static, f"pictures/{path.id}-{place.id}", "pictures", _pictures_of(place)) for place in path.places}
    islands = [place.picture for place in path.places if place.picture]
    return Sheets(
        helper=_draw(static, "pictures/helper", "pictures", HELPER), map=_draw(static, f"art/{path.id}-map", "art", islands), stops=stops
    )


def _pictures_of(place: Place) -> Iterable[str]:
    for stop in place.stops:
        yield from filter(None, (stop.picture, *(choice.picture for choice in stop.choices)))


def _draw(static: File, name: str, folder: str, pictures: Iterable[str]) -> Sheet:
    return join_drawings(name, {each: (static / folder / f"{each}.svg").read_text("utf-8").strip() for each in pictures})


def join_drawings(name: str, found: Mapping[str, str]) -> Sheet:
    """name: of the sheet, without its ending. found: picture → drawing, all of one size."""
    names, drawings = tuple(found), tuple(found.values())
    width, height = map(int, OPENING.search(drawings[0]).groups())  # type: ignore[union-attr]   # every drawing of ours begins so
    cells = (
        OPENING.sub(f'<svg y="{number * height}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">', drawing, count=1)
        for number, drawing in enumerate(drawings)
    )
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height * len(names)}">{"".join(cells)}</svg>'
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Sheet(f"{name}-{digest}.svg", text, {each: number for number, each in enumerate(names)})
