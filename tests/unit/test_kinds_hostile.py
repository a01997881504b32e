"""Whatever text arrives, every kind answers at once and by the rules of ruling 18; nothing ever raises."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import STAFF_LIMIT, Parsed
from tests.hostile import HOSTILE
from tests.unit.test_kinds import KINDS, Asks

LONG = 100_000
MOMENT = 1.0  # seconds of processor time for five texts of 100,000 characters, on a slow machine; a runaway pattern takes minutes
OPTIONS = (("/", "Present"), ("B", "Other place"), ("L2D*", "Star"), ("H", "Holiday agreed"))
ASKS = Asks(options=OPTIONS, retired=("H", "J"), limit=STAFF_LIMIT)
NARROW = replace(ASKS, minimum=10, maximum=20, places=0)
PAGES = [
    *(sign * LONG for sign in (" ", "1", "a", "٣", "é", "e\u0301", "😀", "@", ".", "/", "\\", "£", "-", "\n", "\x1c")),
    *(pair * (LONG // 2) for pair in ("1 ", "1,", "1.", "1:", "1/", "a ", "-1", "a;", "1\n", "B,", "%1")),
    *(f"1{' ' * LONG}1", f"{' ' * LONG}1", f"1{' ' * LONG}", f"{'1' * LONG}x", f"{' ' * LONG}%", f"a@{'a.' * LONG}"),
]
# Kinds whose value can be typed again and read as itself; of the others the value is a list, or the text as it is.
CANONICAL = sorted(set(KINDS) - {"choices", "typed_codes"})
LIKELY = st.text("0123456789.,:/- £%+apmyrsB;\n\u00a0O", max_size=24)


def check_grades(kind: str, parsed: Parsed) -> None:
    """Right, doubtful, not a value, refused: never two of them, and what counts can be stored."""
    if parsed.refused:
        assert (kind in ("choice", "choices", "link", "person", "scale_items"), parsed) == (True, Parsed(refused=True))
    if parsed.problem:
        assert parsed == Parsed(problem=parsed.problem)
    if parsed.doubtful:
        assert parsed.value is not None
        assert parsed.doubtful.endswith("Is this right?")
    assert not isinstance(parsed.value, float)
    assert json.loads(json.dumps(parsed.value)) == parsed.value
    assert max(len(parsed.problem), len(parsed.doubtful)) < 400


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("asks", [ASKS, NARROW], ids=["wide", "narrow"])
def test_hostile_text_is_judged_like_any_other(kind: str, asks: Asks) -> None:
    for text in HOSTILE:
        check_grades(kind, KINDS[kind](text, asks))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_pages_of_anything_take_no_more_than_a_moment(kind: str) -> None:
    """The limit is above them, so that each is judged; that a limit is told in time as well, the last one shows."""
    roomy = replace(ASKS, limit=3 * LONG)
    for asks, texts in [*((roomy, PAGES[start : start + 5]) for start in range(0, len(PAGES), 5)), (ASKS, PAGES[4:5])]:
        began = time.process_time()
        found = [KINDS[kind](text, asks) for text in texts]
        assert time.process_time() - began < MOMENT
        for parsed in found:
            check_grades(kind, parsed)


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(text=st.one_of(st.text(), LIKELY, st.sampled_from([value for value, _ in OPTIONS])))
def test_nothing_raises(kind: str, text: str) -> None:
    for asks in (ASKS, NARROW):
        check_grades(kind, KINDS[kind](text, asks))


@pytest.mark.parametrize("kind", CANONICAL)
@given(text=st.one_of(st.text(), LIKELY, st.sampled_from([value for value, _ in OPTIONS])))
def test_a_value_typed_again_is_the_same_value(kind: str, text: str) -> None:
    value = KINDS[kind](text, ASKS).value
    if value is not None:
        assert KINDS[kind](str(value), ASKS).value == value


@pytest.mark.parametrize("kind", ["choices", "typed_codes"])
@given(text=st.lists(st.sampled_from(["B", "/", "L2D*", "J", "H"])).map("\n".join))
def test_a_list_typed_again_is_the_same_list(kind: str, text: str) -> None:
    value = KINDS[kind](text, ASKS).value
    if isinstance(value, list):
        assert KINDS[kind]("\n".join(value), ASKS).value == value


@given(st.text("abzBh/ ,;\n*", max_size=40))
def test_typed_codes_of_any_sort_are_the_same_when_typed_again(text: str) -> None:
    value = KINDS["typed_codes"](text, ASKS).value
    if isinstance(value, list):
        assert KINDS["typed_codes"](" ".join(value), ASKS).value == value
