"""What a page shows besides its questions: the views of Pearl's own that content names (`view = "…"`)."""

from collections.abc import Callable, Mapping
from typing import Any

from app.pep.building.meeting import build_meeting
from app.pep.building.refused import NOTHING_REFUSED, Refused
from app.pep.building.signing import build_final, build_sign_off
from app.pep.definition import Page, Section
from app.pep.queries.pages import PageSource

PARTS: Mapping[str, Callable[[PageSource, Section, Page, Refused], Any]] = {
    "sign_off": build_sign_off,
    "meeting": build_meeting,
    "pep_sign_off": build_final,
}


def build_part(source: PageSource, section: Section, page: Page, refused: Refused = NOTHING_REFUSED) -> Any:
    """None for a page that asks and nothing else. The template is pep/views/_<view>.html."""
    build = PARTS.get(page.view)
    return build(source, section, page, refused) if build else None
