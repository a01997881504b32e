"""What a PEP asks: content is read whole or refused with every place by name, and who may see a question."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from app.access import Role
from app.pep.definition import CONTENT, CURRENT_EDITION, EDITIONS, ContentWrong, Form, Question, form_of, may_see, read_edition

PAGE, VIEWS, FORM = "pages/personal-information.toml", "pages/your-feelings-about-school.toml", "forms/statutory.toml"
FORMS = [f"forms/{name}.toml" for name in ("early_years", "statutory", "post_16")]
EVERYBODY = {str(role) for role in Role}
Damage = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT / "2026", tmp_path / "2026"))


def swap(name: str, old: str, new: str) -> Damage:
    """In one file, everywhere."""

    def damage(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))

    return damage


def add(name: str, more: str) -> Damage:
    def damage(folder: Path) -> None:
        with (folder / name).open("a") as file:
            file.write(more)

    return damage


def remove(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


ASKED = '\n[[question]]\nid = "personal.new"\nlabel = "New?"\n'
WRONG: dict[str, tuple[list[Damage], list[str]]] = {
    "a page is named otherwise than its file": (
        [swap(PAGE, 'id = "personal-information"', 'id = "personal"')],
        [f"{PAGE}: its id is personal"],
    ),
    "a key that pages do not have": (
        [swap(PAGE, 'title = "Personal Information"', 'title = "P"\nhint = "x"')],
        [f"{PAGE}: unknown key hint"],
    ),
    "a key that questions do not have": (
        [swap(PAGE, 'fact = "upn"', 'fact = "upn"\nmandatry = false')],
        [f"{PAGE}, personal.upn: unknown key mandatry"],
    ),
    "a role that nobody has may see it": (
        [swap(PAGE, 'fact = "called"', 'fact = "called"\nseen_by = ["carer", "teacher"]')],
        [f"{PAGE}, personal.called: unknown role teacher"],
    ),
    "a role that nobody has answers it": (
        [swap(PAGE, 'fact = "called"', 'fact = "called"\nanswered_by = ["young_person"]')],
        [f"{PAGE}, personal.called: unknown role young_person"],
    ),
    "a fact that children do not have": ([swap(PAGE, 'fact = "upn"', 'fact = "upm"')], [f"{PAGE}, personal.upn: no such fact upm"]),
    "a fact with a kind of its own": (
        [swap(PAGE, 'fact = "upn"', 'fact = "upn"\nkind = "upn"')],
        [f"{PAGE}, personal.upn: kind and options are the fact's own"],
    ),
    "a fact with options of its own": (
        [swap(PAGE, 'fact = "gender"', 'fact = "gender"\noptions = "yes_no"')],
        [f"{PAGE}, personal.gender: kind and options are the fact's own"],
    ),
    "a kind that does not exist": (
        [swap(PAGE, 'kind = "choices"', 'kind = "boxes"')],
        [f"{PAGE}, personal.disability: no such kind boxes"],
    ),
    "no kind at all": ([add(PAGE, ASKED), add("ids.txt", "personal.new\n")], [f"{PAGE}, personal.new: no such kind None"]),
    "a choice from a list that does not exist": (
        [swap(PAGE, 'options = "disability"', 'options = "disabilities"')],
        [f"{PAGE}, personal.disability: no such code list disabilities"],
    ),
    "a choice from no list": ([swap(PAGE, 'options = "disability"', "")], [f"{PAGE}, personal.disability: no such code list None"]),
    "a page that no form uses": (
        [swap(name, '  "quality-assurance",\n', "") for name in FORMS],
        ["pages/quality-assurance.toml: no form uses it"],
    ),
    "a page that is missing": (
        [swap(FORM, '  "pep-sign-off",\n', '  "pep-sign-off",\n  "your-future",\n')],
        ["a form uses pages/your-future.toml, which is missing"],
    ),
    "a key that sections do not have": ([swap(FORM, 'letter = "d"', 'letter = "d"\ncolour = "red"')], ["statutory: unknown key colour"]),
    "a question that is asked twice": (
        [swap(PAGE, 'id = "personal.called"', 'id = "personal.upn"'), swap("ids.txt", "personal.called\n", "")],
        ["personal.upn is asked twice"],
    ),
    "a released question that is gone": ([add("ids.txt", "school.gone\n")], ["ids.txt: school.gone was released and is gone"]),
    "a question that is not released": ([add(PAGE, ASKED + 'kind = "short_text"\n')], ["ids.txt: personal.new is not listed"]),
    "words that are joined to nothing": (
        [swap(VIEWS, 'kind = "long_text"\nwith = "school.like"', 'kind = "long_text"\nwith = "school.liked"')],
        ["pages/your-feelings-about-school.toml, school.like.words: with = school.liked: no such question on this page"],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_content_is_refused_by_name(what: str, folder: Path) -> None:
    damages, findings = WRONG[what]
    for damage in damages:
        damage(folder)
    with pytest.raises(ContentWrong) as refused:
        read_edition(folder)
    assert str(refused.value).splitlines() == findings


def test_every_finding_is_listed_at_once(folder: Path) -> None:
    for damage in (swap(PAGE, 'fact = "upn"', 'fact = "upm"'), swap(FORM, 'letter = "d"', 'letter = "d"\ncolour = "red"')):
        damage(folder)
    with pytest.raises(ContentWrong) as refused:
        read_edition(folder)
    assert str(refused.value).splitlines() == [f"{PAGE}, personal.upn: no such fact upm", "statutory: unknown key colour"]


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        (
            swap(FORM, 'answered_by = ["social_worker", "designated_teacher", "carer"]', 'answered_by = ["social_worker", "teacher"]'),
            "teacher",
        ),
        (swap(FORM, 'completed_by = "virtual_school"', 'completed_by = "virtual_scool"'), "virtual_scool"),
        (swap(PAGE, 'title = "Personal Information"', 'title = "P"\nanswered_by = ["soical_worker"]'), "soical_worker"),
    ],
)
def test_a_role_that_nobody_has_is_found_on_pages_and_sections_too(damage: Damage, finding: str, folder: Path) -> None:
    """Otherwise a slip of the pen makes a section that nobody can answer."""
    damage(folder)
    with pytest.raises(ContentWrong, match=f"unknown role {finding}"):
        read_edition(folder)


@pytest.mark.parametrize("name", ["edition.toml", "ids.txt", "forms/post_16.toml"])
def test_a_missing_file_stops_the_reading(name: str, folder: Path) -> None:
    remove(name)(folder)
    with pytest.raises(FileNotFoundError) as refused:
        read_edition(folder)
    assert refused.value.filename == str(folder / name)


def content_of(forms: Mapping[str, Form]) -> dict[str, dict[str, Any]]:
    return {name: {part.name: getattr(form, part.name) for part in fields(Form)} for name, form in forms.items()}


def test_an_untouched_copy_is_the_edition_itself(folder: Path) -> None:
    copy, own = read_edition(folder), EDITIONS["2026"]
    assert (content_of(copy.forms), content_of(copy.without_setting)) == (content_of(own.forms), content_of(own.without_setting))
    assert (copy.id, copy.codes) == (own.id, own.codes)


def test_the_current_edition_has_the_three_forms() -> None:
    assert sorted(EDITIONS[CURRENT_EDITION].forms) == ["early_years", "post_16", "statutory"]


def test_every_question_stands_where_its_form_says() -> None:
    form = form_of("2026", "statutory")
    section, page = next((section, page) for section, page in form.pages() if page.id == "personal-information")
    place = form.places["personal.upn"]
    assert (place.section, place.page, place.question.id) == (section, page, "personal.upn")
    assert form.page("personal-information") == (section, page)
    assert form.page("no-such-page") is None
    assert [question.id for question in section.questions][:2] == ["personal.forename", "personal.surname"]


def test_a_question_of_a_fact_takes_kind_options_and_readers_from_it() -> None:
    places = form_of("2026", "statutory").places
    upn, gender = places["personal.upn"].question, places["personal.gender"].question
    assert (upn.kind, upn.fact, upn.seen_by[0]) == ("upn", "upn", "social_worker")
    assert (gender.kind, gender.options[0]) == ("choice", ("female", "Female"))


@pytest.mark.parametrize(
    ("damages", "answerers"),
    [
        ([], ("social_worker",)),
        ([swap(PAGE, 'title = "Personal Information"', 'title = "P"\nanswered_by = ["carer"]')], ("carer",)),
        ([swap(PAGE, 'fact = "upn"', 'fact = "upn"\nanswered_by = ["virtual_school"]')], ("virtual_school",)),
        (
            [
                swap(PAGE, 'title = "Personal Information"', 'title = "P"\nanswered_by = ["carer"]'),
                swap(PAGE, 'fact = "upn"', 'fact = "upn"\nanswered_by = ["virtual_school"]'),
            ],
            ("virtual_school",),
        ),
    ],
)
def test_who_answers_is_said_by_question_page_or_section(damages: list[Damage], answerers: tuple[str, ...], folder: Path) -> None:
    for damage in damages:
        damage(folder)
    assert read_edition(folder).forms["statutory"].places["personal.upn"].question.answered_by == answerers


@pytest.mark.parametrize(
    ("shield", "seen_by", "readers"),
    [
        (False, (), EVERYBODY),
        (False, ("carer", "social_worker"), {"carer", "social_worker"}),
        (True, (), {"social_worker", "virtual_school"}),
        (True, ("social_worker", "designated_teacher", "carer"), {"social_worker"}),
        (True, ("carer",), set()),
    ],
)
def test_who_may_see_a_question(shield: bool, seen_by: tuple[str, ...], readers: set[str]) -> None:
    question = replace(Question("x.y", "Y?", "short_text"), shield=shield, seen_by=seen_by)
    assert {str(role) for role in Role if may_see(question, role)} == readers


def test_a_shield_holds_against_roles_that_we_do_not_know() -> None:
    assert may_see(Question("x.y", "Y?", "short_text", shield=True), "visitor") is False
    assert may_see(Question("x.y", "Y?", "short_text", seen_by=("carer",)), "visitor") is False
