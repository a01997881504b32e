"""One page of a PEP, from its live answers or from its snapshot: the same view for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.pep.building.fields import answered, build_field, may_answer, own_line
from app.pep.building.head import CLOSED, build_head, build_nav, page_href
from app.pep.building.topics import build_topics, child_words, readable
from app.pep.definition import Page, Question, Section, may_see
from app.pep.queries.pages import PageSource
from app.pep.rules.voices import ADULT, AnswerKey
from app.pep.views import Field, LateTopic, NavPage, NavSection, PageView, State, Topic


@dataclass(frozen=True)
class Retyped:
    """What a page Save could not write: shown again as typed, with both texts."""

    text: str
    state: State


def build_page(source: PageSource, section: Section, page: Page, retyped: Mapping[str, Retyped] | None = None) -> PageView:
    """retyped: by answer key."""
    again, base = retyped or {}, page_href(source.pep, page)
    fields = () if section.is_voice else tuple(_retype(field, again) for field in _fields(source, page, base))
    topics = _topics(source, page, base, again) if section.is_voice else ()
    editable = any(field.editable for field in (*fields, *(mine for topic in topics for mine in topic.mine)))
    nav = build_nav(source.pep, source.child, source.people, source.held, source.reader.role, page.id)
    before, after = _neighbours(nav)
    return PageView(
        pep=build_head(source.pep, source.child),
        nav=nav,
        letter=section.letter,
        kicker=_kicker(section, page),
        title=page.title,
        intro=page.intro.format(name=source.child.called),
        fields=fields,
        topics=topics,
        late=_late(source, page) if section.is_voice else (),
        editable=editable,
        read_only="" if editable else _why_not(source, section),
        action=base,
        previous=before,
        next=after,
        left=0 if section.is_voice else len(open_musts(source, page)),
    )


def _topics(source: PageSource, page: Page, base: str, again: Mapping[str, Retyped]) -> tuple[Topic, ...]:
    topics = build_topics(source, page, base=base, editable=source.pep.is_open)
    return tuple(replace(topic, mine=tuple(_retype(field, again) for field in topic.mine)) for topic in topics)


def _neighbours(nav: Sequence[NavSection]) -> tuple[NavPage | None, NavPage | None]:
    """The pages before and after the current one, across sections."""
    order = [None, *(page for section in nav for page in section.pages), None]
    here = next(index for index, page in enumerate(order) if page and page.current)
    return order[here - 1], order[here + 1]


def open_musts(source: PageSource, page: Page) -> list[Question]:
    """The page's mandatory questions without an answer, as far as this reader may see them."""
    seen = [question for question in page.questions if question.mandatory and may_see(question, source.reader.role)]
    return [question for question in seen if not answered(question, source.held.of(question.id, ADULT))]


def _fields(source: PageSource, page: Page, base: str) -> tuple[Field, ...]:
    name, role = source.child.called, source.reader.role
    return tuple(
        build_field(
            question,
            source.labels[question.id],
            question.help.format(name=name),
            own_line(source.held.of(question.id, ADULT), 0),
            key=AnswerKey(question.id, "", ADULT),
            base=base,
            editable=source.pep.is_open and may_answer(question, role),
        )
        for question in page.questions
        if may_see(question, role)
    )


def _late(source: PageSource, page: Page) -> tuple[LateTopic, ...]:
    """What came after closing, for those who may read it."""
    found = ((question, line) for question in page.questions for line in source.late if line.question == question.id)
    return tuple(
        LateTopic(source.labels[question.id], words)
        for question, line in found
        for words in child_words([question], [line] if readable(line, source.reader) else [], source.child.called, source.heard)
    )


def _kicker(section: Section, page: Page) -> str:
    return f"Section {section.letter.upper()} · {section.words} · page {section.pages.index(page) + 1} of {len(section.pages)}"


def _why_not(source: PageSource, section: Section) -> str:
    if not source.pep.is_open:
        return CLOSED[source.pep.status]
    if section.is_voice:
        return f"{source.child.called}'s own words. You can read what is meant for you."
    return f"{section.words}. You can read this page, not change it."


def _retype(field: Field, retyped: Mapping[str, Retyped]) -> Field:
    again = retyped.get(field.key)
    if again is None:
        return field
    values = tuple(filter(None, again.text.split("\n"))) if field.options else ()
    return replace(field, text=again.text, values=values, state=again.state)
