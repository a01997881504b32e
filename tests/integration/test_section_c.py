"""/peps/{pep}/your-feelings-about-school: who reads what, and adults' lines beside the child's."""

import pytest
import sqlalchemy as sa

from app.access import Role
from app.audit import SYSTEM
from app.children.actions.grant_access import end_access, grant_access
from app.children.tables import Access
from app.db import table_of
from app.pep.tables import SectionRead
from tests.client import words_of
from tests.people import AMARA
from tests.world import VIEWS, World

READS, ACCESS = table_of(SectionRead), table_of(Access)
WORDS = "The lunch hall is too loud & I hide"


def say(world: World) -> None:
    tablet = world.client("tracy")
    tablet.save(world.hand_over(tablet, AMARA), "school.hard.words", WORDS, voice="child")


@pytest.mark.parametrize(("name", "reads"), [("sarah", True), ("tracy", True), ("vera", True), ("callum", False), ("ian", False)])
def test_the_teacher_the_social_worker_and_the_virtual_school_read_it(quick_world: World, name: str, reads: bool) -> None:
    """Ruling 14's default. The others learn that there is an answer, not what it says."""
    say(quick_world)
    page = words_of(quick_world.client(name).get(quick_world.page(AMARA, VIEWS)).text)
    assert (WORDS in page) is reads
    assert ("Amara has answered this for the teacher and the social worker." in page) is not reads
    details = words_of(quick_world.client(name).get(f"/peps/{quick_world.pep(AMARA).public_id}/details").text)
    assert (WORDS in details) is reads


def test_who_comes_later_does_not_read_what_was_said_before_but_a_successor_does(world: World) -> None:
    say(world)
    row = world.read(ACCESS.select().where(ACCESS.c.person == world.person("tracy"), ACCESS.c.child == world.child(AMARA)))[0]
    world.write(grant_access, child=world.child(AMARA), person=world.person("norah"), role=Role.DESIGNATED_TEACHER, by=SYSTEM)
    assert WORDS not in words_of(world.client("norah").get(world.page(AMARA, VIEWS)).text)
    mine = world.read(ACCESS.select().where(ACCESS.c.person == world.person("norah"), ACCESS.c.child == world.child(AMARA)))[0]
    world.write(end_access, child=world.child(AMARA), access=mine.id, by=SYSTEM)
    world.write(
        grant_access, child=world.child(AMARA), person=world.person("norah"), role=Role.DESIGNATED_TEACHER, by=SYSTEM, succeeds=row.id
    )
    assert WORDS in words_of(world.client("norah").get(world.page(AMARA, VIEWS)).text)


def test_an_adult_writes_beside_as_said_and_as_seen_and_never_over_it(world: World) -> None:
    say(world)
    client, address = world.client("tracy"), world.page(AMARA, VIEWS)
    assert client.save(address, "school.hard", "Amara told me: the noise", voice="said").status_code == 200
    assert client.save(address, "school.hard", "She covers her ears", voice="seen").status_code == 200
    page = words_of(world.client("sarah").get(address).text)
    assert "Amara's words, as said to Tracy Teacher" in page
    assert "What Tracy Teacher saw or thinks" in page
    assert page.index(WORDS) < page.index("Amara told me: the noise") < page.index("She covers her ears")
    assert world.answer(AMARA, "school.hard.words", "child").text == WORDS
    refused = client.save(address, "school.hard.words", "changed", voice="child", seen=1)
    assert refused.status_code == 403
    assert world.answer(AMARA, "school.hard.words", "child").text == WORDS


def test_two_adults_keep_a_line_each(world: World) -> None:
    address = world.page(AMARA, VIEWS)
    assert world.client("tracy").save(address, "school.safe", "In the library", voice="said").status_code == 200
    assert world.client("sarah").save(address, "school.safe", "With Zara", voice="said").status_code == 200
    page = words_of(world.client("tracy").get(address).text)
    assert "With Zara" in page
    assert "In the library" in page


@pytest.mark.parametrize(
    ("name", "status"), [("sarah", 200), ("tracy", 200), ("callum", 200), ("ian", 403), ("vera", 403), ("amanda", 403), ("norah", 404)]
)
def test_who_may_write_beside(quick_world: World, name: str, status: int) -> None:
    assert quick_world.client(name).save(quick_world.page(AMARA, VIEWS), "school.safe", "x", voice="seen").status_code == status


def test_opening_a_childs_words_is_recorded_once_a_day(world: World) -> None:
    say(world)
    client, address = world.client("sarah"), world.page(AMARA, VIEWS)
    for _ in range(2):
        client.get(address)
    assert world.read(sa.select(READS.c.person)) == [(world.person("sarah"),)]
    assert world.events(AMARA).count("section_c.read") == 1


def test_reading_a_childs_words_in_the_details_is_recorded_too(world: World) -> None:
    sarah, address = world.client("sarah"), f"/peps/{world.pep(AMARA).public_id}/details"
    sarah.get(address)
    assert world.count(READS) == 0
    say(world)
    assert WORDS in words_of(sarah.get(address).text)
    assert world.read(sa.select(READS.c.person)) == [(world.person("sarah"),)]
    assert WORDS not in words_of(world.client("ian").get(address).text)
    assert world.read(sa.select(READS.c.person)) == [(world.person("sarah"),)]
    assert world.events(AMARA).count("section_c.read") == 1


def test_the_page_tells_staff_where_to_turn_when_worried(quick_world: World) -> None:
    page = words_of(quick_world.client("tracy").get(quick_world.page(AMARA, VIEWS)).text)
    assert "Worried by something here? Tell your safeguarding lead now. Pearl does not." in page
    assert "Amara has not answered this yet." in page
