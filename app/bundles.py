"""Style sheets and scripts of one look, joined in memory at start: one request each on a slow school network (static/bundles.toml)."""

import re
import tomllib
from pathlib import Path

MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


def join_bundles(static: Path) -> dict[str, str]:
    """-> text by bundle name, in the order that bundles.toml gives. A bundle stands as deep as css/ and js/, so relative addresses hold.
    Raises FileNotFoundError for a part that is missing."""
    names = tomllib.loads((static / "bundles.toml").read_text())
    return {name: "\n".join(squeeze(part, (static / part).read_text()) for part in parts) for name, parts in names.items()}


def squeeze(name: str, text: str) -> str:
    """Without the comments that stand on lines of their own, and indentation: they are for us, and a slow network pays for them.
    In style sheets also without the spaces around braces, commas, semicolons and behind colons: none of ours stands in a text."""
    if name.startswith("vendor/"):
        return text
    whole_line = r"(?m)^[ \t]*//.*\n" if name.endswith(".js") else r"(?s)/\*.*?\*/"
    left = re.sub(r"(?m)^[ \t]+|\n(?=\n)", "", re.sub(whole_line, "", text))
    return re.sub(r"(?<=:) |\s*([{};,])\s*", r"\1", left) if name.endswith(".css") else left


def media_type(name: str) -> str:
    return MEDIA[Path(name).suffix]
