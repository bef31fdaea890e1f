"""Distributions of forms as scans have them: rows with dirt, copies that the total proves."""

import pytest

from cablekit.diagnostics import Notes
from cablekit.fields import distribution
from cablekit.fields.distribution import proof, scanned
from cablekit.lines import Claim, Kind, Line
from cablekit.model import Distribution


def _read(*rows: str) -> tuple[Distribution, Notes]:
    notes = Notes()
    lines = [Line(at, row, row, Claim(Kind.DISTRIBUTION, row), at - 1) for at, row in enumerate(rows, 1)]
    return distribution.read(lines, notes), notes


ROWS = {
    "sound": ("INFO EUR 17,SCA 01,", {"EUR": 17, "SCA": 1}),
    "zeros as a sign": ("INFO EUR 17,SCA @1,VA @2,P 04,/024 W", {"EUR": 17, "SCA": 1, "VA": 2, "P": 4}),
    "zeros as other digits": ("INFO EUR 17,SCA 81,INR 67,/025 W", {"EUR": 17, "SCA": 1, "INR": 7}),
    "zeros as letters": ("INFO SS 20,CIAE 6B,RSC G1,P B4,/025 R", {"SS": 20, "CIAE": 0, "RSC": 1, "P": 4}),
    "commas as other points": (
        "INFO SS 20;L @3. NSC 10,SY @3.FBI 01,/037 W",
        {"SS": 20, "L": 3, "NSC": 10, "SY": 3, "FBI": 1},
    ),
    "a comma lost": ("INFO SS 20,RSC 81 JUS 02,L 83,/026 W", {"SS": 20, "RSC": 1, "JUS": 2, "L": 3}),
    "an office unreadable": (
        "INFO EUR 17,SCA @1,VA @1, .e# a,P 04,/025 W",
        {"EUR": 17, "SCA": 1, "VA": 1, ".e# a": 2, "P": 4},
    ),
    "hyphens": ("INFO OCT-91 ISO-68 H-@1 INR-07 /909 W", {"OCT": 1, "ISO": 0, "H": 1, "INR": 7}),
    "a sound number that ends in 6": ("INFO ARA 16,L 83,CIAE @0,/019 W", {"ARA": 16, "L": 3, "CIAE": 0}),
}


@pytest.mark.parametrize(("row", "copies"), ROWS.values(), ids=ROWS)
def test_copies_of_a_scan(row: str, copies: dict[str, int]) -> None:
    read, _ = _read(row)
    assert {one.office: one.copies for one in read.info} == copies


def test_what_was_read_otherwise_is_noted() -> None:
    read, notes = _read("INFO EUR 17,SCA 81,INR 67,/025 W")
    assert read.balanced
    assert [one.message for one in notes.found] == [
        "'SCA-81' is read as 'SCA-01', to match the total",
        "'INR-67' is read as 'INR-07', to match the total",
    ]


def test_what_the_total_does_not_prove_is_not_read() -> None:
    read, notes = _read("INFO EUR G8,NSAE @8,L @3,P 04,/015 W")
    assert [one.copies for one in read.info] == [None, None, 3, 4]
    assert [one.name for one in notes.found][-1] == "distribution-unbalanced"


def test_if_no_sum_fits_numbers_with_several_readings_are_not_read() -> None:
    read, notes = _read("INFO EUR 17,SCA 81,INR 67,/003 W")
    assert [one.copies for one in read.info] == [17, None, None]
    assert [one.name for one in notes.found] == ["distribution-unbalanced"]


TOTALS = {
    "the stroke as a digit": ("RSC @1,PPT 02, 1003 W", "RSC @1,PPT 02", "003", "W"),
    "alone with its stroke as a digit": ("7090 W ae", "", "090", "W"),
    "dirt after it": ("L-63 /925 WU +) . I", "L-63", "925", "W"),
}


@pytest.mark.parametrize(("row", "bare", "total", "code"), TOTALS.values(), ids=TOTALS)
def test_total_with_dirt(row: str, bare: str, total: str, code: str) -> None:
    left, end = scanned.without_total(row)
    assert end is not None
    assert (left, end["total"], end["code"]) == (bare, total, code)


NO_ROWS = {
    "prose": "WE ARE ADVISED THAT THE PHOTOGRAPH, FINGERPRINT CARD",
    "a list of places": "PARIS, ROME, LONDON",
    "a pair and words": "EUR 17, PHOTOGRAPHS",
    "too long": "SS 20," * 40,
    "addressee": "AMEMBASSY PARIS 1234",
}


