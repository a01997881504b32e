"""What stands around a page, how far each page is, and the page itself."""

import datetime as dt
from typing import Any

import pytest

from app.pep.building.head import CLOSED, build_head, who_answers
from app.pep.building.nav import build_nav
from app.pep.building.page import Asking, Retyped, build_page, open_musts
from app.pep.definition import Page, Section
from app.pep.queries.held import Line
from app.pep.views import Field, NavPage, PageView, PepHead, State
from tests.unit import made

pytestmark = pytest.mark.usefixtures("made_edition")
FULL = (made.line("about.name", "James"), made.line("about.upn", "Q999400022001"), made.line("about.help", "no"))
SIGNED_OFF = made.pep(status="signed_off")


def shown(section: Section, page: Page, *lines: Line, retyped: dict[str, Retyped] | None = None, **values: Any) -> PageView:
    return build_page(made.source(*lines, **values), section, page, Asking(retyped or {}))


def keys_of(view: PageView) -> list[str]:
    return [block.key for block in view.blocks if isinstance(block, Field)]


def state_of(page: Page, *lines: Line, role: str) -> str:
    nav = build_nav(made.source(*lines, reader=made.reader(role)), page.id)
    return next(one.state for section in nav for one in section.pages if one.id == page.id)


@pytest.mark.parametrize(("meeting", "title"), [(dt.date(2027, 1, 14), "PEP, spring 2027"), (None, "PEP, autumn 2026")])
def test_a_pep_is_called_after_the_term_of_its_meeting_or_its_start(meeting: dt.date | None, title: str) -> None:
    assert build_head(made.pep(meeting_date=meeting), made.child()) == PepHead("pepid", "U1015", "James Locke", "Jay", title, "")


@pytest.mark.parametrize(("status", "closed"), list(CLOSED.items()))
def test_only_an_open_pep_can_change(status: str, closed: str) -> None:
    assert build_head(made.pep(status=status), made.child()).closed == closed


@pytest.mark.parametrize(
    ("lines", "role", "state"),
    [
        ((), "social_worker", ""),
        ((made.line("about.note", "Likes art"),), "social_worker", "part"),
        (FULL[:1], "social_worker", "part"),
        ((made.line("about.name", "x" * 9, value=None),), "social_worker", "part"),
        (FULL, "social_worker", "done"),
        ((FULL[0], FULL[2]), "social_worker", "part"),
        ((FULL[0], FULL[2]), "carer", "done"),  # the carer is not asked for the pupil number
        ((FULL[1],), "carer", ""),  # and does not learn that it is there
        ((made.line("more.phone", "1"),), "social_worker", ""),
    ],
)
def test_how_far_a_page_of_the_adults_is(lines: tuple[Line, ...], role: str, state: str) -> None:
    assert state_of(made.ABOUT, *lines, role=role) == state


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ((), ""),
        ((made.said("school.like", "friends"),), "part"),
        ((made.said("school.like", "no_say"), made.said("school.hard", "not_sure")), "done"),
        ((made.line("school.like", "He likes art", "said", author=7),), ""),
    ],
)
def test_how_far_a_page_of_the_child_is(lines: tuple[Line, ...], state: str) -> None:
    assert state_of(made.VIEWS, *lines, role="carer") == state


def test_a_child_who_only_writes_has_begun_as_well() -> None:
    words, picks = made.said("school.like.words", "Art"), made.said("school.hard", "lunch")
    assert state_of(made.VIEWS, words, role="carer") == "part"
    assert state_of(made.VIEWS, words, picks, role="carer") == "done"


def test_what_a_child_has_taken_back_is_not_begun() -> None:
    """The topic says "Jay has not answered this yet": the list of pages must not say complete."""
    back = (made.said("school.like", ""), made.said("school.hard", ""))
    assert state_of(made.VIEWS, *back, role="carer") == ""


@pytest.mark.parametrize(
    ("section", "who"),
    [
        (made.A, "Sarah Social"),
        (made.B, "Tracy Teacher"),
        (made.C, "Jay"),
        (made.D, "Virtual School"),
        (Section("e", "Carer", "Carer to complete", "carer"), "Nobody yet"),
    ],
)
def test_the_name_beside_a_section(section: Section, who: str) -> None:
    assert who_answers(section, made.PEOPLE, made.child()) == who


def test_the_sections_beside_a_page() -> None:
    nav = build_nav(made.source(*FULL), "more")
    assert [(part.letter, part.who, part.open, len(part.pages), part.left) for part in nav] == [
        ("a", "Sarah Social", True, 2, 1),
        ("b", "Tracy Teacher", False, 0, 0),
        ("c", "Jay", False, 1, 0),
        ("d", "Virtual School", False, 0, 0),
    ]
    assert nav[0].pages == (
        NavPage("about", "About", "/peps/pepid/about", "done", "complete", False),
        NavPage("more", "More", "/peps/pepid/more", "", "not started, 1 left", True, 1),
    )


