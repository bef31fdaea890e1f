"""Pages of a PDF: a line of a document is named by its page, of a PDF with several cables too."""

from collections.abc import Iterator

from pdfs import SCAN, column, pdf

from cablekit import frames, sources
from cablekit.lines import Document


def read(data: bytes) -> Iterator[Document]:
    return (document for decoded in sources.texts(data) for document in frames.documents(decoded))


def test_a_pdf_of_two_cables_keeps_the_numbers_of_its_pages() -> None:
    text = column(["Message Text", "", "PAGE 01  POST 1", "", "Message Attributes", "Type: TE"])
    more = column(["", "Message Attributes", "Type: TE"])
    first, second = read(pdf([column(["Message Text", "A"]), more, text, column(["To: X"])]))
    assert (first.page_starts, first.first_page, first.first_line) == ((1, 3), 1, 1)
    assert (second.page_starts, second.first_page, second.first_line) == ((1, 7), 3, 6)
    assert second.place(8) == "page 4, line 2"
    assert second.text.startswith("Message Text")


def test_a_page_that_two_cables_share_is_the_page_of_both() -> None:
    whole = ["Message Text", "A", "Message Attributes", "Type: TE"]
    first, second = read(pdf([column(["", *whole, *whole]), column(["To: X"])]))
    assert first.place(2) == "page 1, line 2"
    assert second.place(1) == "page 1, line 6"
    assert second.place(5) == "page 2, line 1"


def test_a_line_of_a_pdf_is_named_by_its_page() -> None:
    (document,) = read(pdf([column(["A", "", "B"]), column(["C"]), column(["D"])]))
    assert [document.place(line) for line in (3, 4, 5)] == ["page 1, line 3", "page 2, line 1", "page 3, line 1"]
    (document,) = read(pdf([column(["A"]), SCAN, column(["B"])]))
    assert [document.place(line) for line in (1, 2)] == ["page 1, line 1", "page 3, line 1"]
