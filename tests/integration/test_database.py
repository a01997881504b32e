"""The floor: transactions, the guard that every audited write owes an event, and the chain of events."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.access import Role
from app.audit import EVENTS, HEADS, SYSTEM
from app.children.actions.grant_access import grant_access
from app.children.tables import Access, Child
from app.db import AuditOwed, NestedWrite, rows, table_of
from app.pep.actions.freeze_pep import AlreadyFrozen, freeze_pep
from app.pep.tables import Snapshot
from tests.client import Client
from tests.people import AMARA, EVERYBODY, PRIYA
from tests.world import World

CHILDREN, ACCESS, SNAPSHOTS = (table_of(model) for model in (Child, Access, Snapshot))


def test_a_reading_connection_cannot_write(world: World) -> None:
    with pytest.raises(sa.exc.DBAPIError), world.database.read() as db:
        rows(db, sa.update(CHILDREN).values(forename="changed"))
        db.commit()
    assert world.read(sa.select(CHILDREN.c.id).where(CHILDREN.c.forename == "changed")) == []


def test_a_write_without_its_event_is_not_committed(world: World) -> None:
    with pytest.raises(AuditOwed), world.database.write() as db:
        rows(db, sa.update(CHILDREN).values(forename="changed"))
    assert world.read(sa.select(CHILDREN.c.id).where(CHILDREN.c.forename == "changed")) == []
    with world.database.write() as db:
        rows(db, sa.update(CHILDREN).where(CHILDREN.c.number == AMARA).values(forename="changed"))
        audit.record(db, child=world.child(AMARA), by=SYSTEM, verb="tried", subject="child", subject_id=1)
    assert world.read(sa.select(CHILDREN.c.number).where(CHILDREN.c.forename == "changed")) == [(AMARA,)]


def test_a_debt_ends_with_its_transaction(world: World) -> None:
    with pytest.raises(ZeroDivisionError), world.database.write() as db:
        rows(db, sa.update(CHILDREN).values(forename="changed"))
        raise ZeroDivisionError
    with world.database.write() as db:
        rows(db, sa.select(CHILDREN.c.id)).all()


def test_a_second_write_inside_the_first_is_refused(world: World) -> None:
    with pytest.raises(NestedWrite), world.database.write(), world.database.write():
        pass


def test_every_chain_of_the_demonstration_is_whole(world: World) -> None:
    with world.database.read() as db:
        assert list(audit.broken_links(db)) == []
        assert rows(db, sa.select(sa.func.count()).select_from(HEADS)).scalar() == len(EVERYBODY) + 1


@pytest.mark.parametrize("change", ["edit", "delete", "cut", "swap"])
def test_whatever_is_done_to_the_events_behind_our_back_is_found(world: World, change: str) -> None:
    """By somebody who owns the database: the triggers are taken away first."""
    ids = [row.id for row in world.read(sa.select(EVENTS.c.id).where(EVENTS.c.chain == world.child(AMARA)).order_by(EVENTS.c.id))]
    with world.database.writer.begin() as connection:
        _take_triggers_away(connection, sqlite=world.database.is_sqlite)
        if change == "edit":
            connection.execute(sa.update(EVENTS).where(EVENTS.c.id == ids[2]).values(actor=99))
        elif change == "delete":
            connection.execute(sa.delete(EVENTS).where(EVENTS.c.id == ids[2]))
        elif change == "cut":
            connection.execute(sa.delete(EVENTS).where(EVENTS.c.id == ids[-1]))
        else:
            for here, there in ((ids[1], -1), (ids[2], ids[1]), (-1, ids[2])):
                connection.execute(sa.update(EVENTS).where(EVENTS.c.id == here).values(id=there))
    with world.database.read() as db:
        assert list(audit.broken_links(db)) != []


def _take_triggers_away(connection: sa.Connection, *, sqlite: bool) -> None:
    names = ("audit_event_no_update", "audit_event_no_delete") if sqlite else ("audit_event_append_only",)
    for name in names:
        connection.exec_driver_sql(f"DROP TRIGGER {name}" if sqlite else f"DROP TRIGGER {name} ON audit_event")


@pytest.mark.parametrize("statement", [sa.update(EVENTS).values(actor=1), sa.delete(EVENTS)])
def test_events_cannot_be_changed_or_removed(world: World, statement: sa.UpdateBase) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), world.database.write() as db:
        rows(db, statement)


def test_twenty_writers_of_one_child_do_not_fork_its_chain(world: World) -> None:
    child, person = world.child(AMARA), world.person("vera")

    def write(_: int) -> None:
        world.write(grant_access, child=child, person=person, role=Role.CARER, by=SYSTEM)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(write, range(20)))
    with world.database.read() as db:
        assert list(audit.broken_links(db)) == []
    assert len(world.read(sa.select(ACCESS.c.id).where(ACCESS.c.person == person))) == 20


def test_two_people_save_one_first_answer_at_once_and_one_of_them_sees_both_texts(world: World) -> None:
    one, other, address = world.client("sarah"), world.client("sarah"), world.page(PRIYA)

    def save(client: Client, writer: str) -> int:
        return int(client.save(address, "personal.medical", f"by {writer}", writer=writer).status_code)

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(save, (one, other), ("a" * 24, "b" * 24)))
    assert sorted(statuses) == [200, 409]
    assert len(world.versions(PRIYA, "personal.medical")) == 1


def test_a_pep_is_signed_off_once(world: World) -> None:
    pep, child, on = world.pep(AMARA).id, world.child(AMARA), clock.today()

    def freeze(_: int) -> str:
        try:
            world.write(freeze_pep, child=child, pep=pep, on=on, by=SYSTEM)
        except AlreadyFrozen:
            return "refused"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(freeze, range(2)))
    assert sorted(results) == ["done", "refused"]
    assert len(world.read(sa.select(SNAPSHOTS.c.pep).where(SNAPSHOTS.c.pep == pep))) == 1
