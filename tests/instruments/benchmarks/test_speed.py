"""Speed and memory on the real cables, repeated.

Times are printed, never asserted: what parsing costs is counted in instructions (`test_instructions`). Each is printed
with the time that `str.splitlines` takes over the same texts in the same run, so that machines can be compared. Memory
is asserted.

    CABLEKIT_BENCHMARK=20000 python -m pytest -n 0 tests/instruments/benchmarks -m slow -s
    CABLEKIT_BENCHMARK=200000 python -m pytest -n 0 tests/instruments/benchmarks -m slow -s  # 5 GB of temporary files

CABLEKIT_ROUNDS (3) says how often each is measured; medians count. Run it on a machine with nothing else to do:
`splitlines` is measured before and after each run, so that a machine that slows down shows in both.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from cablekit import parse
from cablekit.cli.inputs import cores

from ..real_cables import ABSENT
from .corpora import TEXTS, archive, folders, texts

ROOT = Path(__file__).parents[3]
COUNT = int(os.environ.get("CABLEKIT_BENCHMARK", "0"))
ROUNDS = int(os.environ.get("CABLEKIT_ROUNDS", "3"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not COUNT, reason="set CABLEKIT_BENCHMARK to a number of cables, such as 20000"),
    pytest.mark.skipif(not TEXTS.is_dir(), reason=ABSENT),
]

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
        own = resource.getrusage(resource.RUSAGE_SELF)
        print(1024 * (int(found[1]) if found else own.ru_maxrss), own.ru_utime + own.ru_stime)
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("benchmark")
    yield root
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def corpus(base: Path) -> Path:
    return folders(base / "cables", COUNT)


def timed(call: Callable[[], None], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


def splitlines() -> float:
    """Seconds that splitting the lines of one cable takes, the mean over the real ones.

    The median of some rounds, not the best: what it is compared with has its slow moments too.
    """
    originals = texts()

    def split() -> None:
        for text in originals:
            text.splitlines()

    return statistics.median(timed(split, 20) for _ in range(15)) / len(originals)


class Run(NamedTuple):
    """One run of `cablekit convert`.

    Attributes:
        seconds: it took.
        times: how many times as long a cable took as its `splitlines`.
        peak: bytes of the main process.
        own: milliseconds of processor time a cable that the main process took, the workers' left out.
    """

    seconds: float
    times: float
    peak: int
    own: float


def converted(*args: object) -> Run:
    """Run `cablekit convert`; the last argument is the output."""
    script = Path(str(args[-1])).parent / "measured.py"
    script.write_text(MEASURED)
    words = [sys.executable, str(script), "convert", *map(str, args[:-1]), "-o", str(args[-1]), "--force", "-q"]
    before = splitlines()
    start = time.perf_counter()
    made = subprocess.run(words, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    seconds = time.perf_counter() - start
    assert made.returncode in (0, 1)
    peak, own = made.stdout.split()
    return Run(seconds, seconds / COUNT / ((before + splitlines()) / 2), int(peak), 1000 * float(own) / COUNT)


def median(runs: Sequence[Run]) -> Run:
    """The run in the middle, by how many times as long as `splitlines` it took."""
    return sorted(runs, key=lambda run: run.times)[len(runs) // 2]


def say(what: str, run: Run) -> None:
    """Print the figures of a run."""
    size = sum(map(len, texts())) / len(texts()) * COUNT / 1e6
    speed = f"{COUNT / run.seconds:>9,.0f} cables/s {size / run.seconds:>8,.1f} MB/s"
    print(f"\n{what:<28} {speed} {run.times:>7.1f} x splitlines; main {run.peak / 1e6:.0f} MB, {run.own:.2f} ms")


def test_parsing() -> None:
    originals = texts()

    def parse_all() -> None:
        for text in originals:
            parse(text)

    parse_all()
    pairs = [(timed(parse_all) / len(originals), splitlines()) for _ in range(5 * ROUNDS)]
    ratio = statistics.median(one / two for one, two in pairs)
    print(f"\nparse {1 / statistics.median(one for one, _ in pairs):,.0f} cables/s {ratio:.1f} x splitlines")


@pytest.fixture(scope="module")
def jsonl(corpus: Path, base: Path) -> Run:
    """Convert to jsonl with one worker."""
    return median([converted(corpus, "-j", 1, base / "a.jsonl") for _ in range(ROUNDS)])


def test_jsonl(jsonl: Run) -> None:
    say("convert jsonl -j 1", jsonl)
    assert jsonl.peak < MEMORY


@pytest.mark.parametrize("name", ["a.sqlite", "a.parquet", "a.csv"])
def test_other_formats(corpus: Path, base: Path, jsonl: Run, name: str) -> None:
    if name == "a.parquet":
        pytest.importorskip("pyarrow")
    run = median([converted(corpus, "-j", 1, base / name) for _ in range(ROUNDS)])
    say(f"convert {name[2:]} -j 1", run)
    print(f"{run.times / jsonl.times:.2f} x jsonl")


@pytest.mark.skipif(cores() < 2, reason="one core")
def test_two_workers(corpus: Path, base: Path) -> None:
    """Measured in pairs, so that a disturbance is less likely to fall on one side alone."""
    pairs = [
        (converted(corpus, "-j", 1, base / "a.jsonl"), converted(corpus, "-j", 2, base / "a.jsonl"))
        for _ in range(ROUNDS)
    ]
    say("convert jsonl -j 2", median([two for _, two in pairs]))
    faster = statistics.median(one.seconds / two.seconds for one, two in pairs)
    print(f"-j 2 is {faster:.2f} times as fast as -j 1")


def test_an_archive(base: Path) -> None:
    path = archive(base / "cables.tar.gz", COUNT)
    run = converted(path, "-j", 1, base / "a.jsonl")
    path.unlink()
    say("convert tar.gz to jsonl -j 1", run)
    assert run.peak < MEMORY


def test_memory_does_not_grow(base: Path, jsonl: Run) -> None:
    small = folders(base / "tenth", COUNT // 10)
    tenth = converted(small, "-j", 1, base / "a.jsonl")
    print(f"\npeak memory with a tenth of the cables: {tenth.peak / 1e6:.0f} MB, with all {jsonl.peak / 1e6:.0f} MB")
    assert jsonl.peak <= MEMORY_GROWTH * tenth.peak


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
