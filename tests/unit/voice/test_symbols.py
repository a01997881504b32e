"""A folder of foreign symbols: used where it is whole, said and fallen back from where it is not."""

from pathlib import Path

import pytest

from voice_modules.board_pictures import Drawings, all_pictures, draw_board_sheets
from voice_modules.board_reading import load_sets
from voice_modules.symbols import load_symbols, read_symbols, unknown

STATIC = Path(__file__).parents[3] / "static"
GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><circle id="a" r="3"/></defs><use href="#a"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
NAMED = {"toilets.svg": GOOD.encode(), "lunch.png": PNG}


def folder_of(place: Path, **files: bytes | str) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def test_a_folder_is_a_set_and_its_pictures_are_shown(tmp_path: Path) -> None:
    folder_of(tmp_path / "our-rooms", **NAMED, **{"set.toml": 'name = "Photos of our rooms"'})  # type: ignore[arg-type]
    one = load_symbols(tmp_path)["our-rooms"]
    assert (one.name, sorted(one.pictures), one.problems) == ("Photos of our rooms", ["lunch", "toilets"], ())
    boards = load_sets()["sen"]
    own, theirs = (draw_board_sheets(boards, Drawings(STATIC, symbols)).boards["day"] for symbols in (None, one))
    assert theirs.text.count("data:image/") == 2
    assert own.places == theirs.places
    assert theirs.href != own.href
    assert (STATIC / "pictures" / "noise.svg").read_text()[-60:-8] in theirs.text  # what is missing falls back


def test_no_folder_is_no_set(tmp_path: Path) -> None:
    assert load_symbols(tmp_path / "nothing") == {}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("toilets.svg", b"", "it is empty or larger than 200 kB"),
        ("toilets.svg", b"x" * 200_001, "it is empty or larger than 200 kB"),
        ("toilets.svg", b"<svg", "it is no drawing that can be read"),
        ("toilets.svg", b"<html/>", "it is no drawing that can be read"),
        ("toilets.svg", GOOD.replace("<use", "<script>alert(1)</script><use").encode(), "it holds more than a drawing"),
        ("toilets.svg", GOOD.replace("<use", '<use onload="alert(1)"').encode(), "it holds more than a drawing"),
        ("toilets.svg", GOOD.replace("#a", "https://elsewhere.example/a.svg").encode(), "it holds more than a drawing"),
        ("toilets.svg", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + GOOD.encode(), "it holds more than a drawing"),
        ("toilets.png", GOOD.encode(), "it is no png picture"),
        ("Toilets (1).png", PNG, "it is no picture named after what it shows, as toilets.svg is"),
        ("notes.docx", b"PK", "it is no picture named after what it shows, as toilets.svg is"),
    ],
)
def test_what_is_broken_is_said_and_not_shown(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    one = read_symbols(folder_of(tmp_path / "made", **{name: content, "lunch.png": PNG}))
    assert (sorted(one.pictures), one.problems) == (["lunch"], (f"{name}: {problem}.",))


def test_a_broken_title_is_said_and_the_folders_name_stands(tmp_path: Path) -> None:
    one = read_symbols(folder_of(tmp_path / "made", **{"set.toml": b"name = "}))
    assert (one.name, one.problems) == ("made", ("set.toml: it is no TOML file.",))


def test_a_picture_that_no_board_asks_for_is_named(tmp_path: Path) -> None:
    one = read_symbols(folder_of(tmp_path / "made", **{"toilet.png": PNG, "pass.png": PNG}))
    assert [*unknown(one, all_pictures(load_sets().values()))] == ["toilet: no board has a picture of this name."]
