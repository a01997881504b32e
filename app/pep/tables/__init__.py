"""The tables of this capability."""

from app.pep.tables.plans import (
    OF_CHILD,
    Answer,
    AnswerRow,
    AnswerVersion,
    Invitation,
    Pep,
    QuestionOverride,
    Section,
    SectionRead,
    Snapshot,
)
from app.pep.tables.visits import LateWords, Picture, TalkRequest, Visit, VisitCode

__all__ = [
    "OF_CHILD", "Answer", "AnswerRow", "AnswerVersion", "Invitation", "LateWords", "Pep", "Picture",
    "QuestionOverride", "Section", "SectionRead", "Snapshot", "TalkRequest", "Visit", "VisitCode",
]  # fmt: skip
