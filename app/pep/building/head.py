"""What stands around every page of a PEP: its head, its sections, and how far each page is."""

from collections.abc import Sequence

from app.access import Role, role_label
from app.children.queries import Accessor, ChildView
from app.pep.building.fields import answered
from app.pep.definition import Page, Section, may_see
from app.pep.queries.find import PepView
from app.pep.queries.held import Held
from app.pep.rules.dates import term_of
from app.pep.rules.voices import CHILD
from app.pep.views import NavPage, NavSection, PepHead

CLOSED = {
    "open": "",
    "submitted": "This PEP is with the Virtual School and cannot be changed now.",
    "signed_off": "This PEP is signed off and can no longer change.",
    "withdrawn": "This PEP was withdrawn and can no longer change.",
}
NOT_BUILT = "The pages of this section are not built yet."
PAGE_WORDS = {"": "not started", "part": "started", "done": "complete"}


def build_head(pep: PepView, child: ChildView) -> PepHead:
    term = term_of(pep.meeting_date or pep.initiated).replace(" term", "")
    return PepHead(pep.public_id, child.number, child.name, child.called, f"PEP, {term[0].lower()}{term[1:]}", CLOSED[pep.status])


def page_href(pep: PepView, page: Page) -> str:
    return f"/peps/{pep.public_id}/{page.id}"


def page_state(section: Section, page: Page, held: Held, role: str) -> str:
    """'' nothing yet · part · done (every must-answer question, or, where there is none, anything at all)."""
    seen = [question for question in page.questions if may_see(question, role)]
    if section.is_voice:
        stops = {question.joined or question.id for question in seen}
        said = {question.joined or question.id for question in seen if any(line.text for line in held.of(question.id, CHILD))}
        return "" if not said else "done" if said == stops else "part"
    musts = [question for question in seen if question.mandatory]
    got = sum(answered(question, held.of(question.id, "adult")) for question in musts)
    if not any(line.text for question in seen for line in held.of(question.id, "adult")):
        return ""
    return "done" if got == len(musts) else "part"


def who_answers(section: Section, people: Sequence[Accessor], child: ChildView) -> str:
    """The name beside a section's letter."""
    if section.is_voice:
        return child.called
    if section.completed_by == Role.VIRTUAL_SCHOOL:
        return role_label(Role.VIRTUAL_SCHOOL)
    return next((person.name for person in people if person.role == section.completed_by), "Nobody yet")


def build_nav(pep: PepView, child: ChildView, people: Sequence[Accessor], held: Held, role: str, current: str) -> tuple[NavSection, ...]:
    return tuple(_nav_section(pep, section, who_answers(section, people, child), held, role, current) for section in pep.form.sections)


def _nav_section(pep: PepView, section: Section, who: str, held: Held, role: str, current: str) -> NavSection:
    pages = tuple(_nav_page(pep, section, page, held, role, current) for page in section.pages)
    return NavSection(
        section.letter, section.label, who, section.words, pages, "" if pages else NOT_BUILT, any(page.current for page in pages)
    )


def _nav_page(pep: PepView, section: Section, page: Page, held: Held, role: str, current: str) -> NavPage:
    state = page_state(section, page, held, role)
    return NavPage(page.id, page.title, page_href(pep, page), state, PAGE_WORDS[state], page.id == current)
