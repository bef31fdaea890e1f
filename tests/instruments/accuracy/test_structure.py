"""What must hold of every cable at hand, and that the checks of it see a fault where there is one."""

from collections.abc import Callable

import pytest

from .cables import SAMPLES, Read, read
from .structure import CHECKS, Check, broken_sentences, pages

#: lines that no rule knows may be at most one in a thousand
_UNKNOWN = 0.001
_SAMPLE = SAMPLES / "synthetic-1974-sectioned.txt"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_holds_of_every_cable(cables: list[Read], check: Check) -> None:
    assert [f"{one.name}: {fault}" for one in cables for fault in check(one)] == []


def test_hardly_a_line_is_unknown(cables: list[Read]) -> None:
    kinds = [token.kind for one in cables for token in one.parsed.tokens]
    assert kinds.count("unknown") / len(kinds) < _UNKNOWN


def _sample() -> Read:
    return next(read([_SAMPLE]))


def _text(change: Callable[[str], str]) -> Callable[[Read], None]:
    def spoil(one: Read) -> None:
        one.parsed.cable.body.text = change(one.parsed.cable.body.text or "")

    return spoil


def _lose_transmission(one: Read) -> None:
    one.parsed.cable.transmissions.pop()


def _miscount_pages(one: Read) -> None:
    one.parsed.cable.transmissions[0].header.page_count = 9


def _miscopy(one: Read) -> None:
    one.parsed.cable.transmissions[0].header.distribution.info[0].copies = 99


def _lose_time(one: Read) -> None:
    one.parsed.cable.transmissions[0].routing.sent_at = None


def _wrong_time(one: Read) -> None:
    one.parsed.cable.transmissions[0].routing.dtg = "010101Z JAN 74"


def _lose_line(one: Read) -> None:
    one.parsed.tokenized.lines.text = one.parsed.tokenized.lines.text[:-1]


def _lose_paragraph(one: Read) -> None:
    one.parsed.cable.body.paragraphs.pop(1)


def _part(one: Read) -> None:
    """Puts a blank line where the first page break cuts a sentence."""
    text = one.parsed.cable.body.text or ""
    lines = [token.raw.rstrip() for token in one.parsed.tokens]
    before, after = next(broken_sentences(lines, _serial(one)))
    one.parsed.cable.body.text = text.replace(f"{before}\n{after}", f"{before}\n\n{after}")
    assert one.parsed.cable.body.text != text


def _serial(one: Read) -> int:
    assert one.parsed.cable.mrn is not None
    assert one.parsed.cable.mrn.number is not None
    return one.parsed.cable.mrn.number


SPOILT = [
    ("transmissions_found", _lose_transmission),
    ("pages_counted", _miscount_pages),
    ("distribution_balanced", _miscopy),
    ("times_valid", _lose_time),
    ("times_valid", _wrong_time),
    ("no_furniture", _text(lambda text: text + "\nPAGE 02        QUITO  05121  01 OF 02  251804Z")),
    ("no_furniture", _text(lambda text: text + "\n Declassified/Released US Department of State")),
    ("no_furniture", _text(lambda text: text + "\nNNN")),
    ("no_furniture", _text(lambda text: text + "\nC O N F I D E N T I A L SECTION 1 OF 2 QUITO 5121/1")),
    ("no_furniture", _text(lambda text: text + "\nCONFIDENTIAL" * 9)),
    ("sentences_whole", _part),
    ("nothing_lost", _lose_line),
    ("paragraphs_whole", _lose_paragraph),
]


@pytest.mark.parametrize(("name", "spoil"), SPOILT)
def test_a_spoilt_record_is_found_out(name: str, spoil: Callable[[Read], None]) -> None:
    check = next(check for check in CHECKS if check.__name__ == name)
    one = _sample()
    assert list(check(one)) == []
    spoil(one)
    assert list(check(one)) != []


def test_pages_of_a_quoted_telegram_are_not_the_cables_own() -> None:
    lines = ["PAGE 01 QUITO 05012 251804Z", "PAGE 01 LIMA 00077 211804Z", "PAGE 02", "", "QUITO 05012 251804Z"]
    assert list(pages(lines, 5012)) == [(0, 1), (2, 2)]


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("WE HAVE ASKED THE MINISTRY FOR", "A LIST OF THE DRIVERS", True),
        ("WE HAVE ASKED THE MINIS-", "TRY FOR A LIST", True),
        ("WE HAVE ASKED THE MINISTRY.", "A LIST OF THE DRIVERS CAME", False),
        ("WE HAVE ASKED THE MINISTRY FOR", "2. A LIST OF THE DRIVERS", False),
        ("WHEAT      400      500", "MAIZE      200      300", False),
    ],
)
def test_sentences_cut_by_a_page_break(before: str, after: str, goes_on: bool) -> None:
    lines = [before, "   CONFIDENTIAL", "", "   CONFIDENTIAL", "", "PAGE 02        QUITO  05012  251804Z", "", after]
    assert list(broken_sentences(lines, 5012)) == ([(before, after)] if goes_on else [])
