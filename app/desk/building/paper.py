"""A PEP for paper: what the least entitled of its readers may not see is not on it (ruling 19)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.desk.definition import Content, Holder
from app.paper import views as paper
from app.pep.building.asks import reply_to
from app.pep.building.boards import sitting_lines
from app.pep.building.fields import shown
from app.pep.building.options import options_for
from app.pep.building.topics import line_heading
from app.pep.building.words import child_words, worded_as_heard
from app.pep.definition import FINDS_OUT, NOT_KNOWN, Group, Page, Question, Section, may_see
from app.pep.queries.held import Line
from app.pep.queries.pages import PageSource
from app.pep.queries.pictures import Held
from app.pep.rules.boards import Chosen
from app.pep.rules.drawn import ChildPicture
from app.pep.rules.progress import applies, is_mandatory, is_shown
from app.pep.rules.reading import Readable, Reader, may_read
from app.pep.rules.voices import ADULT, CHILD, SAID, SEEN

LINES = ("long_text",)
TICKS = ("choice", "choices")
MOST_TICKS = 8  # more options than these are written, not ticked
NO_WORDS = "There are no words of {name}'s for this paper yet. Ask {name} before the meeting begins."
ANSWERED = "What the adults answered:"
KEPT_BACK = "{name} has answered this for some people only. It is not on this paper."


@dataclass(frozen=True)
class Paper:
    """One paper: for whom, by whom (me), and of what. readers: everybody whose rights count."""

    source: PageSource
    holder: Holder
    readers: Sequence[Reader]
    blank: bool = False
    load: Callable[[str], tuple[Held, bytes] | None] = lambda name: None  # a child's picture
    draw: Callable[[Chosen], str] = lambda chosen: ""  # the picture of a board that was chosen

    @property
    def me(self) -> Reader:
        return self.source.reader

    def shows(self, question: Question) -> bool:
        """May everybody who will hold it see this question, and may I? Immigration is never printed (ruling 17)."""
        if question.never_printed or not may_see(question, self.me.role):
            return False
        if self.holder.readers == "nobody":
            return not question.seen_by and not question.shield and (not self.holder.questions or question.id in self.holder.questions)
        if question.shield and self.holder.words == "everyone":
            return False
        return all(may_see(question, reader.role) for reader in self.readers)

    def reads(self, line: Line) -> bool:
        """May everybody who will hold it read this line of Section C, and may I?"""
        judged = Readable(line.audience, line.author, line.at)
        if not may_read(judged, self.me) or self.holder.words == "none":
            return False
        if self.holder.words == "own":
            return line.voice == CHILD
        if self.holder.words == "everyone":
            return line.audience == "everyone"
        return all(may_read(judged, reader) for reader in self.readers)


def build_parts(asked: Paper, pages: Sequence[Page] = ()) -> tuple[paper.Part, ...]:
    """pages: only these, () = all that the holder gets."""
    parts = (
        _part(asked, section, [page for page in section.pages if not pages or page in pages]) for section in asked.source.form.sections
    )
    return tuple(part for part in parts if part)


def build_sheet(asked: Paper, content: Content) -> tuple[paper.Part, ...]:
    """The meeting sheet: the child's words first, then these pages, then room to write."""
    source, sections = asked.source, asked.source.form.sections
    voices = [part for section in sections if section.is_voice for part in [_part(asked, section, section.pages)] if part]
    held = {page.id: (section, page) for section, page in source.form.pages()}
    filled = [made for name in content.pages if name in held for made in [_page(asked, *held[name])] if made]
    room = [_page(replace(asked, blank=True), *held[name]) for name in content.write if name in held]
    name = source.child.called
    silent = paper.Part(f"{name}'s words", (paper.Page("", (paper.Note(NO_WORDS.format(name=name)),)),), kind="plain")
    return (
        *(voices or [silent]),
        paper.Part(f"What we know and what we plan for {name}", tuple(filled), kind="plain"),
        paper.Part("At the meeting", tuple(page for page in room if page), kind="plain", write=True),
    )


def _part(asked: Paper, section: Section, pages: Sequence[Page]) -> paper.Part | None:
    made = tuple(page for page in (_page(asked, section, one) for one in pages if _is_for(asked.holder, section, one)) if page)
    return paper.Part(section.label, made, letter=section.letter.upper(), under=section.words) if made else None


def _is_for(holder: Holder, section: Section, page: Page) -> bool:
    if section.is_voice:
        return holder.words != "none"
    return page.id not in holder.leave_out and (not holder.pages or page.id in holder.pages)


def _page(asked: Paper, section: Section, page: Page) -> paper.Page | None:
    """None when nothing of it is for this holder."""
    blocks = tuple(_topics(asked, page) if section.is_voice else _answers(asked, page))
    intro = page.intro.format(name=asked.source.child.called) if asked.blank else ""
    return paper.Page(page.title, blocks, intro) if blocks else None


