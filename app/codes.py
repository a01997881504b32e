"""Code lists as data: one TOML file a list, `[[code]]` blocks of value and label, in the order people choose from."""

import tomllib
from pathlib import Path

Options = tuple[tuple[str, str], ...]  # (value stored, label shown)


def read_codes(folder: Path) -> dict[str, Options]:
    """-> options by file name. Raises ValueError for a value that is listed twice."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}


def _read(path: Path) -> Options:
    codes = [(str(code["value"]), str(code["label"])) for code in tomllib.loads(path.read_text())["code"]]
    if len(dict(codes)) < len(codes):
        raise ValueError(f"{path.name}: a value is listed twice")
    return tuple(codes)
