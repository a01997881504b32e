"""A PaperView becomes a PDF: tagged (PDF/UA-1), in our own fonts, the same bytes for the same view. Needs no network and no browser."""

import json
import logging
import os
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from app.paper.shape import shape
from app.paper.views import PaperView
from app.paper.views_boards import Board, BoardsView

HERE = Path(__file__).parent
MANY_ITEMS = 4  # more than these on a sheet are drawn smaller, so that a board stays on one
FORGET_AFTER = 11  # typst keeps what it has laid out for ten more documents
log = logging.getLogger(__name__)
one_at_a_time = Lock()  # a compiler refuses a second caller, and paper must not take every core from the people who type


@cache
def compilers() -> tuple[typst.Compiler, typst.Compiler, typst.Compiler]:
    """-> of documents, of boards, and an idle one. Made at the first document: fonts are found once, and opened when a text needs them.

    typst reads the variable when it first lays out; with one thread other people's answers wait half as long, and paper a fifth longer."""
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    ours = [typst.Compiler(HERE / name, root=HERE, font_paths=fonts, ignore_system_fonts=True) for name in ("document.typ", "boards.typ")]
    return ours[0], ours[1], typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def compile_paper(view: PaperView) -> bytes:
    """-> a PDF. Blocks for some 0.1 s and lets other threads run: call it in a worker thread, with no transaction open.

    A character that none of our fonts has is drawn as a box; such a document is tagged, but cannot claim PDF/UA."""
    return _compile(0, json.dumps(shape(view)))


def compile_boards(view: BoardsView) -> bytes:
    """-> a PDF, one board a sheet. As `compile_paper`."""
    return _compile(1, json.dumps({**asdict(view), "holder": view.holder_line, "boards": [_sized(board) for board in view.boards]}))


def _sized(board: Board) -> dict[str, object]:
    """Millimetres: of a picture, and above and below it."""
    many = len(board.items) > MANY_ITEMS
    return {**asdict(board), "size": 20 if many else 26, "gap": 2 if many else 4}


def _compile(which: int, data: str) -> bytes:
    with one_at_a_time:
        ours, idle = compilers()[which], compilers()[-1]
        try:
            return pdf(ours, data, "ua-1")
        except typst.TypstError as error:
            log.warning("Paper without PDF/UA: %s", reason(error))
            return pdf(ours, data, None)
        finally:
            forget(idle)


def pdf(compiler: typst.Compiler, data: str, standard: Literal["ua-1"] | None) -> bytes:
    made = compiler.compile(format="pdf", sys_inputs={"data": data}, pdf_standards=standard or [])
    return made if isinstance(made, bytes) else b"".join(made or ())


def reason(error: typst.TypstError) -> str:
    """How many characters have no font, never which: they are somebody's words."""
    count = error.diagnostic.count("could not be displayed")
    return f"{count} characters have no font" if count else error.message


def forget(idle: typst.Compiler) -> None:
    """A child's words do not stay in memory, which is 100 MB less besides; reuse between documents is no faster."""
    for _ in range(FORGET_AFTER):
        idle.compile(input=b"")
