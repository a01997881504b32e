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


MOST_ADDED = 6  # pictures that staff may add for one child: a board stays a minute's


@dataclass(frozen=True)
class Added:
    """What staff added to a child's boards. boards, pictures: (id, word) of what may be chosen; items: (board, picture);
    version: of the child's fact."""

    boards: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    version: int = 0

    @property
    def full(self) -> bool:
        return len(self.items) >= MOST_ADDED

    @property
    def worded(self) -> tuple[tuple[str, str], ...]:
        """(line, words) of each that still is one."""
        boards, pictures = dict(self.boards), dict(self.pictures)
        known = [(board, picture) for board, picture in self.items if board in boards and picture in pictures]
        return tuple((f"{board} {picture}", f"{pictures[picture]} ({boards[board]})") for board, picture in known)


def read_added(text: str) -> tuple[tuple[str, str], ...]:
    """ "doing bikes" a line -> (("doing", "bikes"), …); what is no such line is left out."""
    pairs = (tuple(line.split(" ")) for line in text.split("\n"))
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def change_added(items: tuple[tuple[str, str], ...], *, add: tuple[str, str] | None = None, remove: str = "") -> str:
    """-> the text of the fact after adding one, or removing a line."""
    kept = [pair for pair in items if " ".join(pair) != remove]
    return "\n".join(" ".join(pair) for pair in dict.fromkeys([*kept, *([add] if add else [])]))
