"""An answer as it is read. Pure."""

from app.kinds._pictures import KINDS as PICTURES
from app.kinds._pictures import words_of
from app.pep.definition import Question


def shown(question: Question, text: str) -> str:
    """For reading: an option's label instead of its code; an unknown code stays as it is (ruling 13)."""
    if question.kind in PICTURES:
        return words_of(question.kind, text)
    if not question.options:
        return f"{text} {question.unit}" if question.unit and text.strip() else text
    labels = dict(question.options)
    return ", ".join(labels.get(value, value) for value in text.split("\n") if value)
