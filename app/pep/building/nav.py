"""All pages of a PEP, and how far each is: worked out once for all that it hangs on, and kept, because most pages change nothing of it."""

from functools import lru_cache
from typing import NamedTuple

from app.pep.building.head import page_href, who_answers
from app.pep.definition import Form, Page, Section, may_see
from app.pep.queries.pages import PageSource
from app.pep.rules.known import Overview
from app.pep.rules.progress import is_shown, missing_on
from app.pep.views import NavPage, NavSection

PAGE_WORDS = {"": "not started", "part": "started", "done": "complete", "none": "does not apply"}
KEPT = 512  # lists: one for each page that is open somewhere


class Standing(NamedTuple):
    """All that the list hangs on. hrefs: of the pages; who: answers each section; finished: pages with a view of Pearl's own for which
    that has happened."""

    form: Form
    role: str
    overview: Overview
    who: tuple[str, ...]
    finished: frozenset[str]
    hrefs: tuple[str, ...]


def build_nav(source: PageSource, current: str) -> tuple[NavSection, ...]:
    """current: the page that is shown."""
    form = source.form
    who = tuple(who_answers(section, source.people, source.child) for section in form.sections)
    hrefs = tuple(page_href(source.pep, page) for _, page in form.pages())
    return _sections(Standing(form, source.reader.role, source.overview, who, _finished(source), hrefs), current)


def _finished(source: PageSource) -> frozenset[str]:
    """Pages for which has happened what their view is for."""
    pep = source.pep
    has_happened = {"meeting": pep.held_on is not None, "pep_sign_off": pep.status == "signed_off"}
    return frozenset(
        page.id
        for section, page in source.form.pages()
        if page.view and (section.letter in pep.completed if page.view == "sign_off" else has_happened[page.view])
    )


@lru_cache(maxsize=KEPT)
def _sections(standing: Standing, current: str) -> tuple[NavSection, ...]:
    hrefs = dict(zip((page.id for _, page in standing.form.pages()), standing.hrefs, strict=True))
    there, typed = standing.form.sight[standing.role].pages, _typed_pages(standing)
    found = []
    for section, who in zip(standing.form.sections, standing.who, strict=True):
        pages = tuple(_page(standing, section, page, typed, hrefs[page.id], current) for page in section.pages if page.id in there)
        is_open, left = any(page.current for page in pages), sum(page.left for page in pages)
        found.append(NavSection(section.letter, section.label, who, section.words, pages, is_open, left))
    return tuple(found)


def _page(standing: Standing, section: Section, page: Page, typed: frozenset[str], href: str, current: str) -> NavPage:
    left = _count_left(standing, section, page)
    state = _state(standing, section, page, page.id in typed, left)
    words = f"{PAGE_WORDS[state]}, {left} left" if left else PAGE_WORDS[state]
    return NavPage(page.id, page.title, href, state, words, page.id == current, left)


def _state(standing: Standing, section: Section, page: Page, is_typed: bool, left: int) -> str:
    """'' nothing yet · part · done (every must-answer question, or, where there is none, anything at all) · none (does not apply).
    is_typed: something stands on it that this reader may see; left: its must-answer questions that are open."""
    if section.is_voice:
        return _voice_state(standing, page)
    if page.id in standing.finished and not left:
        return "done"
    if is_typed:
        return "part" if left or page.view else "done"
    form, role, known = standing.form, standing.role, standing.overview.known
    applies = left or page.view or any(may_see(question, role) and is_shown(form, question, known) for question in page.questions)
    return "" if applies else "none"


def _count_left(standing: Standing, section: Section, page: Page) -> int:
    """Must-answer questions of a page that are open, as far as this reader may see them."""
    return sum(may_see(one.question, standing.role) for one in missing_on(standing.form, section, page, standing.overview.known))


def _voice_state(standing: Standing, page: Page) -> str:
    """Of the stops that this child's path has; what was answered besides counts as said."""
    seen = [question for question in page.questions if may_see(question, standing.role)]
    said = {question.joined or question.id for question in seen if question.id in standing.overview.said}
    stops = {question.id for question in seen if not question.joined and is_shown(standing.form, question, standing.overview.known)}
    return "" if not said else "done" if stops <= said else "part"


def _typed_pages(standing: Standing) -> frozenset[str]:
    """Pages of A, B and D on which somebody has written."""
    page_of = standing.form.sight[standing.role].page_of
    return frozenset(page_of[question] for question in standing.overview.typed if question in page_of)
