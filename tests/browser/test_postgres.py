"""The main job once more, on PostgreSQL: from the tablet to Section C."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools.handing import hand_over
from tests.browser.tools.server import Server
from tests.browser.tools.typing import field, settle
from tests.people import MATHS, PASSWORD
from tests.stores import PostgresStore


@pytest.fixture
def server(postgres_store: PostgresStore, demonstration: Path, tmp_path: Path) -> Iterator[Server]:
    with postgres_store.copy() as url:
        one = Server(demonstration, tmp_path / "data", database_url=url)
        one.start()
        yield one
        one.stop()


def test_words_of_a_tablet_reach_section_c(tablet: Callable[[], Page], sign_in_by_words: Callable[[Page, str], None]) -> None:
    staff = tablet()
    sign_in_by_words(staff, "tracy")
    path = hand_over(staff)
    path.goto(f"{path.url}#like")
    field(path, "school.like.words~~child").fill(MATHS)
    assert settle(path)
    path.get_by_role("button", name="Exit").locator("visible=true").first.tap()
    path.get_by_label("For Tracy Teacher: your password").fill(PASSWORD)
    path.get_by_role("button", name="Open staff pages").tap()
    path.get_by_role("link", name="Amara has told us").tap()
    expect(path.get_by_text(MATHS)).to_be_visible()
