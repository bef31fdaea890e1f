"""Cables that the tests of accuracy run over: the samples always, the real cables where they are."""

import pytest

from .cables import REAL, Read, at_hand


@pytest.fixture(params=["samples", "cables"])
def cables(request: pytest.FixtureRequest) -> list[Read]:
    """All cables of one group."""
    if request.param == "cables" and not REAL.is_dir():
        pytest.skip("the real cables (../shared/cables/text) are absent")
    return at_hand(request.param)
