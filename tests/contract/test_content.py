"""The content holds together, and the paths' stops ask only what the forms hold."""

import pytest

from app.access import Role
from app.children.rules import EARLY, POST_16, STATUTORY
from app.pep.definition import EDITIONS, Edition
from app.settings import ROOT
from voice_modules.reading import load_paths

FORMS = [(edition.id, form) for edition in EDITIONS.values() for form in edition.forms.values()]
# One code list of two questions: each value is pressed for one of them.
SHARED = {"school.worried": {"adult"}, "teachers.tell": {"helper", "other_adult"}}
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
            shown = {(choice.value, choice.words) for choice in (*stop.choices, *path.passes)}
            assert shown <= set(picks.question.options), stop.id  # Section C says what the child pressed, word for word


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: str(edition.id))
def test_each_choice_of_a_list_is_on_some_path_that_asks_for_it(edition: Edition) -> None:
    """A stop may offer fewer than its list holds, so that teenagers have choices of their own; what nobody can press is a slip."""
    offered: dict[str, set[str]] = {}
    for form in edition.forms.values():
        for path in (load_paths()[each] for each in form.offers):
            for stop in path.stops:
                offered.setdefault(stop.picks, set()).update(each.value for each in (*stop.choices, *path.passes))
        for question, values in offered.items():
            place = form.places.get(question)
            assert not place or {value for value, _ in place.question.options} <= values | SHARED.get(question, set()), question


def test_every_path_is_offered_and_fits_some_year() -> None:
    assert {path for _, form in FORMS for path in form.offers} == set(load_paths())
    assert all(path.years for path in load_paths().values())


def test_every_picture_a_path_names_is_there() -> None:
    missing = [stop.picture for path in load_paths().values() for stop in path.stops if stop.picture and not (PICTURES / f"{stop.picture}.svg").exists()]
    missing += [choice.picture for path in load_paths().values() for stop in path.stops for choice in stop.choices
               if not (PICTURES / f"{choice.picture}.svg").exists()]  # fmt: skip
    missing += [place.picture for path in load_paths().values() for place in path.places if place.picture and not (ART / f"{place.picture}.svg").exists()]
    assert missing == []
