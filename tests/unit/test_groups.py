"""Rows as a page shows them, and what is offered at the moment: people, the child's answers, targets."""

from dataclasses import replace
from typing import Any

import pytest

from app.pep.building.fields import BLANK_NUMBER, BLANK_ROW, adult_field
from app.pep.building.groups import Doing, build_group
from app.pep.building.options import options_for
from app.pep.building.page import build_page, waiting_here
from app.pep.building.words import words_beside
from app.pep.definition import EDITIONS, Condition, Edition, Group, Page, Question, Section, make_form
from app.pep.queries.held import Held, Line
from app.pep.rules.known import Override
from app.pep.views import ChildWords, Field, GroupView
from tests.unit import made

SW = ("social_worker",)
GATE = Question("g.any", "Any?", "choice", options=made.YES_NO, answered_by=SW)
WHAT = Question("g.what", "What?", "short_text", rows="helps", answered_by=SW, help="What {name} gets.")
COST = Question("g.cost", "Cost?", "money", rows="helps", answered_by=SW, mandatory=False, seen_by=SW, unit="a week")
FROM = Question("target.voice", "From?", "link", rows="targets", source="@voice", answered_by=SW, mandatory=False)
SPECIFIC = Question("target.specific", "What exactly?", "long_text", rows="targets", answered_by=SW)
WHO = Question("g.who", "Who?", "person", source="@people", answered_by=SW, beside=("school.like",), carry=True)
FOR = Question("g.for", "For which target?", "link", source="@targets", answered_by=SW)
HELPS = Group("helps", "{name}'s help", "help", (WHAT, COST), help="All {name} gets.", show_if=Condition("g.any", ("yes",)), most=2)
TARGETS = Group("targets", "Targets", "target", (SPECIFIC, FROM), mandatory=True)
OLD = Group("reviews", "Last time", "target", (Question("r.what", "What?", "long_text", rows="reviews", answered_by=SW),), copies="targets")
PAGE = Page("rows", "Rows", blocks=(GATE, HELPS, TARGETS, OLD, WHO, FOR))
A = Section("a", "Social Worker", "Social Worker to complete", "social_worker", (PAGE,))
FORM = make_form("statutory", "Statutory", (), (A, made.C))
ON = made.line("g.any", "yes")


@pytest.fixture(autouse=True)
def an_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EDITIONS, "made", Edition("made", {"statutory": FORM}, {}))


def held(*lines: Line, **rows: list[str]) -> Held:
    return Held(lines, rows=rows)


def group(of: Group, *lines: Line, doing: Doing | None = None, rows: dict[str, list[str]] | None = None, **values: Any) -> GroupView | None:
    desk = made.desk(held=held(*lines, **(rows or {})), **values)
    return build_group(desk, of, doing or Doing())


def titles(view: GroupView | None) -> list[tuple[str, str]]:
    assert view is not None
    return [(row.key, row.title) for row in view.rows]


def test_a_group_shows_its_rows_and_a_blank_one() -> None:
    view = group(HELPS, ON, made.line("g.what", "Tutor", row="k2"), rows={"helps": ["k2", "k1"]})
    assert view is not None
    assert (view.label, view.help, view.one, view.editable, view.mandatory) == ("Jay's help", "All Jay gets.", "help", True, False)
    assert titles(view) == [("k2", "Help 1"), ("k1", "Help 2")]
    first = view.rows[0].fields
    assert [(field.key, field.text, field.named, field.help) for field in first] == [
        ("g.what~k2~adult", "Tutor", "Help 1", "What Jay gets."),
        ("g.cost~k2~adult", "", "Help 1", ""),
    ]
    assert view.blank is None  # two are as many as fit


def test_the_blank_row_has_a_key_that_no_row_can_have() -> None:
    view = group(HELPS, ON)
    assert view is not None
    assert view.blank is not None
    assert (view.blank.key, view.blank.title) == (BLANK_ROW, f"Help {BLANK_NUMBER}")
    assert [field.key for field in view.blank.fields] == [f"g.what~{BLANK_ROW}~adult", f"g.cost~{BLANK_ROW}~adult"]


@pytest.mark.parametrize(("lines", "there"), [((), False), ((made.line("g.any", "no"),), False), ((ON,), True)])
def test_a_group_that_does_not_apply_is_not_there(lines: tuple[Line, ...], there: bool) -> None:
    assert (group(HELPS, *lines, rows={"helps": ["k1"]}) is not None) is there