@pytest.mark.parametrize("row", NO_ROWS.values(), ids=NO_ROWS)
def test_no_row(row: str) -> None:
    assert scanned.pairs(row) is None


SYMBOLS = {
    "a sign lost": ("N*AE-00", "NSAE"),
    "a speck for a letter": ("N.AE-00", "NSAE"),
    "one letter of four": ("EIAE-00", "CIAE"),
    "O for D": ("SOEL-03", "SDEL"),
    "near to two": ("NSXE-00", "NSXE"),
    "small letters are too far": ("cooE-00", "cooE"),
    "short": ("QM-03", "QM"),
    "a hyphen as a star": ("CIAE*00", "CIAE"),
    "near to none": ("QXZV-03", "QXZV"),
}


@pytest.mark.parametrize(("pair", "symbol"), SYMBOLS.values(), ids=SYMBOLS)
def test_symbols_of_a_scan(pair: str, symbol: str) -> None:
    read, _ = _read(f"INFO LOG-00  {pair}  EUR-0l  SS-00  L-03")
    assert [one.office for one in read.info] == ["LOG", symbol, "EUR", "SS", "L"]


def test_the_one_number_that_is_lost_is_what_the_total_leaves() -> None:
    read, _ = _read("INFO LOG-00  DODE-0O  PM-b  PA-Ol  EUR-05  /016 R")
    assert [one.copies for one in read.info] == [0, 0, 10, 1, 5]
    assert read.balanced


def test_a_speck_at_the_edge_is_no_office() -> None:
    read, _ = _read("INFO LOG-00  EUR-0l  HA-09   I")
    assert [one.office for one in read.info] == ["LOG", "EUR", "HA"]


def test_a_dirty_total_on_a_row_of_pairs() -> None:
    read, _ = _read("INFO LOG-00  ADS-00  7000 W")
    assert (read.total, read.code, read.balanced) == (0, "W", True)


def test_the_single_pair_of_who_acts() -> None:
    assert scanned.pairs("ARA' 16 : al") == [("ARA", "16")]
    assert scanned.pairs("L 63 :") == [("L", "63")]


def test_a_hostile_row_is_not_added_up() -> None:
    assert proof.prove(["@1"] * 100, "100") == ([None] * 100, None)


def test_the_first_sign_of_a_total_is_doubtful() -> None:
    assert proof.prove(["", "@1"], "602") == ([1, 1], 2)
    assert proof.prove(["@@"] * 9, "600") == ([0] * 9, 0)


def test_two_totals_that_fit_prove_nothing() -> None:
    assert proof.prove([""] * 7, "600") == ([None] * 7, None)


def test_a_single_sign() -> None:
    assert proof.prove(["4", "@1", "81"], "006") == ([4, 1, 1], 6)


PROVED = {
    "several first digits": (["NSC-U5", "NASA-U2", "H-R2", "PM-10"], "/019 W", [5, 2, 2, 10]),
    "a number of two letters": (["NSC-05", "CIAE-HO", "PM-10"], "/015 W", [5, 0, 10]),
    "one number with both digits lost": (["NSC-05", "PM-b"], "/015 W", [5, 10]),
    "two sums fit": (["NSC-U5", "PM-R0"], "/025 W", [None, None]),
    "no sum fits": (["NSC-U5", "PM-R1"], "/025 W", [None, None]),
}


@pytest.mark.parametrize("row", PROVED)
def test_copies_that_the_total_proves_though_several_are_damaged(row: str) -> None:
    pairs, total, copies = PROVED[row]
    read, _ = _read("ACTION AF-00", f"INFO {pairs[0]}", *pairs[1:], total)
    assert [one.copies for one in read.info] == copies


def test_an_i_is_no_office() -> None:
    read, _ = _read("INFO OCT-01 I-03 /004 W")
    assert [(one.office, one.copies) for one in read.info] == [("OCT", 1), ("L", 3)]


def test_rows_far_below_complete_a_distribution_only_by_its_total() -> None:
    head = ["ACTION PM-04", "INFO OCT-01 EUR-12"]
    assert distribution.proves(head, ["INR-07 /024 W"])
    assert not distribution.proves(head, ["INR-07 /025 W"])
    assert not distribution.proves([*head, "/017 W"], ["INR-07"])
    assert not distribution.proves(head, ["INR-07"])
    assert not distribution.proves(head, ["INR-O7 /024 W"])
