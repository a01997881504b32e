"""Pictures joined in sheets: each once, in its own square, under a name that changes with what is drawn."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

from voice_modules.pictures import draw_sheets
from voice_modules.reading import load_paths

STATIC = Path(__file__).parents[3] / "static"
SVG = "{http://www.w3.org/2000/svg}"
PATH = load_paths()["ks1_2"]


@pytest.mark.parametrize("path", sorted(load_paths()))
def test_every_picture_of_a_place_stands_once_on_its_sheet(path: str) -> None:
    way = load_paths()[path]
    sheets = draw_sheets(way, STATIC)
    for place in way.places:
        sheet = sheets.stops[place.id]
        needed = {choice.picture for stop in place.stops for choice in stop.choices} | {
            stop.picture for stop in place.stops if stop.picture
        }
        root = ElementTree.fromstring(sheet.text)  # our own drawing
        cells = root.findall(f"{SVG}svg")
        assert set(sheet.places) == needed
        assert [cell.get("y") for cell in cells] == [str(96 * number) for number in range(len(needed))]
        assert root.get("viewBox") == f"0 0 96 {96 * len(needed)}"


def test_the_style_sheet_can_show_each_place_of_a_sheet() -> None:
    style = (STATIC / "css" / "voice.css").read_text()
    most = max(len(sheet.places) for path in load_paths().values() for sheet in draw_sheets(path, STATIC).all)
    assert all(f".at-{number} {{ --at: {number} }}" in style for number in range(1, most))


def test_a_sheet_is_named_by_what_is_drawn() -> None:
    turned = replace(PATH, places=(replace(PATH.places[0], stops=PATH.places[0].stops[::-1]), *PATH.places[1:]))
    one, other = draw_sheets(PATH, STATIC), draw_sheets(turned, STATIC)
    first = PATH.places[0].id
    assert one.stops[first].href != other.stops[first].href
    assert one.stops["school"].href == other.stops["school"].href == draw_sheets(PATH, STATIC).stops["school"].href


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"proud\.svg"):
        draw_sheets(PATH, tmp_path)
