"""The content holds together, stands in the guide's order and words, and the paths' stops ask only what the forms hold."""

import re
from collections import Counter

import pytest

from app.access import Role
from app.children.facts import FACTS
from app.children.rules import EARLY, POST_16, STATUTORY
from app.kinds import parsers
from app.pep.definition import EDITIONS, Edition, Form, Question, form_of
from app.settings import ROOT
from voice_modules.reading import load_paths

FORMS = [(edition.id, form) for edition in EDITIONS.values() for form in edition.forms.values()]
# One code list of two questions: each value is pressed for one of them.
SHARED = {"school.worried": {"adult"}, "teachers.tell": {"helper", "other_adult"}}
EVERY_FORM = pytest.mark.parametrize(("edition", "form"), FORMS, ids=lambda value: getattr(value, "id", value))
PICTURES, ART = ROOT / "static" / "pictures", ROOT / "static" / "art"

# domain.md 2.1 from the guide's three menus (S:253-350), with its rulings: Early Years has a page for My views, Post 16's second "B" is C,
# every form has Quality Assurance. (letter, the section's name, the words under it, who completes it, the pages in their order)
A = ["Personal Information", "Care Information", "Education Information", "Key Contacts", "Social Worker Sign Off"]
B = [
    "Previous School/Settings", "Attendance", "Attainment Levels and Progress", "SEN Status", "SEND", "Social, Emotional and Mental Health",
    "Transitions", "Part Time Timetables And Alt. Education Arrangements", "Exclusions", "Extra Support",
    "14-19+ Plan for Education, Employment and Training", "SMART Targets", "The PEP Meeting", "Designated Teacher Sign Off",
]  # fmt: skip
C = [
    "Your School Assessments", "Your Feelings About School", "Your Feelings About Learning", "Your Relationship With Your Teachers",
    "Your Talents and Interests", "Your Future Aspirations And Needs",
]  # fmt: skip
D = ["Quality Assurance", "PEP-Sign Off"]
FIRST = ("a", "Social Worker", "Social Worker to complete", "social_worker")
CHILD, LAST = ("Young Persons Views", "young_person"), ("d", "Final PEP Sign Off", "Virtual School QA and Sign Off", "virtual_school")
MENUS = {
    STATUTORY: [
        (*FIRST, A),
        ("b", "Designated Teacher", "Designated Teacher to complete", "designated_teacher", B),
        ("c", "Young Person's Views", *CHILD, C),
        (*LAST, D),
    ],
    EARLY: [
        (*FIRST, [title for title in A if title != "Key Contacts"]),
        (
            "b", "Designated Person", "Designated Person to complete", "designated_teacher",
            ["Academic Achievements", *(title for title in B if title not in (B[2], B[9], B[10]))],
        ),
        ("c", "My views", *CHILD, ["My views"]),
        (*LAST, D),
    ],
    POST_16: [
        (*FIRST, A),
        ("b", "Designated Person", "Designated Person to complete", "designated_teacher", [B[10], B[2], B[5], *B[11:]]),
        ("c", "YPs view on Learning", *CHILD, [C[5]]),
        (*LAST, D),
    ],
}  # fmt: skip


def asked(form: Form) -> list[Question]:
    """Without the companions of "Not known yet"."""
    return [place.question for place in form.places.values() if not place.question.stands_for]


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def test_every_form_that_a_year_can_need_exists() -> None:
    assert {edition.id: set(edition.forms) for edition in EDITIONS.values()} == {"2026": {EARLY, STATUTORY, POST_16}}


@pytest.mark.parametrize("name", MENUS)
def test_sections_and_pages_are_the_guides_in_its_order_and_words(name: str) -> None:
    found = [
        (section.letter, section.label, section.words, section.completed_by, [page.title for page in section.pages])
        for section in form_of("2026", name).sections
    ]
    assert found == MENUS[name]


def test_the_page_called_exclusions_says_what_they_are_called_today() -> None:
    """The guide's title stays; the law's words stand below it (ruling 7)."""
    found = form_of("2026", STATUTORY).page("exclusions")
    assert found is not None
    assert "uspensions and permanent exclusions" in found[1].intro


@EVERY_FORM
def test_every_page_but_a_signature_holds_something(edition: str, form: Form) -> None:
    empty = [page.title for _, page in form.pages() if not (page.blocks or page.view or page.shows)]
    assert [title for title in empty if not title.lower().endswith("sign off")] == []


def test_every_help_text_is_about_its_own_question() -> None:
    """One that stands twice would fit any question; on whichever pages, of whichever form."""
    helps = {question.id: question.help for _, form in FORMS for question in asked(form) if question.help}
    helps |= {group.id: group.help for _, form in FORMS for group in form.groups.values() if group.help}
    assert [text for text, times in Counter(helps.values()).items() if times > 1] == []


