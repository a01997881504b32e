"""Answers are packed for whoever takes gzip, and are the same words."""

import pytest

from tests.world import World


@pytest.mark.parametrize("address", ["/help", "css"])
def test_packed_or_not_the_words_are_the_same(quick_world: World, address: str) -> None:
    client = quick_world.client("sarah")
    path = f"{quick_world.app.state.site.render.prefix}/css/staff-look.css" if address == "css" else address
    plain = client.get(path, headers={"accept-encoding": "identity"})
    packed = client.get(path, headers={"accept-encoding": "gzip"})
    assert (plain.headers.get("content-encoding"), packed.headers.get("content-encoding")) == (None, "gzip")
    assert plain.text == packed.text
    assert (plain.headers["vary"], packed.headers["vary"]) == ("Accept-Encoding", "Accept-Encoding")
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


@pytest.mark.parametrize("file", ["fonts/andika-basic-400-normal.woff2", "art/apple-touch-icon.png"])
def test_what_is_packed_already_goes_out_as_it_is(quick_world: World, file: str) -> None:
    answer = quick_world.client("sarah").get(f"{quick_world.app.state.site.render.prefix}/{file}", headers={"accept-encoding": "gzip"})
    assert (answer.status_code, answer.headers.get("content-encoding")) == (200, None)


def test_what_is_small_goes_out_as_it_is(quick_world: World) -> None:
    answer = quick_world.client("sarah").get("/healthz", headers={"accept-encoding": "gzip"})
    assert (answer.text, answer.headers.get("content-encoding")) == ("alive", None)
