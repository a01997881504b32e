"""A child's profile (S:105-160): indicators, core data, who has access, PEPs."""

import datetime as dt
from collections.abc import Mapping, Sequence

from app.access import Action, Role, may
from app.children.facts import FACTS, may_see_fact
from app.children.queries import Accessor, ChildView, Right
from app.children.rules import days_in_care, question_group, year_label, year_on
from app.desk.views import ChildHead, CompletedPep, CurrentPep, ProfileView
from app.kinds.date import read_day
from app.pep.queries.lists import ListedPep
from app.pep.rules.dates import term_of

ASK = "No PEP yet. The social worker adds the first one: {who}."
NOBODY = "ask the record owner who that is"


def build_profile(
    child: ChildView,
    right: Right,
    facts: Mapping[str, str],
    people: Sequence[Accessor],
    owner: str,
    peps: Sequence[ListedPep],
    today: dt.date,
) -> ProfileView:
    current = [pep for pep in peps if pep.is_current]
    done = [pep for pep in peps if pep.status == "signed_off"]
    may_add = may(right.role, Action.CREATE_PEP) and not any(pep.status == "open" for pep in current)
    return ProfileView(
        child=build_child_head(child, facts.get("school", ""), today),
        indicators=_indicators(child, current, done, today),
        facts=_facts(child, right.role, facts, owner, today),
        people=tuple((person.name, person.role_label) for person in people),
        current=tuple(_current(pep) for pep in current),
        completed=tuple(_completed(pep) for pep in done),
        may_add=may_add,
        may_read=may(right.role, Action.READ_PEP),
        may_dress=may(right.role, Action.ANSWER),
        empty="No PEP yet." if may_add else _whom_to_ask(people),
    )


def build_child_head(child: ChildView, school: str, today: dt.date) -> ChildHead:
    year = year_on(child.date_of_birth or today, today, child.year_offset)
    return ChildHead(
        child.number, child.forename, child.surname, child.called, year_label(year, child.year_offset), question_group(year), school
    )


def _indicators(
    child: ChildView,
    current: Sequence[ListedPep],
    done: Sequence[ListedPep],
    today: dt.date,
) -> tuple[tuple[str, str, str], ...]:
    """Key Indicators that Pearl knows today; premium and targets join them when they exist."""
    last = max((pep.meeting for pep in done if pep.meeting), default=None)
    due = min((pep.target for pep in current), default=None)
    head = build_child_head(child, "", today)
    return (
        ("Last PEP Date", f"{last:%-d %b %Y}" if last else "None yet", ""),
        ("Next PEP Due", f"{due:%-d %b %Y}" if due else "Not set", _distance(due, today) if due else ""),
        ("Year Group", head.year, head.key_stage),
    )


def _distance(due: dt.date, today: dt.date) -> str:
    days = (due - today).days
    count = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return "today" if not days else f"in {count}" if days > 0 else f"{count} late"


def _facts(child: ChildView, role: str, facts: Mapping[str, str], owner: str, today: dt.date) -> tuple[tuple[str, str], ...]:
    """Core Data in the guide's order; what is not known is left out."""
    entered = read_day(facts.get("entered_care", ""))
    days = days_in_care(entered, today)
    about = [(fact.label, facts[name]) for name, fact in FACTS.items() if fact.about and facts.get(name) and may_see_fact(fact, role)]
    return (
        ("Full Name", child.name),
        *about,
        ("Date Added", f"{child.added:%d/%m/%Y}"),
        *([("Days in Care", f"{days} Days")] if days is not None else []),
        ("Record Owner", owner),
    )


def _current(pep: ListedPep) -> CurrentPep:
    done = {section.letter: section.complete for section in pep.sections}
    return CurrentPep(
        pep.public_id,
        f"/peps/{pep.public_id}",
        _title(pep),
        pep.initiated,
        pep.target,
        pep.meeting,
        done.get("a", False),
        done.get("b", False),
    )


def _completed(pep: ListedPep) -> CompletedPep:
    return CompletedPep(pep.public_id, f"/peps/{pep.public_id}", _title(pep), pep.initiated, pep.signed_off or pep.target, pep.meeting)


def _title(pep: ListedPep) -> str:
    return f"{term_of(pep.meeting or pep.initiated)} · {year_label(pep.year)}"


def _whom_to_ask(people: Sequence[Accessor]) -> str:
    workers = [person.name for person in people if person.role == Role.SOCIAL_WORKER]
    return ASK.format(who=" or ".join(workers) if workers else NOBODY)
