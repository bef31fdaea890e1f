"""What a cable or a file name holds never drives the terminal: no command prints a control character of theirs raw."""

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from .cables import BIDI, ESCAPES, SHOWING, hostile, lost, written

Run = Callable[..., Result]
_ACTED_UPON = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A}
_READABLE = ("parse text", "parse markdown", "parse html", "show", "tokens", "tokens unknown", "check", "recover")


def raw_controls(data: bytes) -> list[str]:
    """The control characters that a terminal would get, which reads UTF-8 or single bytes."""
    text = data.decode("utf-8")
    return sorted({f"U+{ord(char):04X}" for char in text if ord(char) in _ACTED_UPON})


def text(command: str, payload: str) -> str:
    """The cable that a command has something to say of."""
    return lost(payload) if command.startswith("recover") else hostile(payload)


def spoken(result: Result) -> Iterator[tuple[str, bytes]]:
    yield "stdout", result.stdout_bytes
    yield "stderr", result.stderr_bytes


@pytest.mark.parametrize("command", SHOWING)
def test_controls_of_a_cable(run: Run, tmp_path: Path, command: str) -> None:
    for name, payload in ESCAPES.items():
        result = run(*SHOWING[command], written(tmp_path, text(command, payload)))
        assert result.exit_code in (0, 1), name
        for stream, data in spoken(result):
            assert data or stream == "stderr" or command.endswith("unknown"), name
            # RIS ends its lines with CR LF
            data = data.replace(b"\r\n", b"\n") if command == "cite ris" else data
            assert raw_controls(data) == [], (name, stream)


@pytest.mark.parametrize("command", _READABLE)
@pytest.mark.parametrize("name", BIDI)
def test_words_are_not_reordered(run: Run, tmp_path: Path, command: str, name: str) -> None:
    result = run(*SHOWING[command], written(tmp_path, text(command, BIDI[name])))
    assert result.exit_code in (0, 1)
    for stream, data in spoken(result):
        assert BIDI[name] not in data.decode(), stream


@pytest.mark.parametrize("command", ["parse text", "parse jsonl", "tokens", "check", "recover", "cite nara"])
def test_controls_of_a_file_name(run: Run, tmp_path: Path, command: str) -> None:
    for name, payload in ESCAPES.items():
        if "\0" in payload:
            continue
        path = written(tmp_path, hostile(""), f"a{payload}b.txt")
        for target in (path, tmp_path / f"none{payload}.txt"):
            for stream, data in spoken(run(*SHOWING[command], target)):
                assert raw_controls(data) == [], (name, stream)


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("command", ["parse text", "tokens", "check"])
def test_controls_of_a_member_name(run: Run, tmp_path: Path, command: str, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    member, data = f"x{ESCAPES['clear']}{ESCAPES['c1-csi']}\ny.txt", b"no cable"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, data)
    else:
        with tarfile.open(path, "w") as members:
            info = tarfile.TarInfo(member)
            info.size = len(data)
            members.addfile(info, io.BytesIO(data))
    result = run(*SHOWING[command], path)
    assert result.exit_code == 1
    for stream, said in spoken(result):
        assert raw_controls(said) == [], stream
        assert b"x\\x1b[2J" in said or stream == "stdout" or command == "check"


@pytest.mark.parametrize(
    "args",
    [
        ("{0}",),
        ("parse", "--{0}"),
        ("parse", "-f", "{0}", "x"),
        ("parse", "--fields", "{0}", "x"),
        ("parse", "--with", "{0}", "x"),
        ("check", "--select", "{0}", "x"),
        ("check", "--level", "{0}", "x"),
        ("cite", "-f", "{0}", "x"),
        ("cite", "--accessed", "{0}", "x"),
        ("convert", "x", "-o", "{0}"),
        ("convert", "{0}", "-o", "out.jsonl"),
        ("convert", "x", "-o", "out.jsonl", "-j", "{0}"),
        ("convert", "--files-from", "{0}", "-o", "out.jsonl"),
        ("explain", "{0}"),
        ("schema", "{0}"),
    ],
    ids=" ".join,
)
def test_controls_of_an_argument(
    run: Run, tmp_path: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    payload = "".join(text for text in ESCAPES.values() if "\0" not in text) + "\udcff"
    result = run(*(arg.replace("{0}", payload) for arg in args))
    assert result.exit_code in (1, 2)
    for stream, data in spoken(result):
        assert raw_controls(data) == [], stream


def test_controls_in_a_run_over_many(run: Run, tmp_path: Path) -> None:
    """`convert` names files and errors on stderr too."""
    folder = tmp_path / f"in{ESCAPES['clear']}"
    folder.mkdir()
    for number, payload in enumerate(ESCAPES.values()):
        written(folder, hostile(payload), f"{number}.txt")
        written(folder, "no cable " + payload, f"bad{number}{payload.replace(chr(0), '')}.txt")
    for format in ("jsonl", "csv", "sqlite"):
        result = run("convert", folder, "-o", tmp_path / f"out{ESCAPES['colour']}.{format}", "-j", "1")
        assert result.exit_code == 1
        assert raw_controls(result.stderr_bytes) == []
        assert raw_controls(result.stdout_bytes) == []


def test_the_reading_of_controls_can_fail() -> None:
    assert raw_controls(b"a\x1b[31m\xc2\x9bb\tc\n") == ["U+001B", "U+009B"]
