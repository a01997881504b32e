"""Between the entry and the write: what others did meanwhile, and a turn to write that does not come."""

import pytest
import sqlalchemy as sa

from app.access import Role
from app.audit import By
from app.pep.actions.save_answer import save_answer
from app.pep.definition import CURRENT_EDITION, form_of
from app.pep.rules.saving import Target
from app.pep.rules.voices import AnswerKey
from app.versioned import Sent
from tests.client import words_of
from tests.people import AMARA, MATHS, PRIYA
from tests.world import CHILDREN, SIGN_INS, VERSIONS, World

MEDICAL = "personal.medical"


@pytest.mark.parametrize(("question", "text"), [("personal.surname", "Changed"), (MEDICAL, "late")])
def test_a_pep_that_was_closed_after_the_entry_looked_takes_nothing(world: World, question: str, text: str) -> None:
    """Facts too: they are the child's, but this page may change them only while its PEP is open."""
    pep, child, before = world.pep(AMARA), world.child(AMARA), world.count(VERSIONS)
    place = form_of(CURRENT_EDITION, pep.form).places[question]
    world.sign_off(AMARA)
    events = world.events(AMARA)
    saved = world.write(
        save_answer,
        target=Target(pep.id, child, open=True),
        place=place,
        key=AnswerKey(question, "", "adult"),
        sent=Sent(text, seen=1),
        by=By(world.person("sarah"), Role.SOCIAL_WORKER),
    )
    assert saved.status == 423
    assert world.one(sa.select(CHILDREN.c.surname).where(CHILDREN.c.number == AMARA))[0] == "Bell"
    assert (world.count(VERSIONS), world.events(AMARA)) == (before, events)


def test_while_somebody_else_writes_pages_are_read_and_a_save_says_that_it_cannot(
    quick_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The idle clock of a sign-in is due: that it cannot be kept just now must not keep anybody from reading."""
    client, tablet = quick_world.client("sarah"), quick_world.client("tracy")
    path = quick_world.hand_over(tablet, AMARA)
    quick_world.leave_idle("person", 5)
    quick_world.leave_idle("visit", 5)
    seen = quick_world.read(sa.select(SIGN_INS.c.last_seen))
    monkeypatch.setattr("app.db.WAIT", 0.05)
    with quick_world.database.write():
        for address in ("/", f"/children/{PRIYA}", quick_world.page(PRIYA), f"/peps/{quick_world.pep(PRIYA).public_id}/details"):
            assert client.get(address).status_code == 200
        assert tablet.get(path).status_code == 200
        assert quick_world.read(sa.select(SIGN_INS.c.last_seen)) == seen
        refused = client.save(quick_world.page(AMARA), MEDICAL, MATHS)
        assert (refused.status_code, "answer-version" in refused.headers) == (503, False)
        posted = client.post(quick_world.page(AMARA), data={f"{MEDICAL}~~adult": MATHS, f"{MEDICAL}~~adult:seen": "0"})
        assert (posted.status_code, MATHS in words_of(posted.text)) == (503, True)
        assert tablet.save(path, "school.like.words", MATHS, voice="child").status_code == 503
    assert client.save(quick_world.page(AMARA), MEDICAL, MATHS).status_code == 200
    assert quick_world.versions(AMARA, MEDICAL) == [(1, MATHS)]
    assert quick_world.read(sa.select(SIGN_INS.c.last_seen)) != seen
