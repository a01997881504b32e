"""The bridge to voice_modules: implements its ports on save_answer, so that a child's words take the same way as everybody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from app.access import Role
from app.accounts.entry import Someone, with_person
from app.children.queries import read_fact, read_people, virtual_school_checks
from app.db import Connection
from app.handling import Call, Endpoint
from app.kinds import clean_text
from app.paper import views_boards as paper
from app.pep.actions.hand_over import note_helper
from app.pep.actions.save_answer import save_answer
from app.pep.building.details import OfferedPath
from app.pep.entry import VisitFound, visit_entry
from app.pep.queries.answers import read_earlier, read_visit_answers
from app.pep.queries.lists import read_invited
from app.pep.rules.boards import SymbolChoice, read_added
from app.pep.rules.saving import Provenance, Saved
from app.pep.rules.voices import CHILD, AnswerKey, helper_of
from app.pep.sending import read_sent
from app.settings import ROOT
from app.versioned import Sent
from voice_modules import ports
from voice_modules.board_pictures import Drawings, all_pictures
from voice_modules.board_reading import load_more, load_sets
from voice_modules.boards import Item, Point
from voice_modules.reading import load_paths
from voice_modules.symbols import load_symbols, unknown

STATIC = ROOT / "static"
LISTENERS = (Role.DESIGNATED_TEACHER, Role.SOCIAL_WORKER)  # ruling 14: my teacher and my social worker
SYMBOLS, ITEMS = "symbol_set", "board_items"  # the child's facts
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


def offered_boards() -> dict[str, OfferedPath]:
    """Every set of boards that is built, by id."""
    return {each.id: OfferedPath(each.name, each.years, each.under) for each in load_sets().values()}


def look_of(path: str) -> str:
    """How a path looks: its last page looks the same."""
    return LAST_OF_BOARDS if path in load_sets() else load_paths()[path].look


def boards_on_paper(name: str, folder: Path, symbols: str) -> tuple[paper.Board, ...]:
    """A set of boards with the pictures that this child's boards show; nothing chosen. folder: of the installation's symbols."""
    drawings = Drawings(STATIC, load_symbols(folder).get(symbols))

    def point(each: Point) -> paper.Point:
        return paper.Point(each.words, drawings.of(each.picture), each.value)

    def item(each: Item, passing: Point) -> paper.Item:
        picture = drawings.of(each.picture) if each.picture else ""
        return paper.Item(each.words, picture, tuple(point(one) for one in (*each.points, passing)), each.row)

    one = load_sets()[name]
    return tuple(
        paper.Board(board.question, tuple(item(each, one.passing) for each in board.items), board.asks, board.words) for board in one.boards
    )


def offered_items(name: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """-> the boards of a set that take more pictures, and what can be added to them: (id, word)."""
    boards = ((board.id, board.question) for board in load_sets()[name].boards if not board.is_pairs and len(board.items) > 1)
    return tuple(boards), tuple(load_more().items())


def offered_symbols(folder: Path) -> tuple[SymbolChoice, ...]:
    """Every set of symbols that lies in the installation's folder, with what could not be used of it."""
    known = all_pictures(load_sets().values())
    sets = load_symbols(folder).values()
    return tuple(SymbolChoice(each.id, each.name, (*each.problems, *unknown(each, known))) for each in sets)


@dataclass(frozen=True)
class VisitAnswers:
    """ports.Answers for one visit."""

    call: Call[VisitFound]

    def read(self) -> Mapping[str, ports.Given]:
        found = self.call.read(read_visit_answers, pep=self.call.found.pep.id, visit=self.call.found.id)
        return {key.question if key == _childs(key.question) else str(key): ports.Given(*given) for key, given in found.items()}

    def earlier(self) -> ports.Earlier:
        """None is not an error: a first PEP has no plan before it."""
        previous = self.call.found.pep.previous
        if previous is None:
            return ports.Earlier()
        day, given = self.call.read(read_earlier, pep=previous)
        return ports.Earlier(f"{day:%B %Y}", given)

    def save(self, asked: Sequence[ports.Asked], form: FormData) -> list[ports.Saved]:
        """Raises BadForm, with nothing changed."""
        sent = [(one, _sent(self.call.found, one, form)) for one in asked if f"{one.key}:seen" in form]
        results: list[Saved] = self.call.write(_save_all, found=self.call.found, sent=sent, form=form)
        return [ports.Saved(saved.status, saved.version, saved.at, saved.parsed.problem) for saved in results]


