"""One of a list."""

from app.kinds import Asked, Parsed


def parse(text: str, question: Asked) -> Parsed:
    """An option that is not ours cannot come from our form: refused (security.md 7)."""
    if not text:
        return Parsed()
    known = {value for value, _ in question.options}
    return Parsed(text) if text in known else Parsed(refused=True)
