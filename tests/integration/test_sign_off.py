"""Social Worker Sign Off and Designated Teacher Sign Off: what is outstanding, Mark completed, its undo, and what it locks."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app import clock
from app.audit import SYSTEM
from app.children.actions.set_fact import set_fact
from app.db import table_of
from app.pep.tables import Section
from app.versioned import Sent
from tests.client import Client, words_of
from tests.finishing import WHO, WHY, answer_all, confirm, mark, meet_today
from tests.hostile import HOSTILE
from tests.people import AMARA, MATHS, NADIA, PRIYA, SAM
from tests.statements import statements
from tests.world import World

SECTIONS = table_of(Section)
SW, DT, CARE, VIEWS = "social-worker-sign-off", "designated-teacher-sign-off", "care-information", "your-feelings-about-school"


def complete(world: World, client: Client, letter: str, page: str = SW, number: str = AMARA, **more: str) -> tuple[int, str]:
    """Presses Mark completed. -> status and what is then read."""
    response = client.post(world.page(number, page), data={"complete": letter, **more})
    if response.status_code == 303:
        return 303, str(response.headers["location"]).rpartition("?done=")[2]
    return response.status_code, words_of(response.text)


def marks(world: World, number: str = AMARA, status: str = "open") -> str:
    """Letters of the sections that are marked."""
    pep = world.pep(number, status=status).id
    found = world.read(
        sa.select(SECTIONS.c.letter).where(SECTIONS.c.pep == pep, SECTIONS.c.completed_at.is_not(None)).order_by(SECTIONS.c.letter)
    )
    return "".join(row.letter for row in found)


def ready(world: World, letter: str = "a", number: str = AMARA) -> None:
    meet_today(world, number)
    answer_all(world, number, letter)


def test_the_page_lists_what_is_outstanding_with_links(quick_world: World) -> None:
    html = quick_world.client("sarah").get(quick_world.page(AMARA, SW)).text
    assert "Care Information: What is Amara's legal status?" in words_of(html)
    pep = quick_world.pep(AMARA).public_id
    assert f'href="/peps/{pep}/{CARE}#field-care.legal_status~~adult"' in html
    assert "A section can be completed from that day on" in words_of(html)
    assert f'href="/peps/{pep}/the-pep-meeting#meeting-view"' in html


def test_mark_completed_says_who_in_which_role_and_when(world: World) -> None:
    ready(world)
    client = world.client("sarah")
    assert complete(world, client, "a") == (303, "completed")
    page = words_of(client.get(world.page(AMARA, SW) + "?done=completed").text)
    at = clock.local(
        world.one(sa.select(SECTIONS.c.completed_at).where(SECTIONS.c.pep == world.pep(AMARA).id, SECTIONS.c.letter == "a"))[0]
    )
    assert f"Sarah Social (Social Worker) marked section A completed on {at:%-d %B %Y} at {at:%H:%M}." in page
    assert "Successful!" in page
    assert marks(world) == "a"
    assert world.events(AMARA)[-1] == "section.completed"


def test_what_is_missing_is_named_and_nothing_is_marked(quick_world: World) -> None:
    meet_today(quick_world, AMARA)
    status, words = complete(quick_world, quick_world.client("sarah"), "a")
    assert status == 422
    assert "10 things are still missing This section cannot be marked completed yet. What you wrote is saved." in words
    assert "Social Worker Sign Off: At what time does it start?" in words
    assert marks(quick_world) == ""


def test_not_before_the_day_of_the_meeting(quick_world: World) -> None:
    answer_all(quick_world, AMARA, "a")
    status, words = complete(quick_world, quick_world.client("sarah"), "a")
    assert (status, f"The PEP meeting is on {quick_world.pep(AMARA).meeting_date:%A %-d %B %Y}." in words) == (422, True)
    assert marks(quick_world) == ""


def test_a_teachers_section_needs_the_confirmed_meeting_and_the_next_date(quick_world: World) -> None:
    meet_today(quick_world, AMARA)
    client = quick_world.client("tracy")
    status, words = complete(quick_world, client, "b", DT)
    assert (status, "Nobody has confirmed yet that the PEP meeting has occurred." in words) == (422, True)
    assert "Social Worker Sign Off: When is Amara's next PEP meeting?" in words
    answer_all(quick_world, AMARA, "b")
    assert complete(quick_world, client, "b", DT)[0] == 422
    confirm(quick_world, AMARA)
    assert complete(quick_world, client, "b", DT) == (303, "completed")


def test_a_time_that_is_none_does_not_count(quick_world: World) -> None:
    ready(quick_world)
    client, address = quick_world.client("sarah"), quick_world.page(AMARA, SW)
    assert client.save(address, "meeting.next_time", "half past two", seen=1).status_code == 200
    status, words = complete(quick_world, client, "a")
    assert (status, "1 thing is still missing" in words, "At what time does it start?" in words) == (422, True, True)


def test_without_javascript_what_was_typed_is_saved_before_the_mark(world: World) -> None:
    meet_today(world, AMARA)
    day = f"{clock.today() + dt.timedelta(days=80):%d/%m/%Y}"
    client, key = world.client("sarah"), "meeting.next_date~~adult"
    response = client.post(world.page(AMARA, SW), data={key: day, f"{key}:seen": "0", "complete": "a"})
    assert response.status_code == 422  # the rest is missing, and the day is kept
    assert world.answer(AMARA, "meeting.next_date").text == day
    assert "When is Amara's next PEP meeting?" not in words_of(response.text).partition("still missing")[2]


def test_a_reason_stands_in_place_of_the_next_date_of_a_last_plan(quick_world: World) -> None:
    ready(quick_world)
    client, address = quick_world.client("sarah"), quick_world.page(AMARA, SW)
    for question, text in (("meeting.next_date", ""), ("meeting.next_time", ""), ("meeting.last_plan", "adopted")):
        assert client.save(address, question, text, seen=int(not text)).status_code == 200
    assert "None: adopted, or special guardianship" in words_of(client.get(address).text)
    assert complete(quick_world, client, "a") == (303, "completed")


def test_a_completed_section_is_only_read_and_a_late_save_says_why(world: World) -> None:
    ready(world)
    client, address = world.client("sarah"), world.page(AMARA, CARE)
    before = world.page(AMARA, "personal-information")
    assert 'name="personal.medical~~adult"' in client.get(before).text
    mark(world, AMARA, "a", "sarah")
    for page in (address, before):
        html = client.get(page).text
        assert "data-answer" not in html
        assert "It can be changed again when it is reopened on Social Worker Sign Off." in words_of(html)
    for question in ("personal.medical", "personal.surname"):
        refused = client.save(before, question, MATHS, seen=1)
        assert refused.status_code == 423
        assert "Sarah Social (Social Worker) marked section A completed on" in words_of(refused.text)
        assert "It can be reopened until the PEP goes to the Virtual School." in words_of(refused.text)
    assert world.answer(AMARA, "personal.medical") is None
    posted = client.post(before, data={"personal.medical~~adult": MATHS, "personal.medical~~adult:seen": "0"})
    assert (posted.status_code, MATHS in words_of(posted.text)) == (423, True)
    assert "marked section A completed on" in words_of(posted.text)


def test_rows_and_confirmations_of_a_completed_section_stand_as_well(world: World) -> None:
    ready(world)
    client, address = world.client("sarah"), world.page(AMARA, "key-contacts")
    key = re.search(r'id="row-([0-9a-f]{20})"', client.get(address).text)
    assert key is not None
    mark(world, AMARA, "a", "sarah")
    for button in ("remove", "up", "restore"):
        assert client.post(address, data={button: f"contacts:{key[1]}"}).status_code == 423
    sure = client.post(f"{world.page(AMARA)}/answers/personal.upn~~adult/sure", data={"version": "1"})
    assert sure.status_code == 409
    assert key[1] in client.get(address).text


def test_the_rest_of_the_pep_stays_open(quick_world: World) -> None:
    ready(quick_world)
    mark(quick_world, AMARA, "a", "sarah")
    assert "data-answer" in quick_world.client("tracy").get(quick_world.page(AMARA, "attendance")).text


def test_reopen_is_the_undo_and_is_recorded(world: World) -> None:
    ready(world)
    client = world.client("sarah")
    mark(world, AMARA, "a", "sarah")
    assert "Reopen this section" in words_of(client.get(world.page(AMARA, SW)).text)
    response = client.post(world.page(AMARA, SW), data={"reopen": "a"})
    assert (response.status_code, response.headers["location"].rpartition("?")[2]) == (303, "done=reopened")
    assert (marks(world), world.events(AMARA)[-1]) == ("", "section.reopened")
    assert client.save(world.page(AMARA), "personal.medical", MATHS).status_code == 200
    before = world.events(AMARA)
    assert client.post(world.page(AMARA, SW), data={"reopen": "a"}).status_code == 303  # nothing to undo: nothing is recorded
    assert world.events(AMARA) == before


@pytest.mark.parametrize("how", ["finished", "did_not_wish", "not_asked"])
def test_a_young_persons_section_is_never_held_up_by_empty_answers(world: World, how: str) -> None:
    meet_today(world, AMARA)
    client = world.client("tracy")
    assert complete(world, client, "c", DT, how=how) == (303, "completed")
    labels = {
        "finished": "Amara is finished.",
        "did_not_wish": "Amara did not wish to take part.",
        "not_asked": "Amara has not been asked yet.",
    }
    assert labels[how] in words_of(client.get(world.page(AMARA, DT)).text)
    assert "data-answer" not in client.get(world.page(AMARA, VIEWS)).text
    assert "reopened on Designated Teacher Sign Off" in words_of(client.get(world.page(AMARA, VIEWS)).text)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "How did Amara take part? Choose one, then press Mark completed."),
        ({"how": "made up"}, "How did Amara take part? Choose one, then press Mark completed."),
        ({"how": "helped", "who": "  "}, "Who helped Amara? Write the name, then press Mark completed."),
    ],
)
def test_how_the_young_person_took_part_is_said(quick_world: World, more: dict[str, str], words: str) -> None:
    meet_today(quick_world, AMARA)
    status, read = complete(quick_world, quick_world.client("tracy"), "c", DT, **more)
    assert (status, words in read, marks(quick_world)) == (422, True, "")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_helper_is_shown_as_typed(quick_world: World, name: str) -> None:
    meet_today(quick_world, PRIYA)
    client = quick_world.client("tracy")
    assert complete(quick_world, client, "c", DT, PRIYA, how="helped", who=f"x{name}x") == (303, "completed")
    assert f"Priya is finished, with help of {' '.join(f'x{name}x'[:100].split())}" in words_of(
        client.get(quick_world.page(PRIYA, DT)).text
    )


def test_a_childs_new_visit_undoes_the_mark(world: World) -> None:
    meet_today(world, AMARA)
    mark(world, AMARA, "c", "tracy", "finished")
    world.hand_over(world.client("tracy"), AMARA)
    assert (marks(world), world.events(AMARA)[-2:]) == ("", ["section.reopened", "visit.opened"])


def test_words_of_a_visit_that_is_still_open_are_taken_and_undo_the_mark(world: World) -> None:
    meet_today(world, AMARA)
    tablet = world.client("tracy")
    path = world.hand_over(tablet, AMARA)
    mark(world, AMARA, "c", "tracy", "finished")
    assert tablet.save(path, "school.like.words", MATHS, voice="child").status_code == 200
    assert (marks(world), world.answer(AMARA, "school.like.words", "child").text) == ("", MATHS)


def test_the_third_mark_submits_and_then_nothing_changes(world: World) -> None:
    for letter in "ab":
        ready(world, letter)
    confirm(world, AMARA)
    teacher, worker = world.client("tracy"), world.client("sarah")
    assert complete(world, teacher, "c", DT, how="finished") == (303, "completed")
    assert complete(world, worker, "a") == (303, "completed")
    assert complete(world, teacher, "b", DT) == (303, "submitted")
    pep = world.pep(AMARA, status="submitted")
    assert world.events(AMARA)[-2:] == ["section.completed", "pep.submitted"]
    address = f"/peps/{pep.public_id}/"
    html = worker.get(address + SW).text
    assert "This PEP is with the Virtual School and cannot be changed now." in words_of(html)
    assert "Mark completed" not in html
    assert "Reopen" not in html
    assert worker.save(address + "personal-information", "personal.medical", MATHS).status_code == 423
    for data in ({"reopen": "a"}, {"complete": "a"}):
        assert worker.post(address + SW, data=data).status_code == 423
    assert marks(world, status="submitted") == "abc"


def test_pressed_twice_at_once_it_is_marked_once(world: World) -> None:
    ready(world)
    client = world.client("sarah")
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: complete(world, client, "a")[0], range(2))) == [303, 303]
    assert world.events(AMARA).count("section.completed") == 1


def test_not_known_yet_is_listed_with_why_and_who(quick_world: World) -> None:
    ready(quick_world)
    page = words_of(quick_world.client("sarah").get(quick_world.page(AMARA, SW)).text)
    assert f"What is Amara's legal status? {WHY} {WHO}" in page
    assert f"What is Amara's legal status? {WHY} {WHO}" in words_of(
        quick_world.client("vera").get(quick_world.page(AMARA, "pep-sign-off")).text
    )


def test_the_virtual_school_sees_what_sign_off_still_needs(quick_world: World) -> None:
    client = quick_world.client("vera")
    page = words_of(client.get(quick_world.page(AMARA, "pep-sign-off")).text)
    assert "Not ready for sign-off yet." in page
    assert "Care Information: What is Amara's legal status?" in page
    for letter in "ab":
        ready(quick_world, letter)
    confirm(quick_world, AMARA)
    for letter, name, reason in (("a", "sarah", ""), ("b", "tracy", ""), ("c", "tracy", "did_not_wish")):
        mark(quick_world, AMARA, letter, name, reason)
    html = client.get(f"/peps/{quick_world.pep(AMARA, status='submitted').public_id}/pep-sign-off").text
    assert "Everything that sign-off needs is there." in words_of(html)
    assert "Confirmed by Tracy Teacher" in words_of(html)
    assert "<button" not in html.partition('class="signing"')[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("name", "number", "letter", "status"),
    [
        ("tracy", AMARA, "a", 403), ("sarah", AMARA, "b", 403), ("sarah", AMARA, "c", 403), ("callum", AMARA, "a", 403),
        ("ian", AMARA, "a", 403), ("vera", AMARA, "a", 403), ("vera", AMARA, "b", 403), ("vera", AMARA, "d", 403),
        ("amanda", AMARA, "a", 403), ("norah", AMARA, "a", 404),
        ("tracy", NADIA, "b", 404), ("sarah", SAM, "a", 404), ("sarah", AMARA, "x", 404),
    ],
)  # fmt: skip
def test_only_who_completes_a_section_marks_it(quick_world: World, name: str, number: str, letter: str, status: int) -> None:
    ready(quick_world)
    client = quick_world.client(name)
    for button in ("complete", "reopen"):
        assert client.post(quick_world.page(number, SW), data={button: letter, "how": "finished"}).status_code == status
    assert marks(quick_world) == ""


def test_a_button_of_another_page_does_nothing_here(quick_world: World) -> None:
    ready(quick_world)
    assert quick_world.client("sarah").post(quick_world.page(AMARA), data={"complete": "a"}).status_code == 303
    assert marks(quick_world) == ""


def test_without_a_school_the_section_is_the_virtual_schools(world: World) -> None:
    world.write(set_fact, child=world.child(AMARA), name="in_education", sent=Sent("no", seen=0), by=SYSTEM)
    ready(world, "b")
    confirm(world, AMARA)
    client, attendance = world.client("vera"), world.page(AMARA, "attendance")
    assert "No school at present: Virtual School to complete" in words_of(client.get(attendance).text)
    assert 'data-answer="attendance' in client.get(attendance).text
    assert world.client("tracy").post(world.page(AMARA, DT), data={"complete": "b"}).status_code == 403
    assert complete(world, client, "b", DT) == (303, "completed")
    assert "No school at present: completed by Vera Virtual." in words_of(client.get(world.page(AMARA, DT)).text)


def test_the_same_statements_whatever_is_outstanding(world: World) -> None:
    client, counts = world.client("sarah"), []
    for address in (world.page(PRIYA, SW), world.page(AMARA, SW)):
        with statements(world.database) as sent:
            client.get(address)
        counts.append(len(sent))
        answer_all(world, AMARA, "a")
    assert counts == [7, 7]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(quick_world: World, method: str) -> None:
    assert quick_world.client("sarah").request(method, quick_world.page(AMARA, SW)).status_code == 405
