"""The cables that are rendered into every form: the samples of this repository, and the real ones where they are.

Of the samples those of NARA's file, which NARA gives as PDF and others as text: the other prints come in one form only,
and `tests/test_properties.py` writes each of them to a file in every way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cablekit import parse

from ..real_cables import CABLES
from .markdown import unmarked, wrapped
from .paper import printed

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples"
GROUPS = ("samples", "cables")
#: samples that show what a tool has lost: they are such a form already, there is no text to compare them with
_LOST_ALREADY = frozenset({"synthetic-1979-plain-pdftotext", "synthetic-1976-foia-ocr"})


@dataclass(frozen=True, slots=True)
class Original:
    """A file of one or more cables, as the text that every form is made from.

    Attributes:
        name: its file name without suffix.
        group: `samples` or `cables` (the real ones); they are counted apart.
        text: its text; of a Markdown file the text without its marks. Lines end at LF.
        paper: makes its PDF: NARA's own, or one laid out like those.
        markdown: its own Markdown, where that is what there is.
    """

    name: str
    group: str
    text: str
    paper: Callable[[], bytes] = field(repr=False)
    markdown: str | None = field(default=None, repr=False)


@cache
def originals(group: str) -> tuple[Original, ...]:
    """Every cable of a group, by name; none where the real cables are absent."""
    if group == "samples":
        paths = [path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md"]
        return tuple(
            _sample(path)
            for path in sorted(paths)
            if path.stem not in _LOST_ALREADY and parse(path).source.frame == "nara"
        )
    return tuple(_real(path) for path in sorted((CABLES / "text").glob("*.txt")))


def _sample(path: Path) -> Original:
    text = _read(path)
    own = text if path.suffix == ".md" else None
    if own is not None:
        text = wrapped(unmarked(own))
    return Original(path.stem, "samples", text, lambda: printed(text), own)


def _real(path: Path) -> Original:
    paper = CABLES / "pdf" / f"{path.stem}.pdf"
    return Original(path.stem, "cables", _read(path), paper.read_bytes)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
