"""The choices before a paper is made, and what its head and foot say (ruling 19)."""

import datetime as dt
from collections.abc import Mapping, Sequence

from app.children.queries import Rights
from app.desk.definition import CONTENTS, HOLDERS, Holder
from app.desk.views import PaperChoice, PaperForm
from app.paper.views import Note, Page, PaperView, Part
from app.pep.building.head import build_head
from app.pep.queries.lists import Invited
from app.pep.queries.pages import PageSource
from app.pep.rules.reading import Reader

NOTHING = "Nothing on this paper"
NOTHING_WHY = "What you chose holds nothing that is for whoever will hold this paper."
FIRST = "meeting"  # the holder that is chosen before anybody chooses


def build_paper_form(source: PageSource, rights: Sequence[Rights], page: str, boards: Mapping[str, str]) -> PaperForm:
    """page: the page from which the person came, "" = none. boards: name of every set of boards, by id."""
    name, head = source.child.called, build_head(source.pep, source.child)
    holders = tuple(
        PaperChoice(one.id, one.label.format(name=name), one.hint.format(name=name), one.id == FIRST) for one in HOLDERS.values()
    )
    people = tuple(PaperChoice(one.public_id, one.name, "") for one in rights)
    contents = [PaperChoice(one.id, one.label, one.hint.format(name=name), one.id == "whole" and not page) for one in CONTENTS.values()]
    contents += [
        PaperChoice(f"section:{section.letter}", f"Section {section.letter.upper()}: {section.label}", "")
        for section in source.form.sections
    ]
    contents += [PaperChoice(f"boards:{one}", f"Boards of symbols ({boards[one]})", "") for one in source.form.boards]
    pages = source.form.open_pages(source.reader.role)
    contents += [PaperChoice(f"page:{one.id}", f"{section.letter.upper()} · {one.title}", "", one.id == page) for section, one in pages]
    return PaperForm(head, holders, people, tuple(contents), f"/peps/{source.pep.public_id}/print/pep.pdf")


def readers_of(holder: Holder, me: Reader, rights: Sequence[Rights], invited: Sequence[Invited], chosen: str) -> list[Reader] | None:
    """Whose rights count; None: there is no such person. Whoever is invited and has lost access gets no paper."""
    everybody = {one.person: Reader(one.person, one.right.role, one.right.since, one.right.inherited_since) for one in rights}
    if holder.readers == "invited":
        asked = [everybody[one.person] for one in invited if one.person in everybody]
        return asked or list(everybody.values())
    if holder.readers == "chosen":
        found = [everybody[one.person] for one in rights if one.public_id == chosen]
        return found or None
    return [me] if holder.readers == "me" else []


def build_document(
    source: PageSource, parts: Sequence[Part], *, holder: Holder, person: str, maker: str, made: dt.datetime, blank: bool
) -> PaperView:
    """person: who is named in "made for"; maker: who made it; made: local time."""
    head = build_head(source.pep, source.child)
    nothing = (Part(NOTHING, (Page("", (Note(NOTHING_WHY),)),), kind="plain"),)
    made_for = holder.made_for.format(name=source.child.called, person=person)
    return PaperView(
        title=f"{source.child.called}'s {head.title}" + (", to fill in" if blank else ""),
        parts=tuple(parts) or nothing,
        subtitle=f"Record {source.child.number}",
        holder_line=made_for,
        footer=(f"Made by {maker}, {made:%-d %B %Y, %H:%M}",),
        contents=len([page for part in parts for page in part.pages]) > 3,
        blank=blank,
        made=made,
    )
