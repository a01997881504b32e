"""Who is signed in, and who has this e-mail."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.access import RIGHTS, Action, may, role_label
from app.accounts.rules import Limit
from app.accounts.tables import Authority, Membership, Person, SignIn, Throttle
from app.db import Connection, rows, table_of
from app.prepared import Prepared

SIGN_INS, PEOPLE, THROTTLE = table_of(SignIn), table_of(Person), table_of(Throttle)
AUTHORITIES, MEMBERSHIPS = table_of(Authority), table_of(Membership)
SIGNED_IN = SIGN_INS.join(PEOPLE, PEOPLE.c.id == SIGN_INS.c.person)
SIGNED_COLUMNS = (
    SIGN_INS.c.id.label("sign_in"),
    SIGN_INS.c.kind,
    SIGN_INS.c.visit,
    SIGN_INS.c.started,
    SIGN_INS.c.last_seen,
    PEOPLE.c.id.label("person"),
    PEOPLE.c.public_id.label("person_public_id"),
    PEOPLE.c.name.label("person_name"),
    PEOPLE.c.email,
    PEOPLE.c.post,
    PEOPLE.c.phone,
)
IS_SIGNED_IN = (SIGN_INS.c.token_hash == sa.bindparam("token")) & SIGN_INS.c.ended.is_(None) & PEOPLE.c.active
_SIGNED = Prepared(sa.select(*SIGNED_COLUMNS).select_from(SIGNED_IN).where(IS_SIGNED_IN))
_BY_EMAIL = sa.select(PEOPLE.c.id, PEOPLE.c.email, PEOPLE.c.password_hash, PEOPLE.c.post).where(
    PEOPLE.c.email == sa.bindparam("email"), PEOPLE.c.active
)
_SETS_UP = (
    sa.select(AUTHORITIES.c.id, AUTHORITIES.c.name, AUTHORITIES.c.games, sa.func.min(MEMBERSHIPS.c.role).label("role"))
    .join(MEMBERSHIPS, MEMBERSHIPS.c.authority == AUTHORITIES.c.id)
    .where(MEMBERSHIPS.c.person == sa.bindparam("person"), MEMBERSHIPS.c.role.in_(sorted(RIGHTS[Action.SET_UP])))
    .group_by(AUTHORITIES.c.id, AUTHORITIES.c.name, AUTHORITIES.c.games)
    .order_by(AUTHORITIES.c.name)
)


@dataclass(frozen=True)
class Signed:
    """Who holds the cookie. kind: person | visit | locked."""

    sign_in: int
    kind: str
    visit: int | None
    started: dt.datetime
    last_seen: dt.datetime
    id: int
    public_id: str
    name: str
    email: str
    post: str
    phone: str

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split())[:2].upper()

    @property
    def role_label(self) -> str:
        return role_label(self.post)

    @property
    def may_set_up(self) -> bool:
        """By profession; for which authorities, read_authorities says."""
        return may(self.post, Action.SET_UP)


@dataclass(frozen=True)
class AuthoritySettings:
    """What holds for all children of an authority. role: the member's, who may change it."""

    id: int
    name: str
    games: bool
    role: str


@dataclass(frozen=True)
class Credentials:
    id: int
    email: str
    password_hash: str
    post: str


def signed_of(row: Mapping[str, Any]) -> Signed:
    """A row that selects SIGNED_COLUMNS."""
    return Signed(
        row["sign_in"],
        row["kind"],
        row["visit"],
        row["started"],
        row["last_seen"],
        row["person"],
        row["person_public_id"],
        row["person_name"],
        row["email"],
        row["post"],
        row["phone"],
    )


def read_signed(db: Connection, hashed: str) -> Signed | None:
    row = _SIGNED.first(db, {"token": hashed})
    return signed_of(row) if row else None


def is_spent(db: Connection, *, key: str, limit: Limit, now: dt.datetime) -> bool:
    """Have all tries of this key been made within its window?"""
    tries = sa.select(THROTTLE.c.tries).where(THROTTLE.c.key == key, THROTTLE.c.since >= now - limit.window)
    return (rows(db, tries).scalar() or 0) > limit.tries


def read_credentials(db: Connection, email: str) -> Credentials | None:
    row = rows(db, _BY_EMAIL, {"email": email.strip().casefold()}).first()
    return Credentials(*row) if row else None


def read_authorities(db: Connection, person: int) -> list[AuthoritySettings]:
    """Those that this person may set up, by name."""
    return [AuthoritySettings(*row) for row in rows(db, _SETS_UP, {"person": person})]
