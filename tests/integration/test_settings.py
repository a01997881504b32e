"""Settings of an authority: who finds them, what they change and for whom, and the record of it."""

import sqlalchemy as sa

from app import audit
from app.accounts.tables import Authority
from app.db import table_of
from tests.people import AMARA
from tests.world import World

GAMES = 'data-opens="games"'
AUTHORITIES = table_of(Authority)


def games(world: World) -> dict[str, bool]:
    with world.database.read() as db:
        return {row.name: bool(row.games) for row in db.execute(sa.select(AUTHORITIES))}


def path_of(world: World) -> str:
    tablet = world.client("tracy")
    return str(tablet.get(world.hand_over(tablet, AMARA)).text)


def test_games_are_off_for_one_authority_on_a_childs_next_page(world: World) -> None:
    vera = world.client("vera")
    assert "/settings" in vera.get("/").text
    assert GAMES in path_of(world)
    answer = vera.post("/settings", data={"authority": "Westmere Council", "games": "off"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings?done=saved")
    assert games(world) == {"Westmere Council": False, "Northbridge Council": True}
    assert GAMES not in path_of(world)
    assert 'value="off" checked' in vera.get("/settings").text
    vera.post("/settings", data={"authority": "Westmere Council", "games": "on"})
    assert GAMES in path_of(world)


def test_another_authority_cannot_be_set_up(world: World) -> None:
    norah = world.client("norah")
    assert norah.post("/settings", data={"authority": "Westmere Council", "games": "off"}).status_code == 404
    assert games(world) == {"Westmere Council": True, "Northbridge Council": True}
    assert "Westmere Council" not in norah.get("/settings").text
    assert norah.post("/settings", data={"authority": "Northbridge Council", "games": "off"}).status_code == 303
    assert games(world) == {"Westmere Council": True, "Northbridge Council": False}


def test_whoever_has_no_authority_finds_neither_the_page_nor_the_way_to_it(world: World) -> None:
    assert "/settings" in world.client("amanda").get("/").text
    for name in ("sarah", "tracy", "callum", "ian"):
        assert "/settings" not in world.client(name).get("/").text
        assert world.client(name).get("/settings").status_code == 404


def test_each_change_is_recorded_once_and_the_same_again_not_at_all(world: World) -> None:
    vera = world.client("vera")
    answers = [vera.post("/settings", data={"authority": "Westmere Council", "games": value}) for value in ("off", "off", "on", "", "ON")]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 422, 422]
    with world.database.read() as db:
        verbs = [row.verb for row in db.execute(sa.select(audit.EVENTS).order_by(audit.EVENTS.c.id)) if row.verb.startswith("games.")]
    assert verbs == ["games.off", "games.on"]