def test_a_column_that_is_not_mine_to_see_is_not_there() -> None:
    view = group(HELPS, ON, rows={"helps": ["k1"]}, reader=made.reader("carer"))
    assert view is not None
    assert [field.key for field in view.rows[0].fields] == ["g.what~k1~adult"]
    assert (view.editable, view.blank) == (False, None)
    secret = replace(HELPS, questions=(COST,))
    assert group(secret, ON, reader=made.reader("carer")) is None


def test_a_row_that_was_asked_for_stands_last_until_it_is_saved() -> None:
    new = Doing(new=("helps", "n1"))
    asked = group(HELPS, ON, doing=new, rows={"helps": ["k1"]})
    assert asked is not None
    assert [(row.key, row.title, row.is_new) for row in asked.rows] == [("k1", "Help 1", False), ("n1", "Help 2", True)]
    saved = group(HELPS, ON, doing=new, rows={"helps": ["n1"]})
    assert saved is not None
    assert [(row.key, row.is_new) for row in saved.rows] == [("n1", False)]
    assert titles(group(TARGETS, doing=new)) == []


@pytest.mark.parametrize(
    ("removed", "role", "undo"),
    [(("helps", "k9"), "social_worker", "k9"), (("targets", "k9"), "social_worker", ""), (("helps", "k9"), "carer", "")],
)
def test_undo_is_offered_where_the_row_was_to_who_may(removed: tuple[str, str], role: str, undo: str) -> None:
    view = group(HELPS, ON, doing=Doing(removed=removed), reader=made.reader(role))
    assert view is not None
    assert view.removed == undo


def test_rows_of_the_last_plan_cannot_be_added_to_and_are_not_there_without_any() -> None:
    assert group(OLD) is None
    view = group(OLD, rows={"reviews": ["k1"]})
    assert view is not None
    assert (titles(view), view.blank) == ([("k1", "Target 1")], None)


def test_a_closed_plan_has_rows_to_read() -> None:
    view = group(TARGETS, rows={"targets": ["k1"]}, open=False)
    assert view is not None
    assert (view.editable, view.blank, [field.editable for field in view.rows[0].fields]) == (False, None, [False, False])


def test_what_a_page_still_lacks_is_named_by_its_row_or_its_group() -> None:
    source = made.source(held=held(ON, rows=[], helps=["k1"], targets=[]))
    view = build_page(source, A, PAGE)
    assert view.missing == (
        ("#field-g.what~k1~adult", "Help 1: What?"),
        ("#group-targets", "Targets: at least one target"),
        ("#field-g.who~~adult", "Who?"),
        ("#field-g.for~~adult", "For which target?"),
    )


# What is offered at the moment


def test_people_are_offered_by_name_with_their_role() -> None:
    assert options_for(WHO, made.source()) == (
        ("Sarah Social", "Sarah Social, Social Worker"),
        ("Tracy Teacher", "Tracy Teacher, Designated Teacher"),
        ("Amanda Administrator", "Amanda Administrator, Administrator"),
    )


def test_the_childs_questions_are_offered_without_the_words_joined_to_them() -> None:
    assert options_for(FROM, made.source()) == (("school.like", "What do you like?"), ("school.hard", "What is hard?"))


def test_targets_are_offered_by_their_words() -> None:
    lines = (made.line("target.specific", "Reads aloud", row="k2"), made.line("target.specific", "  ", row="k3"))
    source = made.source(held=held(*lines, targets=["k2", "k1", "k3"]))
    assert options_for(FOR, source) == (("k2", "Reads aloud"), ("k1", "Target 2"), ("k3", "Target 3"))


def test_other_questions_offer_what_their_list_says() -> None:
    assert options_for(GATE, made.source()) == made.YES_NO


def test_who_has_left_the_list_still_shows() -> None:
    field = adult_field(made.desk(made.line("g.who", "Ann Gone")), WHO)
    assert field is not None
    assert (field.text, field.foreign, field.shown) == ("Ann Gone", "Ann Gone", "Ann Gone")


# A field and what stands beside it


def test_the_childs_own_words_stand_beside_for_who_may_read_them() -> None:
    lines = (made.said("school.like", "friends"), made.said("school.like.words", "Art & <b>"))
    by = "KS 1 & 2 · 24 November 2026, 14:32"
    assert words_beside(made.source(*lines), WHO) == (ChildWords(("My friends",), "Art & <b>", "", by, "What do you like best?"),)
    assert words_beside(made.source(*lines, reader=made.reader("carer")), WHO) == ()
    assert words_beside(made.source(), WHO) == ()
    assert words_beside(made.source(*lines), replace(WHO, beside=("gone.question",))) == ()


