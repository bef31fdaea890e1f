"""What parsing promises, held against texts nobody would write (the house's promises 1 to 6).

Strategy. Random text finds little, for it holds no line that a rule knows. So texts are also built from pieces of real
layout (PAGE lines, dash lines, labels, stamps, attributes), and made by damaging the samples: lines dropped, doubled,
swapped, blanks put in, the text cut off. Whatever comes, three things hold: nothing is raised, the tokens joined are
the text, and the record is whole.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from framed import framed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layouts import PARTS, STAMP, cable

from cablekit import parse, parse_all, schema
from cablekit.api import Parsed, parse_document
from cablekit.formats import loads_json, loads_yaml, render
from cablekit.model import Cable
from cablekit.sources.markup import form_of

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name != "README.md")

BOM = "\ufeff"

QUICK = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LONG = settings(QUICK, max_examples=4000)

#: lines and pieces of lines as the layouts have them, whole and damaged
PIECES = (
    *(line for part in PARTS.values() for line in part.split("\n") if line.strip()),
    *("PAGE 01", "PAGE 02", "LA PAZ 08916 01 OF 04 191654Z", "PAGE 01  QUITO  05121  02 OF 02  181502Z   POSS DUPE"),
    *("PAGE 01        STATE  286983 TOSEC 110023", "PAGE 99  X  1", "PAGE 00  LIMA  00001"),
    *("------------------126244  191656Z /34", "-----044162 302157Z /62", "---", "077372", "- - - -"),
    *("DRAFTED BY ARA/AND/B - PBTAYLOR:LEE", "DRAFTEDY BY", "APPROVED BY ARA - VPVAKY", "(DRAFT)", "CIA/OWI"),
    *("DESIRED DISTRIBUTION", "EUR/SOV - MR. X (DRAFT)", "ACTION", "INFO", "ORIGIN NODS-00", "/109 W", "( ISO ) W"),
    *("P R 251346 Z JUN 7 3 ZFF6", "R 392125Z JAN 74", "Z 010000Z FEB 00", "FM", "TO", "INFO JCS NIACT IMMEDIATE"),
    *("S E C R E T FINAL SECTION OF TOKYO 1234", "UNCLAS SECTION 1 ON 2 LA PAZ 3507/1", "CONFIDENTAIL LA PAZ 5121"),
    *("C O R R E C T E D   C O P Y (MRN 729 VICE 716)", "NOTE BY OC/T: PASSED", "NODIS", "STADIS////", "ROGER CHANNEL"),
    *(
        "E.O. 12065: GDS 12/13/85 (TAYLOR, PHILIP B) OR-M",
        "E.O. 116528 GDS",
        "E.O.",
        "TAGS",
        "TAGS: OVIP (VANCE, CYRUS",
    ),
    *(
        "SUBJ:",
        "SUBJECT: (C) THE ROAD",
        "REF:",
        "REFTEL: (A) STATE 1; (B) LA PAZ A-50 (NOTAL)",
        "REF: STATE 115778 AND",
    ),
    *("115785", "1. (C) SUMMARY: BOARD", "A. THE ROAD", "(1) THE ROAD", "II. THE ROAD", "-- THE ROAD", "BEGIN TEXT:"),
    *("UNQUOTE", "KISIMA     1951    1,140   SAILING", "TRANS-", "FERRING AGENT", "X" * 69, "COUL", "STEDMAN", "D"),
    *("... ARMS TRADE. CHRISTOPHER", "E E E E E E E E", "ADP000", "*" * 40 + "CALLY", "NNNNMAFVVZCZ", "NNN"),
    *("<< END OF DOCUMENT >>", "*** Current Classification ***   SECRET", "ERROR READING TEXT INDEX FILE", STAMP),
    *("RELEASED IN PART", "B3, CIA", "REVIEW AUTHORITY: X Y", "DATE/CASE ID: 07 JAN 2009 200703877", "[EXCISED]"),
    *(
        "Message Text",
        "## Message Text",
        "Message Attributes",
        "## Message Attributes",
        "Subject: A: B",
        "Colour: blue",
    ),
    *(
        "Review Markings:",
        "Line Count: many",
        "Decaption Date: 01 JAN 1960",
        "TAGS: BL, (A, B",
        "Review History: A <b by",
    ),
    *("", " ", "\f", "\t", "\ufeff", "\x85", "\u2028", "\xa0", "\0", "\ud800", "\u0130", "\u00b2", "\u0661"),
)

ENDS = ("\n", "\n", "\n", "\n\n", "\r\n", "\r", " ", "")


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """A text of pieces of layout."""
    rows = draw(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), max_size=60))
    return "".join(piece + end for piece, end in rows)


@cache
def _sample(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sample that some accidents befell."""
    lines = _sample(draw(st.sampled_from(SAMPLES))).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 6))):
        lines = draw(st.sampled_from(ACCIDENTS))(draw, lines) if lines else lines
    return "".join(lines)


