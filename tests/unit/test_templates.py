"""What is worked out when a template is compiled."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from app.templates import Templates


def made(folder: Path, **files: str) -> Templates:
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text)
    return Templates(folder, {"icon": lambda name: Markup(f"<svg>{name}</svg>")})


def test_a_named_part_stands_in_its_place_and_sees_what_is_around_it(tmp_path: Path) -> None:
    env = made(tmp_path, page='{% for one in all %}{% include "part.html" %}{% endfor %}', part="<li>{{ one }}</li>\n")
    assert env.get_template("page.html").render(all=["<a>", "b"]) == "<li>&lt;a&gt;</li><li>b</li>"


def test_what_a_part_imports_is_imported_once_at_the_top(tmp_path: Path) -> None:
    env = made(
        tmp_path,
        page='{% extends "base.html" %}\n{% block main %}{% for one in all %}{% include "part.html" %}{% endfor %}{% endblock %}',
        base="<main>{% block main %}{% endblock %}</main>",
        part='{% from "macros.html" import item %}\n{{ item(one) }}\n',
        macros="{% macro item(one) %}<i>{{ one }}</i>{% endmacro %}",
    )
    source = env.loader.get_source(env, "page.html")[0]  # type: ignore[union-attr]
    assert source.splitlines()[:2] == ['{% extends "base.html" %}', '{% from "macros.html" import item %}']
    assert source.count("import") == 1
    assert env.get_template("page.html").render(all=[1, 2]) == "<main><i>1</i><i>2</i></main>"


@pytest.mark.parametrize(("called", "text"), [('icon("check")', "<svg>check</svg>"), ("icon(name)", "<svg>other</svg>")])
def test_a_drawing_is_the_same_whether_its_name_is_written_out_or_not(tmp_path: Path, called: str, text: str) -> None:
    assert made(tmp_path, page=f"{{{{ {called} }}}}").get_template("page.html").render(name="other") == text


def test_a_name_written_out_is_drawn_when_the_template_is_compiled(tmp_path: Path) -> None:
    env, drawn = made(tmp_path, page='{{ icon("check") }}{{ icon("check") }}'), []
    env.constant["icon"] = lambda name: drawn.append(name) or Markup("<svg></svg>")  # type: ignore[func-returns-value]
    template = env.get_template("page.html")
    assert drawn == ["check", "check"]
    assert (template.render(), template.render(), len(drawn)) == ("<svg></svg>" * 2, "<svg></svg>" * 2, 2)


def test_what_is_not_given_is_an_error_and_never_an_empty_place(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        made(tmp_path, page="{{ nothing }}").get_template("page.html").render()


def test_a_macro_without_a_context_is_made_once_and_by_its_other_name(tmp_path: Path) -> None:
    page = '{% from "macros.html" import item as thing %}{{ thing("<") }}'
    env = made(tmp_path, macros="{% macro item(one) %}<i>{{ one }}</i>{% endmacro %}", page=page)
    assert (env.get_template("page.html").render(), env.globals["macro_of"].cache_info().misses) == ("<i>&lt;</i>", 1)
    assert (env.get_template("page.html").render(), env.globals["macro_of"].cache_info().misses) == ("<i>&lt;</i>", 1)


def test_a_macro_that_needs_its_context_still_sees_it(tmp_path: Path) -> None:
    page = '{% from "macros.html" import item with context %}{{ item() }}'
    env = made(tmp_path, macros="{% macro item() %}{{ name }}{% endmacro %}", page=page)
    assert [env.get_template("page.html").render(name=name) for name in ("a", "b")] == ["a", "b"]
