"""What parsing costs, in figures that do not depend on how busy the machine is.

    python -m tests.instruments.benchmarks.instructions [--folder F] [--by-function N] [--memory]

Strategy. Callgrind counts the instructions of four processes: one pass and two passes over all texts, with
`cablekit.parse(text)` and with `text.splitlines()`. One pass taken off two leaves the second pass, so start-up drops
out, and so does what cablekit caches in the first pass. Every text of the folder is read; no subset is taken. The
processes share one environment with PYTHONHASHSEED=0, and a run without callgrind comes first, so that all of them find
the compiled modules. Memory is the peak of a process that parses one long text less the peak of one that only builds
it; both import the parser.
"""

import cProfile
import os
import pstats
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import click

import cablekit

from ..real_cables import CABLES

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
#: most instructions of `parse`, in those of `splitlines`, over the real cables. The count depends on the interpreter:
#: this is for CPython 3.11 built without --enable-optimizations; one built with them counts an eighth less. The same
#: tree counts 49.4 to 49.9 in different folders: where objects lie in memory moves both counts by some 0.4 %.
CEILING = 50.2
#: the same over the samples, which are short: what a process does once for each cable weighs more
SAMPLES_CEILING = 131.0
#: most memory of parsing one long text, in the size of that text
MEMORY_CEILING = 12.0
TEXT_SIZE = 16_000_000
#: passes that cProfile watches
PROFILED = 5

