"""How a child's own pages look: chosen by the child or an adult who helps, kept with the child and with nobody else."""

import pytest
import sqlalchemy as sa

from app.children.tables import ChildDisplay
from app.db import table_of
from tests.people import AMARA, TOMASZ
from tests.world import World

DISPLAYS = table_of(ChildDisplay)
DARK = {"scheme": "dark", "text": "large", "motion": "calm", "spacing": "wide"}
DRESS = 'data-scheme="dark" data-text="large" data-motion="calm" data-spacing="wide"'


def test_the_childs_choice_dresses_its_next_page_on_any_device(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    assert DRESS not in tablet.get(address).text
    assert [tablet.post(f"{address}/display", data=DARK).status_code for _ in range(2)] == [204, 204]
    other = quick_world.client("sarah")
    assert DRESS in other.get(quick_world.hand_over(other, AMARA)).text
    assert quick_world.events(AMARA).count("display.set") == 1  # the same again is no event
    another = quick_world.client("tracy")
    assert DRESS not in another.get(quick_world.hand_over(another, TOMASZ, "ks3_4")).text


def test_a_word_that_is_none_of_ours_is_the_first_of_its_kind(quick_world: World) -> None:
    tablet = quick_world.client("tracy")
    address = quick_world.hand_over(tablet, AMARA)
    tablet.post(f"{address}/display", data={**DARK, "scheme": '"><script>', "text": "huge"})
    stored = quick_world.one(sa.select(DISPLAYS).where(DISPLAYS.c.child == quick_world.child(AMARA)))
    assert (stored.scheme, stored.text, stored.motion, stored.spacing) == ("light", "normal", "calm", "wide")


@pytest.mark.parametrize(("name", "status"), [("sarah", 303), ("callum", 303), ("ian", 403), ("amanda", 403), ("norah", 404)])
def test_who_chooses_for_a_child(quick_world: World, name: str, status: int) -> None:
    client = quick_world.client(name)
    assert client.post(f"/children/{AMARA}/display", data=DARK).status_code == status
    tablet = quick_world.client("tracy")
    assert (DRESS in tablet.get(quick_world.hand_over(tablet, AMARA)).text) == (status == 303)


def test_the_adults_own_pages_stay_as_they_are(quick_world: World) -> None:
    sarah = quick_world.client("sarah")
    sarah.post(f"/children/{AMARA}/display", data=DARK)
    page = sarah.get(f"/children/{AMARA}/display").text
    assert (DRESS in page, 'value="dark" checked' in page) == (False, True)
    assert f'href="/children/{AMARA}/display"' in sarah.get(f"/children/{AMARA}").text
    assert f'href="/children/{AMARA}/display"' not in quick_world.client("ian").get(f"/children/{AMARA}").text
