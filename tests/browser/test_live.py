"""A page that is open follows what happens to it: questions that hang on an answer, what a colleague saves, what opens beside a field."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools.looks import check_axe, check_looks
from tests.browser.tools.server import Server
from tests.browser.tools.typing import answer, field, settle, stored, write

Failing = Callable[[], AbstractContextManager[None]]
Opening = Callable[..., Page]
SECONDS = 9000
NOTES, OTHER = "personal.medical~~adult", "personal.communication~~adult"
CARER, TRAVEL = "education.carer_view~~adult", "education.travel~~adult"


@pytest.fixture
def open_as(desktop: Callable[[], Page], sign_in: Callable[[Page, str], None]) -> Opening:
    """open_as("tracy", "education-information") -> that page of Jay's PEP, on a device of its own."""

    def open_one(name: str, page_id: str = "personal-information", number: str = "U1015") -> Page:
        page = desktop()
        sign_in(page, name)
        page.clock.install()  # goes on as any clock, and can be moved on
        page.goto(f"/children/{number}")
        address = page.locator('a[href^="/peps/"]').first.get_attribute("href")
        assert address
        page.goto("/".join(address.split("/")[:3]) + f"/{page_id}")
        return page

    return open_one


def later(page: Page, milliseconds: int) -> None:
    """The page's own clock goes on at once; what it then asks of the server, and does with the answer, takes its real time."""
    page.clock.run_for(milliseconds)
    page.wait_for_timeout(300)


def test_a_yes_shows_its_questions_and_the_caret_stays(open_as: Opening) -> None:
    page = open_as("sarah", "care-information")
    gate, shown = answer(page, "care.placed_out~~adult"), answer(page, "care.placement_authority~~adult")
    expect(shown).to_have_count(0)
    gate.get_by_label("Yes", exact=True).check()
    box = field(page, "care.placements_year~~adult")
    box.focus()
    page.keyboard.type("12")
    page.keyboard.press("ArrowLeft")
    top = box.evaluate("box => box.getBoundingClientRect().top")
    expect(shown).to_be_visible()
    assert box.evaluate("box => [document.activeElement === box, box.value, box.selectionStart]") == [True, "12", 1]
    assert abs(box.evaluate("box => box.getBoundingClientRect().top") - top) < 3
    expect(page.locator("#announce")).to_have_text("1 more question")
    field(page, "care.placement_authority~~adult").fill("Eastmere")
    assert settle(page)
    gate.get_by_label("No", exact=True).check()
    page.get_by_role("heading", level=1).click()
    expect(shown).to_have_count(0)
    expect(page.locator("#announce")).to_have_text("1 question fewer")
    gate.get_by_label("Yes", exact=True).check()
    expect(field(page, "care.placement_authority~~adult")).to_have_value("Eastmere")


def test_a_question_with_words_that_wait_is_not_taken_away(open_as: Opening, expect_network_errors: Failing) -> None:
    page = open_as("sarah", "care-information")
    gate, key = answer(page, "care.placed_out~~adult"), "care.placement_authority~~adult"
    gate.get_by_label("Yes", exact=True).check()
    expect(field(page, key)).to_be_visible()
    with expect_network_errors():
        page.route(f"**/answers/{key}", lambda route: route.abort())
        write(page, key, "Eastmere")
        gate.get_by_label("No", exact=True).check()
        expect(gate).to_contain_text("Saved")
        later(page, 1500)
        expect(field(page, key)).to_have_value("Eastmere")
        page.unroute(f"**/answers/{key}")
        assert settle(page)


