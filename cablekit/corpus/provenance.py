"""The run that made an output: `.OUT.run.json` next to the output, for --resume and --force.

Strategy: the file is not part of the output, whose bytes depend on the inputs and the options alone, because it holds
modification times. It records the options, a digest of the inputs, and the state of the output. Without the file,
cablekit can't recognise the output as its own: --resume and --force then leave a folder alone.
"""

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from cablekit.corpus.job import Job, JobError
from cablekit.corpus.summary import Tally


class Finished(msgspec.Struct):
    """The inputs of a finished run.

    Attributes:
        tally: counts of its records.
        digest: digest of its inputs.
    """

    tally: Tally
    digest: str


class Made(Finished):
    """The run that made an output.

    Attributes:
        asked: the job's identity.
        output: state of the file or folder, see `state_of`.
        errors: state of the list of errors.
    """

    asked: dict[str, Any]
    output: str
    errors: str | None


def path_of(out: Path) -> Path:
    """Return the path of the file for an output."""
    return out.with_name(f".{out.name}.run.json")


def state_of(path: Path | None) -> str | None:
    """Return a string that changes when a file, or anything in a folder, changes; None if there is nothing."""
    if path is None or not path.exists():
        return None
    if not path.is_dir():
        return _state(path.stat())
    digest = blake2b(digest_size=16)
    for name, state in _files(path, ""):
        digest.update(f"{name}\0{_state(state)}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _state(state: os.stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns}"


def _files(folder: Path, below: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder / below) as entries:
        in_order = sorted(entries, key=lambda entry: entry.name)
    for entry in in_order:
        name = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder, name)
        else:
            yield name, entry.stat(follow_symlinks=False)


def of(job: Job, finished: Finished) -> bytes:
    """Return the contents of the file for an output that is in its place."""
    output = state_of(job.out) or ""
    run = Made(finished.tally, finished.digest, job.identity(), output, state_of(job.errors))
    return json.dumps(msgspec.to_builtins(run), indent=1).encode() + b"\n"  # names may not be UTF-8: json escapes


def load(out: Path) -> Made | None:
    """Return the run that made an output; None if no file says so, or one that is not ours."""
    try:
        return msgspec.convert(json.loads(path_of(out).read_bytes()), Made)
    except (OSError, ValueError):
        return None


def is_ours(out: Path) -> bool:
    """Whether an output is as a run left it."""
    run = load(out)
    return run is not None and run.output == state_of(out)


def refuse_strange(folder: Path) -> None:
    """Refuse to replace a folder unless it is as a run left it, or empty.

    Raises:
        JobError: it holds something that no run wrote, or nothing says what wrote it.
    """
    if any(folder.iterdir()) and not is_ours(folder):
        raise JobError(
            f"{folder} is not as a run of cablekit left it, and may hold your own files; not replaced. "
            "To make it again, remove it or give another name"
        )


def vouched(job: Job) -> Made:
    """Return the run that made a finished output, after checking that it was this job.

    Raises:
        JobError: nothing says what made it, it was changed, or another job made it.
    """
    run, known = load(job.out), path_of(job.out)
    if run is None:
        raise JobError(f"{job.out} exists, but {known.name}, which would say how it was made, does not; {_AGAIN}")
    if run.output != state_of(job.out):
        raise JobError(f"{job.out} was changed after it was made, or replaced by another; {_AGAIN}")
    compare(run.asked, job.identity(), f"{job.out} was made by another job", _AGAIN)
    if run.errors != state_of(job.errors):
        raise JobError(f"{job.errors} was removed or changed after it was made; {_AGAIN}")
    return run


_AGAIN = "--force without --resume makes it again"


def compare(before: Mapping[str, Any], now: Mapping[str, Any], other: str, help: str) -> None:
    """Compare the identities of two jobs.

    Raises:
        JobError: they differ; `other` begins the message, `help` ends it.
    """
    for key in sorted(before.keys() | now.keys()):
        if before.get(key) != now.get(key):
            raise JobError(f"{other}: {_difference(key, before, now)}; {help}")


def _difference(key: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if key != "libraries":
        return f"{key} was {before.get(key)!r} and is {now.get(key)!r}"
    old, new = before.get(key, {}), now.get(key, {})
    return "; ".join(
        f"{name} was {old.get(name)} and is {new.get(name)}" for name in old | new if old.get(name) != new.get(name)
    )
