"""Good level of development: expected in all twelve goals that decide (domain.md 2.6)."""

import pytest

from app.pep.rules.attainment import AREAS, DECIDING, EMERGING, EXEMPT, EXPECTED, PRIME, good_level

GOALS = [goal for goals in AREAS.values() for goal in goals]
ALL_EXPECTED = dict.fromkeys(GOALS, EXPECTED)


def test_seven_areas_and_seventeen_goals_of_which_twelve_decide() -> None:
    assert (len(AREAS), len(PRIME), len(GOALS), len(set(GOALS)), len(DECIDING)) == (7, 3, 17, 17, 12)
    assert set(GOALS) - set(DECIDING) == {*AREAS["understanding_the_world"], *AREAS["expressive_arts_and_design"]}


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({}, True),
        ({"speaking": EMERGING}, False),
        ({"fine_motor": EMERGING}, False),
        ({"numerical_patterns": EMERGING}, False),
        ({"past_and_present": EMERGING}, True),  # not one of the twelve
        ({"being_imaginative_and_expressive": EMERGING, "the_natural_world": ""}, True),
        ({"writing": EXEMPT}, None),
        ({"writing": ""}, None),
        ({"writing": "", "number": EMERGING}, False),  # whatever writing will be
        ({"writing": EXEMPT, "number": EMERGING}, False),
        ({"number": "3"}, None),  # "exceeding" was abolished: an old code is not guessed at
    ],
)
def test_good_level(changed: dict[str, str], level: bool | None) -> None:
    assert good_level({**ALL_EXPECTED, **changed}) is level


@pytest.mark.parametrize("goal", GOALS)
def test_each_of_the_twelve_decides_and_no_other(goal: str) -> None:
    assert good_level({**ALL_EXPECTED, goal: EMERGING}) is (goal not in DECIDING)


def test_nothing_is_known_of_an_empty_profile_and_other_keys_do_not_matter() -> None:
    assert good_level({}) is None
    assert good_level({**dict.fromkeys(DECIDING, EXPECTED), "juggling": EMERGING}) is True
