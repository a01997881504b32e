"""Photos that staff add to a child's boards of symbols: of a place or a thing, with its word."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.access import Action
from app.handling import Call, refuse
from app.kinds import clean_text, count
from app.pep.actions.add_photo import add_photo, move_board_photo
from app.pep.entry import PepFound, with_pep
from app.pep.pictures import take_board_photo
from app.pep.routes.boards import added_of
from app.pep.routes.details import details_page
from app.pep.rules.boards import MOST_LETTERS, Photo, PhotoTyped, one_line
from app.pep.rules.saving import Target

NO_PHOTO = "Please choose a photo, or take one. Your words are kept."
NO_WORD = f"Please say in a word or two what the photo shows, in {MOST_LETTERS} letters at most, and choose it again."


@with_pep(Action.HAND_OVER)
def change_photos(call: Call[PepFound]) -> Response:
    """Adds a photo to a board, takes one off, or puts it back. 404 for what is not there, and for one too many;
    422 with the page, and what was typed, for a photo that is not taken."""
    off, back = call.text("off"), call.text("back")
    if not call.found.pep.is_open:
        return refuse(call.request, 404)
    if off or back:
        about = {"child": call.found.child.id, "key": off or back, "stands": not off}
        return _done(call, done=call.write(move_board_photo, **about, by=call.found.by))
    return _add(call)


def _add(call: Call[PepFound]) -> Response:
    now, board, sent = added_of(call), call.text("board"), call.text("picture")
    words = one_line(clean_text(call.text("words")))
    if board not in dict(now.boards):
        return refuse(call.request, 404)
    if not sent or not words or count(words) > MOST_LETTERS:
        return details_page(call, PhotoTyped(board, words, NO_WORD if sent else NO_PHOTO))
    incoming = take_board_photo(call, sent, f"{board} {words}")
    if incoming.problem:
        return details_page(call, PhotoTyped(board, words, incoming.problem))
    target = Target(call.found.pep.id, call.found.child.id, open=True)
    photo = Photo(board, incoming.name, words)
    return _done(call, done=call.write(add_photo, target=target, photo=photo, picture=incoming.new, by=call.found.by))


def _done(call: Call[PepFound], *, done: bool) -> Response:
    return RedirectResponse(f"/peps/{call.found.pep.public_id}/details#boards", 303) if done else refuse(call.request, 404)


routes: list[BaseRoute] = [Route("/peps/{pep}/board-photos", change_photos, methods=["POST"])]
