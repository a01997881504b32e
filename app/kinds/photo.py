"""A photo of a child's and what the child says of it."""

from app.kinds._pictures import parse

__all__ = ["parse"]
