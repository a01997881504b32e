"""One of a list."""

from app.kinds import Asked, Parsed
from app.kinds._codes import ask, known_values, older


def parse(text: str, question: Asked) -> Parsed:
    """An option that is not ours cannot come from our form: refused (security.md 7). A retired one counts and is doubtful."""
    if not text:
        return Parsed()
    if text not in known_values(question):
        return Parsed(refused=True)
    return Parsed(text, doubtful=ask(older([text], question, by_label=True)))
