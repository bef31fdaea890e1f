"""The targets of fuzzing: what each feeds its input to, and the inputs it starts from.

Strategy: a target takes bytes and raises when a promise is broken. The program's command line is the one target that
runs code which writes; it stands in an empty folder, with names that can't lead out of it, and `convert` is only
asked to read its options.
"""

import bz2
import gzip
import io
import lzma
import os
import re
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import click

from cablekit.api import parse_document
from cablekit.frames import framed
from cablekit.lines import Document
from cablekit.sources import pdf
from cablekit.sources.bounds import Bounds
from cablekit.sources.items import Failure, Item
from cablekit.sources.layout import Page, Run, lines
from cablekit.sources.markdown import plain
from cablekit.sources.unpacking import unpack

from .oracles import TERMINAL, check_input, check_record, hold

SAMPLES = Path(__file__).parents[3] / "samples"
#: bounds small enough that a fuzzer meets them
SMALL = Bounds(file=1 << 20, member=1 << 18, ratio=50, free=1 << 16, depth=4, entries=100)
_ONE_IN = 50  # inputs that the slow checks are made of


@dataclass(frozen=True, slots=True)
class Target:
    """Something to fuzz.

    Attributes:
        run: feeds it one input; raises when a promise is broken.
        seeds: the inputs to start from.
        size: longest input in bytes.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    size: int = 8192


def _thorough(data: bytes) -> bool:
    return sum(data[:64]) % _ONE_IN == 0


# --- text -----------------------------------------------------------------------------------------


def run_text(data: bytes) -> None:
    """`parse` of a str; bytes that are no UTF-8 become lone surrogates."""
    check_input(data.decode("utf-8", "surrogateescape"), thorough=_thorough(data))


def run_bytes(data: bytes) -> None:
    """`parse` of bytes: every encoding, and whatever the first bytes claim to be."""
    check_input(data, thorough=_thorough(data))


def run_markdown(data: bytes) -> None:
    """The Markdown reader, line by line and as a document, whether or not the text looks like Markdown."""
    text = data.decode("utf-8", "surrogateescape")
    for line in re.split(r"[\r\n]", text):
        bare = plain(line)
        hold(len(bare) <= len(line), "a plain line is longer than what was written")
        hold("\n" not in bare, "a plain line holds a line end")
    check_record(parse_document(framed(Document(text, "markdown"))), thorough=_thorough(data))


# --- PDF ------------------------------------------------------------------------------------------


def run_pdf(data: bytes) -> None:
    """The text path of the PDF reader: a first half of layout from numbers, or a whole file."""
    if data.startswith(b"%PDF"):
        read = pdf.read(data)
        hold(read.text.isascii() or read.text.encode("utf-8", "surrogatepass") != b"", "text that no encoding takes")
        check_input(data)
        return
    pages = _page(data)
    for written in (False, True):
        made = lines(pages, written_blank_lines=written)
        hold(not any("\n" in line or "\r" in line for line in made), "a line of a page holds a line end")
        letters = sorted("".join("".join(run.text for run in pages.runs).split()))
        hold(sorted("".join("".join(made).split())) == letters, "the layout lost or made letters")


def _page(data: bytes) -> Page:
    """A page of runs, each from eight numbers and the word behind them."""
    runs, blanks = [], []
    for at in range(0, len(data) - 8, 12):
        y, left, width, blank = (byte * 3.1 - 40 for byte in data[at : at + 4])
        word = re.sub(r"[\r\n\x0b\x0c\x1c-\x1e\x85]", " ", data[at + 4 : at + 12].decode("latin-1"))
        if data[at] % 7 == 0:
            blanks.append(y)
        elif word:
            runs.append(Run(y, left, left + abs(width), blank, word))
    return Page(runs, blanks)


# --- archives -------------------------------------------------------------------------------------


def run_archive(data: bytes) -> None:
    """The archive reader: members and failures, within bounds, and nothing raised."""
    taken = 0
    for found in unpack(io.BytesIO(data), "a", len(data), SMALL):
        hold(isinstance(found, Item | Failure), "neither an item nor a failure")
        if isinstance(found, Item):
            taken += len(found.data or b"")
            hold(".." not in (found.member or "").split("/"), "a member leads out of its archive")
    hold(taken <= max(SMALL.free, SMALL.ratio * len(data)) + SMALL.member, "more came out than the bounds allow")
    check_input(data)


def _archives() -> list[bytes]:
    text = (SAMPLES / "synthetic-1978-not-converted.txt").read_bytes()
    raw, tar, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1979/01/a.txt", text)
        archive.writestr("b.txt.gz", gzip.compress(text))
    with tarfile.open(fileobj=tar, mode="w") as members:
        for name in ("a.txt", "folder/b.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            members.addfile(info, io.BytesIO(text))
    made = [raw.getvalue(), tar.getvalue(), gzip.compress(text), bz2.compress(text), lzma.compress(text)]
    made.append(gzip.compress(tar.getvalue()))
    try:
        import py7zr
    except ImportError:
        return made
    with py7zr.SevenZipFile(packed, "w") as seven:
        seven.writestr(text, "a.txt")
    return [*made, packed.getvalue()]


# --- the command line -----------------------------------------------------------------------------


def run_options(data: bytes) -> None:
    """The command line with these arguments, one before each NUL: a status, and no fault of cablekit."""
    arguments = [_tame(part) for part in data.decode("utf-8", "surrogateescape").split("\0")][:40]
    with _captured() as (out, err):
        status = _run(arguments)
        sys.stdout.flush()
        said, printed = err.getvalue(), out.getvalue()
    hold(status in (0, 1, 2), f"exit status {status!r}")
    hold("this is a fault of cablekit" not in said, f"a fault: {said[-500:]}")
    hold(not TERMINAL.intersection(said), "stderr holds control characters")
    hold(b"\x1b" not in printed, "stdout holds an escape")


def _tame(argument: str) -> str:
    """An argument that can't name anything outside of the working folder."""
    return argument.replace("/", "_").replace("..", "__")


