"""PDFs: the text that pdfium folds is unfolded, and what has no text says why."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed")

from pdfs import ENCRYPTED, SCAN, column, pdf, text_at  # type: ignore[import-not-found]

from cablekit.sources import Document, documents
from cablekit.sources.pdf import is_pdf

LAID_OUT = {
    "runs of blanks and indentation": (
        column(["PAGE 01        LA PAZ 00015", "", "      /123 W", "            ------     003317"]),
        ["PAGE 01        LA PAZ 00015", "", "      /123 W", "            ------     003317"],
    ),
    "blank lines that are written": (column(["A", "", "", "B", "C"]), ["A", "", "", "B", "C"]),
    "blank lines that are gaps": (column(["A", "B", "", "", "C", "D"], blanks=False), ["A", "B", "", "", "C", "D"]),
    "the foot written before the head": (
        text_at(36, 36, "FOOT") + text_at(36, 756, "HEAD") + column(["", "A"]),
        ["HEAD", "", "A", "FOOT"],
    ),
    "a line in two pieces": (text_at(36, 700, "Type: ") + text_at(56, 700, "TE"), ["Type: TE"]),
    "pieces far apart": (
        text_at(300, 700, "B") + text_at(36, 700, "A") + text_at(36, 688, " "),
        ["A" + " " * 129 + "B", ""],
    ),
    "a hyphen at a line end": (column(["PARTICIPA-", "TION IN", "SOVIET-", "AMERICAN"]), None),
    "tabs": (column([" \tSheryl P. Walter  \tDeclassified/Released"]), None),
    "letters of cp1252": (column(["SE\u00d1OR \u00bf\u2019"]), None),
}


@pytest.mark.parametrize("row", LAID_OUT)
def test_lines_come_out_as_they_were_set(row: str) -> None:
    content, lines = LAID_OUT[row]
    if lines is None:
        lines = {
            "a hyphen at a line end": ["PARTICIPA-", "TION IN", "SOVIET-", "AMERICAN"],
            "tabs": [" \tSheryl P. Walter  \tDeclassified/Released"],
            "letters of cp1252": ["SE\u00d1OR \u00bf\u2019"],
        }[row]
    (document,) = documents(pdf([content]))
    assert document.form == "pdf"
    assert [line.rstrip() for line in document.text.split("\n")] == [*lines, ""]
    assert document.diagnostics == ()


def test_pages_are_parted_by_form_feeds_and_counted() -> None:
    (document,) = documents(pdf([column(["A", "", "B"]), column(["C"]), column(["D"])]))
    assert document.text == "A\n\nB\n\fC\n\fD\n"
    assert document.page_starts == (1, 4, 5)
    assert [document.place(line) for line in (3, 4, 5)] == ["page 1, line 3", "page 2, line 1", "page 3, line 1"]


def test_a_pdf_of_two_cables_keeps_the_numbers_of_its_pages() -> None:
    text = column(["Message Text", "", "PAGE 01  POST 1", "", "Message Attributes", "Type: TE"])
    more = column(["", "Message Attributes", "Type: TE"])
    first, second = documents(pdf([column(["Message Text", "A"]), more, text, column(["To: X"])]))
    assert (first.page_starts, first.first_page, first.first_line) == ((1, 3), 1, 1)
    assert (second.page_starts, second.first_page, second.first_line) == ((1, 7), 3, 6)
    assert second.place(8) == "page 4, line 2"
    assert second.text.startswith("Message Text")


def test_a_page_that_two_cables_share_is_the_page_of_both() -> None:
    whole = ["Message Text", "A", "Message Attributes", "Type: TE"]
    first, second = documents(pdf([column(["", *whole, *whole]), column(["To: X"])]))
    assert first.place(2) == "page 1, line 2"
    assert second.place(1) == "page 1, line 6"
    assert second.place(5) == "page 2, line 1"


def diagnosed(data: bytes) -> list[tuple[str, str]]:
    return [(d.name, d.message) for document in documents(data) for d in document.diagnostics]


UNREAD = {
    "a scan": (pdf([SCAN, SCAN]), "no-text-layer", "OCR"),
    "a page scanned": (pdf([column(["A"]), SCAN, column(["B"]), SCAN]), "no-text-layer", "pages 2, 4"),
    "encrypted": (ENCRYPTED, "encrypted", "password"),
    "damaged": (b"%PDF-1.4\n" + b"garbage " * 40, "unreadable", "damaged"),
    "cut off at the beginning": (b"%PDF-1.7\n", "unreadable", "damaged"),
    "no pages": (pdf([]), "unreadable", "damaged"),
    "empty pages": (pdf([b"", b""]), "empty", "no text"),
    "pages that are not there": (pdf([column(["A"])], count=3), "unreadable", "pages 2-3"),
}


@pytest.mark.parametrize("row", UNREAD)
def test_what_a_pdf_does_not_give_is_told(row: str) -> None:
    data, name, part = UNREAD[row]
    found = diagnosed(data)
    assert [told for told, _ in found] == [name]
    assert part in found[0][1]


def test_pages_beside_a_scanned_one_are_read() -> None:
    (document,) = documents(pdf([column(["A"]), SCAN, column(["B"])]))
    assert document.text == "A\n\f\fB\n"
    assert [document.place(line) for line in (1, 2)] == ["page 1, line 1", "page 3, line 1"]


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (document,) = documents(pdf([column(["A"])]))
    assert document.form == "pdf"
    assert [d.name for d in document.diagnostics] == ["missing-extra"]
    assert "pip install 'cablekit[pdf]'" in document.diagnostics[0].message


@pytest.mark.parametrize("head", [b"", b"\r\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_few_bytes_may_stand_before_a_pdf(head: bytes) -> None:
    assert is_pdf(head + pdf([column(["A"])]))


def test_a_text_that_speaks_of_pdf_is_none() -> None:
    assert not is_pdf(b"THE HEADER IS %PDF-1.4\n" * 50)


def bare(document: Document) -> list[str]:
    return [line.rstrip() for line in document.text.split("\n")]


def test_real_pdfs_give_the_text_line_for_line(shared: Path) -> None:
    files = sorted((shared / "pdf").glob("*.pdf"))
    assert len(files) > 100
    for file in files:
        (made,), (given,) = documents(file), documents(shared / "text" / f"{file.stem}.txt")
        assert bare(made) == bare(given), file.name
        assert made.diagnostics == ()
        assert len(made.page_starts) == given.text.count("\f") + 1
