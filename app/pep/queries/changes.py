"""What stands on one page just now, without its words: asked every few seconds by everybody who has the page open."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.accounts.tables import Person
from app.children.tables import Fact
from app.db import Connection, rows, table_of
from app.pep.definition import Form, Page
from app.pep.queries.held import Held, Line
from app.pep.queries.known import in_order
from app.pep.rules.voices import ADULT
from app.pep.tables import Answer, AnswerRow

ANSWERS, ROWS, FACTS, PEOPLE = table_of(Answer), table_of(AnswerRow), table_of(Fact), table_of(Person)
_NAME = sa.func.coalesce(PEOPLE.c.name, "")
_COLUMNS = ("question", "voice", "version", "at", "row", "author", "audience", "by")
_ANSWERS = (
    sa.select(
        *(ANSWERS.c[name] for name in _COLUMNS),
        *(sa.func.substr(ANSWERS.c.text, 1, 1), _NAME, ROWS.c.group, ROWS.c.position, ROWS.c.removed_at),
    )
    .select_from(
        ANSWERS.outerjoin(PEOPLE, PEOPLE.c.id == ANSWERS.c.by).outerjoin(
            ROWS, (ROWS.c.pep == ANSWERS.c.pep) & (ROWS.c.key == ANSWERS.c.row)
        )
    )
    .where(ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.question.in_(sa.bindparam("questions", expanding=True)))
)
_FACTS = (
    sa.select(FACTS.c.name, FACTS.c.version, FACTS.c.at, FACTS.c.by, _NAME)
    .select_from(FACTS.outerjoin(PEOPLE, PEOPLE.c.id == FACTS.c.by))
    .where(FACTS.c.child == sa.bindparam("child"), FACTS.c.name.in_(sa.bindparam("names", expanding=True)))
)


def questions_on(form: Form, page: Page) -> list[str]:
    """Every question that may be answered there, with the companions of "Not known yet", and the asks where they are answered."""
    asked = [part for parts in form.asks.values() for part in parts] if page.view == "meeting" else []
    return [*asked, *(name for name, place in form.places.items() if place.page is page or name in page.also)]


def read_marks(db: Connection, *, pep: int, child: int, form: Form, page: Page) -> Held:
    """One statement, and one for the facts of a page that has any. Of each text only the first sign: whether there are words."""
    names = questions_on(form, page)
    facts = {form.places[name].question.fact: name for name in names if form.places[name].question.fact}
    lines = _facts(db, child, facts) if facts else []
    keys: set[tuple[int, str, str]] = set()
    for *words, text, by_name, group, position, removed_at in rows(db, _ANSWERS, {"pep": pep, "questions": names}):
        if removed_at is None:
            lines.append(_line(words, text, by_name))
            keys |= {(position, group, lines[-1].row)} if group is not None else set()
    return Held(lines, rows=in_order(sorted(keys)))


def _facts(db: Connection, child: int, facts: dict[str, str]) -> list[Line]:
    found = rows(db, _FACTS, {"child": child, "names": list(facts)})
    return [Line(facts[name], ADULT, "", None, version, at, by=by, by_name=by_name) for name, version, at, by, by_name in found]


def _line(words: Sequence[object], text: str, by_name: str) -> Line:
    values = dict(zip(_COLUMNS, words, strict=True))
    return Line(text=text, value=None, by_name=by_name, **values)  # type: ignore[arg-type]
