"""Home: what I owe first, then my children by authority (S:90-103)."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from app import clock
from app.access import Action, Role, may
from app.children.rules import question_group, year_label, year_on
from app.desk.queries import KEPT, Heard, Mine, MyChild
from app.desk.rules import START_WITHIN, due_words, greeting, new_words, waits_long
from app.desk.views import ForYou, Group, HomeChild, HomePep, HomeView, Owed, SectionState
from app.pep.building.talks import build_talks
from app.pep.definition import Place, form_of
from app.pep.queries.lists import ListedPep
from app.pep.queries.talks import TalkAsked
from app.pep.rules.dates import working_days_after
from app.pep.rules.reading import ONLY, Readable, may_read
from app.pep.views import TalkNotice

SHOWN_AT_ONCE = 6
SIGNED = "sign_off"  # the view of the page on which a section is marked completed
URGENCY = ("bad", "info", "warn")  # what a child has said never stands behind the work that is due: only six are shown at once
WAITS = " It has waited for more than two school days: {name} chose you, and nobody else can read it."
STATE_WORDS = {"none": "not started", "started": "started", "done": "marked completed"}


def build_home(
    first_name: str,
    mine: Mine,
    heard: Mapping[int, Sequence[Heard]],
    now: dt.datetime,
    holidays: Container[dt.date],
    talks: Sequence[TalkAsked] = (),
) -> HomeView:
    today = clock.local(now).date()
    standing, told = _standing(mine, today), _told(mine, heard)
    new = (one for each, pep in told for one in _new_words(each, pep, heard[pep.id], today))
    first = (one for each in standing.without for one in _first_pep(each, today, holidays))
    owed = sorted((*standing.left, *new, *first), key=lambda one: (URGENCY.index(one.tone), one.due))
    return HomeView(
        greeting(clock.local(now).hour, first_name),
        today,
        len(mine.children),
        tuple(owed[:SHOWN_AT_ONCE]),
        max(0, len(owed) - SHOWN_AT_ONCE),
        standing.groups,
        tuple(talk for each in mine.children for talk in _talks(each, talks, now, holidays)) if talks else (),
        tuple(one for each, pep in told for one in _for_you(each, pep, heard[pep.id], today, holidays)),
    )


class Standing(NamedTuple):
    """What hangs on the children, their plans and the day alone. left: in my own sections; without: children who never had a plan."""

    groups: tuple[Group, ...]
    left: tuple[Owed, ...]
    without: tuple[MyChild, ...]


@lru_cache(maxsize=KEPT)
def _standing(mine: Mine, today: dt.date) -> Standing:
    current = {each.child.id: _current(mine, each) for each in mine.children}
    groups = tuple(
        Group(authority, tuple(_home_child(each, current[each.child.id], today) for each in members))
        for authority, members in groupby(mine.children, key=lambda each: each.authority)
    )
    left = (one for each in mine.children if (pep := current[each.child.id]) for one in _section_left(each, pep, today))
    return Standing(groups, tuple(left), tuple(each for each in mine.children if not mine.peps.get(each.child.id)))


def _current(mine: Mine, one: MyChild) -> ListedPep | None:
    return next((pep for pep in mine.peps.get(one.child.id, ()) if pep.is_current), None)


def _told(mine: Mine, heard: Mapping[int, Sequence[Heard]]) -> list[tuple[MyChild, ListedPep]]:
    """Plans in which a child has said something."""
    return [(each, pep) for each in mine.children for pep in mine.peps.get(each.child.id, ()) if pep.id in heard]


def _talks(mine: MyChild, talks: Sequence[TalkAsked], now: dt.datetime, holidays: Container[dt.date]) -> Iterable[TalkNotice]:
    asked = [talk for talk in talks if talk.child == mine.child.id]
    return build_talks(asked, mine.child.called, mine.reader.person, mine.role, now, holidays)


def _first_pep(mine: MyChild, today: dt.date, holidays: Container[dt.date]) -> list[Owed]:
    """A social worker's: within ten working days of entering care (ruling 1)."""
    if mine.role != Role.SOCIAL_WORKER:
        return []
    due = working_days_after(mine.entered or mine.child.added, START_WITHIN, holidays)
    tone, when = due_words(due, today)
    what = f"Start {mine.child.called}'s PEP and set the meeting date"
    return [Owed(tone, when, what, "Create the PEP", f"/children/{mine.child.number}/peps/new", due)]


