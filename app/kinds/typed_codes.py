"""Several codes, typed, with comma, semicolon, space or line end between them."""

from app.kinds import Asked, Parsed, too_long
from app.kinds._codes import ask, find_code, older, spellings, unknown


def split_codes(text: str) -> list[str]:
    """'B, c;B' -> ['B', 'c', 'B']. No pattern: the text may be long."""
    return text.replace(",", " ").replace(";", " ").split()


def parse(text: str, question: Asked) -> Parsed:
    """value: list of str as typed, without doubles. Unknown codes are named and stay, retired ones are named (ruling 13)."""
    typed = list(dict.fromkeys(split_codes(text)))
    problem = too_long(text.strip(), question.limit)
    if problem or not typed:
        return Parsed(problem=problem)
    spelt = spellings(question)
    found = {each: find_code(each, spelt) for each in typed}
    codes = list(dict.fromkeys(code or each for each, code in found.items()))
    strange = [each for each, code in found.items() if code is None]
    return Parsed(codes, doubtful=ask(unknown(strange), older(codes, question)))
