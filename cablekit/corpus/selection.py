"""What of the given sources a run reads: each once, what --include and --exclude select, and not its own output."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from cablekit.corpus.job import Job, JobError, check_source


def once(sources: Sequence[str], repeated: Callable[[str], None]) -> Iterator[str]:
    """Yield the sources, except those that are given twice or are inside a folder that is also given.

    Args:
        sources: paths; "-" is standard input.
        repeated: called with each source that is left out.
    """
    real = [source if source == "-" else os.path.realpath(source) for source in sources]
    for at, (source, path) in enumerate(zip(sources, real, strict=True)):
        others = [*real[:at], *(other for other in real[at + 1 :] if other != path)]
        if source != "-" and any(path == other or path.startswith(other + os.sep) for other in others):
            repeated(source)
        else:
            yield source


def wanted_by(job: Job) -> Callable[[str], bool] | None:
    """Return whether --include and --exclude (shell patterns) select a path below a folder, or a member."""
    if not job.include and not job.exclude:
        return None

    def wanted(path: str) -> bool:
        def matches(patterns: Sequence[str]) -> bool:
            last = path.rpartition("/")[2]
            return any(fnmatchcase(last, pattern) or fnmatchcase(path, pattern) for pattern in patterns)

        return (not job.include or matches(job.include)) and not matches(job.exclude)

    return wanted


def checked(names: Iterable[str], job: Job) -> Iterator[str]:
    """Yield the names of a list of files.

    Raises:
        JobError: one is "-", or is the output of the run.
    """
    for name in names:
        if name == "-":
            raise JobError("a list of files can't name standard input")
        if "\0" not in name:  # the walk will report that there is no such file
            check_source(job, name)
        yield name


def without_output(source: str, job: Job) -> Iterator[str]:
    """Yield a source; if it is a folder that holds the output, yield its contents except the output.

    The order is that of a walk: files by name, then folders by name.
    """
    written = {job.out.resolve(), job.partial.resolve(), *([job.errors.resolve()] if job.errors else [])}
    if source == "-" or not _holds(Path(source), written):
        yield source
        return
    with os.scandir(source) as entries:
        children = sorted((entry.is_dir(), entry.name) for entry in entries if not entry.name.startswith("."))
    for _, name in children:
        path = os.path.join(source, name)  # noqa: PTH118  # as the walk joins names
        if Path(path).resolve() not in written:
            yield from without_output(path, job)


def _holds(folder: Path, written: set[Path]) -> bool:
    real = folder.resolve()
    return folder.is_dir() and any(real in path.parents for path in written)


def survey(job: Job) -> int | None:
    """Return the bytes on disk of the sources, archives as they are; None if they are not known before reading."""
    if job.names is not None or "-" in job.sources:
        return None
    return sum(map(_size, job.sources))


def _size(path: str) -> int:
    """Return the bytes of a file, or of the files below a folder. What can't be read counts 0: the walk reports it."""
    total = 0
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            if not os.path.isdir(folder):  # noqa: PTH112  # as os.scandir below
                total += os.stat(folder).st_size  # noqa: PTH116
                continue
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        total += entry.stat().st_size
        except OSError:
            continue
    return total
