"""The icons of a path are drawn once on its page: each that is used is there."""

import re

import pytest

from tests.world import World
from voice_modules.reading import load_paths


@pytest.mark.parametrize("path", load_paths())
def test_every_icon_that_a_path_uses_is_drawn(quick_world: World, path: str) -> None:
    page = quick_world.client("tracy").get(f"/voice/look/{path}").text
    used, drawn = set(re.findall(r'href="#(icons-[\w-]+)"', page)), set(re.findall(r'id="(icons-[\w-]+)"', page))
    assert len(used) > 10
    assert used - drawn == set()
