"""Whatever cannot be: a clear sentence in the right shape, what was typed kept, the same headers everywhere."""

from dataclasses import replace
from typing import Any

import pytest

from app.audit import SYSTEM
from app.db import Database
from app.pep.actions.freeze_pep import freeze_pep
from app.protection import HEADERS, LARGEST_BODY
from tests.client import words_of
from tests.people import AMARA
from tests.world import World

TEXT = 'Two pages about Amara: 10+5=15 & "art" <3 😀'
FORM = {"personal.medical~~adult": TEXT, "personal.medical~~adult:seen": "0"}


def has_all_headers(response: Any) -> bool:
    wanted = {name.decode(): value.decode() for name, value in HEADERS.items()}
    return {name: response.headers.get(name) for name in wanted} == wanted and response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "address", "status", "words", "knows_me"),
    [
        ("GET", "/nothing/here", 404, "We cannot find that page", False),
        ("GET", "/peps/none/personal-information", 404, "We cannot find that page", True),
        ("DELETE", "/", 405, "That is not possible here", False),
        ("GET", "/logout", 405, "That is not possible here", False),
    ],
)
def test_unknown_addresses_and_wrong_methods_get_a_clear_page(
    quick_world: World, method: str, address: str, status: int, words: str, knows_me: bool
) -> None:
    """knows_me: an address that an entry answers shows who is signed in; one that no entry answers asks nobody who they are."""
    response = quick_world.client("sarah").request(method, address)
    assert response.status_code == status
    assert words in words_of(response.text)
    assert ("Sarah Social" in words_of(response.text)) is knows_me
    assert has_all_headers(response)


def test_a_fragment_is_answered_with_a_fragment(quick_world: World) -> None:
    response = quick_world.client("sarah").get("/children/U9999", headers={"hx-request": "true"})
    assert response.status_code == 404
    assert "<html" not in response.text
    assert "We cannot find that page" in words_of(response.text)


def test_a_malformed_form_is_refused_in_plain_words(quick_world: World) -> None:
    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    broken = client.post(address, content=b"--x\r\nbroken", headers={"content-type": "multipart/form-data; boundary=y"})
    assert broken.status_code == 400
    assert "could not read what was sent" in words_of(broken.text)


def test_an_oversize_body_is_refused_while_reading_and_the_page_says_so(quick_world: World) -> None:
    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    key = "personal.medical~~adult"
    fits = client.put(f"{address}/answers/{key}", data={key: "😀" * 20_000, f"{key}:seen": "0"})
    assert fits.status_code == 200
    large = client.put(f"{address}/answers/{key}", data={key: "x" * LARGEST_BODY, f"{key}:seen": "1"})
    assert large.status_code == 413
    assert "too much at once" in words_of(large.text)
    assert has_all_headers(large)
    assert quick_world.answer(AMARA, "personal.medical").text == "😀" * 20_000


def test_a_session_that_ended_while_typing_keeps_the_words_on_the_page(quick_world: World) -> None:
    """Without JavaScript: the words come back in the answer, to be sent again after signing in."""
    stranger, address = quick_world.stranger(), quick_world.page(AMARA)
    response = stranger.post(address, data=FORM)
    assert response.status_code == 401
    assert "Please sign in again" in words_of(response.text)
    assert "Two pages about Amara: 10+5=15 &amp; &#34;art&#34; &lt;3 😀" in response.text
    again = quick_world.client("sarah").post(address, data=FORM)
    assert again.status_code == 303
    assert quick_world.answer(AMARA, "personal.medical").text == TEXT


def test_a_save_after_the_session_ended_gets_401_and_no_version(quick_world: World) -> None:
    response = quick_world.stranger().save(quick_world.page(AMARA), "personal.medical", TEXT)
    assert response.status_code == 401
    assert "answer-version" not in response.headers


def test_when_the_database_is_away_every_posted_word_comes_back(quick_world: World) -> None:
    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    away = Database("postgresql://nobody@127.0.0.1:1/away_test")
    quick_world.app.state.site = replace(quick_world.app.state.site, database=away)
    response = client.post(address, data=FORM)
    assert response.status_code == 503
    assert "Pearl cannot save just now" in words_of(response.text)
    assert "Two pages about Amara: 10+5=15 &amp; &#34;art&#34; &lt;3 😀" in response.text
    assert has_all_headers(response)
    away.close()
    quick_world.app.state.site = replace(quick_world.app.state.site, database=quick_world.database)
    assert client.post(address, data=FORM).status_code == 303


def test_what_nobody_foresaw_is_a_plain_page_with_a_number(quick_world: World, caplog: pytest.LogCaptureFixture) -> None:
    client = quick_world.client("sarah")
    broken = replace(quick_world.app.state.site, tokens=None)
    quick_world.app.state.site = broken
    with caplog.at_level("INFO", logger="pearl"):
        response = client.get(f"/children/{AMARA}")
    assert response.status_code == 500
    assert "Something went wrong on our side" in words_of(response.text)
    assert has_all_headers(response)
    assert [line for line in caplog.messages if '"failed"' in line and "AttributeError" in line]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "", "origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
    ],
)
def test_another_sites_request_changes_nothing(quick_world: World, headers: dict[str, str], status: int) -> None:
    client = quick_world.client("sarah")
    response = client.post("/logout", headers=headers)
    assert response.status_code == status
    assert client.get("/").status_code == (200 if status == 403 else 303)


def test_a_host_that_is_not_ours_is_refused(quick_world: World) -> None:
    client = quick_world.stranger()
    assert client.get("/login", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/login").status_code == 200


@pytest.mark.parametrize("address", ["/login", "/help", "/", "/healthz", "/readyz"])
def test_the_headers_stand_on_every_answer(quick_world: World, address: str) -> None:
    assert has_all_headers(quick_world.stranger().get(address))


def test_static_files_keep_for_ever_under_a_prefix_that_changes(quick_world: World) -> None:
    client = quick_world.stranger()
    prefix = quick_world.app.state.site.render.prefix
    response = client.get(f"{prefix}/css/base.css")
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/000000000000/css/base.css").status_code == 404
    assert client.get(f"{prefix}/../app/settings.py").status_code == 404


def test_the_log_never_holds_a_name_an_answer_or_an_address(quick_world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="pearl"):
        client = quick_world.client("sarah")
        address = quick_world.page(AMARA)
        client.save(address, "personal.medical", "Marked words")
        client.get(address)
        client.get("/children/U9999?name=Amara")
    text = "\n".join(caplog.messages)
    assert '"route": "/peps/{pep}/{page}/answers/{key}"' in text
    for secret in ("Marked words", "Amara", "sarah", "U9999", address, client.cookies["pearl"]):
        assert secret not in text


def test_a_pep_that_was_closed_meanwhile_gives_the_words_back(quick_world: World) -> None:
    """Page Save without JavaScript: the page has no fields any more, so the words stand in the answer."""
    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    pep = quick_world.pep(AMARA)
    quick_world.write(freeze_pep, child=pep.child, pep=pep.id, on=pep.initiated, by=SYSTEM)
    response = client.post(address, data=FORM)
    assert response.status_code == 423
    assert "This PEP can no longer change" in words_of(response.text)
    assert "Two pages about Amara: 10+5=15 &amp; &#34;art&#34; &lt;3 😀" in response.text
