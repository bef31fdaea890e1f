"""Helpers of the tests of the corpus room: samples, a mixed corpus made of them, and how the program is run."""

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(
    path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"
)
Program = Callable[..., "subprocess.CompletedProcess[str]"]

#: an output of each format -> the options that make it
KINDS: dict[str, tuple[str, ...]] = {
    "out.jsonl": (),
    "out.jsonl.gz": (),
    "out.jsonl.zst": (),
    "out.csv": (),
    "out.tables": ("--to", "csv", "--tables"),
    "out.xlsx": (),
    "out.json": ("--to", "json"),
    "out.yaml": ("--to", "yaml"),
    "out.text": ("--to", "text"),
    "out.markdown": ("--to", "markdown"),
    "out.html": ("--to", "html"),
    "out.parquet": (),
    "out.flat": ("--to", "parquet", "--tables"),
    "out.sqlite": (),
}
#: what must be installed for it
NEEDS = {
    "out.parquet": "pyarrow",
    "out.flat": "pyarrow",
    "out.xlsx": "xlsxwriter",
    "out.jsonl.zst": "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd",
}


def fill(root: Path, count: int) -> Path:
    """So many files with samples in folders of 100 below `root`, and beside them what goes wrong in a corpus."""
    for number in range(count):
        sample = SAMPLES[number % len(SAMPLES)]
        path = root / f"{number // 100:02}" / f"{number:05}{sample.suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = sample.read_bytes()
        if number % 3:  # the others repeat their record_id
            text = text.replace(b"Legacy Key: ", b"Legacy Key: %d/" % number)
        path.write_bytes(text)
    (root / "00" / "empty.txt").write_bytes(b"")
    (root / "00" / "list.txt").write_bytes(b"milk, bread, =SUM(A1:A9)\n")
    (root / "00" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with zipfile.ZipFile(root / "00" / "more.zip", "w") as archive:
        for number, sample in enumerate(SAMPLES):
            archive.writestr(zipfile.ZipInfo(f"inner/{number}{sample.suffix}"), sample.read_bytes())
        archive.writestr(zipfile.ZipInfo("../out.txt"), b"climbs out")
    return root


def command(*args: str | Path, every: int | None = None) -> list[str]:
    """The words that run `cablekit convert`, with a commit every so many inputs."""
    start = ["-m", "cablekit"] if every is None else [str(Path(__file__).with_name("often.py"))]
    return [sys.executable, *start, "convert", *map(str, args)]


def environment(every: int | None = None, **more: str) -> dict[str, str]:
    """The environment for `command`."""
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return clean | {"PYTHONPATH": str(ROOT), "COMMIT_EVERY": str(every or 0)} | more


def digest(path: Path) -> str:
    """Of a file's bytes, or of the names and bytes of all files in a folder."""
    made = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            made.update(str(file.relative_to(path)).encode() + b"\0" + file.read_bytes())
    return made.hexdigest()


def quick(rows: Iterable[Any], *which: Any) -> list[Any]:
    """Rows of a test, all of them marked slow but `which`."""
    cells = [(row, row if isinstance(row, tuple) else (row,)) for row in rows]
    return [pytest.param(*cell, marks=() if row in which else pytest.mark.slow) for row, cell in cells]


def workers_of(pid: int) -> list[int]:
    """Processes that a process has started for parsing."""
    listed = ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(pid)]  # ww: without it, lines are cut off
    found = subprocess.run(listed, capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "spawn_main" in line]
