"""Home: what I owe first, then my children by authority."""

import datetime as dt
from typing import Any

import pytest

from app.desk.building.home import build_home
from app.desk.queries import Heard, Mine, MyChild
from app.desk.views import HomeView, Owed, SectionState
from app.pep.queries.lists import ListedPep, SectionRow
from tests.unit import made

pytestmark = pytest.mark.usefixtures("made_edition")
NOW = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
DAY = dt.date


def mine(role: str = "social_worker", *, authority: str = "Westmere", entered: DAY | None = None, **child: Any) -> MyChild:
    return MyChild(made.child(**child), authority, made.reader(role), entered)


def row(letter: str, *, left: int = 0, started: bool = False, complete: bool = False) -> SectionRow:
    return SectionRow(letter, started, left, complete)


def listed(*sections: SectionRow, **values: Any) -> ListedPep:
    return ListedPep(
        **{
            "id": 5,
            "public_id": "pepid",
            "child": 1,
            "edition": "made",
            "form": "statutory",
            "year": 7,
            "status": "open",
            "initiated": DAY(2026, 11, 2),
            "target": DAY(2026, 12, 10),
            "meeting": DAY(2026, 12, 3),
            "signed_off": None,
            "sections": sections,
            **values,
        }
    )


def home(
    *children: MyChild, peps: dict[int, list[ListedPep]] | None = None, heard: dict[int, list[Heard]] | None = None, now: dt.datetime = NOW
) -> HomeView:
    return build_home("Sarah", Mine(children, peps or {}), heard or {}, now, ())


def owed(*children: MyChild, **values: Any) -> list[tuple[str, str, str]]:
    return [(one.tone, one.when, one.what) for one in home(*children, **values).owed]


def test_the_greeting_follows_the_clock_in_london() -> None:
    assert home(now=dt.datetime(2026, 7, 1, 11, 30, tzinfo=dt.UTC)).greeting == "Good afternoon, Sarah"
    late = home(now=dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC))
    assert (late.greeting, late.today) == ("Good morning, Sarah", DAY(2026, 7, 2))


def test_a_home_without_children_is_empty() -> None:
    view = home()
    assert (view.count, view.owed, view.more, view.groups) == (0, (), 0, ())


@pytest.mark.parametrize(
    ("entered", "tone", "when", "due"),
    [
        (DAY(2026, 11, 12), "warn", "Today", DAY(2026, 11, 26)),
        (DAY(2026, 11, 10), "bad", "2 days late", DAY(2026, 11, 24)),
        (None, "bad", "41 days late", DAY(2026, 10, 16)),  # not known: from the day of the record
    ],
)
def test_a_social_worker_owes_the_first_pep(entered: DAY | None, tone: str, when: str, due: DAY) -> None:
    view = home(mine(entered=entered))
    assert view.owed == (Owed(tone, when, "Start Jay's PEP and set the meeting date", "Create the PEP", "/children/U1015/peps/new", due),)


@pytest.mark.parametrize("role", ["designated_teacher", "carer", "virtual_school", "administrator", "reviewing_officer"])
def test_nobody_else_owes_the_first_pep(role: str) -> None:
    assert owed(mine(role)) == []


def test_who_has_had_a_pep_is_not_owed_a_first_one() -> None:
    """After the last PEP none follows (ruling 20): it must not be called years late."""
    closed = listed(status="signed_off", signed_off=DAY(2026, 11, 20))
    assert owed(mine(entered=DAY(2020, 1, 6)), peps={1: [closed]}) == []


@pytest.mark.parametrize(
    ("role", "meeting", "left", "words"),
    [
        ("social_worker", DAY(2026, 12, 3), 2, [("warn", "By Thursday 3 December", "2 questions left in section A before Jay's meeting")]),
        ("social_worker", DAY(2026, 11, 25), 1, [("bad", "1 day late", "1 question left in section A before Jay's meeting")]),
        ("social_worker", None, 2, [("warn", "By Thursday 10 December", "2 questions left in section A of Jay's PEP")]),
        ("social_worker", DAY(2026, 12, 3), 0, []),
        ("designated_teacher", DAY(2026, 12, 3), 2, []),
        ("carer", DAY(2026, 12, 3), 2, []),
    ],
)
def test_what_is_left_in_my_own_section(role: str, meeting: DAY | None, left: int, words: list[tuple[str, str, str]]) -> None:
    peps = {1: [listed(row("a", left=left), row("b"), meeting=meeting)]}
    assert owed(mine(role), peps=peps) == words


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (DAY(2026, 11, 25), [("warn", "By Thursday 10 December", "Section A of Jay's PEP is answered and waits for your mark")]),
        (DAY(2026, 12, 3), []),  # nothing is marked before the meeting (ruling 9)
        (None, []),
    ],
)
def test_what_is_answered_waits_for_its_mark(meeting: DAY | None, words: list[tuple[str, str, str]]) -> None:
    pep = listed(row("a"), row("b"), meeting=meeting, edition="2026", form="statutory")
    assert owed(mine(), peps={1: [pep]}) == words


def test_a_section_that_is_complete_or_submitted_owes_nothing() -> None:
    assert owed(mine(), peps={1: [listed(row("a", left=2, complete=True))]}) == []
    assert owed(mine(), peps={1: [listed(row("a", left=2), status="submitted")]}) == []


