"""Signing as pages show it: the sections' marks, what stands in the way of them, and what is not known yet (S:449-466, domain.md 4.3)."""

from dataclasses import dataclass

from app import clock
from app.access import role_label
from app.codes import Options
from app.pep.building.asks import blank_asks
from app.pep.building.head import page_href, who_answers
from app.pep.building.meeting import MeetingFacts, meeting_facts
from app.pep.building.musts import named, where
from app.pep.building.refused import Refused
from app.pep.building.words import readable
from app.pep.definition import EDITIONS, FINDS_OUT, NOT_KNOWN, Page, Section, may_see
from app.pep.queries.pages import PageSource
from app.pep.queries.signing import Mark
from app.pep.rules.boards import HAND_OVER_HAND
from app.pep.rules.progress import Missing
from app.pep.rules.signing import HELPED, REOPENED_BY, Held, lacks, may_mark, meeting_problem, not_known_yet, read_reason
from app.pep.rules.voices import ADULT, CHILD, PASSES

NOT_COMPLETED = "{who} has not yet completed PEP."
NO_SCHOOL = "No school at present: {words}"
TOOK_PART = "{name} has answered {count}. Nothing is mandatory here: what is empty never holds this up."
READY = "{name} pressed “I have finished” on {at:%A} {at:%-d} {at:%B} at {at:%H:%M}. "
PASSED = " {name} passed on {count}; that is a choice, and counts as taking part."


@dataclass(frozen=True)
class Owed:
    """One question to answer yet. page: the title of its page."""

    page: str
    label: str
    href: str


@dataclass(frozen=True)
class NotKnown:
    """One answer "Not known yet": why, and who finds out (ruling 18)."""

    label: str
    why: str
    who: str
    href: str


@dataclass(frozen=True)
class SectionSign:
    """One section's row. words: its state in a sentence. hows: the ways in which a child's section came to be complete."""

    letter: str
    label: str
    who: str
    complete: bool
    words: str
    note: str
    owed: tuple[Owed, ...]
    unknown: tuple[NotKnown, ...]
    marks: bool
    reopens: bool
    hows: Options = ()
    how: str = ""


@dataclass(frozen=True)
class SignOffView:
    """own: letter of the section whose page this is. helper: the name typed as who helped.
    asks: (address, question) of what the child asked for and nobody has answered. leads: stands before the page's questions."""

    rows: tuple[SectionSign, ...]
    own: str
    meeting: MeetingFacts
    in_the_way: str
    refused: Refused
    acts: bool
    helper: str = ""
    leads: bool = False
    asks: tuple[tuple[str, str], ...] = ()

    @property
    def owed(self) -> tuple[Owed, ...]:
        """Of the section that was refused, else of this page's own."""
        letter = self.refused.typed.get("letter", self.own)
        return next(row.owed for row in self.rows if row.letter == letter)

    @property
    def unknown(self) -> tuple[NotKnown, ...]:
        return next(row.unknown for row in self.rows if row.letter == self.own)

    @property
    def is_refused(self) -> bool:
        return bool(self.refused.problems or self.refused.missing)

    @property
    def refused_words(self) -> tuple[tuple[str, str], ...]:
        """What is wrong with a field beside the button: (address on the page, sentence)."""
        return tuple((f"#{name}", words) for name, words in self.refused.problems.items() if name != "meeting")


@dataclass(frozen=True)
class FinalView:
    """For the Virtual School: what sign-off still needs (ruling 10)."""

    rows: tuple[SectionSign, ...]
    meeting: MeetingFacts
    ready: bool
    acts: bool = False
    leads: bool = False
    asks: tuple[tuple[str, str], ...] = ()

    @property
    def unknown(self) -> tuple[NotKnown, ...]:
        return tuple(one for row in self.rows for one in row.unknown)


def build_sign_off(source: PageSource, section: Section, page: Page, refused: Refused) -> SignOffView:
    rows = build_signs(source, refused)
    held = Held(source.pep.meeting_date, source.pep.held_on)
    standing = "" if section.letter in source.pep.completed else meeting_problem(section, held, clock.today())
    in_the_way = refused.problems.get("meeting", standing)
    acts = any(row.marks or row.reopens for row in rows)
    return SignOffView(
        rows, section.letter, meeting_facts(source), in_the_way, refused, acts, refused.typed.get("who", ""), asks=blank_asks(source)
    )


def build_final(source: PageSource, section: Section, page: Page, refused: Refused) -> FinalView:
    rows, meeting = build_signs(source, refused), meeting_facts(source)
    ready = all(row.complete for row in rows) and bool(meeting.held and (meeting.has_next or meeting.last_plan))
    return FinalView(rows, meeting, ready, asks=blank_asks(source))


def build_signs(source: PageSource, refused: Refused) -> tuple[SectionSign, ...]:
    """Every section that is marked at all, in the form's order."""
    return tuple(_sign(source, section, refused) for section in source.form.sections if section.marked_by)


