"""Loads the demonstration: dates from the day of loading; one transaction, so that a first start that is cut short leaves nothing."""

import datetime as dt
import secrets
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import clock
from app.access import Role
from app.accounts.actions.add_person import add_authority, add_membership, add_person
from app.accounts.tables import Person
from app.audit import SYSTEM, By
from app.children.actions.add_child import NewChild, add_child
from app.children.actions.grant_access import grant_access
from app.db import Connection, Database, rows, table_of
from app.passwords import hash_password
from app.pep.actions.create_pep import MeetingPlan, create_pep
from app.pep.actions.freeze_pep import freeze_pep
from app.pep.actions.save_answer import save_answer
from app.pep.definition import CURRENT_EDITION, Form, form_of
from app.pep.queries.held import read_lines
from app.pep.rules.planning import read_time
from app.pep.rules.saving import Target
from app.pep.rules.voices import ADULT, AnswerKey
from app.pep.tables import Pep
from app.versioned import Sent

FOLDER = Path(__file__).parent
PEOPLE, PEPS = table_of(Person), table_of(Pep)
Say = Callable[[str], None]
ANSWERERS = {Role.SOCIAL_WORKER: "sarah.social", Role.DESIGNATED_TEACHER: "tracy.teacher"}


@dataclass(frozen=True)
class Cast:
    """Ids by the names that the data files use."""

    authorities: Mapping[str, int]
    people: Mapping[str, int]
    posts: Mapping[str, str]


def read_people_data() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "people.toml").read_text())


def has_people(database: Database) -> bool:
    with database.read() as db:
        return rows(db, sa.select(PEOPLE.c.id).limit(1)).first() is not None


def has_demonstration(database: Database) -> bool:
    """Is anybody of the cast in it? Production refuses such a database."""
    with database.read() as db:
        return (
            rows(db, sa.select(PEOPLE.c.id).where(PEOPLE.c.email.endswith("@" + read_people_data()["domain"])).limit(1)).first() is not None
        )


def load_demonstration(database: Database, say: Say) -> None:
    """Into an empty database. say: told of each step."""
    data, children, today = read_people_data(), tomllib.loads((FOLDER / "children.toml").read_text())["child"], clock.today()
    say(f"{len(data['person'])} people in {len(data['authorities'])} authorities")
    hashes = [hash_password(data["password"]) for _ in data["person"]]  # slow on purpose, so before the transaction
    with database.write() as db:
        cast = _load_people(db, data, hashes)
        for block in children:
            say(f"{block['facts']['forename']} {block['facts']['surname']}, {block['number']}")
            _load_child(db, block, cast, today)


def _load_people(db: Connection, data: Mapping[str, Any], hashes: Sequence[str]) -> Cast:
    authorities = {name: add_authority(db, name=name, by=SYSTEM) for name in data["authorities"]}
    people = {}
    for person, password_hash in zip(data["person"], hashes, strict=True):
        people[person["id"]] = add_person(
            db,
            name=person["name"],
            email=f"{person['id']}@{data['domain']}",
            password_hash=password_hash,
            post=Role(person["post"]),
            phone=person.get("phone", ""),
            by=SYSTEM,
        )
        if "member_of" in person:
            add_membership(
                db, authority=authorities[person["member_of"]], person=people[person["id"]], role=Role(person["post"]), by=SYSTEM
            )
    return Cast(authorities, people, {person["id"]: person["post"] for person in data["person"]})


def _load_child(db: Connection, block: Mapping[str, Any], cast: Cast, today: dt.date) -> None:
    days = {"date_of_birth": born(block["year"], block["born"], today), "entered_care": _day(today, block["entered_care"])}
    facts = {**block["facts"], **{name: f"{day:%d/%m/%Y}" for name, day in days.items()}}
    owner = cast.people[block["owner"]]
    new = NewChild(block["number"], cast.authorities[block["authority"]], owner, _day(today, block["added"]), facts)
    child = add_child(db, new=new, by=By(owner, "administrator"))
    for name in block["access"]:
        grant_access(db, child=child, person=cast.people[name], role=Role(cast.posts[name]), by=By(owner, "administrator"))
    for pep in block.get("pep", ()):
        _load_pep(db, pep, child, cast, today)


def _load_pep(db: Connection, block: Mapping[str, Any], child: int, cast: Cast, today: dt.date) -> None:
    by = By(cast.people["sarah.social"], Role.SOCIAL_WORKER)
    initiated = _day(today, block["initiated"])
    public = create_pep(db, child=child, plan=_plan(block, cast, today), initiated=initiated, by=by)
    made = dt.datetime.combine(initiated, dt.time(), clock.LONDON)  # on its own day, not at the moment of loading
    rows(db, sa.update(PEPS).where(PEPS.c.public_id == public).values(created=made))
    pep = rows(db, sa.select(PEPS.c.id, PEPS.c.form).where(PEPS.c.public_id == public)).one()
    _load_answers(db, block, form_of(CURRENT_EDITION, pep.form), Target(pep.id, child, open=True), cast, today)
    if "closed" in block:
        freeze_pep(db, child=child, pep=pep.id, on=_day(today, block["closed"]), by=By(0, Role.VIRTUAL_SCHOOL))


def _load_answers(db: Connection, block: Mapping[str, Any], form: Form, target: Target, cast: Cast, today: dt.date) -> None:
    """Plain answers, then rows of groups, each by whoever completes its section."""
    cells = [(question, "", text) for question, text in block.get("answers", {}).items()]
    for row in block.get("row", ()):
        key = secrets.token_hex(10)
        cells += [(question, key, text) for question, text in row.items()]
    seen = {(line.question, line.row): line.version for line in read_lines(db, pep=target.pep)}
    for question, row, text in cells:
        place, sent = form.places[question], Sent(_typed(text, today), seen=seen.get((question, row), 0))
        role = Role(place.section.completed_by)
        hand = By(cast.people[ANSWERERS[role]], role)
        saved = save_answer(db, target=target, place=place, key=AnswerKey(question, row, ADULT), sent=sent, by=hand)
        if saved.status != 200 or saved.parsed.problem:
            raise ValueError(f"{question}: {text} is not an answer")


def _typed(text: str, today: dt.date) -> str:
    return f"{_day(today, int(text[1:])):%d/%m/%Y}" if text.startswith("@") else text


def _plan(block: Mapping[str, Any], cast: Cast, today: dt.date) -> MeetingPlan:
    return MeetingPlan(
        date=_school_day(_day(today, block["meeting"])) if "meeting" in block else None,
        time=read_time(block.get("time", "")),
        place=block.get("place", ""),
        reasons=tuple(block["reasons"]),
        other_reason=block.get("other_reason", ""),
        contact_name="Sarah Social",
        contact_number="01632 960 968",
        invited=tuple(None if name == "child" else cast.people[name] for name in block.get("invited", ())),
    )


def born(year: int, month_day: str, today: dt.date) -> dt.date:
    """A birthday that makes the taught year today what it should be."""
    month, day = map(int, month_day.split("-"))
    starts = today.year if today.month >= 9 else today.year - 1
    return dt.date(starts - year - 4 - (month >= 9), month, day)


def _day(today: dt.date, days: int) -> dt.date:
    """Days from today."""
    return today + dt.timedelta(days=days)


def _school_day(day: dt.date) -> dt.date:
    """A weekend day becomes the Monday after."""
    return day + dt.timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
