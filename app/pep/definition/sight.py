"""Who may see which questions and pages of a form. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.access import Role

if TYPE_CHECKING:
    from app.pep.definition.question import Question
    from app.pep.definition.shapes import Form, Page

SHIELDED_FOR = (Role.SOCIAL_WORKER, Role.VIRTUAL_SCHOOL)


@dataclass(frozen=True)
class Sight:
    """What one role may see of a form. page_of: question -> its page, only of those it may see; pages: ids of those there for it."""

    page_of: Mapping[str, str]
    pages: frozenset[str]


def sight_of(form: "Form", role: str) -> Sight:
    page_of = {name: place.page.id for name, place in form.places.items() if may_see(place.question, role)}
    return Sight(page_of, frozenset(page.id for _, page in form.pages() if may_open(page, role)))


def may_see(question: "Question", role: str) -> bool:
    """The one function that decides who may see a question at all: shield first, then seen_by (its own or its fact's)."""
    if question.shield and role not in SHIELDED_FOR:
        return False
    return not question.seen_by or role in question.seen_by


def may_open(page: "Page", role: str) -> bool:
    """A page all of whose questions a role may not see is not there for that role."""
    return not page.questions or any(may_see(question, role) for question in page.questions)
