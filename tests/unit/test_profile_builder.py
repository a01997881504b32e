"""A child's profile: key indicators, core data, who has access, and the PEPs."""

import datetime as dt
from typing import Any

import pytest

from app.children.queries import Accessor, Right
from app.desk.building.profile import build_child_head, build_profile
from app.desk.views import ChildHead, CompletedPep, CurrentPep, ProfileView
from app.pep.queries.lists import ListedPep, SectionRow
from tests.unit import made

DAY = dt.date
GUIDES_DAY = DAY(2015, 10, 31)  # S:126: entered on 02/10, that day 29 days in care
FACTS = {
    "called": "Jay",
    "date_of_birth": "14/03/2015",
    "upn": "Q999400022001",
    "school": "St Michael's",
    "entered_care": "02/10/2015",
    "ethnicity": "White British",
}


def listed(**values: Any) -> ListedPep:
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
            "meeting": None,
            "signed_off": None,
            "sections": (),
            **values,
        }
    )


def profile(
    *peps: ListedPep,
    role: str = "social_worker",
    facts: dict[str, str] | None = None,
    people: tuple[Accessor, ...] = made.PEOPLE,
    today: DAY = GUIDES_DAY,
) -> ProfileView:
    return build_profile(made.child(), Right(role, made.LONG_AGO, None), facts or {}, people, "Norah Northbridge", peps, today)


def test_the_head_of_a_child() -> None:
    assert build_child_head(made.child(), "St Michael's", made.TODAY) == ChildHead(
        "U1015", "James", "Locke", "Jay", "Year 7", "Key Stage 3", "St Michael's"
    )


def test_core_data_stand_in_the_guides_order_and_what_is_not_known_is_left_out() -> None:
    assert profile(facts=FACTS).facts == (
        ("Full Name", "James Locke"),
        ("Likes to be called", "Jay"),
        ("Date of birth", "14/03/2015"),
        ("UPN Number", "Q999400022001"),
        ("School", "St Michael's"),
        ("Date Entered Care", "02/10/2015"),
        ("Date Added", "02/10/2026"),
        ("Days in Care", "29 Days"),
        ("Record Owner", "Norah Northbridge"),
    )
    assert profile().facts == (("Full Name", "James Locke"), ("Date Added", "02/10/2026"), ("Record Owner", "Norah Northbridge"))


def test_a_date_that_nobody_can_read_counts_no_days() -> None:
    assert profile(facts={"entered_care": "last autumn"}).facts == (
        ("Full Name", "James Locke"),
        ("Date Entered Care", "last autumn"),
        ("Date Added", "02/10/2026"),
        ("Record Owner", "Norah Northbridge"),
    )


def test_a_carer_does_not_see_the_pupil_number() -> None:
    assert [label for label, _ in profile(facts=FACTS, role="carer").facts if label == "UPN Number"] == []


@pytest.mark.parametrize(
    ("peps", "today", "last", "due"),
    [
        ((), DAY(2026, 11, 26), ("None yet", ""), ("Not set", "")),
        ((listed(),), DAY(2026, 11, 26), ("None yet", ""), ("10 Dec 2026", "in 14 days")),
        ((listed(),), DAY(2026, 12, 9), ("None yet", ""), ("10 Dec 2026", "in 1 day")),
        ((listed(),), DAY(2026, 12, 10), ("None yet", ""), ("10 Dec 2026", "today")),
        ((listed(),), DAY(2026, 12, 11), ("None yet", ""), ("10 Dec 2026", "1 day late")),
        (
            (listed(), listed(status="signed_off", meeting=DAY(2026, 5, 8)), listed(status="signed_off", meeting=DAY(2026, 1, 9))),
            DAY(2026, 12, 13),
            ("8 May 2026", ""),
            ("10 Dec 2026", "3 days late"),
        ),
        ((listed(status="signed_off"),), DAY(2026, 12, 13), ("None yet", ""), ("Not set", "")),
    ],
)
def test_key_indicators(peps: tuple[ListedPep, ...], today: DAY, last: tuple[str, str], due: tuple[str, str]) -> None:
    indicators = profile(*peps, today=today).indicators
    assert indicators[:2] == (("Last PEP Date", *last), ("Next PEP Due", *due))
    assert indicators[2] == ("Year Group", "Year 7", "Key Stage 3")


def test_current_and_completed_peps() -> None:
    sections = (SectionRow("a", started=True, left=0, complete=True), SectionRow("b", started=True, left=3, complete=False))
    old = listed(
        public_id="old", status="signed_off", year=6, initiated=DAY(2026, 4, 1), meeting=DAY(2026, 5, 8), signed_off=DAY(2026, 5, 20)
    )
    view = profile(listed(sections=sections, meeting=DAY(2027, 1, 14)), old, listed(public_id="gone", status="withdrawn"))
    assert view.current == (
        CurrentPep("pepid", "/peps/pepid", "Spring term 2027 · Year 7", DAY(2026, 11, 2), DAY(2026, 12, 10), DAY(2027, 1, 14), True, False),
    )
    assert view.completed == (
        CompletedPep("old", "/peps/old", "Summer term 2026 · Year 6", DAY(2026, 4, 1), DAY(2026, 5, 20), DAY(2026, 5, 8)),
    )


@pytest.mark.parametrize(
    ("role", "peps", "may_add"),
    [
        ("social_worker", (), True),
        ("virtual_school", (), True),
        ("designated_teacher", (), False),
        ("carer", (), False),
        ("administrator", (), False),
        ("social_worker", (listed(),), False),
        ("social_worker", (listed(status="submitted"),), True),  # one that waits for the Virtual School does not block
        ("social_worker", (listed(status="signed_off"),), True),
    ],
)
def test_who_may_add_a_pep(role: str, peps: tuple[ListedPep, ...], may_add: bool) -> None:
    assert profile(*peps, role=role).may_add == may_add


@pytest.mark.parametrize(
    ("role", "people", "words"),
    [
        ("social_worker", (), "No PEP yet."),
        ("carer", made.PEOPLE, "No PEP yet. The social worker adds the first one: Sarah Social."),
        (
            "carer",
            (made.SARAH, Accessor(1, "x", "Sam Second", "", "social_worker")),
            "No PEP yet. The social worker adds the first one: Sarah Social or Sam Second.",
        ),
        ("carer", (made.TRACY,), "No PEP yet. The social worker adds the first one: ask the record owner who that is."),
    ],
)
def test_without_a_pep_it_says_whom_to_ask(role: str, people: tuple[Accessor, ...], words: str) -> None:
    assert profile(role=role, people=people).empty == words


def test_who_has_access_stands_there_with_their_role() -> None:
    assert profile().people == (
        ("Sarah Social", "Social Worker"),
        ("Tracy Teacher", "Designated Teacher"),
        ("Amanda Administrator", "Administrator"),
    )


@pytest.mark.parametrize(("role", "may_read"), [("carer", True), ("reviewing_officer", True), ("administrator", False)])
def test_who_may_read_the_peps(role: str, may_read: bool) -> None:
    assert profile(role=role).may_read == may_read
