"""Synthetic samples with a few characters changed: what the tests of the checks start from."""

from collections.abc import Mapping
from pathlib import Path

from cablekit import api
from cablekit.api import Parsed

SAMPLES = Path(__file__).parents[2] / "samples"
REFERENCES = "synthetic-1975-references.txt"
SECTIONED = "synthetic-1979-sectioned.txt"
NODIS = "synthetic-1977-nodis.md"
EXDIS = "synthetic-1973-damaged-spacing.txt"
LOST = "synthetic-1975-lost-text.txt"


def changed(sample: str, changes: Mapping[str, str] | None = None) -> str:
    """The text of a sample, words of it replaced wherever they stand; every word must stand there."""
    text = (SAMPLES / sample).read_bytes().decode()
    for old, new in (changes or {}).items():
        assert old in text, f"{old!r} is not in {sample}"
        text = text.replace(old, new)
    return text


def parsed(sample: str, changes: Mapping[str, str] | None = None) -> Parsed:
    """A changed sample, parsed."""
    return next(api.parse_all(changed(sample, changes)))


def codes(sample: str, changes: Mapping[str, str] | None = None) -> list[str]:
    """Codes of what comparing the parts of a changed sample finds, and of lost texts and missing pages."""
    found = {one.code for one in parsed(sample, changes).cable.diagnostics}
    return sorted(code for code in found if code.startswith(("CK1", "CK41")) or code == "CK208")
