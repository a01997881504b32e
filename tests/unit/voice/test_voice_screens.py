"""What the page is built from: the order of the screens, the answers so far, and who reads them."""

import pytest
from starlette.datastructures import FormData

from voice_modules.asking import asked_of, key_of, question_of
from voice_modules.paths import choice_words
from voice_modules.ports import Asked, Earlier, Given
from voice_modules.reading import load_paths
from voice_modules.screens import Labels, StopScreen, in_one_line, stop_screens, who_reads

PATHS = load_paths()
PATH = PATHS["ks1_2"]
LABELS = Labels(choice_words(PATHS.values()))


def screen_of(stop: str, path: str = "ks1_2", earlier: Earlier | None = None, **given: Given) -> StopScreen:
    """given: by question, with _ for its dot."""
    answers = {question.replace("_", ".", 1): one for question, one in given.items()}
    return next(each for each in stop_screens(PATHS[path], answers, earlier, LABELS) if each.stop.id == stop)


def test_the_stops_lie_between_the_map_and_the_end() -> None:
    screens = [(each.previous, each.stop.id, each.following) for each in stop_screens(PATH, {})]
    assert screens[:2] == [("map", "proud", "easier"), ("proud", "easier", "tricky")]
    assert screens[-1] == ("how-to-come", "speaker", "check")
    assert [before[1:] for before in screens[:-1]] == [after[:2] for after in screens[1:]]


def test_an_answer_is_what_was_chosen_or_said() -> None:
    given = {"school.like": Given("friends\nlunch", 2), "school.hard.words": Given("Maths", 1), "school.safe": Given("", 3)}
    like, hard, safe = (each for each in stop_screens(PATH, given) if each.stop.id in ("like", "hard", "safe"))
    assert (like.chosen, like.picks_version, like.words_version, like.answered) == ({"friends", "lunch"}, 2, 0, True)
    assert (hard.words, hard.words_version, hard.answered) == ("Maths", 1, True)
    assert (safe.picks_version, safe.answered) == (3, False)
    assert like.said == ("My friends", "Lunch")


def test_a_choice_of_another_path_is_shown_and_so_not_lost_with_the_next_save() -> None:
    screen = screen_of("like", "ks3_4", school_like=Given("playtime\nfriends\nno_such_thing", 1))
    assert [(each.value, each.words, each.picture) for each in screen.choices if each.value == "playtime"] == [("playtime", "Playtime", "")]
    assert len(screen.choices) == len(screen.stop.choices) + 1
    assert screen.said == ("Playtime", "My friends")


def test_what_was_said_last_time() -> None:
    earlier = Earlier("June 2026", {"school.like": "friends\nbreak", "school.like.words": "chess <3", "school.hard": "no_say"})
    assert screen_of("like", earlier=earlier).before == ("My friends, Break time", "chess <3")
    assert screen_of("hard", earlier=earlier).before == ("I don't want to say",)
    assert screen_of("safe", earlier=earlier).before == ()


@pytest.mark.parametrize(
    ("stop", "given", "audience"),
    [
        ("like", {}, "team"),
        ("listens", {}, "unset"),
        ("listens", {"teachers_listens": Given("teacher", 1, "everyone")}, "everyone"),
        ("like", {"school_like": Given("", 1, "everyone"), "school_like.words": Given("x", 1, "team")}, "team"),
    ],
)
def test_who_reads_a_stop(stop: str, given: dict[str, Given], audience: str) -> None:
    assert screen_of(stop, **given).audience == audience


@pytest.mark.parametrize(
    ("path", "question", "form", "asked"),
    [
        ("ks1_2", "school.like", {}, Asked("school.like", "like", "team")),
        ("ks1_2", "school.like.words", {"like~reads": "everyone"}, Asked("school.like.words", "like", "everyone", True)),
        ("ks1_2", "school.like", {"hard~reads": "everyone", "like~reads": "person:7"}, Asked("school.like", "like", "person:7", True)),
        ("ks1_2", "school.like", {"like~reads": "gone"}, Asked("school.like", "like", "unset")),
        ("ks1_2", "school.like", {"like~reads": "7"}, Asked("school.like", "like", "team")),
        ("ks1_2", "teachers.listens", {}, Asked("teachers.listens", "listens", "unset")),
        ("ks1_2", "teachers.listens", {"listens~reads": "unset"}, Asked("teachers.listens", "listens", "unset")),
        ("ks1_2", "teachers.listens", {"listens~reads": "team"}, Asked("teachers.listens", "listens", "team", True)),
        ("ks1_2", "school.like", {"easy": "yes"}, Asked("school.like", "like", "team")),
        ("ks3_4", "school.like", {"easy": "yes"}, Asked("school.like", "like.easy", "team")),
        ("ks3_4", "school.like", {"easy": ""}, Asked("school.like", "like", "team")),
    ],
)
def test_what_is_asked_of_the_port(path: str, question: str, form: dict[str, str], asked: Asked) -> None:
    assert asked_of(PATHS[path], [question], FormData(form)) == [asked]


def test_a_key_names_the_childs_own_answer_to_a_question_of_the_path() -> None:
    assert question_of(key_of("school.like.words"), PATH) == "school.like.words"
    for foreign in ("school.like", "school.like~~adult", "school.like~~said", "school.like~1~child", "personal.upn~~child", ""):
        assert question_of(foreign, PATH) is None


@pytest.mark.parametrize(
    ("readers", "virtual_school", "sentence"),
    [
        (("Ann", "Ben"), True, "Ann and Ben (and the Virtual School, who check the plan) can read this."),
        (("Ann", "Ben", "Cem"), False, "Ann, Ben and Cem can read this."),
        (("Ann",), False, "Ann can read this."),
        ((), True, "The Virtual School, who check the plan, can read this."),
        ((), False, "Nobody else can read this."),
    ],
)
def test_who_reads_it_is_said_by_name(readers: tuple[str, ...], virtual_school: bool, sentence: str) -> None:
    assert who_reads(readers, virtual_school) == sentence


def test_names_in_one_line() -> None:
    assert [in_one_line(names) for names in ([], ["Ann"], ["Ann", "Ben"])] == ["", "Ann", "Ann and Ben"]
