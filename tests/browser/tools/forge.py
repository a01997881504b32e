"""Makes servers in a quarter of a second: one process reads Pearl's code, content and templates, and each server is forked from it.

Every server is a process of its own that runs `python -m app serve` from its own environment; it can be killed as any other.
Run as a module this is that one process. It is told what to do in lines of JSON, and answers each with a line."""

import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

ROOT = Path(__file__).resolve().parents[3]


class Forge:
    """The side of the tests: one a session."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.browser.tools.forge"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def serve(self, environment: dict[str, str], log: Path) -> "Forged":
        return Forged(self, self.ask(do="serve", environment=environment, log=str(log)))

    def ask(self, **order: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """Ends it, and every server of it that still runs."""
        self._process.communicate()


class Forged:
    """A server's process, with as much of subprocess.Popen as is needed."""

    def __init__(self, forge: Forge, pid: int):
        self.forge, self.pid = forge, pid

    def poll(self) -> int | None:
        """-> how it ended; None while it runs."""
        ended: int | None = self.forge.ask(do="poll", pid=self.pid)
        return ended

    def kill(self) -> None:
        self.forge.ask(do="kill", pid=self.pid)

    def wait(self) -> None:
        """kill() has waited already."""


class Memory(BytecodeCache):
    """What Jinja compiled, by its own way to keep it: the same in every server."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


def main() -> None:
    serve = warm()
    running: set[int] = set()
    with contextlib.suppress(KeyboardInterrupt):
        for line in sys.stdin:
            order = json.loads(line)
            sys.stdout.write(json.dumps(obey(order, serve, running)) + "\n")
            sys.stdout.flush()
    for pid in list(running):
        obey({"do": "kill", "pid": pid}, serve, running)


def obey(order: dict[str, Any], serve: Callable[[], int], running: set[int]) -> int | None:
    if order["do"] == "serve":
        running.add(pid := fork(serve, order))
        return pid
    pid = order["pid"]
    if pid not in running:
        return 0
    if order["do"] == "kill":
        os.kill(pid, signal.SIGKILL)
    ended, status = os.waitpid(pid, 0 if order["do"] == "kill" else os.WNOHANG)
    if not ended:
        return None
    running.remove(pid)
    return os.waitstatus_to_exitcode(status)


def warm() -> Callable[[], int]:
    """Everything that is the same in every server is read now. -> what `python -m app` runs."""
    from app import packing, render
    from app.__main__ import main as serve
    from app.main import create_app
    from app.settings import read_settings

    render.Templates = partial(made_with, render.Templates, Memory())  # type: ignore[attr-defined]
    packing.PACKERS.update({name: cache(pack) for name, pack in packing.PACKERS.items()})
    with tempfile.TemporaryDirectory() as folder:
        create_app(read_settings({"PEARL_DATA_DIR": folder}))
    gc.collect()
    gc.freeze()
    return serve


def made_with(templates: Callable[..., Any], memory: Memory, *arguments: Any) -> Any:
    made = templates(*arguments)
    made.bytecode_cache = memory
    return made


def fork(serve: Callable[[], int], order: dict[str, Any]) -> int:
    """-> the new server's process. It has none of ours but the code: neither environment, nor what we read and write."""
    pid = os.fork()
    if pid:
        return pid
    os.environ.clear()
    os.environ.update(order["environment"])
    log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for own, other in ((0, os.open(os.devnull, os.O_RDONLY)), (1, log), (2, log)):
        os.dup2(other, own)
    sys.argv = ["app", "serve"]
    code = 1
    try:
        code = serve()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
