"""No file of the project says where it was made: no package registry of one machine, no path of one machine."""

import re
import subprocess

import pytest

from tests.contract.sources import ROOT

MACHINE = re.compile(
    r"^\s*--?(?:extra-)?(?:index-url|find-links|trusted-host)\b|index[_-]url\s*=|\bregistry\s*[=:]\s*[\"']?https?:|://registry\."
    r"|(?<![\w.$}/-])/(?:work|root|home|Users)/\w",
    re.MULTILINE,
)
TEXT = (".py", ".toml", ".txt", ".md", ".html", ".css", ".js", ".json", ".svg", ".cfg", ".ini", ".yml", ".yaml", ".sh", "")


def ours() -> list[str]:
    """Files under version control, and new ones that are not ignored; in an archive without history, all."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts)
    return sorted(path for path in done.stdout.splitlines() if (ROOT / path).is_file())


def problems_in(text: str) -> list[str]:
    return [match.group().strip() for match in MACHINE.finditer(text)]


def test_no_machine_in_a_file() -> None:
    read = [path for path in ours() if (ROOT / path).suffix in TEXT and path != "tests/contract/test_files.py"]
    found = {path: problems_in((ROOT / path).read_text(encoding="utf-8")) for path in read}
    assert len(found) > 900
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize(
    "bad",
    [
        "--index-url https://packages.example/simple",
        "--extra-index-url=https://packages.example/simple",
        "registry = 'https://packages.example/'",
        "https://registry.example.org/x.tgz",
        'index-url = "https://packages.example"',
        "see " + "/work" + "/shared/design",
        "cd " + "/root" + "/pearl",
        "open('" + "/home" + "/sam/x')",
    ],
)
def test_a_machine_is_found(bad: str) -> None:
    assert problems_in(bad)


def test_ordinary_text_passes() -> None:
    assert problems_in("a route /children/U1015, homework, {{ static('css/home/a.css') }}, https://pearl.example/home/x") == []
