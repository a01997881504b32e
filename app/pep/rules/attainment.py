"""The Early Years Foundation Stage profile (domain.md 2.6). Pure."""

from collections.abc import Mapping

EMERGING, EXPECTED, EXEMPT = "1", "2", "A"
PRIME = {
    "communication_and_language": ("listening_attention_and_understanding", "speaking"),
    "personal_social_and_emotional": ("self_regulation", "managing_self", "building_relationships"),
    "physical": ("gross_motor", "fine_motor"),
}
SPECIFIC = {
    "literacy": ("comprehension", "word_reading", "writing"),
    "mathematics": ("number", "numerical_patterns"),
    "understanding_the_world": ("past_and_present", "people_culture_and_communities", "the_natural_world"),
    "expressive_arts_and_design": ("creating_with_materials", "being_imaginative_and_expressive"),
}
AREAS = {**PRIME, **SPECIFIC}  # seven areas, seventeen goals
DECIDING = tuple(goal for area in (*PRIME, "literacy", "mathematics") for goal in AREAS[area])  # twelve


def good_level(outcomes: Mapping[str, str]) -> bool | None:
    """Goal -> EMERGING, EXPECTED or EXEMPT; a missing goal is not yet known. True: expected in all twelve (Gloucestershire, Derby).
    False: emerging in one of them. None: neither can be said, since a goal is missing or the child is exempt from it."""
    found = [outcomes.get(goal, "") for goal in DECIDING]
    if EMERGING in found:
        return False
    return True if set(found) == {EXPECTED} else None
