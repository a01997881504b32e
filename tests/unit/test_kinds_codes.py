"""Codes: chosen from a list, or typed by those who know them by heart. Older ones count, unknown ones stay (ruling 13)."""

import pytest

from app.kinds import Parsed
from app.kinds._codes import listing
from tests.unit.test_kinds import KINDS, Asks

ASKS = Asks(
    options=(("/", "Present, morning"), ("B", "Other place"), ("C2", "Part-time timetable"), ("L2D*", "Star"), ("H", "Holiday agreed")),
    retired=("H", "J"),
    limit=60,
)


def doubtful(value: object, sentence: str) -> Parsed:
    return Parsed(value, doubtful=f"{sentence} Is this right?")


@pytest.mark.parametrize("kind", ["choice", "person", "link", "scale_items"])
@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("B", Parsed("B")),
        ("H", doubtful("H", "“Holiday agreed” is an older code.")),
        ("J", doubtful("J", "“J” is an older code.")),  # no longer listed at all
        ("b", Parsed(refused=True)),
        ("Other place", Parsed(refused=True)),
        ("B\nC2", Parsed(refused=True)),
        (" B", Parsed(refused=True)),
        ("ZZ", Parsed(refused=True)),
    ],
)
def test_one_of_a_list(kind: str, text: str, result: Parsed) -> None:
    assert KINDS[kind](text, ASKS) == result


@pytest.mark.parametrize("kind", ["choice", "person", "link", "scale_items"])
def test_where_there_is_nothing_to_choose_from_everything_is_refused(kind: str) -> None:
    assert KINDS[kind]("B", Asks(options=())) == Parsed(refused=True)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("C2\nB", Parsed(["B", "C2"])),
        ("H\nB", doubtful(["B", "H"], "“Holiday agreed” is an older code.")),
        ("J\nH", doubtful(["H", "J"], "“Holiday agreed” and “J” are older codes.")),
        ("H\nZZ", Parsed(refused=True)),
    ],
)
def test_any_of_a_list(text: str, result: Parsed) -> None:
    assert KINDS["choices"](text, ASKS) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("B", Parsed("B")),
        (" c2 ", Parsed("C2")),
        ("l2d*", Parsed("L2D*")),
        ("/", Parsed("/")),
        ("h", doubtful("H", "“H” is an older code.")),
        ("j", doubtful("J", "“J” is an older code.")),
        ("zz", doubtful("zz", "“zz” is not one of the codes we know.")),
        ("C 2", doubtful("C 2", "“C 2” is not one of the codes we know.")),
        ("B, C2", doubtful("B, C2", "“B, C2” is not one of the codes we know.")),
        ("x" * 60, doubtful("x" * 60, f"“{'x' * 40}” is not one of the codes we know.")),
        ("x" * 61, Parsed(problem="This is 1 character too long. Please make it shorter.")),
    ],
)
def test_a_typed_code(text: str, result: Parsed) -> None:
    assert KINDS["typed_code"](text, ASKS) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("B", Parsed(["B"])),
        ("c2, b;/\nL2D*", Parsed(["C2", "B", "/", "L2D*"])),
        ("b B,b", Parsed(["B"])),
        (",; B ,\n", Parsed(["B"])),
        (" , ;\n", Parsed()),
        ("zz b", doubtful(["zz", "B"], "“zz” is not one of the codes we know.")),
        ("zz b ZZ", doubtful(["zz", "B", "ZZ"], "“zz” and “ZZ” are not among the codes we know.")),
        ("b h", doubtful(["B", "H"], "“H” is an older code.")),
        ("j zz h", doubtful(["J", "zz", "H"], "“zz” is not one of the codes we know. “J” and “H” are older codes.")),
        ("1 2 3 4 5 6 7", doubtful(list("1234567"), "“1”, “2”, “3”, “4”, “5” and 2 more are not among the codes we know.")),
        ("b " * 31, Parsed(problem="This is 1 character too long. Please make it shorter.")),
    ],
)
def test_typed_codes(text: str, result: Parsed) -> None:
    """In the order in which they were typed, each once."""
    assert KINDS["typed_codes"](text, ASKS) == result


@pytest.mark.parametrize(("text", "value"), [("A", "A"), ("a", "a"), ("b", "B"), ("STRASSE", "straße")])
def test_capitals_matter_only_where_a_list_has_both(text: str, value: str) -> None:
    asks = Asks(options=(("A", ""), ("a", ""), ("B", ""), ("straße", "")))
    assert (KINDS["typed_code"](text, asks), KINDS["typed_codes"](text, asks)) == (Parsed(value), Parsed([value]))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["A"], "“A”"),
        (["A", "B"], "“A” and “B”"),
        (["A", "B", "C"], "“A”, “B” and “C”"),
        (["A", "B", "C", "D", "E"], "“A”, “B”, “C”, “D” and “E”"),
        (["A", "B", "C", "D", "E", *"x" * 1234], "“A”, “B”, “C”, “D”, “E” and 1,234 more"),
    ],
)
def test_a_list_in_words(names: list[str], words: str) -> None:
    assert listing(names) == words
