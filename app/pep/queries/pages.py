"""What a page of a PEP is built from, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import sqlalchemy as sa

from app.children.queries import Accessor, ChildView, read_people
from app.db import Connection, rows, table_of
from app.pep.definition import Form, Question
from app.pep.queries.answers import read_late_words
from app.pep.queries.find import PepView
from app.pep.queries.held import Held, Line, read_held, read_snapshot
from app.pep.queries.known import age_of
from app.pep.queries.signing import Signing, read_signing
from app.pep.rules.known import Known, Override
from app.pep.rules.reading import Reader
from app.pep.rules.voices import ADULT, Heard
from app.pep.tables import QuestionOverride

OVERRIDES = table_of(QuestionOverride)
_OVERRIDES = sa.select(OVERRIDES.c.question, OVERRIDES.c.mandatory, OVERRIDES.c.asked, OVERRIDES.c.not_known).where(
    OVERRIDES.c.authority == sa.bindparam("authority"), OVERRIDES.c.form == sa.bindparam("form")
)


@dataclass(frozen=True)
class PageSource:
    """heard: how a child's stop worded it. late: words after closing. overrides: what the authority asks otherwise.
    signing: marks of the sections and the meeting, only where a page shows them."""

    pep: PepView
    child: ChildView
    people: Sequence[Accessor]
    held: Held
    reader: Reader
    heard: Heard
    late: Sequence[Line] = ()
    overrides: Mapping[str, Override] = field(default_factory=dict)
    signing: Signing = field(default_factory=Signing)

    @property
    def form(self) -> Form:
        return self.pep.form

    @cached_property
    def known(self) -> Known:
        """For conditions and progress."""
        counted = [line for line in self.held.lines if line.voice == ADULT and line.value is not None]
        age = age_of(self.child.date_of_birth, self.pep.meeting_date or self.pep.initiated)
        return Known(
            {(line.question, line.row): line.value for line in counted},
            frozenset((line.question, line.row) for line in counted if line.carried),
            self.held.rows,
            self.overrides,
            self.pep.year,
            age,
        )

    def is_complete(self, question: Question) -> bool:
        """Its section is marked completed, so nobody changes it until it is reopened."""
        place = self.form.places.get(question.id)
        return bool(self.pep.completed) and place is not None and place.section.letter in self.pep.completed

    def label(self, question: Question) -> str:
        """As worded for this child: in a signed-off PEP as it was then."""
        return self.held.labels.get(question.id) or question.label.format(name=self.child.called)


def read_overrides(db: Connection, *, authority: int, form: str) -> dict[str, Override]:
    """Question -> what this authority asks otherwise."""
    return {question: Override(*set_to) for question, *set_to in rows(db, _OVERRIDES, {"authority": authority, "form": form})}


def read_page_source(
    db: Connection, *, pep: PepView, child: ChildView, reader: Reader, heard: Heard, with_late: bool = False, with_signing: bool = False
) -> PageSource:
    """Four statements, whatever the size of the PEP: live rows, or two for the snapshot of a signed-off one.
    with_late: one more, for a page of the child's words. with_signing: two or three more, for marks and the meeting."""
    people = read_people(db, child=child.id)
    late = read_late_words(db, pep=pep.id) if with_late else []
    if pep.status == "signed_off":
        held = read_snapshot(db, pep=pep.id)
        overrides = held.overrides
    else:
        held = read_held(db, pep=pep.id, child=child.id, edition=pep.edition, form=pep.form_id)
        overrides = read_overrides(db, authority=pep.authority, form=pep.form_id)
    signing = read_signing(db, pep=pep) if with_signing else Signing()
    return PageSource(pep, child, people, held, reader, heard, late, overrides, signing)
