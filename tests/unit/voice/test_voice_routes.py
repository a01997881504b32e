"""The page of a path and its saves, through starlette, with a dict as the port."""

import html
import re

import pytest

from tests.page_checks import check_page
from tests.unit.voice.visiting import Child, render
from voice_modules.ports import Asked, Earlier, Given, Meeting
from voice_modules.reading import load_paths

HOSTILE = 'I like maths: 10+5=15 & "art" <3 😀\n</textarea><script>{{ 7*7 }}</script> שלום'
LIKE, LIKE_WORDS = "school.like~~child", "school.like.words~~child"
SCREENS = ["start", "helper", "map", *(stop.id for stop in load_paths()["ks1_2"].stops), "check", "end", "go-to", "talk"]
PATHS = ("ks1_2", "ks3_4", "post_16")


def text_area(page: str, key: str) -> str:
    found = re.search(rf'<textarea[^>]* name="{re.escape(key)}"[^>]*>\n(.*?)</textarea>', page, re.S)
    assert found
    return html.unescape(found[1])


def ticked(page: str) -> list[tuple[str, str]]:
    return re.findall(r'type="checkbox" name="([^"]+)~~child" value="(\w+)"[^>]* checked', page)


def test_the_first_answer_holds_every_screen_so_that_the_path_works_offline(child: Child) -> None:
    page = child.page()
    check_page(page, "/voice/v1")
    assert re.findall(r'<section class="screen[^"]*" id="([^"]+)"', page) == SCREENS
    for stop in load_paths()["ks1_2"].stops:
        assert page.count(f'href="#{stop.id}"') >= 2
        assert all(html.escape(choice.words) in page for choice in stop.choices)
    links = set(re.findall(r'<a [^>]*href="([^"]+)"', page))
    assert {link for link in links if not link.startswith("#")} == set()
    assert {link.removeprefix("#") for link in links} <= set(SCREENS)


def test_the_tab_says_nothing_of_the_child(child: Child) -> None:
    assert re.findall("<title>(.*)</title>", child.page()) == ["Pearl"]


def test_every_screen_has_its_ways_out(child: Child) -> None:
    for screen in child.page().split('<section class="screen')[1:]:
        for words in ("Exit", "Talk to someone", "Hide my screen", "Map", "Go to..", "Read it to me"):
            assert f"<span>{words}</span>" in screen
    assert child.page().count("<span>Next page</span>") == len(SCREENS) - 2  # one leads on by "Done", the last by "I have finished"
    assert child.page().count("<span>Previous page</span>") == len(SCREENS) - 1  # nothing lies before the first


def test_the_start_says_what_when_where_and_who(child: Child) -> None:
    page = child.page()
    for words in (
        "You can skip anything. You can stop any time.",
        "If someone is hurting you, we must tell a grown-up who can keep you safe.",
        "Thursday 3 December, 14:00",
        "The library",
        "Amara, Sarah Social, Tracy Teacher",
    ):
        assert words in page
    assert (
        page.count("Tracy Teacher and Sarah Social (and the Virtual School, who check the plan) can read this.")
        == sum(len(place.stops) for place in load_paths()["ks1_2"].places if not place.private) + 2  # the first screen, and for the script
    )


def test_an_unknown_meeting_is_said_so(child: Child) -> None:
    child.becomes(meeting=Meeting("", "", ()))
    assert child.page().count("We do not know yet.") == 3


def test_the_help_lines_are_never_empty(child: Child) -> None:
    page = child.page()
    assert all(f">{number}</strong>" in page for number in ("0800 1111", "0800 528 0731", "999"))


@pytest.mark.parametrize(("helper", "name", "shown"), [("", "", "Tracy Teacher"), ("types", "Gran", "Gran")])
def test_who_helps_is_remembered(child: Child, helper: str, name: str, shown: str) -> None:
    child.becomes(helper=helper, helper_name=name)
    page = child.page()
    assert re.findall(r'name="helper" value="(\w+)" checked', page) == [helper] * bool(helper)
    assert f'maxlength="100" value="{shown}"' in page


