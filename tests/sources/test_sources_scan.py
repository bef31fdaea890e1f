"""Words of a scanned page: rows of the print, what is beside them, blank lines from the lattice."""

from collections.abc import Sequence

from pdfs import SCAN, pdf, words  # type: ignore[import-not-found]

from cablekit.sources import texts
from cablekit.sources.layout import Run
from cablekit.sources.scan import Layer, paged, scanned

WIDTH = 6.0
ROW = "THE ROAD TO THE NORTH IS CLOSED UNTIL THE END OF THE"


def row(y: float, text: str, left: float = 36.0) -> list[Run]:
    runs, column = [], 0
    for word in text.split(" "):
        if word:
            start = left + WIDTH * column
            runs.append(Run(y, start, start + WIDTH * len(word), 0.0, word))
        column += len(word) + 1
    return runs


def lines(*rows: Sequence[Run]) -> Layer:
    return scanned([word for one in rows for word in one])


def print_of(*, without: Sequence[int] = (), count: int = 12) -> list[list[Run]]:
    """Rows of a print, 12 points apart, some of them left out."""
    return [row(700 - 12 * at, f"{ROW} {at}") for at in range(count) if at not in without]


def text_of(layer: Layer) -> list[str]:
    return list(layer.lines[: len(layer.lines) - layer.beside])


def beside(layer: Layer) -> list[str]:
    return list(layer.lines[len(layer.lines) - layer.beside :])


def test_rows_and_blank_lines() -> None:
    found = lines(*print_of(without=[3, 6, 7]))
    blank = [at for at, line in enumerate(found.lines) if not line]
    assert (blank, found.beside) == ([3, 6, 7], 0)
    assert found.lines[0] == f"{ROW} 0"
    assert found.heights[:4] == (700, 688, 676, 0.0)
    assert found.text.startswith(f"{ROW} 0\n")


def test_gaps_are_runs_of_blanks() -> None:
    rows = print_of()
    rows[2] = row(676, "PAGE 02        STATE  307648")
    assert lines(*rows).lines[2] == "PAGE 02        STATE  307648"


def test_a_stamp_beside_the_columns_goes_below() -> None:
    rows = print_of()
    stamp = row(696, "DEPARTMENT OF STATE", 500)
    rows[4] = [*row(652, "TO THE CAPITAL."), *row(652, "TS authority", 420)]
    found = lines(*rows, stamp, row(649, "( ) DENY", 500))
    assert beside(found) == ["DEPARTMENT OF STATE", "TS authority", "( ) DENY"]
    assert text_of(found)[4] == "TO THE CAPITAL."


def test_words_off_the_lattice_go_below() -> None:
    found = lines(*print_of(), row(682, "by hand", 90), row(626.5, "364"))
    assert beside(found) == ["by hand", "364"]
    assert len(text_of(found)) == 12


def test_a_word_a_little_off_stays_in_its_row() -> None:
    rows = print_of()
    rows[5] = row(640, "THE ROAD IS OPEN")
    found = lines(*rows, row(642.5, "AGAIN", 36 + 6 * 17))
    assert text_of(found)[5] == "THE ROAD IS OPEN AGAIN"


def test_a_row_of_another_leading_stays() -> None:
    found = lines(*print_of(without=[5]), row(643.3, "CLASS:  SECRET AND MORE"))
    assert text_of(found)[5] == "CLASS:  SECRET AND MORE"


def test_specks_go_below() -> None:
    rows = print_of()
    rows[3] = [*row(664, "TO THE COAST."), *row(664, "•     S", 200)]
    rows[6] = row(628, "• S..", 120)
    rows[7] = [*row(616, "~", 5), *row(616, "MORE ROADS")]
    found = lines(*rows)
    assert text_of(found)[3] == "TO THE COAST."
    assert "MORE ROADS" in text_of(found)
    assert sorted(beside(found)) == sorted(["•     S", "• S..", "~"])


def test_rows_of_punched_holes_go_below() -> None:
    rows = print_of()
    rows[3], rows[5], rows[7] = row(664, "0000", 90), row(640, "SSSe", 90), row(616, "S S 5 S", 90)
    found = lines(*rows)
    assert sorted(beside(found)) == ["0000", "S S 5 S", "SSSe"]
    rows[3], rows[5], rows[7] = row(664, "SOON", 90), row(640, "0500Z", 90), row(616, "0000")
    assert lines(*rows).beside == 0


def test_a_page_without_a_lattice_is_written_from_the_top() -> None:
    few = lines(row(700, "A B"), row(650, "C"))
    assert (few.lines, few.beside, few.heights) == (("A B", "C"), 0, (700, 650))
    heights = [700, 688, 676, 664, 652, 640]
    ragged = [row(y, ROW) for y in heights] + [row(600 - 17.9 * at, f"{ROW} {ROW}") for at in range(12)]
    assert lines(*ragged).beside == 0


def test_no_words() -> None:
    assert scanned([]).lines == ()


def test_pages_are_joined_with_form_feeds() -> None:
    pages = [Layer(("A", "", "STAMP"), 1), Layer(("B",))]
    assert paged(pages) == ("A\n\nSTAMP\n\fB\n", (1, 4), (3,))


def test_a_scan_with_a_text_layer() -> None:
    text = [f"{ROW} {at}" for at in range(8)]
    (decoded,) = texts(pdf([SCAN + words([*text[:4], "", *text[4:]])]))
    assert decoded.text_layers == 1
    assert [line.split()[-1:] for line in decoded.text.splitlines()] == [
        ["0"],
        ["1"],
        ["2"],
        ["3"],
        [],
        ["4"],
        ["5"],
        ["6"],
        ["7"],
    ]


def test_a_scan_with_two_text_layers() -> None:
    text = [f"{ROW} {at}" for at in range(8)]
    other = [line.replace("ROAD", "RQAD") for line in text]
    (decoded,) = texts(pdf([SCAN + words(text) + words(other, left=36.4)]))
    assert decoded.text_layers == 2
    assert "RQAD" not in decoded.text
    assert [len(page) for page in decoded.layers] == [2]
    assert "RQAD" in decoded.layers[0][1].text
    assert "ROAD" not in decoded.layers[0][1].text
