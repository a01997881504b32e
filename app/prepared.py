"""Statements that run at every page or save, compiled once for each database and then run on the driver itself.

SQLAlchemy's way costs four times what the statement does (bench, ADR 18); everywhere else it is worth its price. What it is
asked for here is only public: the compiled text, its parameters, and how each type travels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from app.db import Connection, owe

APART = "\x1e"  # between texts that a statement joins: no id, no number and no value as JSON holds it
YES = ("1", "true")  # in a text, as SQLite and as PostgreSQL write it
Process = Callable[[Any], Any]


def as_stored(yes_or_no: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    """0 or 1, or true and false, as the database has it: hundreds of rows need not be turned."""
    return sa.type_coerce(yes_or_no, sa.Integer)


@dataclass(frozen=True)
class _Made:
    """order: names of the parameters by place, None = the driver takes them by name. incoming, outgoing: how values are turned."""

    text: str
    always: Mapping[str, Any]
    order: Sequence[str] | None
    incoming: Mapping[str, Process]
    outgoing: Sequence[tuple[int, Process]]
    names: Sequence[str]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        given = {**self.always, **values}
        for name, turn in self.incoming.items():
            given[name] = turn(given[name])
        return given if self.order is None else [given[name] for name in self.order]

    def turned(self, row: Sequence[Any]) -> Sequence[Any]:
        changed = list(row)
        for place, turn in self.outgoing:
            changed[place] = turn(changed[place])
        return changed


class Raw(NamedTuple):
    """What came back, unread."""

    dialect: str
    rows: tuple[Sequence[Any], ...]


class Prepared:
    """statement: of fixed shape; a list in it is part of the text. names: of the values that an insert or update sets."""

    def __init__(self, statement: sa.Executable, *names: str):
        self.statement, self.names = statement, names
        self._made: dict[str, _Made] = {}

    def all(self, db: Connection, values: Mapping[str, Any]) -> list[Sequence[Any]]:
        """Rows as tuples, in the order of the columns."""
        made, cursor = self._run(db, values)
        return self._read(made, cursor.fetchall())

    def raw(self, db: Connection, values: Mapping[str, Any]) -> Raw:
        """Rows as the driver gives them, to be known again by all that they hold; `read` makes of them what `all` gives."""
        _, cursor = self._run(db, values)
        return Raw(db.dialect.name, tuple(cursor.fetchall()))

    def read(self, raw: Raw) -> list[Sequence[Any]]:
        return self._read(self._made[raw.dialect], raw.rows)

    def _read(self, made: _Made, found: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        return [made.turned(row) for row in found] if made.outgoing else list(found)

    def named(self, raw: Raw) -> list[dict[str, Any]]:
        """The same by names of columns."""
        made = self._made[raw.dialect]
        return [dict(zip(made.names, row, strict=True)) for row in self._read(made, raw.rows)]

    def first(self, db: Connection, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """The first row by names of columns, None without any."""
        return next(iter(self.records(db, values)), None)

    def records(self, db: Connection, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self.named(self.raw(db, values))

    def scalar(self, db: Connection, values: Mapping[str, Any]) -> Any:
        """The first column of the one row there must be."""
        (row,) = self.all(db, values)
        return row[0]

    def run(self, db: Connection, values: Mapping[str, Any]) -> None:
        """An insert or update that answers nothing."""
        self._run(db, values)

    def _run(self, db: Connection, values: Mapping[str, Any]) -> tuple[_Made, Any]:
        made = self._made.get(db.dialect.name) or self._make(db.dialect)
        if isinstance(self.statement, sa.UpdateBase):
            owe(db, self.statement)
        cursor, parameters = db.connection.cursor(), made.parameters(values)
        for listen in db.engine.dispatch.before_cursor_execute:  # whoever counts statements
            listen(db, cursor, made.text, parameters, None, False)
        try:
            cursor.execute(made.text, parameters)
        except db.dialect.loaded_dbapi.Error as error:
            raise _wrapped(db, made.text, error) from error
        return made, cursor

    def _make(self, dialect: sa.Dialect) -> _Made:
        compiled: Any = _written_out(self.statement).compile(dialect=dialect, column_keys=list(self.names) or None)
        columns: list[Any] = list(getattr(self.statement, "selected_columns", ()) or getattr(self.statement, "_returning", ()))
        turns = [(place, column.type.dialect_impl(dialect).result_processor(dialect, None)) for place, column in enumerate(columns)]
        incoming = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
        # What SQLAlchemy would write into the text at each execution (a separator, say) is written now.
        written = compiled.construct_expanded_state(compiled.params)
        made = _Made(
            written.statement,
            {**_given(compiled.params), **_given(written.additional_parameters), **_defaults(compiled)},
            written.positiontup or None,
            {name: turn for name, turn in incoming.items() if turn},
            [(place, turn) for place, turn in turns if turn],
            [column.name for column in columns],
        )
        self._made[dialect.name] = made
        return made


def _written_out(statement: Any) -> Any:
    """Values that a select always has stand in its text: bound to it each time, they cost half of it (bench)."""

    def write(bind: sa.BindParameter[Any]) -> None:
        bind.literal_execute = bind.value is not None

    return visitors.cloned_traverse(statement, {}, {"bindparam": write}) if isinstance(statement, sa.SelectBase) else statement


def _given(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if value is not None}


def _defaults(compiled: Any) -> dict[str, Any]:
    """What an insert sets that nobody names: plain values only."""
    return {column.key: column.default.arg for column in getattr(compiled, "insert_prefetch", ()) if column.default.is_scalar}


def _wrapped(db: Connection, text: str, error: Exception) -> Exception:
    """As SQLAlchemy would raise it; without the parameters, which are people's words."""
    made = sa.exc.DBAPIError.instance(text, None, error, db.dialect.loaded_dbapi.Error, hide_parameters=True, dialect=db.dialect)
    return made if isinstance(made, Exception) else error
