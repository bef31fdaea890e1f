"""A power cut, made from what a run asked of the system: which of it was on the disk is left to chance.

Strategy: strace records the calls of a run's main process that change files. A cut takes a place among them. Names
(files and folders made, renamed, removed) are on the disk up to some call at or after the last one that synced
anything, in order, as file systems with a journal have it. Of the bytes written to a file since it was synced, any may
be there: all, none, a torn beginning, or some with holes between them.
"""

import os
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_CALLS = (
    "openat,open,creat,write,pwrite64,writev,ftruncate,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink,"
    "unlinkat,rmdir,mkdir,mkdirat,lseek,sendfile,copy_file_range,read,close"
)
_LINE = re.compile(r"(\w+)\((.*)\) = (-?\d+)")
_PATH = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SECTOR = 512


@dataclass(slots=True)
class Call:
    """A call that changed something.

    Attributes:
        what: make, write, cut, sync, sync all, rename, remove, folder, no folder.
        file: number of the file, for all but renames and folders.
        path, target: names it is about.
        at: place in the file, or its new size.
        data: what was written.
    """

    what: str
    file: int = 0
    path: str = ""
    target: str = ""
    at: int = 0
    data: bytes = b""


@dataclass(slots=True)
class _Reader:
    """The log of strace -> calls below a folder."""

    base: str
    calls: list[Call] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    open: dict[int, list[int]] = field(default_factory=dict)  # descriptor -> file, place

    def read(self, line: str) -> None:
        if not (match := _LINE.match(line)) or match[3].startswith("-"):
            return
        name, arguments, result = match[1], match[2], int(match[3])
        method = getattr(self, f"_{name}", None)
        if method is not None:
            method(arguments, result, line)

    def _below(self, name: str, folder: str = "") -> str | None:
        path = os.path.normpath(f"{folder or self.base}/{name}") if not name.startswith("/") else os.path.normpath(name)
        return os.path.relpath(path, self.base) if path.startswith(self.base + "/") else None

    def _paths(self, arguments: str) -> list[str | None]:
        """The names among arguments, each with the folder before it, if there is one."""
        found = []
        for match in re.finditer(
            r'(?:(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})+)>(?:\(deleted\))?, )?"((?:\\x[0-9a-f]{2})*)"', arguments
        ):
            found.append(self._below(_bytes(match[2]).decode(), _bytes(match[1]).decode() if match[1] else ""))
        return found

    def _openat(self, arguments: str, result: int, line: str) -> None:
        path = self._paths(arguments)[0]
        flags = arguments.rpartition('"')[2]
        if path is None or "O_DIRECTORY" in flags:
            self.open.pop(result, None)
            return
        if path not in self.names:
            if "O_CREAT" not in flags:
                self.open.pop(result, None)
                return
            self.names[path] = file = len(self.sizes) + 1
            self.sizes[file] = 0
            self.calls.append(Call("make", file, path))
        file = self.names[path]
        if "O_TRUNC" in flags and self.sizes[file]:
            self._cut(file, 0)
        self.open[result] = [file, self.sizes[file] if "O_APPEND" in flags else 0]

    _open = _openat

    def _cut(self, file: int, size: int) -> None:
        self.sizes[file] = size
        self.calls.append(Call("cut", file, at=size))

    def _close(self, arguments: str, result: int, line: str) -> None:
        self.open.pop(_number(arguments), None)

    def _put(self, file: int, at: int, data: bytes) -> None:
        self.calls.append(Call("write", file, at=at, data=data))
        self.sizes[file] = max(self.sizes[file], at + len(data))

    def _write(self, arguments: str, result: int, line: str) -> None:
        if (where := self.open.get(_number(arguments))) is not None:
            data = _bytes("".join(_TEXT.findall(arguments)))[:result]
            assert len(data) == result
            self._put(where[0], where[1], data)
            where[1] += result

    _writev = _write

    def _pwrite64(self, arguments: str, result: int, line: str) -> None:
        if (where := self.open.get(_number(arguments))) is not None:
            data = _bytes(_TEXT.findall(arguments)[0])[:result]
            self._put(where[0], int(arguments.rpartition(", ")[2]), data)

    def _read(self, arguments: str, result: int, line: str) -> None:
        if (where := self.open.get(_number(arguments))) is not None:
            where[1] += result

    def _lseek(self, arguments: str, result: int, line: str) -> None:
        if (where := self.open.get(_number(arguments))) is not None:
            where[1] = result

    def _ftruncate(self, arguments: str, result: int, line: str) -> None:
        if (where := self.open.get(_number(arguments))) is not None:
            self._cut(where[0], int(arguments.rpartition(", ")[2]))

    def _sendfile(self, arguments: str, result: int, line: str) -> None:
        target, source = (int(one.partition("<")[0]) for one in arguments.split(", ")[:2])
        if (where := self.open.get(target)) is not None:
            data = self.content(self.open[source][0])[where[1] : where[1] + result]
            self._put(where[0], where[1], data)
            where[1] += result

    def content(self, file: int) -> bytes:
        """What a file holds now."""
        data = bytearray()
        for call in self.calls:
            if call.file == file and call.what in ("write", "cut"):
                _apply(data, call)
        return bytes(data)

    def _fsync(self, arguments: str, result: int, line: str) -> None:
        path = _PATH.search(arguments)
        if path is not None and self._inside(_bytes(path[1]).decode()):
            where = self.open.get(_number(arguments))
            self.calls.append(Call("sync", where[0] if where else 0))

    _fdatasync = _fsync

    def _inside(self, path: str) -> bool:
        return path == self.base or path.startswith(self.base + "/")

    def _syncfs(self, arguments: str, result: int, line: str) -> None:
        self.calls.append(Call("sync all"))

    def _rename(self, arguments: str, result: int, line: str) -> None:
        path, target = self._paths(arguments)
        assert path is not None
        assert target is not None
        _renamed(self.names, path, target)
        self.calls.append(Call("rename", path=path, target=target))

    _renameat = _renameat2 = _rename

    def _unlink(self, arguments: str, result: int, line: str) -> None:
        path = self._paths(arguments)[0]
        if path is None:
            return
        if "AT_REMOVEDIR" in arguments:
            self.calls.append(Call("no folder", path=path))
        elif path in self.names:
            del self.names[path]
            self.calls.append(Call("remove", path=path))

    _unlinkat = _unlink

    def _rmdir(self, arguments: str, result: int, line: str) -> None:
        if (path := self._paths(arguments)[0]) is not None:
            self.calls.append(Call("no folder", path=path))

    def _mkdir(self, arguments: str, result: int, line: str) -> None:
        if (path := self._paths(arguments)[0]) is not None:
            self.calls.append(Call("folder", path=path))

    _mkdirat = _mkdir


