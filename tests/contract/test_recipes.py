"""docs/adding-a-question.md is followed to the letter, on a copy of the content."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.kinds import parsers
from app.pep.definition import CONTENT, ContentWrong, read_edition
from app.settings import ROOT

RECIPE = (ROOT / "docs" / "adding-a-question.md").read_text()


def block() -> str:
    found = re.search(r"```toml\n(.*?)```", RECIPE, re.S)
    assert found is not None
    return found[1]


def test_one_block_and_one_line_add_a_question(tmp_path: Path) -> None:
    folder = shutil.copytree(CONTENT / "2026", tmp_path / "2026")
    page, ids = folder / "pages" / "personal-information.toml", folder / "ids.txt"
    before = read_edition(folder)
    page.write_text(f"{page.read_text()}\n{block()}")
    with pytest.raises(ContentWrong, match=r"personal\.glasses is not listed"):
        read_edition(folder)
    ids.write_text(f"{ids.read_text()}personal.glasses\n")
    added = {name: set(form.places) - set(before.forms[name].places) for name, form in read_edition(folder).forms.items()}
    new = {"personal.glasses", "personal.glasses.not_known", "personal.glasses.finds_out"}  # an authority may make it mandatory
    assert added == {"early_years": new, "statutory": new, "post_16": new}


def test_a_group_and_its_columns_are_rows(tmp_path: Path) -> None:
    """Rows: a [[group]] with id, label and one, and questions that name it."""
    folder = shutil.copytree(CONTENT / "2026", tmp_path / "2026")
    page, ids = folder / "pages" / "personal-information.toml", folder / "ids.txt"
    assert "`[[group]]` with `id`, `label` and `one`" in RECIPE
    group = '[[group]]\nid = "pets"\nlabel = "Pets"\none = "pet"\nmost = 3\ncarry = true\n'
    column = block().replace("mandatory = false", 'mandatory = false\nrows = "pets"')
    page.write_text(f"{page.read_text()}\n{group}{column}")
    ids.write_text(f"{ids.read_text()}personal.glasses\n")
    for form in read_edition(folder).forms.values():
        made = form.groups["pets"]
        assert (made.one, made.most, [column.id for column in made.questions]) == ("pet", 3, ["personal.glasses"])
        assert made.questions[0].of_last_pep == "personal.glasses"  # carried with its row


KIND = '''"""A colour by its name."""

from app.kinds import Asked, Parsed


def parse(text: str, question: Asked) -> Parsed:
    word = text.strip().lower()
    return Parsed(word) if word in ("red", "blue") else Parsed(problem=f"{text} is no colour we know." if word else "")
'''
FIELD = """{% macro control(field) %}
{% set size, mode, before, after = "sm", "", "", "" %}
{% include "pep/field/line.html" %}
{% endmacro %}
"""
TRY = """
from app.pep.definition import Question
from app.kinds import parsers
from app.pep.views import Field
from app.render import Renderer
from app.settings import read_settings
asked = Question("a.b", "Colour?", "colour", answered_by=("carer",))
assert parsers()["colour"](" Red ", asked).value == "red"
assert parsers()["colour"]("green", asked).problem
field = Field("a.b~~adult", "/a", "Colour?", "", "colour", "red", (), 1, (), False, True, "red")
assert 'value="red"' in Renderer(read_settings({})).env.globals["control"](field)
print("added")
"""


def test_a_kind_is_two_files(tmp_path: Path) -> None:
    """On a copy of the project: nothing else has to know of it."""
    for name in ("app", "templates", "static", "voice_modules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    before = set(parsers())
    (tmp_path / "app" / "kinds" / "colour.py").write_text(KIND)
    (tmp_path / "templates" / "pep" / "fields" / "_colour.html").write_text(FIELD)
    page = tmp_path / "app" / "pep" / "content" / "2026" / "pages" / "personal-information.toml"
    page.write_text(f'{page.read_text()}\n[[question]]\nid = "personal.colour"\nlabel = "Colour?"\nkind = "colour"\n')
    ids = tmp_path / "app" / "pep" / "content" / "2026" / "ids.txt"
    ids.write_text(f"{ids.read_text()}personal.colour\n")
    tried = subprocess.run([sys.executable, "-c", TRY], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stdout) == (0, "added\n"), tried.stderr
    assert "colour" not in before


def test_every_kind_has_its_two_files() -> None:
    templates = {path.stem.removeprefix("_") for path in (ROOT / "templates" / "pep" / "fields").glob("_*.html")}
    assert sorted(templates) == sorted(parsers())


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_every_path_that_a_document_names_exists(page: Path) -> None:
    named = re.findall(r"`((?:app|tests|static|templates|docs|voice_modules|scripts)/[\w./-]+)`", page.read_text())
    linked = [(page.parent / link).relative_to(ROOT).as_posix() for link in re.findall(r"\]\((?!http)([\w./-]+)\)", page.read_text())]
    missing = [name for name in [*named, *linked] if not (ROOT / name).exists()]
    assert missing == []
