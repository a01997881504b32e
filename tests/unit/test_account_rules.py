"""How long a sign-in lasts, what counts as one network, and where a sign-in may lead."""

import datetime as dt
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.rules import is_live, safe_next
from app.protection import network_of

NOW = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
MINUTE, MOMENT = dt.timedelta(minutes=1), dt.timedelta(microseconds=1)


@pytest.mark.parametrize(("kind", "idle", "absolute"), [("person", 30, 12 * 60), ("visit", 20, 2 * 60), ("locked", 12 * 60, 12 * 60)])
def test_a_sign_in_ends_after_idle_and_after_absolute_time(kind: str, idle: int, absolute: int) -> None:
    """security.md 3. At the very minute it still holds; a moment later it does not."""
    assert is_live(kind, NOW - idle * MINUTE, NOW - idle * MINUTE, NOW) is True
    assert is_live(kind, NOW - idle * MINUTE, NOW - idle * MINUTE - MOMENT, NOW) is False
    assert is_live(kind, NOW - absolute * MINUTE, NOW, NOW) is True
    assert is_live(kind, NOW - absolute * MINUTE - MOMENT, NOW, NOW) is False


def test_another_time_zone_is_the_same_time() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    assert is_live("person", NOW, (NOW - 31 * MINUTE).astimezone(summer), NOW) is False


def test_a_kind_of_sign_in_that_does_not_exist_has_no_limits_to_hold() -> None:
    with pytest.raises(KeyError):
        is_live("forever", NOW, NOW, NOW)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("203.0.113.255", "203.0.113.0/24"),
        ("203.0.114.9", "203.0.114.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("203.0.113.999", "203.0.113.999"),
        ("x" * 50, "x" * 40),
        ("", ""),
    ],
)
def test_neighbours_share_a_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_an_old_address_in_a_new_dress_is_the_old_address() -> None:
    """A server that listens on both kinds sees 203.0.113.9 so; otherwise the whole old internet would share one count of tries."""
    assert network_of("::ffff:203.0.113.9") == "203.0.113.0/24"


@pytest.mark.parametrize(
    "target", ["/", "/children/U1015", "/peps/abc/details?done=saved", "/peps/abc#stop-3", "/a//b", "/help?x=http://b.example", "/é"]
)
def test_a_path_of_ours_is_followed(target: str) -> None:
    assert safe_next(target) == target


@pytest.mark.parametrize(
    "target",
    [
        "",
        "home",
        "./home",
        "?next=/",
        "#top",
        "https://evil.example",
        "http:evil.example",
        "HTTPS://evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "//evil.example/%2e%2e",
        "//pearl.example@evil.example",
        "\\evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\\/evil.example",
        "/a\\b",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        " /home",
        "/\x00/evil.example",
        "/\r\nSet-Cookie: a=b",
        "/\u2028",
        "/\u200b/evil.example",
        "/\ud800",
    ],
)
def test_anywhere_else_is_home(target: str) -> None:
    assert safe_next(target) == "/"


def browser_host(target: str) -> str:
    """Where a browser would go: it drops tabs and line ends, trims, and takes a backslash for a slash."""
    plain = target.strip("".join(map(chr, range(33)))).replace("\t", "").replace("\n", "").replace("\r", "").replace("\\", "/")
    return urlsplit(urljoin("https://pearl.example/login", plain)).netloc


@given(st.text(st.one_of(st.sampled_from("/\\.:@?#%\t\n\r evilhtps[]"), st.characters()), max_size=20))
def test_no_target_leaves_the_host(target: str) -> None:
    assert browser_host(safe_next(target)) == "pearl.example"


@given(st.from_regex(r"[\s\\/]{0,4}(https?:)?[\\/]{1,4}evil\.example(/[a-z]*)?", fullmatch=True))
def test_no_way_of_writing_another_host_leaves_ours(target: str) -> None:
    assert browser_host(safe_next(target)) == "pearl.example"
