"""Whether the children of an authority find games on their pages."""

import sqlalchemy as sa

from app import audit
from app.accounts.tables import Authority
from app.audit import ACCOUNTS, By
from app.db import Connection, rows, table_of

AUTHORITIES = table_of(Authority)


def set_games(db: Connection, *, authority: int, games: bool, by: By) -> None:
    """The same again writes nothing."""
    audit.lock_chain(db, ACCOUNTS)
    if rows(db, sa.select(AUTHORITIES.c.games).where(AUTHORITIES.c.id == authority)).scalar_one() == games:
        return
    rows(db, sa.update(AUTHORITIES).where(AUTHORITIES.c.id == authority).values(games=games))
    audit.record(db, child=ACCOUNTS, by=by, verb="games.on" if games else "games.off", subject="authority", subject_id=authority)
