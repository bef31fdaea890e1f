"""What the tests of sources share: the real cables, where they are, and small synthetic ones."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "cables"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real cables; they are not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("the real cables (../shared/cables) are not here")
    return SHARED


STAMP = " Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 \n"


def cable(number: int = 1, *, stamps: bool = True, text: str = "1. SYNTHETIC.") -> str:
    """A synthetic document of one page of text and one of attributes, framed as NARA's are."""
    stamp, feed = (STAMP, "\f") if stamps else ("", "")
    return (
        f"{stamp}Message Text\n\nUNCLASSIFIED\n\nPAGE 01  POST {number:05}  022228Z\n\n{text}\nNNN\n\n{stamp}"
        f"{feed}{stamp}Message Attributes\nDraft Date: 02 JAN 1974\nDocument Number: 1974POST{number:05}\n"
        f"Type: TE\nMarkings:  {STAMP.strip()}\n{stamp}"
    )
