"""The handlers of a set of boards: the whole set in one page, its Save, and one answer. Their addresses are those of a path."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from voice_modules.asking import GONE, asks_to_talk
from voice_modules.board_asking import Sitting, asked_of
from voice_modules.board_pictures import BoardSheets
from voice_modules.board_reading import with_all_more, with_more, with_photos
from voice_modules.board_screens import BoardScreen, Source, board_screens, observations, visit_notes
from voice_modules.boards import BoardSet
from voice_modules.ports import Render, Saved, Visit
from voice_modules.practice import nobody_at
from voice_modules.screens import readers_of

BoardSheetsBySymbols = Mapping[tuple[str, str], BoardSheets]
"""(set of symbols, set of boards) → its sheets; "" is Pearl's own symbols, and what is chosen and is not there."""

CHILD = "the child"
"""What a child is called on a practice board."""
TO_TRY = 2
"""Boards of a set that are practised on: two minutes."""


def to_try(screens: Sequence[BoardScreen]) -> list[BoardScreen]:
    few = [*screens[:TO_TRY]]
    return [*few[:-1], replace(few[-1], following="end")]


@dataclass(frozen=True)
class Boards:
    """Each handler takes the visit, the form and the parameters of the address."""

    render: Render
    sets: Mapping[str, BoardSet]
    sheets: BoardSheetsBySymbols

    def show(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """200 with every board of the set."""
        return self.page(visit)

    def save_all(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """Save every answer of the page, also without JavaScript: 303 to the page, or the page with a sentence when not all was taken."""
        fields = form or FormData()
        results = visit.answers.save(asked_of(self.any_sitting(visit), fields), fields)
        if asks_to_talk(fields) and not visit.talk.asked():
            visit.talk.ask(secrets.token_hex(12))
        worst = max(results, key=lambda saved: saved.status, default=None)
        if worst is None or worst.status == 200:
            return RedirectResponse(f"/voice/{visit.id}", 303)
        return self.page(visit, worst)

    def save_answer(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """Save one answer: its new state line, with the header Answer-Version.

        404 for a key that is not of this set and visit, 422 when the form does not hold the answer that the address names.
        """
        fields = form or FormData()
        asked = asked_of(self.any_sitting(visit), fields, [parameters["key"]])
        if not asked:
            raise HTTPException(404)
        results = visit.answers.save(asked, fields)
        if not results:
            raise HTTPException(422)
        headers = {"Answer-Version": str(results[0].version)}
        return self.render("voice/_state.html", status=results[0].status, headers=headers, saved=results[0], visit=visit)

    def sitting(self, visit: Visit) -> Sitting:
        shown = with_more(self.sets[visit.path], visit.more)
        return Sitting(with_photos(shown, [photo for photo in visit.photos if photo.stands]), visit.id)

    def any_sitting(self, visit: Visit) -> Sitting:
        """What was added to this child's boards is not read for a save, but for that of a photo."""
        return Sitting(with_photos(self.everything[visit.path], visit.photos), visit.id)

    @cached_property
    def everything(self) -> Mapping[str, BoardSet]:
        return {name: with_all_more(one) for name, one in self.sets.items()}

    def show_picture(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """A photo that stands on this child's boards, 404 for any other."""
        name = parameters["picture"]
        if name not in {photo.name for photo in visit.photos if photo.stands}:
            raise HTTPException(404)
        return visit.answers.picture(name)

    def not_here(self, visit: Visit, form: FormData | None, parameters: Mapping[str, str]) -> Response:
        """404: what only a path has."""
        raise HTTPException(404)

    def practise(self, parameters: Mapping[str, str]) -> Response:
        """200 with the first boards of a set, to try: nothing on it is sent or kept. 404 for a set that is not there."""
        one = self.sets.get(parameters["boards"])
        if one is None:
            raise HTTPException(404)
        return self.page(nobody_at(one.id, one.years[0], CHILD), practice=True)

    def page(self, visit: Visit, refusal: Saved | None = None, *, practice: bool = False) -> Response:
        source = Source(self.sitting(visit), visit.name, {} if practice else visit.answers.read())
        screens = board_screens(source)
        return self.render(
            "voice/board.html",
            status=refusal.status if refusal else 200,
            outbox=visit.id,
            visit=visit,
            look="board",
            boards=source.sitting.set,
            sheets=self.sheets.get((visit.symbols, visit.path)) or self.sheets["", visit.path],
            screens=to_try(screens) if practice else screens,
            notes=[*visit_notes(source)],
            observed=[] if practice else [*observations(source)],
            practice=practice,
            readers=readers_of(visit),
            gone=any(screen.audience == GONE for screen in screens),
            refusal=refusal,
            asked=visit.talk.asked(),
            **({"display": visit.display} if visit.display else {}),
        )
