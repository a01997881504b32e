"""One question as a field: what was typed, what it counts for, who may change it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from app.access import Action, may
from app.kinds import Parsed, parsers
from app.pep.building.options import options_for
from app.pep.building.shown import shown as shown
from app.pep.building.words import words_beside
from app.pep.definition import FINDS_OUT, NOT_KNOWN, Question
from app.pep.queries.held import Line
from app.pep.queries.pages import PageSource
from app.pep.rules.progress import is_mandatory, is_shown, takes_not_known
from app.pep.rules.saving import Saved
from app.pep.rules.voices import ADULT, KEY_SIGN, AnswerKey
from app.pep.views import Field, State

KINDS = parsers()
MANY = ("choices",)  # kinds whose boxes post one name several times
BLANK_ROW, BLANK_NUMBER = "__row__", "__number__"  # a device puts its own in their place


@dataclass(frozen=True)
class Desk:
    """Where fields are made: for whom, at which address, and whether anything may change. unknown: keys whose "Not known yet" is open."""

    source: PageSource
    base: str
    open: bool
    unknown: frozenset[str] = frozenset()

    @cached_property
    def role(self) -> str:
        return self.source.reader.role

    @cached_property
    def _may_write(self) -> bool:
        return self.open and may(self.role, Action.ANSWER)

    def writes(self, question: Question) -> bool:
        """May this person change it here and now? A completed section is only read."""
        return self._may_write and self.role in question.answered_by and not self.source.is_complete(question)


def may_answer(question: Question, role: str) -> bool:
    return role in question.answered_by and may(role, Action.ANSWER)


def adult_field(desk: Desk, question: Question, row: str = "", named: str = "") -> Field | None:
    """A question of section A, B or D, or None when it does not apply (or, blank, is hidden until its gate is answered)."""
    source = desk.source
    if not is_shown(source.form, question, source.known, row):
        return None
    line = source.held.one(question.id, ADULT, row)
    key = AnswerKey(question.id, row, ADULT)
    return build_field(
        replace(question, options=options_for(question, source)) if question.source else question,
        source.label(question),
        question.help.format(name=source.child.called) if question.help else "",
        line,
        key=key,
        base=desk.base,
        editable=desk.writes(question),
        mandatory=is_mandatory(question, source.known),
        words=words_beside(source, question, line),
        unchanged=f"{line.unchanged_since:%B %Y}" if line and line.unchanged_since else "",
        tells=_tells(question, line, source),
        may_not_know=takes_not_known(question, source.known),
        explains=_explains(desk, question, row, str(key)),
        named=named,
        page=desk.base,
        child=source.child.called,
        has_last=source.pep.previous is not None and (not row or row in source.held.copied),
    )


def _explains(desk: Desk, question: Question, row: str, key: str) -> tuple[Field, ...]:
    """Why it is not known and who finds out: both, when somebody said one of them or is about to."""
    if key not in desk.unknown and not desk.source.overview.typed.intersection(question.ends):
        return ()
    both = [companion for end in (NOT_KNOWN, FINDS_OUT) if (companion := desk.source.form.companion(question, end))]
    lines = {companion.id: desk.source.held.one(companion.id, ADULT, row) for companion in both}
    if key not in desk.unknown and not any(line and line.text for line in lines.values()):
        return ()
    fields = (_companion_field(desk, companion, row, lines[companion.id]) for companion in both)
    return tuple(field for field in fields if field.editable or field.text)


def _companion_field(desk: Desk, companion: Question, row: str, line: Line | None) -> Field:
    key = AnswerKey(companion.id, row, ADULT)
    return build_field(companion, companion.label, "", line, key=key, base=desk.base, editable=desk.writes(companion))


def _tells(question: Question, line: Line | None, source: PageSource) -> str:
    """Whose words they are, where somebody else typed them (ruling 16)."""
    if line is None or not line.text:
        return ""
    if question.said:
        return f"As {source.child.called} said it, typed by {line.by_name}."
    if question.speaks_for and {person.id: person.role for person in source.people}.get(line.by) != question.speaks_for:
        return f"As the {question.speaks_for} said it, typed by {line.by_name}."
    return ""


def build_field(
    question: Question, label: str, helps: str, line: Line | None, *, key: AnswerKey, base: str, editable: bool, **more: Any
) -> Field:
    """line: what is stored, if anything; base: the page's address; more: what else stands in a Field."""
    text, name = line.text if line else "", str(key)
    parsed = KINDS[question.kind](text, question) if text else Parsed()
    return Field(
        key=name,
        url=f"{base}/answers/{name}",
        label=label,
        help=helps,
        kind=question.kind,
        text=text,
        values=tuple(filter(None, text.split("\n"))) if question.options else (),
        version=line.version if line else 0,
        options=question.options,
        editable=editable,
        shown=shown(question, text),
        state=stored_state(parsed, line),
        doubtful=bool(parsed.doubtful),
        unit=question.unit,
        retired=question.retired,
        **{"mandatory": question.mandatory, **more},
    )


def stored_state(parsed: Parsed, line: Line | None) -> State | None:
    """What the state line says of words that stood there before this page was opened."""
    if line is None:
        return None
    doubtful = parsed.doubtful if line.sure != line.version else ""
    return State(200, line.at, parsed.problem, doubtful, version=line.version, sure=bool(parsed.doubtful and not doubtful))


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
        version=saved.version,
        restore=f"{question.rows}:{key.split(KEY_SIGN)[1]}" if question and saved.removed else "",
    )


def theirs_body(key: str, theirs: str, *, many: bool) -> str:
    """Their answer as the body of a form: what "Use theirs" puts into the field."""
    values: Sequence[str] = theirs.split("\n") if many else [theirs]
    return urlencode([(key, value) for value in values])


def own_line(lines: Sequence[Line], author: int) -> Line | None:
    """What this author wrote here; what was noted beside a board has a row, and is not written over."""
    return next((line for line in lines if line.author == author and not line.row), None)
