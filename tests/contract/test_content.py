"""The content holds together, and the paths' stops ask only what the forms hold."""

import pytest

from app.access import Role
from app.children.rules import EARLY, POST_16, STATUTORY
from app.pep.building.details import PATHS_BY_YEARS
from app.pep.definition import EDITIONS
from app.settings import ROOT
from voice_modules.paths import load_paths

FORMS = [(edition.id, form) for edition in EDITIONS.values() for form in edition.forms.values()]
PICTURES, ART = ROOT / "static" / "pictures", ROOT / "static" / "art"


def test_every_form_that_a_year_can_need_exists() -> None:
    assert {edition.id: set(edition.forms) for edition in EDITIONS.values()} == {"2026": {EARLY, STATUTORY, POST_16}}


@pytest.mark.parametrize(("edition", "form"), FORMS, ids=lambda value: getattr(value, "id", value))
def test_every_help_text_is_about_its_own_question(edition: str, form: object) -> None:
    """One that stands twice would fit any question."""
    helps = [place.question.help for place in form.places.values() if place.question.help]  # type: ignore[attr-defined]
    assert sorted(set(helps)) == sorted(helps)


@pytest.mark.parametrize(("edition", "form"), FORMS, ids=lambda value: getattr(value, "id", value))
def test_every_question_is_answered_by_a_role_and_seen_by_whoever_answers_it(edition: str, form: object) -> None:
    for place in form.places.values():  # type: ignore[attr-defined]
        question = place.question
        assert set(question.answered_by) <= set(Role)
        assert not question.seen_by or set(question.answered_by) <= set(question.seen_by), question.id


@pytest.mark.parametrize(("edition", "form"), FORMS, ids=lambda value: getattr(value, "id", value))
def test_each_stop_of_an_offered_path_has_its_questions_in_the_form(edition: str, form: object) -> None:
    for offered in form.offers:  # type: ignore[attr-defined]
        path = load_paths()[offered]
        for stop in path.stops:
            picks, words = form.places[stop.picks], form.places[stop.words]  # type: ignore[attr-defined]
            assert picks.section.is_voice
            assert words.question.joined == stop.picks
            shown = [(choice.value, choice.words) for choice in (*stop.choices, *path.passes)]
            assert sorted(shown) == sorted(picks.question.options)  # Section C says what the child pressed, word for word


def test_an_offered_path_fits_some_year() -> None:
    assert {path for path, _ in PATHS_BY_YEARS} == {path for _, form in FORMS for path in form.offers} == set(load_paths())


def test_every_picture_a_path_names_is_there() -> None:
    missing = [choice.picture for path in load_paths().values() for stop in path.stops for choice in stop.choices
               if not (PICTURES / f"{choice.picture}.svg").exists()]  # fmt: skip
    missing += [place.picture for path in load_paths().values() for place in path.places if not (ART / f"{place.picture}.svg").exists()]
    assert missing == []
