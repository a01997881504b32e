"""Where uploaded files lie. A file's name is random and made by us: no path ever holds a person's text (security.md 7)."""

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

FILES = "files"  # the folder below the data folder
NAME = re.compile(r"[0-9a-f]{20}")


class FileStore(Protocol):
    """Files by their random names. Another place to keep them (S3-compatible) is another class with these three."""

    def put(self, name: str, content: bytes) -> None:
        """The file is whole and on the disk when this returns."""

    def get(self, name: str) -> bytes | None:
        """None: there is no such file."""

    def remove(self, name: str) -> None:
        """Also when it is not there."""

    def older(self, than: dt.datetime) -> Iterator[str]:
        """Names of files that were put before."""


class DiskStore:
    """FileStore in a folder of this machine, 256 folders below it."""

    def __init__(self, folder: Path):
        self.folder = folder

    def put(self, name: str, content: bytes) -> None:
        """Written beside, then renamed: nobody ever reads half a file, and a lost power supply leaves none."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = path.with_suffix(".half")
        with half.open("wb") as file:
            half.chmod(0o600)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        _sync(path.parent)

    def get(self, name: str) -> bytes | None:
        path = self._path(name)
        return path.read_bytes() if path.is_file() else None

    def remove(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def older(self, than: dt.datetime) -> Iterator[str]:
        files = (path for path in self.folder.glob("*/*") if NAME.fullmatch(path.name))
        return (path.name for path in files if path.stat().st_mtime < than.timestamp())

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError("a file's name is 20 hexadecimal digits")
        return self.folder / name[:2] / name


def _sync(folder: Path) -> None:
    """The rename itself is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
