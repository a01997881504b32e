"""A PEP, its sections, answers with their history, and invitations."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.db import AUDITED, BigKey, Instant, public_id


class Pep(SQLModel, table=True):
    __tablename__ = "pep"
    __table_args__ = {"info": AUDITED}
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    public_id: str = Field(default_factory=public_id, unique=True)
    child: int = Field(foreign_key="child.id", index=True, sa_type=BigKey)
    authority: int = Field(foreign_key="authority.id", index=True, sa_type=BigKey)  # where it was made; it stays there when the child moves
    edition: str
    form: str  # early_years | statutory | post_16
    year: int  # taught year at the meeting: Reception 0, Year 1 1, "Age 3-4" -1
    status: str = "open"  # open | submitted | signed_off | withdrawn
    initiated: dt.date
    target: dt.date
    meeting_date: dt.date | None = None  # local date and time, Europe/London
    meeting_time: dt.time | None = None
    place: str = ""
    reasons: str = ""  # values, one a line
    other_reason: str = ""
    contact_name: str = ""
    contact_number: str = ""
    created_by: int = Field(foreign_key="person.id", sa_type=BigKey)
    created: dt.datetime = Field(sa_type=Instant)
    signed_off: dt.date | None = None
    previous: int | None = Field(default=None, sa_type=BigKey)  # the child's PEP before it: carried answers, last term's words
    held_on: dt.date | None = None  # the meeting took place: confirmed by whom and when (S:441-447)
    held_confirmed_by: int | None = Field(default=None, sa_type=BigKey)
    held_confirmed_at: dt.datetime | None = Field(default=None, sa_type=Instant)


class Section(SQLModel, table=True):
    """Progress of one section, kept in the transaction of the save that moves it."""

    __tablename__ = "section"
    __table_args__ = (sa.UniqueConstraint("pep", "letter"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    letter: str
    started: bool = False
    left: int  # mandatory questions that are not answered yet
    completed_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    by: int | None = Field(default=None, sa_type=BigKey)
    reason: str = ""
    ready_at: dt.datetime | None = Field(default=None, sa_type=Instant)  # of a child's section: when the child last said "I have finished"


OF_CHILD: sa.ColumnElement[bool] = sa.literal_column("voice = 'child'")  # as written, so that the database knows its index by it


class Answer(SQLModel, table=True):
    __tablename__ = "answer"
    __table_args__ = (
        sa.UniqueConstraint("pep", "question", "row", "voice", "author"),
        sa.Index("ix_answer_pep_child", "pep", sqlite_where=OF_CHILD, postgresql_where=OF_CHILD),  # home: who has said anything
        {"info": AUDITED},
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    question: str
    row: str = ""  # '' for a plain question; a key of a repeating group; a picture name
    voice: str  # child | said | seen | adult
    author: int = Field(default=0, sa_type=BigKey)  # 0 for child and adult: there is one; said and seen are one per author
    text: str  # as typed
    value: str | None  # canonical JSON; null = does not count as answered
    note: str = ""
    version: int
    writer: str | None = None
    seq: int | None = None
    audience: str = "team"  # team | everyone | person:<id> | unset
    route: str = "typed"  # ks1_2, …: how it came
    stop: str = ""  # which screen of the path asked it
    helper: str = ""  # who helped, as canonical words of voice.py
    signal: str = ""
    visit: int | None = Field(default=None, sa_type=BigKey)
    sure: int = 0  # the version that somebody confirmed although it looked doubtful (ruling 18)
    carried: bool = False  # copied from the last PEP and not confirmed yet (ruling 17)
    unchanged_since: dt.date | None = None  # day of the PEP in which these words were first written, while nobody changes them
    by: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)


class AnswerVersion(SQLModel, table=True):
    """Append-only. version null = older words that came late."""

    __tablename__ = "answer_version"
    __table_args__ = (sa.UniqueConstraint("answer", "writer", "seq"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    answer: int = Field(foreign_key="answer.id", sa_type=BigKey)
    version: int | None
    text: str
    writer: str | None = None
    seq: int | None = None
    after: str = ""
    helper: str = ""
    visit: int | None = Field(default=None, sa_type=BigKey)
    by: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)


class AnswerRow(SQLModel, table=True):
    """One row of a repeating group. key: made on the device, so that a row can be added without a connection."""

    __tablename__ = "answer_row"
    __table_args__ = (sa.UniqueConstraint("pep", "key"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    key: str  # 20 hexadecimal digits
    group: str  # id of a group of the form
    position: int
    copied_from: int | None = Field(default=None, sa_type=BigKey)  # the row of the last PEP
    removed_at: dt.datetime | None = Field(default=None, sa_type=Instant)  # its answers stay; undo brings it back


class QuestionOverride(SQLModel, table=True):
    """What an authority asks otherwise than the edition; null = as the edition says."""

    __tablename__ = "question_override"
    __table_args__ = (sa.UniqueConstraint("authority", "form", "question"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    authority: int = Field(foreign_key="authority.id", sa_type=BigKey)
    form: str
    question: str
    mandatory: bool | None = None
    asked: bool | None = None
    not_known: bool | None = None  # false = "Not known yet" is not taken for it
    reason: str = ""
    by: int = Field(sa_type=BigKey)
    at: dt.datetime = Field(sa_type=Instant)


class Invitation(SQLModel, table=True):
    """person null = the child, who is invited first."""

    __tablename__ = "invitation"
    __table_args__ = (sa.UniqueConstraint("pep", "person"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    person: int | None = Field(default=None, foreign_key="person.id", sa_type=BigKey)


class Snapshot(SQLModel, table=True):
    """A signed-off PEP as it was: questions as worded, answers, facts. Immutable."""

    __tablename__ = "snapshot"
    __table_args__ = {"info": AUDITED}
    pep: int = Field(primary_key=True, foreign_key="pep.id", sa_type=BigKey, sa_column_kwargs={"autoincrement": False})
    content: str  # JSON
    made: dt.datetime = Field(sa_type=Instant)


class SectionRead(SQLModel, table=True):
    """Who opened a child's words, once per person, PEP and day."""

    __tablename__ = "section_read"
    __table_args__ = (sa.UniqueConstraint("pep", "person", "day"), {"info": AUDITED})
    id: int | None = Field(default=None, primary_key=True, sa_type=BigKey)
    pep: int = Field(foreign_key="pep.id", sa_type=BigKey)
    person: int = Field(foreign_key="person.id", sa_type=BigKey)
    day: dt.date
    last: dt.datetime | None = Field(default=None, sa_type=Instant)  # on that day; null: of before this was noted
