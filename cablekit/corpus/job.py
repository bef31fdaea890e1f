"""The options of a run, and the checks before it starts."""

import platform
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cablekit import __version__
from cablekit.diagnostics import CablekitError
from cablekit.sources import BOUNDS, Bounds
from cablekit.sources.items import kind_of_file

FORMATS: dict[str, str] = {
    "jsonl": "one record a line; compressed when OUT ends in .gz or .zst",
    "json": "a tree like the source's, one indented JSON file a cable",
    "yaml": "the same as YAML",
    "text": "a tree of text files for reading, and for programs such as Voyant and AntConc",
    "markdown": "a tree of Markdown files for reading",
    "html": "a tree of web pages for reading, in browsers, Word and e-readers",
    "csv": "one row a cable, tabs between cells where OUT is .tsv; .gz or .zst; with --tables a folder of tables",
    "xlsx": "an Excel workbook: a dozen columns a cable, and sheets of addressees, TAGS, references (cablekit[excel])",
    "parquet": "a folder of part files, typed and nested; with --tables flat tables (cablekit[parquet])",
    "sqlite": "a database of tables, views and a full-text index; opens in Datasette",
}
"""Names of the formats, and what each writes as OUT."""

RECORD_FORMATS = ("jsonl", "json", "yaml")
"""Formats to which `extras` and paths in `fields` apply; `fields` of csv are columns."""

PATIENCE = 300.0
"""Default limit of seconds for one file: a scanned book of some thousand pages takes a minute."""

_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
# Libraries whose version can change the output.
_LIBRARIES = ("msgspec", "PyYAML", "pyarrow", "XlsxWriter", "pypdfium2", "backports.zstd")


_ERRORS = b'{"path":'  # the first bytes of a list of errors


class CorpusError(CablekitError):
    """A run that can't start or can't continue; the message is for the user."""


class JobError(CorpusError):
    """The options would overwrite something, or contradict each other. Nothing was written."""

    is_usage = True


@dataclass(frozen=True, slots=True)
class Job:
    """One run.

    Attributes:
        sources: paths of files, folders, archives; "-" is standard input.
        out: the file or folder to make.
        format: a key of FORMATS.
        names: a list file of further sources; "-" is standard input.
        nul: names in the list end with NUL instead of a line end.
        workers: how many processes parse.
        tables: with csv, write the long tables too; with parquet, flat tables instead of nested records.
        fields: paths of the fields to keep, for RECORD_FORMATS; columns, for csv.
        drop_empty: with csv, leave out columns without any value.
        bom: with csv, begin files with a byte order mark, which Excel needs.
        extras: what to add to a record (raw, spans), for RECORD_FORMATS.
        errors: file to write the diagnostics of severity error to.
        include, exclude: patterns of names below folders and in archives, to read only these, and to leave these out.
        resume: continue an interrupted run.
        force: replace an output that exists; discard the work of an interrupted run.
        patience: seconds without an answer after which a worker process is ended; 0 for no limit.
        document: maximum characters of one document; the rest is passed over.
    """

    sources: Sequence[str]
    out: Path
    format: str
    names: str | None = None
    nul: bool = False
    workers: int = 1
    tables: bool = False
    fields: Sequence[str] = field(default=())
    drop_empty: bool = False
    bom: bool = False
    extras: Sequence[str] = field(default=())
    errors: Path | None = None
    include: Sequence[str] = field(default=())
    exclude: Sequence[str] = field(default=())
    resume: bool = False
    force: bool = False
    patience: float = PATIENCE
    document: int = BOUNDS.document

    @property
    def bounds(self) -> Bounds:
        """Bounds of what is read from a source."""
        return replace(BOUNDS, document=self.document)

    @property
    def partial(self) -> Path:
        """The folder that the run works in."""
        return self.out.with_name(self.out.name + ".partial")

    @property
    def is_there(self) -> bool:
        """Whether the output exists; an empty folder does not count."""
        return self.out.exists() and not (self.out.is_dir() and not any(self.out.iterdir()))

    @property
    def is_begun(self) -> bool:
        """Whether there is an interrupted run of this output. `run.json` is the last file of a run to be removed."""
        return (self.partial / "run.json").exists()

    @property
    def compression(self) -> str | None:
        """gzip, zstd or None, by the suffix of `out`."""
        single = self.format == "jsonl" or (self.format == "csv" and not self.tables)
        return COMPRESSIONS.get(self.out.suffix) if single else None

    def identity(self) -> dict[str, Any]:
        """Return everything except the inputs that determines the bytes of the output; --resume compares it."""
        return {
            "cablekit": __version__,
            "sources": list(self.sources),
            "files-from": self.names,
            "to": self.format,
            "compression": self.compression,
            "tables": self.tables,
            "fields": list(self.fields),
            "drop-empty": self.drop_empty,
            "bom": self.bom,
            "with": sorted(self.extras),
            "errors": self.errors is not None,
            "include": list(self.include),
            "exclude": list(self.exclude),
            "max-document": self.document,
            "libraries": _libraries(),
        }