def test_one_answer_is_saved_with_its_version(child: Child) -> None:
    answer = child.put(LIKE, **{LIKE: ["friends", "lunch"]})
    assert (answer.status_code, answer.headers["Answer-Version"]) == (200, "1")
    assert answer.text.count("<span>Saved</span>") == 1
    assert child.answers.given == {"school.like": Given("friends\nlunch", 1)}
    assert ticked(child.page()) == [("school.like", "friends"), ("school.like", "lunch")]


def test_an_answer_can_be_taken_back(child: Child) -> None:
    child.put(LIKE, **{LIKE: ["friends"]})
    assert ticked(child.page()) == [("school.like", "friends")]
    assert child.put(LIKE).headers["Answer-Version"] == "2"
    assert ticked(child.page()) == []


def test_any_text_comes_back_exactly(child: Child) -> None:
    child.put(LIKE_WORDS, **{LIKE_WORDS: HOSTILE})
    page = child.page()
    check_page(page, "/voice/v1")
    assert text_area(page, LIKE_WORDS) == HOSTILE


def test_names_are_escaped_everywhere(child: Child) -> None:
    child.becomes(name="<b>&", adult='"><script>', readers=("<i>",), helper_name="", meeting=Meeting("<u>", "<u>", ("<u>",)))
    page = child.page()
    check_page(page, "/voice/v1")
    assert not [mark for mark in ("<b>", "<script>", "<i>", "<u>") if mark in page]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (202, "This page is closed. Your words are kept for Tracy Teacher."),
        (422, "That is not one of the answers here. Please choose again."),
    ],
)
def test_what_is_not_simply_saved_says_so(child: Child, status: int, words: str) -> None:
    child.answers.status = status
    answer = child.put(LIKE, **{LIKE: "friends"})
    assert (answer.status_code, answer.headers["Answer-Version"]) == (status, "0")
    assert words in answer.text
    page = child.client.post("/voice/v1", data={f"{LIKE}:seen": "0", LIKE: "friends"}, follow_redirects=False)
    assert page.status_code == status and words in page.text
    check_page(page.text, "/voice/v1")


def test_an_answer_that_does_not_count_is_kept_and_says_why(child: Child) -> None:
    child.answers.problem = "That is too long by 3 letters."
    assert "That is too long by 3 letters. All of it is kept as you gave it." in child.put(LIKE_WORDS, **{LIKE_WORDS: "x"}).text


@pytest.mark.parametrize("key", ["school.like~~adult", "school.like~~said", "personal.upn~~child", "school.like"])
def test_a_key_that_is_not_of_this_path_is_not_found(child: Child, key: str) -> None:
    assert child.put(LIKE, **{LIKE: "friends"}).status_code == 200  # there is something that could be changed
    assert child.put(key, **{key: "lunch"}).status_code == 404
    assert child.answers.given == {"school.like": Given("friends", 1)}


def test_a_save_without_its_answer_is_refused(child: Child) -> None:
    assert child.client.put(f"/voice/v1/answers/{LIKE}", data={"other": "1"}).status_code == 422


