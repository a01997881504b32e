"""Style sheets and scripts of one look, joined in memory at start: one request each on a slow school network (static/bundles.toml)."""

import tomllib
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


def join_bundles(static: Path) -> dict[str, str]:
    """-> text by bundle name, in the order that bundles.toml gives. A bundle stands as deep as css/ and js/, so relative addresses hold.
    Raises FileNotFoundError for a part that is missing."""
    names = tomllib.loads((static / "bundles.toml").read_text())
    return {name: "\n".join(squeeze(part, (static / part).read_text()) for part in parts) for name, parts in names.items()}


def squeeze(name: str, text: str) -> str:
    """Without comments and the space that nothing needs: they are for us, and a slow network pays for them. What is
    vendored is small already."""
    if name.startswith("vendor/"):
        return text
    small: str = jsmin(text) if name.endswith(".js") else cssmin(text)
    return small


def media_type(name: str) -> str:
    return MEDIA[Path(name).suffix]
