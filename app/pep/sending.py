"""A form's fields as saves: the same names in a fieldset's own save and in the page's (architecture 3, Saving). Pure."""

import re

from starlette.datastructures import FormData

from app.pep.rules.voices import AnswerKey, read_key
from app.versioned import Sent

WRITER = re.compile(r"[0-9a-f]{16,32}")
AFTER = re.compile(r"(?:[0-9a-f]{16,32}\.\d{1,9}(?: |$))*")
NUMBER = re.compile(r"\d{1,9}")


class BadForm(Exception):
    """Not a form of ours: a doubled field, a version that is no number, an unknown name. Nothing is changed."""


def read_sent(form: FormData, key: str, *, many: bool) -> Sent:
    """many: the boxes of a many-choice question; elsewhere a doubled field is refused, so that no first value silently wins."""
    values = [str(value) for value in form.getlist(key)]
    if len(values) > 1 and not many:
        raise BadForm(f"{key} is there twice")
    writer = str(form.get(f"{key}:writer", ""))
    seq, after = str(form.get(f"{key}:seq", "0")), str(form.get(f"{key}:after", "")).strip()
    if not NUMBER.fullmatch(seq) or not AFTER.fullmatch(after) or (writer and not WRITER.fullmatch(writer)):
        raise BadForm(f"{key}: no such writer")
    text = "\n".join(values)
    seen = _seen(form, key)
    return Sent(text, seen, writer, int(seq), after) if writer and int(seq) else Sent(text, seen)


def _seen(form: FormData, key: str) -> int:
    seen = str(form.get(f"{key}:seen", ""))
    if not NUMBER.fullmatch(seen):
        raise BadForm(f"{key} came without its version")
    return int(seen)


def keys_of(form: FormData) -> list[AnswerKey]:
    """Every answer that this form posts, by its `:seen`."""
    names = [name.removesuffix(":seen") for name in form if name.endswith(":seen")]
    keys = [read_key(name) for name in names]
    if None in keys:
        raise BadForm("an unknown name")
    return [key for key in keys if key]