def _drop(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = draw(st.integers(0, len(lines) - 1))
    return lines[:at] + lines[at + draw(st.integers(1, 12)) :]


def _double(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at, length = draw(st.integers(0, len(lines) - 1)), draw(st.integers(1, 40))
    return lines[: at + length] + lines[at:]


def _swap(draw: st.DrawFn, lines: list[str]) -> list[str]:
    one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    lines = list(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _inject(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """Something where nothing should be: a blank, a piece of layout, a character no line has."""
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    inside = draw(st.integers(0, len(line)))
    return [
        *lines[:at],
        line[:inside] + draw(st.sampled_from((" ", "  ", "\n", *PIECES))) + line[inside:],
        *lines[at + 1 :],
    ]


def _cut(draw: st.DrawFn, lines: list[str]) -> list[str]:
    text = "".join(lines)
    return text[: draw(st.integers(0, len(text)))].splitlines(keepends=True)


#: digits and blanks, and what may stand in their places: digits of other alphabets, signs that are none, white space
_LOOK_ALIKE = (("0123456789", "\u0663\u0967\uff11\u00b2\u2460"), (" ", "\f\t\v\x1c\u2003\xa0\x85"))


def _exchange(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """Some digits or blanks of a line are of another kind."""
    at = draw(st.integers(0, len(lines) - 1))
    usual, others = draw(st.sampled_from(_LOOK_ALIKE))
    line = list(lines[at])
    places = [place for place, character in enumerate(line) if character in usual]
    for place in draw(st.lists(st.sampled_from(places), max_size=8)) if places else ():
        line[place] = draw(st.sampled_from(others))
    return [*lines[:at], "".join(line), *lines[at + 1 :]]


ACCIDENTS = (_drop, _double, _swap, _inject, _cut, _exchange)

#: not pages, of which the text that a reader sees is parsed
ANY_TEXT = st.one_of(st.text(max_size=200).filter(lambda text: form_of(text) is None), layouts(), damaged())


# --- never an exception, nothing lost --------------------------------------------------------------


def _whole(text: str) -> Iterator[Parsed]:
    """The documents of a text, each of them checked; a byte order mark at the head of one is no text."""
    documents = list(parse_all(text))
    assert "".join(one.document.text for one in documents).replace(BOM, "") == text.replace(BOM, "")
    for parsed in documents:
        _check(parsed)
        yield parsed


def _check(parsed: Parsed) -> None:
    document = parsed.document
    tokens = parsed.tokens
    assert "".join(token.raw for token in tokens) == document.text
    lines = list(dict.fromkeys(token.line for token in tokens))
    assert lines == list(range(document.first_line, document.first_line + len(lines)))
    assert len(lines) == len(tokens) or document.breaks
    assert all(token.kind or token.block == "frame" for token in tokens)
    assert all(token.block in ("frame", "header", "routing", "body", "attributes") for token in tokens)
    last = document.first_line + max(len(lines) - 1, 0)
    assert (parsed.cable.source.first_line, parsed.cable.source.last_line) == (document.first_line, last)
    for line in _lines(msgspec.to_builtins(parsed.cable)):
        assert document.first_line <= line <= last
    for ranges in parsed.spans.values():
        assert all(document.first_line <= start <= end <= last for start, end in ranges)
    _check_parts(parsed)


def _check_parts(parsed: Parsed) -> None:
    """What a token, a transmission and a gap say of each other."""
    parts = len(parsed.cable.transmissions)
    assert {token.part for token in parsed.tokens} - {None} <= set(range(parts))
    assert all(one.duplicate_of is None or 0 <= one.duplicate_of < parts for one in parsed.cable.transmissions)
    paragraphs = len(parsed.cable.body.paragraphs)
    assert all(gap.after_paragraph is None or gap.after_paragraph < paragraphs for gap in parsed.cable.body.gaps)
    assert (parsed.cable.text_status == "partial") == bool(parsed.cable.body.gaps)


def _lines(value: Any) -> Iterator[int]:
    """Every number of a line in a record."""
    if isinstance(value, list):
        for one in value:
            yield from _lines(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key == "line" and one is not None:
                yield one
            else:
                yield from _lines(one)


def test_every_line_has_a_kind() -> None:
    """A title that somebody put above the telegram is a line that no rule knows: `unknown`, and counted."""
    parsed = next(parse_all(f"MY FAVORITE CABLE\n{cable()}"))
    assert parsed.tokens[0].kind == "unknown"
    assert [note.name for note in parsed.cable.diagnostics] == ["unknown-line"]


@QUICK
@given(ANY_TEXT)
def test_any_text_is_parsed_and_nothing_of_it_is_lost(text: str) -> None:
    assert list(_whole(text))


@pytest.mark.slow
@LONG
@given(ANY_TEXT)
def test_any_text_is_parsed_and_nothing_of_it_is_lost_at_length(text: str) -> None:
    assert list(_whole(text))


@pytest.mark.slow
@LONG
@given(damaged())
def test_a_damaged_sample_is_parsed_and_nothing_of_it_is_lost_at_length(text: str) -> None:
    assert list(_whole(text))


@QUICK
@given(st.one_of(st.binary(max_size=300), ANY_TEXT.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_parsed(data: bytes) -> None:
    for parsed in parse_all(data):
        _check(parsed)
    assert isinstance(parse(data), Cable)


@pytest.mark.slow
@LONG
@given(st.data())
def test_bytes_of_a_sample_with_some_changed_are_parsed_at_length(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SAMPLES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for parsed in parse_all(bytes(content)):
        _check(parsed)


@QUICK
@given(ANY_TEXT, st.sampled_from(["text", "markdown", "pdf"]), st.integers(1, 10**6))
def test_any_document_is_parsed(text: str, form: Any, first_line: int) -> None:
    """Whatever a source says of a text: Markdown that is none, a text that begins far down in its file."""
    _check(parse_document(framed(text, form=form, first_line=first_line)))


@pytest.mark.parametrize("cuts", [20, pytest.param(1000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_cut_off_anywhere_is_parsed(path: Path, cuts: int) -> None:
    text = _sample(path)
    for end in range(0, len(text), 1 + len(text) // cuts):
        for parsed in _whole(text[:end]):
            assert parsed


# --- outputs ---------------------------------------------------------------------------------------

_VALIDATOR = jsonschema.Draft202012Validator(schema())


@QUICK
@given(ANY_TEXT)
def test_json_and_yaml_of_any_text_read_back_and_follow_the_schema(text: str) -> None:
    for parsed in parse_all(text):
        printed = render(parsed, "json")
        _VALIDATOR.validate(json.loads(printed))
        record = loads_json(printed)
        assert msgspec.to_builtins(record) == msgspec.to_builtins(parsed.cable)
        assert loads_yaml(render(parsed, "yaml")) == record


@QUICK
@given(ANY_TEXT)
def test_raw_and_spans_of_any_text_read_back_and_follow_the_schema(text: str) -> None:
    for parsed in parse_all(text):
        printed = render(parsed, "json", extras=("raw", "spans"))
        _VALIDATOR.validate(json.loads(printed))
        assert loads_yaml(render(parsed, "yaml", extras=("raw", "spans"))) == loads_json(printed)


def _keys(value: Any) -> Any:
    """The keys of a record in their order; those of its lists are compared one by one."""
    if isinstance(value, dict):
        return [(key, _keys(one)) for key, one in value.items() if not isinstance(one, list) and key != "other"]
    return None


def _order(cable_: Cable) -> list[str]:
    """Keys of the parts that are always there, in the order of the record."""
    record = json.loads(msgspec.json.encode(cable_))
    parts = ("header", "routing", "body", "attributes", "release", "source")
    return [*record, *(f"{part}.{key}" for part in parts for key in record[part])]


@QUICK
@given(ANY_TEXT)
def test_the_order_of_keys_is_always_the_same(text: str) -> None:
    assert _order(parse(text)) == _order(Cable(record_id=""))


# --- one cable, one record -------------------------------------------------------------------------


def _but_source(parsed: Parsed) -> Any:
    """The record without what depends on the file: source, and the digest that stands for a missing key."""
    record = msgspec.to_builtins(parsed.cable)
    source = record.pop("source")
    if record["record_id"] == source["sha256"]:
        record["record_id"] = None
    record["diagnostics"] = [note for note in record["diagnostics"] if note["name"] != "encoding"]
    return record


#: ways to write the same text to a file
RENDERINGS = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
    "CRLF and a byte order mark": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "blanks at line ends": lambda text: text.replace("\n", "   \n").encode(),
    "blank lines at the end": lambda text: (text + "\n\n\n").encode(),
    "NULs at the end": lambda text: text.encode() + b"\0" * 512,
}


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_the_same_record_however_it_is_written(path: Path, rendering: str) -> None:
    text = _sample(path)
    if rendering == "blanks at line ends" and path.suffix == ".md":
        pytest.skip("two blanks at a line's end are markup in Markdown")
    plain, other = list(parse_all(text)), list(parse_all(RENDERINGS[rendering](text)))
    assert [_but_source(one) for one in other] == [_but_source(one) for one in plain]


@QUICK
@given(damaged())
def test_line_ends_change_nothing(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = [_but_source(one) for one in parse_all(text)]
    assert [_but_source(one) for one in parse_all(text.replace("\n", "\r\n"))] == plain
    assert [_but_source(one) for one in parse_all(text.replace("\n", "\r"))] == plain


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_path_bytes_and_a_text_give_the_same_record(path: Path) -> None:
    ways = [[_but_source(one) for one in parse_all(x)] for x in (path, path.read_bytes(), _sample(path))]
    assert ways[0] == ways[1] == ways[2]


@QUICK
@given(st.integers(1, 5), st.integers(0, 30))
def test_blank_lines_between_the_rows_of_the_head_change_nothing(blanks: int, after: int) -> None:
    """Renderings add blank lines; those of the head and the routing say nothing."""
    head = cable().index("FM AMEMBASSY")
    text = cable()
    lines = text[:head].splitlines(keepends=True)
    at = min(after, len(lines))
    made = "".join(lines[:at]) + "\n" * blanks + "".join(lines[at:]) + text[head:]
    found, plain = parse(made), parse(text)
    assert (found.header, found.routing, found.body) == (plain.header, plain.routing, plain.body)


def test_the_same_text_gives_the_same_record_twice() -> None:
    first, second = parse(cable()), parse(cable())
    assert first == second


# --- the real cables, where they are ---------------------------------------------------------------


def test_every_real_cable_is_parsed_and_nothing_of_it_is_lost(real_texts: list[Path]) -> None:
    for path in real_texts:
        for parsed in _whole(path.read_bytes().decode("utf-8")):
            printed = render(parsed, "json")
            _VALIDATOR.validate(json.loads(printed))
            assert msgspec.to_builtins(loads_json(printed)) == msgspec.to_builtins(parsed.cable)


@pytest.mark.slow
def test_every_real_cable_is_the_same_with_other_line_ends(real_texts: list[Path]) -> None:
    for path in real_texts:
        text = path.read_bytes().decode("utf-8")
        plain = [_but_source(one) for one in parse_all(text)]
        for rendering in ("CRLF", "CR", "CRLF and a byte order mark"):
            assert [_but_source(one) for one in parse_all(RENDERINGS[rendering](text))] == plain, path.name
