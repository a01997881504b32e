"""What is kept whatever it looks like, and asked about when it looks wrong (ruling 18): numbers of records, ways to reach somebody."""

from collections.abc import Callable

from app.kinds import Asked, Parsed, too_long


def keep(kept: str, question: Asked, doubt: Callable[[str], str]) -> Parsed:
    """kept: the value. doubt(kept) -> a sentence that ends in a question, or ""."""
    problem = too_long(kept, question.limit)
    if problem or not kept:
        return Parsed(problem=problem)
    return Parsed(kept, doubtful=doubt(kept))


def is_digits(text: str, length: int) -> bool:
    """Digits 0 to 9 alone: other scripts' digits are in no register."""
    return len(text) == length and text.isascii() and text.isdigit()


def without_spaces(text: str) -> str:
    """Numbers are pasted with all sorts of spaces inside."""
    return "".join(text.split())
