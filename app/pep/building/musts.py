"""Mandatory questions without an answer, as links: on their page, at sign-off, and where Save says what is still open; and what waits."""

from dataclasses import dataclass

from app.pep.building.fields import may_answer
from app.pep.building.head import page_href
from app.pep.definition import Page, Section, may_see
from app.pep.queries.pages import PageSource
from app.pep.rules.known import Cell
from app.pep.rules.progress import Missing, is_shown, missing_on
from app.pep.rules.voices import ADULT, AnswerKey


def open_musts(source: PageSource, section: Section, page: Page) -> list[Missing]:
    """The page's mandatory questions without an answer, as far as this reader may see them."""
    return [one for one in missing_on(source.form, section, page, source.known) if may_see(one.question, source.reader.role)]


def where(one: Missing) -> str:
    """Where on its page it stands."""
    if one.question.rows and not one.row:
        return f"#group-{one.question.rows}"
    return f"#field-{AnswerKey(one.question.id, one.row, ADULT)}"


def named(source: PageSource, one: Missing) -> str:
    group = source.form.groups.get(one.question.rows)
    if group and not one.row:
        return f"{group.label.format(name=source.child.called)}: at least one {group.one}"
    if group:
        number = list(source.held.rows[group.id]).index(one.row) + 1
        return f"{group.one[:1].upper()}{group.one[1:]} {number}: {source.label(one.question)}"
    return source.label(one.question)


@dataclass(frozen=True)
class OwedHere:
    """What Save or Next page says is still open. action: the page's address; missing: (place on it, question)."""

    title: str
    action: str
    missing: tuple[tuple[str, str], ...]


def owed_on(source: PageSource, section: Section, page: Page) -> OwedHere:
    """Nothing is owed on a page that is not there for this reader."""
    return OwedHere(
        page.title,
        page_href(source.pep, page),
        tuple((where(one), named(source, one)) for one in open_musts(source, section, page)),
    )


def waiting_here(source: PageSource, page: Page) -> list[Cell]:
    """Answers carried from the last PEP that stand on this page before this person, and are theirs to confirm."""
    role = source.reader.role
    mine = {question.id: question for question in page.questions if may_see(question, role) and may_answer(question, role)}
    known = source.known
    return sorted(cell for cell in known.waiting if cell[0] in mine and is_shown(source.form, mine[cell[0]], known, cell[1]))
