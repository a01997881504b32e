"""Beside a field: its history and last term's answer. What others changed on a page that is open."""

from dataclasses import replace

from starlette.background import BackgroundTask
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action
from app.handling import Call
from app.pep.actions.record_reading import record_reading
from app.pep.building.changes import build_changes
from app.pep.building.fields import may_answer
from app.pep.building.history import HistoryView, LastView, build_history, build_last, until
from app.pep.definition import Page, Place, Question
from app.pep.entry import PepFound, find_last, with_pep
from app.pep.queries.changes import read_marks
from app.pep.queries.history import Written, read_fact_versions, read_last_key, read_versions
from app.pep.queries.pages import PageSource, read_page_source
from app.pep.queries.pictures import read_photo_words
from app.pep.routes.posting import asked_key, page_of, place_of, with_options
from app.pep.rules.voices import ADULT, CHILD, SAID, SEEN, AnswerKey
from app.pep.voice import heard


@with_pep(Action.READ_PEP, quiet=True)
def show_changes(call: Call[PepFound]) -> Response:
    """What stands on the page, as versions: entry + 2 statements. "over": nobody can change it any more."""
    section, page = page_of(call)
    found = call.found
    if not found.pep.is_open:
        return JSONResponse({"over": True})
    held = call.read(read_marks, pep=found.pep.id, child=found.child.id, form=found.pep.form, page=page)
    return JSONResponse(build_changes(held, form=found.pep.form, page=page, reader=found.reader, is_voice=section.is_voice))


@with_pep(Action.READ_PEP)
def show_history(call: Call[PepFound]) -> Response:
    """Who, when, before and after; newest first."""
    section, page = page_of(call)
    key = asked_key(call)
    place = with_options(call, place_of(call, page, key))
    parts = [_with_photos(call, part) for part in _parts(page, place, key)]
    view = build_history(_written(call, parts, key), parts, key, called=call.found.child.called, reader=call.found.reader)
    return _beside(call, "history", view, reads=section.is_voice)


@with_pep(Action.READ_PEP)
def show_last_term(call: Call[PepFound]) -> Response:
    """The same question in the plan before, as far as this person may read that plan."""
    section, page = page_of(call)
    key = asked_key(call)
    place = with_options(call, place_of(call, page, key))
    label, last = place.question.label.format(name=call.found.child.called), find_last(call)
    if last is None:
        return _beside(call, "last_term", LastView(str(key), label, None), reads=False)
    row = call.read(read_last_key, pep=call.found.pep.id, key=key.row) if key.row else ""
    source: PageSource = call.read(read_page_source, pep=last.pep, child=last.child, reader=last.reader, heard=heard)
    may_copy = call.found.pep.is_open and may_answer(place.question, call.found.right.role)
    view = build_last(source, place, key, row=row, may_copy=may_copy, label=label)
    return _beside(call, "last_term", view, reads=section.is_voice)


def _parts(page: Page, place: Place, key: AnswerKey) -> list[Question]:
    """A child answers a stop: its picks and the words joined to them."""
    joined = [each for each in page.questions if each.joined == place.question.id] if key.voice == CHILD else []
    return [place.question, *joined]


def _with_photos(call: Call[PepFound], part: Question) -> Question:
    """A board with the words of what staff added for this child."""
    photos: dict[str, str] = call.read(read_photo_words, child=call.found.child.id) if part.items else {}
    return replace(part, more=(*part.more, *photos.items())) if photos else part


def _written(call: Call[PepFound], parts: list[Question], key: AnswerKey) -> list[Written]:
    found, question = call.found, parts[0]
    if question.fact and key.voice == ADULT:
        facts: list[Written] = call.read(read_fact_versions, child=found.child.id, name=question.fact, question=question.id)
        return until(facts, found.pep.signed_off)
    author = found.signed.id if key.voice in (SAID, SEEN) else 0
    names = [part.id for part in parts]
    versions: list[Written] = call.read(
        read_versions, pep=found.pep.id, questions=names, key=key, author=author, every_row=bool(question.items) and key.voice == CHILD
    )
    return versions


def _beside(call: Call[PepFound], kind: str, view: HistoryView | LastView, *, reads: bool) -> Response:
    """A fragment for htmx, a whole page without. reads: words of a child may be in it, so the reading is recorded."""
    page_href = call.request.url.path.partition("/answers/")[0]
    fragment = call.request.headers.get("hx-request") == "true"
    template = f"pep/_{kind}.html" if fragment else "pep/beside.html"
    response = call.page(template, headers={"Vary": "HX-Request"}, view=view, kind=kind, page_href=page_href, pep=call.found.pep)
    if reads:
        found = call.found
        response.background = BackgroundTask(call.write, record_reading, pep=found.pep.id, child=found.child.id, by=found.by)
    return response


routes: list[BaseRoute] = [
    Route("/peps/{pep}/{page}/changes", show_changes, methods=["GET"]),
    Route("/peps/{pep}/{page}/answers/{key}/history", show_history, methods=["GET"]),
    Route("/peps/{pep}/{page}/answers/{key}/last-term", show_last_term, methods=["GET"]),
]
