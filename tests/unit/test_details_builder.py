"""PEP details: the meeting, how far each section is, and the way in for the young person."""

import datetime as dt
from typing import Any

import pytest

from app.pep.building.details import OfferedPath, build_details, find_modules
from app.pep.queries.held import Line
from app.pep.queries.lists import Invited, SectionRow
from app.pep.rules.modules import Module
from app.pep.views import DetailsView, SectionProgress
from tests.unit import made

pytestmark = pytest.mark.usefixtures("made_edition")
PATHS = {
    "ks1_2": OfferedPath("KS 1 & 2", tuple(range(7))),
    "ks3_4": OfferedPath("KS 3 & 4", tuple(range(7, 12))),
    "post_16": OfferedPath("Post 16", (12, 13, 14)),
}


def details(*lines: Line, progress: tuple[SectionRow, ...] = (), invited: tuple[Invited, ...] = (), **values: Any) -> DetailsView:
    return build_details(made.source(*lines, **values), progress, invited, PATHS)


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        ({}, ""),
        ({"meeting_date": dt.date(2026, 12, 3)}, "Thursday 3 December 2026"),
        ({"meeting_date": dt.date(2026, 12, 3), "meeting_time": dt.time(9, 5)}, "Thursday 3 December 2026, 09:05"),
    ],
)
def test_when_the_meeting_is(meeting: dict[str, Any], words: str) -> None:
    view = details(pep=made.pep(place="Room 2", **meeting))
    assert (view.when, view.where, view.year, view.target) == (words, "Room 2", "Year 7", dt.date(2026, 12, 10))


@pytest.mark.parametrize(
    ("row", "state", "words"),
    [
        (SectionRow("a", started=False, left=4, complete=False), "none", "4 questions left"),
        (SectionRow("a", started=True, left=1, complete=False), "started", "1 question left"),
        (SectionRow("a", started=True, left=0, complete=False), "started", "All questions answered"),
        (SectionRow("a", started=False, left=0, complete=False), "none", "All questions answered"),
        (SectionRow("a", started=True, left=0, complete=True), "done", "Complete"),
        (SectionRow("a", started=True, left=2, complete=True), "done", "Complete"),
    ],
)
def test_how_far_a_section_is(row: SectionRow, state: str, words: str) -> None:
    assert details(progress=(row,)).sections[0] == SectionProgress("a", "Social Worker", "Sarah Social", state, 4, row.left, words)


def test_what_is_not_known_yet_is_one_of_the_questions_and_answered() -> None:
    lines = (made.line("more.phone.not_known", "No line yet"), made.line("more.phone.finds_out", "The carer"))
    row = SectionRow("a", started=True, left=3, complete=False)
    section = details(*lines, progress=(row,)).sections[0]
    assert (section.total, section.left) == (4, 3)


@pytest.mark.parametrize(("started", "words"), [(False, "Not started"), (True, "Started")])
def test_a_section_without_mandatory_questions_says_so(started: bool, words: str) -> None:
    rows = tuple(SectionRow(letter, started=started, left=0, complete=False) for letter in "abcd")
    assert [(section.letter, section.total, section.words) for section in details(progress=rows).sections] == [
        ("a", 4, "All questions answered"),
        ("b", 0, words),
        ("c", 0, words),
        ("d", 0, words),
    ]


@pytest.mark.parametrize(("form", "teacher"), [("statutory", "Designated Teacher"), ("post_16", "Designated Person")])
def test_who_is_invited_the_child_among_them(form: str, teacher: str) -> None:
    invited = (Invited(None, "", ""), Invited(8, "Tracy Teacher", "designated_teacher"))
    view = details(invited=invited, pep=made.pep(form_id=form))
    assert view.invited == (("James Locke", "Young person"), ("Tracy Teacher", teacher))


@pytest.mark.parametrize(
    ("form", "year", "offered"),
    [
        ("statutory", 0, ["ks1_2", "ks3_4"]),
        ("statutory", 6, ["ks1_2", "ks3_4"]),
        ("statutory", 7, ["ks3_4", "ks1_2"]),
        ("statutory", 11, ["ks3_4", "ks1_2"]),
        ("post_16", 12, []),
    ],
)
def test_age_proposes_and_every_path_of_the_form_may_be_chosen(form: str, year: int, offered: list[str]) -> None:
    modules = find_modules(made.pep(year=year, form_id=form), PATHS)
    assert modules == tuple(Module(PATHS[path].name, "/peps/pepid/visits", path) for path in offered)


def test_a_path_that_is_not_built_or_not_offered_is_not_shown() -> None:
    assert find_modules(made.pep(year=4), {}) == ()
    assert [each.path for each in find_modules(made.pep(year=4), {"ks3_4": PATHS["ks3_4"]})] == ["ks3_4"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"year": 4}, ""),
        ({"year": 8}, ""),
        (
            {"year": 13, "form_id": "post_16"},
            "There is no module for Post 16 yet. Adults can type what Jay says into Section C, in Jay's own words.",
        ),
    ],
)
def test_where_there_is_no_module_it_says_what_can_be_done(values: dict[str, Any], words: str) -> None:
    assert details(pep=made.pep(**values)).no_module == words


@pytest.mark.parametrize(
    ("role", "status", "hands_over", "reads"),
    [
        ("social_worker", "open", True, True),
        ("designated_teacher", "open", True, True),
        ("carer", "open", True, True),
        ("carer", "signed_off", False, True),
        ("virtual_school", "open", False, True),
        ("reviewing_officer", "open", False, True),
        ("administrator", "open", False, False),
    ],
)
def test_who_may_hand_over_and_who_may_read_the_pages(role: str, status: str, hands_over: bool, reads: bool) -> None:
    view = details(pep=made.pep(status=status), reader=made.reader(role))
    assert (view.may_hand_over, view.page_href) == (hands_over, "/peps/pepid" if reads else "")


def test_the_plan_begins_with_words_of_the_child_that_this_reader_may_read() -> None:
    lines = (made.said("school.like", "no_say"), made.said("school.hard", "lunch", audience="everyone"))
    view = details(*lines, reader=made.reader("carer"))
    assert view.words is not None
    assert (view.words.picks, view.words.text) == (("Lunch",), "")
    assert details(*lines[:1]).words is None
    assert details(made.said("school.hard", "lunch"), reader=made.reader("carer")).words is None
