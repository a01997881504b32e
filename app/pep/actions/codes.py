"""A code is made, revoked, and opens a visit on the device on which it is used (security.md 4)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from app import audit, clock
from app.accounts.actions.sign_in import begin_sign_in
from app.audit import By
from app.db import Connection, public_id, rows, table_of
from app.pep.actions.complete_section import PepClosed
from app.pep.actions.hand_over import VISITS, begin_visit
from app.pep.queries.codes import CodeFound
from app.pep.rules.codes import MOST_OPEN, MOST_STARTS
from app.pep.tables import Pep, VisitCode

CODES, PEPS = table_of(VisitCode), table_of(Pep)


class TooMany(Exception):
    """So many codes are open at this start page that a stranger's guess would not be idle any more."""


class CodeEnded(Exception):
    """Between the look and the press it was revoked, ended, or used for the last time."""


@dataclass(frozen=True)
class NewCode:
    """What is stored of it. number_hash: with the newest key."""

    path: str
    place: str
    token_hash: str
    number_hash: str
    home: bool
    picture: str
    opens: dt.datetime
    ends: dt.datetime


def make_code(db: Connection, *, pep: int, child: int, code: NewCode, by: By) -> bool:
    """-> False when another code at this start page has had the same number: try another. Raises PepClosed, TooMany."""
    audit.lock_chain(db, child)
    if rows(db, sa.select(PEPS.c.status).where(PEPS.c.id == pep)).scalar_one() != "open":
        raise PepClosed
    now, here = clock.now(), CODES.c.place == code.place
    is_open = (here, CODES.c.revoked.is_(None), CODES.c.ends > now)
    if rows(db, sa.select(sa.func.count()).where(*is_open)).scalar_one() >= MOST_OPEN:
        raise TooMany
    if rows(db, sa.select(CODES.c.id).where(here, CODES.c.number_hash == code.number_hash)).first():
        return False
    values = {**asdict(code), "public_id": public_id(), "pep": pep, "made_by": by.person, "made": now, "starts": 0}
    made = rows(db, sa.insert(CODES).values(values).returning(CODES.c.id)).scalar_one()
    audit.record(db, child=child, by=by, verb="code.made", subject="visit_code", subject_id=made)
    return True


def revoke_code(db: Connection, *, pep: int, child: int, code: str, by: By) -> bool:
    """Its visits end at once; words that still come go to the team. -> False: this PEP has no such code. A second press changes nothing."""
    audit.lock_chain(db, child)
    found = rows(db, sa.select(CODES.c.id, CODES.c.revoked).where(CODES.c.public_id == code, CODES.c.pep == pep)).first()
    if found is None or found.revoked is not None:
        return found is not None
    now = clock.now()
    rows(db, sa.update(CODES).where(CODES.c.id == found.id).values(revoked=now))
    ended = sa.func.coalesce(VISITS.c.ended, sa.bindparam("stopped", now, VISITS.c.ended.type))
    rows(db, sa.update(VISITS).where(VISITS.c.code == found.id).values(revoked=True, ended=ended))
    audit.record(db, child=child, by=by, verb="code.revoked", subject="visit_code", subject_id=found.id)
    return True


def start_by_code(db: Connection, *, code: CodeFound, voice: Sequence[str], before: str) -> tuple[str, str]:
    """-> (the visit's public id, the new cookie token). before: the token that this device carried, which ends. Raises CodeEnded."""
    audit.lock_chain(db, code.child)
    now = clock.now()
    opens = (CODES.c.id == code.id, CODES.c.revoked.is_(None), CODES.c.starts < MOST_STARTS, CODES.c.opens <= now, CODES.c.ends > now)
    if rows(db, sa.update(CODES).where(*opens).values(starts=CODES.c.starts + 1)).rowcount != 1:
        raise CodeEnded
    by, more = By(code.made_by, "visit"), {"code": code.id, "until": code.state.ends}
    visit, made = begin_visit(db, pep=code.pep.id, child=code.child, path=code.path, voice=voice, by=by, more=more)
    return visit, begin_sign_in(db, person=code.made_by, role="visit", before=before, kind="visit", visit=made)
