"""What adults are shown of a picture that a child made. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChildPicture:
    """A drawing or photo of a child's. href: where it is served; said: its text (ruling 28); words: what the child says of it."""

    name: str
    href: str
    said: str
    words: str
