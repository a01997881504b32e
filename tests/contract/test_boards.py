"""Boards of symbols: each board's questions exist in every form that offers it, and say what stood on the board, word for word."""

import pytest

from app.pep.definition import EDITIONS, Form, Question
from app.pep.rules.boards import HAND_OVER_HAND, SIGNALS
from app.settings import ROOT
from voice_modules import boards as voice
from voice_modules.board_asking import Sitting
from voice_modules.board_reading import MOST_BOARDS, MOST_ITEMS, load_more, load_sets, load_strip
from voice_modules.boards import Board, BoardSet

FORMS = [form for edition in EDITIONS.values() for form in edition.forms.values()]
OFFERS = [(form, load_sets()[name]) for form in FORMS for name in form.boards]
EVERY_OFFER = pytest.mark.parametrize(("form", "boards"), OFFERS, ids=lambda value: getattr(value, "id", value))
LIKED = ("Liked a lot", "OK", "Did not like")


def asked(form: Form, board: Board) -> Question:
    return form.places[board.asks].question


def test_every_set_is_offered_somewhere_and_within_what_a_child_can_take() -> None:
    assert {name for form in FORMS for name in form.boards} == set(load_sets())
    sizes = {one.id: (len(one.boards), sum(len(board.items) for board in one.boards)) for one in load_sets().values()}
    assert sizes == {"sen": (6, 24), "early_years": (6, 24), "this_or_that": (1, 6)}
    assert (MOST_BOARDS, MOST_ITEMS) == (6, 24)


@EVERY_OFFER
def test_each_board_has_its_questions_in_the_form(form: Form, boards: BoardSet) -> None:
    for board in boards.boards:
        place, words = form.places[board.asks], form.places[board.words]
        assert place.section.is_voice
        assert (place.question.kind, words.question.joined) == ("scale_items", board.asks)
        assert place.question.more in ((), tuple(load_more().items()))
        assert place.question.items == tuple((item.row, item.words) for item in board.items)
        shown = {(point.value, point.words) for item in board.items for point in (*item.points, boards.passing)}
        assert set(place.question.options) == shown, board.id
        assert place.question.label == board.question


@EVERY_OFFER
def test_every_answer_a_visit_can_give_is_a_question_of_the_form(form: Form, boards: BoardSet) -> None:
    assert [one.question for one in Sitting(boards, "visit").every() if one.question not in form.places] == []


@EVERY_OFFER
def test_the_adults_strip_has_the_forms_own_words(form: Form, boards: BoardSet) -> None:
    found = {part.id: form.places[f"{boards.strip}.{part.id}"].question for part in load_strip()}
    assert {name: (question.strip, question.label) for name, question in found.items()} == {
        part.id: (part.id, part.label) for part in load_strip()
    }
    assert {name: question.options for name, question in found.items()} == {part.id: part.options for part in load_strip()}
    assert {question.id for question in form.strip} == {question.id for question in found.values()}


def test_every_signal_can_be_read_and_one_does_not_count() -> None:
    offered = next(part.options for part in load_strip() if part.id == "signal")
    assert [value for value, _ in offered] == [*SIGNALS, HAND_OVER_HAND]
    assert voice.HAND_OVER_HAND == HAND_OVER_HAND


@pytest.mark.parametrize("name", ["sen", "early_years"])
def test_the_guides_questions_and_items_come_first(name: str) -> None:
    """S:419-431."""
    happy, doing = load_sets()[name].boards[:2]
    assert (happy.question, doing.question) == ("Are you happy in school?", "What do you like doing in school?")
    assert [item.words for item in doing.items[:2]] == ["Reading / writing", "Numbers / shapes"]
    for board in (happy, doing):
        assert tuple(point.words for point in board.items[0].points) == LIKED


@pytest.mark.parametrize("boards", load_sets().values(), ids=load_sets())
def test_a_scale_never_moves(boards: BoardSet) -> None:
    """Positive on the left: the same three on every picture of a board (ruling 23)."""
    for board in (board for board in boards.boards if not board.is_pairs):
        assert {item.points for item in board.items} == {board.items[0].points}
        assert board.items[0].points[0].value in ("liked_a_lot", "yes", "easy")


@pytest.mark.parametrize("boards", load_sets().values(), ids=load_sets())
def test_every_picture_is_there(boards: BoardSet) -> None:
    names = {item.picture for board in boards.boards for item in board.items if item.picture}
    names |= {point.picture for board in boards.boards for item in board.items for point in item.points}
    names |= set(load_more())
    names |= {boards.passing.picture, boards.other.picture}
    assert [name for name in sorted(names) if not (ROOT / "static" / "pictures" / f"{name}.svg").exists()] == []


def test_under_fours_are_observed_in_sentences_about_them() -> None:
    """domain.md 3.8: six, in the third person, the same on the board and on the page."""
    observed = load_sets()["this_or_that"].observed
    assert [each.sentence for each in observed] == [
        "{name} goes first to …",
        "{name} stays longest at …",
        "{name} shows enjoyment by …",
        "{name} shows no or stop by …",
        "{name} is comforted by …",
        "Since the last plan {name} now …",
    ]
    form = next(form for form in FORMS if "this_or_that" in form.boards)
    assert [form.places[each.question].question.sentence for each in observed] == [each.sentence for each in observed]
