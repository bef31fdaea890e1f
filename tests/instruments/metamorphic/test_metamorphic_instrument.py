"""The instrument itself: it sees what it should, and its forms are what they say."""

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from cablekit.api import parse_all
from cablekit.sources import texts

from .cables import Original, originals
from .compare import same_words, verdicts
from .forms import FORMS, Form
from .markdown import escaped, listed, markdown, unmarked, unwrapped, wrapped
from .measure import base, measure
from .paper import printed
from .records import Row, folded, shifted, without_lines

SAME = [
    ("THE TRANS-\nFER OF IT", "THE TRANSFER\nOF IT"),
    ("THE TRANS-\nFER OF IT", "THE TRANS- FER OF IT"),
    ("THE TRANS-\nFER OF IT", "THE TRANS-FER OF IT"),
    ("SOVIET-AMERICAN\nTALKS", "SOVIET-\nAMERICAN TALKS"),
    ("ONE\n\nTWO", "ONE TWO"),
    ("ALTERNATES: -\nTWO", "ALTERNATES:\nTWO"),
    (None, None),
]
OTHER = [
    ("SOVIET-AMERICAN TALKS", "SOVIETAMERICAN TALKS"),
    ("39 PCT WITH", "39 PCT WI TH"),
    ("IRRS AND", "IRRSAND"),
    ("A - B", "A B"),
    ("ONE TWO", "ONE TWO THREE"),
    ("ONE", None),
]


@pytest.mark.parametrize(("text", "other"), SAME)
def test_texts_that_differ_in_line_ends_alone(text: str | None, other: str | None) -> None:
    assert same_words(text, other)
    assert same_words(other, text)


@pytest.mark.parametrize(("text", "other"), OTHER)
def test_texts_that_differ_in_more(text: str | None, other: str | None) -> None:
    assert not same_words(text, other)
    assert not same_words(other, text)


def _form(name: str) -> Form:
    return next(form for form in FORMS if form.name == name)


def _sample(name: str) -> Original:
    return next(original for original in originals("samples") if original.name == name)


@pytest.fixture
def row() -> Row:
    """A record with a bit of everything."""
    (one,) = base(_sample("synthetic-1979-sectioned").text)
    return one


@pytest.mark.parametrize("name", ["crlf", "pdf", "layout", "plain"])
def test_every_field_is_compared_in_every_form(row: Row, name: str) -> None:
    form = _form(name)
    assert {verdict for _, verdict in verdicts(form, row, row)} == {"equal"}
    for field in row:
        changed = {**row, field: ["another"] if field == "diagnostics" else "another"}
        if field == "diagnostics":
            changed[field] = [{"code": "CK201", "line": None, "values": []}]
        if field.endswith((".paragraphs", ".gaps", ".quoted")):
            changed[field] = [
                {"label": "9", "level": 1, "classification": None, "heading": None, "text": "", "evidence": ""}
            ]
        assert [path for path, verdict in verdicts(form, row, changed) if verdict == "different"] == [field]


def test_a_paragraph_may_lose_its_place_but_not_its_label(row: Row) -> None:
    paragraphs = row["body.paragraphs"]
    plain = next(at for at, one in enumerate(paragraphs) if at and one["label"] is None)
    labelled = next(at for at, one in enumerate(paragraphs) if at and one["label"] is not None)
    for at, expected in ((plain, "permitted"), (labelled, "different")):
        above = {**paragraphs[at - 1], "text": f"{paragraphs[at - 1]['text']} {paragraphs[at]['text']}"}
        merged = {**row, "body.paragraphs": [*paragraphs[: at - 1], above, *paragraphs[at + 1 :]]}
        assert dict(verdicts(_form("plain"), row, merged))["body.paragraphs"] == expected
        assert dict(verdicts(_form("pdf"), row, merged))["body.paragraphs"] == "different"


def test_lines_are_left_out_or_moved() -> None:
    row = {"diagnostics": [{"line": 3, "values": [{"line": 4}, {"line": None}]}], "header.page_count": 3}
    assert shifted(row, 10) == {
        "diagnostics": [{"line": 13, "values": [{"line": 14}, {"line": None}]}],
        "header.page_count": 3,
    }
    assert without_lines(row) == {"diagnostics": [{"values": [{}, {}]}], "header.page_count": 3}


