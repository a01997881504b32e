"""The bridge to voice_modules: implements its ports on save_answer, so that a child's words take the same way as everybody's."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from app.access import Role
from app.accounts.entry import with_person
from app.children.actions.set_display import set_display
from app.children.queries import Accessor, read_people, virtual_school_checks
from app.db import Connection
from app.forms import BadForm
from app.handling import Call, Endpoint
from app.kinds import clean_text
from app.kinds._pictures import KINDS as PICTURES
from app.kinds._pictures import read_picture, words_of
from app.pep.actions.hand_over import note_helper
from app.pep.actions.keep_picture import keep_picture
from app.pep.actions.save_answer import save_answer
from app.pep.actions.talks import ask_to_talk
from app.pep.building.details import OfferedPath
from app.pep.entry import VisitFound, visit_entry
from app.pep.pictures import Incoming, is_picture, show_picture, take_picture, text_of
from app.pep.queries.answers import read_childs_answers, read_earlier, stands_for
from app.pep.queries.lists import read_invited
from app.pep.queries.pictures import read_picture as find_picture
from app.pep.queries.talks import list_talks
from app.pep.rules.reading import ONLY
from app.pep.rules.saving import Provenance, Saved
from app.pep.rules.voices import CHILD, AnswerKey, helper_of
from app.pep.sending import read_sent
from app.render import Display
from app.versioned import Sent
from voice_modules import ports
from voice_modules.asking import GONE
from voice_modules.reading import load_paths

LISTENERS = (Role.DESIGNATED_TEACHER, Role.SOCIAL_WORKER)  # ruling 14: my teacher and my social worker
NEVER_READ = (Role.ADMINISTRATOR, Role.VIRTUAL_SCHOOL)  # not the sections (ruling 26); and named apart, as who checks the plan


def heard(route: str, stop: str) -> tuple[str, str]:
    """-> the path's name, and the question as the child heard it there; "" for what no path asked."""
    path = load_paths().get(route)
    return (path.name, path.wording(stop)) if path else ("", "")


def offered_paths() -> dict[str, OfferedPath]:
    """Every path that is built, by id."""
    return {path.id: OfferedPath(path.name, path.years) for path in load_paths().values()}


def look_of(path: str) -> str:
    """How a path looks: its last page looks the same."""
    return load_paths()[path].look


def looks() -> tuple[str, ...]:
    """Every look there is; the first, a calm one, stands for any other word: who types a number has not said how old they are."""
    return tuple(sorted({path.look for path in load_paths().values()}))


@dataclass(frozen=True)
class VisitAnswers:
    """ports.Answers for one visit. people: who can be chosen to read an answer alone; on a save only if it chooses somebody."""

    call: Call[VisitFound]
    people: Sequence[Accessor] = ()

    def read(self) -> Mapping[str, ports.Given]:
        found = self.call.read(read_childs_answers, pep=self.call.found.pep.id)
        return {question: self._given(question, *given) for question, given in found.items()}

    def _given(self, question: str, text: str, version: int, audience: str) -> ports.Given:
        place, audience = self.call.found.pep.form.places.get(question), named(audience, self.people)
        if place is None or place.question.kind not in PICTURES:
            return ports.Given(text, version, audience)
        one = read_picture(text)
        return ports.Given(one.words, version, audience, one.name)

    def show_as(self, words: Mapping[str, str]) -> None:
        found = self.call.found
        self.call.write(set_display, child=found.child.id, chosen=asdict(Display.of(words)), by=found.by)

    def picture(self, name: str) -> Response:
        """Raises NotFound."""
        return show_picture(self.call.site.files, self.call.read(find_picture, pep=self.call.found.pep.id, name=name))

    def earlier(self) -> ports.Earlier:
        """None is not an error: a first PEP has no plan before it."""
        previous = self.call.found.pep.previous
        if previous is None:
            return ports.Earlier()
        day, given = self.call.read(read_earlier, pep=previous)
        kinds = {name: place.question.kind for name, place in self.call.found.pep.form.places.items()}
        said = {name: words_of(kind, text) if (kind := kinds.get(name, "")) in PICTURES else text for name, text in given.items()}
        return ports.Earlier(f"{day:%B %Y}", said)

    def save(self, asked: Sequence[ports.Asked], form: FormData) -> list[ports.Saved]:
        """Raises BadForm, with nothing changed."""
        ways = [self._way(replace(one, **self._readers(one)), form) for one in asked if f"{one.question}~~{CHILD}:seen" in form]
        results: list[Saved] = self.call.write(_save_all, found=self.call.found, ways=ways, form=form)
        return [_told(way, saved) for way, saved in zip(ways, results, strict=True)]

    def _readers(self, asked: ports.Asked) -> Mapping[str, Any]:
        """One adult as stored: the row's id, never the form's. Who left while the page was open stays chosen where they are chosen already.
        Raises BadForm for anybody else."""
        public = asked.audience.removeprefix(ONLY)
        if public == asked.audience:
            return {}
        one = next((one.id for one in self.people if one.public_id == public), None)
        if one is None and not self.call.read(stands_for, pep=self.call.found.pep.id, question=asked.question, public_id=public):
            raise BadForm("not an adult who is on offer")
        return {"audience": f"{ONLY}{one}" if one else "unset", "chosen": one is not None}

    def _way(self, asked: ports.Asked, form: FormData) -> "Way":
        found, key = self.call.found, str(AnswerKey(asked.question, "", CHILD))
        many = bool(found.pep.form.places[asked.question].question.options)
        sent = read_sent(form, key, many=many)
        if not is_picture(found, asked.question):
            return Way(asked, sent)
        incoming = take_picture(self.call, asked.question, form, key)
        return Way(asked, replace(sent, text=text_of(incoming, sent.text)), incoming)


