"""Templates, styles and scripts keep to the policy header: nothing inline, nothing from elsewhere, nothing unescaped."""

import re

import pytest

from tests.contract.sources import files, text_of

TEMPLATES = files("*.html", "templates")
KINDS = ("*.css", "*.js", "*.svg", "*.webmanifest")
SHIPPED = [path for kind in KINDS for path in files(kind, "static") if not path.startswith("static/vendor/")]
MAKES_MARKUP = "app/render.py"
ROOTLESS = "_state"  # the inside of a state line: words and buttons, put into an element that is there already

REFUSED = {
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"\s(?:hx-on[:\w-]*|on[a-z]+)\s*=\s*[\"'{]", re.IGNORECASE),
    "an expression for htmx": re.compile(r"[\"'](?:js|javascript):|hx-trigger=\"[^\"]*\[", re.IGNORECASE),
    "a data: address": re.compile(r"data:(?:[a-z]+/|[;,])", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|\bautoescape\b"),
}
OUTSIDE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+", re.IGNORECASE)
IMPORTS = re.compile(r"\{%-?\s*from\s.*?\simport\s+([\w, ]+?)\s*-?%\}")
TOKEN = re.compile(
    r"\{%-?\s*(?P<word>\w+).*?%\}|\{\{-?\s*(?:(?P<called>\w+)\()?.*?\}\}|<(?P<closing>/?)(?P<tag>[a-zA-Z][\w-]*)|(?P<end>/?>)", re.DOTALL
)
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def refused_in(text: str) -> list[str]:
    without_comments = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    return [name for name, pattern in REFUSED.items() if pattern.search(without_comments)]


def outside_in(path: str, text: str) -> list[str]:
    comment = r"/\*.*?\*/|^\s*//.*$|<!--.*?-->" if path.endswith((".css", ".js", ".svg")) else r"\{#.*?#\}"
    return OUTSIDE.findall(re.sub(comment, "", text, flags=re.DOTALL | re.MULTILINE))


def roots_of(fragment: str) -> int:
    """How many elements stand side by side at the top. Of the branches of an {% if %} the longest counts; what a macro holds does not;
    an imported macro that is called there stands for the element that it makes."""
    text = re.sub(r"\{#.*?#\}|\{%-?\s*macro\b.*?endmacro\s*-?%\}", "", fragment, flags=re.DOTALL)
    macros = {name.strip() for names in IMPORTS.findall(text) for name in names.split(",")}
    walk = Walk()
    for token in TOKEN.finditer(text):
        if token["called"] in macros and not walk.inside_tag:
            walk.roots += walk.depth == 0
        if token["tag"]:
            walk.tag(token["tag"].lower(), closing=bool(token["closing"]))
        elif token["end"]:
            walk.end(alone=token["end"] == "/>")
        elif token["word"] and not walk.inside_tag:
            walk.statement(token["word"])
    return walk.roots


class Walk:
    """Through a template, from token to token."""

    def __init__(self) -> None:
        self.roots = self.depth = 0
        self.inside_tag, self.void = False, False
        self.branches: list[tuple[int, int, int]] = []  # open {% if %}s: roots, depth before; most roots so far

    def tag(self, name: str, *, closing: bool) -> None:
        self.inside_tag, self.void = True, name in VOID or closing
        if closing:
            self.depth -= 1
        else:
            self.roots += self.depth == 0
            self.depth += not self.void

    def end(self, *, alone: bool) -> None:
        self.depth -= self.inside_tag and alone and not self.void
        self.inside_tag = False

    def statement(self, word: str) -> None:
        if word == "if":
            self.branches.append((self.roots, self.depth, 0))
        elif word in ("else", "elif", "endif") and self.branches:
            roots, depth, most = self.branches.pop()
            most = max(most, self.roots - roots)
            if word == "endif":
                self.roots = roots + most
            else:
                self.roots, self.depth = roots, depth
                self.branches.append((roots, depth, most))
        elif word in ("call", "include"):
            self.roots += self.depth == 0
            self.depth += word == "call"
        elif word == "endcall":
            self.depth -= 1


