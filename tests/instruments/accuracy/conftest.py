"""Cables that the tests of accuracy run over: the samples always, the real cables where they are."""

import pytest

from ..real_cables import ABSENT
from .cables import FOLDERS, Read, at_hand


@pytest.fixture(params=list(FOLDERS))
def cables(request: pytest.FixtureRequest) -> list[Read]:
    """All cables of one group."""
    if not FOLDERS[request.param].is_dir():
        pytest.skip(ABSENT)
    return at_hand(request.param)
