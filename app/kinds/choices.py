"""Any of a list: one value a line, in the list's order."""

from app.kinds import Asked, Parsed
from app.kinds._codes import ask, known_values, older


def parse(text: str, question: Asked) -> Parsed:
    """One unknown value refuses all: nothing is half stored. Retired ones count and are doubtful."""
    given = {line for line in text.split("\n") if line}
    known = known_values(question)
    if not given <= set(known):
        return Parsed(refused=True)
    chosen = [value for value in known if value in given]
    return Parsed(chosen or None, doubtful=ask(older(chosen, question, by_label=True)))