@pytest.mark.parametrize(
    ("override", "there", "mandatory", "not_known"),
    [
        (None, True, True, True),
        (Override(mandatory=False), True, False, False),
        (Override(asked=False), False, True, True),
        (Override(not_known=False), True, True, False),
    ],
)
def test_a_field_is_as_the_authority_asks_it(override: Override | None, there: bool, mandatory: bool, not_known: bool) -> None:
    field = adult_field(made.desk(overrides={"g.any": override} if override else {}), GATE)
    assert (field is not None) is there
    assert field is None or (field.mandatory, field.may_not_know) == (mandatory, not_known)


@pytest.mark.parametrize(
    ("lines", "unknown", "role", "open_fields"),
    [
        ((), (), "social_worker", []),
        ((), ("g.any~~adult",), "social_worker", ["g.any.not_known~~adult", "g.any.finds_out~~adult"]),
        ((made.line("g.any.not_known", "why"),), (), "social_worker", ["g.any.not_known~~adult", "g.any.finds_out~~adult"]),
        ((made.line("g.any.finds_out", "who"),), (), "carer", ["g.any.finds_out~~adult"]),
        ((made.line("g.any.not_known", ""),), (), "social_worker", []),
        ((), ("g.any~~adult",), "carer", []),
        ((), ("g.who~~adult",), "social_worker", []),
    ],
)
def test_why_it_is_not_known_stands_below_it(lines: tuple[Line, ...], unknown: tuple[str, ...], role: str, open_fields: list[str]) -> None:
    field = adult_field(made.desk(*lines, unknown=unknown, reader=made.reader(role)), GATE)
    assert field is not None
    assert [each.key for each in field.explains] == open_fields


@pytest.mark.parametrize(
    ("more", "typist", "words"),
    [
        ({"said": True}, 8, "As Jay said it, typed by Tracy Teacher."),
        ({"speaks_for": "carer"}, 8, "As the carer said it, typed by Tracy Teacher."),
        ({"speaks_for": "designated_teacher"}, 8, ""),
        ({}, 8, ""),
    ],
)
def test_whose_words_they_are_when_somebody_else_types_them(more: dict[str, Any], typist: int, words: str) -> None:
    line = made.line("g.any", "yes", by=typist, by_name="Tracy Teacher")
    field = adult_field(made.desk(line), replace(GATE, **more))
    assert field is not None
    assert field.tells == words


# Carried from the last plan


@pytest.mark.parametrize(
    ("line", "role", "open", "waits"),
    [
        (made.line("g.who", "Ann", carried=True), "social_worker", True, [("g.who", "")]),
        (made.line("g.who", "Ann"), "social_worker", True, []),
        (made.line("g.who", "Ann", carried=True), "carer", True, []),  # not theirs to answer
        (made.line("g.what", "Tutor", row="k1", carried=True), "social_worker", True, []),  # its group is not shown
    ],
)
def test_what_waits_for_still_right(line: Line, role: str, open: bool, waits: list[tuple[str, str]]) -> None:
    source = made.source(held=held(line, helps=["k1"]), reader=made.reader(role))
    assert waiting_here(source, PAGE) == waits
    assert build_page(source, A, PAGE).waiting == len(waits)


def test_a_page_shows_what_has_its_home_elsewhere_and_shares_what_may_be_answered_here() -> None:
    other = Page("other", "Other", shows=("g.who", "g.any"), also=("g.any",))
    form = make_form("statutory", "S", (), (replace(A, pages=(PAGE, other)),))
    EDITIONS["made"] = Edition("made", {"statutory": form}, {})
    view = build_page(made.source(ON, made.line("g.who", "Ann")), form.sections[0], other)
    assert [(one.label, one.text, one.href) for one in view.shows] == [("Who?", "Ann", "/peps/pepid/rows")]
    assert [(block.key, block.url) for block in view.blocks if isinstance(block, Field)] == [
        ("g.any~~adult", "/peps/pepid/other/answers/g.any~~adult")
    ]


def test_a_page_on_which_nothing_applies_says_so() -> None:
    hidden = Page("hidden", "Hidden", blocks=(replace(NOTE, show_if=Condition("g.any", ("no",))),))
    form = make_form("statutory", "S", (), (replace(A, pages=(PAGE, hidden)),))
    EDITIONS["made"] = Edition("made", {"statutory": form}, {})
    view = build_page(made.source(ON), form.sections[0], hidden)
    assert (view.applies, view.blocks, view.read_only) == (False, (), "")
    assert [page.words for page in view.nav[0].pages if page.id == "hidden"] == ["does not apply"]


NOTE = Question("n.note", "Note?", "long_text", answered_by=SW)
