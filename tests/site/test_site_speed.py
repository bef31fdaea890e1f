"""A site takes at most three times the processor's time of the database it is made from."""

import subprocess
import sys
from pathlib import Path

import pytest
import site_extra  # noqa: F401

resource = pytest.importorskip("resource", reason="this system does not tell the time of a process")
pytestmark = [pytest.mark.slow, pytest.mark.long]

ROOT = Path(__file__).parents[2]
CABLES = 2000


def _seconds(*args: str | Path) -> float:
    """The processor's time of the program and its workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "cablekit", *map(str, args)], cwd=ROOT, check=False, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_at_most_three_times_convert(tmp_path: Path) -> None:
    samples = sorted((ROOT / "samples").glob("*.txt"))
    folder = tmp_path / "cables"
    folder.mkdir()
    for number in range(CABLES):
        text = samples[number % len(samples)].read_text(encoding="utf-8")
        text = text.replace("Legacy Key: ", f"Legacy Key: {number}/").replace("Message ID: ", f"Message ID: {number}/")
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    database = tmp_path / "cables.sqlite"
    convert = _seconds("convert", folder, "-o", database, "-j", "1", "-q")
    first, *again = [_seconds("site", database, "-o", tmp_path / "site", "--no-search", "-q") for _ in range(3)]
    print(f"\nconvert {convert:.1f} s, site {first:.1f} s, again {again[0]:.1f} and {again[1]:.1f} s")
    assert (tmp_path / "site" / "index.html").exists()
    # a busy machine makes any of them longer, never shorter
    assert min(first, *again) <= 3 * convert
    assert min(again) < 1.2 * first
