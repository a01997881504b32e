"""What a page of a PEP is built from, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import sqlalchemy as sa

from app.children.queries import Accessor, ChildView, read_people
from app.db import Connection, rows, table_of
from app.pep.definition import Form, Question
from app.pep.queries.answers import read_late_words
from app.pep.queries.find import PepView
from app.pep.queries.held import Held, Line, read_held, read_snapshot, read_some
from app.pep.queries.known import age_of, read_overview
from app.pep.queries.pictures import read_photo_words
from app.pep.queries.signing import Signing, read_signing
from app.pep.rules.boards import NAME
from app.pep.rules.known import Known, Override, Overview
from app.pep.rules.reading import Reader
from app.pep.rules.voices import ADULT, CHILD, Heard
from app.pep.tables import QuestionOverride

OVERRIDES = table_of(QuestionOverride)
_OVERRIDES = sa.select(OVERRIDES.c.question, OVERRIDES.c.mandatory, OVERRIDES.c.asked, OVERRIDES.c.not_known).where(
    OVERRIDES.c.authority == sa.bindparam("authority"), OVERRIDES.c.form == sa.bindparam("form")
)


@dataclass(frozen=True)
class PageSource:
    """heard: how a child's stop worded it. late: words after closing. overrides: what the authority asks otherwise.
    signing: marks of the sections and the meeting, only where a page shows them. held: everything, or with `seen` (the overview of the
    whole) only the answers of one page. photos: the words of those that staff added to the child's boards, where one was answered."""

    pep: PepView
    child: ChildView
    people: Sequence[Accessor]
    held: Held
    reader: Reader
    heard: Heard
    late: Sequence[Line] = ()
    overrides: Mapping[str, Override] = field(default_factory=dict)
    signing: Signing = field(default_factory=Signing)
    seen: Overview | None = None
    photos: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def form(self) -> Form:
        return self.pep.form

    @cached_property
    def overview(self) -> Overview:
        """Of the whole PEP, for the list of its pages."""
        return self.seen or _looked_over(self)

    @property
    def known(self) -> Known:
        """For conditions and progress."""
        return self.overview.known

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
    db: Connection,
    *,
    pep: PepView,
    child: ChildView,
    reader: Reader,
    heard: Heard,
    questions: tuple[str, ...] | None = None,
    with_late: bool = False,
    with_signing: bool = False,
) -> PageSource:
    """Four statements, whatever the size of the PEP: live rows, or two for the snapshot of a signed-off one; one more for staff's photos.
    questions: only their answers, None = all. with_late: one more, for a page of the child's words.
    with_signing: two or three more, for marks and the meeting."""
    late = read_late_words(db, pep=pep.id) if with_late else []
    signing = read_signing(db, pep=pep) if with_signing else Signing()
    people = read_people(db, child=child.id)
    made = partial(PageSource, pep, child, people, reader=reader, heard=heard, late=late, signing=signing)
    if pep.status == "signed_off":
        held = read_snapshot(db, pep=pep.id)
        return made(held=held, overrides=held.overrides, photos=_photos(db, child, pep.form, held))
    if questions is None:
        held = read_held(db, pep=pep.id, child=child.id, form=pep.form)
        overrides = read_overrides(db, authority=pep.authority, form=pep.form_id)
        return made(held=held, overrides=overrides, photos=_photos(db, child, pep.form, held))
    overview = read_overview(db, pep=pep.id, form=pep.form, year=pep.year, age=_age(pep, child))
    held = read_some(db, pep=pep.id, child=child.id, form=pep.form, questions=questions, overview=overview)
    return made(held=held, overrides=overview.known.overrides, seen=overview, photos=_photos(db, child, pep.form, held))


def _photos(db: Connection, child: ChildView, form: Form, held: Held) -> dict[str, str]:
    """One statement, and none where no photo was answered. A photo's word never changes, so it holds for a signed-off plan too."""
    places = form.places
    answered = (line for line in held.lines if line.voice == CHILD and NAME.fullmatch(line.row))
    if not any(line.question in places and places[line.question].question.items for line in answered):
        return {}
    return read_photo_words(db, child=child.id)


def _age(pep: PepView, child: ChildView) -> int | None:
    return age_of(child.date_of_birth, pep.meeting_date or pep.initiated)


def _looked_over(source: PageSource) -> Overview:
    """The same as `read_overview`, from everything that is held."""
    counted = [line for line in source.held.lines if line.voice == ADULT and line.value is not None]
    known = Known(
        {(line.question, line.row): line.value for line in counted},
        frozenset((line.question, line.row) for line in counted if line.carried),
        source.held.rows,
        source.overrides,
        source.pep.year,
        _age(source.pep, source.child),
    )
    words = {voice: frozenset(line.question for line in source.held.lines if line.voice == voice and line.text) for voice in (ADULT, CHILD)}
    return Overview(known, words[ADULT], words[CHILD], source.held.copied)