def test_two_people_see_each_others_changes_while_one_types_elsewhere(open_as: Opening, server: Server) -> None:
    sarah, tracy = open_as("sarah", "education-information"), open_as("tracy", "education-information")
    write(tracy, CARER, "She reads")
    write(sarah, TRAVEL, "1")
    assert settle(tracy)
    sarah.keyboard.type("0")
    expect(field(sarah, CARER)).to_have_value("She reads", timeout=SECONDS)
    expect(answer(sarah, CARER)).to_contain_text("Tracy Teacher changed this just now")
    expect(sarah.locator("#announce")).to_contain_text("Tracy Teacher changed: What does the carer say")
    sarah.keyboard.type("0")
    assert field(sarah, TRAVEL).input_value() == "100"
    assert sarah.evaluate("[document.activeElement.name, document.activeElement.selectionStart]") == [TRAVEL, 3]
    assert settle(sarah)
    sarah.get_by_role("heading", level=1).click()
    later(tracy, 4500)
    expect(tracy.locator(f'[data-read="{TRAVEL}"]')).to_contain_text("100", timeout=SECONDS)
    write(sarah, CARER, " every night")
    assert settle(sarah)
    assert stored(server, CARER)[-1] == "She reads every night", "no conflict: it was seen"
    tracy.get_by_role("heading", level=1).click()
    later(tracy, 4500)
    expect(field(tracy, CARER)).to_have_value("She reads every night", timeout=SECONDS)


def test_a_field_that_somebody_is_in_is_left_and_its_save_meets_the_conflict(open_as: Opening, expect_network_errors: Failing) -> None:
    sarah, other = open_as("sarah"), open_as("sarah")
    field(sarah, NOTES).focus()
    write(other, NOTES, "Theirs")
    assert settle(other)
    with sarah.expect_response("**/changes"):
        later(sarah, 6000)
    later(sarah, 0)
    assert field(sarah, NOTES).input_value() == ""
    with expect_network_errors():
        sarah.keyboard.type("Mine")
        expect(answer(sarah, NOTES)).to_contain_text("Somebody else changed this")
        expect(answer(sarah, NOTES)).to_contain_text("Theirs")
        sarah.get_by_role("heading", level=1).click()
        with sarah.expect_response("**/changes"):
            later(sarah, 6000)
        later(sarah, 0)
        assert field(sarah, NOTES).input_value() == "Mine", "the choice is still the person's"
        answer(sarah, NOTES).get_by_role("button", name="Use mine").click()
        assert settle(sarah)
    assert field(other, NOTES).input_value() == "Theirs", "somebody is in it"
    other.get_by_role("heading", level=1).click()
    later(other, 4500)
    expect(field(other, NOTES)).to_have_value("Mine", timeout=SECONDS)


def test_who_only_reads_sees_it_too_and_rows_come_by_themselves(open_as: Opening) -> None:
    sarah, tracy = open_as("sarah", "key-contacts"), open_as("tracy", "key-contacts")
    sarah.get_by_role("button", name="Add a contact").click()
    sarah.get_by_label("Contact 1: Name").fill("Ann Marsh")
    assert settle(sarah)
    later(tracy, 4500)
    expect(tracy.get_by_text("Ann Marsh")).to_be_visible(timeout=SECONDS)
    other = open_as("sarah", "key-contacts")
    other.get_by_role("button", name="Remove Contact 1").click()
    sarah.get_by_role("heading", level=1).click()
    later(sarah, 4500)
    expect(sarah.locator("[data-key]")).to_have_count(0, timeout=SECONDS)
    later(tracy, 4500)
    expect(tracy.get_by_text("Ann Marsh")).to_have_count(0, timeout=SECONDS)


def test_nothing_is_asked_while_the_page_is_hidden_and_less_often_while_the_server_is_away(
    open_as: Opening, server: Server, expect_network_errors: Failing
) -> None:
    page = open_as("sarah")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/changes") else None)
    page.evaluate("Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })")
    later(page, 5000)
    assert asked == []
    page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(300)
    assert len(asked) == 1
    with expect_network_errors():
        server.stop()
        for seconds, times in ((1, 1), (4, 2), (5, 2), (4, 3)):
            later(page, seconds * 1000)
            assert len(asked) == times, "after 4 s, and again after 8"
        server.start()


