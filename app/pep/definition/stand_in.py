"""The forms for a child who has no school or setting at present (ruling 20). Pure."""

from dataclasses import replace

from app.access import role_label
from app.pep.definition.making import make_form
from app.pep.definition.shapes import Block, Form, Group, Section

NO_SETTING = "No school at present: {role} to complete"  # instead of the line under the section


def without_setting(form: Form) -> Form:
    """Where there is no school, a section with a stand-in belongs to that role: to answer and to mark (ruling 20)."""
    sections = tuple(_stood_in(section) if section.stand_in else section for section in form.sections)
    return make_form(form.id, form.label, form.offers, sections, form.boards)


def _stood_in(section: Section) -> Section:
    role = section.stand_in
    pages = tuple(replace(page, blocks=tuple(_answered_also(block, role) for block in page.blocks)) for page in section.pages)
    changed = replace(section, marked_by=(role,), pages=pages)
    return changed if section.is_voice else replace(changed, words=NO_SETTING.format(role=role_label(role)), completed_by=role)


def _answered_also(block: Block, role: str) -> Block:
    if isinstance(block, Group):
        return replace(block, questions=tuple(replace(each, answered_by=_with(each.answered_by, role)) for each in block.questions))
    return replace(block, answered_by=_with(block.answered_by, role))


def _with(roles: tuple[str, ...], role: str) -> tuple[str, ...]:
    """What nobody answers (what last plan's target said) stays so."""
    return roles if role in roles or not roles else (*roles, role)
