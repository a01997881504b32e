"""docs/adding-a-question.md is followed to the letter, on a copy of the content."""

import re
import shutil
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
    assert added == {"early_years": {"personal.glasses"}, "statutory": {"personal.glasses"}, "post_16": {"personal.glasses"}}


def test_a_kind_is_two_files() -> None:
    templates = {path.stem.removeprefix("_") for path in (ROOT / "templates" / "pep" / "fields").glob("_*.html")} - {"frame"}
    assert sorted(templates) == sorted(parsers())


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_every_path_that_a_document_names_exists(page: Path) -> None:
    named = re.findall(r"`((?:app|tests|static|templates|docs|voice_modules|scripts)/[\w./-]+)`", page.read_text())
    linked = [(page.parent / link).relative_to(ROOT).as_posix() for link in re.findall(r"\]\((?!http)([\w./-]+)\)", page.read_text())]
    missing = [name for name in [*named, *linked] if not (ROOT / name).exists()]
    assert missing == []
