"""What changed on a page since it was opened: versions and marks, never words, and only of what this reader may see."""

import hashlib
from collections.abc import Sequence
from typing import Any

from app.pep.building.words import readable, reads_ask
from app.pep.definition import Form, Page, may_see
from app.pep.queries.held import Held, Line
from app.pep.rules.reading import Reader
from app.pep.rules.voices import ADULT, CHILD, SAID, SEEN, AnswerKey

DIGITS = 12


def build_changes(held: Held, *, form: Form, page: Page, reader: Reader, is_voice: bool) -> dict[str, Any]:
    """answers: key -> [version, who wrote it, "" = this reader]; rows: keys in order, by group; topics: stop -> mark."""
    seen = [line for line in held.lines if line.question in form.places and may_see(form.places[line.question].question, reader.role)]
    mine = [line for line in seen if (line.author == reader.person if is_voice else _is_theirs(held, form, line, reader))]
    return {
        "answers": {str(AnswerKey(line.question, line.row, line.voice)): [line.version, _who(line, reader)] for line in mine},
        "rows": {
            group.id: list(held.rows.get(group.id, ()))
            for group in page.groups
            if any(may_see(question, reader.role) for question in group.questions)
        },
        "topics": _topics(held, page, reader) if is_voice else {},
    }


def _is_theirs(held: Held, form: Form, line: Line, reader: Reader) -> bool:
    """An answer of adults; one to an ask only for who may read the ask."""
    ask = form.places[line.question].question.replies_to
    return line.voice == ADULT and (not ask or reads_ask(form, held, ask, reader))


def _who(line: Line, reader: Reader) -> str:
    return "" if line.by == reader.person else line.by_name


def _topics(held: Held, page: Page, reader: Reader) -> dict[str, str]:
    leads = [question for question in page.questions if not question.joined and may_see(question, reader.role)]
    return {lead.id: topic_mark(held, [lead.id, *(each.id for each in page.questions if each.joined == lead.id)], reader) for lead in leads}


def topic_mark(held: Held, parts: Sequence[str], reader: Reader) -> str:
    """Changes with every line that this reader may read and did not write; of what is not for them, only that there is something,
    which the page says as well. Never with the words behind it."""
    lines = [line for part in parts for voice in (CHILD, SAID, SEEN) for line in held.of(part, voice) if line.author != reader.person]
    told = [(line.question, line.row, line.voice, line.author, line.version) for line in lines if readable(line, reader)]
    waits = not told and any(line.voice == CHILD and line.text for line in lines)
    return hashlib.sha256(repr((sorted(told), waits)).encode()).hexdigest()[:DIGITS] if told or waits else ""