@pytest.mark.parametrize(
    ("role", "read_on", "words"),
    [
        ("designated_teacher", None, [("info", "New since 24 November", "Jay has told us what they think about school")]),
        ("virtual_school", DAY(2026, 11, 23), [("info", "New since 24 November", "Jay has told us what they think about school")]),
        ("social_worker", DAY(2026, 11, 24), []),
        ("carer", None, []),
        ("reviewing_officer", None, []),
    ],
)
def test_what_the_child_has_said_since_i_looked(role: str, read_on: DAY | None, words: list[tuple[str, str, str]]) -> None:
    heard = {5: [Heard("team", False, made.SAID_AT, read_on, "school.like")]}
    assert owed(mine(role), peps={1: [listed()]}, heard=heard) == words


def test_new_words_lead_to_the_childs_page_or_where_there_is_none_to_the_details() -> None:
    heard = {5: [Heard("team", False, made.SAID_AT, None, "school.like")]}
    assert [one.href for one in home(mine(), peps={1: [listed()]}, heard=heard).owed] == ["/peps/pepid/views"]
    assert [one.href for one in home(mine(), peps={1: [listed(form="post_16")]}, heard=heard).owed] == ["/peps/pepid/details"]


def test_late_comes_before_new_and_new_before_due() -> None:
    """In the order of the days within each, whatever the order of the children."""
    children = (mine(id=1), mine(id=2), mine(id=3, entered=DAY(2026, 11, 9)), mine(id=4, entered=DAY(2026, 11, 2)))
    peps = {1: [listed(row("a", left=1), id=5, meeting=DAY(2026, 12, 4))], 2: [listed(row("a", left=1), id=6, meeting=DAY(2026, 12, 3))]}
    view = home(*children, peps=peps, heard={5: [Heard("team", False, made.SAID_AT, None, "school.like")]})
    assert [(one.tone, one.due) for one in view.owed] == [
        ("bad", DAY(2026, 11, 16)),
        ("bad", DAY(2026, 11, 23)),
        ("info", DAY(2026, 11, 24)),
        ("warn", DAY(2026, 12, 3)),
        ("warn", DAY(2026, 12, 4)),
    ]


def test_a_childs_new_words_are_never_behind_the_six_that_are_shown() -> None:
    peps = {number: [listed(row("a", left=1), id=number, meeting=DAY(2026, 12, 3))] for number in range(1, 10)}
    view = home(*(mine(id=number) for number in peps), peps=peps, heard={9: [Heard("team", False, made.SAID_AT, None, "school.like")]})
    assert [one.tone for one in view.owed] == ["info", "warn", "warn", "warn", "warn", "warn"]


@pytest.mark.parametrize(("children", "shown", "more"), [(6, 6, 0), (7, 6, 1), (9, 6, 3)])
def test_six_things_at_once(children: int, shown: int, more: int) -> None:
    view = home(*(mine(id=number, entered=DAY(2026, 11, 9)) for number in range(children)))
    assert (len(view.owed), view.more, view.count) == (shown, more, children)


def test_children_are_grouped_by_authority_in_the_order_given() -> None:
    view = home(mine(number="U1"), mine(number="U2"), mine(number="U3", authority="Northbridge"))
    assert [(group.authority, [child.number for child in group.children]) for group in view.groups] == [
        ("Westmere", ["U1", "U2"]),
        ("Northbridge", ["U3"]),
    ]


def test_a_child_with_its_current_pep() -> None:
    old = listed(id=4, public_id="old", status="signed_off")
    child = home(mine(), peps={1: [listed(row("a", started=True), row("b", complete=True), row("c")), old]}).groups[0].children[0]
    assert (child.year, child.question_group, child.may_add, child.pep is not None) == ("Year 7", "Key Stage 3", False, True)
    assert child.pep is not None
    assert (child.pep.href, child.pep.may_read) == ("/peps/pepid", True)
    assert child.pep.sections == (
        SectionState("a", "Social Worker", "started", "started"),
        SectionState("b", "Designated Teacher", "done", "marked completed"),
        SectionState("c", "Young Person's Views", "none", "not started"),
    )


@pytest.mark.parametrize(
    ("role", "may_add", "may_read"),
    [
        ("social_worker", True, True),
        ("virtual_school", True, True),
        ("designated_teacher", False, True),
        ("carer", False, True),
        ("reviewing_officer", False, True),
        ("administrator", False, False),
    ],
)
def test_who_may_add_a_pep_and_who_may_read_one(role: str, may_add: bool, may_read: bool) -> None:
    without, having = home(mine(role)), home(mine(role), peps={1: [listed()]})
    assert without.groups[0].children[0].may_add == may_add
    pep = having.groups[0].children[0].pep
    assert pep is not None
    assert pep.may_read == may_read


def test_a_child_without_a_pep_is_in_the_year_of_today() -> None:
    children = home(mine(date_of_birth=DAY(2022, 9, 14)), mine(year_offset=-1)).groups[0].children
    assert [(child.year, child.question_group) for child in children] == [
        ("Age 3-4", "Early Years"),
        ("Year 6 (one year behind age group)", "Key Stage 2"),
    ]
