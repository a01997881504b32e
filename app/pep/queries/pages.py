"""What a page of a PEP is built from, read at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.children.queries import Accessor, ChildView, read_people
from app.pep.queries.answers import read_late_words
from app.pep.queries.find import PepView
from app.pep.queries.held import Held, Line, read_held, read_snapshot, worded
from app.pep.rules.reading import Reader
from app.pep.rules.voices import Heard


@dataclass(frozen=True)
class PageSource:
    """labels: every question as worded for this child, by id. heard: how a child's stop worded it. late: words after closing."""

    pep: PepView
    child: ChildView
    people: Sequence[Accessor]
    held: Held
    labels: dict[str, str]
    reader: Reader
    heard: Heard
    late: Sequence[Line] = ()


def read_page_source(db: Session, *, pep: PepView, child: ChildView, reader: Reader, heard: Heard, with_late: bool = False) -> PageSource:
    """Three statements, whatever the size of the PEP: live rows, or two for the snapshot of a signed-off one.
    with_late: one more, for a page of the child's words."""
    people = read_people(db, child=child.id)
    late = read_late_words(db, pep=pep.id) if with_late else []
    if pep.status == "signed_off":
        held = read_snapshot(db, pep=pep.id)
        return PageSource(pep, child, people, held, dict(held.labels), reader, heard, late)
    held = read_held(db, pep=pep.id, child=child.id, edition=pep.edition, form=pep.form_id)
    return PageSource(pep, child, people, held, worded(pep.edition, pep.form_id, child.called), reader, heard, late)
