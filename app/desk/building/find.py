"""Find in the PEP: titles, questions and answers that this reader may see, in the order of the document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.desk.views import Found, FoundView
from app.pep.building.fields import shown
from app.pep.building.head import build_head, page_href
from app.pep.building.options import options_for
from app.pep.building.words import readable, stop_words
from app.pep.definition import Page, Question, Section, may_see
from app.pep.queries.pages import PageSource
from app.pep.rules.progress import is_shown
from app.pep.rules.voices import ADULT, SAID, SEEN, AnswerKey
from app.pep.views import ChildWords

MOST = 50  # results; then the words should be narrower
AROUND = 60  # characters shown on either side


def build_find(source: PageSource, words: str) -> FoundView:
    """words: as typed; upper and lower case are the same."""
    wanted = words.strip().casefold()
    found = [*_every(source, wanted)] if wanted else []
    return FoundView(build_head(source.pep, source.child), words, tuple(found[:MOST]), max(0, len(found) - MOST))


def _every(source: PageSource, wanted: str) -> Iterator[Found]:
    for section, page in source.form.pages():
        href = page_href(source.pep, page)
        where = f"{section.letter.upper()} · {page.title}"
        seen = [question for question in page.questions if may_see(question, source.reader.role)]
        if page.questions and not seen:
            continue
        if wanted in page.title.casefold():
            yield Found(where, "", *_excerpt(page.title, wanted), href)
        look = _in_words if section.is_voice else _in_answers
        for question, row, text in look(source, section, page, seen):
            label, at = source.label(question), f"{href}#{_anchor(section, question, row)}"
            if wanted in text.casefold():
                yield Found(where, label, *_excerpt(text, wanted), at)
            elif not row and wanted in label.casefold():
                yield Found(where, "", *_excerpt(label, wanted), at)


def _in_answers(source: PageSource, section: Section, page: Page, seen: list[Question]) -> Iterator[tuple[Question, str, str]]:
    for question in seen:
        rows = source.held.rows.get(question.rows, ()) if question.rows else ("",)
        for row in rows:
            if is_shown(source.form, question, source.known, row):
                line = source.held.one(question.id, ADULT, row)
                asked = replace(question, options=options_for(question, source)) if question.source else question
                yield question, row, shown(asked, line.text) if line else ""


def _in_words(source: PageSource, section: Section, page: Page, seen: list[Question]) -> Iterator[tuple[Question, str, str]]:
    """A child's words where they may be read; an adult's line to its author and to whom it is meant for."""
    for question in (each for each in seen if not each.joined):
        cards = stop_words(source, page.questions, question)
        lines = [line for voice in (SAID, SEEN) for line in source.held.of(question.id, voice) if readable(line, source.reader)]
        said = [", ".join(card.picks) for card in cards] + [card.text for card in cards] + _of_pictures(cards)
        texts = [*said, *(line.text for line in lines)]
        yield question, "", "\n".join(filter(None, texts))


def _of_pictures(cards: Sequence[ChildWords]) -> list[str]:
    return [text for card in cards for picture in card.pictures for text in (picture.said, picture.words)]


def _anchor(section: Section, question: Question, row: str) -> str:
    return f"topic-{question.id}" if section.is_voice else f"field-{AnswerKey(question.id, row, ADULT)}"


def _excerpt(text: str, wanted: str) -> tuple[str, str, str]:
    """-> what stands before, what was found, what stands after."""
    folded = text.casefold()
    start = folded.find(wanted) if len(folded) == len(text) else -1
    if start < 0:  # a letter that folds to two: no place to point at
        return text[: 2 * AROUND], "", ""
    end = start + len(wanted)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return ("…" if start > AROUND else "") + before, text[start:end], after + ("…" if end + AROUND < len(text) else "")
