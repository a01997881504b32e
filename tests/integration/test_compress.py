"""Answers are packed as the browser takes them, and are the same words."""

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


TAKEN = [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=1.0", "br"), ("identity", None), ("abr", None)]


@pytest.mark.parametrize(("takes", "encoding"), TAKEN)
@pytest.mark.parametrize("address", ["/voice/look/ks3_4", "css"])
def test_what_a_tablet_loads_first_is_packed_as_it_takes_it(quick_world: World, address: str, takes: str, encoding: str | None) -> None:
    client = quick_world.client("tracy")
    path = f"{quick_world.app.state.site.render.prefix}/css/dusk-look.css" if address == "css" else address
    answer = client.get(path, headers={"accept-encoding": takes})
    assert (answer.headers.get("content-encoding"), answer.headers["vary"]) == (encoding, "Accept-Encoding")
    plain = client.get(path, headers={"accept-encoding": "identity"}).text
    assert "".join(answer.text.split()) == "".join(plain.split())  # white space between tags goes with the packing


@pytest.mark.parametrize(("address", "look"), [("/voice/look/ks1_2", "ocean"), ("/voice/look/ks3_4", "dusk")])
def test_what_a_path_needs_first_is_named_before_the_page_comes(quick_world: World, address: str, look: str) -> None:
    links = quick_world.client("tracy").get(address).headers["link"].split(", ")
    prefix, named = quick_world.app.state.site.render.prefix, [link.partition(">")[0].rpartition("/")[2] for link in links]
    letters = {"ocean": ["andika-basic-400-normal.woff2", "andika-basic-700-normal.woff2"],
               "dusk": ["lexend-basic-400-normal.woff2", "lexend-basic-600-normal.woff2"]}  # fmt: skip
    assert named == [f"{look}-look.css", *letters[look], "path-pages.js"]
    assert links[0] == f"<{prefix}/css/{look}-look.css>; rel=preload; as=style"
    assert links[1].endswith("; rel=preload; as=font; crossorigin")
    assert links[-1] == f"<{prefix}/js/path-pages.js>; rel=preload; as=script"
    assert all(quick_world.client("tracy").get(link[1:].partition(">")[0]).status_code == 200 for link in links)


@pytest.mark.parametrize("file", ["fonts/andika-basic-400-normal.woff2", "art/apple-touch-icon.png"])
def test_what_is_packed_already_goes_out_as_it_is(quick_world: World, file: str) -> None:
    answer = quick_world.client("sarah").get(f"{quick_world.app.state.site.render.prefix}/{file}", headers={"accept-encoding": "gzip"})
    assert (answer.status_code, answer.headers.get("content-encoding")) == (200, None)


def test_what_is_small_goes_out_as_it_is(quick_world: World) -> None:
    answer = quick_world.client("sarah").get("/healthz", headers={"accept-encoding": "gzip"})
    assert (answer.text, answer.headers.get("content-encoding")) == ("alive", None)
