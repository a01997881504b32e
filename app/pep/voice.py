"""The bridge to voice_modules: implements its ports on save_answer, so that a child's words take the same way as everybody's."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from starlette.datastructures import FormData
from starlette.responses import Response

from app.access import Role
from app.accounts.entry import with_person
from app.children.actions.set_display import set_display
from app.children.queries import read_people, virtual_school_checks
from app.db import Connection
from app.handling import Call, Endpoint
from app.kinds import clean_text
from app.kinds._pictures import KINDS as PICTURES
from app.kinds._pictures import Picture, read_picture, words_of
from app.pep.actions.hand_over import note_helper
from app.pep.actions.keep_picture import keep_picture
from app.pep.actions.save_answer import save_answer
from app.pep.actions.talks import ask_to_talk
from app.pep.building.details import OfferedPath
from app.pep.definition import EDITIONS
from app.pep.entry import VisitFound, visit_entry
from app.pep.pictures import Incoming, forget_doubles, is_picture, show_picture, take_picture
from app.pep.queries.answers import read_earlier, read_replies, read_visit_answers
from app.pep.queries.lists import read_invited
from app.pep.queries.pictures import read_board_photo
from app.pep.queries.pictures import read_picture as find_picture
from app.pep.queries.talks import list_talks
from app.pep.rules.asks import ENDS, read_reply
from app.pep.rules.saving import Provenance, Saved
from app.pep.rules.voices import CHILD, AnswerKey, helper_of
from app.pep.sending import read_sent
from app.pep.voice_boards import names_photo, of_boards
from app.render import Display
from app.versioned import Sent
from voice_modules import ports
from voice_modules.board_reading import load_sets
from voice_modules.reading import load_paths

LISTENERS = (Role.DESIGNATED_TEACHER, Role.SOCIAL_WORKER)  # ruling 14: my teacher and my social worker
LAST_OF_BOARDS = "ocean"  # how the last page looks after a board
NEVER_READ = (Role.ADMINISTRATOR, Role.VIRTUAL_SCHOOL)  # not the sections (ruling 26); and named apart, as who checks the plan


def asks_of(edition: str) -> tuple[str, ...]:
    """Every question of an edition where a child asks for something: the plan before may have had another form."""
    return tuple(dict.fromkeys(ask for form in EDITIONS[edition].forms.values() for ask in form.asks))


def heard(route: str, stop: str) -> tuple[str, str]:
    """-> the path's name, and the question as the child heard it there; "" for what no path asked."""
    path, boards = load_paths().get(route), load_sets().get(route)
    if boards:
        return boards.route, boards.wording(stop)
    return (path.name, path.wording(stop)) if path else ("", "")


def offered_paths() -> dict[str, OfferedPath]:
    """Every path that is built, by id."""
    return {path.id: OfferedPath(path.name, path.years) for path in load_paths().values()}


def look_of(path: str) -> str:
    """How a path looks: its last page looks the same."""
    return LAST_OF_BOARDS if path in load_sets() else load_paths()[path].look


def looks() -> tuple[str, ...]:
    """Every look there is; the first, a calm one, stands for any other word: who types a number has not said how old they are."""
    return tuple(sorted({path.look for path in load_paths().values()}))


@dataclass(frozen=True)
class VisitAnswers:
    """ports.Answers for one visit."""

    call: Call[VisitFound]

    def read(self) -> Mapping[str, ports.Given]:
        found = self.call.read(read_visit_answers, pep=self.call.found.pep.id, visit=self.call.found.id)
        return {
            key.question if key == _childs(key.question) else str(key): self._given(key.question, *given) for key, given in found.items()
        }

    def _given(self, question: str, text: str, version: int, audience: str, mine: bool) -> ports.Given:
        place = self.call.found.pep.form.places.get(question)
        if place is None or place.question.kind not in PICTURES:
            return ports.Given(text, version, audience, mine=mine)
        one = read_picture(text)
        return ports.Given(one.words, version, audience, one.name, mine)

    def show_as(self, words: Mapping[str, str]) -> None:
        found = self.call.found
        self.call.write(set_display, child=found.child.id, chosen=asdict(Display.of(words)), by=found.by)

    def picture(self, name: str) -> Response:
        """Raises NotFound."""
        found = self.call.found
        held = self.call.read(find_picture, pep=found.pep.id, name=name) or self.call.read(
            read_board_photo, child=found.child.id, name=name
        )
        return show_picture(self.call.site.files, held)

    def earlier(self) -> ports.Earlier:
        """None is not an error: a first PEP has no plan before it."""
        previous = self.call.found.pep.previous
        if previous is None:
            return ports.Earlier()
        day, given = self.call.read(read_earlier, pep=previous)
        kinds = {name: place.question.kind for name, place in self.call.found.pep.form.places.items()}
        said = {name: words_of(kind, text) if (kind := kinds.get(name, "")) in PICTURES else text for name, text in given.items()}
        return ports.Earlier(f"{day:%B %Y}", said)

    def replies(self) -> ports.Replies:
        """Of this plan and the one before, in one statement: a form asks no other questions than its edition has."""
        pep, asks = self.call.found.pep, asks_of(self.call.found.pep.edition)
        names = [f"{ask}.{end}" for ask in asks for end in ENDS]
        both = [pep.previous or 0, pep.id]
        given = self.call.read(read_replies, peps=both, questions=names)
        before, now = ({ask: ports.Reply(*read_reply(ask, given[one])) for ask in asks} for one in both)
        return before, now

    def save(self, asked: Sequence[ports.Asked], form: FormData) -> list[ports.Saved]:
        """Raises BadForm, with nothing changed."""
        ways = [self._way(one, form) for one in asked if f"{one.key}:seen" in form]
        results: list[Done] = self.call.write(_save_all, found=self.call.found, ways=ways, form=form)
        forget_doubles(self.call.site.files, [(one.way.incoming, one.picture) for one in results])
        return [_told(one) for one in results]

    def _way(self, asked: ports.Asked, form: FormData) -> "Way":
        found, key = self.call.found, asked.key
        many = bool(found.pep.form.places[asked.question].question.options)
        sent = read_sent(form, key, many=many)
        if not is_picture(found, asked.question):
            return Way(asked, sent)
        return Way(asked, sent, take_picture(self.call, asked.question, form, key))


