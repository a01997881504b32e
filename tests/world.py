"""The demonstration's world on one database: people sign in, and tests look at what is stored."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from starlette.applications import Starlette

from app import clock
from app.accounts.tables import Person, SignIn
from app.audit import ACCOUNTS, EVENTS, SYSTEM
from app.children.actions.grant_access import end_access
from app.children.queries import CALLED, CHILD_COLUMNS, child_of
from app.children.tables import Access, Child
from app.db import Database, rows, table_of
from app.pep.actions.freeze_pep import freeze_pep
from app.pep.queries.find import PEP_NAMES, PepView
from app.pep.queries.pages import PageSource, read_page_source
from app.pep.rules.progress import count_left
from app.pep.rules.reading import Reader
from app.pep.tables import Answer, AnswerRow, AnswerVersion, Pep, Section
from app.pep.voice import heard
from tests.client import Client
from tests.people import EMAILS, PASSWORD

PEOPLE, SIGN_INS, CHILDREN, ACCESS = (table_of(model) for model in (Person, SignIn, Child, Access))
PEPS, ANSWERS, VERSIONS, ROWS, SECTIONS = (table_of(model) for model in (Pep, Answer, AnswerVersion, AnswerRow, Section))
PAGE = "personal-information"
VIEWS = "your-feelings-about-school"


class World:
    def __init__(self, app: Starlette, database: Database):
        app.state.site = replace(app.state.untouched, database=database)
        self.app, self.database = app, database

    def stranger(self, address: str = "testclient") -> Client:
        return Client(self.app, address)

    def client(self, name: str) -> Client:
        """Somebody of the cast, signed in."""
        client = self.stranger()
        response = client.post("/login", data={"email": EMAILS[name], "password": PASSWORD, "next": "/"})
        assert response.status_code == 303, response.text
        return client

    def read(self, statement: Any) -> Any:
        with self.database.read() as db:
            return rows(db, statement).all()

    def one(self, statement: Any) -> Any:
        with self.database.read() as db:
            return rows(db, statement).one()

    def write(self, action: Callable[..., Any], **values: Any) -> Any:
        with self.database.write() as db:
            return action(db, **values)

    def count(self, table: sa.Table) -> int:
        return int(self.one(sa.select(sa.func.count()).select_from(table))[0])

    def person(self, name: str) -> int:
        return int(self.one(sa.select(PEOPLE.c.id).where(PEOPLE.c.email == EMAILS[name]))[0])

    def child(self, number: str) -> int:
        return int(self.one(sa.select(CHILDREN.c.id).where(CHILDREN.c.number == number))[0])

    def pep(self, number: str, *, status: str = "open") -> Any:
        """The child's newest PEP of that status: a row."""
        statement = (
            sa.select(PEPS).join(CHILDREN, CHILDREN.c.id == PEPS.c.child).where(CHILDREN.c.number == number, PEPS.c.status == status)
        )
        return self.read(statement.order_by(PEPS.c.id.desc()))[0]

    def page(self, number: str, page: str = PAGE, *, status: str = "open") -> str:
        """Address of a page of the child's PEP."""
        return f"/peps/{self.pep(number, status=status).public_id}/{page}"

    def answer(self, number: str, question: str, voice: str = "adult") -> Any:
        """The stored row, or None."""
        found = self.read(
            sa.select(ANSWERS).where(ANSWERS.c.pep == self.pep(number).id, ANSWERS.c.question == question, ANSWERS.c.voice == voice)
        )
        return found[-1] if found else None

    def versions(self, number: str, question: str, voice: str = "adult") -> list[tuple[int | None, str]]:
        statement = (
            sa.select(VERSIONS.c.version, VERSIONS.c.text)
            .join(ANSWERS, ANSWERS.c.id == VERSIONS.c.answer)
            .where(ANSWERS.c.pep == self.pep(number).id, ANSWERS.c.question == question, ANSWERS.c.voice == voice)
            .order_by(VERSIONS.c.id)
        )
        return [tuple(row) for row in self.read(statement)]

    def hand_over(self, client: Client, number: str, path: str = "ks1_2") -> str:
        """The client's device becomes the child's. -> the address of the path."""
        response = client.post(f"/peps/{self.pep(number).public_id}/visits", data={"path": path})
        assert response.status_code == 303, response.text
        return str(response.headers["location"])

    def late_token(self, address: str) -> str:
        """What the page of the path at this address carries, so that its words may still arrive afterwards."""
        return str(self.app.state.site.tokens.late_token(address.rpartition("/")[2]))

    def take_away(self, name: str, number: str) -> None:
        """The person's access to the child ends now."""
        child, person = self.child(number), self.person(name)
        statement = sa.select(ACCESS.c.id).where(ACCESS.c.child == child, ACCESS.c.person == person, ACCESS.c.until.is_(None))
        for (access,) in self.read(statement):
            self.write(end_access, child=child, access=access, by=SYSTEM)

    def leave_idle(self, kind: str, minutes: int) -> None:
        """Nothing has come from sign-ins of that kind for so long."""
        with self.database.write() as db:
            rows(db, sa.update(SIGN_INS).where(SIGN_INS.c.kind == kind).values(last_seen=clock.now() - dt.timedelta(minutes=minutes)))

    def sign_off(self, number: str) -> None:
        """The child's open PEP is closed."""
        self.write(freeze_pep, child=self.child(number), pep=self.pep(number).id, on=clock.today(), by=SYSTEM)

    def left(self, number: str) -> dict[str, int]:
        """Stored progress of the child's open PEP: what is left by section."""
        return dict(self.read(sa.select(SECTIONS.c.letter, SECTIONS.c.left).where(SECTIONS.c.pep == self.pep(number).id)))

    def computed_left(self, number: str) -> dict[str, int]:
        """The same, worked out from what a page of it is built from."""
        source = self.source(number)
        return dict(count_left(source.form, source.known))

    def source(self, number: str, name: str = "sarah", role: str = "social_worker", *, status: str = "open") -> PageSource:
        """What the pages of the child's PEP are built from, for that person as that role."""
        row, child = self.pep(number, status=status), self.child(number)
        pep = PepView(row.id, *(getattr(row, name) for name in PEP_NAMES))
        reader = Reader(self.person(name), role, dt.datetime(1900, 1, 1, tzinfo=dt.UTC))
        with self.database.read() as db:
            view = child_of(rows(db, sa.select(*CHILD_COLUMNS, CALLED.label("called")).where(CHILDREN.c.id == child)).mappings().one())
            return read_page_source(db, pep=pep, child=view, reader=reader, heard=heard)

    def events(self, number: str) -> list[str]:
        return [row.verb for row in self.read(sa.select(EVENTS.c.verb).where(EVENTS.c.chain == self.child(number)).order_by(EVENTS.c.id))]

    def events_of_accounts(self) -> list[str]:
        return [row.verb for row in self.read(sa.select(EVENTS.c.verb).where(EVENTS.c.chain == ACCOUNTS).order_by(EVENTS.c.id))]