def _answers(asked: Paper, page: Page) -> Iterator[paper.Block]:
    also = [place.question for place in (asked.source.form.places.get(name) for name in page.also) if place]
    for block in (*also, *page.blocks):
        yield from _rows(asked, block) if isinstance(block, Group) else _field(asked, block)


def _field(asked: Paper, question: Question) -> Iterator[paper.Block]:
    source = asked.source
    stands = is_shown(source.form, question, source.known) or (asked.blank and not question.off)
    if stands and asked.shows(question):
        label = source.label(question)
        text = _words(asked, question, "")
        if asked.blank:
            yield _to_fill(question, label, source)
        elif text or is_mandatory(question, source.known):  # what need not be answered and is not does not stand there as a gap
            yield paper.Field(label, text, note=_note(source, question, ""))


def _to_fill(question: Question, label: str, source: PageSource) -> paper.Field:
    ticks = question.kind in TICKS and len(question.options) <= MOST_TICKS
    options = tuple(text for value, text in question.options if value not in question.retired) if ticks else ()
    space: paper.Space = "ticks" if ticks else "lines" if question.kind in LINES else "line"
    return paper.Field(label, hint=question.help.format(name=source.child.called), space=space, options=options)


def _words(asked: Paper, question: Question, row: str) -> str:
    """The answer as people read it; a link to an answer of the child's that is not for them is only named."""
    source = asked.source
    line = source.held.one(question.id, ADULT, row)
    if line is None or not line.text.strip():
        return _not_known(source, question, row)
    return shown(replace(question, options=options_for(question, source)) if question.source else question, line.text)


def _not_known(source: PageSource, question: Question, row: str) -> str:
    ends = [source.held.one(f"{question.id}.{end}", ADULT, row) for end in (NOT_KNOWN, FINDS_OUT)]
    reason, who = ((end.text.strip() if end else "") for end in ends)
    return f"Not known yet. {reason}".strip() + (f" · {who} finds out" if who else "") if reason or who else ""


def _note(source: PageSource, question: Question, row: str) -> str:
    line = source.held.one(question.id, ADULT, row)
    return f"Unchanged since {line.unchanged_since:%B %Y}" if line and line.unchanged_since else ""


def _rows(asked: Paper, group: Group) -> Iterator[paper.Block]:
    source, name = asked.source, asked.source.child.called
    columns = [question for question in group.questions if asked.shows(question) and not question.off]
    keys = source.held.rows.get(group.id, ())
    stands = applies(source.form, group.show_if, source.known)
    if not columns or not (stands or asked.blank) or not (keys or asked.blank):
        return
    rows = tuple(tuple(_words(asked, question, key) for question in columns) for key in keys)
    labels = tuple(source.label(question) for question in columns)
    yield paper.Table(group.label.format(name=name), labels, () if asked.blank else rows)


def _topics(asked: Paper, page: Page) -> Iterator[paper.Block]:
    source = asked.source
    for lead in (question for question in page.questions if not question.joined):
        parts = [lead, *(other for other in page.questions if other.joined == lead.id)]
        if asked.blank:
            if is_shown(source.form, lead, source.known):
                yield paper.Words(source.label(lead), source.child.called, options=tuple(label for _, label in lead.options))
            continue
        yield from _said(asked, lead, parts)


def _said(asked: Paper, lead: Question, parts: Sequence[Question]) -> Iterator[paper.Block]:
    source, name = asked.source, asked.source.child.called
    lines = [line for part in parts for line in source.held.of(part.id, CHILD) if line.text]
    readable = [line for line in lines if asked.reads(line)]
    question = worded_as_heard(source, lead, readable)
    for card in child_words(parts, readable, name, source.heard, photos=source.photos):
        drawn = tuple(_picture(asked, one) for one in card.pictures)
        pressed = tuple(paper.Pressed(each.words, asked.draw(each)) for each in card.items)
        picks = card.picks[: len(card.picks) - len(pressed)]  # a board's stand last
        yield paper.Words(question, name, picks, card.text, card.passed, card.by, pictures=drawn, pressed=pressed)
    if readable and (reply := reply_to(source.held, lead.id)).stands:
        yield paper.Line(f"{question} {ANSWERED}", reply.sentence)
    if lines and not readable and asked.holder.words != "own":
        yield paper.Note(f"{source.label(lead)} {KEPT_BACK.format(name=name)}")
    beside = [line for voice in (SAID, SEEN) for line in source.held.of(lead.id, voice) if line.text and asked.reads(line)]
    for line in beside:
        yield paper.Line(f"{question} {line_heading(lead, line, name)}", line.text)
    for noted in sitting_lines(source, lead, asked.reads):
        yield paper.Line(f"{question} {noted.heading}", noted.text)


def _picture(asked: Paper, one: ChildPicture) -> paper.Picture:
    """A picture whose file is gone keeps its text."""
    found = asked.load(one.name) if one.name else None
    if found is None:
        return paper.Picture("", "\n".join(filter(None, (one.said, one.words))))
    held, content = found
    return paper.Picture(one.said, one.words, content, held.media, held.width, held.height)
