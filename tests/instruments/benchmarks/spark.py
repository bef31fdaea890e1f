"""What Spark costs beside `convert`, in seconds of processor time.

    python -m tests.instruments.benchmarks.spark [--files N] [--java default|quick] [--repeat N]

Strategy. The real cables are repeated in folders and written as Parquet: by `convert -j 2`, and by Spark on local[2].
Processor time is that of every process that a command starts, whoever its parent is: they share a mark in their
environment, and /proc is looked at several times a second, for some of Spark's processes end without being waited for.
Each is done with N files and with a quarter of them: the difference is what a cable costs, the rest is start-up.
`quick` are the settings of docs/spark.md for one machine; the archive of Java's classes is made first, and not counted.
On a busy machine times vary by some per cent: the least of several is shown.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

from ..real_cables import ABSENT
from .corpora import TEXTS, folders

ROOT = Path(__file__).parents[3]
_TICK = os.sysconf("SC_CLK_TCK")
_PAUSE = 0.15  # seconds between two looks; a process loses no more than that at its end

QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
SHARED = "-XX:SharedArchiveFile="
MADE = "-XX:ArchiveClassesAtExit="

_SPARK = """
import sys
from pyspark.sql import SparkSession
import cablekit.spark

source, out, options = sys.argv[1:]
builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
builder = builder.config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
spark = builder.config("spark.driver.extraJavaOptions", options).getOrCreate()
cablekit.spark.register(spark)
spark.read.format("cablekit").load(source).write.parquet(out)
"""


class _Watch:
    """Processor time of all processes with a mark in their environment."""

    def __init__(self, mark: str) -> None:
        self._mark = mark.encode()
        self._marked: dict[tuple[str, str], bool] = {}
        self._time: dict[tuple[str, str], float] = {}
        self._kind: dict[tuple[str, str], str] = {}

    def look(self) -> int:
        """Take note of the times up to now; return how many of the processes are still running."""
        running = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                running += self._note(folder)
            except OSError:  # it has ended
                continue
        return running

    def _note(self, folder: Path) -> bool:
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        process = folder.name, fields[19]  # numbers of processes come again, with another start
        if process not in self._marked:
            self._marked[process] = self._mark in (folder / "environ").read_bytes().split(b"\0")
        if self._marked[process]:
            self._time[process] = (int(fields[11]) + int(fields[12])) / _TICK
            if words := (folder / "cmdline").read_text(errors="replace"):
                self._kind[process] = _kind(words)
        return self._marked[process] and fields[0] != "Z"

    def times(self) -> Counter[str]:
        """Seconds by kind of process."""
        found: Counter[str] = Counter()
        for process, seconds in self._time.items():
            found[self._kind.get(process, "other")] += seconds
        return found


def _kind(words: str) -> str:
    if "java\0" in words:
        return "JVM"
    if "spawn_main" in words:
        return "cablekit"
    return "Spark's Python" if "pyspark" in words and "daemon" in words else "other"


def processor(command: list[str]) -> Counter[str]:
    """Seconds of processor time that a command and all that it starts take."""
    mark = f"CABLEKIT_MARK={time.time_ns()}"
    name, _, value = mark.partition("=")
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    clean = os.environ | {name: value, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": path}
    watch = _Watch(mark)
    with tempfile.TemporaryFile() as log, subprocess.Popen(command, env=clean, stdout=log, stderr=log) as run:
        while watch.look() or run.poll() is None:  # Java ends after the program that started it
            time.sleep(_PAUSE)
        log.seek(0)
        if run.returncode not in (0, 1):
            raise click.ClickException(log.read().decode(errors="replace")[-2000:])
    return watch.times()


def _commands(source: Path, out: Path, options: str) -> dict[str, list[str]]:
    program = [sys.executable, "-m", "cablekit", "convert", str(source), "-q", "-j", "2", "-o"]
    return {
        "convert": [*program, f"{out}-convert.parquet"],
        "spark": [sys.executable, "-c", _SPARK, str(source), f"{out}-spark.parquet", options],
    }


def _archive(folder: Path, source: Path) -> Path:
    """An archive of the classes that Java loads for such a session."""
    archive = folder / "spark.jsa"
    processor(_commands(source, folder / "once", f"{QUICK} {MADE}{archive}")["spark"])
    if not archive.exists():
        raise click.ClickException("Java made no archive of its classes")
    return archive


@click.command()
@click.option("--files", default=4000, show_default=True, help="Cables of the larger run.")
@click.option("--java", type=click.Choice(["default", "quick"]), default="quick", show_default=True)
@click.option("--repeat", default=1, show_default=True, help="Show the least of so many runs.")
def main(files: int, java: str, repeat: int) -> None:
    """Measure both, and say where the time goes."""
    if not TEXTS.is_dir():
        raise click.ClickException(ABSENT)
    total: dict[str, list[float]] = {"convert": [], "spark": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shared = f"{QUICK} {SHARED}{_archive(folder, folders(folder / '1', 1))}" if java == "quick" else ""
        for count in (files // 4, files):
            source = folders(folder / str(count), count)
            for way in total:
                runs = [
                    processor(_commands(source, folder / f"out-{count}-{run}", shared)[way]) for run in range(repeat)
                ]
                times = min(runs, key=Counter.total)
                total[way].append(times.total())
                parts = ", ".join(f"{kind} {seconds:.1f}" for kind, seconds in times.most_common())
                click.echo(f"{way:8} {count:6,} files {times.total():7.1f} s: {parts}")
    for way, (less, more) in total.items():
        each = (more - less) / (files - files // 4)
        click.echo(f"{way:8} start-up {less - each * (files // 4):5.1f} s, {each * 1000:.2f} ms a cable")


if __name__ == "__main__":
    main()
