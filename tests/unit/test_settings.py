"""Settings: a demonstration starts by itself, and production refuses every weak setting by name."""

import stat
from pathlib import Path

import pytest

from app.settings import ROOT, SettingsRefused, read_settings

KEY, OLDER_KEY = "abcdefghijklmnopqrstuvwxyz012345", "543210zyxwvutsrqponmlkjihgfedcba"
GOOD = {
    "PEARL_ENV": "production",
    "PEARL_SECRET_KEYS": f"{OLDER_KEY},{KEY}",
    "PEARL_ALLOWED_HOSTS": "pearl.example, www.pearl.example",
    "PEARL_SUPPORT_PHONE": "01632 960 999",
    "PEARL_DATA_DIR": "/srv/pearl",
}
KEYS = "PEARL_SECRET_KEYS needs keys of 32 characters or more, each different"
HOSTS = "PEARL_ALLOWED_HOSTS must name the hosts of this site, without *"
HTTP = "PEARL_ALLOW_HTTP is for a demonstration only"
PROXY = "FORWARDED_ALLOW_IPS must name your proxy, without *"
PHONE = "PEARL_SUPPORT_PHONE must be your own support number"


def test_good_settings_start() -> None:
    settings = read_settings({**GOOD, "PORT": "9000", "FORWARDED_ALLOW_IPS": "10.0.0.1"})
    assert (settings.production, settings.https, settings.port) == (True, True, 9000)
    assert settings.secret_keys == (OLDER_KEY, KEY)
    assert settings.allowed_hosts == ("pearl.example", "www.pearl.example")
    assert (settings.data_dir, settings.database_url) == (Path("/srv/pearl"), "sqlite:////srv/pearl/pearl.db")
    assert (settings.support_phone, settings.support_hours) == ("01632 960 999", "school days 8:30 to 17:00")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PEARL_SECRET_KEYS", "", KEYS),
        ("PEARL_SECRET_KEYS", ",", KEYS),
        ("PEARL_SECRET_KEYS", KEY[:31], KEYS),
        ("PEARL_SECRET_KEYS", f"{KEY},{KEY}", KEYS),
        ("PEARL_SECRET_KEYS", f"{KEY},short", KEYS),
        ("PEARL_SECRET_KEYS", f"short,{KEY}", KEYS),
        ("PEARL_SECRET_KEYS", "x" * 64, KEYS),
        ("PEARL_SECRET_KEYS", "abcdefgh" * 8, KEYS),
        ("PEARL_ALLOWED_HOSTS", "", HOSTS),
        ("PEARL_ALLOWED_HOSTS", " , ", HOSTS),
        ("PEARL_ALLOWED_HOSTS", "*", HOSTS),
        ("PEARL_ALLOWED_HOSTS", "pearl.example, *", HOSTS),
        ("FORWARDED_ALLOW_IPS", "*", PROXY),
        ("FORWARDED_ALLOW_IPS", "10.0.0.1, *", PROXY),
        ("PEARL_ALLOW_HTTP", "1", HTTP),
        ("PEARL_SUPPORT_PHONE", "", PHONE),
    ],
)
def test_each_weak_setting_stops_the_start(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        read_settings({**GOOD, name: value})
    assert str(refused.value) == f"Pearl does not start: {sentence}."


@pytest.mark.parametrize(
    ("name", "sentence"), [("PEARL_SECRET_KEYS", KEYS), ("PEARL_ALLOWED_HOSTS", HOSTS), ("PEARL_SUPPORT_PHONE", PHONE)]
)
def test_each_missing_setting_stops_the_start(name: str, sentence: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        read_settings({key: value for key, value in GOOD.items() if key != name})
    assert str(refused.value) == f"Pearl does not start: {sentence}."


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(SettingsRefused) as refused:
        read_settings({"PEARL_ENV": "production", "PEARL_ALLOW_HTTP": "1"})
    assert str(refused.value) == f"Pearl does not start: {KEYS}; {HOSTS}; {HTTP}; {PHONE}."


@pytest.mark.parametrize("env", ["Production", "PRODUCTION", "prod", "production ", "live"])
def test_a_slip_of_the_pen_is_not_a_demonstration(env: str, tmp_path: Path) -> None:
    """Real children's data over plain http with a key of our own making would be the price."""
    with pytest.raises(SettingsRefused):
        read_settings({"PEARL_ENV": env, "PEARL_DATA_DIR": str(tmp_path)})


def test_a_host_of_any_name_below_ours_is_refused_too() -> None:
    with pytest.raises(SettingsRefused) as refused:
        read_settings({**GOOD, "PEARL_ALLOWED_HOSTS": "*.pearl.example"})
    assert str(refused.value) == f"Pearl does not start: {HOSTS}."


def test_production_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused):
        read_settings({**GOOD, "PEARL_SECRET_KEYS": "", "PEARL_DATA_DIR": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_a_demonstration_needs_no_settings(tmp_path: Path) -> None:
    settings = read_settings({"PEARL_DATA_DIR": str(tmp_path)})
    assert (settings.production, settings.https, settings.port) == (False, False, 8000)
    assert settings.allowed_hosts == ("localhost", "127.0.0.1")
    assert settings.database_url == f"sqlite:///{tmp_path}/pearl.db"


def test_a_demonstration_makes_its_key_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    first, second = (read_settings({"PEARL_DATA_DIR": str(folder)}).secret_keys for _ in range(2))
    assert first == second == ((folder / "secret-key").read_text(),)
    assert len(first[0]) == 64
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert read_settings({"PEARL_DATA_DIR": str(tmp_path / "other")}).secret_keys != first


@pytest.mark.parametrize(
    ("name", "value", "field", "result"),
    [
        ("PEARL_SECRET_KEYS", "a,b", "secret_keys", ("a", "b")),
        ("PEARL_ALLOWED_HOSTS", "tablet.local", "allowed_hosts", ("tablet.local",)),
        ("PEARL_ALLOW_HTTP", "0", "https", True),
        ("PEARL_ALLOW_HTTP", "1", "https", False),
        ("DATABASE_URL", "postgresql://db/pearl", "database_url", "postgresql://db/pearl"),
        ("DATABASE_URL", "", "database_url", "sqlite:////srv/x/pearl.db"),
        ("PORT", "", "port", 8000),
        ("PEARL_SUPPORT_PHONE", "", "support_phone", "01632 960 123"),
        ("PEARL_SUPPORT_HOURS", "always", "support_hours", "always"),
    ],
)
def test_each_setting_can_be_set(name: str, value: str, field: str, result: object) -> None:
    settings = read_settings({"PEARL_DATA_DIR": "/srv/x", "PEARL_SECRET_KEYS": "one", name: value})
    assert getattr(settings, field) == result


def test_without_a_folder_the_data_lie_beside_the_code() -> None:
    assert read_settings({"PEARL_SECRET_KEYS": "one", "PEARL_DATA_DIR": ""}).data_dir == ROOT / "data"
