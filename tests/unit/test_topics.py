"""Section C: who reads what the child said, word for word, and whose lines stand beside it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pep.building.topics import build_topics
from app.pep.building.words import came, child_words
from app.pep.queries.held import Line
from app.pep.rules.reading import Reader
from app.pep.views import AdultLine, ChildWords, Topic
from tests.unit import made

pytestmark = pytest.mark.usefixtures("made_edition")
BASE = "/peps/pepid/views"
BY = "KS 1 & 2 · 24 November 2026, 14:32"
UNSET = "Jay has answered this, and has not said yet who may read it."
FOR_ONE = "Jay has answered this for one person only."
WAITING = "Jay has answered this for the teacher and the social worker."
EXACT = 'I like maths: 10+5=15 & "art" <3 😀\n  عربى e\u0301 '


def topics(*lines: Line, reader: Reader | None = None, editable: bool = True) -> tuple[Topic, ...]:
    return build_topics(made.desk(*lines, reader=reader or made.reader(), base=BASE, open=editable), made.VIEWS)


def first(*lines: Line, **values: Any) -> Topic:
    return topics(*lines, **values)[0]


def test_a_topic_is_one_stop_with_its_picks_and_words() -> None:
    assert [topic.id for topic in topics()] == ["school.like", "school.hard"]
    topic = first(made.said("school.like", "friends\nlunch"), made.said("school.like.words", EXACT))
    assert topic.child == (ChildWords(("My friends", "Lunch"), EXACT, "", BY),)
    assert (topic.id, topic.label, topic.waiting) == ("school.like", "What do you like best?", "")


def test_a_topic_that_the_child_has_not_answered() -> None:
    topic = first()
    assert (topic.child, topic.waiting, topic.lines) == ((), "", ())
    assert (topic.label, topic.empty) == ("What do you like?", "Jay has not answered this yet.")


def test_words_taken_back_are_no_answer() -> None:
    topic = first(made.said("school.like", ""), made.said("school.like.words", ""))
    assert (topic.child, topic.waiting) == ((), "")


def test_words_of_another_topic_stay_there() -> None:
    like, hard = topics(made.said("school.hard", "lunch", stop="hard"))
    assert (like.child, [words.picks for words in hard.child]) == ((), [("Lunch",)])


@pytest.mark.parametrize(
    ("role", "audience", "reads", "waits"),
    [
        ("social_worker", "team", True, False),
        ("designated_teacher", "team", True, False),
        ("virtual_school", "team", True, False),
        ("carer", "team", False, True),
        ("reviewing_officer", "team", False, True),
        ("carer", "everyone", True, False),
        ("reviewing_officer", "everyone", True, False),
        ("carer", "person:7", True, False),
        ("social_worker", "person:8", False, True),
        ("social_worker", "unset", False, True),
    ],
)
def test_who_reads_a_childs_words_and_who_learns_only_that_they_are_there(role: str, audience: str, reads: bool, waits: bool) -> None:
    topic = first(made.said("school.like.words", EXACT, audience=audience), reader=made.reader(role))
    assert [words.text for words in topic.child] == ([EXACT] if reads else [])
    words = UNSET if audience == "unset" else FOR_ONE if audience.startswith("person:") else WAITING
    assert topic.waiting == (words if waits else "")


def test_who_comes_later_reads_only_what_comes_later() -> None:
    since = made.SAID_AT + dt.timedelta(hours=1)
    old, new = made.said("school.like", "lunch"), made.said("school.like.words", "new", at=since)
    topic = first(old, new, reader=made.reader("designated_teacher", since=since))
    assert [(words.picks, words.text) for words in topic.child] == [((), "new")]
    assert first(old, reader=made.reader("designated_teacher", since=since)).waiting == WAITING
    assert first(old, reader=made.reader("designated_teacher", since=since, inherited_since=made.LONG_AGO)).waiting == ""


def test_of_two_parts_only_the_readable_one_is_shown() -> None:
    topic = first(
        made.said("school.like", "friends", audience="everyone"), made.said("school.like.words", "secret"), reader=made.reader("carer")
    )
    assert [(words.picks, words.text) for words in topic.child] == [(("My friends",), "")]


@given(st.text(min_size=1))
def test_a_childs_words_are_shown_exactly(text: str) -> None:
    assert [words.text for words in first(made.said("school.like.words", text)).child] == [text]


@pytest.mark.parametrize(
    ("codes", "picks", "passed"),
    [
        ("no_say", (), "Jay chose not to say."),
        ("not_sure", (), "Jay is not sure."),
        ("friends\nnot_sure", ("My friends",), "Jay is not sure."),
        ("old_code\nfriends", ("old_code", "My friends"), ""),
    ],
)
def test_a_pass_is_a_sentence_and_an_unknown_code_stays(codes: str, picks: tuple[str, ...], passed: str) -> None:
    words = first(made.said("school.like", codes)).child[0]
    assert (words.picks, words.passed) == (picks, passed)


def test_free_words_that_look_like_a_pass_are_words() -> None:
    words = first(made.said("school.like.words", "no_say")).child[0]
    assert (words.text, words.passed) == ("no_say", "")


def test_the_card_says_how_the_newest_words_came() -> None:
    later = made.said("school.like.words", "x", at=made.SAID_AT + dt.timedelta(hours=1), helper="types:Tracy Teacher")
    words = child_words([made.LIKE, made.LIKE_WORDS], [later, made.said("school.like", "friends")], "Jay", made.heard)
    assert [card.by for card in words] == ["KS 1 & 2 · 24 November 2026, 15:32 · Tracy Teacher typed what Jay said"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, BY),
        ({"helper": "nobody"}, f"{BY} · nobody helped"),
        ({"helper": "helps:Ann"}, f"{BY} · Ann helped"),
        ({"route": "typed"}, "24 November 2026, 14:32"),
        ({"at": dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)}, "KS 1 & 2 · 1 July 2026, 23:30"),
        ({"at": dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)}, "KS 1 & 2 · 2 July 2026, 00:30"),
    ],
)
def test_how_words_came(values: dict[str, Any], words: str) -> None:
    assert came(made.said("school.like", "friends", **values), "Jay", made.heard) == words


def test_colleagues_lines_stand_beside_with_their_names() -> None:
    told = made.line("school.like", "He likes art.", "said", author=8, author_name="Tracy Teacher")
    seen = made.line("school.like", "He smiled.", "seen", author=8, author_name="Tracy Teacher")
    assert first(seen, told).lines == (
        AdultLine("Jay's words, as said to Tracy Teacher", "He likes art.", made.SAID_AT),
        AdultLine("What Tracy Teacher saw or thinks", "He smiled.", made.SAID_AT),
    )


def test_a_colleagues_line_never_becomes_the_childs() -> None:
    topic = first(made.line("school.like", "He likes art.", "said", author=8, author_name="Tracy Teacher"))
    assert (topic.child, topic.waiting) == ((), "")


@pytest.mark.parametrize(
    ("role", "count"), [("social_worker", 1), ("designated_teacher", 1), ("virtual_school", 1), ("carer", 0), ("administrator", 0)]
)
def test_a_colleagues_line_is_for_the_team(role: str, count: int) -> None:
    lines = first(made.line("school.like", "He likes art.", "said", author=8, author_name="Tracy Teacher"), reader=made.reader(role)).lines
    assert len(lines) == count


def test_an_emptied_line_of_a_colleague_is_not_shown() -> None:
    assert first(made.line("school.like", "", "said", author=8, author_name="Tracy Teacher")).lines == ()


def test_my_two_lines_are_words_to_write_whatever_the_childs_kind() -> None:
    mine = first(made.line("school.like", "He likes art.", "said", author=7, version=2), made.said("school.like", "friends")).mine
    assert [(field.key, field.label, field.kind, field.text, field.version, field.editable) for field in mine] == [
        ("school.like~~said", "Jay's words, as said to me", "long_text", "He likes art.", 2, True),
        ("school.like~~seen", "What I saw or think", "long_text", "", 0, True),
    ]
    assert [(field.url, field.options, field.values) for field in mine] == [
        (f"{BASE}/answers/school.like~~said", (), ()),
        (f"{BASE}/answers/school.like~~seen", (), ()),
    ]


@pytest.mark.parametrize(("role", "fields"), [("carer", 2), ("virtual_school", 0), ("reviewing_officer", 0), ("administrator", 0)])
def test_who_may_write_beside(role: str, fields: int) -> None:
    assert len(first(reader=made.reader(role)).mine) == fields


def test_in_a_closed_pep_only_the_lines_i_wrote_stay_to_be_read() -> None:
    mine = first(made.line("school.like", "He smiled.", "seen", author=7), editable=False).mine
    assert [(field.key, field.text, field.editable) for field in mine] == [("school.like~~seen", "He smiled.", False)]


@pytest.mark.parametrize("editable", [True, False])
@pytest.mark.parametrize("role", ["virtual_school", "reviewing_officer"])
def test_a_line_of_my_own_stays_mine_to_read_in_another_role(role: str, editable: bool) -> None:
    """The social worker who joined the Virtual School: rules/reading.py says that an own line is always theirs to read."""
    topic = first(
        made.line("school.like", "He smiled.", "seen", author=7, author_name="Sarah Social"), reader=made.reader(role), editable=editable
    )
    assert [line.text for line in topic.lines] + [field.text for field in topic.mine if not field.editable] == ["He smiled."]


def test_a_topic_is_worded_as_the_newest_wording_unless_a_stop_asked_it() -> None:
    assert first(made.said("school.like", "friends", route="typed", stop="")).label == "What do you like?"
    assert first(made.said("school.like", "friends", audience="unset")).label == "What do you like best?"
