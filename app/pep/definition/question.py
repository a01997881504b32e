"""One question as a frozen value. Pure."""

from dataclasses import dataclass
from functools import cached_property

from app.codes import Options
from app.kinds import STAFF_LIMIT

NOT_KNOWN, FINDS_OUT = "not_known", "finds_out"  # ends of a companion's id: why it is not known yet, and who finds out (ruling 18)


@dataclass(frozen=True)
class Condition:
    """question + values: that question has one of these answers; or when: the name of a predicate of rules/conditions.py."""

    question: str = ""
    values: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True)
class Question:
    """One question = one block. fact: the child's fact that it shows; rows: the group whose column it is; joined: the question whose
    stop it shares (`with`); options: pairs (value, label), retired ones last; source: "@…" = options that are read at the moment.
    Of a board of symbols: items: (picture, word), each a row of its answer, and more that may be added; strip: which part of the
    adult's strip it is; sentence: how what an adult saw begins (domain.md 3.8)."""

    id: str
    label: str
    kind: str
    help: str = ""
    options: Options = ()
    items: Options = ()
    more: Options = ()
    retired: tuple[str, ...] = ()
    source: str = ""
    fact: str = ""
    rows: str = ""
    mandatory: bool = True
    show_if: Condition | None = None
    answered_by: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()  # () = every role that reads the PEP
    shield: bool = False
    never_printed: bool = False
    off: bool = False  # until an authority turns it on (ruling 17)
    not_known: bool = True  # takes "Not known yet", unless the authority forbids it
    carry: bool = False
    copies: str = ""  # the question of the last PEP that fills it in the next one
    beside: tuple[str, ...] = ()  # questions of Section C whose words stand beside it
    speaks_for: str = ""  # whose words they are, when somebody else types them
    said: bool = False  # the child's words, as said to whoever types them
    joined: str = ""
    strip: str = ""
    sentence: str = ""
    stands_for: str = ""  # of a companion: the question that it explains
    ask: bool = False  # what the child says there asks for something, and gets an answer (ruling 21)
    replies_to: str = ""  # of an answer to an ask: the question of the child's that asks
    minimum: float | None = None
    maximum: float | None = None
    places: int | None = None
    unit: str = ""
    limit: int = STAFF_LIMIT

    @cached_property
    def ends(self) -> tuple[str, str]:
        """Ids of its companions: why it is not known yet, and who finds out."""
        return f"{self.id}.{NOT_KNOWN}", f"{self.id}.{FINDS_OUT}"

    @property
    def of_last_pep(self) -> str:
        """Which answer of the last PEP the next one begins with; "" = it begins empty."""
        return self.copies or (self.id if self.carry else "")
