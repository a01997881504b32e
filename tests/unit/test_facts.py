"""The child's facts as data, and who may see each."""

from pathlib import Path

import pytest

from app.access import Role
from app.children.facts import FACTS, FactDefinition, may_see_fact
from app.codes import read_codes
from app.kinds import parsers

UPN_READERS = {"social_worker", "designated_teacher", "reviewing_officer", "virtual_school", "administrator"}


def test_the_pupil_number_is_not_for_carers() -> None:
    assert {str(role) for role in Role if may_see_fact(FACTS["upn"], role)} == UPN_READERS


def test_what_is_not_narrowed_is_for_all_who_may_see_the_child() -> None:
    open_to_all = FactDefinition("called", "Likes to be called", "short_text")
    assert [may_see_fact(open_to_all, role) for role in Role] == [True] * len(Role)


@pytest.mark.parametrize(("role", "sees"), [("carer", True), ("social_worker", False), ("", False)])
def test_seen_by_is_the_whole_list(role: str, sees: bool) -> None:
    assert may_see_fact(FactDefinition("x", "X", "short_text", seen_by=("carer",)), role) == sees


def test_every_fact_has_a_kind_that_exists_and_options_where_it_needs_them() -> None:
    wrong = [
        name
        for name, fact in FACTS.items()
        if fact.kind not in parsers() or fact.id != name or bool(fact.options) != (fact.kind == "choice")
    ]
    assert wrong == []


def test_facts_that_the_childs_row_mirrors() -> None:
    """The row's columns that sorting, year groups and joins need."""
    assert {name: fact.mirror for name, fact in FACTS.items() if fact.mirror} == {
        "forename": "forename",
        "surname": "surname",
        "date_of_birth": "date_of_birth",
        "year_offset": "year_offset",
    }


def test_code_lists_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "colours.toml").write_text('[[code]]\nvalue = "red"\nlabel = "Red"\n[[code]]\nvalue = "blue"\nlabel = "Blue"\n')
    assert read_codes(tmp_path)["colours"].options == (("red", "Red"), ("blue", "Blue"))


def test_a_value_listed_twice_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "colours.toml").write_text('[[code]]\nvalue = "red"\nlabel = "Red"\n[[code]]\nvalue = "red"\nlabel = "Rot"\n')
    with pytest.raises(ValueError, match=r"^colours\.toml: a value is listed twice$"):
        read_codes(tmp_path)
