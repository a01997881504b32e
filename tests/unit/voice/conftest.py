from collections.abc import Iterator

import pytest

from tests.unit.voice.visiting import Child


@pytest.fixture
def child() -> Iterator[Child]:
    made = Child()
    with made.client:
        yield made
