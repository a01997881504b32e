"""The PEP meeting as pages show it: when, where, who; whether it occurred; and the form that moves it (S:437-447)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app import clock
from app.access import Action, may, role_label
from app.children.queries import Accessor
from app.pep.building.create import CHILD, Dates, Invitee, build_dates, first_values
from app.pep.building.fields import shown
from app.pep.building.head import build_head, page_href
from app.pep.building.options import TARGETS, target_name
from app.pep.building.refused import Refused
from app.pep.definition import Page, Section
from app.pep.queries.lists import Invited
from app.pep.queries.pages import PageSource
from app.pep.rules.meeting import is_by_hand
from app.pep.rules.planning import Values
from app.pep.rules.voices import ADULT
from app.pep.views import PepHead

NEXT_DATE, NEXT_TIME, LAST_PLAN, TARGET_STATE = "meeting.next_date", "meeting.next_time", "meeting.last_plan", "target.state"
PROPOSED = "Proposed"


@dataclass(frozen=True)
class MeetingFacts:
    """held: who confirmed that it occurred, and when; "" while nobody has. href: of the meeting's page."""

    when: str
    where: str
    held: str
    next: str
    has_next: bool
    last_plan: str
    target: str
    href: str


@dataclass(frozen=True)
class TargetLine:
    label: str
    words: str
    state: str
    agreed: bool
    href: str


@dataclass(frozen=True)
class MeetingView:
    """moves_to: the day on which it was held, where the plan still names another. leads: stands before the page's questions."""

    facts: MeetingFacts
    invited: tuple[tuple[str, str], ...]
    targets: tuple[TargetLine, ...]
    move_href: str
    moves_to: dt.date | None
    day: dt.date | None
    typed: str
    problem: str
    acts: bool
    leads: bool = True


@dataclass(frozen=True)
class MoveView:
    """The form that changes the meeting: the same parts as "Create a PEP"."""

    pep: PepHead
    values: Values
    problems: Mapping[str, str]
    dates: Dates
    invitees: tuple[Invitee, ...]
    action: str
    back: str


def build_meeting(source: PageSource, section: Section, page: Page, refused: Refused) -> MeetingView:
    pep = source.pep
    return MeetingView(
        meeting_facts(source),
        invited_words(source, source.signing.invited),
        tuple(_target(source, key, number) for number, key in enumerate(source.held.rows.get(TARGETS, ()), start=1)),
        f"/peps/{pep.public_id}/meeting",
        pep.held_on if pep.held_on != pep.meeting_date else None,
        pep.meeting_date,
        refused.typed.get("held_on", ""),
        refused.problems.get("held_on", ""),
        acts=pep.is_open and may(source.reader.role, Action.MEET),
    )


def meeting_facts(source: PageSource) -> MeetingFacts:
    pep, when = source.pep, meeting_words(source.pep.meeting_date, source.pep.meeting_time)
    found = source.form.viewed("meeting")
    day, time, last = (_answer(source, name) for name in (NEXT_DATE, NEXT_TIME, LAST_PLAN))
    return MeetingFacts(
        when,
        pep.place,
        _held(source),
        ", ".join(filter(None, (day, time))),
        bool(source.known.value(NEXT_DATE) and source.known.value(NEXT_TIME)),
        last,
        f"{pep.target:%-d %B}",
        page_href(pep, found[1]) if found else "",
    )


def meeting_words(day: dt.date | None, time: dt.time | None) -> str:
    """'Thursday 3 December 2026, 14:00'; "" without a date."""
    if day is None:
        return ""
    return f"{day:%A %-d %B %Y}" + (f", {time:%H:%M}" if time else "")


def invited_words(source: PageSource, invited: Sequence[Invited]) -> tuple[tuple[str, str], ...]:
    """(name, role); the child among them."""
    form = source.pep.form_id
    return tuple((source.child.name, "Young person") if one.person is None else (one.name, role_label(one.post, form)) for one in invited)


def build_move(source: PageSource, values: Values, problems: Mapping[str, str]) -> MoveView:
    pep, back = source.pep, source.form.viewed("meeting")
    chosen = (
        Invitee(CHILD, source.child.name, "", CHILD in values.invited, is_child=True),
        *(Invitee(one.public_id, one.name, one.role_label, one.public_id in values.invited, is_child=False) for one in source.people),
    )
    return MoveView(
        build_head(pep, source.child),
        values,
        problems,
        build_moved_dates(source, values.date),
        chosen,
        f"/peps/{pep.public_id}/meeting",
        page_href(pep, back[1]) if back else f"/peps/{pep.public_id}/details",
    )


def build_moved_dates(source: PageSource, typed: str) -> Dates:
    """As in "Create a PEP", from the day on which this one was begun; a target date set by hand stays (ruling 1)."""
    pep = source.pep
    dates = build_dates(source.child, typed, clock.today(), initiated=pep.initiated)
    if not is_by_hand(pep.target, pep.initiated, pep.meeting_date):
        return dates
    return replace(dates, target=pep.target, words="Set by hand, so it does not move")


def standing_values(source: PageSource, people: Sequence[Accessor]) -> Values:
    """The meeting as it is planned. A draft without a date has invited nobody yet: then as a new PEP begins."""
    pep, invited = source.pep, source.signing.invited
    ids = {person.id: person.public_id for person in people}
    chosen = tuple(CHILD if one.person is None else ids.get(one.person, "") for one in invited) or first_values(people, None).invited
    date = f"{pep.meeting_date:%d/%m/%Y}" if pep.meeting_date else ""
    return Values(date, f"{pep.meeting_time:%H:%M}" if pep.meeting_time else "", pep.place, invited=tuple(filter(None, chosen)))


def _held(source: PageSource) -> str:
    """'Confirmed by Tracy Teacher, 24 November 2026'"""
    pep = source.pep
    if pep.held_on is None or pep.held_confirmed_at is None:
        return ""
    other = f", as held on {pep.held_on:%-d %B %Y}" if pep.held_on != pep.meeting_date else ""
    return f"Confirmed by {source.signing.confirmed_by or 'somebody'}, {clock.local(pep.held_confirmed_at):%-d %B %Y}{other}"


def _answer(source: PageSource, name: str) -> str:
    place = source.form.places.get(name)
    line = source.held.one(name, ADULT) if place else None
    return shown(place.question, line.text) if place and line and line.value is not None else ""


def _target(source: PageSource, key: str, number: int) -> TargetLine:
    """Proposed until the meeting has agreed to it (S:251)."""
    place, line = source.form.places[TARGET_STATE], source.held.one(TARGET_STATE, ADULT, key)
    state = shown(place.question, line.text) if line and line.text else PROPOSED
    agreed = bool(line and line.value == "agreed")
    return TargetLine(f"Target {number}", target_name(source, key, number), state, agreed, f"{page_href(source.pep, place.page)}#row-{key}")
