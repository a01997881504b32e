"""Everything that may not happen on a page without anybody looking: script errors, refusals by the policy header, other hosts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError

LINES = 60  # of the server's log
# What the browser and htmx say about a request that failed, or was answered with an error on purpose.
NETWORK = re.compile(r"Failed to load resource|net::ERR_|htmx:error|Failed to fetch|NetworkError|Load failed")


class Watch:
    """One test's trouble, from all its contexts. Network failures count too, but inside expect_network_errors()."""

    def __init__(self, url: str, log: Path):
        """log: the server's, which is shown with the trouble: a browser knows that an answer was a 500, and not why."""
        self.host, self.log = urlsplit(url).netloc, log
        self.trouble: list[str] = []
        self.contexts: list[BrowserContext] = []
        self._expecting = False

    def add(self, context: BrowserContext) -> None:
        self.contexts.append(context)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)

    @contextmanager
    def expect_network_errors(self) -> Iterator[None]:
        """Failed requests and answers of 400 and more are part of the test. Script errors and other hosts never are."""
        self._expecting = True
        try:
            yield
        finally:
            self._hear_all()
            self._expecting = False

    def check(self) -> None:
        self._hear_all()
        assert not self.trouble, "\n".join([*self.trouble, *self.log.read_text("utf-8").splitlines()[-LINES:]])

    def _hear_all(self) -> None:
        """What the browser said just now is heard at the next call."""
        for page in [page for context in self.contexts for page in context.pages]:
            if not page.is_closed():
                page.wait_for_timeout(20)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not (self._expecting and NETWORK.search(message.text)):
            self.trouble.append(f"console, {_address(message.page)}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.trouble.append(f"script, {_address(error.page)}: {error.error}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("about", "blob") and parts.netloc != self.host:
            self.trouble.append(f"another host: {request.url}")


def _address(page: Page | None) -> str:
    return page.url if page else "a page that is gone"
