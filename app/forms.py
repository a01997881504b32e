"""Fields of a form as text: what is doubled, a file, or not UTF-8 is not a form of ours, and nothing is changed (security.md 7)."""

from urllib.parse import parse_qsl, unquote_to_bytes

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

MOST_FIELDS = 1000


class BadForm(Exception):
    """Not a form of ours: a doubled field, a file, a version that is no number, an unknown name."""


def text_once(form: FormData, name: str) -> str:
    """A field that is there once, "" when it is not there. A first value never silently wins."""
    values = texts(form, name)
    if len(values) > 1:
        raise BadForm(f"{name} is there twice")
    return values[0] if values else ""


def texts(form: FormData, name: str) -> list[str]:
    """Every value of a many-choice field."""
    values = form.getlist(name)
    if not all(isinstance(value, str) for value in values):
        raise BadForm(f"{name} is a file")
    return [str(value) for value in values]


def read_fields(body: bytes) -> FormData:
    """A form's fields, as the standard library reads them: half the time of a parser that is ready for files too.
    Raises ValueError for more fields than any form of ours has."""
    fields: list[tuple[str, str | UploadFile]] = [*parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)]
    return FormData(fields)


async def is_utf8(request: Request) -> bool:
    """Browsers send UTF-8. Anything else would change words on the way in without a sign of it. (No form of ours sends a file yet.)"""
    kind = request.headers.get("content-type", "").lower()
    if "charset" in kind and "utf-8" not in kind:
        return False
    body = await request.body()
    try:
        (body if kind.startswith("multipart/") else unquote_to_bytes(body)).decode()
    except UnicodeDecodeError:
        return False
    return True
