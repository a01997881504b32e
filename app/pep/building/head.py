"""What stands around every page of a PEP: its head, its sections, and how far each page is."""

from collections.abc import Container, Sequence

from app.access import Role, role_label
from app.children.queries import Accessor, ChildView
from app.pep.definition import Page, Section, may_see
from app.pep.queries.find import PepView
from app.pep.queries.pages import PageSource
from app.pep.rules.dates import term_of
from app.pep.rules.progress import is_shown, missing_on
from app.pep.rules.signing import CLOSED
from app.pep.views import NavPage, NavSection, PepHead

PAGE_WORDS = {"": "not started", "part": "started", "done": "complete", "none": "does not apply"}


def build_head(pep: PepView, child: ChildView) -> PepHead:
    term = term_of(pep.meeting_date or pep.initiated).replace(" term", "")
    return PepHead(pep.public_id, child.number, child.name, child.called, f"PEP, {term[0].lower()}{term[1:]}", CLOSED[pep.status])


def page_href(pep: PepView, page: Page) -> str:
    return f"/peps/{pep.public_id}/{page.id}"


def page_state(source: PageSource, section: Section, page: Page, typed: Container[str], left: int) -> str:
    """'' nothing yet · part · done (every must-answer question, or, where there is none, anything at all) · none (does not apply).
    typed: ids of pages on which something stands that this reader may see; left: their must-answer questions that are open."""
    if section.is_voice:
        return _voice_state(source, page)
    if page.view and not left and _is_finished(source, section, page):
        return "done"
    if page.id in typed:
        return "part" if left or page.view else "done"
    role = source.reader.role
    applies = (
        left or page.view or any(may_see(question, role) and is_shown(source.form, question, source.known) for question in page.questions)
    )
    return "" if applies else "none"


def _is_finished(source: PageSource, section: Section, page: Page) -> bool:
    """Of a page with a view of Pearl's own: has happened what it is for?"""
    pep = source.pep
    done = {"sign_off": section.letter in pep.completed, "meeting": pep.held_on is not None, "pep_sign_off": pep.status == "signed_off"}
    return done[page.view]


def count_left(source: PageSource, section: Section, page: Page) -> int:
    """Must-answer questions of a page that are open, as far as this reader may see them."""
    return sum(may_see(one.question, source.reader.role) for one in missing_on(source.form, section, page, source.known))


def _voice_state(source: PageSource, page: Page) -> str:
    """Of the stops that this child's path has; what was answered besides counts as said."""
    seen = [question for question in page.questions if may_see(question, source.reader.role)]
    said = {question.joined or question.id for question in seen if question.id in source.overview.said}
    stops = {question.id for question in seen if not question.joined and is_shown(source.form, question, source.known)}
    return "" if not said else "done" if stops <= said else "part"


def typed_pages(source: PageSource) -> set[str]:
    """Pages of A, B and D on which somebody has written."""
    page_of = source.form.sight[source.reader.role].page_of
    return {page_of[question] for question in source.overview.typed if question in page_of}


def who_answers(section: Section, people: Sequence[Accessor], child: ChildView) -> str:
    """The name beside a section's letter."""
    if section.is_voice:
        return child.called
    if section.completed_by == Role.VIRTUAL_SCHOOL:
        return role_label(Role.VIRTUAL_SCHOOL)
    return next((person.name for person in people if person.role == section.completed_by), "Nobody yet")


def build_nav(source: PageSource, current: str) -> tuple[NavSection, ...]:
    typed = typed_pages(source)
    return tuple(_nav_section(source, section, typed, current) for section in source.form.sections)


def _nav_section(source: PageSource, section: Section, typed: Container[str], current: str) -> NavSection:
    who, there = who_answers(section, source.people, source.child), source.form.sight[source.reader.role].pages
    pages = tuple(_nav_page(source, section, page, typed, current) for page in section.pages if page.id in there)
    left = sum(page.left for page in pages)
    return NavSection(section.letter, section.label, who, section.words, pages, any(page.current for page in pages), left)


def _nav_page(source: PageSource, section: Section, page: Page, typed: Container[str], current: str) -> NavPage:
    left = count_left(source, section, page)
    state = page_state(source, section, page, typed, left)
    words = f"{PAGE_WORDS[state]}, {left} left" if left else PAGE_WORDS[state]
    return NavPage(page.id, page.title, page_href(source.pep, page), state, words, page.id == current, left)
