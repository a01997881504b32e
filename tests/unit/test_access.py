"""Roles and actions as one table, and nothing beyond it."""

import pytest

from app.access import RIGHTS, Action, Role, may, role_label

EVERYBODY = {"social_worker", "designated_teacher", "carer", "reviewing_officer", "administrator", "virtual_school"}
TABLE = {
    Action.SEE_CHILD: EVERYBODY,
    Action.CREATE_PEP: {"social_worker", "virtual_school"},
    Action.SEE_PEP: EVERYBODY,
    Action.READ_PEP: EVERYBODY - {"administrator"},
    Action.ANSWER: EVERYBODY - {"administrator", "reviewing_officer"},
    Action.MEET: {"social_worker", "designated_teacher", "virtual_school"},
    Action.HAND_OVER: {"social_worker", "designated_teacher", "carer"},
    Action.SET_UP: {"administrator", "virtual_school"},
}


@pytest.mark.parametrize("action", list(Action))
def test_each_action_is_for_these_roles_alone(action: Action) -> None:
    assert {str(role) for role in Role if may(role, action)} == TABLE[action]


@pytest.mark.parametrize("role", ["", "visit", "young_person", "Social_Worker", "social worker", "SOCIAL_WORKER", "person"])
def test_a_role_that_is_not_in_the_table_may_nothing(role: str) -> None:
    assert [action for action in Action if may(role, action)] == []


def test_every_action_is_in_the_table() -> None:
    assert set(RIGHTS) == set(Action)


@pytest.mark.parametrize(
    ("role", "form", "label"),
    [
        ("social_worker", "", "Social Worker"),
        ("designated_teacher", "", "Designated Teacher"),
        ("designated_teacher", "statutory", "Designated Teacher"),
        ("designated_teacher", "early_years", "Designated Person"),
        ("designated_teacher", "post_16", "Designated Person"),
        ("carer", "early_years", "Carer"),
        ("reviewing_officer", "", "Independent Reviewing Officer"),
        ("administrator", "", "Administrator"),
        ("virtual_school", "post_16", "Virtual School"),
    ],
)
def test_roles_by_the_names_people_say(role: str, form: str, label: str) -> None:
    assert role_label(role, form) == label


def test_a_role_that_does_not_exist_has_no_name() -> None:
    with pytest.raises(ValueError, match="visitor"):
        role_label("visitor")
