"""Reads the square of a code as a camera would: from its dark modules."""

import re

import zxingcpp

from app.qr import QUIET

SCALE = 6  # pixels a module
MODULE = re.compile(r"M(\d+) (\d+)h1v1h-1z")


def read_square(html: str) -> str:
    """What the QR code of a page of ours says."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1" role="img"', html)[1])  # type: ignore[index]
    path = re.search(r'<path d="([^"]+)" fill="#000"', html)[1]  # type: ignore[index]
    dark = {(int(x), int(y)) for x, y in MODULE.findall(path)}
    assert min(min(place) for place in dark) == QUIET
    pixels = bytes(0 if (x // SCALE, y // SCALE) in dark else 255 for y in range(side * SCALE) for x in range(side * SCALE))
    return str(zxingcpp.read_barcodes(memoryview(pixels).cast("B", (side * SCALE, side * SCALE)))[0].text)
