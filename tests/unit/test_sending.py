"""A form's fields as saves, and what is no form of ours."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData, UploadFile

from app.pep.rules.voices import AnswerKey
from app.pep.sending import BadForm, keys_of, read_sent
from app.versioned import Sent

KEY = "about.name~~adult"
WRITER, OTHER = "a1" * 12, "0123456789abcdef"
Pairs = list[tuple[str, str]]


def form(*pairs: tuple[str, str]) -> FormData:
    """Tails of the key -> the form: ("", words), (":seen", version)."""
    return FormData([(KEY + tail, value) for tail, value in pairs])


@pytest.mark.parametrize(
    ("pairs", "sent"),
    [
        ([("", "Jay"), (":seen", "3")], Sent("Jay", 3)),
        ([("", ""), (":seen", "0")], Sent("", 0)),
        ([(":seen", "0")], Sent("", 0)),
        ([("", ' a: + <b> & "c" 😀\r\n'), (":seen", "0")], Sent(' a: + <b> & "c" 😀\r\n', 0)),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "2")], Sent("Jay", 3, WRITER, 2)),
        (
            [("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "2"), (":after", f"{OTHER}.4")],
            Sent("Jay", 3, WRITER, 2, f"{OTHER}.4"),
        ),
        (
            [("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "2"), (":after", f" {OTHER}.4 {WRITER}.12 ")],
            Sent("Jay", 3, WRITER, 2, f"{OTHER}.4 {WRITER}.12"),
        ),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "0")], Sent("Jay", 3)),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER)], Sent("Jay", 3)),
        ([("", "Jay"), (":seen", "3"), (":writer", ""), (":seq", "5")], Sent("Jay", 3)),
        ([("", "Jay"), (":seen", "999999999")], Sent("Jay", 999999999)),
    ],
)
def test_a_save_is_read(pairs: Pairs, sent: Sent) -> None:
    assert read_sent(form(*pairs), KEY, many=False) == sent


@pytest.mark.parametrize(
    ("boxes", "text"), [([], ""), (["friends"], "friends"), (["lunch", "friends"], "lunch\nfriends"), (["a", "a"], "a\na")]
)
def test_the_boxes_of_one_question_are_one_answer(boxes: list[str], text: str) -> None:
    assert read_sent(form(*(("", box) for box in boxes), (":seen", "1")), KEY, many=True) == Sent(text, 1)


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([("", "Jay"), ("", "Jay"), (":seen", "3")], f"{KEY} is there twice"),
        ([("", "Jay"), ("", "James"), (":seen", "3")], f"{KEY} is there twice"),
        ([("", "Jay")], f"{KEY}:seen is not as we send it"),
        ([("", "Jay"), (":seen", "")], f"{KEY}:seen is not as we send it"),
        ([("", "Jay"), (":seen", "-1")], f"{KEY}:seen is not as we send it"),
        ([("", "Jay"), (":seen", "1.5")], f"{KEY}:seen is not as we send it"),
        ([("", "Jay"), (":seen", "three")], f"{KEY}:seen is not as we send it"),
        ([("", "Jay"), (":seen", "1234567890")], f"{KEY}:seen is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", "me"), (":seq", "1")], f"{KEY}:writer is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER.upper()), (":seq", "1")], f"{KEY}:writer is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", "a" * 15), (":seq", "1")], f"{KEY}:writer is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", "a" * 33), (":seq", "1")], f"{KEY}:writer is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", f"{OTHER}%"), (":seq", "1")], f"{KEY}:writer is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "-1")], f"{KEY}:seq is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "")], f"{KEY}:seq is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "1"), (":after", OTHER)], f"{KEY}:after is not as we send it"),
        ([("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "1"), (":after", f"{OTHER}.x")], f"{KEY}:after is not as we send it"),
        (
            [("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "1"), (":after", f"{OTHER}.1,{WRITER}.1")],
            f"{KEY}:after is not as we send it",
        ),
    ],
)
def test_what_is_no_form_of_ours_is_refused(pairs: Pairs, reason: str) -> None:
    with pytest.raises(BadForm) as refused:
        read_sent(form(*pairs), KEY, many=False)
    assert str(refused.value) == reason


@pytest.mark.parametrize("tail", [":seen", ":writer", ":seq", ":after"])
def test_no_doubled_field_silently_wins(tail: str) -> None:
    pairs = [("", "Jay"), (":seen", "3"), (":writer", WRITER), (":seq", "1"), (":after", f"{OTHER}.1")]
    double = {":seen": "4", ":writer": OTHER, ":seq": "2", ":after": f"{OTHER}.2"}
    with pytest.raises(BadForm) as refused:
        read_sent(form(*pairs, (tail, double[tail])), KEY, many=False)
    assert str(refused.value) == f"{KEY}{tail} is there twice"


@pytest.mark.parametrize("many", [False, True])
def test_a_file_is_no_answer(many: bool) -> None:
    """Nobody's words are '<UploadFile …>'."""
    with pytest.raises(BadForm):
        read_sent(FormData([(KEY, UploadFile(BytesIO(b"x"), filename="x.txt")), (f"{KEY}:seen", "0")]), KEY, many=many)


@given(st.text(), st.integers(0, 10**9 - 1), st.integers(1, 10**9 - 1))
def test_words_come_in_exactly_as_they_were_sent(text: str, seen: int, seq: int) -> None:
    sent = read_sent(form(("", text), (":seen", str(seen)), (":writer", WRITER), (":seq", str(seq))), KEY, many=False)
    assert sent == Sent(text, seen, WRITER, seq)


def test_a_page_posts_every_answer_that_has_a_version() -> None:
    posted = FormData(
        [
            ("save", "page"),
            (f"{KEY}:seen", "1"),
            (KEY, "Jay"),
            ("school.like~~said:seen", "0"),
            ("school.like~~said", ""),
            ("about.help~~adult", "yes"),
        ]
    )
    assert keys_of(posted) == [AnswerKey("about.name", "", "adult"), AnswerKey("school.like", "", "said")]


def test_a_form_without_answers_has_no_keys() -> None:
    assert keys_of(FormData([("save", "page"), ("seen", "1")])) == []


@pytest.mark.parametrize("name", ["about.name:seen", "about.name~~nobody:seen", "a~b~c~adult:seen", ":seen"])
def test_one_unknown_name_refuses_the_page(name: str) -> None:
    with pytest.raises(BadForm) as refused:
        keys_of(FormData([(f"{KEY}:seen", "1"), (name, "1")]))
    assert str(refused.value) == "an unknown name"
