"""What stands around every page of a PEP: its head, and who answers its sections."""

from collections.abc import Sequence

from app.access import Role, role_label
from app.children.queries import Accessor, ChildView
from app.pep.definition import Page, Section
from app.pep.queries.find import PepView
from app.pep.rules.dates import term_of
from app.pep.rules.signing import CLOSED
from app.pep.views import PepHead


def build_head(pep: PepView, child: ChildView) -> PepHead:
    term = term_of(pep.meeting_date or pep.initiated).replace(" term", "")
    return PepHead(pep.public_id, child.number, child.name, child.called, f"PEP, {term[0].lower()}{term[1:]}", CLOSED[pep.status])


def page_href(pep: PepView, page: Page) -> str:
    return f"/peps/{pep.public_id}/{page.id}"


def who_answers(section: Section, people: Sequence[Accessor], child: ChildView) -> str:
    """The name beside a section's letter."""
    if section.is_voice:
        return child.called
    if section.completed_by == Role.VIRTUAL_SCHOOL:
        return role_label(Role.VIRTUAL_SCHOOL)
    return next((person.name for person in people if person.role == section.completed_by), "Nobody yet")
