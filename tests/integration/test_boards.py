"""Boards of symbols: opened on the adult's device, answered picture by picture, read back where they belong."""

import io
import re

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from app.audit import SYSTEM
from app.children.actions.set_fact import set_fact
from app.desk.building.paper import Paper, build_parts
from app.desk.definition import HOLDERS
from app.paper.views import Pressed, Words
from app.versioned import Sent
from tests.client import Client, words_of
from tests.finishing import meet_today
from tests.hostile import HOSTILE
from tests.paper import pieces
from tests.people import DANIEL, LEO
from tests.statements import statements
from tests.world import World

SCHOOL, LEARNING, PEOPLE = "your-feelings-about-school", "your-feelings-about-learning", "your-relationship-with-your-teachers"
DOING = {"row": "reading-writing", "voice": "child", "helper": "helps", "helper_name": "Miss Okoro"}


def signal(address: str, board: str = "board.doing", strip: str = "board.strip") -> str:
    return f"{strip}.signal~{board}.{address.rpartition('/')[2]}~seen"


def note(address: str, board: str) -> dict[str, str]:
    """What makes a note of the adult's its own: the row of this board and visit."""
    return {"row": f"{board}.{address.rpartition('/')[2]}", "voice": "seen"}


def open_board(world: World, number: str = DANIEL, boards: str = "sen") -> tuple[Client, str]:
    tablet = world.client("tracy")
    return tablet, world.hand_over(tablet, number, boards)


def early(world: World) -> None:
    """Leo gets his first plan, of the Early Years."""
    client = world.client("sarah")
    assert client.post(f"/children/{LEO}/peps/new", data={"invited": ["child"]}).status_code == 303
    assert world.pep(LEO).form == "early_years"


def said(world: World, number: str, page: str, name: str = "sarah") -> str:
    return words_of(world.client(name).get(world.page(number, page)).text)


def test_a_statutory_child_answers_and_section_c_says_it_word_for_word(world: World) -> None:
    tablet, address = open_board(world)
    told = {signal(address): "pointed"}
    assert tablet.save(address, "board.doing", "liked_a_lot", **DOING, **told).status_code == 200
    assert tablet.save(address, "board.doing", "did_not_like", **{**DOING, "row": "singing"}, **told).status_code == 200
    html = world.client("sarah").get(world.page(DANIEL, LEARNING)).text
    page = words_of(html)
    assert "What do you like doing in school? Reading / writing: 'Liked a lot' Singing: 'Did not like'" in page
    assert re.search(r"Danny's own answer · Symbols · [^·]* · Miss Okoro helped · Danny pointed", page)
    assert "pictures/reading-writing.svg" in html and "pictures/singing.svg" in html
    assert "Reading / writing" not in said(world, DANIEL, SCHOOL)


