"""The cables available and the labels of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from cablekit.api import Parsed, parse_all

from ..real_cables import CABLES

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples"
RELEASES = CABLES / "releases"
#: scans of releases as text, beside them
SCANS = CABLES / "ocr"
#: group -> its folder: samples (in this repository), cables (text of NARA's PDFs), web (from web pages)
FOLDERS = {"samples": SAMPLES, "cables": CABLES / "text", "web": CABLES / "web"}
LABELS = Path(__file__).parent / "labels"
_SUFFIXES = {".txt", ".md", ".pdf"}


@dataclass(frozen=True, slots=True)
class Read:
    """A cable read by the parser, with its label where somebody read it too.

    Attributes:
        name: name of its file without suffix, and its place behind `#` in a file of several.
        group: a key of FOLDERS, `cables` for any other place; floors are kept apart for them.
    """

    name: str
    group: str
    parsed: Parsed
    label: dict[str, Any] | None


def folders() -> list[Path]:
    """What is measured by default: the samples, and the real cables where they are."""
    return [place for place in FOLDERS.values() if place.is_dir()]


def read(places: Iterable[Path], labels: Path = LABELS) -> Iterator[Read]:
    """Every cable of files and folders, in the order of their names.

    Raises:
        OSError: a place that can't be read.
    """
    for path in (path for place in places for path in _files(place)):
        yield from _cables(path, labels)


@cache
def at_hand(group: str) -> list[Read]:
    """All cables of a group, read once; none where its folder is absent."""
    place = FOLDERS[group]
    return list(read([place])) if place.is_dir() else []


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = sorted(path for path in place.rglob("*") if path.suffix.lower() in _SUFFIXES and path.name != "README.md")
    # the synthetic page among the web cables shows the form of the page and is not a cable to measure
    return [
        path for path in found if place.resolve() != FOLDERS["web"].resolve() or not path.name.startswith("synthetic-")
    ]


def _cables(path: Path, labels: Path) -> Iterator[Read]:
    groups = (group for group, place in FOLDERS.items() if path.resolve().is_relative_to(place.resolve()))
    group = next(groups, "cables")
    seen: Counter[str] = Counter()
    for parsed in parse_all(path.read_bytes()):
        member = parsed.document.member
        stem = PurePosixPath(member).stem if member else path.stem
        place, seen[stem] = seen[stem], seen[stem] + 1
        read_by_hand = _labels(labels / f"{stem}.yaml")
        label = read_by_hand[place] if place < len(read_by_hand) else None
        yield Read(f"{stem}#{place + 1}" if place or len(read_by_hand) > 1 else stem, group, parsed, label)


def _labels(path: Path) -> list[dict[str, Any]]:
    """The labels of a file, one for each of its cables."""
    if not path.is_file():
        return []
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
