"""Brings a PEP to where a test begins: its meeting today, every mandatory question of a section answered, sections marked."""

import datetime as dt
import secrets
from typing import Any

from app import clock
from app.access import Role
from app.audit import By
from app.pep.actions.complete_section import complete_section
from app.pep.actions.meeting import NewMeeting, confirm_meeting, move_meeting
from app.pep.actions.save_answer import save_answer
from app.pep.definition import FINDS_OUT, NOT_KNOWN, form_of
from app.pep.queries.known import read_counted
from app.pep.rules.progress import Missing, takes_not_known
from app.pep.rules.saving import Target
from app.pep.rules.signing import lacks
from app.pep.rules.voices import ADULT, AnswerKey
from app.versioned import Sent
from tests.world import World

VALUES = {"date": f"{clock.today() + dt.timedelta(days=90):%d/%m/%Y}", "time": "14:30"}
WHY, WHO = "The school has not sent it", "Tracy Teacher, by Friday"


def meet_today(world: World, number: str) -> None:
    """The child's PEP has its meeting today, as if it had been planned so."""
    pep = world.pep(number)
    to = NewMeeting(clock.today(), pep.meeting_time or dt.time(14), pep.place)
    world.write(move_meeting, pep=pep.id, child=pep.child, to=to, today=clock.today(), by=as_role(world, "sarah", Role.SOCIAL_WORKER))


def confirm(world: World, number: str) -> None:
    pep, by = world.pep(number), as_role(world, "tracy", Role.DESIGNATED_TEACHER)
    world.write(confirm_meeting, pep=pep.id, child=pep.child, held_on=pep.meeting_date, today=clock.today(), by=by)


def answer_all(world: World, number: str, letter: str, *, but: tuple[str, ...] = ()) -> None:
    """Dates and times get a value; of all else it is said why it is not known yet, which counts as well (ruling 18). but: questions to leave."""
    for _ in range(6):  # an answer may open further questions
        pep = world.pep(number)
        form = form_of(pep.edition, pep.form)
        with world.database.read() as db:
            known = read_counted(db, pep=pep.id).known
        section = next(section for section in form.sections if section.letter == letter)
        missing = [one for one in lacks(form, section, known) if one.question.id not in but]
        if not missing:
            return
        for one in missing:
            _answer(world, pep, one, explain=takes_not_known(one.question, known))
    raise AssertionError([one.question.id for one in missing])


def _answer(world: World, pep: Any, one: Missing, *, explain: bool) -> None:
    form, row = form_of(pep.edition, pep.form), one.row or (secrets.token_hex(10) if one.question.rows else "")
    texts = {f"{one.question.id}.{NOT_KNOWN}": WHY, f"{one.question.id}.{FINDS_OUT}": WHO}
    for question, text in (texts if explain else {one.question.id: VALUES[one.question.kind]}).items():
        target, by = Target(pep.id, pep.child, open=True), as_role(world, "sarah", Role.SOCIAL_WORKER)
        key, place = AnswerKey(question, row, ADULT), form.places[question]
        saved = world.write(save_answer, target=target, place=place, key=key, sent=Sent(text, seen=0), by=by)
        assert saved.status == 200, (question, saved)


def mark(world: World, number: str, letter: str, name: str, reason: str = "") -> bool:
    """-> whether the PEP is submitted by it."""
    pep = world.pep(number)
    about = {"pep": pep.id, "child": pep.child, "form": form_of(pep.edition, pep.form), "letter": letter}
    submitted: bool = world.write(complete_section, **about, reason=reason, today=clock.today(), by=as_role(world, name, ROLES[name]))
    return submitted


ROLES = {"sarah": Role.SOCIAL_WORKER, "tracy": Role.DESIGNATED_TEACHER, "vera": Role.VIRTUAL_SCHOOL}


def as_role(world: World, name: str, role: str) -> By:
    return By(world.person(name), role)
