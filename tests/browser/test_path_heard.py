"""What a child hears and sees of itself on a path: what it said last time, the words as they are read; and how heavy the path is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_journey_paths import open_path, show
from tests.browser.tools.handing import hand_over
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle
from voice_modules.reading import load_paths

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
KB = 1000
MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT = 60 * KB, 7, 17 * KB  # bench/README.md, "young person, first load"
MARKED = """
    window.heard = [];
    const voices = [{ name: "cloud", lang: "en-GB", localService: false }, { name: "own", lang: "en-GB", localService: true }];
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => voices, cancel() {}, addEventListener() {},
        speak(words) {
            words.onstart();
            const marked = [...document.querySelectorAll("[data-speaking]")].map(part => part.innerText.trim());
            window.heard.push([words.text.trim(), words.voice.name, marked]);
        },
    } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_what_i_said_last_time_is_there_to_see(tablet: OpenPage, sign_in: SignIn, server: Server) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    path = hand_over(staff, "James Locke", "KS 3 & 4")
    show(path, "like")
    path.locator("#like textarea").fill("Chess club & <b>Zara</b> 😀")
    assert settle(path)
    with closing(sqlite3.connect(server.database, timeout=5)) as db:
        db.execute("UPDATE answer SET pep = (SELECT previous FROM pep WHERE pep.id = answer.pep) WHERE question = 'school.like.words'")
        db.commit()
    path.reload()
    show(path, "like")
    expect(path.locator("#like textarea")).to_have_value("")
    expect(path.locator("#hard .last")).to_have_count(0)
    path.locator("#like .last summary").tap()
    expect(path.locator("#like .last__said")).to_have_text("Chess club & <b>Zara</b> 😀")
    path.keyboard.press("Escape")
    expect(path.locator("#like .last__said")).to_be_hidden()


def test_the_question_is_read_first_then_each_choice_and_what_is_spoken_is_marked(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    staff.context.add_init_script(MARKED)
    path = open_path(staff, sign_in, "ks1_2")
    show(path, "like")
    assert path.evaluate("window.heard") == []  # nothing speaks unasked
    path.locator("#like [data-read]").tap()
    heard = path.evaluate("window.heard")
    assert [text for text, _, _ in heard][:9] == [
        "What do you like about school?", "My friends", "Playtime", "Reading", "Making things", "My teacher", "Lunch",
        "I am not sure", "I don't want to say",
    ]  # fmt: skip
    assert {voice for _, voice, _ in heard} == {"own"}
    assert [marked for _, _, marked in heard][:9] == [[text] for text, _, _ in heard][:9]


@pytest.mark.parametrize("stop", ["", "#like"])
@pytest.mark.parametrize("name", ["ks1_2", "ks3_4"])
def test_the_first_load_is_light(tablet: OpenPage, sign_in: SignIn, browser: Browser, server: Server, name: str, stop: str) -> None:
    opened = open_path(tablet(), sign_in, name)
    held = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}  # a tablet, without anything kept from before
    context = browser.new_context(base_url=server.url, storage_state=opened.context.storage_state(), **held)  # type: ignore[arg-type]
    path, seen = context.new_page(), {}
    wire = context.new_cdp_session(path)
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda event: seen.update({event["requestId"]: [event["type"], 0]}))
    wire.on("Network.loadingFinished", lambda event: seen.get(event["requestId"], [0, 0]).__setitem__(1, event["encodedDataLength"]))
    path.goto(opened.url.partition("#")[0] + stop, wait_until="load")
    path.wait_for_timeout(1500)  # what comes later comes for later
    context.close()
    script = sum(size for kind, size in seen.values() if kind == "Script")
    assert (sum(size for _, size in seen.values()) <= MOST_BYTES, len(seen) <= MOST_REQUESTS, 0 < script <= MOST_SCRIPT) == (
        True, True, True,
    ), (sum(size for _, size in seen.values()), seen)  # fmt: skip


def test_every_screen_is_made_while_nobody_waits(tablet: OpenPage, sign_in: SignIn) -> None:
    """They come as text (ADR 20): one that is wanted is made at once, the rest a moment later, without a request."""
    path, asked = open_path(tablet(), sign_in, "ks3_4"), []
    came = path.reload()
    assert came
    assert came.text().count("<noscript>") > len(load_paths()["ks3_4"].stops)
    path.on("request", lambda request: asked.append(request.url))
    show(path, "hard-time")
    assert path.evaluate("document.querySelector('#hard-time > noscript')") is None
    expect(path.locator("[data-screen] > noscript")).to_have_count(0)
    assert [url for url in asked if "/more" not in url and "/static/" not in url] == []
    assert path.locator("[data-screen] h2").count() == path.locator("[data-screen]").count()
