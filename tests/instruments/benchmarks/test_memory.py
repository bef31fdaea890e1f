"""Memory of the main process and of each worker: below the bounds of SECURITY.md, whatever the size of the archive.

python -m pytest -n 0 tests/instruments/benchmarks/test_memory.py -m slow -s
"""

import io
import re
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from pdfs import pdf, text_at

SECURITY = Path(__file__).parents[3] / "SECURITY.md"
MAIN, WORKER = (
    int(found) << 20
    for found in re.findall(r"at most (\d+) MB and each worker (\d+) MB", SECURITY.read_text(encoding="utf-8"))[0]
)
MEMBER = 6 << 20
COUNTS = (10, 20)
"""Members of an archive: so many that the queue is full, and more."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.long,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peaks are read from /proc"),
]

CONTENTS = {
    "lines of no cable": b"".join(b"WORDS OF A LINE THAT IS OF NO CABLE AT ALL %d\n" % at for at in range(20_000)),
    "lines of one letter": b"A\n" * 400_000,
}


PDF = 64 << 20
SLACK = 1.2


class Repeated:
    """A file of so many bytes that repeats some."""

    def __init__(self, unit: bytes, size: int) -> None:
        self._unit, self._left = unit * 2, size

    def read(self, size: int) -> bytes:
        """The next bytes."""
        half = len(self._unit) // 2
        block = self._unit[: min(size, self._left, half)]
        self._left -= len(block)
        self._unit = (self._unit[len(block) :] + self._unit)[: 2 * half] if len(block) % half else self._unit
        return block


class Peaks(NamedTuple):
    """The most memory of the main process and of any worker, in bytes."""

    main: int
    worker: int


def archive(path: Path, unit: bytes, members: int) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as tar:
        for at in range(members):
            info = tarfile.TarInfo(f"{at}.txt")
            info.size = MEMBER
            tar.addfile(info, Repeated(unit, MEMBER))  # type: ignore[arg-type]
    return path


def pdf_of(size: int) -> bytes:
    """A PDF of about so many bytes, most of them of an object that no page uses."""
    head, table = pdf([text_at(36, 700, "MILK, BREAD")]).split(b"xref\n", 1)
    unused = b"9 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (size, bytes(size))
    places = table.split(b"startxref\n")[0]
    return b"".join((head, unused, b"xref\n", places, b"startxref\n%d\n%%%%EOF\n" % (len(head) + len(unused))))


def archive_of_pdfs(path: Path, size: int, members: int) -> Path:
    data = pdf_of(size)
    with tarfile.open(path, "w") as tar:
        for at in range(members):
            info = tarfile.TarInfo(f"{at}.pdf")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def peaks(source: Path, out: Path) -> Peaks:
    """Those of a conversion with two workers."""
    command = [sys.executable, "-m", "cablekit", "convert", str(source), "-o", str(out), "-j", "2", "-q", "--force"]
    found: dict[int, int] = {}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for number in [process.pid, *_children(process.pid)]:
                found[number] = max(found.get(number, 0), _peak(number))
            time.sleep(0.05)
    assert process.returncode == 1  # no cable is in it
    return Peaks(found.pop(process.pid), max(found.values()))


def _children(number: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    except OSError:
        return []


def _peak(number: int) -> int:
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, flags=re.MULTILINE)
    return int(found[1]) << 10 if found else 0


@pytest.mark.parametrize("contents", CONTENTS)
def test_memory_does_not_grow_with_the_archive(contents: str, tmp_path: Path) -> None:
    found = []
    for count in COUNTS:
        source = archive(tmp_path / f"{count}.tgz", CONTENTS[contents], count)
        found.append(peaks(source, tmp_path / "out.jsonl"))
    for count, peak in zip(COUNTS, found, strict=True):
        print(f"{contents}: {count} members, main {peak.main >> 20} MB, worker {peak.worker >> 20} MB")
    assert max(peak.main for peak in found) < MAIN
    assert max(peak.worker for peak in found) < WORKER
    assert found[1].main < 1.2 * found[0].main


def test_a_pdf_in_an_archive_takes_what_is_promised(tmp_path: Path) -> None:
    small, large = (
        peaks(archive_of_pdfs(tmp_path / f"{size}.tar", size, 3), tmp_path / "out.jsonl") for size in (1 << 10, PDF)
    )
    in_main, in_worker = ((of_large - of_small) / PDF for of_large, of_small in zip(large, small, strict=True))
    print(f"PDFs of {PDF >> 20} MB in a tar: main {in_main:.2f}, worker {in_worker:.2f} times their size")
    words = SECURITY.read_text(encoding="utf-8").replace("\n", " ")
    assert "twice its size is added to the main process, and once to the worker" in words
    assert in_main < 2 * SLACK
    assert in_worker < 1 * SLACK
