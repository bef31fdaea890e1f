"""Which run made an output: `.OUT.run.json` beside it, for --resume and --force.

Strategy: it is no part of the output, whose bytes depend on the inputs and the options alone, while this holds when
they were changed. It says what was asked, of which inputs, and what the output looked like. Whoever removes it loses
nothing but that cablekit can't vouch for the output any more: --resume and --force then leave a folder alone.
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
    """What a run read.

    Attributes:
        tally: its counts.
        digest: of its inputs.
    """

    tally: Tally
    digest: str


class Made(Finished):
    """What is told of an output.

    Attributes:
        asked: the job's identity.
        output: state of the file or folder, see `state_of`.
        errors: state of the list of errors.
    """

    asked: dict[str, Any]
    output: str
    errors: str | None


def path_of(out: Path) -> Path:
    """Where it is."""
    return out.with_name(f".{out.name}.run.json")


def state_of(path: Path | None) -> str | None:
    """What changes when a file, or anything in a folder, changes; None where there is nothing."""
    if path is None or not path.exists():
        return None
    if not path.is_dir():
        return _state(path.stat())
    made = blake2b(digest_size=16)
    for name, state in _files(path, ""):
        made.update(f"{name}\0{_state(state)}\n".encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _state(state: os.stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns}"


def _files(folder: Path, below: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder / below) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder, name)
        else:
            yield name, entry.stat(follow_symlinks=False)


def of(job: Job, finished: Finished) -> bytes:
    """What is to be told of an output that is in its place."""
    output = state_of(job.out) or ""
    made = Made(finished.tally, finished.digest, job.identity(), output, state_of(job.errors))
    return json.dumps(msgspec.to_builtins(made), indent=1).encode() + b"\n"  # names may be no UTF-8: json escapes


def load(out: Path) -> Made | None:
    """What is told of an output; None where nothing is, or nothing of ours."""
    try:
        return msgspec.convert(json.loads(path_of(out).read_bytes()), Made)
    except (OSError, ValueError):
        return None


def is_ours(out: Path) -> bool:
    """Whether an output is as a run left it."""
    made = load(out)
    return made is not None and made.output == state_of(out)


def refuse_strange(folder: Path) -> None:
    """Refuse to replace a folder unless it is as a run left it, or empty.

    Raises:
        JobError: it holds something that no run wrote, or nothing tells who wrote it.
    """
    if any(folder.iterdir()) and not is_ours(folder):
        raise JobError(
            f"{folder} is not as a run of cablekit left it, and may hold your own files; not replaced. "
            "To have it made anew, remove it or give another name"
        )


def vouched(job: Job) -> Made:
    """What is told of a finished output, which is of this job.

    Raises:
        JobError: nothing is told of it, it was changed, or it is of another job.
    """
    made, known = load(job.out), path_of(job.out)
    if made is None:
        raise JobError(f"{job.out} exists, and {known.name}, which would tell of what it was made, does not; {_ANEW}")
    if made.output != state_of(job.out):
        raise JobError(f"{job.out} was changed after it was made, or is another one of that name; {_ANEW}")
    compare(made.asked, job.identity(), f"{job.out} is of another job", _ANEW)
    if made.errors != state_of(job.errors):
        raise JobError(f"{job.errors} is gone, or was changed after it was made; {_ANEW}")
    return made


_ANEW = "--force without --resume makes it anew"


def compare(before: Mapping[str, Any], now: Mapping[str, Any], other: str, help: str) -> None:
    """Compare two identities of jobs.

    Raises:
        JobError: they differ; `other` and `help` are its words.
    """
    for key in sorted(before.keys() | now.keys()):
        if before.get(key) != now.get(key):
            raise JobError(f"{other}: {_difference(key, before, now)}; {help}")


def _difference(key: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if key != "libraries":
        return f"{key} was {before.get(key)!r} and is {now.get(key)!r}"
    old, new = before.get(key, {}), now.get(key, {})
    return "; ".join(
        f"{one} was {old.get(one)} and is {new.get(one)}" for one in old | new if old.get(one) != new.get(one)
    )