@dataclass(frozen=True)
class Way:
    """One answer on its way. picture: of a question that is answered with one."""

    asked: ports.Asked
    sent: Sent
    picture: Incoming | None = None


def _told(way: Way, saved: Saved) -> ports.Saved:
    refused = way.picture.problem if way.picture and saved.status in (200, 202) else ""
    picture = way.picture.name if way.picture else None
    return ports.Saved(saved.status, saved.version, saved.at, refused or saved.parsed.problem, picture, whole=not refused)


def _save_all(db: Connection, *, found: VisitFound, ways: Sequence[Way], form: FormData) -> list[Saved]:
    """One transaction: who is helping (when that changed), then each answer."""
    mode, name = str(form.get("helper", "")), clean_text(str(form.get("helper_name", "")))[:100]
    helper = helper_of(mode, name)
    if helper and found.sign_in is not None and (mode, name) != (found.helper, found.helper_name):
        note_helper(db, visit=found.id, child=found.child.id, helper=mode, helper_name=name, by=found.by)
    return [_save_one(db, found, way, helper) for way in ways]


def _save_one(db: Connection, found: VisitFound, way: Way, helper: str) -> Saved:
    one = way.asked
    if way.picture and way.picture.new:
        keep_picture(db, target=found.target, picture=way.picture.new, visit=found.id, by=found.by)
    return save_answer(
        db,
        target=found.target,
        place=found.pep.form.places[one.question],
        key=AnswerKey(one.question, "", CHILD),
        sent=way.sent,
        by=found.by,
        provenance=Provenance(found.path, one.stop, helper, found.id, ended=found.is_over, audience=one.audience, chosen=one.chosen),
    )


@dataclass(frozen=True)
class VisitTalk:
    """ports.Talk for one visit: who opened it is asked."""

    call: Call[VisitFound]

    def asked(self) -> bool:
        found = self.call.found
        return any((one.adult, one.pep) == (found.opener, found.pep.id) for one in self.call.read(list_talks, children=[found.child.id]))

    def ask(self, writer: str) -> dt.datetime:
        found = self.call.found
        about = {"pep": found.pep.id, "child": found.child.id, "visit": found.id, "by": found.by}
        asked: dt.datetime = self.call.write(ask_to_talk, writer=writer, **about)
        return asked


def with_visit(handler: ports.Handler) -> Endpoint:
    """What main hands to voice_modules: finds the visit and calls the handler."""
    return visit_entry(lambda call: handler(build_visit(call), call.form, call.request.path_params))


def with_looker(handler: Callable[[Mapping[str, str]], Response]) -> Endpoint:
    """What main hands to voice_modules for "Look first": anybody who is signed in; there is nothing of a child to see."""
    return with_person(lambda call: handler(call.request.path_params))


def named(audience: str, people: Sequence[Accessor]) -> str:
    """As a child's page has it: one adult by their public id, "gone" for who cannot open it any more."""
    ids = {f"{ONLY}{one.id}": one.public_id for one in people}
    return audience if not audience.startswith(ONLY) else f"{ONLY}{ids[audience]}" if audience in ids else GONE


def _people(call: Call[VisitFound], *, shows: bool) -> tuple[list[Accessor], list[Accessor]]:
    """Everybody with access, and those of them who can be chosen. A save that chooses nobody reads nobody."""
    chooses = any(name.endswith("~reads") and str(value).startswith(ONLY) for name, value in (call.form or {}).items())
    people: list[Accessor] = call.read(read_people, child=call.found.child.id) if shows or chooses else []
    return people, [person for person in people if person.role not in NEVER_READ]


def build_visit(call: Call[VisitFound]) -> ports.Visit:
    """Reads no more than a save needs, unless the page itself is shown."""
    found = call.found
    shows = call.request.method != "PUT"
    people, offered = _people(call, shows=shows)
    return ports.Visit(
        id=found.public_id,
        path=found.path,
        name=found.child.called,
        year=found.pep.year,
        adult=found.opener_name,
        helper=found.helper,
        helper_name=found.helper_name,
        meeting=_meeting(call) if shows else ports.Meeting("", "", ()),
        readers=tuple(person.name for role in LISTENERS for person in people if person.role == role),
        everyone=tuple(person.name for person in offered),
        virtual_school_reads=bool(shows and call.read(virtual_school_checks, authority=found.child.authority)),
        late=call.site.tokens.late_token(found.public_id),
        answers=VisitAnswers(call, offered),
        display=asdict(Display.of_cookie(found.display)) if found.display else None,
        games=found.games,
        talk=VisitTalk(call),
        only=tuple((person.public_id, person.name) for person in offered),
    )


def _meeting(call: Call[VisitFound]) -> ports.Meeting:
    pep, child = call.found.pep, call.found.child
    if pep.meeting_date is None:
        return ports.Meeting("", "", ())
    at = f", {pep.meeting_time:%H:%M}" if pep.meeting_time else ""
    names = tuple(child.called if person.person is None else person.name for person in call.read(read_invited, pep=pep.id))
    return ports.Meeting(f"{pep.meeting_date:%A %-d %B}{at}", pep.place, names)
