"""A long text as it is read: the same characters, in whatever blocks its bytes come."""

import codecs
import gzip
import io
import os
import threading
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablekit.sources import Decoded, Flow, GapError, texts, walk
from cablekit.sources.decoding import decode
from cablekit.sources.flow import WHOLE, ready_of

TEXT = "PAGE 01  LA PAZ 00015  022228Z\nAÑO “Télégramme” \U0001f600\n" * 60


class Blocks(io.RawIOBase):
    """A stream that gives its bytes in blocks of given sizes; a block of None is lost."""

    def __init__(self, blocks: list[bytes | None]) -> None:
        super().__init__()
        self._blocks = iter(blocks)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = next(self._blocks, b"")
        if block is None:
            raise GapError("zeros")
        return block


def flow(blocks: list[bytes | None]) -> Flow:
    return Flow(cast(BinaryIO, Blocks(blocks)), [], head=blocks[0] or b"" if blocks else b"")


def characters(one: Flow) -> str:
    return "".join(event for event in one.events() if isinstance(event, str))


def blocks_of(data: bytes, ends: set[int]) -> list[bytes | None]:
    places = [0, *sorted(end for end in ends if 0 < end < len(data)), len(data)]
    return [data[one:other] for one, other in pairwise(places) if one < other]


ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16 LE": TEXT.encode("utf-16-le"),
    "UTF-16 BE": TEXT.encode("utf-16-be"),
    "UTF-16 with a mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16 BE with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-32 with a mark": codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    "UTF-32 BE with a mark": codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    "cp1252": TEXT.replace("\U0001f600", "").encode("cp1252"),
    "UTF-8, damaged": TEXT.encode() + b"\xff\xc3" + TEXT.encode(),
    "UTF-8, cut": TEXT.encode()[:-2],
    "UTF-16, cut": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-3],
    "UTF-16 with half a pair": codecs.BOM_UTF16_LE + "A\ud800B".encode("utf-16-le", "surrogatepass"),
    "half a pair": "A\ud800B".encode("utf-8", "surrogatepass"),
    "ASCII": b"A\n",
    "a mark alone": codecs.BOM_UTF8,
    "nothing": b"",
}


@pytest.mark.parametrize("row", ENCODED)
@settings(max_examples=30, deadline=None)
@given(ends=st.sets(st.integers(0, 8000), max_size=30))
def test_blocks_change_nothing_and_the_text_is_that_of_the_whole(row: str, ends: set[int]) -> None:
    data = ENCODED[row]
    one = flow(blocks_of(data, ends))
    text = characters(one)
    assert one.decoded(text) == decode(data)
    assert one.file == (sha256(data).hexdigest(), len(data))


def test_each_document_has_its_own_encoding() -> None:
    one = flow([TEXT.encode(), b"\n", "AÑO\n".encode("cp1252")])
    text = characters(one)
    assert one.decoded(text[: len(TEXT)]).encoding == "utf-8"
    assert one.decoded(text[len(TEXT) :])[:2] == ("\nAÑO\n", "cp1252")


def test_bytes_of_a_picture_are_no_text() -> None:
    one = flow([b"\x89PNG\r\n\x1a\n", b"\0" * 100])
    assert characters(one) == ""
    assert [said.code for said in one.decoded("").diagnostics] == ["CK003"]


def test_a_loss_is_handed_on_between_the_characters() -> None:
    one = flow(["É".encode()[:1], None, "ÉA".encode()])
    events = list(one.events())
    assert [str(event) for event in events if event] == ["\udcc3", "zeros", "ÉA"]
    assert one.file == (None, None)


def test_an_error_ends_it_and_is_kept() -> None:
    class Broken(Blocks):
        def read(self, size: int = -1) -> bytes:
            return super().read(size) or self._fail()

        def _fail(self) -> bytes:
            raise EOFError("it breaks off")

    one = Flow(cast(BinaryIO, Broken([b"A"])), [])
    events = list(one.events())
    assert [event if isinstance(event, str) else type(event) for event in events if event] == ["A", GapError]
    assert isinstance(one.error, EOFError)


def test_a_pipe_says_when_it_has_nothing() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb", buffering=0) as stream:
        one = Flow(cast(BinaryIO, stream), [], ready=ready_of(cast(BinaryIO, stream)))
        events = one.events()
        assert next(events) is None
        os.write(writer, b"A" * 2000)
        os.close(writer)
        assert "".join(event for event in events if isinstance(event, str)) == "A" * 2000


def big(tmp_path: Path) -> Path:
    path = tmp_path / "big.txt"
    path.write_bytes(b"WORDS OF A LINE\n" * (WHOLE // 16 + 1))
    return path


@pytest.mark.parametrize("pack", [None, gzip.compress])
def test_a_long_file_is_not_read_whole(tmp_path: Path, pack: object) -> None:
    path = big(tmp_path)
    data = path.read_bytes()
    if pack is not None:
        path.write_bytes(gzip.compress(data))
    for one in texts(path):
        assert isinstance(one, Flow)
        assert one.is_known == (pack is None)
        assert characters(one) == data.decode()
        assert one.file == (sha256(data).hexdigest(), len(data))


def test_a_short_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"A")
    assert [type(one) for one in texts(tmp_path / "a.txt")] == [Decoded]


def test_a_pipe_is_a_flow_from_its_first_byte() -> None:
    reader, writer = os.pipe()

    def write() -> None:
        os.write(writer, b"A" * 1100)
        gone.wait(60)
        os.close(writer)

    gone = threading.Event()
    thread = threading.Thread(target=write)
    thread.start()
    for one in walk([f"/dev/fd/{reader}"]):
        events: Iterator[object] = one.flow.events()  # type: ignore[union-attr]
        assert next(event for event in events if event) == "A" * 1024
        gone.set()
        assert list(events)
    thread.join()
    os.close(reader)
