"""The records of the samples as the golden files hold them."""

from collections.abc import Iterator
from pathlib import Path

from cablekit import parse_all
from cablekit.formats import render
from cablekit.model import Cable

SAMPLES = Path(__file__).parents[2] / "samples"
GOLDEN = Path(__file__).parent
#: stands for the version of cablekit, which changes without the records
VERSION = "x.y.z"


def records() -> Iterator[tuple[str, str]]:
    """Name of the golden file and its text, for every cable of every sample, in the order of their names.

    The second cable of a sample gets `-2` behind its name.
    """
    for path in sorted(SAMPLES.iterdir()):
        if path.name == "README.md":
            continue
        for number, parsed in enumerate(parse_all(path), start=1):
            _normalise(parsed.cable, path)
            name = path.stem if number == 1 else f"{path.stem}-{number}"
            yield f"{name}.json", render(parsed, "json")


def _normalise(cable: Cable, path: Path) -> None:
    cable.source.path = f"samples/{path.name}"
    cable.source.cablekit = VERSION


def stale() -> list[Path]:
    """Golden files of samples that are no more."""
    names = {name for name, _ in records()}
    return [path for path in sorted(GOLDEN.glob("*.json")) if path.name not in names]


def write() -> list[str]:
    """Write the golden files anew; the names of those that changed."""
    changed = []
    for path in stale():
        path.unlink()
        changed.append(path.name)
    for name, text in records():
        path = GOLDEN / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed
