"""What a pressed button could not do, as the page shows it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refused:
    """What a pressed button could not do: sentences by field, and what was typed. missing: the list of open questions is the reason."""

    problems: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    missing: bool = False


NOTHING_REFUSED = Refused()
