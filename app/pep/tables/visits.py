"""A child's visits to a PEP: how it comes in, what it leaves besides answers."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db import AUDITED, BigKey, Instant, public_id


class LateWords(SQLModel, table=True):
    """A child's words that came after the PEP was closed: for the team, not for nothing."""

    __tablename__ = "late_words"
    __table_args__ = (sa.UniqueConstraint("pep", "question", "writer", "seq"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    question: str
    text: str
    helper: str = ""
    audience: str = "team"  # as an answer's
    writer: str | None = None
    seq: int | None = None
    visit: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)


class Picture(SQLModel, table=True):
    """A drawing or photo of a child's, by the random name under which its file lies (`app.files`). Answers name it; who may read the
    answer may see it. digest: of what was sent, so that a repetition is one picture."""

    __tablename__ = "picture"
    __table_args__ = (sa.UniqueConstraint("pep", "question", "digest"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    name: str = Field(unique=True)  # 20 hexadecimal digits
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    question: str
    digest: str
    media: str  # image/png | image/jpeg
    size: int  # bytes
    width: int  # pixels
    height: int
    visit: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)


class Visit(SQLModel, table=True):
    """A child's own session at one path of one PEP, opened by an adult on this device."""

    __tablename__ = "visit"
    __table_args__ = {"info": AUDITED}
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    public_id: str = Field(default_factory=public_id, unique=True)
    pep: int = Field(foreign_key="pep.id", index=True, sa_type=BigKey)
    path: str
    opened_by: int = Field(foreign_key="person.id", sa_type=BigKey)
    opened: dt.datetime = Field(sa_type=Instant)
    ended: dt.datetime | None = Field(default=None, sa_type=Instant)
    helper: str = ""  # nobody | helps | types, as last said on this visit
    helper_name: str = ""
    code: int | None = Field(default=None, sa_type=BigKey)  # the visit_code that it began with; null = the tablet was handed over
    until: dt.datetime | None = Field(default=None, sa_type=Instant)  # when that code ends
    revoked: bool = False  # stopped by hand: words that still come go to the team (security.md 4)


class VisitCode(SQLModel, table=True):
    """A way in for one child to one path of one PEP, on any device, for one day (security.md 4). Neither secret stands here."""

    __tablename__ = "visit_code"
    __table_args__ = (sa.UniqueConstraint("place", "number_hash"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    public_id: str = Field(default_factory=public_id, unique=True)
    pep: int = Field(foreign_key="pep.id", index=True, sa_type=BigKey)
    path: str
    place: str  # whose start page takes its number: a word in the address that says nothing
    token_hash: str = Field(unique=True)  # SHA-256 of the 128 random bits in the QR code
    number_hash: str  # HMAC of the eight digits
    home: bool  # made for home, on one chosen day; else for school, today
    picture: str  # which the paper and the screen both show, instead of a name
    made_by: int = Field(foreign_key="person.id", sa_type=BigKey)
    made: dt.datetime = Field(sa_type=Instant)
    opens: dt.datetime = Field(sa_type=Instant)
    ends: dt.datetime = Field(sa_type=Instant)
    starts: int = 0
    revoked: dt.datetime | None = Field(default=None, sa_type=Instant)


class TalkRequest(SQLModel, table=True):
    """A child has asked an adult to talk (ruling 15). It stands until somebody says that they talked."""

    __tablename__ = "talk_request"
    __table_args__ = (sa.UniqueConstraint("visit", "writer"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    public_id: str = Field(default_factory=public_id, unique=True)
    pep: int = Field(foreign_key="pep.id", index=True, sa_type=BigKey)
    adult: int = Field(foreign_key="person.id", sa_type=BigKey)
    visit: int = Field(sa_type=BigKey)
    writer: str  # one page load asks once, however often it is sent
    at: dt.datetime = Field(sa_type=Instant)
    talked_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    talked_by: int | None = Field(default=None, sa_type=BigKey)
