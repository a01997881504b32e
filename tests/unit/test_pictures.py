"""A picture is drawn anew: nothing of what it carried comes over, and what would fill the memory is not opened."""

import io

import pytest
from PIL import Image

from app.kinds._pictures import Picture, read_picture, words_of
from app.pictures import LONGEST_SIDE, MOST_KEPT, NotTaken, TooLarge, redraw
from tests.drawn import CAMERA, COMMENT, GPS, bomb, photo, png

NAME = "0123456789abcdef0123"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_place_camera_and_comment_of_a_photo_are_gone() -> None:
    before = photo()
    exif = opened(before).getexif()
    assert dict(exif.get_ifd(GPS))[2] == (51.0, 30.0, 26.0)
    assert (exif[CAMERA], opened(before).info["comment"]) == ("Camera of Amara", COMMENT)
    made = redraw(before, photo=True)
    after = opened(made.content)
    assert (dict(after.getexif()), dict(after.getexif().get_ifd(GPS))) == ({}, {})
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert COMMENT not in made.content and b"Amara" not in made.content
    assert (made.media, after.format, (made.width, made.height)) == ("image/jpeg", "JPEG", (60, 40))


def test_a_photo_stands_as_it_was_held() -> None:
    made = redraw(photo((60, 40), turned=6), photo=True)  # turned a quarter: what was left is on top
    shown = opened(made.content).convert("RGB")
    assert shown.size == (40, 60)
    top, bottom = shown.getpixel((20, 5)), shown.getpixel((20, 55))
    assert (top[0] > 150 > top[1], min(bottom) > 200) == (True, True)


def test_a_drawing_stays_a_png_on_white() -> None:
    clear = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    clear.putpixel((3, 3), (10, 20, 30, 255))
    held = io.BytesIO()
    clear.save(held, "PNG", pnginfo=None)
    made = redraw(held.getvalue(), photo=False)
    shown = opened(made.content)
    assert (made.media, shown.mode, shown.getpixel((0, 0)), shown.getpixel((3, 3))) == (
        "image/png", "RGB", (255, 255, 255), (10, 20, 30),
    )  # fmt: skip


def test_a_webp_is_taken_and_a_huge_side_made_smaller() -> None:
    held = io.BytesIO()
    Image.new("RGB", (4800, 1200), "navy").save(held, "WEBP")
    made = redraw(held.getvalue(), photo=True)
    assert (made.media, made.width, made.height) == ("image/jpeg", LONGEST_SIDE, 600)


@pytest.mark.parametrize("is_photo", [True, False])
def test_no_more_than_two_megabytes_are_kept(is_photo: bool) -> None:
    noise = Image.effect_noise((2400, 2400), 120).convert("RGB")
    held = io.BytesIO()
    noise.save(held, "JPEG", quality=95)
    assert len(held.getvalue()) > MOST_KEPT
    made = redraw(held.getvalue(), photo=is_photo)
    assert (len(made.content) <= MOST_KEPT, made.media) == (True, "image/jpeg")


def test_what_would_fill_the_memory_is_not_opened() -> None:
    assert len(bomb()) < 10_000
    with pytest.raises(TooLarge):
        redraw(bomb(), photo=True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + bytes(20),
        png()[:40],
        b"%PDF-1.7",
    ],
    ids=["nothing", "words", "svg", "gif", "cut off", "pdf"],
)
def test_what_is_no_picture_of_ours_is_not_taken(content: bytes) -> None:
    with pytest.raises(NotTaken):
        redraw(content, photo=True)


@pytest.mark.parametrize(
    "picture",
    [Picture("", ""), Picture(NAME, ""), Picture("", "Zara"), Picture(NAME, "\n me\n"), Picture("", f"\n{NAME}"), Picture("", NAME)],
)
def test_an_answers_text_is_read_as_it_was_written(picture: Picture) -> None:
    assert read_picture(picture.text) == picture


def test_where_no_picture_can_stand_there_are_words() -> None:
    assert [words_of("drawing", text) for text in ("", f"{NAME}\n", f"{NAME}\nme: Zara", "\nZara", "plain")] == [
        "", "A drawing", "A drawing: me: Zara", "Zara", "plain",
    ]  # fmt: skip
