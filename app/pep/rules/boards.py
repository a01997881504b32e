"""What is particular to a board of symbols: how a child told it, and what was chosen of a picture. Pure."""

from dataclasses import dataclass

SIGNALS = {  # how a child told it on a board, as it is read: "Leo pointed"
    "pointed": "pointed", "touched": "touched the screen", "looked": "looked", "picked_up": "picked it up", "said": "said it",
    "signed": "signed it", "device": "used a device",
}  # fmt: skip
HAND_OVER_HAND = "hand_over_hand"  # an adult moved the hand: kept, and not counted as the child's view (ruling 23)


@dataclass(frozen=True)
class Chosen:
    """What a child chose of one picture of a board. picture: its name, of a pair that of the one taken ("" = none);
    note: why it does not count as the child's view."""

    picture: str
    item: str
    point: str
    note: str = ""

    @property
    def words(self) -> str:
        return f"{self.item}: '{self.point}'" + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True)
class SymbolChoice:
    """A set of symbols that may be chosen for a child. problems: what could not be used of it, in sentences."""

    id: str
    name: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Symbols:
    """The choice as PEP details shows it. version: of the child's fact; missing: what was chosen, where its folder is gone."""

    choices: tuple[SymbolChoice, ...] = ()
    chosen: str = ""
    version: int = 0

    @property
    def problems(self) -> tuple[str, ...]:
        return next((each.problems for each in self.choices if each.id == self.chosen), ())

    @property
    def missing(self) -> str:
        return self.chosen if self.chosen and self.chosen not in {each.id for each in self.choices} else ""