def _run(arguments: list[str]) -> object:
    from cablekit.cli import cli

    os.chdir(_folder())
    try:
        if "convert" in arguments[:2]:
            return _read_only(arguments)
        cli(arguments, prog_name="cablekit")
    except SystemExit as ended:
        return ended.code
    return 0


def _read_only(arguments: list[str]) -> int:
    """Have the arguments of a command read, and nothing done."""
    from cablekit.cli import cli

    command = cli.get_command(click.Context(cli), "convert")
    if command is None:
        return 0
    try:
        command.make_context("convert", arguments[arguments.index("convert") + 1 :])
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        hold(error.exit_code == 2, "wrong use does not end with 2")
    return 0


@lru_cache(maxsize=1)
def _folder() -> str:
    """A folder with two small cables, to run in."""
    folder = Path(tempfile.mkdtemp(prefix="cablekit-fuzz-"))
    (folder / "a").write_bytes((SAMPLES / "synthetic-1978-not-converted.txt").read_bytes())
    (folder / "b").write_bytes(b"no cable \x1b[31m\n")
    (folder / "d").mkdir()
    return str(folder)


@contextmanager
def _captured() -> Iterator[tuple[io.BytesIO, io.StringIO]]:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace"), io.StringIO()
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    before = sys.stdin, sys.stdout, sys.stderr, Path.cwd()
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(b"no cable\n")), out, err
    try:
        yield buffer, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before[:3]
        os.chdir(before[3])


def _command_lines() -> list[bytes]:
    lines = (
        "parse a",
        "parse -f yaml --with raw,spans a b",
        "parse --fields body.subject,routing.to.name -f jsonl a",
        "parse -q -",
        "parse nowhere",
        "parse d",
        "tokens --json b",
        "tokens --unknown a",
        "schema",
        "explain PARM EXDIS CK301 ARA-10 NIACT",
        "explain --json R",
        "cite -f bibtex a",
        "cite -f ris --accessed 2014-05-01 --url https://x/{document_number} a",
        "check a b --level note",
        "check --json --select CK1 d",
        "recover --partial --json d",
        "convert d -o out --to sqlite -j 2 --resume",
        "convert a -o - --to csv --files-from -",
        "--version",
        "parse --help",
        "pasre",
    )
    return [line.replace(" ", "\0").encode() for line in lines]


# --- the table ------------------------------------------------------------------------------------


def _texts() -> list[bytes]:
    """The samples, whole, and their heads, openings and attributes by themselves."""
    whole = [path.read_bytes() for path in sorted(SAMPLES.glob("*.*")) if path.name != "README.md"]
    return whole + [data[at : at + 2048] for data in whole for at in range(0, len(data), 2048)]


def _bytes() -> list[bytes]:
    texts = _texts()
    return texts + [data[:3000].decode().encode(code, "replace") for data in texts[:6] for code in _ENCODINGS]


_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "cp037")


def _markdown() -> list[bytes]:
    return [path.read_bytes()[at : at + 4096] for path in SAMPLES.glob("*.md") for at in range(0, 16384, 2048)]


def _pdfs() -> list[bytes]:
    content = b"BT /F 8 Tf 36 700 Td (SECRET) Tj 0 -12 Td (PAGE 01  LA PAZ 00001  191654Z) Tj ET"
    small = (
        b"%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\n"
        b"endobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        b">>>>\nendobj\n4 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n"
        b"5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%%%EOF\n"
    ) % (len(content), content)
    return [small, *_texts()[:8]]


TARGETS: dict[str, Target] = {
    "text": Target(run_text, _texts),
    "bytes": Target(run_bytes, _bytes),
    "markdown": Target(run_markdown, _markdown),
    "pdf": Target(run_pdf, _pdfs, 4096),
    "archive": Target(run_archive, _archives, 4096),
    "options": Target(run_options, _command_lines, 512),
}