@dataclass(frozen=True)
class Way:
    """One answer on its way. incoming: of a question that is answered with a picture; sent: its words then."""

    asked: ports.Asked
    sent: Sent
    incoming: Incoming | None = None


@dataclass(frozen=True)
class Done:
    """picture: the name of the one that stands with the answer, None where none belongs."""

    way: Way
    saved: Saved
    picture: str | None


def _told(done: Done) -> ports.Saved:
    saved, incoming = done.saved, done.way.incoming
    refused = incoming.problem if incoming and saved.status in (200, 202) else ""
    return ports.Saved(saved.status, saved.version, saved.at, refused or saved.parsed.problem, done.picture, whole=not refused)


def _save_all(db: Connection, *, found: VisitFound, ways: Sequence[Way], form: FormData) -> list[Done]:
    """One transaction: who is helping (when that changed), then each answer."""
    mode, name = str(form.get("helper", "")), clean_text(str(form.get("helper_name", "")))[:100]
    helper = helper_of(mode, name)
    if helper and found.sign_in is not None and (mode, name) != (found.helper, found.helper_name):
        note_helper(db, visit=found.id, child=found.child.id, helper=mode, helper_name=name, by=found.by)
    return [_save_one(db, found, way, helper) for way in ways]


def _save_one(db: Connection, found: VisitFound, way: Way, helper: str) -> Done:
    one, picture = way.asked, _picture(db, found, way.incoming)
    saved = save_answer(
        db,
        target=found.target,
        place=found.pep.form.places[one.question],
        key=AnswerKey(one.question, one.row, one.voice),
        sent=way.sent if picture is None else replace(way.sent, text=Picture(picture, way.sent.text).text),
        by=found.by,
        provenance=_came(found, one, helper),
    )
    return Done(way, saved, picture)


def _picture(db: Connection, found: VisitFound, incoming: Incoming | None) -> str | None:
    if incoming is None or incoming.new is None:
        return incoming.name if incoming else None
    return keep_picture(db, target=found.target, picture=incoming.new, visit=found.id, by=found.by)


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


def _childs(question: str) -> AnswerKey:
    return AnswerKey(question, "", CHILD)


def _came(found: VisitFound, asked: ports.Asked, helper: str) -> Provenance:
    came = Provenance(found.path, asked.stop, helper, found.id, ended=found.is_over, signal=asked.signal)
    return replace(came, audience=asked.audience, chosen=asked.chosen)


def with_visit(handler: ports.Handler) -> Endpoint:
    """What main hands to voice_modules: finds the visit and calls the handler."""
    return visit_entry(lambda call: handler(build_visit(call), call.form, call.request.path_params))


def with_looker(handler: Callable[[Mapping[str, str]], Response]) -> Endpoint:
    """What main hands to voice_modules for "Look first": anybody who is signed in; there is nothing of a child to see."""
    return with_person(lambda call: handler(call.request.path_params))


def build_visit(call: Call[VisitFound]) -> ports.Visit:
    """Reads no more than a save needs, unless the page itself is shown."""
    found = call.found
    shows = call.request.method != "PUT"
    people = call.read(read_people, child=found.child.id) if shows else []
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
        everyone=tuple(person.name for person in people if person.role not in NEVER_READ),
        virtual_school_reads=bool(shows and call.read(virtual_school_checks, authority=found.child.authority)),
        late=call.site.tokens.late_token(found.public_id),
        answers=VisitAnswers(call),
        **(of_boards(call) if found.path in load_sets() and (shows or names_photo(call)) else {}),
        display=asdict(Display.of_cookie(found.display)) if found.display else None,
        games=found.games,
        talk=VisitTalk(call),
    )


def _meeting(call: Call[VisitFound]) -> ports.Meeting:
    pep, child = call.found.pep, call.found.child
    if pep.meeting_date is None:
        return ports.Meeting("", "", ())
    at = f", {pep.meeting_time:%H:%M}" if pep.meeting_time else ""
    names = tuple(child.called if person.person is None else person.name for person in call.read(read_invited, pep=pep.id))
    return ports.Meeting(f"{pep.meeting_date:%A %-d %B}{at}", pep.place, names)
