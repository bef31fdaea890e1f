"""PDFs: the text that pdfium folds is unfolded, and what has no text says why."""

import sys
from pathlib import Path

import pdfs  # type: ignore[import-not-found]
import pytest
from pdfs import ENCRYPTED, SCAN, column, pdf, text_at, words

from cablekit.sources import Decoded, texts
from cablekit.sources.pdf import is_pdf
from cablekit.sources.pdf import read as read_pdf

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
    (decoded,) = texts(pdf([content]))
    assert decoded.form == "pdf"
    assert [line.rstrip() for line in decoded.text.split("\n")] == [*lines, ""]
    assert decoded.diagnostics == ()


def test_pages_are_parted_by_form_feeds_and_counted() -> None:
    (decoded,) = texts(pdf([column(["A", "", "B"]), column(["C"]), column(["D"])]))
    assert decoded.text == "A\n\nB\n\fC\n\fD\n"
    assert decoded.page_starts == (1, 4, 5)


def diagnosed(data: bytes) -> list[tuple[str, str]]:
    return [(d.name, d.message) for decoded in texts(data) for d in decoded.diagnostics]


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
    (decoded,) = texts(pdf([column(["A"]), SCAN, column(["B"])]))
    assert decoded.text == "A\n\f\fB\n"
    assert decoded.page_starts == (1, 2, 2)


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (decoded,) = texts(pdf([column(["A"])]))
    assert decoded.form == "pdf"
    assert [d.name for d in decoded.diagnostics] == ["missing-extra"]
    assert "pip install 'pypdfium2'" in decoded.diagnostics[0].message


@pytest.mark.parametrize("head", [b"", b"\r\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_few_bytes_may_stand_before_a_pdf(head: bytes) -> None:
    assert is_pdf(head + pdf([column(["A"])]))


def test_a_text_that_speaks_of_pdf_is_none() -> None:
    assert not is_pdf(b"THE HEADER IS %PDF-1.4\n" * 50)


def bare(decoded: Decoded) -> list[str]:
    return [line.rstrip() for line in decoded.text.split("\n")]


def test_real_pdfs_give_the_text_line_for_line(shared: Path) -> None:
    files = sorted((shared / "pdf").glob("*.pdf"))
    assert len(files) > 100
    for file in files:
        (made,), (given,) = texts(file), texts(shared / "text" / f"{file.stem}.txt")
        assert bare(made) == bare(given), file.name
        assert made.diagnostics == ()
        assert len(made.page_starts) == given.text.count("\f") + 1


# --- turned pages, fonts without widths -------------------------------------------------------------

ROWS = ["CONFIDENTIAL", "", "PAGE 01        QUITO  05121  151725Z", "ACTION ARA-10", "INFO  OCT-01   ISO-00   /011 W"]


def turned(content: bytes, matrix: bytes) -> bytes:
    return b"q %b cm\n%bQ\n" % (matrix, content)


TURNS = {
    "a quarter to the left": (b"0 1 -1 0 792 0", b"[0 0 792 612]", b""),
    "a quarter to the right": (b"0 -1 1 0 0 612", b"[0 0 792 612]", b""),
    "upside down": (b"-1 0 0 -1 612 792", b"[0 0 612 792]", b""),
    "turned back by the page": (b"0 1 -1 0 792 0", b"[0 0 792 612]", b"/Rotate 90 "),
    "the page alone": (b"1 0 0 1 0 0", b"[0 0 612 792]", b"/Rotate 270 "),
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("scan", [b"", SCAN], ids=["typed", "scanned"])
def test_a_turned_page_is_read_as_one_that_is_not(turn: str, scan: bytes) -> None:
    matrix, box, rotate = TURNS[turn]
    content = words(ROWS) if scan else column(ROWS)
    straight = read_pdf(pdf([scan + content])).text
    made = pdf([scan + turned(content, matrix)]).replace(b"/MediaBox [0 0 612 792]", rotate + b"/MediaBox " + box)
    assert read_pdf(made).text == straight


def test_a_skewed_page_keeps_its_lines() -> None:
    content = turned(column(ROWS), b"0.99985 0.01745 -0.01745 0.99985 0 0")
    text = read_pdf(pdf([content])).text
    assert [" ".join(row.split()) for row in text.split("\n")][:-1] == [" ".join(row.split()) for row in ROWS]


def test_the_fonts_of_the_machine_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    asked = []

    class Fonts(pypdfium2.PdfSysfontBase):  # type: ignore[misc]
        def MapFont(self, _: object, *wanted: object) -> object:  # noqa: N802  # named by pypdfium2
            asked.append(wanted)
            return super().MapFont(_, *wanted)

    monkeypatch.setattr(pdfs, "FONT", pdfs.FONT.replace(b"Times-Roman", b"Prestige-Elite"))
    fonts = Fonts()
    fonts.setup()
    try:
        assert read_pdf(pdf([column(["PAGE 01"])])).text == "PAGE 01\n"
    finally:
        fonts.close()
    assert not asked


def test_a_font_without_widths_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    widths = b"/FirstChar 32 /LastChar 126 /Widths [%b] /Encoding" % (b"0 " * 95)
    monkeypatch.setattr(pdfs, "FONT", pdfs.FONT.replace(b"/Encoding", widths))
    found = read_pdf(pdf([column(ROWS), column(["NO"])])).diagnostics
    assert [one.code for one in found] == ["CK008"]
    assert "pages 1-2" in found[0].message
