"""Page Save: every answer of a page through the same action, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.audit import By
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


def save_page(db: Session, *, target: Target, posted: Sequence[Posted], by: By) -> list[Saved]:
    """In the order posted; what could not be written does not keep the rest from being saved."""
    return [save_answer(db, target=target, place=one.place, key=one.key, sent=one.sent, by=by) for one in posted]