def _childs(question: str) -> AnswerKey:
    return AnswerKey(question, "", CHILD)


def _sent(found: VisitFound, asked: ports.Asked, form: FormData) -> Sent:
    many = bool(found.pep.form.places[asked.question].question.options)
    return read_sent(form, asked.key, many=many)


def _came(found: VisitFound, asked: ports.Asked, helper: str) -> Provenance:
    came = Provenance(found.path, asked.stop, helper, found.id, ended=found.is_over, signal=asked.signal)
    return replace(came, audience=asked.audience, chosen=asked.chosen)


def _save_all(db: Connection, *, found: VisitFound, sent: Sequence[tuple[ports.Asked, Sent]], form: FormData) -> list[Saved]:
    """One transaction: who is helping (when that changed), then each answer."""
    mode, name = str(form.get("helper", "")), clean_text(str(form.get("helper_name", "")))[:100]
    helper = helper_of(mode, name)
    if helper and found.sign_in is not None and (mode, name) != (found.helper, found.helper_name):
        note_helper(db, visit=found.id, child=found.child.id, helper=mode, helper_name=name, by=found.by)
    return [
        save_answer(
            db,
            target=found.target,
            place=found.pep.form.places[one.question],
            key=AnswerKey(one.question, one.row, one.voice),
            sent=words,
            by=found.by,
            provenance=_came(found, one, helper),
        )
        for one, words in sent
    ]


def with_visit(handler: ports.Handler) -> Endpoint:
    """What main hands to voice_modules: finds the visit and calls the handler."""
    return visit_entry(lambda call: handler(build_visit(call), call.form, call.request.path_params))


@dataclass(frozen=True)
class NoAnswers:
    """ports.Answers of a practice board: there are none, and none are kept."""

    def read(self) -> Mapping[str, ports.Given]:
        return {}

    def earlier(self) -> ports.Earlier:
        return ports.Earlier()

    def save(self, asked: Sequence[ports.Asked], form: FormData) -> list[ports.Saved]:
        return []


def with_practice(handler: ports.Handler) -> Endpoint:
    """What main hands to voice_modules for a practice board: somebody signed in, and nobody's visit."""

    def practise(call: Call[Someone]) -> Response:
        boards = call.request.path_params["boards"]
        nobody = ports.Visit("", boards, "the child", 0, "", "", "", ports.Meeting("", "", ()), (), (), False, "", NoAnswers())
        return handler(nobody, None, call.request.path_params)

    return with_person(practise)


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
        **(_of_boards(call) if shows and found.path in load_sets() else {}),
    )


def _of_boards(call: Call[VisitFound]) -> dict[str, Any]:
    """What this child's boards show besides and otherwise."""
    child = call.found.child.id
    symbols, added = (call.read(read_fact, child=child, name=name)[0] for name in (SYMBOLS, ITEMS))
    return {"symbols": symbols, "more": read_added(added)}


def _meeting(call: Call[VisitFound]) -> ports.Meeting:
    pep, child = call.found.pep, call.found.child
    if pep.meeting_date is None:
        return ports.Meeting("", "", ())
    at = f", {pep.meeting_time:%H:%M}" if pep.meeting_time else ""
    names = tuple(child.called if person.person is None else person.name for person in call.read(read_invited, pep=pep.id))
    return ports.Meeting(f"{pep.meeting_date:%A %-d %B}{at}", pep.place, names)