def _section_left(mine: MyChild, pep: ListedPep, today: dt.date) -> list[Owed]:
    """My own section: its must-answer questions before the meeting, then its mark (before the meeting there can be none, ruling 9)."""
    section = next((part for part in form_of(pep.edition, pep.form).sections if part.completed_by == mine.role), None)
    row = pep.section(section.letter) if section else None
    if row is None or section is None or row.complete or pep.status != "open":
        return []
    due, letter, name = pep.meeting or pep.target, section.letter.upper(), mine.child.called
    tone, when = due_words(due if row.left else pep.target, today)
    if row.left:
        questions = "1 question" if row.left == 1 else f"{row.left} questions"
        before = f" before {name}'s meeting" if pep.meeting else f" of {name}'s PEP"
        return [Owed(tone, when, f"{questions} left in section {letter}{before}", "Answer them", f"/peps/{pep.public_id}", due)]
    page = next((page for page in section.pages if page.view == SIGNED), None)
    if page is None or pep.meeting is None or pep.meeting > today:
        return []
    what = f"Section {letter} of {name}'s PEP is answered and waits for your mark"
    return [Owed(tone, when, what, "Mark it completed", f"/peps/{pep.public_id}/{page.id}", pep.target)]


def _new_words(mine: MyChild, pep: ListedPep, heard: Sequence[Heard], today: dt.date) -> list[Owed]:
    """What the child has said, and this person may read, since they last opened it. Of a closed PEP only what came late."""
    unread = [one for one in _unread(mine, heard) if (one.late or pep.is_current) and not one.audience.startswith(ONLY)]
    if not unread:
        return []
    said = clock.local(unread[-1].at).date()
    place = form_of(pep.edition, pep.form).places.get(unread[-1].question)
    what = "has told us more, after the plan was closed" if unread[-1].late else "has told us what they think about school"
    return [Owed("info", new_words(said, today), f"{mine.child.called} {what}", "Read their words", _words_href(pep, place), said)]


def _unread(mine: MyChild, heard: Sequence[Heard]) -> list[Heard]:
    return [one for one in heard if one.is_new and may_read(Readable(one.audience, 0, one.at), mine.reader)]


def _for_you(mine: MyChild, pep: ListedPep, heard: Sequence[Heard], today: dt.date, holidays: Container[dt.date]) -> Iterable[ForYou]:
    """Nobody else can read it, so it stands at the head until it is read, also after the plan is closed (ruling 14)."""
    unread = [one for one in _unread(mine, heard) if one.audience.startswith(ONLY)]
    if not unread:
        return
    places, called, said = form_of(pep.edition, pep.form).places, mine.child.called, clock.local(unread[0].at).date()
    late = waits_long(said, today, holidays)
    words = f"{called} has told us something that only you may read, {said:%A %-d %B}.{WAITS.format(name=called) if late else ''}"
    yield ForYou(words, _words_href(pep, places.get(unread[-1].question)), late)


def _words_href(pep: ListedPep, place: Place | None) -> str:
    """The page on which the newest of them stand."""
    return f"/peps/{pep.public_id}/{place.page.id if place else 'details'}"


def _home_child(mine: MyChild, pep: ListedPep | None, today: dt.date) -> HomeChild:
    child = mine.child
    year = pep.year if pep else year_on(child.date_of_birth or today, today, child.year_offset)
    return HomeChild(
        child.number,
        child.forename,
        child.surname,
        year_label(year, child.year_offset),
        question_group(year),
        _home_pep(pep, mine.role) if pep else None,
        may_add=pep is None and may(mine.role, Action.CREATE_PEP),
    )


def _home_pep(pep: ListedPep, role: str) -> HomePep:
    sections = _section_states(pep.edition, pep.form, tuple((row.letter, row.state) for row in pep.sections))
    return HomePep(pep.public_id, f"/peps/{pep.public_id}", pep.initiated, pep.target, pep.meeting, may(role, Action.READ_PEP), sections)


@lru_cache(maxsize=512)
def _section_states(edition: str, form: str, states: tuple[tuple[str, str], ...]) -> tuple[SectionState, ...]:
    """states: (letter, state). Of content alone, and the same for most children."""
    labels = {section.letter: section.label for section in form_of(edition, form).sections}
    return tuple(SectionState(letter, labels[letter], state, STATE_WORDS[state]) for letter, state in states)
