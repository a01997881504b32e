"""Reading the content files: typed fields, and errors that name the file and the field."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any


class ContentError(ValueError):
    """A content file is wrong. The message names the file and the field: "ks1_2.toml: place 1, stop 2: question is missing"."""


@dataclass(frozen=True)
class Block:
    """One table of a TOML file. where: the file and the place in it, for errors."""

    where: str
    fields: Mapping[str, Any]

    def wrong(self, what: str) -> ContentError:
        return ContentError(f"{self.where}: {what}")

    def only(self, *names: str) -> None:
        """Raise ContentError for a field that is not one of these: a slip of the pen would else be silently ignored."""
        for name in sorted(set(self.fields) - set(names)):
            raise self.wrong(f"{name} is not a field here")

    def text(self, name: str, absent: str | None = None) -> str:
        """The field's text, never empty; `absent` where it may be left out. Raises ContentError."""
        value = self.fields.get(name)
        if value is None and absent is not None:
            return absent
        if value is None:
            raise self.wrong(f"{name} is missing")
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{name} must be text")
        return value

    def name(self, field: str, absent: str | None = None) -> str:
        """A name for machines: it stands in keys and addresses, where "~" and ":" have a meaning."""
        name = self.text(field, absent)
        if name and not re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", name):
            raise self.wrong(f"{field} may hold a-z, 0-9, _, - and . only")
        return name

    def texts(self, name: str) -> tuple[str, ...]:
        """The field's texts; absent is none. Raises ContentError."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(f"{name} must be a list of texts")
        return tuple(value)

    def number(self, name: str) -> int:
        """Raises ContentError."""
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(f"{name} must be a number")
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """One or more. Raises ContentError."""
        value = self.fields.get(name)
        if not isinstance(value, list) or not value or not all(isinstance(each, int) for each in value):
            raise self.wrong(f"{name} must be one or more numbers")
        return tuple(value)

    def flag(self, name: str) -> bool:
        """The field's yes or no; absent is no. Raises ContentError."""
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{name} must be true or false")
        return value

    def block(self, name: str) -> "Block":
        """The table under this name. Raises ContentError."""
        value = self.fields.get(name)
        if not isinstance(value, dict):
            raise self.wrong(f"{name} must be a table")
        return Block(f"{self.where}, {name}", value)

    def blocks(self, name: str) -> list["Block"]:
        """The tables under this name, one or more, each knowing where it stands. Raises ContentError."""
        value = self.fields.get(name)
        if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
            raise self.wrong(f"{name} must be one or more tables")
        return [Block(f"{self.where}, {name} {number}", each) for number, each in enumerate(value, start=1)]


def open_block(file: File) -> Block:
    """The whole of a content file, whose id is its name. Raises ContentError."""
    try:
        block = Block(file.name, tomllib.loads(file.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{file.name}: {error}") from error
    if block.text("id") != file.stem:
        raise ContentError(f"{file.name}: id must be {file.stem}")
    return block
