"""Papers as data: who may hold one, and what can stand on it (papers.toml). Pure but for reading the file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Holder:
    """readers: invited | chosen | me | nobody. words: everyone | readers | own | none.
    pages and questions: only these of the adults' sections, () = all; leave_out: pages that are not for this holder."""

    id: str
    label: str
    hint: str
    readers: str
    words: str
    made_for: str
    pages: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """A choice of pages in an order of its own: the child's words first. pages: filled; write: with room to write. () = the whole PEP."""

    id: str
    label: str
    hint: str = ""
    pages: tuple[str, ...] = ()
    write: tuple[str, ...] = ()


_RAW = tomllib.loads((Path(__file__).parent / "papers.toml").read_text())


def _frozen(block: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in block.items()}


HOLDERS = {block["id"]: Holder(**_frozen(block)) for block in _RAW["holder"]}
CONTENTS = {block["id"]: Content(**_frozen(block)) for block in _RAW["content"]}
