"""A form's fields as saves: the same names in a fieldset's own save and in the page's (architecture 3, Saving). Pure."""

import re

from starlette.datastructures import FormData

from app.forms import BadForm, text_once, texts
from app.pep.rules.voices import AnswerKey, read_key
from app.versioned import Sent

WRITER = re.compile(r"[0-9a-f]{16,32}")
AFTER = re.compile(r"(?:[0-9a-f]{16,32}\.[0-9]{1,9}(?: |$))*")
NUMBER = re.compile(r"[0-9]{1,9}")


def read_sent(form: FormData, key: str, *, many: bool) -> Sent:
    """many: the boxes of a many-choice question; elsewhere a doubled field is refused, so that no first value silently wins."""
    values = texts(form, key)
    if len(values) > 1 and not many:
        raise BadForm(f"{key} is there twice")
    text, seen = "\n".join(values), int(_once(form, f"{key}:seen", NUMBER))
    writer = _once(form, f"{key}:writer", WRITER, "")
    seq, after = int(_once(form, f"{key}:seq", NUMBER, "0")), _once(form, f"{key}:after", AFTER, "")
    return Sent(text, seen, writer, seq, after) if writer and seq else Sent(text, seen)


def _once(form: FormData, name: str, pattern: re.Pattern[str], missing: str | None = None) -> str:
    """A field that is there once and well formed; `missing` stands for one that was left out."""
    value = text_once(form, name).strip()
    if missing is not None and (name not in form or value == missing):
        return missing
    if not pattern.fullmatch(value):
        raise BadForm(f"{name} is not as we send it")
    return value


def keys_of(form: FormData) -> list[AnswerKey]:
    """Every answer that this form posts, by its `:seen`."""
    names = [name.removesuffix(":seen") for name in form if name.endswith(":seen")]
    keys = [read_key(name) for name in names]
    if None in keys:
        raise BadForm("an unknown name")
    return [key for key in keys if key]
