"""One line of words."""

from app.kinds import Asked, Parsed, too_long


def parse(text: str, question: Asked) -> Parsed:
    """Only spaces counts as empty."""
    problem = too_long(text, question.limit)
    return Parsed(None if problem or not text.strip() else text, problem)
