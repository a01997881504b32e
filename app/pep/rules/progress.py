"""What is shown, what counts, and what is still missing: one computation for pages, progress, sign-off and the stored `left`. Pure."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.pep.definition.question import Condition, Question
from app.pep.definition.shapes import Block, Form, Group, Page, Section
from app.pep.rules.conditions import PREDICATES
from app.pep.rules.known import Known

DEEPEST = 6  # conditions that hang on conditions: far more than any page has; a circle ends here


class Missing(NamedTuple):
    """A mandatory question without an answer. row "" for a plain question, or for a group that has no rows yet."""

    section: Section
    page: Page
    question: Question
    row: str = ""


def is_asked(question: Question, known: Known) -> bool:
    """Off until the authority turns it on, or turned off by it (ruling 17)."""
    if not known.overrides:
        return not question.off
    override = known.overrides.get(question.id)
    return not question.off if override is None or override.asked is None else override.asked


def is_mandatory(question: Question, known: Known) -> bool:
    override = known.overrides.get(question.id)
    return question.mandatory if override is None or override.mandatory is None else override.mandatory


def takes_not_known(question: Question, known: Known) -> bool:
    """Every mandatory question does, unless the authority forbids it for this one (ruling 18)."""
    override = known.overrides.get(question.id)
    allowed = question.not_known if override is None or override.not_known is None else override.not_known and question.not_known
    return allowed and is_mandatory(question, known)


def applies(form: Form, condition: Condition | None, known: Known, row: str = "", depth: int = 0) -> bool:
    """A condition on a question that is itself not shown does not hold."""
    if condition is None:
        return True
    if condition.when:
        return PREDICATES[condition.when](known)
    place = form.places.get(condition.question)
    if place is None or depth > DEEPEST or not is_shown(form, place.question, known, row if place.question.rows else "", depth + 1):
        return False
    value = known.value(condition.question, row if place.question.rows else "")
    return bool(set(value) & set(condition.values)) if isinstance(value, list) else value in condition.values


def is_shown(form: Form, question: Question, known: Known, row: str = "", depth: int = 0) -> bool:
    """Asked, and its condition and its group's hold. Hidden answers are kept, not counted, not printed."""
    if not is_asked(question, known):
        return False
    group = form.groups.get(question.rows)
    return (group is None or applies(form, group.show_if, known, "", depth)) and applies(form, question.show_if, known, row, depth)


def is_answered(question: Question, known: Known, row: str = "") -> bool:
    """Has a value that somebody stands by today, or says why not and who finds out."""
    cell = (question.id, row)
    if cell in known.values:
        return cell not in known.waiting
    why, who = question.ends
    return (why, row) in known.settled and (who, row) in known.settled and takes_not_known(question, known)


def missing_on(form: Form, section: Section, page: Page, known: Known) -> Iterator[Missing]:
    """In the page's order. A child's page has none (ruling 5)."""
    if section.is_voice:
        return
    for block in page.blocks if known.overrides else page.open_musts(known.settled):
        if isinstance(block, Group):
            cells = _cells(block, known)
            yield from (Missing(section, page, question, row) for question, row in cells if _lacks(form, question, known, row))
        elif _lacks(form, block, known, ""):
            yield Missing(section, page, block)


def _lacks(form: Form, question: Question, known: Known, row: str) -> bool:
    """The cheap questions first: most are answered."""
    return is_mandatory(question, known) and not is_answered(question, known, row) and is_shown(form, question, known, row)


def _cells(block: Block, known: Known) -> Iterator[tuple[Question, str]]:
    if not isinstance(block, Group):
        yield block, ""
        return
    keys = known.rows.get(block.id, ())
    for key in keys:
        yield from ((question, key) for question in block.questions)
    if not keys and block.mandatory:  # nothing there yet: its first mandatory column stands for the row that is missing
        yield next((question for question in block.questions if question.mandatory), block.questions[0]), ""


def missing(form: Form, known: Known) -> list[Missing]:
    return [one for section in form.sections for page in section.pages for one in missing_on(form, section, page, known)]


def count_musts(form: Form, section: Section, known: Known) -> int:
    """How many mandatory questions the section has for this child, answered or not. A child's section has none (ruling 5)."""
    pages = () if section.is_voice else section.pages
    cells = (cell for page in pages for block in page.blocks for cell in _cells(block, known))
    return sum(1 for question, row in cells if is_mandatory(question, known) and is_shown(form, question, known, row))


def count_left(form: Form, known: Known) -> Mapping[str, int]:
    """Mandatory questions without an answer, by section letter."""
    left = {section.letter: 0 for section in form.sections}
    for one in missing(form, known):
        left[one.section.letter] += 1
    return left
