"""The definition of a child's facts, read once from facts.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.codes import Options, read_codes
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
    limit: int = STAFF_LIMIT


def _read() -> dict[str, FactDefinition]:
    folder = Path(__file__).parent
    blocks = tomllib.loads((folder / "facts.toml").read_text())["fact"]
    codes = {"": (), **read_codes(folder / "codes")}
    found = [
        FactDefinition(**{**block, "seen_by": tuple(block.get("seen_by", ())), "options": codes[block.get("options", "")]})
        for block in blocks
    ]
    return {fact.id: fact for fact in found}


FACTS = _read()


def may_see_fact(fact: FactDefinition, role: str) -> bool:
    return not fact.seen_by or role in fact.seen_by
