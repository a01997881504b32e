"""One picture of a board of symbols: a point of its scale, or the pass. The question is the board; each of its pictures is a row,
and its answer one of a list."""

from app.kinds.choice import parse

__all__ = ["parse"]
