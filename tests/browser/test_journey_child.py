"""The main job: a tablet is handed over, Amara says what she thinks, and her words stand in Section C."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.tools.handing import hand_over, turn_to
from tests.browser.tools.server import Server
from tests.browser.tools.typing import field, settle, stored
from tests.people import MATHS, PASSWORD

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Failing = Callable[[], AbstractContextManager[None]]
VOICE = """
    const voices = [{ name: "cloud", lang: "en-GB", localService: false }, { name: "own", lang: "en-GB", localService: true }];
    window.spoken = [];
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => voices, cancel() {}, addEventListener() {}, removeEventListener() {},
        speak(words) {
            window.spoken.push([words.text, words.voice && words.voice.name]);
            setTimeout(() => words.onend && words.onend(new Event("end")), 5);
        },
    } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; }
        addEventListener(name, run) { this["on" + name] = run; } };
"""


def tap(path: Page, name: str) -> None:
    """A control of the screen that is shown, by its word."""
    control(path, name).tap()


def open_feelings(page: Page) -> None:
    """From any page of a PEP that is opening."""
    page.wait_for_url(re.compile(r"/peps/\w+/[a-z-]+"))
    page.goto(re.sub(r"(/peps/\w+)/.*", r"\1/your-feelings-about-school", page.url))


def control(path: Page, name: str) -> Locator:
    pattern = re.compile(f"^{re.escape(name)}", re.I)
    return path.get_by_role("button", name=pattern).or_(path.get_by_role("link", name=pattern)).locator("visible=true").first


def heading(path: Page) -> Locator:
    return path.get_by_role("heading", level=2).locator("visible=true").first


@pytest.mark.parametrize("held", ["tablet", "portrait", "phone"])
def test_amaras_words_reach_section_c(request: pytest.FixtureRequest, held: str, sign_in: SignIn, server: Server) -> None:
    staff = request.getfixturevalue(held)()
    sign_in(staff, "tracy")
    path = hand_over(staff)
    expect(path.get_by_text("You can skip anything. You can stop any time.")).to_be_visible()
    expect(path.get_by_text("Hill Lane Primary, the rainbow room")).to_be_visible()
    tap(path, "Next page")
    expect(heading(path)).to_have_text("Who is helping me?")
    path.get_by_role("radio", name="A grown-up helps me").tap()
    tap(path, "Next page")
    expect(heading(path)).to_have_text("Where do you want to go?")
    path.get_by_role("link", name="School").first.tap()
    expect(heading(path)).to_have_text("What do you like about school?")
    path.get_by_role("checkbox", name="My friends").tap()
    path.get_by_role("textbox", name=re.compile("Say more")).locator("visible=true").fill(MATHS)
    tap(path, "Next page")
    path.get_by_role("checkbox", name="I don't want to say").tap()
    assert settle(path)
    assert stored(server, "school.like.words~~child") == [MATHS]
    tap(path, "Exit")
    expect(path.get_by_role("heading", level=1)).to_have_text("All your answers are safe")
    path.get_by_label("For Tracy Teacher: your password").fill(PASSWORD)
    path.get_by_role("button", name="Open staff pages").tap()
    path.wait_for_url(re.compile(r"/$"))
    path.get_by_role("link", name=re.compile("Read their words|Amara has told us")).first.tap()
    open_feelings(path)
    expect(path.get_by_text(MATHS)).to_be_visible()
    expect(path.get_by_text("My friends")).to_be_visible()
    expect(path.get_by_text("Amara chose not to say.")).to_be_visible()
    expect(path.get_by_text("Tracy Teacher helped").first).to_be_visible()


def test_tracy_writes_beside_and_cannot_change_what_amara_said(
    tablet: OpenPage, desktop: OpenPage, sign_in: SignIn, server: Server
) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    path = hand_over(staff)
    path.goto(path.url.split("#")[0] + "#like")
    path.get_by_role("checkbox", name="My friends").tap()
    field(path, "school.like.words~~child").fill(MATHS)
    assert settle(path)
    page = desktop()
    sign_in(page, "tracy")
    page.get_by_role("link", name="PEP of Amara Bell").click()
    turn_to(page, "Young Person's Views", "Your Feelings About School")
    first = page.get_by_role("region", name="What do you like about school?")
    expect(first.get_by_text(MATHS)).to_be_visible()
    first.get_by_text("Amara's words, as said to me").first.click()
    first.get_by_label("Amara's words, as said to me").fill("Painting with Zara")
    assert settle(page)
    assert first.locator("[data-answer]").evaluate_all("all => all.map(one => one.dataset.answer)") == [
        "school.like~~said",
        "school.like~~seen",
    ]
    page.reload()
    expect(first.get_by_text(MATHS)).to_be_visible()
    expect(first.get_by_text("My friends")).to_be_visible()
    expect(first.get_by_label("Amara's words, as said to me")).to_have_value("Painting with Zara")
    assert stored(server, "school.like~~said") == ["Painting with Zara"]
    assert (stored(server, "school.like~~child"), stored(server, "school.like.words~~child")) == (["friends"], [MATHS])


def test_the_adults_own_pages_on_this_device_are_locked(tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    hand_over(staff)
    with expect_network_errors():
        staff.reload()
        staff.wait_for_url("**/login**")
        staff.go_back()
        staff.wait_for_timeout(500)
    expect(staff.get_by_text("Amara")).to_have_count(0)


def test_every_control_of_a_stop_works(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    path = hand_over(staff)
    tap(path, "Map")
    expect(heading(path)).to_have_text("Where do you want to go?")
    tap(path, "Go to..")
    path.get_by_role("link", name=re.compile("Where do you feel safe")).locator("visible=true").first.tap()
    expect(heading(path)).to_have_text("Where do you feel safe at school?")
    expect(path.get_by_text("Pearls").locator("visible=true").first).to_be_visible()
    expect(
        path.get_by_text(re.compile("Tracy Teacher.*Sarah Social.*Virtual School.*can read this")).locator("visible=true").first
    ).to_be_visible()
    tap(path, "Previous page")
    expect(heading(path)).to_have_text("What is hard about school?")
    path.go_back()
    expect(heading(path)).to_have_text("Where do you feel safe at school?")
    tap(path, "Talk to someone")
    for words in ("Nobody is watching this screen.", "0800 1111", "0800 528 0731", "999"):
        expect(path.get_by_text(words).locator("visible=true").first).to_be_visible()
    path.go_back()
    tap(path, "Hide my screen")
    expect(path.get_by_text("Tap to come back")).to_be_visible()
    under = "() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('dialog')?.open"
    assert path.evaluate(under) is True
    path.get_by_text("Tap to come back").tap()
    expect(heading(path)).to_have_text("Where do you feel safe at school?")


def test_it_is_read_aloud_by_a_voice_of_the_device_only(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    staff.context.add_init_script(VOICE)
    sign_in(staff, "tracy")
    path = hand_over(staff)
    path.goto(path.url.split("#")[0] + "#like")
    tap(path, "Read it to me")
    path.wait_for_function("window.spoken.length >= 4")
    spoken = path.evaluate("window.spoken")
    assert spoken[0][0].strip() == "What do you like about school?"
    assert "My friends" in [text.strip(" .") for text, _ in spoken]
    assert {voice for _, voice in spoken} == {"own"}


def test_without_a_voice_there_is_no_button(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    path = hand_over(staff)
    expect(path.get_by_role("button", name="Read it to me").locator("visible=true")).to_have_count(0)


def test_the_path_is_walked_with_the_keyboard_alone(desktop: OpenPage, sign_in: SignIn, server: Server) -> None:
    staff = desktop()
    sign_in(staff, "tracy")
    path = hand_over(staff)
    path.goto(path.url.split("#")[0] + "#like")
    for _ in range(40):
        path.keyboard.press("Tab")
        if path.evaluate("document.activeElement.value === 'friends'"):
            break
    path.keyboard.press("Space")
    assert settle(path)
    assert stored(server, "school.like~~child") == ["friends"]


def test_after_the_exit_nothing_of_the_child_is_left_on_the_tablet(
    tablet: OpenPage, sign_in: SignIn, expect_network_errors: Failing
) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    path = hand_over(staff)
    path.goto(path.url.split("#")[0] + "#like")
    path.get_by_role("textbox", name=re.compile("Say more")).locator("visible=true").fill("My secret words")
    assert settle(path)
    tap(path, "Exit")
    path.wait_for_url("**/handed-back")
    assert path.evaluate("Object.keys(localStorage).filter(name => name.startsWith('pearl:')).length") == 0
    assert path.title() == "Pearl"
    with expect_network_errors():
        for _ in range(3):
            path.go_back()
            path.wait_for_timeout(400)
            assert "My secret words" not in path.content()
            assert "Amara" not in path.evaluate("document.body.innerText")


def test_every_staff_tab_of_this_device_closes_when_it_is_handed_over(tablet: OpenPage, sign_in: SignIn) -> None:
    staff = tablet()
    sign_in(staff, "tracy")
    other = staff.context.new_page()
    other.goto("/children/U5301")
    expect(other.get_by_text("Tomasz").first).to_be_visible()
    hand_over(staff)
    for page in (staff, other):
        page.bring_to_front()
        expect(page.get_by_role("heading", name="This page is locked")).to_be_visible()
        assert "Tomasz" not in page.evaluate("document.body.innerText")
        assert "Amara" not in page.evaluate("document.body.innerText")
