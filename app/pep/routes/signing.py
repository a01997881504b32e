"""The buttons of Pearl's own views: mark a section completed, open it again, confirm the meeting. They travel with the page's form,
so that what was typed beside them is saved first, also without JavaScript."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app import clock
from app.access import Action, may
from app.handling import Call, Forbidden, NotFound
from app.kinds import clean_text
from app.pep.actions.complete_section import NotYet, PepClosed, complete_section, reopen_section
from app.pep.actions.meeting import MeetingStands, confirm_meeting, move_to_day_held, take_back_confirmation
from app.pep.building.refused import NOTHING_REFUSED, Refused
from app.pep.definition import EDITIONS, Page, Section
from app.pep.entry import PepFound
from app.pep.rules.meeting import read_held_on
from app.pep.rules.signing import HELPED, may_mark, written_reason

WHO_LIMIT = 100
CHOOSE = "How did {name} take part? Choose one, then press Mark completed."
BY_WHOM = "Who helped {name}? Write the name, then press Mark completed."


@dataclass(frozen=True)
class Pressed:
    """done: the notice that the page shows next; "" = refused. closed: the PEP went elsewhere meanwhile."""

    done: str = ""
    refused: Refused = NOTHING_REFUSED
    closed: bool = False


def press(call: Call[PepFound], page: Page) -> Pressed | None:
    """What the pressed button does, after the page's answers were saved. None: it was another button. Raises NotFound, Forbidden."""
    for name, button in BUTTONS.get(page.view, {}).items():
        if value := call.text(name):
            try:
                return button(call, value)
            except PepClosed:
                return Pressed(closed=True)
    return None


def _complete(call: Call[PepFound], letter: str) -> Pressed:
    found, section = call.found, _must_mark(call, letter)
    how, who = call.text("how"), clean_text(call.text("who"))[:WHO_LIMIT]
    if section.is_voice and (problem := _how_problem(call, how, who)):
        return Pressed(refused=Refused(problem, {"letter": letter, "how": how, "who": who}))
    reason = written_reason(how, who) if section.is_voice else ""
    about = {"pep": found.pep.id, "child": found.child.id, "form": found.pep.form, "letter": letter}
    try:
        submitted = call.write(complete_section, **about, reason=reason, today=clock.today(), by=found.by)
    except NotYet as not_yet:
        problems = {"meeting": not_yet.lacking.meeting} if not_yet.lacking.meeting else {}
        return Pressed(refused=Refused(problems, {"letter": letter, "how": how, "who": who}, missing=bool(not_yet.lacking.missing)))
    return Pressed("submitted" if submitted else "completed")


def _how_problem(call: Call[PepFound], how: str, who: str) -> dict[str, str]:
    """A child's section is marked with how the child took part; what that is, is never asked of the child's answers (ruling 5)."""
    name = call.found.child.called
    if how not in dict(EDITIONS[call.found.pep.edition].codes["voice_done"]):
        return {"how": CHOOSE.format(name=name)}
    return {"who": BY_WHOM.format(name=name)} if how == HELPED and not who.strip() else {}


def _reopen(call: Call[PepFound], letter: str) -> Pressed:
    found = call.found
    _must_mark(call, letter)
    call.write(reopen_section, pep=found.pep.id, child=found.child.id, letter=letter, by=found.by)
    return Pressed("reopened")


def _must_mark(call: Call[PepFound], letter: str) -> Section:
    section = call.found.pep.form.section(letter)
    if section is None:
        raise NotFound
    if not may_mark(section, call.found.right.role):
        raise Forbidden
    return section


def _confirm(call: Call[PepFound], value: str) -> Pressed:
    found, today, typed = _meets(call), clock.today(), call.text("held_on")
    day, problem = read_held_on(typed, found.pep.meeting_date, today)
    if day is None:
        return Pressed(refused=Refused({"held_on": problem}, {"held_on": typed}))
    return _meeting(call, "held", lambda: call.write(confirm_meeting, **_about(found), held_on=day, today=today))


def _take_back(call: Call[PepFound], value: str) -> Pressed:
    found = _meets(call)
    resting = [section.letter for section in found.pep.form.sections if section.needs_held]
    return _meeting(call, "held-undone", lambda: call.write(take_back_confirmation, **_about(found), resting=resting))


def _move_to_day_held(call: Call[PepFound], value: str) -> Pressed:
    found = _meets(call)
    return _meeting(call, "meeting-moved", lambda: call.write(move_to_day_held, **_about(found)))


def _meeting(call: Call[PepFound], done: str, act: Callable[[], object]) -> Pressed:
    try:
        act()
    except MeetingStands as stands:
        return Pressed(refused=Refused({"held_on": str(stands)}, {"held_on": call.text("held_on")}))
    return Pressed(done)


def _about(found: PepFound) -> dict[str, object]:
    return {"pep": found.pep.id, "child": found.child.id, "by": found.by}


def _meets(call: Call[PepFound]) -> PepFound:
    if not may(call.found.right.role, Action.MEET):
        raise Forbidden
    return call.found


BUTTONS: Mapping[str, Mapping[str, Callable[[Call[PepFound], str], Pressed]]] = {
    "sign_off": {"complete": _complete, "reopen": _reopen},
    "meeting": {"held": _confirm, "not_held": _take_back, "day_held": _move_to_day_held},
}
