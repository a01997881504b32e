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
