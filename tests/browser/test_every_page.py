"""Every page of every form, by the one who answers it: every kind of answer with good, doubtful and hostile input, read back exactly."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page

from app.access import Role
from app.audit import SYSTEM
from app.children.actions.grant_access import grant_access
from app.db import Database
from app.pep.definition import Form, form_of
from tests.browser.conftest import OpenPage
from tests.browser.tools.kinds import RIGHT, worst
from tests.browser.tools.server import Server
from tests.browser.tools.typing import settle
from tests.people import ELLIE, EMAILS, LEO, NADIA
from tests.world import ACCESS, CHILDREN, PEOPLE

ANSWERS = {"social_worker": "sarah", "designated_teacher": "tracy", "young_person": "tracy", "virtual_school": "norah"}
FORMS = [("early_years", LEO, "vera"), ("statutory", ELLIE, "norah"), ("post_16", NADIA, "norah")]
ROUNDS = 4  # a gate opens questions, among them other gates
LEFT_ALONE = "meeting.last_plan"  # a last plan has no next meeting: answered, it takes the questions about it away
Given = dict[str, str]


def kind_of(form: Form, key: str) -> str:
    question = form.places[key.split("~")[0]].question
    return "long_text" if key.endswith(("~said", "~seen")) else question.kind


# What stands in a field: its text, or the values that are chosen.
STANDS = """box => [...box.elements].filter(one => one.name === box.dataset.answer && (one.checked || !/radio|checkbox/.test(one.type)))
    .map(one => one.value).join("\\n")"""
# Gives every field its tick, its last choice or its text -> what was ticked or typed. All in one go: the way to the browser and back, some
# four hundred times a form, would take longer than the answering. A tick by the box's own click: questions that come meanwhile may move it.
GIVE = """texts => {
    const one = (box, text) => {
        const ticks = [...box.querySelectorAll("input[type=radio], input[type=checkbox]")], select = box.querySelector("select");
        const tick = ticks.find(one => one.value === "yes") ?? ticks[0];
        const field = tick ?? select ?? box.querySelector("textarea, input[type=text]");
        if (field.disabled || field.readOnly || !box.checkVisibility()) throw new Error(`nobody can answer ${box.dataset.answer}`);
        if (tick?.checked) return "";
        if (tick) { tick.click(); return tick.value; }
        field.focus();
        if (select) select.selectedIndex = select.options.length - 1;
        else { field.select(); document.execCommand(text ? "insertText" : "delete", false, text); }
        if (select) for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, { bubbles: true }));
        return select ? "" : text;
    };
    const boxOf = key => document.querySelector(`[data-answer="${key}"]`);
    return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, one(boxOf(key), text)]));
}"""
OF_EACH = "Object.fromEntries([...document.querySelectorAll('form [data-answer]')].map(box => [box.dataset.answer, (%s)(box)]))"


def give_all(page: Page, form: Form, keys: list[str], text_for: Callable[[str], str]) -> Given:
    """-> what then stands in each field: every sign that was typed, every tick."""
    given: Given = page.evaluate(GIVE, {key: text_for(kind_of(form, key)) for key in keys})
    page.evaluate("document.activeElement.blur()")
    stands = given | standing(page)
    assert not {key: stands[key] for key, text in given.items() if text not in (stands[key], *stands[key].split("\n"), "")}
    return {key: stands[key] for key in keys}


def standing(page: Page) -> Given:
    """What stands in every field of the page, by its key."""
    found: Given = page.evaluate(OF_EACH % STANDS)
    return found


def open_beside(page: Page) -> None:
    """An adult's lines beside the child's, where they are folded."""
    page.evaluate("document.querySelectorAll('details[data-beside]').forEach(one => { one.open = true; })")


def answer_page(page: Page, form: Form, text_for: Callable[[str], str]) -> Given:
    """Every field that there is, also those that a given answer brings, and one row of each group."""
    given: Given = {}
    for _ in range(ROUNDS):
        open_beside(page)
        new = [key for key in keys_on(page) if key not in given and not key.startswith(LEFT_ALONE)]
        if not new:
            break
        given |= give_all(page, form, new, text_for)
        assert settle(page), "something never arrived"
        page.reload()
    return given


def keys_on(page: Page) -> list[str]:
    return [str(key) for key in page.evaluate("[...document.querySelectorAll('form [data-answer]')].map(one => one.dataset.answer)")]


def groups_without_rows(page: Page) -> list[str]:
    script = "[...document.querySelectorAll('.group')].filter(one => !one.querySelector('.row-card[id]')).map(one => one.dataset.group)"
    return [str(name) for name in page.evaluate(script) if page.locator(f'button[name="add"][value="{name}"]').count()]


def add_rows(page: Page, form: Form) -> Given:
    """One row of each group that has none."""
    given: Given = {}
    for group in groups_without_rows(page):
        page.locator(f'button[name="add"][value="{group}"]').click()
        page.locator(f'[data-group="{group}"] > .row-card').first.wait_for()
        given |= answer_page(page, form, right)
    return given


def right(kind: str) -> str:
    return RIGHT.get(kind, "x")


def check_page(page: Page, given: Given) -> None:
    """The page is as it came from the server: answering ends with a reload."""
    found = {key: text for key, text in standing(page).items() if key in given}
    assert found == {key: given[key] for key in found}
    assert len(found) >= len(given) * 0.8, "most of what was answered is still on the page"


def ready_pep(page: Page, number: str) -> str:
    """-> the address of the child's current PEP; a child without one gets it now, as the social worker."""
    page.goto(f"/children/{number}")
    links = page.locator('a[href^="/peps/"]')
    if not links.count():
        page.goto(f"/children/{number}/peps/new")
        page.get_by_role("button", name="Create PEP").click()
        page.wait_for_url("**done=pep-created")
    return "/".join(str(links.first.get_attribute("href")).split("/")[:3])


