"""A child's answers as voice_modules has them (`ports.Answers`): read for its page, and saved as everybody's are."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from app.children.actions.set_display import set_display
from app.children.queries import Accessor
from app.db import Connection
from app.forms import BadForm
from app.handling import Call
from app.kinds import clean_text
from app.kinds._pictures import KINDS as PICTURES
from app.kinds._pictures import Picture, read_picture, words_of
from app.pep.actions.hand_over import note_helper
from app.pep.actions.keep_picture import keep_picture
from app.pep.actions.save_answer import save_answer
from app.pep.definition import EDITIONS
from app.pep.entry import VisitFound
from app.pep.pictures import Incoming, forget_doubles, is_picture, show_picture, take_picture
from app.pep.queries.answers import read_earlier, read_replies, read_visit_answers, stands_for
from app.pep.queries.pictures import read_board_photo
from app.pep.queries.pictures import read_picture as find_picture
from app.pep.rules.asks import ENDS, read_reply
from app.pep.rules.reading import ONLY
from app.pep.rules.saving import Provenance, Saved
from app.pep.rules.voices import CHILD, AnswerKey, helper_of
from app.pep.sending import read_sent
from app.render import Display
from app.versioned import Sent
from voice_modules import ports
from voice_modules.asking import GONE


def asks_of(edition: str) -> tuple[str, ...]:
    """Every question of an edition where a child asks for something: the plan before may have had another form."""
    return tuple(dict.fromkeys(ask for form in EDITIONS[edition].forms.values() for ask in form.asks))


@dataclass(frozen=True)
class VisitAnswers:
    """ports.Answers for one visit. people: who can be chosen to read an answer alone; on a save only if it chooses somebody."""

    call: Call[VisitFound]
    people: Sequence[Accessor] = ()

    def read(self) -> Mapping[str, ports.Given]:
        found = self.call.read(read_visit_answers, pep=self.call.found.pep.id, visit=self.call.found.id)
        return {
            key.question if key == _childs(key.question) else str(key): self._given(key.question, *given) for key, given in found.items()
        }

    def _given(self, question: str, text: str, version: int, audience: str, mine: bool) -> ports.Given:
        place, audience = self.call.found.pep.form.places.get(question), named(audience, self.people)
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
        ways = [self._way(replace(one, **self._readers(one)), form) for one in asked if f"{one.key}:seen" in form]
        results: list[Done] = self.call.write(_save_all, found=self.call.found, ways=ways, form=form)
        forget_doubles(self.call.site.files, [(one.way.incoming, one.picture) for one in results])
        return [_told(one) for one in results]

    def _readers(self, asked: ports.Asked) -> Mapping[str, Any]:
        """One adult as stored: the row's id, never the form's. Who left while the page was open stays chosen where they are chosen already.
        Raises BadForm for anybody else."""
        public = asked.audience.removeprefix(ONLY)
        if public == asked.audience:
            return {}
        key = AnswerKey(asked.question, asked.row, asked.voice)
        one = next((one.id for one in self.people if one.public_id == public), None)
        if one is None and not self.call.read(stands_for, pep=self.call.found.pep.id, key=key, public_id=public):
            raise BadForm("not an adult who is on offer")
        return {"audience": f"{ONLY}{one}" if one else "unset", "chosen": asked.chosen and one is not None}

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


def _childs(question: str) -> AnswerKey:
    return AnswerKey(question, "", CHILD)


def _came(found: VisitFound, asked: ports.Asked, helper: str) -> Provenance:
    came = Provenance(found.path, asked.stop, helper, found.id, ended=found.is_over, signal=asked.signal)
    return replace(came, audience=asked.audience, chosen=asked.chosen)


def named(audience: str, people: Sequence[Accessor]) -> str:
    """As a child's page has it: one adult by their public id, "gone" for who cannot open it any more."""
    ids = {f"{ONLY}{one.id}": one.public_id for one in people}
    return audience if not audience.startswith(ONLY) else f"{ONLY}{ids[audience]}" if audience in ids else GONE
