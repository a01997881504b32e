"""Any of a list: one value a line, in the list's order."""

from app.kinds import Asked, Parsed


def parse(text: str, question: Asked) -> Parsed:
    """One unknown value refuses all: nothing is half stored."""
    given = [line for line in text.split("\n") if line]
    known = [value for value, _ in question.options]
    if not set(given) <= set(known):
        return Parsed(refused=True)
    return Parsed([value for value in known if value in given] or None)
