"""A way in for the young person, as PEP details offers it. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Module:
    label: str
    action: str
    path: str
