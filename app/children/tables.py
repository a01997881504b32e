"""A child, the access list, and facts with their history."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db import AUDITED, BigKey, Instant


class Child(SQLModel, table=True):
    """Its names and dates are facts (fact rows); what queries sort, compute and join by stands here too, the last value that counted."""

    __tablename__ = "child"
    __table_args__ = {"info": AUDITED}
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    number: str = Field(unique=True)  # U1015: the record number, in URLs
    authority: int = Field(foreign_key="authority.id", index=True, sa_type=BigKey)
    forename: str
    surname: str
    date_of_birth: dt.date | None = None
    year_offset: int = 0  # taught above or below the age group (domain.md 2.4)
    record_owner: int = Field(foreign_key="person.id", sa_type=BigKey)
    added: dt.date


class Access(SQLModel, table=True):
    """Who may reach a child, as what, from when. until set = ended; finding an open row is the permission check (ruling 11)."""

    __tablename__ = "access"
    __table_args__ = (sa.Index("ix_access_person_child", "person", "child"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    child: int = Field(foreign_key="child.id", index=True, sa_type=BigKey)
    person: int = Field(foreign_key="person.id", sa_type=BigKey)
    role: str
    since: dt.datetime = Field(sa_type=Instant)
    until: dt.datetime | None = Field(default=None, sa_type=Instant)
    succeeds: int | None = Field(
        default=None, foreign_key="access.id", sa_type=BigKey
    )  # a successor inherits what the one before could read (ruling 14)


class ChildDisplay(SQLModel, table=True):
    """How a child likes pages to look (`app.render.CHOICES`): the child's own, whichever tablet it holds."""

    __tablename__ = "child_display"
    __table_args__ = {"info": AUDITED}
    child: int = Field(primary_key=True, foreign_key="child.id", sa_type=BigKey, sa_column_kwargs={"autoincrement": False})
    scheme: str
    text: str
    motion: str
    spacing: str


class Fact(SQLModel, table=True):
    __tablename__ = "fact"
    __table_args__ = (sa.UniqueConstraint("child", "name"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    child: int = Field(foreign_key="child.id", sa_type=BigKey)
    name: str  # an id of facts.toml
    text: str  # as typed
    value: str | None  # canonical JSON; null = does not count as answered
    version: int
    writer: str | None = None
    seq: int | None = None
    sure: int = 0  # the version that somebody confirmed although it looked doubtful (ruling 18)
    by: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)


class FactVersion(SQLModel, table=True):
    """Append-only. version null = older words that came late."""

    __tablename__ = "fact_version"
    __table_args__ = (sa.UniqueConstraint("fact", "writer", "seq"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    fact: int = Field(foreign_key="fact.id", sa_type=BigKey)
    version: int | None
    text: str
    writer: str | None = None
    seq: int | None = None
    after: str = ""
    by: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)
