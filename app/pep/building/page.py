"""One page of a PEP, from its live answers or from its snapshot: the same view for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.pep.building.asks import AskView, build_asks
from app.pep.building.fields import Desk, adult_field, shown
from app.pep.building.groups import NOTHING, Doing, build_group
from app.pep.building.head import build_head, page_href
from app.pep.building.musts import named, open_musts, waiting_here, where
from app.pep.building.nav import build_nav
from app.pep.building.options import options_for
from app.pep.building.signing import completed_here
from app.pep.building.topics import build_topics
from app.pep.building.words import child_words, readable
from app.pep.definition import Block, Group, Page, Section, may_open, may_see
from app.pep.queries.held import Line
from app.pep.queries.pages import PageSource
from app.pep.rules.signing import CLOSED
from app.pep.rules.voices import ADULT
from app.pep.views import Field, GroupView, LateTopic, NavSection, PageView, Row, Shown, State, Topic


@dataclass(frozen=True)
class Retyped:
    """What a page Save could not write: shown again as typed, with both texts."""

    text: str
    state: State


@dataclass(frozen=True)
class Asking:
    """What this request wants besides the page: texts typed again by answer key, "Not known yet" that is open, rows begun or removed."""

    retyped: Mapping[str, Retyped] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    doing: Doing = NOTHING


PLAIN = Asking()


def build_page(source: PageSource, section: Section, page: Page, asking: Asking = PLAIN) -> PageView:
    desk = Desk(source, page_href(source.pep, page), source.pep.is_open, asking.unknown)
    blocks = () if section.is_voice else tuple(_retype_block(block, asking.retyped) for block in _blocks(desk, page, asking.doing))
    topics = _topics(desk, page, asking.retyped) if section.is_voice else ()
    asks = _asks(desk, page, asking.retyped)
    editable = _is_editable(blocks, topics, asks)
    nav = build_nav(source, page.id)
    return PageView(
        **_words(source, section, page),
        id=page.id,
        pep=build_head(source.pep, source.child),
        nav=nav,
        shows=_shows(source, page),
        blocks=blocks,
        topics=topics,
        asks=asks,
        late=_late(source, page) if section.is_voice else (),
        editable=editable,
        read_only="" if editable or not (blocks or topics) else _why_not(source, section),
        action=desk.base,
        **_neighbours(nav),
        missing=tuple((where(one), named(source, one)) for one in open_musts(source, section, page)),
        waiting=len(waiting_here(source, page)) if editable else 0,
        applies=bool(blocks or topics or page.view),
    )


def _words(source: PageSource, section: Section, page: Page) -> dict[str, Any]:
    name = source.child.called
    words = {"title": page.title, "intro": page.intro.format(name=name), "good": page.good.format(name=name), "view": page.view}
    return {**words, "letter": section.letter, "kicker": _kicker(section, page, source.reader.role)}


def _blocks(desk: Desk, page: Page, doing: Doing) -> list[Field | GroupView]:
    found = (_block(desk, block, doing) for block in (*_also(desk, page), *page.blocks))
    return [block for block in found if block]


def _also(desk: Desk, page: Page) -> list[Block]:
    """Questions of another page that may be answered here too: one stored value, shown in both places (ruling 16)."""
    places = (desk.source.form.places.get(name) for name in page.also)
    return [place.question for place in places if place]


def _block(desk: Desk, block: Block, doing: Doing) -> Field | GroupView | None:
    if isinstance(block, Group):
        return build_group(desk, block, doing)
    return adult_field(desk, block) if may_see(block, desk.role) else None


def _topics(desk: Desk, page: Page, again: Mapping[str, Retyped]) -> tuple[Topic, ...]:
    return tuple(replace(topic, mine=tuple(_retype(mine, again) for mine in topic.mine)) for topic in build_topics(desk, page))


def _asks(desk: Desk, page: Page, again: Mapping[str, Retyped]) -> tuple[AskView, ...]:
    if page.view != "meeting":
        return ()
    return tuple(replace(ask, fields=tuple(_retype(each, again) for each in ask.fields)) for ask in build_asks(desk))


def _is_editable(blocks: Sequence[Field | GroupView], topics: Sequence[Topic], asks: Sequence[AskView]) -> bool:
    inner = (*(each for topic in topics for each in topic.mine), *(each for ask in asks for each in ask.fields))
    return any(one.editable for one in (*blocks, *inner))


def _neighbours(nav: Sequence[NavSection]) -> dict[str, Any]:
    """The pages before and after the current one, across sections."""
    order = [None, *(page for section in nav for page in section.pages), None]
    here = next(index for index, page in enumerate(order) if page and page.current)
    return {"previous": order[here - 1], "next": order[here + 1]}


def _shows(source: PageSource, page: Page) -> tuple[Shown, ...]:
    """What has its home on another page (ruling 17), as far as this reader may see it."""
    names = [source.form.facts.get(name, name) for name in page.shows if name not in page.also]
    places = [place for place in (source.form.places.get(name) for name in names) if place]
    return tuple(
        Shown(
            source.label(place.question),
            shown(replace(place.question, options=options_for(place.question, source)), line.text) if line else "",
            page_href(source.pep, place.page),
        )
        for place in places
        if may_see(place.question, source.reader.role)
        for line in [source.held.one(place.question.id, ADULT)]
    )


def _late(source: PageSource, page: Page) -> tuple[LateTopic, ...]:
    """What came after closing, for those who may read it."""
    found = ((question, line) for question in page.questions for line in source.late if line.question == question.id)
    return tuple(
        LateTopic(source.label(question), words)
        for question, line in found
        for words in child_words([question], _if_readable(line, source), source.child.called, source.heard, pep=source.pep.public_id)
    )


def _if_readable(line: Line, source: PageSource) -> list[Line]:
    return [line] if readable(line, source.reader) else []


def _kicker(section: Section, page: Page, role: str) -> str:
    pages = [one for one in section.pages if may_open(one, role)]
    return f"Section {section.letter.upper()} · {section.words} · page {pages.index(page) + 1} of {len(pages)}"


def _why_not(source: PageSource, section: Section) -> str:
    if not source.pep.is_open:
        return CLOSED[source.pep.status]
    if section.letter in source.pep.completed:
        return completed_here(source, section)
    if section.is_voice:
        return f"{source.child.called}'s own words. You can read what is meant for you."
    return f"{section.words}. You can read this page, not change it."


def _retype_block(block: Field | GroupView, again: Mapping[str, Retyped]) -> Field | GroupView:
    if not again:
        return block
    if isinstance(block, Field):
        return _retype(block, again)
    return replace(block, rows=tuple(_retype_row(row, again) for row in block.rows))


def _retype_row(row: Row, again: Mapping[str, Retyped]) -> Row:
    return replace(row, fields=tuple(_retype(one, again) for one in row.fields))


def _retype(one: Field, retyped: Mapping[str, Retyped]) -> Field:
    explains = tuple(_retype(each, retyped) for each in one.explains)
    again = retyped.get(one.key)
    if again is None:
        return one._replace(explains=explains)
    values = tuple(filter(None, again.text.split("\n"))) if one.options else ()
    return one._replace(text=again.text, values=values, state=again.state, explains=explains)
