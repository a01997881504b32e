"""What the page is built from: the order of the screens, the answers so far, and who reads them."""

import pytest

from voice_modules.paths import load_paths
from voice_modules.ports import Given
from voice_modules.screens import in_one_line, key_of, question_of, stop_screens, who_reads

PATH = load_paths()["ks1_2"]


def test_the_stops_lie_between_the_map_and_the_end() -> None:
    screens = stop_screens(PATH, {})
    assert [(each.previous, each.stop.id, each.following) for each in screens] == [
        ("map", "like", "hard"),
        ("like", "hard", "safe"),
        ("hard", "safe", "worried"),
        ("safe", "worried", "end"),
    ]


def test_an_answer_is_what_was_chosen_or_said() -> None:
    like, hard, safe, _ = stop_screens(
        PATH, {"school.like": Given("friends\nlunch", 2), "school.hard.words": Given("Maths", 1), "school.safe": Given("", 3)}
    )
    assert (like.chosen, like.picks_version, like.words_version, like.answered) == ({"friends", "lunch"}, 2, 0, True)
    assert (hard.words, hard.words_version, hard.answered) == ("Maths", 1, True)
    assert (safe.picks_version, safe.answered) == (3, False)


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
