"""Words, as many as needed."""

from app.kinds.short_text import parse

__all__ = ["parse"]