def test_folding_keeps_line_breaks() -> None:
    assert folded({"text": ["  A   B \n\n\tC  "]}) == {"text": ["A B\n\nC"]}


def test_a_form_with_another_number_of_records_is_an_error() -> None:
    half = Form("half", "record", lambda original: original.text[: original.text.index("Message Attributes")].encode())
    with pytest.raises(ValueError, match="zip"):
        measure(half, [_sample("synthetic-two-cables")])


def test_the_texts_hold_what_is_compared(group: str) -> None:
    """Nothing is equal because nothing was read."""
    found = [row for original in originals(group) for row in base(original.text)]
    with_text = [row for row in found if row["body.text"] and row["body.paragraphs"] and row["routing.dtg"]]
    assert len(with_text) >= len(found) * 0.8
    assert all(row["attributes"]["document_number"] for row in found)


def test_encodings_are_what_they_say() -> None:
    original = _sample("synthetic-1976-outgoing")
    for name, encoding in {
        "bom": "utf-8-sig",
        "utf-16": "utf-16",
        "cp1252": "cp1252",
        "utf-16 be, no mark": "utf-16-be",
    }.items():
        (parsed,) = parse_all(_form(name).made(original))
        assert parsed.cable.source.encoding == encoding


def test_our_paper_is_read_as_the_text(group: str) -> None:
    if group != "samples":
        pytest.skip("the real cables have papers of their own")
    for original in originals(group):
        pages = "".join(decoded.text for decoded in texts(printed(original.text)))
        assert pages.split() == original.text.split(), original.name


def _written(text: str) -> list[str]:
    """The words of Markdown as a reader of Markdown shows them: text of blocks and inline marks, in order."""
    words: list[str] = []
    for block in MarkdownIt("commonmark").parse(text):
        if block.type == "ordered_list_open":
            continue
        if block.type == "list_item_open" and block.info:
            words.append(f"{block.info}{block.markup}")
        elif block.type == "list_item_open":
            words.append(block.markup)
        for token in block.children or ():
            words += token.content.split() if token.type == "text" else []
    return words


def _telegram(text: str) -> list[str]:
    """The words of a text without its stamps."""
    stamp = ("Declassified/Released", "EO Systematic Review")
    lines = text.replace("\f", "").split("\n")
    return " ".join(line for line in lines if ":" in line or not all(part in line for part in stamp)).split()


@pytest.mark.parametrize("made", [markdown, unwrapped, listed], ids=["markdown", "unwrapped", "listed"])
def test_the_markdown_says_what_the_text_says(group: str, made: Callable[[str], str]) -> None:
    for original in originals(group):
        assert "".join(_written(made(original.text))) == "".join(_telegram(original.text)), original.name


def test_markdown_has_the_manner_of_the_sample() -> None:
    text = _sample("1977STATE310500").text
    made = markdown(text)
    assert "## Message Text\n\nSECRET\n\nPAGE 01 STATE 310500  \nORIGIN NODS-00\n" in made
    assert "FM SECSTATE WASHDC  \nTO AMEMBASSY MOSCOW  \nINFO WHITE HOUSE\n" in made
    assert "**vdkgvwkey:** odb://SAS/SAS.dbo.SAS\\_Docs/" in made
    assert "**Sent Date:** 30-Dec-1977 12:00:00 am  \n" in made
    assert max(map(len, unwrapped(text).split("\n"))) > 300 > 120 > max(map(len, made.split("\n")))


def test_the_variant_with_lists() -> None:
    made = listed("1. ONE\nAND MORE\n\n- A DASH\nGOES ON\n\n     INDENTED *\n\nMessage Attributes\nType: TE\n")
    assert made == (
        "1. ONE\n   AND MORE\n\n- A DASH\n  GOES ON\n\n> INDENTED \\*  \n\n## Message Attributes\n\n**Type:** TE\n"
    )


def test_marks_are_escaped_and_taken_off_again() -> None:
    for line in ("1. A * B_C", "- X [Y] <Z>", "2) #1 `A` \\ B", "PLAIN"):
        assert unmarked(escaped(line)) == line
    assert escaped("1. A - B") == "1\\. A - B"
    assert wrapped("A " * 60 + "\nMessage Attributes\n" + "K: " + "V " * 80).count("\n") == 3
