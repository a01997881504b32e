"""How a child likes its pages, kept with the child; and the arcade: always open, quiet, one tap back."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_journey_paths import open_path, show
from tests.browser.tools.handing import hand_over
from tests.browser.tools.looker import CALM, DEVICES, Looker
from tests.browser.tools.server import Server
from voice_modules.reading import load_paths

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
Dresses = tuple[tuple[str, str], ...]


def opened(path: Page, words: str) -> Locator:
    path.get_by_role("button", name=words, exact=True).locator("visible=true").click()
    box = path.locator("dialog[open]")
    expect(box).to_be_visible()
    return box


def dress_of(path: Page) -> dict[str, str]:
    found: dict[str, str] = path.evaluate(
        "() => { const { scheme, text, motion, spacing } = document.documentElement.dataset; return { scheme, text, motion, spacing } }"
    )
    return found


def test_a_childs_choice_is_there_on_another_tablet_from_the_first_moment(
    tablet: OpenPage, portrait: OpenPage, sign_in: SignIn, server: Server
) -> None:
    first = tablet()
    sign_in(first, "tracy")
    path = hand_over(first)
    box = opened(path, "Looks")
    for words in ("Big", "Dark", "More space", "Calm"):
        with path.expect_response(lambda answer: answer.url.endswith("/display")):
            box.get_by_label(words, exact=True).check(force=True)
    wanted = {"scheme": "dark", "text": "large", "motion": "calm", "spacing": "wide"}
    assert dress_of(path) == wanted
    box.get_by_role("button", name="Done").click()
    expect(path.get_by_role("button", name="Looks").locator("visible=true")).to_be_focused()
    other = portrait()
    sign_in(other, "sarah")
    assert dress_of(other)["scheme"] == "light"  # the adult's own pages look as the adult likes them
    elsewhere = hand_over(other)
    elsewhere.route("**/*.js", lambda route: route.abort())
    assert 'data-scheme="dark" data-text="large" data-motion="calm" data-spacing="wide"' in elsewhere.request.get(elsewhere.url).text()
    assert dress_of(elsewhere) == wanted


def test_an_adult_chooses_for_the_child(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    sign_in(staff, "sarah")
    staff.goto("/children/U2210")
    staff.get_by_role("link", name="How Amara's pages look").click()
    staff.get_by_label("High contrast").check()
    staff.get_by_role("button", name="Save").click()
    expect(staff.get_by_text("Saved.")).to_be_visible()
    assert dress_of(staff)["scheme"] == "light"
    staff.goto("/")
    assert dress_of(hand_over(staff))["scheme"] == "contrast"


@pytest.mark.parametrize("name", ["ks1_2", "ks3_4", "post_16"])
def test_the_games_are_open_from_a_question_and_lead_back_to_it(tablet: OpenPage, sign_in: SignIn, name: str) -> None:
    path, way = open_path(tablet(), sign_in, name), load_paths()[name]
    stop = way.stops[1]
    show(path, stop.id)
    box = opened(path, way.games)
    first = box.get_by_role("button", name="Bubble 1", exact=True)
    first.click()
    expect(box.get_by_role("button", name="Bubble 1, popped")).to_have_attribute("aria-pressed", "true")
    box.get_by_role("button", name="Drawing pad").click()
    expect(box.get_by_role("img", name="My sheet")).to_be_visible()
    assert not [word for word in ("score", "points", "level", "time left", "lost") if word in box.inner_text().lower()]
    box.get_by_role("button", name="Back to where I was").click()
    expect(path.locator(f"#{stop.id}-title")).to_be_visible()
    expect(path.get_by_role("button", name=way.games, exact=True).locator("visible=true")).to_be_focused()


def test_pairs_with_the_keyboard_and_without_a_connection(tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing) -> None:
    path = open_path(tablet(), sign_in, "ks1_2")
    path.locator(".path[data-whole]").wait_for()
    with expect_network_errors():
        path.context.set_offline(True)
        box = opened(path, "Open arcade")
        box.get_by_role("button", name="Pairs").press("Enter")
        cards = box.locator("[data-pair]")
        where: dict[str, list[int]] = {}
        for at, pair in enumerate(cards.evaluate_all("all => all.map(card => card.dataset.pair)")):
            where.setdefault(pair, []).append(at)
        one, other = where["fish"][0], where["crab"][0]
        for at in (one, other):
            cards.nth(at).press("Space")
        expect(box.get_by_role("button", name=f"Card {one + 1}, fish")).to_be_visible()
        expect(box.get_by_role("button", name=f"Card {one + 1}, face down")).to_be_visible()  # they differ: closed again by themselves
        for places in where.values():
            for at in places:
                cards.nth(at).press("Enter")
        expect(box.get_by_text("You found them all.")).to_be_visible()
        assert cards.locator("img").evaluate_all("all => all.every(image => image.naturalWidth > 0)")
        path.context.set_offline(False)


@DEVICES
@pytest.mark.parametrize("name", ["ks1_2", "ks3_4"])
def test_how_they_look(
    request: pytest.FixtureRequest, name: str, screen: str, dresses: Dresses, sign_in: SignIn, looker: Callable[[Dresses], Looker]
) -> None:
    path, one = open_path(request.getfixturevalue(screen)(**CALM), sign_in, name), looker(dresses)
    show(path, load_paths()[name].stops[0].id)
    box = opened(path, "Looks")
    one.look(path, "looks")
    box.get_by_role("button", name="Done").click()
    box = opened(path, load_paths()[name].games)
    box.get_by_role("button", name="Bubble 2", exact=True).click()
    for game in ("Bubbles", "Pairs", "Drawing pad"):
        box.get_by_role("button", name=game, exact=True).click()
        if game == "Pairs":
            box.locator("[data-pair]").first.click()
        one.look(path, game)
    one.check(at_least=4)
