"""Somebody on the child's access list: one of the options, which are read at the moment."""

from app.kinds.choice import parse

__all__ = ["parse"]
