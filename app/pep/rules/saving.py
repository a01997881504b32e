"""The words that saving speaks: what was asked, what became of it. Pure."""

import datetime as dt
from dataclasses import dataclass, field

from app.kinds import Parsed
from app.pep.rules.boards import HAND_OVER_HAND


@dataclass(frozen=True)
class Provenance:
    """How the words came. visit: the child's visit; ended: it was over when they arrived, so they never replace a later visit's.
    audience: who may read them (`rules.reading`); "" = the team. chosen: the child says so now; else it holds for a first answer alone.
    signal: how the child told it on a board, which holds as well for words that stand already; None: not of a board."""

    route: str = "typed"
    stop: str = ""
    helper: str = ""
    visit: int | None = None
    ended: bool = False
    audience: str = ""
    chosen: bool = False
    signal: str | None = None

    @property
    def counts(self) -> bool:
        """What an adult's hand chose is kept, and is not the child's view (ruling 23)."""
        return self.signal != HAND_OVER_HAND


TYPED = Provenance()


@dataclass(frozen=True)
class Target:
    """Which PEP and child, as the entry found them."""

    pep: int
    child: int
    open: bool


@dataclass(frozen=True)
class Saved:
    """status: 200 saved, 202 kept for the team, 409 theirs stands, 422 not an option, 423 closed. version: what stands now."""

    status: int
    version: int
    parsed: Parsed = field(default_factory=Parsed)
    theirs: str = ""
    at: dt.datetime | None = None
    removed: bool = False  # its row was taken away meanwhile
