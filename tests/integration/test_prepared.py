"""Prepared statements answer what SQLAlchemy's own way answers, and owe, count and fail as it does."""

import datetime as dt

import pytest
import sqlalchemy as sa

from app import audit
from app.accounts.queries import SIGN_INS
from app.accounts.tables import Authority, Person
from app.audit import SYSTEM
from app.children.tables import Child
from app.db import AuditOwed, rows, table_of
from app.prepared import Prepared
from tests.people import AMARA
from tests.statements import statements
from tests.world import World

CHILDREN, AUTHORITIES, PEOPLE = table_of(Child), table_of(Authority), table_of(Person)
OF_NUMBER = sa.select(CHILDREN.c.id, CHILDREN.c.date_of_birth, CHILDREN.c.forename.label("called")).where(
    CHILDREN.c.number == sa.bindparam("number")
)


def test_every_type_comes_back_as_it_does_by_sqlalchemy(world: World) -> None:
    world.client("sarah")
    everything = sa.select(CHILDREN, PEOPLE.c.active, SIGN_INS.c.started).select_from(
        CHILDREN.join(PEOPLE, PEOPLE.c.name == "Sarah Social").join(SIGN_INS, SIGN_INS.c.person == PEOPLE.c.id)
    )
    ordered = everything.order_by(CHILDREN.c.id)
    with world.database.read() as db:
        expected = [tuple(row) for row in rows(db, ordered)]
        found = [tuple(row) for row in Prepared(ordered).all(db, {})]
    assert found == expected
    assert {type(value) for value in found[0]} >= {int, str, bool, dt.date, dt.datetime}


def test_a_row_by_names_and_none_without_one(world: World) -> None:
    statement = Prepared(OF_NUMBER)
    with world.database.read() as db:
        assert statement.first(db, {"number": AMARA}) == dict(rows(db, OF_NUMBER, {"number": AMARA}).mappings().one())
        assert statement.first(db, {"number": "U9999"}) is None
        assert [len(row) for row in statement.all(db, {"number": AMARA})] == [3]


def test_a_list_of_content_is_part_of_the_text(world: World) -> None:
    numbers = [AMARA, "U9999"]
    with world.database.read() as db:
        found = Prepared(sa.select(CHILDREN.c.number).where(CHILDREN.c.number.in_(numbers))).all(db, {})
    assert [tuple(row) for row in found] == [(AMARA,)]


@pytest.mark.parametrize("words", ["O'Brien", '"double"', "100 % %s %(x)s", "a ? b :c", "back\\slash", "😀\x1e", ""])
def test_what_a_statement_always_has_stands_in_it_exactly(world: World, words: str) -> None:
    columns = sa.literal(words, sa.String).label("words"), CHILDREN.c.number
    statement = Prepared(sa.select(*columns).where(CHILDREN.c.number == sa.bindparam("number")))
    with world.database.read() as db:
        assert [tuple(row) for row in statement.all(db, {"number": AMARA})] == [(words, AMARA)]


def test_raw_rows_are_the_same_while_nothing_changed_and_read_as_all_gives_them(world: World) -> None:
    statement = Prepared(OF_NUMBER)
    with world.database.read() as db:
        raw, again = (statement.raw(db, {"number": AMARA}) for _ in range(2))
        assert (raw == again, hash(raw) == hash(again)) == (True, True)
        assert statement.read(raw) == statement.all(db, {"number": AMARA})
        assert statement.raw(db, {"number": "U9999"}) != raw


def test_an_insert_keeps_the_defaults_of_its_table_and_answers_its_id(world: World) -> None:
    adds = Prepared(sa.insert(AUTHORITIES).returning(AUTHORITIES.c.id), "name")
    with world.database.write() as db:
        made = adds.scalar(db, {"name": "O'Brien & <Söhne> 😀"})
        audit.record(db, child=0, by=SYSTEM, verb="authority.added", subject="authority", subject_id=made)
    assert world.read(sa.select(AUTHORITIES.c.name).where(AUTHORITIES.c.id == made)) == [("O'Brien & <Söhne> 😀",)]


def test_a_prepared_write_owes_its_event_too(world: World) -> None:
    changes = Prepared(sa.update(CHILDREN).where(CHILDREN.c.number == sa.bindparam("of_number")), "forename")
    with pytest.raises(AuditOwed), world.database.write() as db:
        changes.run(db, {"forename": "changed", "of_number": AMARA})
    assert world.read(sa.select(CHILDREN.c.id).where(CHILDREN.c.forename == "changed")) == []
    with world.database.write() as db:
        changes.run(db, {"forename": "changed", "of_number": AMARA})
        audit.record(db, child=world.child(AMARA), by=SYSTEM, verb="tried", subject="child", subject_id=1)
    assert world.read(sa.select(CHILDREN.c.number).where(CHILDREN.c.forename == "changed")) == [(AMARA,)]


def test_it_cannot_write_where_only_reading_is_allowed(world: World) -> None:
    changes = Prepared(sa.update(CHILDREN), "forename")
    with pytest.raises(sa.exc.DBAPIError), world.database.read() as db:
        changes.run(db, {"forename": "changed"})


def test_a_failure_is_named_as_sqlalchemy_names_it_and_tells_no_words(world: World) -> None:
    adds = Prepared(sa.insert(PEOPLE), "id", "public_id", "name", "email", "password_hash", "post")
    values = {"id": 1, "public_id": "x", "name": "A secret name", "email": "s@x.example", "password_hash": "", "post": "carer"}
    assert world.read(sa.select(sa.func.count()).select_from(PEOPLE).where(PEOPLE.c.id == 1)) == [(1,)]
    with pytest.raises(sa.exc.IntegrityError) as failed, world.database.write() as db:
        adds.run(db, values)
    assert "secret" not in str(failed.value).split("(Background")[0].replace("Key (id)=(1)", "")


def test_it_is_counted(world: World) -> None:
    statement = Prepared(OF_NUMBER)
    with statements(world.database) as sent, world.database.read() as db:
        statement.all(db, {"number": AMARA})
    assert len(sent) == 1
