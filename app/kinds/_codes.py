"""Codes of a list: which are known, which are older (ruling 13). Shared by the kinds that choose or type a code."""

from collections.abc import Sequence

from app.kinds import Asked, quoted

NAMED = 5  # codes that one sentence names


def known_values(question: Asked) -> list[str]:
    """Every value that was ever ours, in the list's order."""
    listed = [value for value, _ in question.options]
    return [*listed, *(value for value in question.retired if value not in listed)]


def spellings(question: Asked) -> dict[str, str]:
    """How a code may be typed -> the code as the list writes it. Capitals do not matter, but an exact match comes first."""
    known = known_values(question)
    return {value.casefold(): value for value in reversed(known)} | {value: value for value in known}


def find_code(typed: str, spelt: dict[str, str]) -> str | None:
    """spelt: of `spellings`, made once for many codes."""
    return spelt.get(typed) or spelt.get(typed.casefold())


def older(values: Sequence[str], question: Asked, *, by_label: bool = False) -> str:
    """-> a sentence on those of the values that are retired, or "". by_label: who chose from a list never saw the value."""
    labels = dict(question.options) if by_label else {}
    found = [labels.get(value, value) for value in values if value in question.retired]
    return f"{listing(found)} {'is an older code' if len(found) == 1 else 'are older codes'}." if found else ""


def unknown(typed: Sequence[str]) -> str:
    """-> a sentence on what was typed and is no code of ours, or ""."""
    return f"{listing(typed)} {'is not one of' if len(typed) == 1 else 'are not among'} the codes we know." if typed else ""


def ask(*sentences: str) -> str:
    """The sentences there are, and one question for all; "" when there is none."""
    said = " ".join(filter(None, sentences))
    return f"{said} Is this right?" if said else ""


def listing(names: Sequence[str]) -> str:
    """'“A”', '“A” and “B”', '“A”, “B”, “C”, “D”, “E” and 7 more'."""
    shown = [quoted(name) for name in names[:NAMED]]
    rest = len(names) - len(shown)
    if rest:
        shown.append(f"{rest:,} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