def is_library(fragment: str) -> bool:
    """Macros and nothing else."""
    return "endmacro" in fragment and roots_of(fragment) == 0


def test_templates_keep_the_policy() -> None:
    assert {path: refused for path in TEMPLATES if (refused := refused_in(text_of(path)))} == {}


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.split("/")[-1].startswith("_")])
def test_a_fragment_has_one_root(path: str) -> None:
    text = text_of(path)
    assert roots_of(text) == 1 or is_library(text) or path.split("/")[-1].startswith(ROOTLESS)


def test_nothing_comes_from_another_host() -> None:
    assert {path: hosts for path in (*TEMPLATES, *SHIPPED) if (hosts := outside_in(path, text_of(path)))} == {}


def test_no_data_addresses() -> None:
    assert [path for path in SHIPPED if REFUSED["a data: address"].search(text_of(path))] == []


@pytest.mark.parametrize("path", files("*.py", "app", "voice_modules"))
def test_markup_is_made_in_one_place(path: str) -> None:
    assert path == MAKES_MARKUP or "Markup(" not in text_of(path)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("a script in the page", "<script>go()</script>"),
        ("a style in the page", "<style>p {}</style>"),
        ("a style in the page", '<p style="color: red">'),
        ("an event attribute", '<button onclick="go()">'),
        ("an event attribute", "<button hx-on:click='go()'>"),
        ("an expression for htmx", "<p hx-vals='js:{a: 1}'>"),
        ("an expression for htmx", '<p hx-trigger="click[ctrlKey]">'),
        ("a data: address", '<img src="data:image/png;base64,AAAA">'),
        ("a data: address", "a { background: url(data:,x) }"),
        ("unescaped text", "{{ answer | safe }}"),
        ("unescaped text", "{% autoescape false %}"),
    ],
)
def test_each_is_found(name: str, bad: str) -> None:
    assert name in refused_in(bad)


def test_what_is_allowed_passes() -> None:
    page = """{# no style="" #}<script src="{{ static('js/page.js') }}" defer></script><fieldset data-answer="a~~adult"><p>On = 1</p>"""
    assert refused_in(page) == []
    assert outside_in("a.svg", '<svg xmlns="http://www.w3.org/2000/svg">') == []
    assert outside_in("a.css", "/* from https://tabler.example/x */ a { color: red }") == []


def test_hosts_and_roots_are_found() -> None:
    assert outside_in("a.css", "@import 'https://fonts.example/a.css'")
    assert outside_in("a.js", 'fetch("//cdn.example/x")')
    assert outside_in("a.html", '<a href="https://www.example.org/">')
    assert roots_of("<p>one</p><p>two</p>") == 2
    assert roots_of('{# x #}<div id="d">{% for a in b %}<p>{{ a }}<br></p>{% endfor %}</div>') == 1
    assert roots_of("words only") == 0
    assert roots_of("{% if a %}<p>x</p>{% else %}<p>y</p>{% endif %}") == 1
    assert roots_of("{% if a %}<div class='x'>{% else %}<div>{% endif %}<p>y</p></div><p></p>") == 2
    assert roots_of('<ul{% if a > 1 %} class="b"{% endif %}><li><svg><path d="M0"/></svg></ul>') == 1
    assert roots_of('{% from "a.html" import line, b %}{{ line(field, size="sm") }}') == 1
    assert roots_of('{% from "a.html" import line %}{{ line(a) }}{{ line(b) }}') == 2
    assert roots_of('{% from "a.html" import line %}<p class="{{ line(a) }}">{{ line(b) }}</p>') == 1
    assert roots_of('{{ icon("x") }}') == 0
    assert roots_of("{% call frame(field) %}<p></p><p></p>{% endcall %}") == 1
    assert is_library("{% macro a() %}<p></p><p></p>{% endmacro %}")
    assert not is_library("{% macro a() %}<p></p>{% endmacro %}<p></p>")