def format_of(out: Path) -> str | None:
    """Return the format that the suffix of an output names; None if it names none."""
    packed = out.suffix in COMPRESSIONS
    format = _SUFFIXES.get((out.with_suffix("") if packed else out).suffix.lower())
    return format if not packed or format in ("jsonl", "csv") else None


def _libraries() -> dict[str, str]:
    # Imported here: workers, and runs that are refused, do not need them.
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    versions = {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "sqlite": sqlite3.sqlite_version,
        "system": sys.platform,
    }
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def check(job: Job, suffixes: Sequence[str]) -> None:
    """Refuse a run that would lose data or can't succeed.

    Args:
        job: the run.
        suffixes: those of the files in a folder of this format; () if the output is a file.

    Raises:
        JobError: the message says what is wrong, and what would help.
    """
    if not job.out.parent.is_dir():
        raise JobError(f"{job.out.parent} is not a folder; {job.out.name} can't be written there")
    if not job.out.name:
        raise JobError(f"{job.out} can't be the name of an output")
    check_sources(job)
    _check_errors(job)
    _check_existing(job, suffixes)
    if job.is_begun and not (job.resume or job.force):
        raise JobError(
            f"{job.partial} holds the work of an interrupted run; --resume continues it, --force starts over"
        )


def check_sources(job: Job) -> None:
    """Refuse sources that do not exist, are the output, or are standard input twice.

    Raises:
        JobError: the message says what is wrong.
    """
    if not job.sources and job.names is None:
        raise JobError("no sources: name files, folders or archives, or a list with --files-from")
    if [*job.sources, job.names].count("-") > 1:
        raise JobError("- is standard input and can be given only once")
    if job.names is not None and job.names != "-" and not Path(job.names).exists():
        raise JobError(f"{job.names}: no such file")
    for source in job.sources:
        if source != "-":
            check_source(job, source)
            if not Path(source).exists():
                raise JobError(f"{source}: no such file or folder")


def check_source(job: Job, source: str) -> None:
    """Refuse a source that the run would overwrite.

    Raises:
        JobError: the source is the output, or is inside it.
    """
    real = Path(source).resolve()
    for written in (job.out, job.partial, *([job.errors] if job.errors else [])):
        target = written.resolve()
        if real == target or target in real.parents:
            raise JobError(f"the source {source} is inside the output {written}, which would replace it")


def _check_existing(job: Job, suffixes: Sequence[str]) -> None:
    out = job.out
    if not out.exists() and not out.is_symlink():
        return
    if out.exists() and not out.is_dir() and not out.is_file():
        raise JobError(f"{out} is {kind_of_file(out.stat().st_mode)} and is never replaced; -o - writes to stdout")
    if out.is_dir() and suffixes:
        stranger = next(_strangers(out, suffixes), None)
        if stranger is not None:
            raise JobError(f"{out} holds files that this format does not write, such as {stranger}; not replaced")
        if not any(out.iterdir()):
            return
    elif out.is_dir():
        raise JobError(f"{out} is a folder; --to {job.format} makes a file")
    elif suffixes:
        raise JobError(f"{out} is a file; --to {job.format} makes a folder")
    waits = (job.partial / out.name).exists()  # if not, it was delivered
    delivered = (job.partial / "finished").exists() and not waits if job.is_begun else True
    if not (job.force or (job.resume and delivered)):
        raise JobError(f"{out} exists; --force replaces it")


def _check_errors(job: Job) -> None:
    """Refuse to write the list of errors over anything except such a list."""
    path = job.errors
    if path is None:
        return
    if not path.parent.is_dir():
        raise JobError(f"{path.parent} is not a folder; {path.name} can't be written there")
    if path.resolve() == job.out.resolve():
        raise JobError(f"{path} can't be both the output and the list of errors")
    if not path.exists():
        return
    if not path.is_file():
        raise JobError(f"{path} is {kind_of_file(path.stat().st_mode)} and is never replaced")
    with path.open("rb") as file:
        start = file.read(len(_ERRORS))
    if start and start != _ERRORS:
        raise JobError(f"{path} exists and is not a list of errors; not replaced")


def _strangers(folder: Path, suffixes: Sequence[str]) -> Any:
    """Yield files in a folder that no run of this format wrote: replacing a folder must not remove a user's files."""
    return (path for path in folder.rglob("*") if not path.is_dir() and path.suffix not in suffixes)
