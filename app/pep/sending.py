"""A form's fields as saves: the same names in a fieldset's own save and in the page's (architecture 3, Saving). Pure."""

import re

from starlette.datastructures import FormData

from app.pep.rules.voices import AnswerKey, read_key
from app.versioned import Sent

WRITER = re.compile(r"[0-9a-f]{16,32}")
AFTER = re.compile(r"(?:[0-9a-f]{16,32}\.[0-9]{1,9}(?: |$))*")
NUMBER = re.compile(r"[0-9]{1,9}")


class BadForm(Exception):
    """Not a form of ours: a doubled field, a version that is no number, an unknown name. Nothing is changed."""


def read_sent(form: FormData, key: str, *, many: bool) -> Sent:
    """many: the boxes of a many-choice question; elsewhere a doubled field is refused, so that no first value silently wins."""
    values = form.getlist(key)
    if not all(isinstance(value, str) for value in values) or (len(values) > 1 and not many):
        raise BadForm(f"{key} is there twice, or is a file")
    text, seen = "\n".join(map(str, values)), int(_once(form, f"{key}:seen", NUMBER))
    writer = _once(form, f"{key}:writer", WRITER, "")
    seq, after = int(_once(form, f"{key}:seq", NUMBER, "0")), _once(form, f"{key}:after", AFTER, "")
    return Sent(text, seen, writer, seq, after) if writer and seq else Sent(text, seen)


def _once(form: FormData, name: str, pattern: re.Pattern[str], missing: str | None = None) -> str:
    """A field that is there once and well formed; `missing` when it may be left out."""
    values = form.getlist(name)
    if not values and missing is not None:
        return missing
    value = values[0] if len(values) == 1 else None
    if not isinstance(value, str) or not (pattern.fullmatch(value.strip()) or value.strip() == missing):
        raise BadForm(f"{name} is not as we send it")
    return value.strip()


def keys_of(form: FormData) -> list[AnswerKey]:
    """Every answer that this form posts, by its `:seen`."""
    names = [name.removesuffix(":seen") for name in form if name.endswith(":seen")]
    keys = [read_key(name) for name in names]
    if None in keys:
        raise BadForm("an unknown name")
    return [key for key in keys if key]
