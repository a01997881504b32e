"""A client that behaves like a browser, and looks at every page it gets."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from app.pep.rules.voices import AnswerKey
from tests.page_checks import check_page

HOST = "http://localhost"
WRITER = "a" * 24


class Client(TestClient):
    """Sends Origin as a browser does; checks every HTML page; does not follow redirects unless told."""

    def __init__(self, app: Any, address: str = "testclient"):
        """address: whose network the tries of signing in count for."""
        super().__init__(
            app,
            base_url=HOST,
            client=(address, 50000),
            headers={"origin": HOST, "sec-fetch-site": "same-origin"},
            follow_redirects=False,
            raise_server_exceptions=True,
        )

    def request(self, method: str, url: Any, **values: Any) -> Any:  # type: ignore[override]
        response = super().request(method, url, **values)
        if response.headers.get("content-type", "").startswith("text/html") and response.text.lstrip().startswith("<!doctype"):
            check_page(response.text, str(url))
        return response

    def save(
        self,
        url: str,
        question: str,
        *texts: str,
        row: str = "",
        voice: str = "adult",
        seen: int = 0,
        seq: int = 1,
        writer: str = WRITER,
        **more: str,
    ) -> Any:
        """One answer's own save, as the outbox sends it."""
        key = str(AnswerKey(question, row, voice))
        body = [(key, text) for text in texts]
        body += [(f"{key}:seen", str(seen)), (f"{key}:writer", writer), (f"{key}:seq", str(seq)), (f"{key}:after", ""), *more.items()]
        return self.put(
            f"{url}/answers/{key}",
            content=urlencode(body),
            headers={"hx-request": "true", "content-type": "application/x-www-form-urlencoded"},
        )


def words_of(html: str) -> str:
    """What a person reads: no tags, one space between words."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(script|style|template)\b.*?</\1>", " ", html)))).strip()