def test_a_page_of_the_adults_as_its_owner_sees_it() -> None:
    view = shown(made.A, made.ABOUT, *FULL[:2])
    assert (view.letter, view.kicker, view.title) == ("a", "Section A · Social Worker to complete · page 1 of 2", "About")
    assert (view.intro, view.action, view.editable, view.read_only, view.topics) == ("Who Jay is.", "/peps/pepid/about", True, "", ())
    assert [(field.key, field.label, field.help, field.editable) for field in view.blocks if isinstance(field, Field)] == [
        ("about.name~~adult", "What is Jay's name?", "As Jay writes it.", True),
        ("about.upn~~adult", "What is Jay's UPN?", "", True),
        ("about.help~~adult", "Does Jay need help?", "", True),
        ("about.note~~adult", "Anything else?", "", True),
    ]
    assert view.missing == (("#field-about.help~~adult", "Does Jay need help?"),)


def test_pages_follow_one_another_over_the_sections() -> None:
    first, second, third = (shown(made.A, made.ABOUT), shown(made.A, made.MORE), shown(made.C, made.VIEWS))
    assert [(view.previous.id if view.previous else None, view.next.id if view.next else None) for view in (first, second, third)] == [
        (None, "more"),
        ("about", "views"),
        ("more", None),
    ]


def test_a_colleague_reads_what_is_not_theirs_to_answer() -> None:
    view = shown(made.A, made.ABOUT, *FULL, reader=made.reader("designated_teacher", 8))
    assert (view.editable, {block.editable for block in view.blocks}) == (False, {False})
    assert view.read_only == "Social Worker to complete. You can read this page, not change it."


def test_a_question_that_i_may_not_see_is_not_there() -> None:
    view = shown(made.A, made.ABOUT, *FULL, reader=made.reader("carer", 9))
    assert keys_of(view) == ["about.name~~adult", "about.help~~adult", "about.note~~adult"]


@pytest.mark.parametrize(("section", "page"), [(made.A, made.ABOUT), (made.C, made.VIEWS)])
def test_a_closed_pep_says_so_on_every_page(section: Section, page: Page) -> None:
    view = shown(section, page, *FULL, pep=SIGNED_OFF)
    assert (view.editable, view.read_only) == (False, CLOSED["signed_off"])
    assert [block.editable for block in view.blocks] == [False] * len(view.blocks)


@pytest.mark.parametrize(
    ("role", "editable", "read_only"),
    [
        ("carer", True, ""),
        ("reviewing_officer", False, "Jay's own words. You can read what is meant for you."),
        ("virtual_school", False, "Jay's own words. You can read what is meant for you."),
    ],
)
def test_who_may_write_on_the_childs_page(role: str, editable: bool, read_only: str) -> None:
    view = shown(made.C, made.VIEWS, made.said("school.like", "friends"), reader=made.reader(role))
    assert (view.editable, view.read_only, view.blocks, view.missing) == (editable, read_only, (), ())


def test_open_questions_are_the_mandatory_ones_without_a_value() -> None:
    lines = (made.line("about.name", "31/02", value=None), made.line("about.help", "yes"))
    assert [one.question.id for one in open_musts(made.source(*lines), made.A, made.ABOUT)] == ["about.name", "about.upn"]


def test_what_a_page_save_could_not_write_is_shown_as_typed() -> None:
    state = State(409, yours="mine", theirs="theirs")
    again = {"about.name~~adult": Retyped("mine", state), "about.help~~adult": Retyped("yes", State(422))}
    fields = [block for block in shown(made.A, made.ABOUT, *FULL, retyped=again).blocks if isinstance(block, Field)]
    assert [(field.text, field.values, field.state.status if field.state else 0) for field in fields] == [
        ("mine", (), 409),
        ("Q999400022001", (), 200),
        ("yes", ("yes",), 422),
        ("", (), 0),
    ]
    assert fields[0].state == state


def test_what_a_page_save_could_not_write_beside_the_child_is_shown_as_typed() -> None:
    state = State(409, yours="mine\nand more", theirs="theirs")
    view = shown(made.C, made.VIEWS, retyped={"school.like~~said": Retyped("mine\nand more", state)})
    assert [(field.text, field.values, field.state) for field in view.topics[0].mine] == [("mine\nand more", (), state), ("", (), None)]


def test_a_question_without_an_answer_counts_as_open_for_its_page_alone() -> None:
    assert [one.question for one in open_musts(made.source(), made.A, made.MORE)] == [made.PHONE]
    assert open_musts(made.source(), made.C, made.VIEWS) == []
