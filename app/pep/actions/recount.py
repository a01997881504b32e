"""Stored progress computed afresh from the answers: after a fact changed, and for the test that compares both."""

import sqlalchemy as sa
from sqlmodel import Session

from app.children.tables import Fact
from app.db import rows, table_of
from app.pep.definition import Form, form_of
from app.pep.tables import Answer, Pep, Section

PEPS, SECTIONS, ANSWERS, FACTS = table_of(Pep), table_of(Section), table_of(Answer), table_of(Fact)
_OPEN = sa.select(PEPS.c.id, PEPS.c.edition, PEPS.c.form).where(PEPS.c.child == sa.bindparam("child"), PEPS.c.status == "open")
_FACTS = sa.select(FACTS.c.name).where(FACTS.c.child == sa.bindparam("child"), FACTS.c.value.is_not(None))
_ANSWERED = sa.select(ANSWERS.c.question).where(
    ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.voice == "adult", ANSWERS.c.value.is_not(None)
)
_SET = (
    sa.update(SECTIONS)
    .where(SECTIONS.c.pep == sa.bindparam("of_pep"), SECTIONS.c.letter == sa.bindparam("of_letter"))
    .values(left=sa.bindparam("now_left", type_=sa.Integer))
)


def recount_child(db: Session, *, child: int) -> None:
    """Every open PEP of the child. Called inside a transaction that records its own event."""
    facts = set(rows(db, _FACTS, {"child": child}).scalars())
    for pep in rows(db, _OPEN, {"child": child}).all():
        answered = set(rows(db, _ANSWERED, {"pep": pep.id}).scalars())
        form = form_of(pep.edition, pep.form)
        values = [{"of_pep": pep.id, "of_letter": letter, "now_left": left} for letter, left in count_left(form, answered, facts).items()]
        rows(db, _SET, values)


def count_left(form: Form, answered: set[str], facts: set[str]) -> dict[str, int]:
    """Mandatory questions without an answer, by section letter."""
    return {
        section.letter: sum(
            1 for question in section.questions if question.mandatory and question.id not in answered and question.fact not in facts
        )
        for section in form.sections
    }
