"""Pictures as children send them, made here: a drawing, a photo with its place in it, and what is none."""

import base64
import io
import struct
import zlib

from PIL import Image

GPS, CAMERA, COMMENT = 34853, 271, b"taken at 12 Harbour Lane"


def png(colour: str = "teal", size: tuple[int, int] = (40, 30)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "PNG")
    return made.getvalue()


def photo(size: tuple[int, int] = (60, 40), *, turned: int = 1) -> bytes:
    """A JPEG that says where it was taken, with what, and holds a comment; red on its left side. turned: EXIF's orientation."""
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[CAMERA], exif[274] = "Camera of Amara", turned
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif, comment=COMMENT)
    return made.getvalue()


def bomb() -> bytes:
    """A PNG of 400 million pixels in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes(2501 * 400), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def sent(content: bytes, media: str = "image/png") -> str:
    """As the form of a path carries it."""
    return f"data:{media};base64,{base64.b64encode(content).decode()}"
