"""The content of the paths: the real files are whole, and each mistake in one is named with its file and field."""

import tomllib
from pathlib import Path

import pytest

from voice_modules.blocks import ContentError
from voice_modules.happened import WORDS as HAPPENED
from voice_modules.paths import EASY, choice_words
from voice_modules.paths import Path as VoicePath
from voice_modules.reading import CONTENT, load_path, load_paths
from voice_modules.words import grade_of, report, syllables, wordings, words_of

STATIC = Path(__file__).parents[3] / "static"
GOOD = """
id = "tiny"
name = "Tiny"
look = "ocean"
years = [0, 1]
most_words = 12
adult = "a friend"
[start]
title = "What {name}"
about = ["I like you"]
free = ["I say no"]
limit = "No"
[[pass]]
value = "no_say"
words = "I say no"
[[place]]
id = "school"
name = "School"
picture = "island-school"
[[place.stop]]
id = "like"
question = "What do you like?"
picks = "school.like"
words = "school.like.words"
choice = [{ value = "friends", words = "Friends", picture = "friends" }]
"""
SECOND = """
[[place.stop]]
id = "hard"
question = "What do you like?"
picks = "school.hard"
words = "school.hard.words"
choice = [{ value = "friends", words = "Friends", picture = "friends" }]
"""
WORDS = "a do friend friends i like no say school what you"
LONG = " ".join(["like"] * 13)


def load(folder: Path, text: str, words: str | None = WORDS, name: str = "tiny") -> VoicePath:
    (folder / f"{name}.toml").write_text(text)
    if words is not None:
        (folder / f"words_{name}.txt").write_text(words)
    return load_path(folder / f"{name}.toml")