def _sign(source: PageSource, section: Section, refused: Refused) -> SectionSign:
    pep, mark = source.pep, source.signing.marks.get(section.letter)
    complete, mine = section.letter in pep.completed, pep.is_open and may_mark(section, source.reader.role)
    owed = () if complete else tuple(_owed(source, one) for one in lacks(source.form, section, source.known) if _sees(source, one))
    answered = _answered(source, section)
    return SectionSign(
        section.letter,
        section.label,
        who_answers(section, source.people, source.child),
        complete,
        _state(source, section, mark),
        _note(source, section, answered, len(owed)),
        owed,
        tuple(_unknown(source, one) for one in not_known_yet(source.form, section, source.known) if _sees(source, one)),
        marks=mine and not complete,
        reopens=mine and complete,
        hows=_hows(source) if section.is_voice else (),
        how=refused.typed.get("how", "") or ("finished" if answered or (mark and mark.ready_at) else ""),
    )


def completed_here(source: PageSource, section: Section) -> str:
    """Why the pages of a completed section are only read, and where it can be undone."""
    mark, place = source.signing.marks.get(section.letter), _signed_on(source, section)
    done = mark.words(source.pep.form_id) if mark else ""
    return f"{done} {REOPENED_BY.format(page=place.title)}".strip() if place else done


def _signed_on(source: PageSource, section: Section) -> Page | None:
    """The sign-off page of the section's own, else the one of those who mark it."""
    pages = [(other, page) for other, page in source.form.pages() if page.view == "sign_off"]
    own = [page for other, page in pages if other.letter == section.letter]
    theirs = [page for other, page in pages if set(other.marked_by) & set(section.marked_by)]
    return next(iter((*own, *theirs)), None)


def _state(source: PageSource, section: Section, mark: Mark | None) -> str:
    if mark and mark.completed_at:
        how, who = read_reason(mark.reason)
        told = f" {_told(source, how, who)}." if how else ""
        words = mark.words(source.pep.form_id) + told
        return NO_SCHOOL.format(words=f"completed by {mark.name}. {words}") if _stands_in(source, section) else words
    voice = "Young Person"
    return NOT_COMPLETED.format(who=voice if section.is_voice else role_label(section.completed_by, source.pep.form_id))


def _stands_in(source: PageSource, section: Section) -> bool:
    return source.pep.no_setting and not section.is_voice and section.completed_by == section.stand_in


def _told(source: PageSource, how: str, who: str) -> str:
    """How a child's section came to be complete, as people read it."""
    label = dict(_hows(source)).get(how, how)
    return label.replace("somebody", who) if how == HELPED and who else label


def _hows(source: PageSource) -> Options:
    codes = EDITIONS[source.pep.edition].codes["voice_done"]
    return tuple((value, label.format(name=source.child.called)) for value, label in codes)


def _note(source: PageSource, section: Section, answered: int, owed: int) -> str:
    if section.letter in source.pep.completed:
        return ""
    if not section.is_voice:
        return f"{_count(owed)} must still be answered." if owed else "Every question that must be answered is answered."
    passed = _passes(source, section)
    words = (
        TOOK_PART.format(name=source.child.called, count=_count(answered)) if answered else f"{source.child.called} has not answered yet."
    )
    return _ready(source, section) + words + (PASSED.format(name=source.child.called, count=_count(passed)) if passed else "")


def _ready(source: PageSource, section: Section) -> str:
    mark = source.signing.marks.get(section.letter)
    return READY.format(name=source.child.called, at=clock.local(mark.ready_at)) if mark and mark.ready_at else ""


def _answered(source: PageSource, section: Section) -> int:
    """Stops with an answer of the child's. That there is one is no secret; what it says is (ruling 14)."""
    if not section.is_voice:
        return 0
    said = {
        question.joined or question.id
        for question in section.questions
        if any(line.text and line.signal != HAND_OVER_HAND for line in source.held.of(question.id, CHILD))
    }
    return len(said)


def _passes(source: PageSource, section: Section) -> int:
    lines = [line for question in section.questions for line in source.held.of(question.id, CHILD) if readable(line, source.reader)]
    return sum(1 for line in lines if line.text and set(line.text.split("\n")) <= set(PASSES))


def _count(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"


def _sees(source: PageSource, one: Missing) -> bool:
    return may_see(one.question, source.reader.role)


def _owed(source: PageSource, one: Missing) -> Owed:
    return Owed(one.page.title, named(source, one), page_href(source.pep, one.page) + where(one))


def _unknown(source: PageSource, one: Missing) -> NotKnown:
    ends = (source.held.one(f"{one.question.id}.{end}", ADULT, one.row) for end in (NOT_KNOWN, FINDS_OUT))
    why, who = (line.text if line else "" for line in ends)
    return NotKnown(named(source, one), why, who, page_href(source.pep, one.page) + where(one))
