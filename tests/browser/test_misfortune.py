"""Random misfortune on the real page of a path: requests lost or answered by strangers, no connection, the server killed, tabs closed.
After each reload the fields, and at the end the server, hold exactly what was given; no version stands twice."""

import contextlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

import pytest
from playwright.sync_api import Page, Route

from tests.browser.test_journey_paths import open_path, show
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle
from voice_modules.reading import load_paths

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
PATHS, STEPS, SEEDS = ("ks1_2", "ks3_4"), 4, range(20)
STRANGE = ("ok", "lost", "drop", "503", "200 of another")
DEEDS = ["give"] * 6 + ["mode", "mode", "offline", "online", "kill", "reload", "leave"]


class Misfortune:
    """One seed's walk. given: what the child has said, by the field's name."""

    def __init__(self, path: Page, server: Server, name: str, seed: int):
        self.path, self.server, self.random = path, server, random.Random(seed)
        self.address, self.context = path.url.partition("#")[0], path.context
        self.stops, self.given, self.steps, self.mode = load_paths()[name].stops, dict[str, str](), list[str](), "ok"
        self.count = seed * 100
        self.context.route("**/answers/**", self.network)

    def network(self, route: Route) -> None:
        way = self.random.choice(STRANGE) if self.mode == "mix" else self.mode
        with contextlib.suppress(Exception):  # the page may be gone by then
            if way == "lost":
                route.fetch()
            if way in ("lost", "drop"):
                return route.abort()
            if way == "503":
                return route.fulfill(status=503, body="busy")
            if way == "200 of another":
                return route.fulfill(status=200, body="Sign in")
            return route.continue_()
        return None

    def step(self) -> None:
        do = self.random.choice(DEEDS)
        self.steps.append(do)
        if do == "give":
            self.give()
        elif do == "mode":
            self.mode = self.random.choice(["ok", "mix", "lost", "drop"])
        elif do in ("offline", "online"):
            self.context.set_offline(do == "offline")
        elif do == "kill":
            self.server.stop()
            self.path.wait_for_timeout(100)
            self.server.start()
        else:
            self.come_back(leave=do == "leave")

    def give(self) -> None:
        """Words, typed at the end of what is there; or a picture."""
        stop = self.random.choice(self.stops[:4])
        show(self.path, stop.id)
        self.count += 1
        if self.random.random() < 0.6:
            box, words = self.path.locator(f"#{stop.id} textarea"), f"{stop.words}~~child"
            self.given[words] = f"{self.given.get(words, '')} w{self.count}"
            box.focus()
            self.path.keyboard.press("ControlOrMeta+End")
            self.path.keyboard.type(f" w{self.count}")
        else:
            passes = self.path.locator(f"#{stop.id} .pill input[type=checkbox]")
            chosen = passes.nth(self.random.randrange(passes.count()))
            chosen.evaluate("box => box.click()")
            self.given[f"{stop.picks}~~child"] = self.on_page(f"{stop.picks}~~child")

    def come_back(self, *, leave: bool) -> None:
        """The connection gets a second: a page that is made in the very moment in which words arrive may not show them yet."""
        self.context.set_offline(False)
        settle(self.path, 1)
        if leave:
            self.path.close()
            self.path = self.context.new_page()
        else:
            self.path.goto("about:blank")
        self.path.goto(self.address)
        for stop in self.stops[:4]:
            show(self.path, stop.id)
        found = {name: self.on_page(name) for name in self.given}
        assert found == self.given, self.steps

    def on_page(self, name: str) -> str:
        script = """name => { const all = [...document.getElementsByName(name)];
            return all[0].matches("textarea") ? all[0].value : all.filter(one => one.checked).map(one => one.value).join("\\n") }"""
        return str(self.path.evaluate(script, name))

    def end(self) -> None:
        self.mode = "ok"
        self.come_back(leave=False)
        assert settle(self.path, 15), self.steps


def held(server: Server) -> tuple[dict[str, str], list[tuple[object, ...]]]:
    """What stands, by the field's name; and versions that stand twice."""
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        stands = db.execute("SELECT question || '~~child', text FROM answer WHERE voice = 'child'").fetchall()
        twice = db.execute("SELECT 1 FROM answer_version WHERE version IS NOT NULL GROUP BY answer, version HAVING count(*) > 1").fetchall()
    return dict(stands), twice


@pytest.mark.parametrize("name", PATHS)
def test_no_word_is_lost_or_doubled(tablet: OpenPage, sign_in: SignIn, server: Server, expect_network_errors: Failing, name: str) -> None:
    """Ten seeds to each path, one after another on one visit."""
    path, given = open_path(tablet(), sign_in, name), dict[str, str]()
    with expect_network_errors():
        for seed in SEEDS[PATHS.index(name) :: 2]:
            walk = Misfortune(path, server, name, seed)
            walk.given = given
            for _ in range(STEPS):
                walk.step()
            walk.end()
            path = walk.path
            path.context.unroute_all(behavior="ignoreErrors")
    stands, twice = held(server)
    assert ({name: stands[name] for name in given}, twice) == (given, [])
    assert len(given) >= 4
