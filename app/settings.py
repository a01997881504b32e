"""Every setting of an installation, read once from the environment (prefix PEARL_, but PORT and DATABASE_URL)."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ("localhost", "127.0.0.1")


class SettingsRefused(Exception):
    """The server must not start like this; the text says what to set."""


@dataclass(frozen=True)
class Settings:
    """production: real children's data, so every weak setting stops the start (security.md 10)."""

    production: bool
    data_dir: Path
    database_url: str
    port: int
    secret_keys: tuple[str, ...]  # newest last: the last one signs, all are accepted
    allowed_hosts: tuple[str, ...]  # names this site answers to; "*" is refused
    bind: str  # address to listen on
    proxies: str  # whose word about client and scheme is taken; "" = nobody's
    https: bool  # False only for a demonstration on this machine
    support_phone: str
    support_hours: str

    @property
    def symbols(self) -> Path:
        """A folder in it is a set of symbols that this installation has a licence for (docs/operations.md)."""
        return self.data_dir / "symbols"


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    """-> Settings. Raises SettingsRefused in production where a setting is missing or weak."""
    mode = env.get("PEARL_ENV", "demo")
    if mode not in ("demo", "production"):
        raise SettingsRefused("PEARL_ENV is demo or production.")
    production = mode == "production"
    data_dir = Path(env.get("PEARL_DATA_DIR") or ROOT / "data")
    hosts = tuple(filter(None, (host.strip() for host in env.get("PEARL_ALLOWED_HOSTS", "").split(","))))
    settings = Settings(
        production=production,
        data_dir=data_dir,
        database_url=env.get("DATABASE_URL") or f"sqlite:///{data_dir / 'pearl.db'}",
        port=_port(env.get("PORT") or "8000"),
        secret_keys=_secret_keys(env, data_dir, production),
        allowed_hosts=hosts or (() if production else LOCAL_HOSTS),
        bind=env.get("PEARL_BIND") or "127.0.0.1",
        proxies=env.get("FORWARDED_ALLOW_IPS", ""),
        https=production or env.get("PEARL_ALLOW_HTTP", "1") != "1",
        support_phone=env.get("PEARL_SUPPORT_PHONE") or "01632 960 123",
        support_hours=env.get("PEARL_SUPPORT_HOURS") or "school days 8:30 to 17:00",
    )
    if production:
        _refuse_weak(settings, env)
    return settings


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise SettingsRefused("PORT must be a number up to 65535.")
    return int(text)


def _secret_keys(env: Mapping[str, str], data_dir: Path, production: bool) -> tuple[str, ...]:
    keys = tuple(filter(None, env.get("PEARL_SECRET_KEYS", "").split(",")))
    return keys if keys or production else (_demonstration_key(data_dir / "secret-key"),)


def _demonstration_key(path: Path) -> str:
    """A demonstration makes its own key once, so that its sign-ins survive a restart."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def _refuse_weak(settings: Settings, env: Mapping[str, str]) -> None:
    keys = settings.secret_keys
    checks = {
        "PEARL_SECRET_KEYS needs keys of 32 characters or more, each different": keys
        and len(set(keys)) == len(keys)
        and all(len(key) >= 32 and len(set(key)) > 8 for key in keys),
        "PEARL_ALLOWED_HOSTS must name the hosts of this site, without *": settings.allowed_hosts
        and not any("*" in host for host in settings.allowed_hosts),
        "FORWARDED_ALLOW_IPS must name your proxy, without *": "*" not in settings.proxies,
        "PEARL_ALLOW_HTTP is for a demonstration only": env.get("PEARL_ALLOW_HTTP", "0") != "1",
        "PEARL_SUPPORT_PHONE must be your own support number": bool(env.get("PEARL_SUPPORT_PHONE")),
    }
    wrong = [sentence for sentence, good in checks.items() if not good]
    if wrong:
        raise SettingsRefused("Pearl does not start: " + "; ".join(wrong) + ".")