def test_a_good_path_is_read(tmp_path: Path) -> None:
    path = load(tmp_path, GOOD + SECOND)
    assert path.questions == ("school.like", "school.like.words", "school.hard", "school.hard.words")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "Tiny"', "", "tiny.toml: name is missing"),
        ('name = "Tiny"', "name = 3", "tiny.toml: name must be text"),
        ('name = "Tiny"', 'name = " "', "tiny.toml: name must be text"),
        ('name = "Tiny"', 'name = "Tiny"\ncolour = "red"', "tiny.toml: colour is not a field here"),
        ('id = "tiny"', 'id = "other"', "tiny.toml: id must be tiny"),
        ('id = "like"', 'id = "Like it"', "tiny.toml, place 1, stop 1: id may hold a-z, 0-9, _, - and . only"),
        ('picks = "school.like"', 'picks = "school~like"', "tiny.toml, place 1, stop 1: picks may hold a-z, 0-9, _, - and . only"),
        ('question = "What do you like?"', "", "tiny.toml, place 1, stop 1: question is missing"),
        ("What do you like?", LONG, "tiny.toml: stop like: question has more than 12 words"),
        ('id = "like"', f'id = "like"\neasy = "{LONG}"', "tiny.toml: stop like: easy has more than 12 words"),
        ('id = "like"', 'id = "like"\neasy = "What do you love?"', "words_tiny.txt: 'love' of 'What do you love?' is not on the list"),
        ('id = "like"', 'id = "like"\nnote = "Love"', "words_tiny.txt: 'love' of 'Love' is not on the list"),
        ('id = "like"', 'id = "like"\nstarters = ["I love"]', "words_tiny.txt: 'love' of 'I love' is not on the list"),
        ('id = "like"', 'id = "like"\nstarters = [3]', "tiny.toml, place 1, stop 1: starters must be a list of texts"),
        ('limit = "No"', 'limit = "Never"', "words_tiny.txt: 'never' of 'Never' is not on the list"),
        ('limit = "No"', "", "tiny.toml, start: limit is missing"),
        ("years = [0, 1]", "years = []", "tiny.toml: years must be one or more numbers"),
        ("most_words = 12", 'most_words = "12"', "tiny.toml: most_words must be a number"),
        ("[start]", "[[start]]", "tiny.toml: start must be a table"),
        ("What do you like?", "What do you love?", "words_tiny.txt: 'love' of 'What do you love?' is not on the list"),
        ('words = "Friends"', 'words = "Pals"', "words_tiny.txt: 'pals' of 'Pals' is not on the list"),
        ('picture = "friends"', 'picture = "friends", talk = "yes"', "tiny.toml, place 1, stop 1, choice 1: talk must be true or false"),
        (
            'choice = [{ value = "friends", words = "Friends", picture = "friends" }]',
            "choice = []",
            "tiny.toml, place 1, stop 1: choice must be one or more tables",
        ),
        ('value = "friends"', 'value = "no_say"', "tiny.toml: stop like: choice no_say is there 2 times"),
        ('id = "like"', 'id = "talk"', "tiny.toml: stop talk is there 2 times"),
        ('id = "like"', 'id = "school"', "tiny.toml: stop school is there 2 times"),
        ('words = "school.like.words"', 'words = "school.like"', "tiny.toml: question school.like is there 2 times"),
        ('[[place]]\nid = "school"', '[place]\nid = "school"', "tiny.toml: place must be one or more tables"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as error:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert str(error.value) == message


def test_seven_choices_are_too_many(tmp_path: Path) -> None:
    seven = ", ".join(f'{{ value = "c{number}", words = "Friends", picture = "friends" }}' for number in range(7))
    text = GOOD.replace('{ value = "friends", words = "Friends", picture = "friends" }', seven)
    with pytest.raises(ContentError, match=r"tiny\.toml, place 1, stop 1: choice: at most 6"):
        load(tmp_path, text)


def test_a_broken_file_and_a_missing_word_list_are_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^tiny\.toml: "):
        load(tmp_path, "id = ")
    with pytest.raises(ContentError, match=r"words_other\.txt: is missing"):
        load(tmp_path, GOOD.replace('id = "tiny"', 'id = "other"'), words=None, name="other")


def test_two_choices_of_a_stop_never_look_the_same(tmp_path: Path) -> None:
    two = GOOD.replace('picture = "friends" }]', 'picture = "friends" }, { value = "no", words = "No", picture = "friends" }]')
    with pytest.raises(ContentError, match=r"^tiny\.toml: stop like: picture friends is there 2 times$"):
        load(tmp_path, two)


def test_a_guides_title_is_exempt_for_its_plain_name_stands_beside_it(tmp_path: Path) -> None:
    path = load(tmp_path, GOOD.replace('name = "School"', 'name = "Friends"\ntitle = "Your Relationship With Your Teachers"'))
    assert [(place.title, place.name) for place in path.places] == [("Your Relationship With Your Teachers", "Friends")]
    with pytest.raises(ContentError, match="'teachers' of 'Teachers' is not on the list"):
        load(tmp_path, GOOD.replace('name = "School"', 'name = "Teachers"'))


def test_the_wording_that_was_heard(tmp_path: Path) -> None:
    path = load(tmp_path, GOOD.replace('id = "like"', 'id = "like"\neasy = "You like?"') + SECOND)
    assert [path.wording(name) for name in ("like", f"like{EASY}", f"hard{EASY}", "other", "")] == [
        "What do you like?",
        "You like?",
        "What do you like?",
        "",
        "",
    ]


def test_choices_are_known_over_all_paths() -> None:
    words = choice_words(load_paths().values())
    assert (words["school.like", "playtime"], words["school.like", "break"], words["school.like", "no_say"]) == (
        "Playtime",
        "Break time",
        "I don't want to say",
    )


@pytest.mark.parametrize(("path", "questions", "most"), [("ks1_2", 18, 12), ("ks3_4", 30, 16), ("post_16", 18, 16)])
def test_no_path_asks_too_much(path: str, questions: int, most: int) -> None:
    """Caps of domain 3.4 and 3.6; the three closing questions apart."""
    found = load_paths()[path]
    assert len(found.stops) == questions + 3
    assert found.most_words == most
    assert [stop.id for stop in found.places[-1].stops] == ["add", "how-to-come", "speaker"]


def test_every_child_has_a_path_that_fits() -> None:
    years = [year for path in load_paths().values() for year in path.years]
    assert sorted(years) == list(range(15))


def test_the_simple_screen_begins_on_up_to_year_2() -> None:
    paths = load_paths()
    assert [paths["ks1_2"].begins_simple(year) for year in (0, 2, 3)] == [True, True, False]
    assert not paths["ks3_4"].begins_simple(0)


def test_each_older_question_has_easy_wording_where_its_own_is_long() -> None:
    for path in (load_paths()["ks3_4"], load_paths()["post_16"]):
        assert [stop.id for stop in path.stops if not stop.easy and len(words_of(stop.question)) > 8] == []


def test_the_readability_is_reported_and_tells_hard_from_easy() -> None:
    assert grade_of(["The cat sat."]) < grade_of(["Considerable bureaucratic complications necessitate consultation."])
    assert [syllables(word) for word in ("cat", "like", "table", "reading", "pe")] == [1, 1, 2, 2, 1]
    assert report(load_paths()["ks3_4"]).startswith("KS 3 & 4: 33 questions, 14 words at most, ")


def test_the_school_of_ks_1_and_2_asks_what_the_domain_says() -> None:
    stops = next(place for place in load_paths()["ks1_2"].places if place.id == "school").stops
    asked = {stop.id: (stop.question, stop.picks, stop.words, [choice.value for choice in stop.choices]) for stop in stops}
    assert asked == {
        "like": (
            "What do you like about school?",
            "school.like",
            "school.like.words",
            ["friends", "playtime", "reading", "making", "teacher", "lunch"],
        ),
        "hard": (
            "What is hard about school?",
            "school.hard",
            "school.hard.words",
            ["noise", "lunch", "playtime", "lessons", "getting_here", "falling_out"],
        ),
        "safe": (
            "Where do you feel safe at school?",
            "school.safe",
            "school.safe.words",
            ["classroom", "playground", "library", "friends", "grown_up", "nowhere"],
        ),
        "worried": (
            "Who do you go to when you are worried?",
            "school.worried",
            "school.worried.words",
            ["teacher", "helper", "friend", "carer", "other_adult", "nobody"],
        ),
    }


def test_what_offers_someone_to_talk_to() -> None:
    offers = {
        path.id: [(stop.id, each.value) for stop in path.stops for each in stop.choices if each.talk] for path in load_paths().values()
    }
    assert offers == {
        "ks1_2": [("safe", "nowhere"), ("worried", "nobody"), ("listens", "nobody")],
        "ks3_4": [("safe", "nowhere"), ("hard-time", "yes"), ("hard-time", "talk"), ("get-on", "nobody"), ("tell", "nobody")],
        "post_16": [],
    }


def test_every_path_can_pass() -> None:
    for path in load_paths().values():
        assert [(each.value, each.words) for each in path.passes] == [("not_sure", "I am not sure"), ("no_say", "I don't want to say")]


def test_every_picture_is_there() -> None:
    for path in load_paths().values():
        pictures = [STATIC / "art" / f"{place.picture}.svg" for place in path.places if place.picture]
        pictures += [STATIC / "pictures" / f"{stop.picture}.svg" for stop in path.stops if stop.picture]
        pictures += [STATIC / "pictures" / f"{choice.picture}.svg" for stop in path.stops for choice in stop.choices]
        assert [picture.name for picture in pictures if not picture.exists()] == []


def test_the_word_lists_are_in_order_and_hold_no_word_that_nothing_uses() -> None:
    for path in load_paths().values():
        listed = (CONTENT / f"words_{path.id}.txt").read_text("utf-8").split()
        assert listed == sorted({word for text in (*wordings(path), *HAPPENED) for word in words_of(text)})


def test_the_files_are_in_good_order_for_their_readers() -> None:
    text = (CONTENT / "ks1_2.toml").read_text("utf-8")
    assert tomllib.loads(text)["place"][1]["stop"][0]["choice"][0]["words"] == "My friends"


def test_words_of_a_text() -> None:
    assert words_of("I don't want: a Grown-up, {name}!") == ["i", "don't", "want", "a", "grown-up"]
