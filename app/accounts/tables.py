"""Authorities, people, what they are to an authority, and their open sign-ins."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db import AUDITED, BigKey, Instant, public_id


class Authority(SQLModel, table=True):
    """A local authority: every record below belongs to one (a deployment may be cut along it)."""

    __tablename__ = "authority"
    __table_args__ = {"info": AUDITED}
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    name: str = Field(unique=True)
    games: bool = True  # children find the arcade on their pages


class Person(SQLModel, table=True):
    __tablename__ = "person"
    __table_args__ = {"info": AUDITED}
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    public_id: str = Field(default_factory=public_id, unique=True)
    name: str
    email: str = Field(unique=True)  # case-folded
    password_hash: str
    phone: str = ""
    post: str  # what they are by profession, a Role: shown beside the name
    active: bool = True


class Membership(SQLModel, table=True):
    """A role for a whole authority (Virtual School, administrator)."""

    __tablename__ = "membership"
    __table_args__ = (sa.UniqueConstraint("authority", "person", "role"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    authority: int = Field(foreign_key="authority.id", sa_type=BigKey)
    person: int = Field(foreign_key="person.id", index=True, sa_type=BigKey)
    role: str


class SignIn(SQLModel, table=True):
    """What a cookie stands for. kind: person (staff pages), visit (a child's path), locked (a child has just left; a password opens)."""

    __tablename__ = "sign_in"
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    token_hash: str = Field(unique=True)  # SHA-256 of the cookie's 256 random bits
    kind: str
    person: int = Field(foreign_key="person.id", index=True, sa_type=BigKey)
    visit: int | None = Field(default=None, sa_type=BigKey)  # pep's table, to the right of us: so no foreign key
    started: dt.datetime = Field(sa_type=Instant)
    last_seen: dt.datetime = Field(sa_type=Instant)
    ended: dt.datetime | None = Field(default=None, sa_type=Instant)


class Throttle(SQLModel, table=True):
    """Tries of one kind since `since`; counted in the database so that several processes share it."""

    __tablename__ = "throttle"
    key: str = Field(primary_key=True)
    tries: int
    since: dt.datetime = Field(sa_type=Instant)
