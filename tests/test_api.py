"""The one way through: what parse, parse_all and parse_file take, give and raise."""

import hashlib
from pathlib import Path

import pytest
from framed import framed
from layouts import cable

import cablekit
from cablekit import Cable, CableError, Diagnostic, __version__, parse, parse_all, parse_file, schema
from cablekit.api import parse_document


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cable.txt"
    path.write_text(cable(), encoding="utf-8")
    return path


def test_a_str_is_a_text_bytes_are_a_file_and_a_path_is_a_file(file: Path) -> None:
    for x in (cable(), cable().encode(), file):
        assert parse(x).document_number == "1974QUITO05121"


def test_a_str_is_never_a_path(file: Path) -> None:
    assert [note.name for note in parse(str(file)).diagnostics] == ["not-a-cable", "looks-like-a-path"]


def test_parse_file_takes_a_str_as_a_path(file: Path) -> None:
    assert parse_file(str(file)) == parse_file(file) == parse(file)
    assert parse_file(file, strict=True).source.path == str(file)


@pytest.mark.parametrize("read", [parse, parse_file, lambda path: list(parse_all(path))])
def test_a_path_that_is_not_there_raises(read: object, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing"):
        read(tmp_path / "nothing.txt")  # type: ignore[operator]


def test_the_source_of_a_record(file: Path) -> None:
    source = parse(file).source
    assert (source.path, source.member, source.form, source.encoding) == (str(file), None, "text", "utf-8")
    assert (source.first_line, source.last_line) == (1, cable().count("\n"))
    assert source.sha256 == hashlib.sha256(cable().encode()).hexdigest()
    assert source.cablekit == __version__


def test_the_source_of_a_str() -> None:
    source = parse(cable()).source
    assert (source.path, source.encoding) == (None, None)


def test_a_document_of_nothing_has_one_line() -> None:
    source = parse("").source
    assert (source.first_line, source.last_line) == (1, 1)


RECORD_IDS = [
    pytest.param("Legacy Key: link1974/a.tel\nMessage ID: 537b", "link1974/a.tel", id="Legacy Key"),
    pytest.param("Message ID: 537b", "537b", id="Message ID"),
    pytest.param("Legacy Key: n/a\nMessage ID: 537b", "537b", id="a placeholder is no key"),
]


@pytest.mark.parametrize(("attributes", "record_id"), RECORD_IDS)
def test_the_id_of_a_record(attributes: str, record_id: str) -> None:
    assert parse(cable(attributes=f"Message Attributes\n{attributes}")).record_id == record_id


def test_without_a_key_the_id_is_made_from_the_text() -> None:
    first, other = parse(cable(attributes="")), parse(cable(attributes="", text="1. ANOTHER."))
    assert len(first.record_id) == len(hashlib.sha256().hexdigest())
    assert first.record_id != other.record_id
    assert parse(cable(attributes="").replace("\n", "\r\n")).record_id == first.record_id


def test_of_several_cables_parse_gives_the_first_and_says_so() -> None:
    record = parse(cable() + cable())
    assert record.source.first_line == 1
    assert "more-documents" in [note.name for note in record.diagnostics]
    assert len(list(parse_all(cable() + cable()))) == 2
    assert "more-documents" not in [note.name for note in parse(cable()).diagnostics]


def test_parse_all_begins_before_it_has_read_everything() -> None:
    assert next(parse_all(cable() * 3)).cable.document_number == "1974QUITO05121"


ERRORS = [
    pytest.param("", "empty", id="nothing"),
    pytest.param("A SHOPPING LIST\nMILK", "not-a-cable", id="a shopping list"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary", id="an image"),
    pytest.param("Message Text\n\nMessage Attributes\nType: TE\n", "text-missing", id="a frame around nothing"),
]


@pytest.mark.parametrize(("x", "name"), ERRORS)
def test_strict_raises_what_parse_only_reports(x: str | bytes, name: str) -> None:
    record = parse(x)
    assert [note.name for note in record.diagnostics if note.severity == "error"] == [name]
    with pytest.raises(CableError, match=name) as caught:
        parse(x, strict=True)
    assert caught.value.diagnostics == record.diagnostics


def test_strict_lets_warnings_pass() -> None:
    source = cable(distribution="ACTION ARA-20\nINFO OCT-01 /023 W")
    assert parse(source, strict=True) == parse(source)
    assert "warning" in {note.severity for note in parse(source).diagnostics}


def test_what_could_not_be_read_has_no_other_diagnostics() -> None:
    """A record of an unreadable file says why, and not that its parts are missing."""
    assert [note.name for note in parse(b"\x89PNG\r\n\x1a\n" + bytes(range(256))).diagnostics] == ["binary"]


def test_diagnostics_stand_in_the_order_of_lines() -> None:
    source = cable(distribution="ACTION ARA-20\nINFO OCT-01 /023 W", dtg="R 392125Z JUL 74", tags="TAGS: P*")
    lines = [note.line or 0 for note in parse(source).diagnostics]
    assert len(lines) >= 3
    assert lines == sorted(lines)


def test_a_lone_surrogate_is_reported() -> None:
    record = parse(cable(text="1. THE ROAD\ud800."))
    (note,) = [note for note in record.diagnostics if note.name == "lone-surrogate"]
    assert note.line is not None
    assert record.body.text == "1. THE ROAD\ufffd."


def test_a_document_is_parsed_as_it_is() -> None:
    document = framed(cable(), form="pdf", path="a.pdf", member="b.pdf", encoding=None, first_line=12)
    parsed = parse_document(document)
    assert parsed.document is document
    source = parsed.cable.source
    assert (source.path, source.member, source.form, source.first_line) == ("a.pdf", "b.pdf", "pdf", 12)


def test_public_names() -> None:
    assert set(cablekit.__all__) >= {
        "Cable",
        "CableError",
        "CablekitError",
        "Diagnostic",
        "parse",
        "parse_all",
        "parse_file",
        "schema",
    }
    for name in cablekit.__all__:
        assert getattr(cablekit, name) is not None
    assert isinstance(parse(cable()), Cable)
    assert all(isinstance(note, Diagnostic) for note in parse("").diagnostics)
    assert schema()["title"] == "cablekit record"
    with pytest.raises(AttributeError, match="colour"):
        cablekit.colour  # noqa: B018
