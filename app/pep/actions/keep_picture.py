"""A picture of a child's is kept: its row, in the transaction of the answer that names it. The file lies there before."""

from dataclasses import asdict, dataclass

from app import audit, clock
from app.audit import By
from app.db import Connection, rows, table_of
from app.pep.queries.pictures import find_same
from app.pep.rules.saving import Target
from app.pep.tables import Picture

PICTURES = table_of(Picture)


@dataclass(frozen=True)
class NewPicture:
    """digest: of what was sent; size: bytes of what is kept; width, height: pixels."""

    name: str
    question: str
    digest: str
    media: str
    size: int
    width: int
    height: int


def keep_picture(db: Connection, *, target: Target, picture: NewPicture, visit: int, by: By) -> str:
    """-> the name under which it stands: another one where the same picture came in meanwhile by another request."""
    audit.lock_chain(db, target.child)
    before = find_same(db, pep=target.pep, question=picture.question, digest=picture.digest)
    if before:
        return before
    values = {**asdict(picture), "pep": target.pep, "visit": visit, "at": clock.now()}
    made = rows(db, PICTURES.insert().values(values).returning(PICTURES.c.id)).scalar()
    audit.record(db, child=target.child, by=by, verb="picture.kept", subject="picture", subject_id=made)
    return picture.name
