"""QR codes as numbers that a template can draw: no file, no address of a picture that would hold the secret."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules of white around it, without which a camera does not find it


@dataclass(frozen=True)
class Drawing:
    """side: of the square, in modules, with its quiet zone. path: the dark modules, for the attribute `d` of an SVG path."""

    side: int
    path: str


def draw(text: str) -> Drawing:
    """Error correction M: a crease in the paper does no harm."""
    matrix = segno.make_qr(text, error="m").matrix
    dark = (f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(matrix) for x, module in enumerate(row) if module)
    return Drawing(len(matrix) + 2 * QUIET, "".join(dark))
