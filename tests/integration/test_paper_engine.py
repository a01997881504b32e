"""The PDF engine: what is typed comes out as typed, tagged, the same each time; blank forms are blank.

Text is read back by the PDF's tags (tests/paper.py), as a screen reader does. `flat` takes out on both sides what paper may change: all
white space, since lines wrap and words of 3,000 letters break, and controls of direction, which are obeyed and not drawn. Where lines
and blank lines stand is a test of its own."""

import datetime as dt
import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from app.paper import compile as engine
from app.paper.compile import HERE, compile_paper
from app.paper.views import Block, Field, Line, Note, Page, PaperView, Part, Table, Words
from tests.hostile import COMBINING, HOSTILE, MARKUP
from tests.paper import pieces, reader

TYPST = [
    '#panic("x")',
    "#let x = 1; #x",
    '#read("document.typ")',
    '#image("/etc/passwd")',
    "#sys.inputs",
    "$x^2$ *bold* _it_ `raw`",
    "= Heading",
    "- item\n+ item\n/ term: x",
    "@ref <label> ~ -- --- ...",
    "// gone?",
    "/* gone? */",
    "\\u{41} \\ \\#",
    "```\nx\n```",
    "https://pearl.example/#a",
    "#pagebreak() [x] ]",
    "\"quotes\" and 'quotes'",
]
STACK = COMBINING[0]
TEXTS = [*HOSTILE, *TYPST]
PLACES: dict[str, Callable[[str], Block]] = {
    "answer": lambda text: Field("Question", text),
    "question": lambda text: Field(text, "yes"),
    "note": lambda text: Field("Question", "yes", text),
    "words": lambda text: Words("Question", "Amara", text=text),
    "pick": lambda text: Words("Question", "Amara", (text,)),
    "passed": lambda text: Words("Question", "Amara", passed=text),
    "by": lambda text: Words("Question", "Amara", ("pick",), by=text),
    "line": lambda text: Line("As said", text),
    "whose line": lambda text: Line(text, "yes"),
    "cell": lambda text: Table("Rows", ("Name", "Role"), ((text, "head"),)),
    "column": lambda text: Table("Rows", (text, "Role"), (("Sarah", "head"),)),
    "record": lambda text: Table("Rows", ("Name",) * 6, ((text, *("head",) * 5),)),
    "ours": Note,
}
SCRIPTS = [
    "أحب المدرسة لأن أصدقائي هناك، 123 كثيرًا. مدرسة school مدرسة",
    "من مدرسه را دوست دارم؟ می‌خواهم پزشک شوم ۱۲۳. زه ښوونځی خوښوم، ګڼ ملګري لرم",
    "من حەزم لە قوتابخانەیە ١٢٣. مجھے اسکول پسند ہے۔ بہت اچھے ڈاکٹر",
    "אני אוהב את בית הספר, שלום (12) ok",
    "ቤት ትምህርቲ እፈቱ። ትምህርት ቤት እወዳለሁ",
    "Я люблю школу. Її ґанок є. Μου αρέσει το σχολείο",
    "मुझे स्कूल पसंद है क्योंकि विज्ञान अच्छा है। श्री, क्षत्रिय",
    "আমি ভালোবাসি, বিজ্ঞান ও ক্রিকেট",
    "ਮੈਨੂੰ ਸਕੂਲ ਪਸੰਦ ਹੈ. મને શાળા ગમે છે. எனக்கு பள்ளி பிடிக்கும். నాకు పాఠశాల. എനിക്ക് സ്കൂൾ. ನನಗೆ ಶಾಲೆ. මම පාසලට කැමතියි",
    "ฉันชอบโรงเรียนเพราะเพื่อนๆ น่ารัก. ຂ້ອຍມັກໂຮງຮຽນ. ကျွန်တော် ကျောင်းကို ကြိုက်တယ်",
    "나는 학교를 좋아해요. 我喜欢画画，我喜歡學校。学校が好きです。カタカナ",
    "Em thích đi học. Tiếng Việt, Nguyễn. Lubię szkołę, źdźbło. Îmi place școala, ț. Okulu seviyorum, ğış",
    "მიყვარს სკოლა. Ես սիրում եմ դպրոցը. ܐܢܐ ܪܚܡ ܡܕܪܫܬܐ",
    "😀👍🏽👩‍👩‍👧‍👦❤️‍🔥🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧🇺🇦1️⃣⚽✅★☆✓❤☺♥♫→⇒½²≠≤∑√π∞🫶🏿🧑🏾‍🦽",
]


def paper(*blocks: Block, title: str = "A plan", **more: object) -> bytes:
    return compile_paper(PaperView(title, (Part("", (Page("Page", blocks),), "plain"),), **more))  # type: ignore[arg-type]


def flat(text: str) -> str:
    return re.sub(r"[\s\u202a-\u202e]", "", text).removeprefix("Amara'sownanswer·")


def texts(pdf: bytes, inside: str = "") -> list[str]:
    return [piece.text for piece in pieces(pdf) if not inside or inside in piece.inside]


