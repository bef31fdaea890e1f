"""What the metamorphic tests share."""

import pytest

from ..real_cables import ABSENT
from .cables import GROUPS, originals


@pytest.fixture(params=GROUPS)
def group(request: pytest.FixtureRequest) -> str:
    """Each group of cables; the real ones are skipped where they are absent."""
    name: str = request.param
    if not originals(name):
        pytest.skip(ABSENT)
    return name