def test_the_page_offers_every_picture_and_the_same_scale(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    html = tablet.get(address).text
    assert html.count("data-item=") == 24
    for row in re.findall(r'(?s)<div class="scale">(.*?)</div>', html):
        assert re.findall(r"scale__btn--(\w+)", row) == ["good", "middle", "bad"]


def test_taken_back_is_no_answer(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "ok", **DOING)
    tablet.save(address, "board.doing", seq=2, seen=1, **DOING)
    assert "Reading / writing" not in said(quick_world, DANIEL, LEARNING)
    assert quick_world.answer(DANIEL, "board.doing", "child").value is None


@pytest.mark.parametrize("text", ["loved_it", "liked_a_lot\nok", *HOSTILE[:3]])
def test_what_is_not_on_the_scale_is_refused(quick_world: World, text: str) -> None:
    tablet, address = open_board(quick_world)
    assert tablet.save(address, "board.doing", text, **DOING).status_code == 422
    assert quick_world.answer(DANIEL, "board.doing", "child") is None


@pytest.mark.parametrize(
    ("question", "row", "voice"),
    [
        ("board.doing", "no-such-picture", "child"),
        ("board.doing", "", "child"),
        ("board.doing", "reading-writing", "said"),
        ("school.like", "", "child"),  # a question of the same form, but of another module
        ("views.board.doing", "reading-writing", "child"),
        ("board.strip.saw", "board.doing.another-visit", "seen"),
        ("school.like", "", "seen"),
    ],
)
def test_a_visit_at_the_boards_opens_no_other_answer(quick_world: World, question: str, row: str, voice: str) -> None:
    tablet, address = open_board(quick_world)
    assert tablet.save(address, question, "ok", row=row, voice=voice).status_code == 404
    assert quick_world.answer(DANIEL, question, voice) is None


def test_hand_over_hand_is_kept_and_not_counted(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **DOING, **{signal(address): "hand_over_hand"})
    page = said(quick_world, DANIEL, LEARNING)
    assert "Reading / writing: 'Liked a lot' (An adult moved the hand: not counted as Danny's view)" in page
    stored = quick_world.answer(DANIEL, "board.doing", "child")
    assert (stored.text, stored.value, stored.signal) == ("liked_a_lot", None, "hand_over_hand")
    meet_today(quick_world, DANIEL)
    sign_off = words_of(quick_world.client("tracy").get(quick_world.page(DANIEL, "designated-teacher-sign-off")).text)
    assert "Danny has not answered yet." in sign_off


def test_how_it_was_told_may_be_noted_afterwards(world: World) -> None:
    """The same words come again with another signal; a late repetition of the first changes nothing."""
    tablet, address = open_board(world)
    tablet.save(address, "board.doing", "ok", **DOING)
    again = {"seq": 2, "seen": 1, signal(address): "hand_over_hand"}
    assert tablet.save(address, "board.doing", "ok", **DOING, **again).status_code == 200  # type: ignore[arg-type]
    assert world.answer(DANIEL, "board.doing", "child").signal == "hand_over_hand"
    tablet.save(address, "board.doing", "ok", **DOING)
    stored = world.answer(DANIEL, "board.doing", "child")
    assert (stored.signal, stored.version, stored.value) == ("hand_over_hand", 2, None)


def test_the_adults_strip_keeps_every_sign(quick_world: World) -> None:
    sarah, (tablet, address) = quick_world.client("sarah"), open_board(quick_world)
    for seq, text in enumerate(HOSTILE, start=1):
        saved = tablet.save(address, "board.strip.saw", text, seen=seq - 1, seq=seq, **note(address, "board.doing"))
        assert saved.status_code == 200
        page = sarah.get(quick_world.page(DANIEL, LEARNING)).text
        assert "Seen by Tracy Teacher" in words_of(page)
        assert quick_world.answer(DANIEL, "board.strip.saw", "seen").text == text


def test_the_strip_stands_beside_the_answer_and_not_in_it(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "ok", **DOING)
    tablet.save(address, "board.strip.prompts", "gesture", "spoken", **note(address, "board.doing"))
    tablet.save(address, "board.strip.sure", "fairly", **note(address, "board.doing"))
    tablet.save(address, "board.strip.where", "The rainbow room", **note(address, "all"))
    page = said(quick_world, DANIEL, LEARNING)
    noted = "What help came before the answers? A gesture or a look, Spoken words How certain are you? Fairly certain"
    assert re.search(r"How it went, noted by Tracy Teacher · [^·]* " + re.escape(noted), page)
    assert "The rainbow room" in said(quick_world, DANIEL, SCHOOL)  # of the whole visit: at its first board
    assert "The rainbow room" in tablet.get(address).text


def test_the_next_visit_sees_the_childs_answers_and_none_of_the_notes(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "ok", **DOING)
    tablet.save(address, "board.strip.saw", "He looked away first", **note(address, "board.doing"))
    assert "He looked away first" in tablet.get(address).text
    again = quick_world.client("tracy")
    html = again.get(quick_world.hand_over(again, DANIEL, "sen")).text
    assert 'value="ok" data-alone checked' in html
    assert "He looked away first" not in html


def test_who_may_read_the_board_of_people_is_chosen_first(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    row = {"row": "friends", "voice": "child"}
    tablet.save(address, "board.people", "liked_a_lot", **row)
    assert "My friends: 'Liked a lot'" not in said(quick_world, DANIEL, PEOPLE)
    tablet.save(address, "board.people", "liked_a_lot", seq=2, seen=1, **row, **{"people~reads": "team"})
    assert "My friends: 'Liked a lot'" in said(quick_world, DANIEL, PEOPLE)


def test_an_early_years_child_has_a_page_my_views(world: World) -> None:
    early(world)
    tablet, address = open_board(world, LEO, "early_years")
    tablet.save(address, "views.board.doing", "liked_a_lot", row="painting", voice="child", helper="helps", helper_name="Miss Okoro")
    page = said(world, LEO, "my-views")
    assert "What do you like doing in school? Painting: 'Liked a lot'" in page
    assert re.search(r"Leo's own answer · Symbols · [^·]* · Miss Okoro helped", page)
    meet_today(world, LEO)
    sign_off = words_of(world.client("tracy").get(world.page(LEO, "designated-teacher-sign-off")).text)
    assert "Leo has answered 1 question. Nothing is mandatory here" in sign_off
    answer = world.client("sarah").get(f"/peps/{world.pep(LEO).public_id}/print/pep.pdf", params={"holder": "mine"})
    assert "Painting: 'Liked a lot'" in "\n".join(piece.text for piece in pieces(answer.content))


def test_under_four_what_was_taken_and_what_an_adult_saw(quick_world: World) -> None:
    early(quick_world)
    tablet, address = open_board(quick_world, LEO, "this_or_that")
    tablet.save(address, "views.board.pairs", "water", row="sand.water", voice="child")
    tablet.save(address, "views.places", "the water tray, every morning", **note(address, "all"))
    page = said(quick_world, LEO, "my-views")
    assert "Sand or water play: 'Water play'" in page
    assert "Seen by Tracy Teacher · Leo goes first to …" in page
    assert "the water tray, every morning" in page
    assert "I like" not in page


def test_details_offer_the_boards_that_fit(quick_world: World) -> None:
    early(quick_world)
    details = quick_world.client("tracy").get(f"/peps/{quick_world.pep(LEO).public_id}/details").text
    offered = re.findall(r'name="path" value="(\w+)"', details)
    assert offered == ["this_or_that", "early_years"]  # Leo is three
    danny = quick_world.client("tracy").get(f"/peps/{quick_world.pep(DANIEL).public_id}/details").text
    assert re.findall(r'name="path" value="(\w+)"', danny)[-1] == "sen"
    assert "Professional Modules" in words_of(danny)


def test_a_board_of_another_form_is_not_found(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    answer = tablet.post(f"/peps/{quick_world.pep(DANIEL).public_id}/visits", data={"path": "early_years"})
    assert answer.status_code == 404


def test_without_javascript_the_page_saves_it_all(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    key = "board.doing~singing~child"
    answer = tablet.post(address, data={key: "ok", f"{key}:seen": "0", "helper": "helps", "helper_name": "Miss Okoro"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert "Singing: 'OK'" in said(quick_world, DANIEL, LEARNING)
    assert tablet.post(address, data={key: ["ok", "no_say"], f"{key}:seen": "1"}).status_code == 422


def test_a_board_costs_the_same_however_much_was_answered(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    with statements(quick_world.database) as few:
        tablet.get(address)
    for seq, row in enumerate(("singing", "painting", "building"), start=1):
        tablet.save(address, "board.doing", "ok", seq=seq, **{**DOING, "row": row})
    with statements(quick_world.database) as more:
        tablet.get(address)
    assert len(few) == len(more)


def test_paper_says_the_same(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **DOING)
    tablet.save(address, "board.strip.saw", "Danny laughed", **note(address, "board.doing"))
    answer = quick_world.client("sarah").get(f"/peps/{quick_world.pep(DANIEL).public_id}/print/pep.pdf", params={"holder": "mine"})
    text = "\n".join(piece.text for piece in pieces(answer.content))
    assert "Reading / writing: 'Liked a lot'" in text
    assert "Danny laughed" in text


def test_paper_shows_the_picture_of_what_was_chosen(quick_world: World) -> None:
    """Drawn as Section C shows it; of a pair what was taken, and of a pass its word alone."""
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **DOING)
    source = quick_world.source(DANIEL, "tracy", "designated_teacher")
    whole = Paper(source, HOLDERS["mine"], [source.reader], draw=lambda one: f"<svg>{one.picture}</svg>")
    cards = [block for part in build_parts(whole) for page in part.pages for block in page.blocks if isinstance(block, Words)]
    chosen = Pressed("Reading / writing: 'Liked a lot'", "<svg>reading-writing</svg>")
    assert [(card.pressed, card.picks) for card in cards if card.pressed] == [((chosen,), ())]
    before = paper_of(quick_world)
    tablet.save(address, "board.doing", "", seq=2, seen=1, **DOING)
    assert drawings(before) > drawings(paper_of(quick_world))


def paper_of(world: World) -> bytes:
    address = f"/peps/{world.pep(DANIEL).public_id}/print/pep.pdf"
    return bytes(world.client("tracy").get(address, params={"holder": "mine", "content": f"page:{LEARNING}"}).content)


def drawings(pdf: bytes) -> int:
    """Curves of everything that is drawn on the sheets."""
    read = PdfReader(io.BytesIO(pdf))
    return sum(ContentStream(page.get_contents(), read).get_data().count(b" c\n") for page in read.pages)


def test_the_symbols_of_a_child_are_chosen_and_what_is_gone_falls_back(quick_world: World) -> None:
    """No folder in this installation: a choice of one is not found, and one that was made before shows Pearl's own."""
    tracy, address = quick_world.client("tracy"), f"/peps/{quick_world.pep(DANIEL).public_id}"
    assert tracy.post(f"{address}/symbols", data={"symbols": "widgit", "seen": "0"}).status_code == 404
    assert tracy.post(f"{address}/symbols", data={"symbols": "", "seen": "0"}).status_code == 303
    quick_world.write(set_fact, child=quick_world.child(DANIEL), name="symbol_set", sent=Sent("widgit", 0), by=SYSTEM)
    assert "The symbols that were chosen (widgit) are not there any more." in words_of(tracy.get(f"{address}/details").text)
    tablet, board = open_board(quick_world)
    assert tablet.get(board).status_code == 200


def board_paper(world: World, name: str = "sarah", **choices: str) -> tuple[str, int]:
    """-> its text as its tags give it, and how many sheets it has."""
    address = f"/peps/{world.pep(DANIEL).public_id}/print/pep.pdf"
    answer = world.client(name).get(address, params={"content": "boards:sen", **choices})
    assert answer.status_code == 200, answer.text[:200]
    return "\n".join(piece.text for piece in pieces(answer.content)), len(PdfReader(io.BytesIO(answer.content)).pages)


def test_a_blank_board_on_paper_is_one_sheet_each(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **DOING)
    text, sheets = board_paper(quick_world, blank="yes")
    assert sheets == 6
    assert "✓" not in text
    for question in ("Are you happy in school?", "What do you like doing in school?", "How are changes for you?"):
        assert question in text
    assert text.count("I don't want to say") >= 24


def test_a_filled_board_on_paper_says_what_was_chosen_to_those_who_may_read_it(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **DOING)
    tablet.save(address, "board.people", "ok", row="friends", voice="child")  # nobody has been chosen to read it
    mine, sheets = board_paper(quick_world, holder="mine")
    assert (mine.count("✓"), sheets) == (1, 6)
    assert "✓ Liked a lot" in mine
    everybody, _ = board_paper(quick_world, holder="meeting")
    assert everybody.count("✓") == 0
    assert "pep.printed" in quick_world.events(DANIEL)


def test_no_paper_of_a_set_that_the_form_does_not_offer(quick_world: World) -> None:
    address = f"/peps/{quick_world.pep(DANIEL).public_id}/print/pep.pdf"
    answer = quick_world.client("sarah").get(address, params={"content": "boards:early_years"})
    assert answer.status_code == 404


def test_the_history_of_a_board_names_its_pictures(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "ok", **DOING)
    tablet.save(address, "board.doing", "liked_a_lot", seq=2, seen=1, **DOING)
    tablet.save(address, "board.doing", "did_not_like", **{**DOING, "row": "singing"})
    history = words_of(quick_world.client("sarah").get(f"{quick_world.page(DANIEL, LEARNING)}/answers/board.doing~~child/history").text)
    assert history.index("Singing") < history.index("Reading / writing")
    for words in ("Did not like", "Liked a lot", "OK"):
        assert words in history


def test_a_signed_off_plan_says_what_was_chosen_then(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "liked_a_lot", **DOING, **{signal(address): "pointed"})
    tablet.save(address, "board.strip.saw", "Danny laughed", **note(address, "board.doing"))
    quick_world.sign_off(DANIEL)
    page = words_of(quick_world.client("sarah").get(quick_world.page(DANIEL, LEARNING, status="signed_off")).text)
    assert "Reading / writing: 'Liked a lot'" in page
    assert "Danny pointed" in page
    assert "Danny laughed" in page


def test_one_tap_costs_what_a_save_costs_anywhere(quick_world: World) -> None:
    tablet, address = open_board(quick_world)
    tablet.save(address, "board.doing", "ok", **{**DOING, "row": "singing"})  # the section begins, and who helps is noted
    with statements(quick_world.database) as board:
        tablet.save(address, "board.doing", "ok", **DOING)
    again = quick_world.client("tracy")
    path = quick_world.hand_over(again, DANIEL)
    helped = {"voice": "child", "helper": "helps", "helper_name": "Miss Okoro"}
    again.save(path, "school.hard.words", "The noise", **helped)
    with statements(quick_world.database) as typed:
        again.save(path, "school.like.words", "Zara", **helped)
    assert len(board) == len(typed)


def test_staff_add_a_picture_to_a_childs_board(world: World) -> None:
    tracy, address = world.client("tracy"), f"/peps/{world.pep(DANIEL).public_id}"
    add = {"board": "doing", "picture": "bikes"}
    assert tracy.post(f"{address}/board-items", data={**add, "seen": "0"}).status_code == 303
    assert "Bikes (What do you like doing in school?)" in words_of(tracy.get(f"{address}/details").text)
    tablet, board = open_board(world)
    assert tablet.get(board).text.count("data-item=") == 25
    tablet.save(board, "board.doing", "liked_a_lot", **{**DOING, "row": "bikes"})
    assert "Bikes: 'Liked a lot'" in said(world, DANIEL, LEARNING)
    again = world.client("tracy")
    assert again.post(f"{address}/board-items", data={"remove": "doing bikes", "seen": "1"}).status_code == 303
    tablet, board = open_board(world)
    assert tablet.get(board).text.count("data-item=") == 24
    assert "Bikes: 'Liked a lot'" in said(world, DANIEL, LEARNING)  # what was said stays


@pytest.mark.parametrize(
    "data",
    [
        {"board": "doing", "picture": "no-such-picture", "seen": "0"},
        {"board": "no-such-board", "picture": "bikes", "seen": "0"},
        {"board": "doing", "picture": "bikes", "seen": "x"},
        {"board": "doing\n", "picture": "bikes", "seen": "0"},
    ],
)
def test_what_is_not_offered_is_not_added(quick_world: World, data: dict[str, str]) -> None:
    tracy, address = quick_world.client("tracy"), f"/peps/{quick_world.pep(DANIEL).public_id}"
    assert tracy.post(f"{address}/board-items", data=data).status_code == 404
    tablet, board = open_board(quick_world)
    assert tablet.get(board).text.count("data-item=") == 24


def test_no_more_than_six_are_added(quick_world: World) -> None:
    tracy, address = quick_world.client("tracy"), f"/peps/{quick_world.pep(DANIEL).public_id}"
    for seen, picture in enumerate(("bikes", "sand", "water", "puzzles", "garden", "cooking", "pe")):
        answer = tracy.post(f"{address}/board-items", data={"board": "doing", "picture": picture, "seen": str(seen)})
        assert answer.status_code == (303 if seen < 6 else 404)
    assert "Six pictures are added" in words_of(tracy.get(f"{address}/details").text)
