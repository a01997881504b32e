"""A set of symbols is a folder: pictures named after what they show, of a set that an authority or a school has a licence for, or photos of
its own rooms. What is missing falls back to Pearl's own; what is broken does too, and is said."""

import base64
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from xml.etree import ElementTree  # nosec B405 – what it is given has no DOCTYPE and no entities

MOST_BYTES = 200_000  # of one picture: a board is read on a school's network
BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "webp": b"RIFF"}
MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
ABOUT = "set.toml"  # name = "…", as it is chosen by
ACTIVE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<(?:\w+:)?(?:script|foreignObject|iframe)\b|\son\w+\s*=|javascript:", re.IGNORECASE)
FOREIGN = re.compile(rb"(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#)", re.IGNORECASE)


@dataclass(frozen=True)
class SymbolSet:
    """id: the folder's name. pictures: what it shows → a drawing of 96 × 96 that holds it.
    problems: what could not be used, in sentences."""

    id: str
    name: str
    pictures: Mapping[str, str]
    problems: tuple[str, ...] = ()


class Broken(ValueError):
    """One picture cannot be used; the text says why."""


@cache
def load_symbols(folder: File) -> Mapping[str, SymbolSet]:
    """Set id → set, of every folder below. A folder that is not there is none."""
    found = sorted(each for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    return {each.name: read_symbols(each) for each in found if NAME.fullmatch(each.name)}


def read_symbols(folder: File) -> SymbolSet:
    """Never raises for what lies in the folder: a child's board opens whatever somebody dropped in."""
    pictures: dict[str, str] = {}
    problems: list[str] = []
    for file in sorted(folder.iterdir()):
        if file.name == ABOUT or file.name.startswith("."):
            continue
        try:
            pictures[file.stem] = read_picture(file)
        except (Broken, OSError) as error:
            problems.append(f"{file.name}: {error if isinstance(error, Broken) else 'it cannot be read'}.")
    return SymbolSet(folder.name, _name_of(folder, problems), pictures, tuple(problems))


def _name_of(folder: File, problems: list[str]) -> str:
    about = folder / ABOUT
    try:
        name = tomllib.loads(about.read_text("utf-8")).get("name", "") if about.exists() else ""
    except (OSError, ValueError):
        problems.append(f"{ABOUT}: it is no TOML file.")
        name = ""
    return name.strip() if isinstance(name, str) and name.strip() else folder.name


def read_picture(file: File) -> str:
    """A drawing that holds the picture whole, so that nothing in it reaches the page. Raises Broken or OSError."""
    kind = file.suffix.removeprefix(".").lower()
    if kind not in MEDIA or not NAME.fullmatch(file.stem):
        raise Broken("it is no picture named after what it shows, as toilets.svg is")
    content = file.read_bytes()
    if not content or len(content) > MOST_BYTES:
        raise Broken(f"it is empty or larger than {MOST_BYTES // 1000} kB")
    check_svg(content) if kind == "svg" else check_photo(content, kind)
    return drawn(content, MEDIA[kind])


def drawn(content: bytes, media: str) -> str:
    """A picture as a drawing of 96 × 96 that holds it."""
    data = base64.b64encode(content).decode()
    image = f'<image width="96" height="96" preserveAspectRatio="xMidYMid meet" href="data:{media};base64,{data}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">{image}</svg>'


def check_photo(content: bytes, kind: str) -> None:
    """Raises Broken for a file that is not what its name says."""
    if not content.startswith(BEGINS[kind]):
        raise Broken(f"it is no {kind} picture")


def check_svg(content: bytes) -> None:
    """Raises Broken. Nothing that runs, nothing from elsewhere; entities are refused before anything is read."""
    if ACTIVE.search(content) or FOREIGN.search(content):
        raise Broken("it holds more than a drawing")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 # nosec B314 – no DOCTYPE, no entities: refused above
    except ElementTree.ParseError:
        raise Broken("it is no drawing that can be read") from None
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise Broken("it is no drawing that can be read")


def unknown(one: SymbolSet, known: frozenset[str]) -> Iterator[str]:
    """Pictures that no board asks for: most often a slip of the pen."""
    return (f"{name}: no board has a picture of this name." for name in sorted(one.pictures) if name not in known)
