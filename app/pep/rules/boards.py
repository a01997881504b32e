"""What is particular to a board of symbols: how a child told it, and what was chosen of a picture. Pure."""

import re
from dataclasses import dataclass, replace

SIGNALS = {  # how a child told it on a board, as it is read: "Leo pointed"
    "pointed": "pointed", "touched": "touched the screen", "looked": "looked", "picked_up": "picked it up", "said": "said it",
    "signed": "signed it", "device": "used a device",
}  # fmt: skip
HAND_OVER_HAND = "hand_over_hand"  # an adult moved the hand: kept, and not counted as the child's view (ruling 23)


@dataclass(frozen=True)
class Chosen:
    """What a child chose of one picture of a board. picture: its name, of a pair that of the one taken ("" = none), of a photo the photo's;
    note: why it does not count as the child's view; photo: where a photo in place of a picture is served."""

    picture: str
    item: str
    point: str
    note: str = ""
    photo: str = ""

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


ITEMS = "board_items"  # the child's fact
MOST_ADDED = 6  # pictures and photos that staff may add for one child: a board stays a minute's
MOST_LETTERS = 40  # of a photo's word
NAME = re.compile(r"[0-9a-f]{20}")
OFF = "-"  # before the line of a photo that was taken off: what was said of it keeps its word


@dataclass(frozen=True)
class Photo:
    """A photo that staff added to a board. name: under which it is kept; stands: it has not been taken off."""

    board: str
    name: str
    words: str
    stands: bool = True

    @property
    def key(self) -> str:
        return f"{self.board} {self.name}"

    @property
    def line(self) -> str:
        return f"{'' if self.stands else OFF}{self.key} {self.words}"


@dataclass(frozen=True)
class PhotoTyped:
    """What was typed with a photo that is not taken. problem: why, in a sentence."""

    board: str = ""
    words: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Added:
    """What staff added to a child's boards. boards, pictures: (id, word) of what may be chosen; items: (board, picture);
    version: of the child's fact; text: as it stands."""

    boards: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    text: str = ""
    version: int = 0

    @property
    def items(self) -> tuple[tuple[str, str], ...]:
        return read_added(self.text)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Of the boards there are."""
        return tuple(photo for photo in read_photos(self.text) if photo.board in dict(self.boards))

    @property
    def full(self) -> bool:
        return is_full(self.text)

    @property
    def worded(self) -> tuple[tuple[str, str], ...]:
        """(line, words) of each that still is one."""
        boards, pictures = dict(self.boards), dict(self.pictures)
        known = [(board, picture) for board, picture in self.items if board in boards and picture in pictures]
        return tuple((f"{board} {picture}", f"{pictures[picture]} ({boards[board]})") for board, picture in known)


def is_full(text: str) -> bool:
    return len(read_added(text)) + sum(photo.stands for photo in read_photos(text)) >= MOST_ADDED


def read_added(text: str) -> tuple[tuple[str, str], ...]:
    """ "doing bikes" a line -> (("doing", "bikes"), …); what is no such line is left out."""
    pairs = (tuple(line.split(" ")) for line in text.split("\n"))
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def read_photos(text: str) -> tuple[Photo, ...]:
    """ "doing 0123456789abcdef0123 our sand tray" a line, with "-" before it where it was taken off."""
    parts = (line.split(" ", 2) for line in text.split("\n"))
    found = (part for part in parts if len(part) == 3 and NAME.fullmatch(part[1]))
    return tuple(Photo(board.removeprefix(OFF), name, words, not board.startswith(OFF)) for board, name, words in found)


def change_added(text: str, *, add: str = "", remove: str = "") -> str:
    """-> the text of the fact after adding a line, or removing that of a picture."""
    return "\n".join(dict.fromkeys(filter(None, [*(line for line in text.split("\n") if line != remove), add])))


def move_photo(text: str, key: str, *, stands: bool) -> str:
    """-> the text of the fact after a photo was taken off, or put back."""
    moved = {photo.line: replace(photo, stands=stands).line for photo in read_photos(text) if photo.key == key}
    return "\n".join(moved.get(line, line) for line in text.split("\n"))


def one_line(words: str) -> str:
    """A photo's word as it is kept."""
    return " ".join(words.split())
