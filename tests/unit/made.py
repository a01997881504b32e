"""A small PEP made by hand: what the builders are given in unit tests."""

import datetime as dt
from typing import Any

from app.children.queries import Accessor, ChildView
from app.pep.building.fields import Desk
from app.pep.definition import Page, Question, Section, make_form
from app.pep.queries.find import PepView
from app.pep.queries.held import Held, Line
from app.pep.queries.pages import PageSource
from app.pep.rules.reading import Reader

LONG_AGO = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
SAID_AT = dt.datetime(2026, 11, 24, 14, 32, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 26)
YES_NO = (("yes", "Yes"), ("no", "No"))
PICKS = (("friends", "My friends"), ("lunch", "Lunch"), ("not_sure", "I am not sure"), ("no_say", "I don't want to say"))
BESIDE = ("social_worker", "designated_teacher", "carer")

NAME = Question("about.name", "What is {name}'s name?", "short_text", help="As {name} writes it.", answered_by=("social_worker",))
UPN = Question("about.upn", "What is {name}'s UPN?", "upn", answered_by=("social_worker",), seen_by=("social_worker", "designated_teacher"))
HELP = Question("about.help", "Does {name} need help?", "choice", options=YES_NO, answered_by=("social_worker",))
NOTE = Question("about.note", "Anything else?", "long_text", mandatory=False, answered_by=("social_worker",))
PHONE = Question("more.phone", "Whom to ring?", "short_text", answered_by=("social_worker",))
LIKE = Question("school.like", "What do you like?", "choices", options=PICKS, mandatory=False, answered_by=BESIDE)
LIKE_WORDS = Question("school.like.words", "What do you like?", "long_text", mandatory=False, answered_by=BESIDE, joined="school.like")
HARD = Question("school.hard", "What is hard?", "choices", options=PICKS, mandatory=False, answered_by=BESIDE)

ABOUT = Page("about", "About", "Who {name} is.", (NAME, UPN, HELP, NOTE))
MORE = Page("more", "More", "", (PHONE,))
VIEWS = Page("views", "Views", "What {name} says.", (LIKE, LIKE_WORDS, HARD))
SECTIONS = (
    Section("a", "Social Worker", "Social Worker to complete", "social_worker", (ABOUT, MORE)),
    Section("b", "Designated Teacher", "Designated Teacher to complete", "designated_teacher"),
    Section("c", "Young Person's Views", "Young Persons Views", "young_person", (VIEWS,)),
    Section("d", "Final PEP Sign Off", "Virtual School QA and Sign Off", "virtual_school"),
)
A, B, C, D = SECTIONS


FORM = make_form("statutory", "Statutory", ("ks1_2", "ks3_4"), SECTIONS)
EMPTY_FORM = make_form("post_16", "Post 16", (), (B, Section("c", "Views", "Young Persons Views", "young_person")))
SARAH = Accessor(7, "sarahid", "Sarah Social", "01632 960 001", "social_worker")
TRACY = Accessor(8, "tracyid", "Tracy Teacher", "01632 960 002", "designated_teacher")
AMANDA = Accessor(9, "amandaid", "Amanda Administrator", "", "administrator")
PEOPLE = (SARAH, TRACY, AMANDA)


def child(**values: Any) -> ChildView:
    return ChildView(
        **{
            "id": 1,
            "number": "U1015",
            "forename": "James",
            "surname": "Locke",
            "called": "Jay",
            "date_of_birth": dt.date(2015, 3, 14),
            "year_offset": 0,
            "authority": 1,
            "added": dt.date(2026, 10, 2),
            **values,
        }
    )


def pep(**values: Any) -> PepView:
    return PepView(
        **{
            "id": 1,
            "public_id": "pepid",
            "authority": 1,
            "edition": "made",
            "form_id": "statutory",
            "year": 7,
            "status": "open",
            "initiated": dt.date(2026, 11, 2),
            "target": dt.date(2026, 12, 10),
            "meeting_date": None,
            "meeting_time": None,
            "place": "",
            "signed_off": None,
            **values,
        }
    )


def line(question: str, text: str, voice: str = "adult", **values: Any) -> Line:
    """value follows the text, so that words count and none do not."""
    return Line(**{"question": question, "voice": voice, "text": text, "value": text or None, "version": 1, "at": SAID_AT, **values})


def said(question: str, text: str, **values: Any) -> Line:
    """By the child, on the path."""
    return line(question, text, "child", **{"route": "ks1_2", "stop": "like", **values})


def reader(role: str = "social_worker", person: int = 7, **values: Any) -> Reader:
    return Reader(**{"person": person, "role": role, "since": LONG_AGO, **values})


def heard(route: str, stop: str) -> tuple[str, str]:
    """As the path worded it."""
    return {"ks1_2": "KS 1 & 2"}.get(route, ""), {"like": "What do you like best?"}.get(stop, "")


def source(*lines: Line, **values: Any) -> PageSource:
    """Of the form that the PEP names; held may be given whole, for rows and old wordings."""
    return PageSource(
        **{
            "pep": pep(),
            "child": child(),
            "people": PEOPLE,
            "held": Held(lines),
            "reader": reader(),
            "heard": heard,
            **values,
        }
    )


def desk(*lines: Line, open: bool = True, base: str = "/peps/pepid/about", unknown: tuple[str, ...] = (), **values: Any) -> Desk:
    return Desk(source(*lines, **values), base, open=open, unknown=frozenset(unknown))
