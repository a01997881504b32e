"""The children's side alone: its real templates, a dict where the application has a database, and a five-line entry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.testclient import TestClient

from voice_modules.board_pictures import Drawings, draw_board_sheets
from voice_modules.board_reading import load_sets
from voice_modules.pictures import draw_sheets
from voice_modules.ports import Asked, Earlier, Endpoint, Given, Handler, Meeting, Replies, Saved, Visit
from voice_modules.reading import load_paths
from voice_modules.routes import routes

ROOT = Path(__file__).parents[3]
BOARD_SHEETS = {("", each.id): draw_board_sheets(each, Drawings(ROOT / "static")) for each in load_sets().values()}
SHEETS = {path.id: draw_sheets(path, ROOT / "static") for path in load_paths().values()}


@dataclass
class DictAnswers:
    """ports.Answers in a dict. status and problem: what it says to the next saves. heard: what it was asked to save, newest last."""

    given: dict[str, Given] = field(default_factory=dict)
    status: int = 200
    problem: str = ""
    before: Earlier = field(default_factory=Earlier)
    heard: list[Asked] = field(default_factory=list)
    shown_as: dict[str, str] = field(default_factory=dict)
    answered: Replies = ({}, {})

    def read(self) -> Mapping[str, Given]:
        return dict(self.given)

    def earlier(self) -> Earlier:
        return self.before

    def replies(self) -> Replies:
        return self.answered

    def show_as(self, words: Mapping[str, str]) -> None:
        self.shown_as = dict(words)

    def picture(self, name: str) -> Response:
        return Response(f"the picture {name}")

    def save(self, asked: Sequence[Asked], form: FormData) -> list[Saved]:
        return [self._save(one, form) for one in asked if f"{one.key}:seen" in form]

    def _save(self, asked: Asked, form: FormData) -> Saved:
        self.heard.append(asked)
        question = asked.key if asked.row else asked.question
        before = self.given.get(question, Given("", 0))
        text = "\n".join(str(value).replace("\r\n", "\n") for value in form.getlist(asked.key))
        if self.status == 200 and (text, asked.audience) != (before.text, before.audience):
            self.given[question] = Given(text, before.version + 1, asked.audience)
        return Saved(self.status, self.given.get(question, before).version, problem=self.problem)


@dataclass
class ListTalk:
    """ports.Talk in a list of writers."""

    writers: list[str] = field(default_factory=list)

    def asked(self) -> bool:
        return bool(self.writers)

    def ask(self, writer: str) -> datetime:
        self.writers.append(writer)
        return datetime(2026, 11, 25, 12, tzinfo=UTC)


def amara(answers: DictAnswers) -> Visit:
    meeting = Meeting("Thursday 3 December, 14:00", "The library", ("Amara", "Sarah Social", "Tracy Teacher"))
    readers, everyone = ("Tracy Teacher", "Sarah Social"), ("Tracy Teacher", "Sarah Social", "Callum Carer")
    return Visit("v1", "ks1_2", "Amara", 4, "Tracy Teacher", "", "", meeting, readers, everyone, True, "late-1", answers, ListTalk())


class Child:
    """A client at a visit of Amara; change `visit` to make it another."""

    def __init__(self) -> None:
        self.answers = DictAnswers()
        self.visit = amara(self.answers)
        made = routes(self.with_visit, self.with_looker, render, SHEETS, board_sheets=BOARD_SHEETS)
        self.client = TestClient(Starlette(routes=made))

    def with_visit(self, handler: Handler) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            return handler(self.visit, await request.form() if request.method != "GET" else None, request.path_params)

        return endpoint

    def with_looker(self, handler: Callable[[Mapping[str, str]], Response]) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            return handler(request.path_params)

        return endpoint

    def becomes(self, **changes: object) -> None:
        self.visit = replace(self.visit, **changes)

    def page(self) -> str:
        return str(self.client.get("/voice/v1").text)

    def put(self, key: str, **fields: object) -> "Response":
        return self.client.put(f"/voice/v1/answers/{key}", data={f"{key}:seen": "0", **fields})  # type: ignore[return-value]


def environment() -> Environment:
    loader = FileSystemLoader(ROOT / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["clock"] = lambda value: f"{value:%H:%M}"
    drawn = {"icon": lambda name: "", "art": lambda name: "", "sprite": lambda folder, *names: ""}
    made.globals.update(static=lambda path: f"/static/x/{path}", site=SimpleNamespace(product="Pearl"), **drawn)
    return made


TEMPLATES = environment()


def render(template: str, /, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: object) -> Response:
    display = SimpleNamespace(scheme="light", text="normal", motion="full", spacing="normal")
    always = {"display": display, "me": None, "path": "/voice/v1", "notice": None}
    page = TEMPLATES.get_template(template).render({**always, **context})
    return HTMLResponse(page, status, dict(headers or {}))
