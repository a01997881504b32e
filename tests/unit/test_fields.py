"""One question as a field: what is shown, what counts, who may change it, and both sides of a conflict."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access import Role
from app.kinds import Parsed
from app.pep.building.fields import build_field, may_answer, own_line, saved_state, shown, stored_state, theirs_body
from app.pep.definition import Question
from app.pep.queries.held import Line
from app.pep.rules.progress import is_answered
from app.pep.rules.saving import Saved
from app.pep.rules.voices import AnswerKey
from app.pep.views import Field, State
from tests.unit import made

KEY = "school.like~~said"


def field_of(question: Question, line: Line | None, *, editable: bool = True) -> Field:
    return build_field(
        question, "The label", "The help", line, key=AnswerKey(question.id, "", "adult"), base="/peps/pepid/about", editable=editable
    )


def test_a_field_that_nobody_has_answered() -> None:
    assert field_of(made.NAME, None) == Field(
        key="about.name~~adult",
        url="/peps/pepid/about/answers/about.name~~adult",
        label="The label",
        help="The help",
        kind="short_text",
        text="",
        values=(),
        version=0,
        options=(),
        mandatory=True,
        editable=True,
        shown="",
        state=None,
        doubtful=False,
    )


def test_a_field_with_words_says_when_they_were_saved() -> None:
    field = field_of(made.NAME, made.line("about.name", "  Jay: <b> & 😀\n", version=3), editable=False)
    assert (field.text, field.shown, field.version, field.editable) == ("  Jay: <b> & 😀\n", "  Jay: <b> & 😀\n", 3, False)
    assert (field.state, field.doubtful, field.values) == (State(200, made.SAID_AT, version=3), False, ())


def test_a_field_that_was_emptied_keeps_its_version_and_has_no_fault() -> None:
    field = field_of(made.HELP, made.line("about.help", "", version=4))
    assert (field.text, field.values, field.version, field.shown, field.state) == ("", (), 4, "", State(200, made.SAID_AT, version=4))


def test_a_choice_shows_its_label_and_keeps_its_code() -> None:
    field = field_of(made.HELP, made.line("about.help", "yes"))
    assert (field.values, field.shown, field.options) == (("yes",), "Yes", (("yes", "Yes"), ("no", "No")))


def test_what_does_not_count_or_is_doubtful_is_said_in_the_state_line() -> None:
    doubtful = field_of(made.UPN, made.line("about.upn", "UPN12345678"))
    assert (doubtful.doubtful, doubtful.state) == (
        True,
        State(200, made.SAID_AT, "", "This is not in the national format (a letter, then 12 characters). Is this right?", version=1),
    )
    too_long = field_of(replace(made.NAME, limit=2), made.line("about.name", "abcd"))
    assert (too_long.doubtful, too_long.state) == (
        False,
        State(200, made.SAID_AT, "This is 2 characters too long. Please make it shorter.", version=1),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("friends", "My friends"),
        ("lunch\nfriends", "Lunch, My friends"),
        ("friends\nsince_2019", "My friends, since_2019"),
        ("\nlunch\n", "Lunch"),
    ],
)
def test_codes_are_shown_by_their_labels_and_unknown_ones_as_they_are(text: str, words: str) -> None:
    assert shown(made.LIKE, text) == words


@given(st.text())
def test_words_are_shown_exactly(text: str) -> None:
    assert shown(made.NOTE, text) == text


def test_nothing_stored_has_no_state_line() -> None:
    assert stored_state(Parsed(), None) is None


@pytest.mark.parametrize(
    ("answered_by", "roles"),
    [
        (("social_worker",), {"social_worker"}),
        (("carer", "virtual_school"), {"carer", "virtual_school"}),
        (("reviewing_officer", "administrator"), set()),  # named there by mistake: the table of rights still says no
        ((), set()),
    ],
)
def test_who_may_answer_a_question(answered_by: tuple[str, ...], roles: set[str]) -> None:
    question = replace(made.NAME, answered_by=answered_by)
    assert {str(role) for role in Role if may_answer(question, role)} == roles


def test_my_own_line_is_the_one_i_wrote() -> None:
    lines = [made.line("school.like", "hers", "said", author=8), made.line("school.like", "mine", "said", author=7)]
    assert own_line(lines, 7) == lines[1]
    assert own_line(lines, 9) is None


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        (made.line("about.name", "Jay"), True),
        (made.line("about.name", "x", value=[]), True),
        (made.line("about.name", "31/02", value=None), False),
        (made.line("about.name", "Jay", "child"), False),
        (made.line("about.name", "Jay", "said"), False),
        (made.line("about.name", "Jay", carried=True), False),
    ],
)
def test_only_a_value_of_an_adult_who_stands_by_it_answers_a_question_of_an_adult(line: Line, counts: bool) -> None:
    assert is_answered(made.NAME, made.source(line).known) == counts
    assert is_answered(made.NAME, made.source().known) is False


def test_a_saved_answer_says_when_and_what_is_doubtful() -> None:
    saved = Saved(200, 4, Parsed("x", doubtful="Is this right?"), at=made.SAID_AT)
    assert saved_state(saved, KEY, "x") == State(200, made.SAID_AT, "", "Is this right?", "x", "", "", version=4)


def test_a_conflict_shows_both_texts_and_carries_theirs_as_a_form() -> None:
    saved = Saved(409, 4, theirs="their words & more")
    assert saved_state(saved, KEY, "my words", question=made.NOTE) == State(
        409, yours="my words", theirs="their words & more", theirs_body="school.like~~said=their+words+%26+more", version=4
    )


def test_a_conflict_of_choices_shows_labels_and_carries_codes() -> None:
    state = saved_state(Saved(409, 4, theirs="lunch\nfriends"), "school.like~~adult", "friends", question=made.LIKE)
    assert (state.yours, state.theirs) == ("My friends", "Lunch, My friends")
    assert parse_qsl(state.theirs_body) == [("school.like~~adult", "lunch"), ("school.like~~adult", "friends")]


def test_a_conflict_without_its_question_shows_the_words_as_they_are() -> None:
    state = saved_state(Saved(409, 4, theirs="lunch\nfriends"), KEY, "mine")
    assert (state.yours, state.theirs) == ("mine", "lunch\nfriends")
    assert parse_qsl(state.theirs_body) == [(KEY, "lunch\nfriends")]


@pytest.mark.parametrize("status", [200, 202, 422, 423])
def test_only_a_conflict_carries_theirs(status: int) -> None:
    assert saved_state(Saved(status, 4, theirs="x"), KEY, "y", question=made.NOTE).theirs_body == ""


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(WORDS)
def test_their_words_travel_exactly(theirs: str) -> None:
    assert parse_qsl(theirs_body(KEY, theirs, many=False), keep_blank_values=True) == [(KEY, theirs)]


@given(st.lists(WORDS.filter(lambda text: "\n" not in text), min_size=1, max_size=4))
def test_their_choices_travel_one_by_one(theirs: list[str]) -> None:
    pairs = parse_qsl(theirs_body(KEY, "\n".join(theirs), many=True), keep_blank_values=True)
    assert pairs == [(KEY, value) for value in theirs]
