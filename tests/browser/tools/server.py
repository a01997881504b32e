"""The server under test: a process of its own, so that it can be killed, with its own copy of the demonstration."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.browser.tools.forge import ROOT, Forge, Forged

START_SECONDS = 30.0


def environment(data_dir: Path, port: int) -> dict[str, str]:
    """Ours alone: a developer's own PEARL_… and DATABASE_URL must not reach a test."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("PEARL_") and name not in ("DATABASE_URL", "PORT")}
    return {**mine, "PEARL_ENV": "demo", "PEARL_ALLOW_HTTP": "1", "PEARL_DATA_DIR": str(data_dir), "PORT": str(port)}


def load_demonstration(data_dir: Path) -> Path:
    """-> data_dir, holding a database with the demonstration's people and children. About two seconds, so once a session."""
    command = [sys.executable, "-m", "app", "demo", "--load-only"]
    done = subprocess.run(command, cwd=ROOT, env=environment(data_dir, 0), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"python -m app demo --load-only ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return data_dir


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Server:
    """url: without a final slash. database: the SQLite file. stop() kills, as a power cut would; start() goes on with the same data."""

    def __init__(self, demonstration: Path, data_dir: Path, database_url: str = "", forge: Forge | None = None):
        """database_url: of a PostgreSQL database that already holds the demonstration, instead of the SQLite file.
        forge: what makes its processes; without one each is started as an operator does."""
        shutil.copytree(demonstration, data_dir)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data_dir = data_dir
        self.database = data_dir / "pearl.db"
        self.log = data_dir / "server.log"
        self.settings = environment(data_dir, self.port) | ({"DATABASE_URL": database_url} if database_url else {})
        self._forge = forge
        self._process: subprocess.Popen[bytes] | Forged | None = None

    def start(self) -> None:
        self._process = self._forge.serve(self.settings, self.log) if self._forge else self._run()
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RuntimeError(f"The server did not start:\n{self.log.read_text()}")
            time.sleep(0.02)

    def _run(self) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen([sys.executable, "-m", "app", "serve"], cwd=ROOT, env=self.settings, stdout=log, stderr=log)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/login", timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
