"""One code, typed: of a list that people know by heart or that an import brings."""

from app.kinds import Asked, Parsed, too_long
from app.kinds._codes import ask, find_code, older, spellings, unknown


def parse(text: str, question: Asked) -> Parsed:
    """An unknown code warns and stays as typed, a retired one warns (ruling 13); the value of a known one is as the list writes it."""
    typed = text.strip()
    problem = too_long(typed, question.limit)
    if problem or not typed:
        return Parsed(problem=problem)
    code = find_code(typed, spellings(question))
    if code is None:
        return Parsed(typed, doubtful=ask(unknown([typed])))
    return Parsed(code, doubtful=ask(older([code], question)))
