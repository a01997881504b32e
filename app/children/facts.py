"""The definition of a child's facts, read once from facts.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.codes import CodeList, Options, read_codes
from app.kinds import STAFF_LIMIT


@dataclass(frozen=True)
class FactDefinition:
    """kind: how its text is read. options: of a choice. seen_by: roles, () = all who may see the child."""

    id: str
    label: str
    kind: str
    mirror: str = ""
    about: bool = False
    seen_by: tuple[str, ...] = ()
    options: Options = ()
    retired: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    places: int | None = None
    unit: str = ""
    limit: int = STAFF_LIMIT


FOLDER = Path(__file__).parent
CODES = read_codes(FOLDER / "codes")  # of facts; an edition's questions may use them too


def _read() -> dict[str, FactDefinition]:
    blocks = tomllib.loads((FOLDER / "facts.toml").read_text())["fact"]
    found = [_fact(block, CODES[block["options"]] if "options" in block else CodeList(())) for block in blocks]
    return {fact.id: fact for fact in found}


def _fact(block: Mapping[str, Any], codes: CodeList) -> FactDefinition:
    return FactDefinition(**{**block, "seen_by": tuple(block.get("seen_by", ())), "options": codes.options, "retired": codes.retired})


FACTS = _read()


def may_see_fact(fact: FactDefinition, role: str) -> bool:
    return not fact.seen_by or role in fact.seen_by