def test_history_and_last_plan_open_beside_a_field(open_as: Opening) -> None:
    page = open_as("sarah")
    about = answer(page, "personal.about~~adult")
    field(page, "personal.about~~adult").fill("Please no meetings during PE.")
    assert settle(page)
    about.get_by_role("link", name="Last plan").click()
    panel = about.get_by_role("group", name="Last plan")
    expect(panel).to_contain_text("I like to know the day before when something changes.")
    panel.get_by_role("button", name="Copy into the answer").click()
    expect(field(page, "personal.about~~adult")).to_have_value(
        "Please no meetings during PE.\nI am Jay, not James. I like to know the day before when something changes."
    )
    assert settle(page)
    about.get_by_role("link", name="Last plan").click()
    expect(panel).to_have_count(0)
    link = about.get_by_role("link", name="History")
    link.click()
    steps = about.get_by_role("group", name="History").get_by_role("listitem")
    expect(steps.first).to_contain_text("Sarah Social")
    expect(steps.first.locator("del")).to_have_text("Please no meetings during PE.")
    expect(link).to_have_attribute("aria-expanded", "true")
    link.click()
    expect(steps).to_have_count(0)


def test_not_known_yet_opens_in_place_also_in_a_row_that_is_not_saved(open_as: Opening, server: Server) -> None:
    page = open_as("sarah", "key-contacts")
    page.get_by_role("button", name="Add a contact").click()
    page.locator("[data-new] a[data-unknown]").first.click()
    why = page.get_by_label("Why is it not known yet?")
    expect(why).to_be_focused()
    page.keyboard.type("The office is closed")
    page.get_by_label("Who finds out?").fill("Tracy")
    assert settle(page)
    with page.expect_response("**/changes"):
        later(page, 5000)
    later(page, 0)
    expect(why).to_have_value("The office is closed")
    page.reload()
    expect(page.get_by_label("Who finds out?")).to_have_value("Tracy")


def test_yes_it_is_right_leaves_other_words_alone(open_as: Opening, server: Server, expect_network_errors: Failing) -> None:
    page = open_as("sarah")
    key = "personal.upn~~adult"
    field(page, key).fill("A999400022001")
    doubt = answer(page, key).get_by_role("button", name="Yes, it is right")
    expect(doubt).to_be_visible()
    with expect_network_errors():
        page.route(f"**/answers/{NOTES}", lambda route: route.abort())
        write(page, NOTES, "Nuts")
        doubt.click()
        expect(answer(page, key)).to_contain_text("right as it stands")
        expect(field(page, NOTES)).to_have_value("Nuts")
        page.unroute(f"**/answers/{NOTES}")
        assert settle(page)
    assert stored(server, NOTES) == ["Nuts"]


@pytest.mark.parametrize("width", ["desktop", "portrait", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_looks_with_everything_open(
    request: pytest.FixtureRequest, server: Server, sign_in: Callable[[Page, str], None], width: str, scheme: str
) -> None:
    page = request.getfixturevalue(width)()
    page.context.add_cookies([{"name": "display", "value": f"{scheme}.normal.full", "url": server.url}])
    sign_in(page, "sarah")
    page.goto("/children/U1015")
    page.goto("/".join(str(page.locator('a[href^="/peps/"]').first.get_attribute("href")).split("/")[:3]) + "/key-contacts")
    page.get_by_role("button", name="Add a contact").click()
    page.get_by_label("Contact 1: Name").fill("Ann Marsh")
    assert settle(page)
    row = page.locator("[data-key]")
    row.get_by_role("link", name="History").first.click()
    expect(row.locator(".aside")).to_be_visible()
    row.locator("a[data-unknown]").first.click()
    expect(page.get_by_label("Why is it not known yet?").first).to_be_focused()
    check_axe(page)
    check_looks(page)


def test_works_without_a_script(open_page: Callable[..., Page], sign_in_by_words: Callable[[Page, str], None]) -> None:
    page = open_page(java_script_enabled=False)
    sign_in_by_words(page, "sarah")
    page.get_by_role("link", name="PEP of James Locke").click()
    answer(page, "personal.about~~adult").get_by_role("link", name="Last plan").click()
    expect(page.get_by_text("I like to know the day before")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_role("link", name="Back to the page").last.click()
    answer(page, "personal.about~~adult").get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("History")
    page.get_by_role("link", name="Back to the page").last.click()
    page.get_by_role("link", name="Care Information").first.click()
    answer(page, "care.legal_status~~adult").get_by_role("link", name="Not known yet").click()
    expect(page.get_by_label("Why is it not known yet?")).to_be_visible()