@pytest.mark.parametrize("place", PLACES)
def test_every_text_comes_back_exactly(place: str) -> None:
    put = PLACES[place]
    fixed = {flat(text) for text in texts(paper(put("unlikely")))} - {"unlikely"}
    found = [flat(text) for text in texts(paper(*map(put, TEXTS)))]
    assert len(fixed) > 1 or place == "ours"
    # typst says a letter once more for each mark that stands far above or below it
    assert [STACK if text.startswith(STACK[:19]) else text for text in found if text not in fixed] == list(map(flat, TEXTS))


def test_headings_come_back_exactly() -> None:
    some = [text for text in TEXTS if text != STACK]
    parts = tuple(Part(text, (Page(text, intro=text),), "plain", "A", text) for text in some)
    found = [flat(text) for text in texts(compile_paper(PaperView("Plan", parts)))]
    assert found == ["Plan", *(f"{letter}{flat(text)}" for text in some for letter in ("A", "", "", ""))]


@pytest.mark.parametrize("text", [MARKUP[0], TYPST[0], TYPST[5], "أحب المدرسة", SCRIPTS[-1], "a" * 200], ids=lambda text: text[:9])
def test_names_come_back_exactly(text: str) -> None:
    pdf = compile_paper(PaperView(text, (), subtitle=text, holder_line=text, footer=(text, text)))
    assert reader(pdf).metadata.title == text
    assert [flat(found) for found in texts(pdf)] == [flat(text)] * 5


@pytest.mark.parametrize("text", SCRIPTS, ids=lambda text: text[:5])
def test_every_script_has_a_font_and_comes_back(text: str) -> None:
    pdf = paper(Field("q", text), Words("q", "Yusuf", text=text))
    assert "pdfuaid:part" in xmp(pdf), "a character without a font costs the document its PDF/UA"
    assert [flat(found) for found in texts(pdf)[3::2]] == [flat(text)] * 2


def xmp(pdf: bytes) -> str:
    return str(reader(pdf).trailer["/Root"]["/Metadata"].get_object().get_data().decode())


@pytest.mark.parametrize("text", ["one\n\ntwo\n  three   spaces\n\n\nend", "a\nb", "  two first", "x\n- y\n- z"])
def test_lines_and_blank_lines_stand_as_typed(text: str) -> None:
    pdf = paper(Field("q" * 95, text), Words("q", "A", text=text), Line("h", text))
    assert [found for found in texts(pdf) if found[0] == text[0]] == [text] * 3


def test_a_word_longer_than_its_line_is_broken_and_not_changed() -> None:
    pdf = paper(Field("q", "a" * 3000), Table("t", ("a", "b"), (("b" * 300, "x" * 300),)))
    answer, *cells = [text.split("\n") for text in texts(pdf) if len(text) > 200]
    assert "".join(answer) == "a" * 3000
    assert min(map(len, answer[:-1])) > 60 and max(map(len, answer)) < 95
    assert [len("".join(lines)) for lines in cells] == [300, 300]
    assert max(len(line) for lines in cells for line in lines) <= 50


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["many words " * 450, "line\n" * 150], ids=["long", "tall"])
def test_no_word_falls_off_the_sheet(place: str, text: str) -> None:
    found = pieces(paper(*map(PLACES[place], ["short", text, text])))
    assert [flat(piece.text) for piece in found].count(flat(text)) == 2
    assert min(piece.lowest for piece in found) > 72, "the foot begins here"


def test_many_options_run_over_to_the_next_sheet() -> None:
    options = tuple(f"Option {n}: something that a school may offer to a child" for n in range(120))
    found = pieces(paper(Field("q", space="ticks", options=options), Words("q", "Amara", options=options), blank=True))
    assert min(piece.lowest for piece in found) > 72
    everything = flat("".join(piece.text for piece in found))
    assert all(everything.count(flat(option)) == 2 for option in options)


def test_each_line_stands_on_the_side_it_is_read_from() -> None:
    found = pieces(paper(Field("q", "שלום\nhello\n123\nمدرسة school مدرسة")))[3:]
    assert [(piece.text, piece.left > 300) for piece in found] == [("שלום", True), ("hello\n123", False), ("مدرسة school مدرسة", True)]


def plan(answers: int = 6, **more: object) -> PaperView:
    """25 pages in four sections, every kind of block."""
    fields = tuple(Field(f"Question {n}", f"Answer {n}. " + "It helps. " * n) for n in range(answers))
    words = (
        Words("What do you like?", "Amara", ("Friends", "Art"), "I like art\n\nand maths", by="20 November"),
        Line("As said to Tracy", "Tuesdays"),
    )
    rows = (Table("People", ("Name", "Role"), (("Sarah Social", "Social Worker"),)), Note("Ours"))
    pages = [Page(f"Page {n}", (*fields, *(words if n == 20 else ()), *(rows if n == 3 else ())), "About this page") for n in range(25)]
    parts = tuple(
        Part(name, tuple(pages[start::4]), letter=letter, under="Filled in by Sarah")
        for start, (letter, name) in enumerate({"A": "Social worker", "B": "Teacher", "C": "Views", "D": "Sign-off"}.items())
    )
    values = {
        "subtitle": "Autumn",
        "holder_line": "Made for the meeting",
        "footer": ("Made by Sarah on 20 November 2026",),
        "contents": True,
    }
    return PaperView("Plan of Amara Bell", parts, **{**values, **more})  # type: ignore[arg-type]


