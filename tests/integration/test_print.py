"""/peps/{pep}/print: who will hold the paper decides what stands on it (ruling 19)."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from app.audit import SYSTEM
from app.db import rows
from app.pep.actions.record_reading import record_paper
from app.pep.actions.set_override import set_override
from app.pep.rules.known import Override
from tests.client import Client, words_of
from tests.hostile import MARKUP, SCRIPTS, SIGNS, TEMPLATES
from tests.paper import pieces
from tests.people import AMARA, ELLIE
from tests.statements import statements
from tests.world import ANSWERS, PAGE, World

CARE = "care-information"
ADDRESS = "7 Quarry Bank, Zanzibar Lane"
EVERY_HOLDER = ("meeting", "person", "child", "parent", "mine")


def paper(client: Client, world: World, number: str = AMARA, *, status: int = 200, **choices: str) -> str:
    """-> the text of the paper as its tags give it, without white space at line ends."""
    response = client.get(f"/peps/{world.pep(number).public_id}/print/pep.pdf", params=choices)
    assert response.status_code == status, response.text[:200]
    return flat("\n".join(piece.text for piece in pieces(response.content))) if status == 200 else ""


def flat(text: str) -> str:
    return re.sub(r"[\s\u202a-\u202e]", "", text)


def person(client: Client, world: World, name: str) -> str:
    """What the form offers for somebody on the list."""
    page = client.get(f"/peps/{world.pep(AMARA).public_id}/print").text
    found = re.search(rf'<option value="([0-9a-f]+)">{name}', page)
    assert found is not None
    return found[1]


def hear(world: World, *answers: tuple[str, str]) -> None:
    """The child answers on a tablet."""
    tablet = world.client("tracy")
    address = world.hand_over(tablet, AMARA)
    for question, text in answers:
        assert tablet.save(address, question, text, voice="child").status_code == 200


def narrow(world: World, question: str, audience: str) -> None:
    def action(db: Any) -> None:
        rows(db, sa.update(ANSWERS).where(ANSWERS.c.question == question, ANSWERS.c.voice == "child").values(audience=audience))
        record_paper(db, pep=world.pep(AMARA).id, child=world.child(AMARA), by=SYSTEM)  # some event: the write owes one

    world.write(action)


def test_the_form_asks_who_will_hold_it_first(quick_world: World) -> None:
    page = words_of(quick_world.client("sarah").get(f"/peps/{quick_world.pep(AMARA).public_id}/print?page={CARE}").text)
    assert page.index("Who will hold this paper?") < page.index("What stands on it?")
    for holder in ("The meeting", "One person", "A parent", "My own file"):
        assert holder in page


@pytest.mark.parametrize("text", [*MARKUP[:4], *TEMPLATES[:3], *SIGNS, *SCRIPTS])
def test_what_was_typed_stands_on_the_paper_exactly(quick_world: World, text: str) -> None:
    sarah = quick_world.client("sarah")
    assert sarah.save(quick_world.page(AMARA), "personal.medical", text).status_code == 200
    assert flat(text) in paper(sarah, quick_world, holder="mine", content=f"page:{PAGE}")


def test_rows_options_and_what_is_not_known_stand_on_it(quick_world: World) -> None:
    tracy, address = quick_world.client("tracy"), quick_world.page(ELLIE, "transitions")
    for end, words in (("not_known", "The panel meets in May"), ("finds_out", "Ms Adeyemi")):
        assert tracy.save(address, f"transition.due.{end}", words).status_code == 200
    found = paper(tracy, quick_world, ELLIE, holder="mine")
    for words in ("Moira Finlay", "Carer or key worker", "Solve two-step equations", "Unchanged since May"):
        assert flat(words)[:20] in found
    assert flat("Not known yet. The panel meets in May · Ms Adeyemi finds out") in found


def test_a_shielded_address_is_on_the_social_workers_own_file_and_on_nobody_elses(quick_world: World) -> None:
    sarah, tracy = quick_world.client("sarah"), quick_world.client("tracy")
    assert sarah.save(quick_world.page(AMARA, CARE), "care.placement_address", ADDRESS).status_code == 200
    assert flat(ADDRESS) in paper(sarah, quick_world, holder="mine")
    for holder in EVERY_HOLDER:
        chosen = person(sarah, quick_world, "Tracy Teacher")
        for client in (sarah, tracy):
            if (client, holder) != (sarah, "mine"):
                assert "Zanzibar" not in paper(client, quick_world, holder=holder, person=chosen), holder


def test_immigration_is_on_no_paper_at_all(quick_world: World) -> None:
    question, form = "personal.immigration", quick_world.pep(AMARA).form
    values = {"authority": quick_world.pep(AMARA).authority, "form": form, "question": question, "to": Override(asked=True)}
    quick_world.write(set_override, **values, reason="College funding", by=SYSTEM)
    sarah, address = quick_world.client("sarah"), quick_world.page(AMARA)
    assert "What is Amara's immigration status?" in words_of(sarah.get(address).text)
    assert sarah.save(address, question, "refugee").status_code == 200
    for holder in ("mine", "meeting"):
        assert "immigration" not in paper(sarah, quick_world, holder=holder)
        assert "immigration" not in paper(sarah, quick_world, holder=holder, blank="yes")


@pytest.mark.parametrize(
    ("audience", "holder", "stands"),
    [
        ("team", "mine", True),
        ("team", "meeting", False),
        ("team", "child", True),
        ("team", "parent", False),
        ("everyone", "meeting", True),
        ("everyone", "parent", False),
        ("unset", "mine", False),
        ("unset", "meeting", False),
    ],
)
def test_a_childs_answer_stands_only_where_it_may_be_read(quick_world: World, audience: str, holder: str, stands: bool) -> None:
    hear(quick_world, ("school.like.words", "The old pear tree"))
    narrow(quick_world, "school.like.words", audience)
    found = paper(quick_world.client("sarah"), quick_world, holder=holder)
    assert ("Theoldpeartree" in found) is stands
    kept_back = "hasansweredthisforsomepeopleonly" in found
    assert kept_back is (not stands and holder not in ("child", "parent"))


def test_for_one_person_what_both_may_read(quick_world: World) -> None:
    hear(quick_world, ("school.like.words", "The old pear tree"))
    sarah = quick_world.client("sarah")
    assert "Theoldpeartree" in paper(sarah, quick_world, holder="person", person=person(sarah, quick_world, "Tracy Teacher"))
    assert "Theoldpeartree" not in paper(sarah, quick_world, holder="person", person=person(sarah, quick_world, "Callum Carer"))


def test_the_meeting_sheet_begins_with_the_childs_words(quick_world: World) -> None:
    hear(quick_world, ("school.hard.words", "The bell is loud"))
    narrow(quick_world, "school.hard.words", "everyone")
    found = paper(quick_world.client("tracy"), quick_world, holder="meeting", content="meeting-sheet")
    assert found.index("Thebellisloud") < found.rindex(flat("What we know and what we plan for Amara"))
    assert flat("At the meeting") in found


def test_a_blank_paper_asks_and_holds_no_answer(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    sarah.save(quick_world.page(AMARA), "personal.medical", "Zanzibar fever")
    assert "Zanzibarfever" in paper(sarah, quick_world, holder="mine")
    blank = paper(sarah, quick_world, holder="mine", blank="yes")
    assert flat("Which health needs must school know about?") in blank
    assert "Zanzibar" not in blank


def test_one_section_or_one_page_alone(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    section = paper(sarah, quick_world, holder="mine", content="section:a")
    assert flat("Care Information") in section
    assert flat("SMART Targets") not in section
    assert flat("Care Information") not in paper(sarah, quick_world, holder="mine", content=f"page:{PAGE}")


def test_each_paper_is_recorded_and_says_for_whom_by_whom_and_when(quick_world: World) -> None:
    sarah, before = quick_world.client("sarah"), quick_world.events(AMARA).count("pep.printed")
    response = sarah.get(f"/peps/{quick_world.pep(AMARA).public_id}/print/pep.pdf?holder=parent")
    sarah.get(f"/peps/{quick_world.pep(AMARA).public_id}/print/pep.pdf?holder=parent")
    assert quick_world.events(AMARA).count("pep.printed") == before + 2
    assert response.headers["content-disposition"] == f'inline; filename="PEP-{AMARA}.pdf"'
    found = flat("\n".join(piece.text for piece in pieces(response.content)))
    assert "Madeforaparent" in found
    assert "MadebySarahSocial" in found


@pytest.mark.parametrize(
    "choices", [{"holder": "nobody"}, {"holder": "person", "person": "x"}, {"content": "section:x"}, {"content": "page:x"}]
)
def test_a_choice_that_is_not_ours_is_not_found(quick_world: World, choices: dict[str, str]) -> None:
    paper(quick_world.client("sarah"), quick_world, status=404, **choices)


@pytest.mark.parametrize("tail", ["print", "print/pep.pdf"])
def test_not_mine_is_not_found_without_the_right_it_is_refused_and_only_reading_is_possible(quick_world: World, tail: str) -> None:
    address = f"/peps/{quick_world.pep(AMARA).public_id}/{tail}"
    assert quick_world.client("norah").get(address).status_code == 404
    assert quick_world.client("amanda").get(address).status_code == 403
    assert quick_world.client("sarah").delete(address).status_code == 405


def test_a_signed_off_pep_is_printed_as_it_was(quick_world: World) -> None:
    sarah, pep = quick_world.client("sarah"), quick_world.pep(ELLIE, status="signed_off")
    response = sarah.get(f"/peps/{pep.public_id}/print/pep.pdf?holder=mine")
    assert flat("Solve two-step equations") in flat("\n".join(piece.text for piece in pieces(response.content)))


def test_the_same_statements_for_few_rows_and_many(world: World) -> None:
    sarah, address = world.client("sarah"), world.page(ELLIE, "key-contacts")
    pdf = f"/peps/{world.pep(ELLIE).public_id}/print/pep.pdf?holder=meeting"
    counts = []
    for number in range(3):
        with statements(world.database) as sent:
            sarah.get(pdf)
        counts.append(len([one for one in sent if one.startswith("SELECT")]))
        key = f"contacts.name~{number:020x}~adult"
        body = {key: "Somebody", f"{key}:seen": "0"}
        assert sarah.put(f"{address}/answers/{key}", data=body).status_code == 200
    assert len(set(counts)) == 1
