"""Makes the floor's people, children, access, PEPs and answers in Pearl's own tables, read from a database that the floor has seeded.

    python -m bench.pearl.seed --floor small.db --to small.pearl

Numbers stay: person, child and PEP n of the floor have id n, `user<n>@bench.example`, `U<n>` and the public id `<n>` of 20 digits.
Rows are written past the guard of app.db and without audit events (the floor seeds none either); the chains begin empty.
Columns are named and the rest take their defaults, so a new column with a default needs nothing here.
The floor's young people have no sign-in here: in Pearl a child comes by a visit.
"""

import argparse
import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from app.accounts.tables import Authority, Membership, Person
from app.audit import AuditHead
from app.children.rules import year_on
from app.children.tables import Access, Child, Fact, FactVersion
from app.db import Database, table_of
from app.migrations import migrate
from app.passwords import hash_password
from app.pep.queries.held import Held, Line, held_to_json
from app.pep.tables import Answer, AnswerVersion, Pep, Section, Snapshot
from bench.floor import LABELS, QUESTIONS
from bench.pearl.launch import EDITIONS

PASSWORD = "pearl-bench"
FORM = EDITIONS["bench"].forms["bench"]
SINCE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
STAFF = 1000  # the floor's young people have the numbers above
PART = 5000  # rows in one statement
Row = dict[str, Any]


class Seed:
    def __init__(self, floor: sqlite3.Connection, pearl: sa.Connection) -> None:
        self.floor, self.pearl = floor, pearl

    def put(self, model: type[SQLModel], rows: Iterable[Row]) -> None:
        """In parts, so that the big data never stands in memory."""
        part: list[Row] = []
        for row in rows:
            part.append(row)
            if len(part) == PART:
                self._write(model, part)
                part = []
        self._write(model, part)

    def _write(self, model: type[SQLModel], part: list[Row]) -> None:
        if part:
            self.pearl.execute(sa.insert(table_of(model)), part)

    def people(self) -> None:
        hashed = hash_password(PASSWORD)
        found = self.floor.execute("select id, name, role from user where id <= ? order by id", (STAFF,)).fetchall()
        self.put(Authority, [{"id": 1, "name": "Benchshire"}])
        self.put(Person, ({"id": n, "public_id": f"{n:020d}", "name": name, "email": f"user{n}@bench.example", "password_hash": hashed,
                           "post": role} for n, name, role in found))
        self.put(Membership, ({"authority": 1, "person": n, "role": role} for n, _, role in found if role == "virtual_school"))

    def children(self) -> None:
        rows = self.floor.execute("select * from learner order by id").fetchall()
        self.put(Child, ({"id": n, "number": f"U{n}", "authority": 1, "forename": forename, "surname": surname,
                          "date_of_birth": dt.date.fromisoformat(born), "record_owner": 1, "added": SINCE.date()}
                         for n, forename, surname, born, *_ in rows))
        self.put(AuditHead, ({"chain": n, "hash": ""} for n, *_ in rows))
        facts = [fact for row in rows for fact in self._facts(*row)]
        stamp = {"version": 1, "by": 1, "at": SINCE}
        self.put(Fact, ({"id": n, **fact, **stamp} for n, fact in enumerate(facts, start=1)))
        self.put(FactVersion, ({"fact": n, "text": fact["text"], **stamp} for n, fact in enumerate(facts, start=1)))
        access = self.floor.execute("select user_id, learner_id, role from record_access where user_id <= ? and role <> 'virtual_school'", (STAFF,))
        self.put(Access, ({"person": person, "child": child, "role": role, "since": SINCE} for person, child, role in access))

    def _facts(self, child: int, forename: str, surname: str, born: str, upn: str, school: str, entered: str) -> Iterator[Row]:
        typed = {"forename": forename, "surname": surname, "upn": upn, "school": school}
        for name, text in typed.items():
            yield {"child": child, "name": name, "text": text, "value": json.dumps(text)}
        for name, day in (("date_of_birth", born), ("entered_care", entered)):
            yield {"child": child, "name": name, "text": f"{dt.date.fromisoformat(day):%d/%m/%Y}", "value": json.dumps(day)}

    def peps(self) -> None:
        born = dict(self.floor.execute("select id, born from learner"))
        rows = self.floor.execute("select id, learner_id, started, meeting, target, completed from pep order by id").fetchall()
        self.put(Pep, (self._pep(*row, dt.date.fromisoformat(born[row[1]])) for row in rows))
        done = {n: completed is not None for n, *_, completed in rows}
        self.put(Section, (section for n in done for section in self._sections(n, done[n])))
        self.put(Snapshot, ({"pep": n, "content": self._snapshot(n), "made": SINCE} for n in done if done[n]))

    def _pep(self, n: int, child: int, started: str, meeting: str, target: str, completed: str | None, born: dt.date) -> Row:
        days = {"initiated": started, "meeting_date": meeting, "target": target}
        dates = {name: dt.date.fromisoformat(day) for name, day in days.items()}
        return {"id": n, "public_id": f"{n:020d}", "child": child, "authority": 1, "edition": "bench", "form": FORM.id,
                "year": year_on(born, dates["meeting_date"]), "status": "signed_off" if completed else "open", **dates,
                "meeting_time": dt.time(15, 30), "place": "School", "created_by": 1, "created": SINCE,
                "signed_off": dt.date.fromisoformat(completed) if completed else None}

    def _sections(self, pep: int, done: bool) -> Iterator[Row]:
        blank = {name for (name,) in self.floor.execute("select question from answer where pep_id = ? and value = ''", (pep,))}
        for section in FORM.sections:  # every question of the edition must be answered
            left = sum(question in blank for page in section.pages for question in QUESTIONS[page.id])
            yield {"pep": pep, "letter": section.letter, "started": True, "left": 0 if done else left, "completed_at": SINCE if done else None}

    def _snapshot(self, pep: int) -> str:
        found = self.floor.execute("select question, value, version from answer where pep_id = ? order by id", (pep,))
        lines = [Line(name, "adult", text, text or None, version, SINCE) for name, text, version in found]
        return json.dumps(held_to_json(Held(lines), LABELS, {}), ensure_ascii=False)

    def answers(self) -> None:
        query = "select id, pep_id, question, value, version, by_id from answer order by id"
        stamp = {"at": SINCE}
        self.put(Answer, ({"id": n, "pep": pep, "question": name, "voice": "adult", "text": text, "version": version, "by": by,
                           "value": json.dumps(text, ensure_ascii=False) if text else None, **stamp}
                          for n, pep, name, text, version, by in self.floor.execute(query)))
        self.put(AnswerVersion, ({"answer": n, "version": version, "text": text, "by": by, **stamp}
                                 for n, _, _, text, version, by in self.floor.execute(query)))


def seed(floor: Path, folder: Path) -> None:
    """-> folder/pearl.db, at the newest revision."""
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder / 'pearl.db'}"
    database = Database(url)
    migrate(database)
    database.close()
    engine = sa.create_engine(url)
    with sqlite3.connect(floor) as source, engine.connect() as pearl:
        pearl.exec_driver_sql("pragma synchronous=off")
        making = Seed(source, pearl)
        for part in (making.people, making.children, making.peps, making.answers):
            part()
        pearl.commit()
        pearl.exec_driver_sql("pragma wal_checkpoint(truncate)")
    engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--floor", type=Path, required=True), parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    if args.to.exists():
        raise SystemExit(f"{args.to} exists already")
    seed(args.floor, args.to)
    print(f"{args.to}: {(args.to / 'pearl.db').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
