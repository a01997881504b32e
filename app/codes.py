"""Code lists as data: one TOML file a list, `[[code]]` blocks of value and label, in the order people choose from; dated, so that
a code that is no longer given still shows on old records (ruling 13)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import clock

Options = tuple[tuple[str, str], ...]  # (value stored, label shown)


@dataclass(frozen=True)
class CodeList:
    """options: all, retired ones last. retired: values that are not given today. notes: what else a list says of its codes, by value."""

    options: Options
    retired: tuple[str, ...] = ()
    notes: Mapping[str, Mapping[str, Any]] | None = None


Codes = Mapping[str, CodeList]


def read_codes(folder: Path) -> dict[str, CodeList]:
    """-> code lists by file name. Raises ValueError for a value that is listed twice."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}


def _read(path: Path) -> CodeList:
    today, blocks = clock.today(), tomllib.loads(path.read_text())["code"]
    ended = [str(code["value"]) for code in blocks if not code.get("from", today) <= today <= code.get("until", today)]
    blocks.sort(key=lambda code: str(code["value"]) in ended)
    codes = [(str(code["value"]), str(code["label"])) for code in blocks]
    if len(dict(codes)) < len(codes):
        raise ValueError(f"{path.name}: a value is listed twice")
    notes = {str(code["value"]): {key: code[key] for key in code if key not in ("value", "label", "from", "until")} for code in blocks}
    return CodeList(tuple(codes), tuple(ended), notes)
