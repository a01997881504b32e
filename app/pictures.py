"""Pictures from outside, drawn anew: what is kept is ours, pixel by pixel, without place, camera or comment (security.md 7).
The original is never kept."""

import io
import warnings
from dataclasses import dataclass
from threading import Lock

from PIL import Image, ImageOps, UnidentifiedImageError

TAKEN = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 30_000_000
LONGEST_SIDE = 2400  # pixels
MOST_KEPT = 2 * 1024 * 1024  # bytes
QUALITIES = (85, 75, 60, 40)
WHITE = (255, 255, 255)
_one_at_a_time = Lock()  # a picture of 30 million pixels takes 100 MB while it is drawn

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class NotTaken(Exception):
    """No picture of a kind that we take, or one that is broken."""


class TooLarge(NotTaken):
    """More pixels than anybody's camera has: it would fill the memory."""


@dataclass(frozen=True)
class Redrawn:
    """width, height: pixels."""

    content: bytes
    media: str
    width: int
    height: int


def redraw(content: bytes, *, photo: bool) -> Redrawn:
    """-> JPEG for a photo, PNG for a drawing (JPEG where that were larger than we keep). Raises NotTaken, TooLarge."""
    with _one_at_a_time:
        picture = _fresh(content)
        drawn = b"" if photo else _saved(picture, "PNG", optimize=True)
        if drawn and len(drawn) <= MOST_KEPT:
            return Redrawn(drawn, "image/png", *picture.size)
        return Redrawn(_small_enough(picture), "image/jpeg", *picture.size)


def _fresh(content: bytes) -> Image.Image:
    """A new white sheet with the picture on it, turned as it was held: nothing but pixels comes over."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=TAKEN) as sent:
                turned = ImageOps.exif_transpose(sent).convert("RGBA")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise TooLarge from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise NotTaken from None
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    sheet = Image.new("RGB", turned.size, WHITE)
    sheet.paste(turned, mask=turned)
    return sheet


def _small_enough(picture: Image.Image) -> bytes:
    for quality in QUALITIES:
        content = _saved(picture, "JPEG", quality=quality)
        if len(content) <= MOST_KEPT:
            return content
    smaller = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)))
    return _small_enough(smaller)


def _saved(picture: Image.Image, kind: str, **options: int) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()
