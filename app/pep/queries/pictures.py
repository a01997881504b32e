"""A child's pictures: by name for whoever may see it, and which one a repetition is."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.children.queries import read_fact
from app.db import Connection, rows, table_of
from app.pep.rules.boards import ITEMS, read_photos
from app.pep.rules.reading import Readable
from app.pep.tables import Answer, LateWords, Pep, Picture

PICTURES, ANSWERS, LATE, PEPS = table_of(Picture), table_of(Answer), table_of(LateWords), table_of(Pep)
_HELD = (
    sa.select(PICTURES.c.name, PICTURES.c.question, PICTURES.c.media, PICTURES.c.width, PICTURES.c.height, ANSWERS.c.audience, ANSWERS.c.at)
    .select_from(
        PICTURES.outerjoin(
            ANSWERS, (ANSWERS.c.pep == PICTURES.c.pep) & (ANSWERS.c.question == PICTURES.c.question) & (ANSWERS.c.voice == "child")
        )
    )
    .where(PICTURES.c.pep == sa.bindparam("pep"), PICTURES.c.name == sa.bindparam("name"))
)
_CAME_LATE = sa.select(LATE.c.audience, LATE.c.at).where(
    LATE.c.pep == sa.bindparam("pep"),
    LATE.c.question == sa.bindparam("question"),
    sa.func.substr(LATE.c.text, 1, 20) == sa.bindparam("name"),
)
_STANDS = sa.select(ANSWERS.c.text).where(
    ANSWERS.c.pep == sa.bindparam("pep"), ANSWERS.c.question == sa.bindparam("question"), ANSWERS.c.voice == "child"
)
_SAME = sa.select(PICTURES.c.name).where(
    PICTURES.c.pep == sa.bindparam("pep"), PICTURES.c.question == sa.bindparam("question"), PICTURES.c.digest == sa.bindparam("digest")
)

_ON_BOARDS = (
    sa.select(PICTURES.c.name, PICTURES.c.question, PICTURES.c.media, PICTURES.c.width, PICTURES.c.height)
    .join(PEPS, PEPS.c.id == PICTURES.c.pep)
    .where(PEPS.c.child == sa.bindparam("child"), PICTURES.c.question == ITEMS, PICTURES.c.name == sa.bindparam("name"))
)


@dataclass(frozen=True)
class Held:
    """readable: the answer it belongs to, and words that came late and name it: who may read one of them may see the picture."""

    name: str
    question: str
    media: str
    width: int
    height: int
    readable: tuple[Readable, ...]


def read_picture(db: Connection, *, pep: int, name: str) -> Held | None:
    """None: this PEP has no such picture."""
    found = rows(db, _HELD, {"pep": pep, "name": name}).first()
    if found is None:
        return None
    late = rows(db, _CAME_LATE, {"pep": pep, "question": found.question, "name": name})
    named = [*([] if found.audience is None else [(found.audience, found.at)]), *late]
    readable = tuple(Readable(audience, 0, at) for audience, at in named)
    return Held(found.name, found.question, found.media, found.width, found.height, readable)


def read_standing(db: Connection, *, pep: int, question: str) -> str:
    """The child's answer as it stands, "" when there is none."""
    return str(rows(db, _STANDS, {"pep": pep, "question": question}).scalar() or "")


def find_same(db: Connection, *, pep: int, question: str, digest: str) -> str | None:
    """The name of a picture that has come before."""
    found: str | None = rows(db, _SAME, {"pep": pep, "question": question, "digest": digest}).scalar()
    return found


def read_names(db: Connection) -> frozenset[str]:
    """Of every picture there is."""
    return frozenset(rows(db, sa.select(PICTURES.c.name)).scalars())


def read_board_photo(db: Connection, *, child: int, name: str) -> Held | None:
    """A photo that staff added to this child's boards, in whichever of its plans. It is theirs, so there is no answer to ask."""
    found = rows(db, _ON_BOARDS, {"child": child, "name": name}).first()
    return Held(found.name, found.question, found.media, found.width, found.height, ()) if found else None


def read_photo_words(db: Connection, *, child: int) -> dict[str, str]:
    """Name -> word of each that was ever added to the child's boards."""
    return {photo.name: photo.words for photo in read_photos(read_fact(db, child=child, name=ITEMS)[0])}