def test_a_long_plan_is_whole_tagged_and_named() -> None:
    pdf = compile_paper(plan())
    file, found = reader(pdf), pieces(pdf)
    root = file.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (True, "en-GB", True)
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp(pdf)
    assert [len([piece for piece in found if piece.tag == tag]) for tag in ("/Title", "/H1", "/H2")] == [1, 4, 25]
    assert len([piece for piece in found if piece.text.startswith("Answer ")]) == 150
    assert {piece.inside[-3:] for piece in found if piece.text in ("Name", "Role")} == {("/THead", "/TR", "/TH")}
    assert texts(pdf, "/BlockQuote") == ["I like art\n\nand maths"]
    assert "Amara's own words · 20 November" in [piece.text for piece in found]


def test_headings_have_no_gap_and_make_the_outline() -> None:
    pdf = compile_paper(plan())
    levels = [int(piece.tag[2:]) for piece in pieces(pdf) if re.fullmatch("/H[1-6]", piece.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [one.title if not isinstance(one, list) else len(one) for one in reader(pdf).outline]
    assert titles == ["A Social worker", 7, "B Teacher", 6, "C Views", 6, "D Sign-off", 6]


def test_every_sheet_says_for_whom_and_which_it_is() -> None:
    sheets = [page.extract_text() for page in reader(compile_paper(plan())).pages]
    assert len(sheets) >= 10
    for number, sheet in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "Made for the meeting" in sheet and "Made by Sarah on 20 November 2026" in sheet


def test_a_blank_form_asks_and_holds_no_answer() -> None:
    answered = Page(
        "Page",
        (Field("Like?", "SECRET", "SECRET", "Write clearly", "ticks", ("Yes", "No")), Words("Views?", "Amara", ("SECRET",), "SECRET")),
    )
    rows = Page("Rows", (Table("People", ("Name",), (("SECRET",),)), Line("SECRET", "SECRET"), Note("Ours")))
    parts = (Part("Part", (answered, rows)),)
    filled, blank = compile_paper(PaperView("Form", parts)), compile_paper(PaperView("Form", parts, blank=True))
    assert sum(piece.text.count("SECRET") for piece in pieces(filled)) == 7
    everything = "".join(page.extract_text() for page in reader(blank).pages) + xmp(blank) + "".join(piece.text for piece in pieces(blank))
    assert "SECRET" not in everything
    assert all(
        text in everything for text in ("Like?", "Write clearly", "Yes", "No", "Views?", "Amara's own words", "People", "Name", "Ours")
    )


def test_the_same_view_makes_the_same_bytes_also_at_the_same_time() -> None:
    first = compile_paper(plan(2))
    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(compile_paper, [plan(2)] * 6)) == {first}
    assert compile_paper(plan(2, made=dt.datetime(2026, 11, 20, 14, 32, tzinfo=dt.UTC))) != first


def test_a_character_without_a_font_is_logged_by_number_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        pdf = paper(Field("q", "private words \ue123 and \ue124"))
    assert caplog.messages == ["Paper without PDF/UA: 2 characters have no font"]
    assert reader(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert "pdfuaid" not in xmp(pdf)


def test_another_fault_is_named_and_raised(caplog: pytest.LogCaptureFixture) -> None:
    assert "pdfuaid" not in xmp(paper(title=""))
    assert caplog.messages == ["Paper without PDF/UA: PDF/UA-1 error: missing document title"]
    with pytest.raises(engine.typst.TypstError, match="lang"):
        paper(lang="not a language")


def test_fonts_are_ours_alone_and_each_has_its_licence() -> None:
    pdf = paper(*(Field("q", text) for text in SCRIPTS))
    used = {
        str(font["/BaseFont"]).split("+")[1]
        for page in reader(pdf).pages
        for font in (f.get_object() for f in page["/Resources"]["/Font"].values())
    }
    files = {path.stem.split("_")[0] for path in (HERE / "fonts").glob("*.ttf")}
    assert {name.split("-")[0] for name in used} <= files
    assert set(re.findall(r"^\| `(\w+)`", (HERE / "fonts/LICENSES.md").read_text(), re.MULTILINE)) == files
    assert "SIL OPEN FONT LICENSE Version 1.1" in (HERE / "fonts/OFL.txt").read_text()


def test_the_reading_can_fail() -> None:
    found = pieces(paper(Field("q", "one")))
    assert [(piece.tag, piece.inside, piece.text) for piece in found[-1:]] == [("/P", ("/Document", "/Div", "/Div"), "one")]
    assert [piece.text for piece in found] == ["A plan", "Page", "q", "one"]
