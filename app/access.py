"""Who may do what: roles and actions as one table (domain.md 4.4). Pure; finding a record is still the first check."""

from enum import StrEnum


class Role(StrEnum):
    SOCIAL_WORKER = "social_worker"
    DESIGNATED_TEACHER = "designated_teacher"
    CARER = "carer"
    REVIEWING_OFFICER = "reviewing_officer"
    ADMINISTRATOR = "administrator"
    VIRTUAL_SCHOOL = "virtual_school"


class Action(StrEnum):
    SEE_CHILD = "see_child"  # core data, the access list, dates and progress (ruling 26)
    CREATE_PEP = "create_pep"
    SEE_PEP = "see_pep"  # its details: meeting, progress, modules
    READ_PEP = "read_pep"  # its sections; who reads a single answer is may_see's and may_read's to say
    ANSWER = "answer"  # somewhere; which section and question, their `answered_by` says
    MEET = "meet"  # change the meeting, and confirm that it took place (ruling 16)
    HAND_OVER = "hand_over"  # open a young person's module on this device
    SET_UP = "set_up"  # what holds for a whole authority; its members alone


EVERYBODY = frozenset(Role)
RIGHTS: dict[Action, frozenset[Role]] = {
    Action.SEE_CHILD: EVERYBODY,
    Action.CREATE_PEP: frozenset({Role.SOCIAL_WORKER, Role.VIRTUAL_SCHOOL}),
    Action.SEE_PEP: EVERYBODY,
    Action.READ_PEP: EVERYBODY - {Role.ADMINISTRATOR},
    Action.ANSWER: EVERYBODY - {Role.ADMINISTRATOR, Role.REVIEWING_OFFICER},
    Action.MEET: frozenset({Role.SOCIAL_WORKER, Role.DESIGNATED_TEACHER, Role.VIRTUAL_SCHOOL}),
    Action.HAND_OVER: frozenset({Role.SOCIAL_WORKER, Role.DESIGNATED_TEACHER, Role.CARER}),
    Action.SET_UP: frozenset({Role.ADMINISTRATOR, Role.VIRTUAL_SCHOOL}),
}
ROLE_LABELS = {
    Role.SOCIAL_WORKER: "Social Worker",
    Role.DESIGNATED_TEACHER: "Designated Teacher",
    Role.CARER: "Carer",
    Role.REVIEWING_OFFICER: "Independent Reviewing Officer",
    Role.ADMINISTRATOR: "Administrator",
    Role.VIRTUAL_SCHOOL: "Virtual School",
}
DESIGNATED_PERSON_FORMS = ("early_years", "post_16")  # ruling 29: the same role, by its name there


def may(role: str, action: Action) -> bool:
    """Deny by default: a role that is not in the table may nothing."""
    return role in RIGHTS[action]


def role_label(role: str, form: str = "") -> str:
    """The role's name as people say it; Designated Person in Early Years and Post 16 (ruling 29)."""
    if role == Role.DESIGNATED_TEACHER and form in DESIGNATED_PERSON_FORMS:
        return "Designated Person"
    return ROLE_LABELS[Role(role)]
