"""The predicates that a question's show_if may name, and nothing else: no language grows inside the data. Pure."""

from collections.abc import Callable, Mapping

from app.pep.rules.known import Known

Predicate = Callable[[Known], bool]
WITH_SEN = ("support", "ehcp", "assessment")


def between(first: int, last: int) -> Predicate:
    """Taught years, both included; Reception is 0."""
    return lambda known: first <= known.year <= last


def has_sen(known: Known) -> bool:
    return known.value("sen.status") in WITH_SEN


def has_next_plan(known: Known) -> bool:
    """A reason says that this is the last plan; until somebody gives one, there is a next meeting (ruling 20)."""
    return known.value("meeting.last_plan") is None


def under_18(known: Known) -> bool:
    """From 18 the plan is theirs, and legal status and placement are not asked (ruling 24). Unknown age: asked."""
    return known.age is None or known.age < 18


PREDICATES: Mapping[str, Predicate] = {
    "early_years": between(-9, -1),
    "from_reception": between(0, 20),
    "school_age": between(0, 11),
    "post_16": between(12, 20),
    "year_1_or_2": between(1, 2),
    "key_stage_1": between(1, 2),
    "key_stage_2": between(3, 6),
    "key_stage_3": between(7, 9),
    "key_stage_4": between(10, 11),
    "key_stage_1_2": between(0, 6),
    "key_stage_3_4": between(7, 11),
    "from_year_9": between(9, 20),
    "from_year_10": between(10, 20),
    "year_11": between(11, 11),
    "has_sen": has_sen,
    "has_next_plan": has_next_plan,
    "under_18": under_18,
}

READS: Mapping[str, tuple[str, ...]] = {  # the questions whose answers a predicate looks at
    "has_sen": ("sen.status",),
    "has_next_plan": ("meeting.last_plan",),
}
