"""Every view that content may name has a builder and a template, and content names no other."""

from app.pep.building.parts import PARTS
from app.pep.definition import EDITIONS
from app.pep.definition.checks import VIEWS
from app.pep.routes.signing import BUTTONS
from app.settings import ROOT


def test_each_view_has_its_builder_and_its_template() -> None:
    named = {page.view for edition in EDITIONS.values() for form in edition.forms.values() for _, page in form.pages()}
    assert named == set(VIEWS)
    assert set(PARTS) == named - {""}
    assert [view for view in PARTS if not (ROOT / "templates" / "pep" / "views" / f"_{view}.html").exists()] == []
    assert set(BUTTONS) <= set(PARTS)


def test_each_section_that_is_marked_has_a_page_to_mark_it_on() -> None:
    for form in (form for edition in EDITIONS.values() for form in edition.forms.values()):
        pages = {role for section, page in form.pages() if page.view == "sign_off" for role in section.marked_by}
        assert [section.letter for section in form.sections if set(section.marked_by) - pages] == [], form.id
        assert form.viewed("meeting") is not None
