"""What is stored of what was typed, and how long people say it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kinds import clean_text, count, too_long

KEPT = {
    "marks of other languages of machines": '10+5=15 & "art" <3 {{ name }} a:b c~d %0A \\n \' `',
    "emoji": "😀👩🏽‍🚀👨‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣",
    "right to left, with its marks": "أحب المدرسة\u200f (שלום) \u202babc\u202c \u2067x\u2069",
    "combining, neither composed nor taken apart": "e\u0301 é Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A\ufb01",
    "joiners and zero widths": "क्\u200dष می\u200cخواهم a\u200bb\ufeffc\u00ad",
    "spaces, tabs and lines, also at the ends": "  a\t b\n\n c \u00a0\u2003\n",
    "separators of lines and paragraphs": "a\u2028b\u2029c",
    "private and unassigned signs": "\ue000\U0010ffff\ufdd0\U000e0001",
}
TYPED = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff", include_characters="\n\t"))


@pytest.mark.parametrize("what", KEPT)
def test_any_words_are_kept_exactly(what: str) -> None:
    assert clean_text(KEPT[what]) == KEPT[what]


@given(TYPED)
def test_text_without_control_characters_is_never_changed(text: str) -> None:
    assert clean_text(text) == text


@given(st.text(st.one_of(st.characters(), st.sampled_from("\r\n\x00\x85\ud800"))))
def test_cleaning_drops_the_listed_signs_and_nothing_else(text: str) -> None:
    kept = [
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign in "\n\t" or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in "\ufffe\uffff")
    ]
    assert clean_text(text) == "".join(kept)
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\r\r\nb\n\rc", "a\n\nb\n\nc"),
        ("a\x00b", "ab"),
        ("\x08\x0b\x0c\x0e\x1b\x1fa", "a"),
        ("a\x7f\x80\x85\x9fb", "ab"),
        ("\ud83da\ude00", "a"),
        ("a\ufffe\uffff", "a"),
        ("\ufffd", "\ufffd"),
        ("\xa0", "\xa0"),
        ("", ""),
    ],
)
def test_only_what_is_no_text_is_dropped(typed: str, stored: str) -> None:
    assert clean_text(typed) == stored


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("", 0),
        ("abc", 3),
        ("a b\nc\t", 6),
        ("é", 1),
        ("e\u0301", 1),
        ("Z\u0351\u036b\u0343", 1),
        ("😀", 1),
        ("👍🏽👍🏿", 2),
        ("👨‍👩‍👧", 1),
        ("👩🏽‍🚀 ok", 4),
        ("❤️", 1),
        ("1️⃣2️⃣", 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("שָׁלוֹם", 4),
        ("مُحَمَّد", 4),
        ("日本語", 3),
    ],
)
def test_characters_are_counted_as_a_person_sees_them(text: str, characters: int) -> None:
    assert count(text) == characters


@pytest.mark.parametrize(("text", "characters"), [("🇬🇧", 1), ("🇬🇧🇵🇱", 2)])
def test_a_flag_is_one_character(text: str, characters: int) -> None:
    assert count(text) == characters


@pytest.mark.parametrize(("text", "characters"), [("कि", 1), ("नमस्ते", 4), ("மொழி", 2)])
def test_a_vowel_sign_counts_with_its_letter(text: str, characters: int) -> None:
    """The home languages of the children here: Hindi, Tamil, Malayalam and their neighbours write vowels so."""
    assert count(text) == characters


@given(st.text())
def test_nobody_sees_more_characters_than_were_stored(text: str) -> None:
    assert 0 <= count(text) <= len(text)


@pytest.mark.parametrize(
    ("text", "limit", "sentence"),
    [
        ("", 0, ""),
        ("abc", 3, ""),
        ("abcd", 3, "This is 1 character too long. Please make it shorter."),
        ("a" * 6250, 5000, "This is 1,250 characters too long. Please make it shorter."),
        ("e\u0301" * 3, 3, ""),
        ("👨‍👩‍👧" * 4, 3, "This is 1 character too long. Please make it shorter."),
    ],
)
def test_too_long_is_said_with_the_number_over(text: str, limit: int, sentence: str) -> None:
    assert too_long(text, limit) == sentence
