"""Speed and memory on the real cables, repeated.

Nothing is asserted in seconds: everything is measured in the time that `str.splitlines` takes over the same texts in
the same run, and compared between runs on the same machine.

    CABLEKIT_BENCHMARK=20000 python -m pytest tests/benchmarks -s
    CABLEKIT_BENCHMARK=200000 python -m pytest tests/benchmarks -s      2 GB below the temporary folder

CABLEKIT_ROUNDS (3) says how often each is measured; medians count. Run it on a machine with nothing else to do.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from corpora import CABLES, archive, folders, texts

from cablekit import parse

ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("CABLEKIT_BENCHMARK", "0"))
ROUNDS = int(os.environ.get("CABLEKIT_ROUNDS", "3"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not COUNT, reason="set CABLEKIT_BENCHMARK to a number of cables, such as 20000"),
    pytest.mark.skipif(not CABLES.is_dir(), reason="../shared/cables is absent"),
]

PARSE, JSONL, SQLITE, PARQUET, TWO_WORKERS = 50, 65, 2.0, 1.3, 1.75
MEMORY_GROWTH, MEMORY = 1.1, 150 << 20
# Run in the process that is measured; its peak is what the system says of it, not of its workers. VmHWM begins anew
# with a program; ru_maxrss, for systems without it, may be that of the process that started it.
MEASURED = """
import re, resource, sys
from pathlib import Path
from cablekit.cli import main
if __name__ == "__main__":
    try: main()
    finally:
        status = Path("/proc/self/status")
        found = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
        print(1024 * (int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("benchmark")
    yield root
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def corpus(base: Path) -> Path:
    return folders(base / "cables", COUNT)


@pytest.fixture(scope="module")
def splitlines() -> float:
    """Seconds that splitting the lines of one cable takes, the mean over the real ones."""
    originals = texts()

    def split() -> None:
        for text in originals:
            text.splitlines()

    return statistics.median(timed(split, 50) for _ in range(9)) / len(originals)


def timed(call: Callable[[], None], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


def converted(*args: object) -> tuple[float, int]:
    """Seconds and peak bytes of the main process of one run of `cablekit convert`."""
    script = Path(str(args[-1])).parent / "measured.py"
    script.write_text(MEASURED)
    words = [sys.executable, str(script), "convert", *map(str, args[:-1]), "-o", str(args[-1]), "--force", "-q"]
    start = time.perf_counter()
    made = subprocess.run(words, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    seconds = time.perf_counter() - start
    assert made.returncode in (0, 1)
    return seconds, int(made.stdout)


def say(what: str, seconds: float, splitlines: float, count: int = COUNT) -> float:
    """Print a figure; its ratio to splitlines."""
    size = sum(map(len, texts())) / len(texts()) * count / 1e6
    ratio = seconds / count / splitlines
    print(f"\n{what:<28} {count / seconds:>9,.0f} cables/s {size / seconds:>8,.1f} MB/s {ratio:>7.1f} x splitlines")
    return ratio


def test_parsing(splitlines: float) -> None:
    originals = texts()
    for text in originals:
        parse(text)

    def parse_all() -> None:
        for text in originals:
            parse(text)

    seconds = statistics.median(timed(parse_all) for _ in range(5 * ROUNDS)) / len(originals)
    assert say("parse", seconds, splitlines, 1) <= PARSE


@pytest.fixture(scope="module")
def jsonl(corpus: Path, base: Path) -> tuple[float, int]:
    """Seconds and peak memory of convert to jsonl with one worker."""
    runs = [converted(corpus, "-j", 1, base / "a.jsonl") for _ in range(ROUNDS)]
    return statistics.median(seconds for seconds, _ in runs), max(peak for _, peak in runs)


def test_jsonl(jsonl: tuple[float, int], splitlines: float) -> None:
    assert say("convert jsonl -j 1", jsonl[0], splitlines) <= JSONL
    print(f"peak memory of the main process: {jsonl[1] / 1e6:.0f} MB")
    assert jsonl[1] < MEMORY


@pytest.mark.parametrize(("name", "most"), [("a.sqlite", SQLITE), ("a.parquet", PARQUET), ("a.csv", None)])
def test_other_formats(
    corpus: Path, base: Path, jsonl: tuple[float, int], splitlines: float, name: str, most: float | None
) -> None:
    if name == "a.parquet":
        pytest.importorskip("pyarrow")
    runs = [converted(corpus, "-j", 1, base / name) for _ in range(ROUNDS)]
    seconds = statistics.median(seconds for seconds, _ in runs)
    say(f"convert {name[2:]} -j 1", seconds, splitlines)
    print(f"{seconds / jsonl[0]:.2f} x jsonl; peak memory of the main process: {runs[0][1] / 1e6:.0f} MB")
    assert most is None or seconds / jsonl[0] <= most


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core")
def test_two_workers(corpus: Path, base: Path, splitlines: float) -> None:
    """Measured in pairs, so that a disturbance is less likely to fall on one side alone."""
    pairs = [
        (converted(corpus, "-j", 1, base / "a.jsonl")[0], converted(corpus, "-j", 2, base / "a.jsonl")[0])
        for _ in range(ROUNDS)
    ]
    say("convert jsonl -j 2", statistics.median(two for _, two in pairs), splitlines)
    faster = statistics.median(one / two for one, two in pairs)
    print(f"-j 2 is {faster:.2f} times as fast as -j 1")
    assert faster >= TWO_WORKERS


def test_an_archive(base: Path, splitlines: float) -> None:
    path = archive(base / "cables.tar.gz", COUNT)
    seconds, peak = converted(path, "-j", 1, base / "a.jsonl")
    path.unlink()
    say("convert tar.gz to jsonl -j 1", seconds, splitlines)
    print(f"peak memory of the main process: {peak / 1e6:.0f} MB")
    assert peak < MEMORY


def test_memory_does_not_grow(base: Path, jsonl: tuple[float, int]) -> None:
    small = folders(base / "tenth", COUNT // 10)
    _, peak = converted(small, "-j", 1, base / "a.jsonl")
    print(f"\npeak memory with a tenth of the cables: {peak / 1e6:.0f} MB, with all {jsonl[1] / 1e6:.0f} MB")
    assert jsonl[1] <= MEMORY_GROWTH * peak


def test_version_starts_quickly() -> None:
    def run(*words: str) -> Callable[[], None]:
        def call() -> None:
            subprocess.run([sys.executable, *words], check=True, capture_output=True, cwd=ROOT)

        return call

    program, click = run("-m", "cablekit", "--version"), run("-c", "import click")
    program()
    pairs = [(timed(program), timed(click)) for _ in range(15)]
    ratio = statistics.median(one / two for one, two in pairs)
    print(f"\n--version takes {ratio:.2f} times as long as `import click`")
    assert ratio <= 2
