"""What arrives: as large as it may be, larger, and bytes that are no text. Refused means that nothing was changed."""

from typing import Any

import pytest

from tests.people import AMARA, EMAILS, LEO, MATHS
from tests.world import ANSWERS, PEPS, VERSIONS, World

MEDICAL = "personal.medical"
KEY = f"{MEDICAL}~~adult"
FORM = "application/x-www-form-urlencoded"
FAMILY = "👨‍👩‍👧‍👦"


def put(world: World, content: Any, kind: str = FORM) -> Any:
    client = world.client("sarah")
    return client.put(f"{world.page(AMARA)}/answers/{KEY}", content=content, headers={"content-type": kind})


def test_twenty_thousand_families_fit_into_one_field(world: World) -> None:
    """Each is one character to whoever counts them, and 75 bytes on the way."""
    client, address = world.client("sarah"), world.page(AMARA)
    assert client.save(address, MEDICAL, FAMILY * 20_000).status_code == 200
    kept = world.answer(AMARA, MEDICAL)
    assert kept.text == FAMILY * 20_000
    assert kept.value is not None
    assert client.post(address, data={KEY: FAMILY * 19_999, f"{KEY}:seen": "1"}).status_code == 303
    assert world.answer(AMARA, MEDICAL).text == FAMILY * 19_999


def test_more_than_two_megabytes_are_too_much(quick_world: World) -> None:
    client, address = quick_world.client("sarah"), quick_world.page(AMARA)
    body = {KEY: "x" * 2_200_000, f"{KEY}:seen": "0"}
    assert client.put(f"{address}/answers/{KEY}", data=body).status_code == 413
    assert client.post(address, data=body).status_code == 413
    assert quick_world.answer(AMARA, MEDICAL) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"{KEY}=caf%E9&{KEY}%3Aseen=0", FORM),
        (f"{KEY}=".encode() + b"caf\xe9" + f"&{KEY}:seen=0".encode(), FORM),
        (f"{KEY}=%F0%9F%98&{KEY}%3Aseen=0", FORM),
        (f"{KEY}=%ED%A0%80&{KEY}%3Aseen=0", FORM),
        (f"{KEY}=caf%E9&{KEY}%3Aseen=0", f"{FORM}; charset=iso-8859-1"),
        (f"{KEY}=cafe&{KEY}%3Aseen=0", f"{FORM}; charset=utf-16"),
        (f"{KEY}=cafe&{KEY}%3Aseen=0", f"{FORM}; Charset=no-such-thing"),
    ],
    ids=["percent", "raw", "half an emoji", "a surrogate", "latin", "utf-16", "unknown"],
)
def test_bytes_that_are_not_utf8_are_refused_and_change_nothing(quick_world: World, content: Any, kind: str) -> None:
    before = quick_world.count(VERSIONS)
    assert put(quick_world, content, kind).status_code == 400
    assert quick_world.count(VERSIONS) == before


def parts(value: bytes, extra: bytes = b"") -> bytes:
    def part(name: str, held: bytes) -> bytes:
        return b'--x\r\nContent-Disposition: form-data; name="' + name.encode() + b'"' + extra + b"\r\n\r\n" + held + b"\r\n"

    return part(KEY, value) + part(f"{KEY}:seen", b"0") + b"--x--\r\n"


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data; boundary=x; charset=iso-8859-1"])
def test_bytes_in_parts_that_are_not_utf8_are_refused_too(quick_world: World, kind: str) -> None:
    before = quick_world.count(VERSIONS)
    assert put(quick_world, parts(b"caf\xe9"), kind).status_code in (400, 422)
    assert quick_world.count(VERSIONS) == before


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; charset=UTF-8", f'{FORM}; charset="utf-8"'])
def test_utf8_by_any_of_its_names_is_taken(quick_world: World, kind: str) -> None:
    assert put(quick_world, f"{KEY}=caf%C3%A9&{KEY}%3Aseen=0", kind).status_code == 200
    assert quick_world.answer(AMARA, MEDICAL).text == "café"


@pytest.mark.parametrize(
    "path",
    [
        "/children/%00",
        "/children/U2210%00",
        "/children/%00/peps/new",
        "/children/%00/peps/new/dates",
        "/peps/%00",
        "/peps/%00/personal-information",
        "/peps/%00/details",
    ],
)
def test_nul_in_an_address_is_not_found(world: World, path: str) -> None:
    assert world.client("sarah").get(path).status_code == 404


def test_nul_in_the_address_of_a_save_is_not_found_and_changes_nothing(world: World) -> None:
    client, address = world.client("sarah"), world.page(AMARA)
    before = (world.count(ANSWERS), world.count(PEPS))
    tablet = world.client("tracy")
    path = world.hand_over(tablet, AMARA)
    assert client.put(f"{address}/answers/%00", data={"x": "y"}).status_code == 404
    assert client.post("/peps/%00/visits", data={"path": "ks1_2"}).status_code == 404
    assert client.post(f"/children/{LEO}%00/peps/new", data={"date": ""}).status_code == 404
    assert tablet.put(f"{path}/answers/%00", data={"x": "y"}).status_code == 404
    assert tablet.get("/voice/%00").status_code == 404
    assert (world.count(ANSWERS), world.count(PEPS)) == before


@pytest.mark.parametrize("email", ["\0", f"{EMAILS['sarah']}\0", "a\0b@pearl.example", "\ud800@pearl.example".encode("utf-8", "replace")])
def test_an_email_with_nul_is_nobodys_and_no_error(world: World, email: Any) -> None:
    response = world.stranger().post("/login", data={"email": email, "password": "wrong\0", "next": "/\0"})
    assert response.status_code == 422


def test_nul_elsewhere_is_dropped_and_no_error(world: World) -> None:
    """Signs that no person types: PostgreSQL keeps no NUL at all."""
    client, tablet = world.client("sarah"), world.client("tracy")
    assert client.get(f"/children/{LEO}/peps/new/dates", params={"date": "\0"}).status_code == 200
    made = client.post(f"/children/{LEO}/peps/new", data={"place": "the\0 library", "other_reason": "\0", "contact_name": "S\0"})
    assert made.status_code == 303
    assert (world.pep(LEO).place, world.pep(LEO).other_reason) == ("the library", "")
    path = world.hand_over(tablet, AMARA)
    more = {"helper": "helps", "helper_name": "Tracy\0 Teacher", "late": "\0"}
    assert tablet.save(path, "school.like.words", f"\0{MATHS}", voice="child", **more).status_code == 200
    kept = world.answer(AMARA, "school.like.words", "child")
    assert (kept.text, kept.helper) == (MATHS, "helps:Tracy Teacher")
    assert tablet.save(path, "school.like.words", MATHS, voice="child", seq=2, helper="\0", helper_name="\0").status_code == 200