def _number(arguments: str) -> int:
    return int(re.match(r"\d+", arguments)[0])  # type: ignore[index]


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def _renamed(names: dict[str, int], path: str, target: str) -> None:
    if path in names:
        names[target] = names.pop(path)
    for one in [one for one in names if one.startswith(path + "/")]:
        names[target + one[len(path) :]] = names.pop(one)


def _apply(data: bytearray, call: Call) -> None:
    if call.what == "cut":
        del data[call.at :]
        data.extend(bytes(call.at - len(data)))
        return
    data.extend(bytes(max(0, call.at - len(data))))
    data[call.at : call.at + len(call.data)] = call.data


def record(words: Sequence[str], base: Path, environment: dict[str, str]) -> list[Call]:
    """Run a program in a folder; the calls of its main thread that changed files below it."""
    log = base.with_name(base.name + ".strace")
    strace = ["strace", "-qq", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    done = subprocess.run([*strace, *words], cwd=base, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    reader = _Reader(str(base.resolve()))
    with log.open() as lines:
        for line in lines:
            reader.read(line)
    log.unlink()
    return reader.calls


def cut(calls: Sequence[Call], place: int, chance: random.Random | None, folder: Path) -> None:
    """Make a folder as the disk has it when power fails after so many calls; without chance, as it should be."""
    done = calls[:place]
    synced = max((at for at, call in enumerate(done, 1) if call.what.startswith("sync")), default=0)
    named = place if chance is None or chance.random() < 0.5 else chance.randint(synced, place)
    names: dict[str, int] = {}
    folders: set[str] = set()
    for call in done[:named]:
        _name(call, names, folders)
    for one in sorted(folders):
        (folder / one).mkdir(parents=True, exist_ok=True)
    for path, file in names.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(_content(done, named, file, chance))


def _name(call: Call, names: dict[str, int], folders: set[str]) -> None:
    if call.what == "make":
        names[call.path] = call.file
    elif call.what == "remove":
        del names[call.path]
    elif call.what == "folder":
        folders.add(call.path)
    elif call.what == "no folder":
        folders.discard(call.path)
    elif call.what == "rename":
        _renamed(names, call.path, call.target)
        for one in [one for one in folders if one == call.path or one.startswith(call.path + "/")]:
            folders.discard(one)
            folders.add(call.target + one[len(call.path) :])


def _content(done: Sequence[Call], named: int, file: int, chance: random.Random | None) -> bytes:
    """What is on the disk of a file."""
    mine = [(at, call) for at, call in enumerate(done) if call.file == file or call.what == "sync all"]
    synced = max((at for at, call in mine if call.what.startswith("sync")), default=-1)
    data = bytearray()
    waiting = [call for at, call in mine if at > synced and call.what == "write"]
    there = iter(_torn(waiting, chance))
    for at, call in mine:
        if call.what == "cut" and (at < named or at < synced):
            _apply(data, call)
        elif call.what == "write":
            kept = call if at < synced else next(there)
            if kept is not None:
                _apply(data, kept)
    return bytes(data)


def _torn(writes: Sequence[Call], chance: random.Random | None) -> Iterator[Call | None]:
    """Of each write that was not synced, what is on the disk."""
    kind = "all" if chance is None else chance.choice(["all", "none", "begin", "some"])
    end = chance.randint(0, len(writes)) if chance is not None else 0
    for at, call in enumerate(writes):
        if kind == "all" or (kind == "begin" and at < end) or (kind == "some" and chance and chance.random() < 0.6):
            yield call
        elif kind == "begin" and at == end and chance is not None:
            length = chance.randint(0, len(call.data))
            length -= length % _SECTOR if chance.random() < 0.5 else 0
            yield Call("write", call.file, at=call.at, data=call.data[:length])
        else:
            yield None