def test_page_save_works_without_javascript(child: Child) -> None:
    fields = {f"{LIKE}:seen": "0", LIKE: ["friends", "making"], f"{LIKE_WORDS}:seen": "0", LIKE_WORDS: "Zara", "save": "page"}
    answer = child.client.post("/voice/v1", data=fields, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/voice/v1")
    assert child.answers.given == {"school.like": Given("friends\nmaking", 1), "school.like.words": Given("Zara", 1)}


def test_the_wrong_method_is_refused(child: Child) -> None:
    assert [child.client.delete("/voice/v1").status_code, child.client.get(f"/voice/v1/answers/{LIKE}").status_code] == [405, 405]


def test_pearls_are_seen_pages_and_no_score(child: Child) -> None:
    assert re.findall(r'data-pearl-of="(\w+)" data-state="seen"', child.page()) == []
    child.put("school.hard~~child", **{"school.hard~~child": "no_say"})
    assert set(re.findall(r'data-pearl-of="([\w-]+)" data-state="seen"', child.page())) == {"hard"}
    assert not re.search(r"\d+ of \d+", child.page())


@pytest.mark.parametrize("path", PATHS)
def test_each_path_is_whole_in_its_own_look(child: Child, path: str) -> None:
    child.becomes(path=path)
    page, way = child.page(), load_paths()[path]
    check_page(page, "/voice/v1")
    assert f'data-theme="{way.look}"' in page and f"css/{way.look}-look.css" in page
    screens = re.findall(r'<section class="screen[^"]*" id="([^"]+)"', page)
    assert screens == ["start", "helper", "map", *(stop.id for stop in way.stops), "check", "end", "go-to", "talk"]
    assert set(re.findall(r'<a [^>]*href="#([^"]+)"', page)) <= set(screens)
    for stop in way.stops:
        assert all(html.escape(text) in page for text in (stop.question, *(choice.words for choice in stop.choices)))
        assert all(f'data-starter="{html.escape(words)}"' in page for words in stop.starters)


def test_the_older_paths_have_no_mascot_and_say_adult(child: Child) -> None:
    child.becomes(path="ks3_4")
    page = child.page()
    assert "An adult helps me" in page and "grown-up" not in page.lower()
    assert "art-pip" not in page
    assert "What achievements or certificates have I received this academic year?" in page
    assert "We cannot promise it. We will tell you what was decided." in page


@pytest.mark.parametrize(("year", "simple"), [(0, True), (2, True), (3, False)])
def test_the_simple_screen_is_on_at_first_up_to_year_2(child: Child, year: int, simple: bool) -> None:
    child.becomes(year=year)
    assert ('data-simple="on"' in child.page()) == simple
    child.becomes(path="ks3_4")
    assert 'data-simple="on"' not in child.page()


def test_nobody_reads_what_is_said_about_teachers_until_the_child_has_said_who(child: Child) -> None:
    key = "teachers.listens~~child"
    child.put(key, **{key: "teacher"})
    assert child.answers.heard[-1] == Asked("teachers.listens", "listens", "unset")
    assert re.findall(r'name="listens~reads" value="(\w+)" data-reads checked', child.page()) == []
    child.put(key, **{key: "teacher", "listens~reads": "everyone"})
    assert child.answers.given["teachers.listens"] == Given("teacher", 2, "everyone")
    assert re.findall(r'name="listens~reads" value="(\w+)" data-reads checked', child.page()) == ["everyone"]
    assert re.findall(r'name="like~reads" value="(\w+)" data-reads checked', child.page()) == ["team"]


def test_what_i_said_is_there_to_check_with_its_way_back(child: Child) -> None:
    child.put(LIKE, **{LIKE: ["friends", "lunch"]})
    child.put(LIKE_WORDS, **{LIKE_WORDS: "Zara <3"})
    check = child.page().split('id="check"')[1].split("</section>")[0]
    shown = re.findall(r'data-check="([\w-]+)">', check)
    assert shown == ["like"]
    assert "My friends, Lunch\nZara &lt;3" in check and 'href="#like" aria-label="Edit: What do you like about school?"' in check


def test_what_i_said_last_time_stands_there_to_read(child: Child) -> None:
    assert "What I said last time" not in child.page()
    child.answers.before = Earlier("June 2026", {"school.like": "reading", "school.like.words": HOSTILE})
    page = child.page()
    check_page(page, "/voice/v1")
    assert page.count("What I said last time") == 1
    assert "In June 2026 I said:" in page and html.escape("10+5=15 & ", quote=False) in page


def test_the_easy_wording_travels_with_an_answer(child: Child) -> None:
    child.becomes(path="ks3_4")
    child.put(LIKE, **{LIKE: "friends", "easy": "yes"})
    assert child.answers.heard == [Asked("school.like", "like.easy", "team")]


@pytest.mark.parametrize("look", ["ocean", "dusk"])
@pytest.mark.parametrize("problem", [None, "That password is not right."])
def test_the_last_page_leads_to_the_adults_password_only(problem: str | None, look: str) -> None:
    page = bytes(render("voice/goodbye.html", look=look, adult="Tracy Teacher", problem=problem).body).decode()
    check_page(page, "/handed-back")
    assert "All your answers are safe" in page and "Please give the tablet back to Tracy Teacher." in page
    assert re.findall(r'<form [^>]*action="([^"]+)"', page) == ["/handed-back"]
    assert not re.search(r"<a [^>]*href", page)
    assert (problem is not None) == ('aria-describedby="password-problem"' in page)
