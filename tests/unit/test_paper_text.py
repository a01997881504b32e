"""Typed text on its way to paper: directions, breaks, what stands out."""

from typing import Any

import pytest

from app.paper.text import Typed, reads_from_right, typed


def run(*parts: Any, rtl: bool = False, wide: bool = False) -> dict[str, Any]:
    return {"rtl": rtl, "wide": wide, "parts": list(parts)}


@pytest.mark.parametrize(
    ("text", "shaped"),
    [
        ("", ""),
        ("plain #text *here* $x$", "plain #text *here* $x$"),
        ("  spaces  stay  ", "  spaces  stay  "),
        ("tab\there", "tab    here"),
        ("a\x00b\x7fc", "abc"),
        ("one\r\ntwo\rthree", [run("one\ntwo\nthree")]),
        ("one\n\n  two\n", [run("one\n\n  two\n")]),
        ("Zoë", [run("Zoë")]),
        ("Tiếng Việt", [run("Tiếng Việt", wide=True)]),
        ("x" * 27, "x" * 27),
        ("x" * 28, [run("", ("long", "x" * 28), "")]),
        ("see " + "x" * 30 + " it", [run("see ", ("long", "x" * 30), " it")]),
        ("学" * 40, [run("学" * 40)]),
        ("😀" * 40, [run("😀" * 40)]),
        ("أحب المدرسة", [run("", ("arabic", "أحب المدرسة"), "", rtl=True)]),
        ("12, שלום (ok)", [run("12, ", ("hebrew", "שלום"), " (ok)", rtl=True)]),
        ("I say مدرسة جميلة, 12 ok", [run("I say ", ("arabic", "مدرسة جميلة, 12"), " ok")]),
        ("hi\nأحب\n\nyes", [run("hi"), run("", ("arabic", "أحب"), "\n\n", rtl=True), run("yes")]),
    ],
)
def test_typed(text: str, shaped: Typed) -> None:
    assert typed(text) == shaped


def test_narrow_places_break_shorter_words() -> None:
    assert typed("responsibilities", 20) == "responsibilities"
    assert typed("responsibilities", 10) == [run("", ("long", "responsibilities"), "")]


@pytest.mark.parametrize(("line", "before", "rtl"), [("123", False, False), ("123", True, True), ("(א", False, True), ("a א", True, False)])
def test_direction_is_that_of_the_first_letter(line: str, before: bool, rtl: bool) -> None:
    assert reads_from_right(line, before=before) is rtl
