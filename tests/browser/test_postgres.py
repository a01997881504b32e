"""The main job once more, on PostgreSQL: from the tablet to Section C."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools.server import Server
from tests.browser.tools.typing import field, settle
from tests.people import PASSWORD
from tests.stores import PostgresStore

WORDS = 'I like maths: 10+5=15 & "art" <3 😀'


@pytest.fixture
def server(postgres_store: PostgresStore, demonstration: Path, tmp_path: Path) -> Iterator[Server]:
    with postgres_store.copy() as url:
        one = Server(demonstration, tmp_path / "data", database_url=url)
        one.start()
        yield one
        one.stop()


def test_words_of_a_tablet_reach_section_c(tablet: Callable[[], Page], sign_in: Callable[[Page, str], None]) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    staff.get_by_role("link", name="PEP of Amara Bell").click()
    staff.get_by_role("link", name="View PEP Details").click()
    with staff.context.expect_page() as opened:
        staff.get_by_role("button", name="KS 1 & 2").click()
    path = opened.value
    path.wait_for_url("**/voice/*")
    path.goto(f"{path.url}#like")
    field(path, "school.like.words~~child").fill(WORDS)
    assert settle(path)
    path.get_by_role("button", name="Exit").locator("visible=true").first.tap()
    path.get_by_label("For Tracy Teacher: your password").fill(PASSWORD)
    path.get_by_role("button", name="Open staff pages").tap()
    path.get_by_role("link", name="Amara has told us").tap()
    expect(path.get_by_text(WORDS)).to_be_visible()
