"""The addresses of a path: the whole path in one page, its Save, and one answer.

The page brings every screen at once and the part after "#" names the one to show, so that a path once open goes on without a
connection (architecture 3, "Voice").
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from voice_modules.asking import GONE, TALK, asked_of, asks_to_talk, key_of, question_of
from voice_modules.board_reading import load_sets
from voice_modules.board_routes import Boards, BoardSheetsBySymbols
from voice_modules.happened import what_happened
from voice_modules.paths import Path, choice_words, stops_by_picks
from voice_modules.pictures import Sheets
from voice_modules.ports import Endpoint, Handler, Render, Saved, Visit, WithLooker, WithVisit
from voice_modules.practice import ADULT, practice_visit
from voice_modules.reading import load_paths
from voice_modules.screens import Labels, Source, readers_of, start_of, stop_screens

WRITER = re.compile(r"[0-9a-f]{24}")  # one page load, as the outbox names it


@dataclass(frozen=True)
class Screens:
    """The handlers of every path. Each takes the visit, the form and the parameters of the address."""

    render: Render
    paths: Mapping[str, Path]
    sheets: Mapping[str, Sheets]
    labels: Labels

    def show_path(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """200 with every screen of the path."""
        return self.page(visit)

    def save_display(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """204. The page has changed itself already; the next one looks like it from the first moment."""
        fields = form or FormData()
        visit.answers.show_as({name: value for name, value in fields.items() if isinstance(value, str)})
        return Response(status_code=204)

    def show_more(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """What may be opened besides answering, as a fragment: brought a moment after the page, which is lighter for it."""
        path = self.paths[visit.path]
        screens = stop_screens(path, visit.answers.read())
        return self.render("voice/more.html", visit=visit, way=path, look=path.look, screens=screens, practice=not visit.id)

    def look_first(self, parameters: Mapping[str, str]) -> Response:
        """A copy for an adult to look at: no child's, and nothing is saved. 404 for a path that there is not."""
        return self.page(self.practice(parameters))

    def look_at_more(self, parameters: Mapping[str, str]) -> Response:
        """What may be opened besides, in such a copy."""
        return self.show_more(self.practice(parameters), None, parameters)

    def practice(self, parameters: Mapping[str, str]) -> Visit:
        if parameters["path"] not in self.paths:
            raise HTTPException(404)
        return practice_visit(self.paths[parameters["path"]])

    def save_path(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """Save every answer of the page, also without JavaScript: 303 to the page, or the page with a sentence when not all was taken."""
        path, fields = self.paths[visit.path], form or FormData()
        refusal = worst_of(visit.answers.save(asked_of(path, path.questions, fields), fields))
        if asks_to_talk(fields) and not visit.talk.asked():
            visit.talk.ask(secrets.token_hex(12))
        return RedirectResponse(f"/voice/{visit.id}", 303) if refusal is None else self.page(visit, refusal)

    def save_answer(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """Save one answer: its new state line, with the header Answer-Version.

        404 for a key that is not of this path, 422 when the form does not hold the answer that the address names.
        """
        path, fields = self.paths[visit.path], form or FormData()
        question = question_of(parameters["key"], path)
        if question is None:
            raise HTTPException(404)
        results = visit.answers.save(asked_of(path, [question], fields), fields)
        if not results:
            raise HTTPException(422)
        return self.state_line(visit, results[0])

    def show_picture(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """A drawing or photo of this child's."""
        return visit.answers.picture(parameters["picture"])

    def ask_to_talk(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """The one thing a child can send: its state line. 422 when the form does not say so."""
        fields = form or FormData()
        writer = str(fields.get(f"{key_of(TALK)}:writer", ""))
        if not asks_to_talk(fields) or not WRITER.fullmatch(writer):
            raise HTTPException(422)
        visit.talk.ask(writer)
        headers = {"Answer-Version": "1"}
        return self.render("voice/_talk_state.html", headers=headers, visit=visit, way=self.paths.get(visit.path) or {"adult": ADULT})

    def state_line(self, visit: Visit, saved: Saved) -> Response:
        headers = {"Answer-Version": str(saved.version)}
        if saved.picture is not None:
            headers["Answer-Picture"] = saved.picture
        return self.render("voice/_state.html", status=saved.status, headers=headers, saved=saved, visit=visit)

    def page(self, visit: Visit, refusal: Saved | None = None) -> Response:
        path, earlier, given = self.paths[visit.path], visit.answers.earlier(), visit.answers.read()
        screens = stop_screens(path, given, earlier, self.labels)
        return self.render(
            "voice/path.html",
            status=refusal.status if refusal else 200,
            outbox=visit.id,
            practice=not visit.id,
            visit=visit,
            way=path,
            look=path.look,
            sheets=self.sheets[path.id],
            screens=screens,
            answered=[screen.stop.id for screen in screens if screen.answered],
            happened=what_happened(Source(path, given, earlier, self.labels), visit.answers.replies()),
            earlier=earlier,
            asked=visit.talk.asked(),
            readers=readers_of(visit),
            gone=any(screen.audience == GONE for screen in screens),
            refusal=refusal,
            start=start_of(path, visit),
            simple=path.begins_simple(visit.year),
            **({"display": visit.display} if visit.display else {}),
        )


def worst_of(results: Sequence[Saved]) -> Saved | None:
    """The answer that was least taken as it is, None when all were saved."""
    worst = max(results, key=lambda saved: saved.status, default=None)
    return worst if worst and worst.status != 200 else None


def _either(with_visit: WithVisit, boards: Boards, path: Handler, board: Handler) -> Endpoint:
    """One address for both: what the visit is at decides."""
    return with_visit(lambda visit, form, at: (board if visit.path in boards.sets else path)(visit, form, at))


def routes(
    with_visit: WithVisit,
    with_looker: WithLooker,
    render: Render,
    sheets: Mapping[str, Sheets],
    paths: Mapping[str, Path] | None = None,
    board_sheets: BoardSheetsBySymbols | None = None,
) -> list[BaseRoute]:
    """All routes of the children's paths and boards; the application adds the start and the exit of a visit, and serves the sheets.

    with_visit: finds a request's visit and calls the handler. with_looker: lets an adult look first. render: a template and its context →
    the answer.
    sheets, paths: by the path's id; paths: all of content/ unless given. board_sheets: by the ids of the symbols and of the boards.
    """
    known = load_paths() if paths is None else paths
    screens = Screens(render, known, sheets, Labels(choice_words(known.values()), stops_by_picks(known.values())))
    boards = Boards(render, load_sets(), board_sheets or {})
    either = partial(_either, with_visit, boards)
    return [
        Route("/practice/{boards}", with_looker(boards.practise), methods=["GET"]),
        Route("/voice/{visit}", either(screens.show_path, boards.show), methods=["GET"]),
        Route("/voice/{visit}", either(screens.save_path, boards.save_all), methods=["POST"]),
        Route("/voice/{visit}/answers/{key}", either(screens.save_answer, boards.save_answer), methods=["PUT"]),
        Route("/voice/look/{path}", with_looker(screens.look_first), methods=["GET"]),
        Route("/voice/look/{path}/more", with_looker(screens.look_at_more), methods=["GET"]),
        Route("/voice/{visit}/talk", with_visit(screens.ask_to_talk), methods=["PUT"]),
        Route("/voice/{visit}/display", with_visit(screens.save_display), methods=["POST"]),
        Route("/voice/{visit}/more", either(screens.show_more, boards.not_here), methods=["GET"]),
        Route("/voice/{visit}/pictures/{picture}", either(screens.show_picture, boards.show_picture), methods=["GET"]),
    ]
