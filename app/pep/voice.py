"""The bridge to voice_modules: implements its ports on save_answer, so that a child's words take the same way as everybody's."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from starlette.responses import Response

from app.access import Role
from app.accounts.entry import with_person
from app.children.queries import Accessor, read_people, virtual_school_checks
from app.handling import Call, Endpoint
from app.pep.actions.talks import ask_to_talk
from app.pep.building.details import OfferedPath
from app.pep.entry import VisitFound, visit_entry
from app.pep.queries.lists import read_invited
from app.pep.queries.talks import list_talks
from app.pep.rules.reading import ONLY
from app.pep.voice_answers import VisitAnswers
from app.pep.voice_boards import names_photo, of_boards
from app.render import Display
from voice_modules import ports
from voice_modules.board_reading import load_sets
from voice_modules.reading import load_paths

LISTENERS = (Role.DESIGNATED_TEACHER, Role.SOCIAL_WORKER)  # ruling 14: my teacher and my social worker
LAST_OF_BOARDS = "ocean"  # how the last page looks after a board
NEVER_READ = (Role.ADMINISTRATOR, Role.VIRTUAL_SCHOOL)  # not the sections (ruling 26); and named apart, as who checks the plan


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
class VisitTalk:
    """ports.Talk for one visit: who opened it is asked."""

    call: Call[VisitFound]

    def asked(self) -> bool:
        found = self.call.found
        return any((one.adult, one.pep) == (found.opener, found.pep.id) for one in self.call.read(list_talks, child=found.child.id))

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
        **(of_boards(call) if found.path in load_sets() and (shows or names_photo(call)) else {}),
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
