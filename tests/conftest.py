"""What the tests of the parser share: where the repository is, its samples, the real cables where they are."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "cables"


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def real_texts() -> list[Path]:
    """The texts of the real cables, which are no part of the repository."""
    if not REAL.is_dir():
        pytest.skip("the real cables (../shared/cables) are not here")
    return sorted([*(REAL / "text").glob("*.txt"), *(REAL / "ocr").glob("*.txt")])
