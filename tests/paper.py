"""Reads a PDF as a screen reader does: by its tags, in their order. Headers, footers and lines are no part of that."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from unicodedata import bidirectional

from pypdf import PdfReader
from pypdf.generic import ContentStream

LINE = 1.4  # line height / size of type, as document.typ sets it
Font = dict[bytes, str]


@dataclass
class Mark:
    """A marked piece of one page's content. Glyphs stand from left to right on the sheet, whichever way they are read."""

    name: str
    key: int | None
    actual: str | None
    page: int
    left: float = 0
    height: float = 0
    size: float = 10
    parts: list[str] = field(default_factory=list)

    def close_in(self, outer: "Mark") -> None:
        outer.parts += self.parts if self.actual is None else [self.actual]
        outer.name = self.name if self.name == "/ReversedChars" else outer.name

    @property
    def text(self) -> str:
        turned = self.name == "/ReversedChars" or any(bidirectional(one) in ("R", "AL") for part in self.parts for one in part)
        return "".join(reversed(self.parts) if turned else self.parts)

    def breaks_after(self, last: "Mark") -> str:
        """Marks above and below letters move a little, the next line a whole one."""
        if self.page != last.page:
            return "\n"
        return "\n" * round((last.height - self.height) / (LINE * max(self.size, last.size)))


@dataclass(frozen=True)
class Piece:
    tag: str  # "/P", "/H2", "/TD" …
    inside: tuple[str, ...]  # tags around it, outermost first
    text: str  # lines as they stand on the sheet
    left: float
    lowest: float  # from the sheet's lower edge, in points


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pieces(pdf: bytes) -> list[Piece]:
    """-> every tagged piece of text in reading order."""
    file = reader(pdf)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(file.pages)}
    marks = {(mark.page, mark.key): mark for number, page in enumerate(file.pages) for mark in marks_of(page, number, file)}
    return list(walk(file.trailer["/Root"]["/StructTreeRoot"], (), None, pages, marks))


def walk(node: Any, inside: tuple[str, ...], page: int | None, pages: dict[int, int], marks: dict[Any, Mark]) -> Iterator[Piece]:
    page = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
    here = (*inside, node["/S"]) if "/S" in node else inside
    found: list[Mark] = []
    kids = node.get("/K", [])
    for kid in (one.get_object() for one in (kids if isinstance(kids, list) else [kids])):
        if isinstance(kid, int):
            found.append(marks[page, kid])
        elif "/MCID" in kid:
            found.append(marks[pages[kid.raw_get("/Pg").idnum], kid["/MCID"]])
        elif kid.get("/Type") != "/OBJR":
            yield from walk(kid, here, page, pages, marks)
    if found:
        text = found[0].text + "".join(mark.breaks_after(last) + mark.text for last, mark in pairwise(found))
        yield Piece(here[-1], here[:-1], text, min(mark.left for mark in found), min(mark.height for mark in found))


def marks_of(page: Any, number: int, file: PdfReader) -> Iterator[Mark]:
    fonts = {name: characters_of(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    stack: list[Mark] = []
    font: Font = {}
    for operands, operator in ContentStream(page["/Contents"], file).operations:
        if operator in (b"BDC", b"BMC"):
            stack.append(mark_of(operands, number))
        elif operator == b"EMC":
            mark = stack.pop()
            if mark.key is not None:
                yield mark
            elif stack:
                mark.close_in(stack[-1])
        elif stack:
            font = read(operator, operands, stack[-1], font, fonts)


def mark_of(operands: list[Any], number: int) -> Mark:
    values = operands[1].get_object() if len(operands) > 1 else {}
    return Mark(operands[0], values.get("/MCID"), values.get("/ActualText"), number)


def read(operator: bytes, operands: list[Any], mark: Mark, font: Font, fonts: dict[str, Font]) -> Font:
    """Takes what the operator says into the mark. -> the font from here on."""
    if operator == b"Tf":
        mark.size = float(operands[1])
        return fonts[operands[0]]
    if operator == b"cm" and not mark.parts:
        mark.left, mark.height = float(operands[4]), float(operands[5])
    if operator in (b"Tj", b"TJ"):
        strings = operands[0] if isinstance(operands[0], list) else [operands[0]]
        codes = b"".join(one.original_bytes for one in strings if hasattr(one, "original_bytes"))
        mark.parts += [font[codes[at : at + 2]] for at in range(0, len(codes), 2)]
    return font


def characters_of(font: Any) -> Font:
    """-> the font's own statement of which characters each glyph stands for."""
    cmap = font["/ToUnicode"].get_object().get_data().decode("ascii")
    found = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n", cmap)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in found}
