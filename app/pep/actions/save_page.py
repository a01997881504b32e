"""Page Save: every answer of a page through the same action, in one transaction, and what the pressed button asks besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.audit import By
from app.db import Connection
from app.pep.actions.save_answer import save_answer
from app.pep.definition import Place
from app.pep.rules.saving import Saved, Target
from app.pep.rules.voices import AnswerKey
from app.versioned import Sent


@dataclass(frozen=True)
class Posted:
    """One answer of the form."""

    place: Place
    key: AnswerKey
    sent: Sent


Besides = Callable[[Connection], Any]


def save_page(db: Connection, *, target: Target, posted: Sequence[Posted], by: By, besides: Besides | None = None) -> list[Saved]:
    """In the order posted; what could not be written does not keep the rest from being saved.
    besides: what the button does (a row goes, a page is confirmed), in the same transaction."""
    results = [save_answer(db, target=target, place=one.place, key=one.key, sent=one.sent, by=by) for one in posted]
    if besides:
        besides(db)
    return results