_CALLS = {"parse": "cablekit.parse(text)", "splitlines": "text.splitlines()"}
# Arguments: the number of passes, then the files.
_PASSES = """
import sys
from pathlib import Path
import cablekit
cablekit.parse
texts = [Path(name).read_bytes().decode() for name in sys.argv[2:]]
for _ in range(int(sys.argv[1])):
    for text in texts:
        {call}
"""
# Arguments: a sample, the size of the text, the call. The text is joined from a few large pieces, so that building it
# takes no more memory than the text itself. VmHWM begins anew with a program; ru_maxrss, for systems without it, may be
# that of the process that started it.
_PEAK = """
import re, resource, sys
from pathlib import Path
import cablekit
cablekit.parse
head, start, tail = Path(sys.argv[1]).read_text().partition("\\n2. ")
paragraph = "{}. BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN IN\\n"
paragraph += "MAY, AND AGAIN IN JUNE. NO SUCH BOARD EXISTS.\\n\\n"
turn = "LIMITED OFFICIAL USE\\n\\nLIMITED OFFICIAL USE\\n\\nPAGE {:02}        STATE   123456\\n\\n"
pages = "".join(
    "".join(paragraph.format(12 * page + number) for number in range(12)) + turn.format(page + 1)
    for page in range(1, 80)
)
text = "".join([head, "\\n", *[pages] * (int(sys.argv[2]) // len(pages)), start, tail])
if sys.argv[3] == "parse":
    cablekit.parse(text)
status = Path("/proc/self/status")
found = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
unit = 1 if sys.platform == "darwin" else 1024
print(len(text), 1024 * int(found[1]) if found else unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


class Cost(NamedTuple):
    """Instructions of one pass over some texts.

    Attributes:
        cables: number of texts.
        parse: instructions of `parse` over all of them.
        splitlines: instructions of `str.splitlines` over all of them.
    """

    cables: int
    parse: int
    splitlines: int

    @property
    def ratio(self) -> float:
        """Instructions of `parse` in those of `splitlines`."""
        return self.parse / self.splitlines


def cables() -> Path | None:
    """The folder of real cables: that of texts; None where it is absent."""
    folder = CABLES / "text"
    return folder if folder.is_dir() else None


def files(folder: Path) -> list[Path]:
    """All texts of a folder, or of its folder text/, in order of their names."""
    inner = folder / "text"
    found = sorted((inner if inner.is_dir() else folder).glob("*"))
    return [path for path in found if path.suffix in (".txt", ".md") and path.name != "README.md"]


def collected(report: str) -> int:
    """The number of instructions in what callgrind wrote to stderr.

    Raises:
        ValueError: there is none.
    """
    line = re.search(r"^==\d+== Collected : (\d+)\s*$", report, re.MULTILINE)
    if line is None:
        raise ValueError(f"callgrind counted nothing: {report[-500:]}")
    return int(line[1])


def second_pass(one: int, two: int) -> int:
    """Instructions of the second pass, from those of a run of one and of a run of two.

    Raises:
        ValueError: the run of two did not take more.
    """
    if two <= one:
        raise ValueError(f"two passes took {two:,} instructions, one took {one:,}")
    return two - one


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program with nothing in its environment that differs between machines.

    Raises:
        RuntimeError: the program failed.
    """
    environment = {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        raise RuntimeError(f"{words[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done


def measure(paths: list[Path]) -> Cost:
    """Count the instructions of one pass over these files.

    Raises:
        RuntimeError: valgrind is absent or failed.
        ValueError: there are no files.
    """
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise RuntimeError("valgrind is absent")
    if not paths:
        raise ValueError("no texts")
    names = [str(path.resolve()) for path in paths]

    def count(call: str) -> int:
        python = [sys.executable, "-c", _PASSES.format(call=_CALLS[call])]
        _run([*python, "1", *names])
        callgrind = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *python]
        one, two = (collected(_run([*callgrind, passes, *names]).stderr) for passes in ("1", "2"))
        return second_pass(one, two)

    return Cost(len(paths), count("parse"), count("splitlines"))


def memory(size: int = TEXT_SIZE) -> float:
    """Peak memory of parsing one text of about so many bytes, as a multiple of its size."""

    def peak(call: str) -> tuple[int, int]:
        sample = str(SAMPLES / "synthetic-1976-outgoing.txt")
        length, most = _run([sys.executable, "-c", _PEAK, sample, str(size), call]).stdout.split()
        return int(length), int(most)

    (length, parsed), (_, built) = peak("parse"), peak("build")
    return (parsed - built) / length


def table(cost: Cost) -> list[str]:
    """The figures of a measurement, a line each."""
    return [
        f"cables                           {cost.cables:>12,}",
        f"parse, instructions a cable      {cost.parse / cost.cables:>12,.0f}",
        f"splitlines, instructions a cable {cost.splitlines / cost.cables:>12,.0f}",
        f"ratio                            {cost.ratio:>12.2f}",
    ]


def by_function(paths: list[Path], number: int) -> list[str]:
    """The functions with the largest share of some passes after the first, by cProfile: a guide, as it counts time."""
    texts = [path.read_bytes().decode() for path in paths]
    profile = cProfile.Profile()
    for text in texts:
        cablekit.parse(text)
    profile.enable()
    for text in texts * PROFILED:
        cablekit.parse(text)
    profile.disable()
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = vars(pstats.Stats(profile))["stats"]
    total = sum(row[2] for row in stats.values())
    costliest = sorted(stats.items(), key=lambda item: -item[1][2])[:number]
    rows = [
        f"{row[2] / total:>6.1%} {row[1] / len(texts) / PROFILED:>14,.1f}  {name} {_place(file, line)}".rstrip()
        for (file, line, name), row in costliest
    ]
    return [" share  calls a cable  function", *rows]


def _place(file: str, line: int) -> str:
    """Where a function is defined, from the top of the repository; empty for a built-in one."""
    path = Path(file)
    return "" if file == "~" else f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name}:{line}"


@click.command()
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of texts.")
@click.option("--by-function", "number", type=click.IntRange(1), help="Also print the N costliest functions.")
@click.option("--memory", "of_memory", is_flag=True, help="Measure only the memory of parsing one text of 16 MB.")
def main(folder: Path | None, number: int | None, of_memory: bool) -> None:
    """Count the instructions of parsing, and compare them with those of splitting the same texts into lines.

    Without --folder: the real cables of the folder that CABLEKIT_CABLES names, or the samples where these are absent.
    """
    if of_memory:
        click.echo(f"memory of one text of {TEXT_SIZE // 1_000_000} MB: {memory():.1f} times its size")
        return
    paths = files(folder or cables() or SAMPLES)
    try:
        lines = table(measure(paths))
    except (RuntimeError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for line in (*lines, *(("", *by_function(paths, number)) if number else ())):
        click.echo(line)


if __name__ == "__main__":
    main(prog_name="python -m tests.instruments.benchmarks.instructions")
