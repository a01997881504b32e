"""One of the child's answers or of the PEP's targets: one of the options, which are read at the moment."""

from app.kinds.choice import parse

__all__ = ["parse"]
