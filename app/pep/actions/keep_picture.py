"""A picture of a child's is kept: its row, in the transaction of the answer that names it. The file lies there before."""

from dataclasses import asdict, dataclass

from app import audit, clock
from app.audit import By
from app.db import Connection, insert, rows, table_of
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


def keep_picture(db: Connection, *, target: Target, picture: NewPicture, visit: int, by: By) -> bool:
    """False: the same picture came in meanwhile by another request and stands already."""
    audit.lock_chain(db, target.child)
    values = {**asdict(picture), "pep": target.pep, "visit": visit, "at": clock.now()}
    statement = insert(db, PICTURES).values(values).on_conflict_do_nothing(index_elements=["pep", "question", "digest"])
    made = rows(db, statement.returning(PICTURES.c.id)).scalar()
    if made is None:
        return False
    audit.record(db, child=target.child, by=by, verb="picture.kept", subject="picture", subject_id=made)
    return True
