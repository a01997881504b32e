"""Repeating rows as a page shows them: the rows there are, a blank one to begin, and the form from which a device makes more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.pep.building.fields import BLANK_NUMBER, BLANK_ROW, Desk, adult_field
from app.pep.definition import Group, Question, may_see
from app.pep.rules.progress import applies
from app.pep.views import Field, GroupView, Row


@dataclass(frozen=True)
class Doing:
    """What was just asked for: a new row's key by group, and the row that was just removed."""

    new: tuple[str, str] = ("", "")
    removed: tuple[str, str] = ("", "")


NOTHING = Doing()


def build_group(desk: Desk, group: Group, doing: Doing = NOTHING) -> GroupView | None:
    """None when it does not apply to this child."""
    source = desk.source
    if not applies(source.form, group.show_if, source.known):
        return None
    if not group.can_grow and not source.held.rows.get(group.id):
        return None  # nothing came from a last PEP, and nothing can be added
    columns = [question for question in group.questions if may_see(question, desk.role)]
    if not columns:
        return None
    editable = any(desk.writes(question) for question in columns)
    keys = list(source.held.rows.get(group.id, ()))
    rows = [_row(desk, group, columns, key, number) for number, key in enumerate(keys, start=1)]
    adds = editable and group.can_grow
    if adds and doing.new[0] == group.id and doing.new[1] not in keys:
        rows.append(replace(_row(desk, group, columns, doing.new[1], len(rows) + 1), is_new=True))
    blank = _row(desk, group, columns, BLANK_ROW, 0) if adds and len(keys) < group.most else None
    removed = doing.removed[1] if editable and doing.removed[0] == group.id else ""
    helps = group.help.format(name=source.child.called) if group.help else ""
    label = group.label.format(name=source.child.called)
    return GroupView(group.id, label, group.one, helps, group.mandatory, tuple(rows), blank, editable, removed)


def _row(desk: Desk, group: Group, columns: Sequence[Question], key: str, number: int) -> Row:
    title = f"{group.one[:1].upper()}{group.one[1:]} {number or BLANK_NUMBER}"
    found = (adult_field(desk, question, key, named=title) for question in columns)
    fields: tuple[Field, ...] = tuple(field for field in found if field)
    return Row(key, title, fields)
