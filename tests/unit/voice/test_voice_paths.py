"""The content of the paths: the real files are whole, and each mistake in one is named with its file and field."""

import tomllib
from pathlib import Path

import pytest

from voice_modules.blocks import ContentError
from voice_modules.paths import CONTENT, MOST_WORDS, load_path, load_paths, wordings, words_of

STATIC = Path(__file__).parents[3] / "static"
GOOD = """
id = "tiny"
name = "Tiny"
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
WORDS = "do friends i like no say what you"
LONG = " ".join(["like"] * (MOST_WORDS + 1))


def load(folder: Path, text: str, words: str | None = WORDS, name: str = "tiny") -> object:
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
        ("What do you like?", LONG, "tiny.toml, place 1, stop 1: question has more than 12 words"),
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


def test_the_school_of_ks_1_and_2_asks_what_the_domain_says() -> None:
    stops = load_paths()["ks1_2"].stops
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


def test_only_nowhere_and_nobody_offer_someone_to_talk_to() -> None:
    choices = [choice for stop in load_paths()["ks1_2"].stops for choice in stop.choices]
    assert [choice.value for choice in choices if choice.talk] == ["nowhere", "nobody"]


def test_every_path_can_pass() -> None:
    for path in load_paths().values():
        assert [(each.value, each.words) for each in path.passes] == [("not_sure", "I am not sure"), ("no_say", "I don't want to say")]


def test_every_picture_is_there() -> None:
    for path in load_paths().values():
        pictures = [STATIC / "art" / f"{place.picture}.svg" for place in path.places]
        pictures += [STATIC / "pictures" / f"{choice.picture}.svg" for stop in path.stops for choice in stop.choices]
        assert [picture.name for picture in pictures if not picture.exists()] == []


def test_the_word_lists_are_in_order_and_hold_no_word_that_nothing_uses() -> None:
    for path in load_paths().values():
        listed = (CONTENT / f"words_{path.id}.txt").read_text("utf-8").split()
        assert listed == sorted({word for text in wordings(path) for word in words_of(text)})


def test_the_files_are_in_good_order_for_their_readers() -> None:
    text = (CONTENT / "ks1_2.toml").read_text("utf-8")
    assert tomllib.loads(text)["place"][0]["stop"][0]["choice"][0]["words"] == "My friends"


def test_words_of_a_text() -> None:
    assert words_of("I don't want: a Grown-up!") == ["i", "don't", "want", "a", "grown-up"]