@EVERY_FORM
def test_a_help_text_is_no_repetition_of_its_label(edition: str, form: Form) -> None:
    found = [question for question in asked(form) if question.help]
    assert [one.id for one in found if words_in(one.help) <= words_in(one.label)] == []


@EVERY_FORM
def test_words_name_only_the_child(edition: str, form: Form) -> None:
    """A brace that is not {name} would fail on the page."""
    texts = [text for question in asked(form) for text in (question.label, question.help)]
    texts += [text for _, page in form.pages() for text in (page.intro, page.good)]
    texts += [text for group in form.groups.values() for text in (group.label, group.help)]
    assert [text for text in texts if set("{}") & set(text.replace("{name}", ""))] == []


@EVERY_FORM
def test_every_question_is_seen_by_whoever_answers_it(edition: str, form: Form) -> None:
    for question in asked(form):
        assert set(question.answered_by) <= set(Role)
        assert not question.seen_by or set(question.answered_by) <= set(question.seen_by), question.id
        assert not question.shield or set(question.answered_by) <= {"social_worker", "virtual_school"}, question.id


@EVERY_FORM
def test_what_nobody_can_answer_is_a_quotation_of_the_last_plan(edition: str, form: Form) -> None:
    assert [question.id for question in asked(form) if not question.answered_by and not (question.copies and not question.mandatory)] == []


@EVERY_FORM
def test_a_mandatory_question_takes_not_known_yet_unless_it_says_why_not(edition: str, form: Form) -> None:
    """Ruling 18: the exceptions are few and named."""
    refuses = {q.id for q in asked(form) if q.mandatory and not q.not_known and not form.places[q.id].section.is_voice}
    assert refuses == {"meeting.next_date", "meeting.next_time", "quality.rating"}


@EVERY_FORM
def test_what_conditions_compare_are_codes(edition: str, form: Form) -> None:
    """Counting reads these values whole, and of everything else only that it is there: words stay in the database."""
    deciding = [place.question for place in form.places.values() if place.decides]
    assert deciding
    assert [q.id for q in deciding if q.kind not in ("choice", "choices", "typed_code", "typed_codes")] == []


@EVERY_FORM
def test_a_condition_is_on_a_question_of_the_same_form(edition: str, form: Form) -> None:
    blocks = [block for _, page in form.pages() for block in (*page.questions, *page.groups)]
    hangs = {block.id: block.show_if.question for block in blocks if block.show_if and block.show_if.question}
    assert {name: other for name, other in hangs.items() if other not in form.places} == {}


@EVERY_FORM
def test_a_fact_is_asked_once(edition: str, form: Form) -> None:
    facts = Counter(question.fact for question in asked(form) if question.fact)
    assert [name for name, times in facts.items() if times > 1] == []
    assert set(facts) <= set(FACTS)


def test_every_kind_that_is_asked_has_a_parser_and_a_template() -> None:
    kinds = {question.kind for _, form in FORMS for question in asked(form)}
    templates = {path.stem.removeprefix("_") for path in (ROOT / "templates" / "pep" / "fields").glob("_*.html")}
    assert kinds <= set(parsers())
    assert kinds <= templates


@EVERY_FORM
def test_every_view_of_a_page_has_its_template(edition: str, form: Form) -> None:
    views = {page.view for _, page in form.pages() if page.view}
    assert {view for view in views if not (ROOT / "templates" / "pep" / "views" / f"_{view}.html").exists()} == set()


@EVERY_FORM
def test_each_stop_of_an_offered_path_has_its_questions_in_the_form(edition: str, form: Form) -> None:
    for offered in form.offers:
        path = load_paths()[offered]
        for stop in path.stops:
            picks, words = form.places[stop.picks], form.places[stop.words]
            assert picks.section.is_voice
            assert words.question.joined == stop.picks
            drawn = [(kind, form.places[name].question) for kind, name in stop.pictures]
            assert [(kind, one.kind, one.joined) for kind, one in drawn] == [(kind, kind, stop.picks) for kind in ("drawing", "photo")]
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
    missing = [
        stop.picture
        for path in load_paths().values()
        for stop in path.stops
        if stop.picture and not (PICTURES / f"{stop.picture}.svg").exists()
    ]
    missing += [choice.picture for path in load_paths().values() for stop in path.stops for choice in stop.choices
               if not (PICTURES / f"{choice.picture}.svg").exists()]  # fmt: skip
    missing += [
        place.picture
        for path in load_paths().values()
        for place in path.places
        if place.picture and not (ART / f"{place.picture}.svg").exists()
    ]
    assert missing == []
