"""What stands in the way of Mark completed, over a small form; who may press it; and how its state is put."""

import datetime as dt
from dataclasses import replace

import pytest

from app.pep.definition import Condition, Group, Page, Question, Section, make_form
from app.pep.definition.stand_in import without_setting
from app.pep.rules.known import Known
from app.pep.rules.signing import (
    NO_DATE,
    NOT_HELD,
    Held,
    completed_words,
    lacks,
    may_mark,
    not_known_yet,
    outstanding,
    read_reason,
    written_reason,
)

SW, DT, VS = "social_worker", "designated_teacher", "virtual_school"
TODAY, YESTERDAY, TOMORROW = dt.date(2026, 12, 3), dt.date(2026, 12, 2), dt.date(2026, 12, 4)
NEXT = Question("next.date", "Next?", "date", answered_by=(SW, DT), not_known=False)
LEVEL = Question("level", "Level?", "short_text", answered_by=(DT,))
WHY = Question("level.reason", "Why?", "short_text", answered_by=(DT,), show_if=Condition("level", ("low",)))
NOTE = Question("note", "Note", "long_text", mandatory=False, answered_by=(DT,))
GOAL = Question("target.goal", "Goal", "short_text", rows="targets", answered_by=(DT,))
OLD = Question("review.goal", "Goal then", "short_text", rows="reviews", mandatory=False)
LIKE = Question("like", "Like?", "short_text", answered_by=(SW,))
TARGETS = Group("targets", "Targets", "target", (GOAL,), mandatory=True)
REVIEWS = Group("reviews", "Last plan's", "target", (OLD,))
A = Section("a", "Social Worker", "SW", SW, (Page("sign", "Sign", blocks=(NEXT,)),), (SW,))
PAGES_OF_B = (Page("now", "Now", blocks=(LEVEL, WHY, NOTE)), Page("aims", "Aims", blocks=(REVIEWS, TARGETS), also=("next.date",)))
B = Section("b", "Teacher", "DT", DT, PAGES_OF_B, (DT,), needs_held=True, stand_in=VS)
C = Section("c", "Views", "YP", "young_person", (Page("views", "Views", blocks=(LIKE,)),), (DT,), stand_in=VS)
D = Section("d", "Final", "VS", VS)
FORM = make_form("made", "Made", (), (A, B, C, D))
HELD = Held(YESTERDAY, YESTERDAY)
FULL = {("next.date", ""): "2027-03-01", ("level", ""): "high", ("target.goal", "r1"): "90"}
ROWS = {"targets": ("r1",)}


@pytest.mark.parametrize(
    ("values", "rows", "missing"),
    [
        ({}, {}, [("level", ""), ("target.goal", ""), ("next.date", "")]),
        (FULL, ROWS, []),
        ({**FULL, ("level", ""): "low"}, ROWS, [("level.reason", "")]),
        (FULL, {"targets": ("r1", "r2")}, [("target.goal", "r2")]),
    ],
)
def test_what_a_section_lacks(
    values: dict[tuple[str, str], object], rows: dict[str, tuple[str, ...]], missing: list[tuple[str, str]]
) -> None:
    assert [(one.question.id, one.row) for one in lacks(FORM, B, Known(values, rows=rows))] == missing


def test_a_question_of_another_section_says_where_it_stands() -> None:
    (one,) = (one for one in lacks(FORM, B, Known()) if one.question is NEXT)
    assert (one.section, one.page.id) == (A, "sign")


@pytest.mark.parametrize(
    ("section", "meeting", "problem"),
    [
        (A, Held(None, None), NO_DATE),
        (A, Held(TOMORROW, None), "The PEP meeting is on Friday 4 December 2026. A section can be completed from that day on."),
        (A, Held(TODAY, None), ""),
        (B, Held(TODAY, None), NOT_HELD),
        (B, Held(TODAY, TODAY), ""),
        (B, Held(TOMORROW, YESTERDAY), ""),  # it was held on another day than planned
        (C, Held(TODAY, None), ""),
        (C, Held(TOMORROW, None), "The PEP meeting is on Friday 4 December 2026. A section can be completed from that day on."),
    ],
)
def test_how_the_meeting_stands_in_the_way(section: Section, meeting: Held, problem: str) -> None:
    found = outstanding(FORM, section, Known(FULL, rows=ROWS), meeting, TODAY)
    assert (found.meeting, found.is_empty) == (problem, not problem)


def test_a_childs_section_lacks_nothing_whatever_is_empty() -> None:
    assert outstanding(FORM, C, Known(), HELD, TODAY).is_empty


def test_not_known_yet_is_what_counts_without_an_answer() -> None:
    explained = {("level.not_known", ""): "no report", ("level.finds_out", ""): "Tracy"}
    assert [one.question.id for one in not_known_yet(FORM, B, Known(explained))] == ["level"]
    assert list(not_known_yet(FORM, B, Known({**explained, ("level", ""): "high"}))) == []  # it is known by now
    assert list(not_known_yet(FORM, B, Known({("level.not_known", ""): "no report"}))) == []  # who finds out?
    in_row = {("target.goal.not_known", "r1"): "x", ("target.goal.finds_out", "r1"): "y"}
    assert [(one.question.id, one.row) for one in not_known_yet(FORM, B, Known(in_row, rows=ROWS))] == [("target.goal", "r1")]


@pytest.mark.parametrize(
    ("section", "roles"), [(A, {SW}), (B, {DT}), (C, {DT}), (D, set()), (replace(A, marked_by=(SW, "reviewing_officer")), {SW})]
)
def test_who_marks_a_section(section: Section, roles: set[str]) -> None:
    everybody = (SW, DT, VS, "carer", "reviewing_officer", "administrator")
    assert {role for role in everybody if may_mark(section, role)} == roles


def test_without_a_setting_the_stand_in_answers_and_marks() -> None:
    alone = without_setting(FORM)
    b, c = alone.sections[1:3]
    assert (b.completed_by, b.marked_by, b.words) == (VS, (VS,), "No school at present: Virtual School to complete")
    assert (c.completed_by, c.marked_by, c.words) == ("young_person", (VS,), "YP")
    answered_by = {place.question.id: place.question.answered_by for place in alone.places.values()}
    assert (answered_by["level"], answered_by["target.goal"], answered_by["review.goal"]) == ((DT, VS), (DT, VS), ())
    assert alone.sections[0] is A


@pytest.mark.parametrize(
    ("how", "who", "stored"),
    [("finished", "", "finished"), ("helped", " Callum: Carer ", "helped:Callum: Carer"), ("not_asked", "nobody", "not_asked")],
)
def test_how_a_child_took_part_is_kept(how: str, who: str, stored: str) -> None:
    assert written_reason(how, who) == stored
    assert read_reason(stored) == (how, who.strip() if how == "helped" else "")


def test_a_mark_in_words() -> None:
    at = dt.datetime(2026, 11, 20, 16, 5)
    assert completed_words("a", "Sarah Social", "Social Worker", at) == (
        "Sarah Social (Social Worker) marked section A completed on 20 November 2026 at 16:05."
    )