@pytest.mark.parametrize(("form_id", "number", "officer"), FORMS, ids=[form for form, _, _ in FORMS])
def test_every_page_of_a_form(
    desktop: OpenPage, sign_in: Callable[[Page, str], None], server: Server, form_id: str, number: str, officer: str
) -> None:
    form = form_of("2026", form_id)
    give_a_teacher(server, number)
    social_worker = desktop()
    sign_in(social_worker, "sarah")
    address = ready_pep(social_worker, number)
    pages = {"sarah": social_worker}
    walked = 0
    for section, content in form.pages():
        name = officer if section.completed_by == "virtual_school" else ANSWERS[section.completed_by]
        if name not in pages:
            pages[name] = desktop()
            sign_in(pages[name], name)
        page = pages[name]
        page.goto(f"{address}/{content.id}")
        assert page.get_by_role("heading", level=1).inner_text() == content.title
        if page.locator("form [data-answer], button[name=add]").count():
            walk(page, form)
        walked += 1
    assert walked == len(form.pages())


def give_a_teacher(server: Server, number: str) -> None:
    """Nadia has none in the demonstration: section B is walked as whoever answers it."""
    database = Database(f"sqlite:///{server.database}")
    with database.write() as db:
        people = {row.email: row.id for row in db.execute(sa.select(PEOPLE.c.email, PEOPLE.c.id))}
        child = db.execute(sa.select(CHILDREN.c.id).where(CHILDREN.c.number == number)).scalar_one()
        values = {"child": child, "person": people[EMAILS["tracy"]], "role": Role.DESIGNATED_TEACHER, "by": SYSTEM}
        if db.execute(sa.select(ACCESS.c.id).where(ACCESS.c.child == child, ACCESS.c.person == values["person"])).first() is None:
            grant_access(db, **values)
    database.close()


def walk(page: Page, form: Form) -> None:
    given = answer_page(page, form, right)
    given |= add_rows(page, form)
    check_page(page, given)
    bad = answer_page(page, form, worst)
    check_page(page, bad)
