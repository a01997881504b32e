"""One question as a field: what was typed, what it counts for, who may change it."""

from collections.abc import Sequence
from urllib.parse import urlencode

from app.access import Action, may
from app.kinds import Parsed, parsers
from app.pep.definition import Question
from app.pep.queries.held import Line
from app.pep.rules.saving import Saved
from app.pep.rules.voices import AnswerKey
from app.pep.views import Field, Option, State

KINDS = parsers()
MANY = ("choices",)  # kinds whose boxes post one name several times


def may_answer(question: Question, role: str) -> bool:
    return role in question.answered_by and may(role, Action.ANSWER)


def build_field(question: Question, label: str, helps: str, line: Line | None, *, key: AnswerKey, base: str, editable: bool) -> Field:
    """line: what is stored, if anything; base: the page's address."""
    text = line.text if line else ""
    parsed = KINDS[question.kind](text, question) if text else Parsed()
    return Field(
        key=str(key),
        url=f"{base}/answers/{key}",
        label=label,
        help=helps,
        kind=question.kind,
        text=text,
        values=tuple(filter(None, text.split("\n"))) if question.options else (),
        version=line.version if line else 0,
        options=tuple(Option(*pair) for pair in question.options),
        mandatory=question.mandatory,
        editable=editable,
        shown=shown(question, text),
        state=stored_state(parsed, line),
        doubtful=bool(parsed.doubtful),
    )


def stored_state(parsed: Parsed, line: Line | None) -> State | None:
    """What the state line says of words that stood there before this page was opened."""
    if line is None:
        return None
    return State(200, line.at, parsed.problem, parsed.doubtful)


def shown(question: Question, text: str) -> str:
    """For reading: an option's label instead of its code; an unknown code stays as it is (ruling 13)."""
    if not question.options:
        return text
    labels = dict(question.options)
    return ", ".join(labels.get(value, value) for value in text.split("\n") if value)


def saved_state(saved: Saved, key: str, yours: str, *, question: Question | None = None) -> State:
    """The state line that answers a save. question: to word both sides of a conflict."""
    named = (lambda text: shown(question, text)) if question else (lambda text: text)
    return State(
        saved.status,
        saved.at,
        saved.parsed.problem,
        saved.parsed.doubtful,
        named(yours),
        named(saved.theirs),
        theirs_body(key, saved.theirs, many=bool(question and question.kind in MANY)) if saved.status == 409 else "",
    )


def theirs_body(key: str, theirs: str, *, many: bool) -> str:
    """Their answer as the body of a form: what "Use theirs" puts into the field."""
    values: Sequence[str] = theirs.split("\n") if many else [theirs]
    return urlencode([(key, value) for value in values])


def own_line(lines: Sequence[Line], author: int) -> Line | None:
    return next((line for line in lines if line.author == author), None)


def answered(question: Question, lines: Sequence[Line]) -> bool:
    return any(line.value is not None for line in lines if line.voice == "adult")
