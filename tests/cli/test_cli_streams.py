"""Streams: a record is there once its cable is, long before the input ends; and one document has a bound."""

import gzip
import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO

import pytest
from cli_kinds import Run  # type: ignore[import-not-found]

SAMPLES = [
    "samples/1977STATE310500.md",
    "samples/synthetic-1974-sectioned.txt",
    "samples/synthetic-1975-references.txt",
]


def cables() -> list[bytes]:
    return [Path(one).read_bytes() + b"\n" for one in SAMPLES]


def records(out: str | bytes) -> list[dict[str, object]]:
    """Records, without what only the source of the bytes tells."""
    found = [json.loads(line) for line in out.splitlines()]
    for one in found:
        del one["source"]
    return found


@contextmanager
def begun(*args: str) -> "Iterator[subprocess.Popen[bytes]]":
    """The program with its pipes; ended after a minute, where it waits for an input that does not end."""
    command = [sys.executable, "-m", "cablekit", *args]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        watch = Timer(60, process.kill)
        watch.start()
        yield process
        watch.cancel()


def pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


@pytest.mark.parametrize(
    "args",
    [("parse", "-f", "jsonl", "-"), ("convert", "-", "-o", "-", "-j", "1", "-q")],
    ids=["parse", "convert"],
)
@pytest.mark.parametrize("form", ["text", "UTF-16"])
def test_a_record_is_there_before_the_input_ends(args: tuple[str, ...], form: str, run: Run) -> None:
    first, second, third = cables()
    data = first + second + third
    if form == "UTF-16":
        first, second, data = (one.decode().encode("utf-16-le") for one in (first, second, data))
        first, data = b"\xff\xfe" + first, b"\xff\xfe" + data
    with begun(*args) as process:
        stdin, stdout = pipes(process)
        stdin.write(data[: len(first) + len(second) // 2])
        stdin.flush()
        got = stdout.readline()  # it waits for ever where the input has to end first
        stdin.write(data[len(first) + len(second) // 2 :])
        stdin.close()
        got += stdout.read()
    assert records(got) == records(run("parse", "-f", "jsonl", "-", input=data).stdout)
    assert len(records(got)) == 3


def test_a_compressed_stream_is_read_as_it_comes() -> None:
    packed = [gzip.compress(one) for one in cables()]
    with begun("parse", "-f", "jsonl", "-") as process:
        stdin, stdout = pipes(process)
        stdin.write(packed[0] + packed[1])
        stdin.flush()
        assert json.loads(stdout.readline())["document_number"] == "1977STATE310500"
        stdin.close()
        assert len(stdout.read().splitlines()) == 1


@pytest.mark.parametrize("form", ["w:", "w:gz", "w:bz2"])
def test_an_archive_on_standard_input(form: str, run: Run) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=form) as tar:  # type: ignore[call-overload]
        for name in SAMPLES:
            tar.add(name)
    result = run("parse", "-q", "-f", "jsonl", "-", input=out.getvalue())
    assert records(result.stdout) == records(run("parse", "-q", "-f", "jsonl", *SAMPLES).stdout)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A file longer than what is read whole, and how many cables it holds."""
    one = b"".join(cables())
    path = tmp_path_factory.mktemp("big") / "year.txt"
    times = (1 << 22) // len(one) + 2
    path.write_bytes(one * times)
    return path, 3 * times


@pytest.mark.slow
def test_a_long_file_gives_the_records_of_its_parts(big: tuple[Path, int], run: Run, tmp_path: Path) -> None:
    path, count = big
    few = records(run("parse", "-q", "-f", "jsonl", "-", input=b"".join(cables())).stdout)
    parsed = run("parse", "-q", "-f", "jsonl", path).stdout
    assert [one["record_id"] for one in records(parsed)] == [one["record_id"] for one in few] * (count // 3)
    result = run("convert", path, "-o", tmp_path / "out.jsonl", "-j", "2", "-q")
    assert result.exit_code == run("parse", "-q", *SAMPLES).exit_code
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == parsed
    assert json.loads(parsed.splitlines()[-1])["source"]["file_size"] == path.stat().st_size


@pytest.mark.slow
def test_a_long_file_into_a_tree(big: tuple[Path, int], run: Run, tmp_path: Path) -> None:
    path, count = big
    result = run("convert", path, "-o", tmp_path / "out", "--to", "json", "-j", "2")
    assert f"{count:,} cables from 1 input" in result.stderr
    names = {one.name for one in (tmp_path / "out").iterdir()}
    assert names == {"year.json", *(f"year-{at}.json" for at in range(2, count + 1))}


def test_one_document_has_a_bound(run: Run) -> None:
    first, second, third = cables()
    long = second.replace(b"Message Attributes", b"WORDS OF A LINE\n" * 2000 + b"Message Attributes")
    result = run("parse", "-f", "jsonl", "--max-document", 20_000, "-", input=first + long + third)
    assert result.exit_code == 1
    got = records(result.stdout)
    whole = records(run("parse", "-f", "jsonl", *SAMPLES).stdout)
    assert [got[0]["record_id"], got[2]["record_id"]] == [whole[0]["record_id"], whole[2]["record_id"]]
    assert "CK212 document-cut: the document is longer than 20,000 characters" in result.stderr


def test_the_bound_of_a_conversion(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"WORDS OF A LINE\n" * 2000)
    result = run("convert", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--max-document", 20_000)
    assert result.exit_code == 1
    assert "CK212 document-cut" in result.stderr
    assert "1 file without one" in result.stderr


def test_the_help_states_the_bound(run: Run) -> None:
    from cablekit.sources import BOUNDS

    for command in ("parse", "convert"):
        assert f"Default: {BOUNDS.document:,}." in " ".join(run(command, "--help").stdout.split())
