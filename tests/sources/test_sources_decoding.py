"""Bytes to text: encodings, what is no text, line ends."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cablekit.sources import texts
from cablekit.sources.decoding import decode, line_count
from cablekit.sources.flow import Flow

CABLE = "Message Text\n\nPAGE 01  LA PAZ 00015  022228Z\nSE\u00d1OR \u00bfPEREDA? \u2019QUOTED\u2019\n"

ENCODED = {
    "utf-8": ("utf-8", "utf-8", False),
    "utf-8 with a byte order mark": ("utf-8-sig", "utf-8-sig", False),
    "utf-16 little-endian with a mark": ("utf-16", "utf-16", True),
    "utf-16 little-endian without a mark": ("utf-16-le", "utf-16-le", True),
    "utf-16 big-endian without a mark": ("utf-16-be", "utf-16-be", True),
    "utf-32 with a mark": ("utf-32", "utf-32", True),
    "cp1252": ("cp1252", "cp1252", True),
}


@pytest.mark.parametrize("row", ENCODED)
def test_an_encoding_is_recognised_and_named(row: str) -> None:
    codec, name, told = ENCODED[row]
    found = decode(CABLE.encode(codec))
    assert (found.text, found.encoding) == (CABLE, name)
    assert [d.name for d in found.diagnostics] == ["encoding"] * told
    assert not told or name in found.diagnostics[0].message


def test_a_big_endian_mark_is_believed() -> None:
    assert decode(b"\xfe\xff" + CABLE.encode("utf-16-be")).text == CABLE


def test_bytes_that_cp1252_lacks_are_latin_1() -> None:
    found = decode(b"PAGE 01 \xe9\x81 TEXT " * 20)
    assert found.encoding == "latin-1"
    assert "\x81" in found.text


def test_a_few_damaged_bytes_leave_utf_8_alone() -> None:
    found = decode("SE\u00d1OR \u00d1U\u00d1EZ ".encode() + b"\x93QUOTE")
    assert found.encoding == "utf-8"
    assert found.text == "SE\u00d1OR \u00d1U\u00d1EZ \u201cQUOTE"
    assert "1 byte(s)" in found.diagnostics[0].message


BINARY = {
    "a PNG image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a JPEG image": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "not text": bytes(range(256)) * 40,
    "an old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("what", BINARY)
def test_what_is_no_text_is_told(what: str) -> None:
    found = decode(BINARY[what])
    assert found.text == ""
    assert [d.name for d in found.diagnostics] == ["binary"]
    assert what in found.diagnostics[0].message


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\0" * 512, b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_input_without_text_is_told_as_empty(data: bytes) -> None:
    assert [d.name for d in decode(data).diagnostics][-1:] == ["empty"]


def test_text_padded_with_nuls_stays_text() -> None:
    found = decode(CABLE.encode() + bytes(4000))
    assert found.text == CABLE + "\0" * 4000
    assert found.diagnostics == ()


def test_nuls_inside_a_text_stay() -> None:
    assert decode(b"PAGE 01\0 LA PAZ\n" * 3).text == "PAGE 01\0 LA PAZ\n" * 3


def test_half_a_utf_16_unit_at_the_end_is_told() -> None:
    found = decode(b"\xff\xfe" + CABLE.encode("utf-16-le") + b"\n")
    assert found.text.startswith(CABLE)
    assert "do not fit" in found.diagnostics[1].message


@pytest.mark.parametrize(
    ("text", "count"), [("a\nb", 1), ("a\r\nb\rc", 2), ("a\x85b\u2028c\x0bd\x0ce\x1cf", 0), ("", 0)]
)
def test_only_lf_crlf_and_cr_end_lines(text: str, count: int) -> None:
    assert line_count(text) == count


def test_a_byte_order_mark_makes_no_difference() -> None:
    bare, marked = next(texts(CABLE)), next(texts("\ufeff" + CABLE))
    assert bare == marked


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_utf_8_round_trips(text: str) -> None:
    found = decode(text.encode())
    if found.encoding == "utf-8":  # not when the text itself begins with a mark, a magic number or is mostly controls
        assert found.text == text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1), st.sampled_from(["le", "be"]))
def test_utf_16_without_a_mark_round_trips(text: str, order: str) -> None:
    assert decode(text.encode(f"utf-16-{order}")).text == text


@given(st.binary())
@example(b"BZh9")
@example(b"\xfd7zXZ\0")
@example(b"\x1f\x8b\x08")
def test_any_bytes_give_texts(data: bytes) -> None:
    """Each has characters, or says what is wrong; a Flow is read before the next is asked for."""
    count = 0
    for found in texts(data):
        assert any(found.events()) if isinstance(found, Flow) else found.text or found.diagnostics
        count += 1
    assert count
