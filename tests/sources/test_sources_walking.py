"""Many inputs: order, standard input, list files, and folders that mean harm."""

import io
import os
import pickle
import socket
import threading
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_sources_containers import NotSeekable, tar_of, zip_of  # type: ignore[import-not-found]

from cablekit.sources import Decoded, Failure, Flow, Item, names_from, texts, texts_of, walk


def names(things: Iterable[Item | Failure], root: Path) -> list[str]:
    return [str(Path(thing.path).relative_to(root)) + (f"!{thing.member}" if thing.member else "") for thing in things]


def told(things: Iterable[Item | Failure]) -> list[str]:
    return [thing.diagnostic.message for thing in things if isinstance(thing, Failure)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ["b.txt", "a.md", "1974/02/x.txt", "1974/01/y.txt", "1974/z.txt", "noext", ".hidden", ".git/config"]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("A\n")
    (tmp_path / "c.zip").write_bytes(zip_of({"2.txt": b"2", "1.txt": b"1"}))
    return tmp_path


ALL = ["a.md", "b.txt", "c.zip!2.txt", "c.zip!1.txt", "noext", "1974/z.txt", "1974/01/y.txt", "1974/02/x.txt"]


def test_a_folder_gives_its_files_by_name_then_its_folders(tree: Path) -> None:
    assert names(walk([str(tree)]), tree) == ALL


def test_arguments_come_in_the_order_given(tree: Path) -> None:
    given = [str(tree / "b.txt"), str(tree / "1974"), str(tree / "b.txt"), str(tree / ".hidden")]
    expected = ["b.txt", "1974/z.txt", "1974/01/y.txt", "1974/02/x.txt", "b.txt", ".hidden"]
    assert names(walk(given), tree) == expected


def test_a_plain_file_travels_as_its_path_alone(tree: Path) -> None:
    items = list(walk([str(tree)]))
    assert pickle.loads(pickle.dumps(items)) == items
    assert [item.data for item in items if isinstance(item, Item)] == [None, None, b"2", b"1", None, None, None, None]
    texts = [text for item in items[:3] for text in texts_of(item)]
    assert [text.text for text in texts if isinstance(text, Decoded)] == ["A\n", "A\n", "2"]


def test_an_archive_under_the_name_of_a_text_is_opened_when_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(tar_of({"in.txt": b"A"}))
    (item,) = walk([str(tmp_path)])
    (decoded,) = texts_of(item)
    assert (decoded.path, decoded.member, decoded.text) == (str(tmp_path / "a.txt"), "in.txt", "A")


@pytest.mark.parametrize("kind", [io.BytesIO, NotSeekable])
def test_a_dash_is_standard_input(kind: type[io.BytesIO]) -> None:
    (item,) = walk(["-"], stdin=kind(b"A\n"))
    (flow,) = texts_of(item)
    assert isinstance(flow, Flow)
    assert (flow.path, "".join(filter(None, map(str, flow.events())))) == ("-", "A\n")
    found = list(walk(["-"], stdin=kind(tar_of({"a.txt": b"A", "b.txt": b"B"}))))
    assert found == [Item("-", "a.txt", b"A"), Item("-", "b.txt", b"B")]


def test_standard_input_is_read_as_it_comes() -> None:
    reader, writer = os.pipe()
    data = tar_of({"a.txt": b"A", "b.txt": bytes(1 << 18), "c.txt": b"C"})
    with os.fdopen(reader, "rb") as stdin:
        walking = walk(["-"], stdin=stdin)
        os.write(writer, data[: 1 << 16])
        more = threading.Timer(0.2, lambda: (_write_all(writer, data[1 << 16 :]), os.close(writer)))
        more.start()
        assert [thing.member for thing in walking] == ["a.txt", "b.txt", "c.txt"]
        more.join()


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


LISTS = {
    "names on lines": (b"a.txt\nb c.txt\n\nd.txt", False, ["a.txt", "b c.txt", "d.txt"]),
    "lines of Windows": (b"a.txt\r\nb.txt\r\n", False, ["a.txt", "b.txt"]),
    "names behind NULs": (b"a\nb.txt\0 c \0", True, ["a\nb.txt", " c "]),
    "names that are not UTF-8": (b"\xff.txt\n", False, ["\udcff.txt"]),
    "nothing": (b"", False, []),
}


@pytest.mark.parametrize("row", LISTS)
def test_a_list_file_gives_names(row: str) -> None:
    data, nul, expected = LISTS[row]
    assert list(names_from(io.BytesIO(data), nul=nul)) == expected


def test_a_long_list_takes_time_in_proportion() -> None:
    assert sum(1 for _ in names_from(io.BytesIO(b"x.txt\n" * 300_000))) == 300_000
    assert len(next(names_from(io.BytesIO(b"x" * (1 << 24))))) == 1 << 24


# --- folders that mean harm


def test_loops_of_links_end(tree: Path) -> None:
    (tree / "1974" / "up").symlink_to(tree)
    (tree / "1974" / "self").symlink_to("self")
    (tree / "1974" / "dead.txt").symlink_to("nowhere")
    found = list(walk([str(tree)]))
    assert len(found) == len(ALL) + 3
    assert "already read" in told(found)[-1]
    assert [path for path in names(found, tree) if "self" in path] == ["1974/self"]
    assert "symbolic links" in told(found)[0]
    (dead,) = (thing for thing in found if thing.path.endswith("dead.txt"))
    (decoded,) = texts_of(dead)
    assert "No such file" in decoded.diagnostics[0].message


def test_a_linked_folder_is_read_once(tree: Path) -> None:
    (tree / "again").symlink_to(tree / "1974" / "01")
    (tree / "z1974").symlink_to(tree / "1974")
    found = [thing for thing in walk([str(tree)]) if isinstance(thing, Item)]
    assert [path for path in names(found, tree) if path.endswith("y.txt")] == ["1974/01/y.txt"]


def test_crossing_links_do_not_multiply(tmp_path: Path) -> None:
    for at in range(30):
        (tmp_path / f"{at}").mkdir()
        for name in "xy":
            (tmp_path / f"{at}" / name).symlink_to(tmp_path / f"{at + 1}")
    assert len(list(walk([str(tmp_path)]))) <= 90


@pytest.mark.parametrize("name", ["pipe", "pipe.txt"])
def test_a_fifo_never_makes_anyone_wait(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    for argument in (tmp_path, tmp_path / name):
        (thing,) = walk([str(argument)])
        (decoded,) = texts_of(thing)
        assert "a FIFO" in decoded.diagnostics[0].message


def test_a_socket_and_a_device_are_told(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert "a socket" in told(walk([str(tmp_path)]))[0]
    assert "a device" in told(walk(["/dev/zero"]))[0]


def test_a_pipe_of_the_shell_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"A\n")
    os.close(writer)
    path = f"/dev/fd/{reader}"
    for item in walk([path]):
        assert isinstance(item, Item)
        assert item.flow is not None
        assert (item.path, "".join(filter(None, map(str, item.flow.events())))) == (path, "A\n")
    os.close(reader)


@pytest.mark.parametrize("path", ["nowhere.txt", "nowhere/", "a\0b", "x" * 300, "/".join(["x"] * 4000)])
def test_a_name_that_leads_nowhere_is_told(path: str) -> None:
    (thing,) = walk([path])
    assert isinstance(thing, Failure)
    assert thing.diagnostic.name == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_what_may_not_be_read_is_told(tree: Path) -> None:
    (tree / "b.txt").chmod(0)
    (tree / "noext").chmod(0)
    (tree / "1974").chmod(0)
    found = list(walk([str(tree)]))
    (tree / "1974").chmod(0o755)
    failed = [decoded for thing in found for decoded in texts_of(thing) if decoded.diagnostics]
    assert ["Permission denied" in decoded.diagnostics[0].message for decoded in failed] == [True] * 3


def test_a_file_that_vanishes_is_told(tree: Path) -> None:
    things = list(walk([str(tree / "b.txt")]))
    (tree / "b.txt").unlink()
    (decoded,) = texts_of(things[0])
    assert (decoded.text, decoded.path) == ("", str(tree / "b.txt"))
    assert "No such file" in decoded.diagnostics[0].message


def test_a_file_that_becomes_a_fifo_is_told(tree: Path) -> None:
    (item,) = walk([str(tree / "b.txt")])
    (tree / "b.txt").unlink()
    os.mkfifo(tree / "b.txt")
    (decoded,) = texts_of(item)
    assert "a FIFO" in decoded.diagnostics[0].message


STRANGE = [b"new\nline.txt", b"\"quoted\" 'name'.txt", b"\xff\xfe.txt", b"n" * 251 + b".txt", b"-.txt", b" .txt"]


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_read_and_printable(tmp_path: Path, name: bytes) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_bytes(b"A\n")
    except OSError as error:
        pytest.skip(f"this file system has no such names: {error}")
    (item,) = walk([str(tmp_path)])
    (decoded,) = texts_of(item)
    assert decoded.text == "A\n"
    assert decoded.path is not None
    assert decoded.path.isprintable()
    assert decoded.path.encode()


def test_a_folder_deeper_than_any_path_is_told_where_it_ends(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(30):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
        Path("a.txt").write_text("A")
    finally:
        os.chdir(here)
    assert "name too long" in told(walk([str(tmp_path)]))[0]


def test_many_files_take_the_memory_of_one_folder(tmp_path: Path) -> None:
    def peak(folders: int) -> int:
        root = tmp_path / str(folders)
        for at in range(folders):
            (root / str(at)).mkdir(parents=True)
            for number in range(100):
                (root / str(at) / f"{number}.txt").touch()
        tracemalloc.start()
        assert sum(1 for _ in walk([str(root)])) == folders * 100
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(20) < peak(2) * 3


def test_a_path_of_a_folder_raises_as_open_does(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        list(texts(tmp_path))
    with pytest.raises(FileNotFoundError):
        list(texts(tmp_path / "nowhere"))


def test_every_text_of_a_folder_knows_its_file(tree: Path) -> None:
    found: list[Decoded] = [decoded for thing in walk([str(tree)]) for decoded in texts_of(thing)]
    assert [decoded.path for decoded in found] == [str(tree / name.split("!")[0]) for name in ALL]
    assert [decoded.member for decoded in found if decoded.member] == ["2.txt", "1.txt"]
