"""Telegrams repeated in the text: read by the machine, their fields kept apart (format guide 12)."""

import pytest
from layouts import body, cable, section, sectioned

from cablekit import parse
from cablekit.model import Body

CLUSTER = [
    "E.O. 11652: GDS",
    "TAGS: PFOR, EC",
    "SUBJECT: A ROAD IN THE HILLS",
    "REF: A. STATE 100200",
    "B. LIMA 3000",
]
TEXT = ["", "1. THE ROAD IS CLOSED.", "", "2. THE RIVER IS HIGH.", "MERRIWEATHER"]
BANNER = "C O N F I D E N T I A L LIMA 3123"
#: the outer telegram has no cluster of its own
BARE = {"order": "", "tags": "", "subject": "", "reference": ""}


def read(*lines: str) -> Body:
    """The body of a telegram that says nothing but these lines."""
    return parse(body(*lines, **BARE)).body


REPEATED = [
    pytest.param(
        ["FOLLOWING REPEAT LIMA 3123 ACTION SECSTATE.", "QUOTE", BANNER], ["UNQUOTE"], 1, id="QUOTE on its row"
    ),
    pytest.param(["FOLLOWING REPEAT LIMA 3123.", f"QUOTE: {BANNER}"], ["UNQUOTE"], 1, id="QUOTE before the banner"),
    pytest.param(["FOL SENT ACTION SECSTATE JULY 12. QTE", BANNER], ["UNQTE"], 1, id="QTE behind the announcement"),
    pytest.param(["FOLLOWING REPEAT LIMA 3123.", "QUOTE"], ["END QUOTE"], 1, id="no banner"),
    pytest.param(["REPEATED FOR YOUR INFO. QUOTE:", BANNER], ["UNQUOTE"], 1, id="another announcement"),
    pytest.param(["1. BELOW IS A TELEGRAM. BEGIN TEXT:", BANNER], ["END TEXT."], 1, id="BEGIN TEXT"),
    pytest.param(["QUOTE", BANNER], ["UNQUOTE"], 0, id="no announcement"),
    pytest.param([f"FOLLOWING REPEAT LIMA 3123 QUOTE {BANNER}"], ["UNQUOTE"], 0, id="all on one row"),
    pytest.param(
        [
            *("FOLLOWING SENT ACTION CAIRO", "QUOTE C O N F I D E N T I A L STATE 243973", "TOSEC 756"),
            *("FOLLOWING REPEAT LIMA 3123 SENT ACTION SECSTATE:", "QTE", BANNER),
        ],
        ["UNQUOTE"],
        2,
        id="a telegram that repeats one",
    ),
    pytest.param(
        [
            *("FOLLOWING SENT ACTION CAIRO", "QUOTE C O N F I D E N T I A L STATE 243973"),
            *("FOLLOWING REPEAT LIMA 3123 DATED 4 MAY: QUOTE:", BANNER),
        ],
        ["UNQUOTE"],
        2,
        id="a telegram that repeats one, its mark behind the announcement",
    ),
    pytest.param(
        [
            *("FOLLOWING REPEAT LIMA 3123. QUOTE", "PAGE 01 LIMA 03123 121502Z", "R 121340Z JUL 74"),
            *("FM AMEMBASSY LIMA", "TO SECSTATE WASHDC 1234", BANNER),
        ],
        ["UNQUOTE"],
        1,
        id="PAGE line and routing",
    ),
]


def test_a_quotation_inside_another_that_is_no_telegram() -> None:
    text = ["QUOTE THE MINISTER SAID:", "QTE:", "E.O. IS WHAT HE CALLS IT.", "UNQTE", "UNQUOTE"]
    assert read("HE WROTE:", *text).quoted == []


@pytest.mark.parametrize(("above", "below", "first"), REPEATED)
def test_a_telegram_repeated_in_the_text(above: list[str], below: list[str], first: int) -> None:
    found = read(*above, *CLUSTER, *TEXT, *below)
    assert (found.executive_order, found.tags, found.subject, found.references) == (None, [], None, [])
    (one,) = found.quoted
    assert one.executive_order is not None
    assert (one.executive_order.exemption, one.subject) == ("GDS", "A ROAD IN THE HILLS")
    assert [tag.raw for tag in one.tags] == ["PFOR", "EC"]
    assert [cited.document_number for cited in one.references] == ["1974STATE100200", "1974LIMA03000"]
    assert (one.first_paragraph, one.last_paragraph) == (first, len(found.paragraphs) - 1)
    assert [each.label for each in found.paragraphs[first:]] == [None, "1", "2", None]
    assert found.paragraphs[first].text.endswith("REF: A. STATE 100200 B. LIMA 3000")
    assert found.paragraphs[-1].text == f"MERRIWEATHER {below[0]}"
    assert {each.kind for each in found.paragraphs[first:]} == {"quoted"}
    assert found.signature is None


NUMBERS = [
    pytest.param(["FOLLOWING REPEAT.", "QUOTE", BANNER], "1974LIMA03123", id="the banner's"),
    pytest.param(["FOLLOWING REPEAT BOGOTA 770.", "QUOTE"], "1974BOGOTA00770", id="the announcement's"),
    pytest.param(["FOLLOWING REPEAT.", "QUOTE"], None, id="none"),
]


@pytest.mark.parametrize(("above", "number"), NUMBERS)
def test_the_number_of_a_repeated_telegram(above: list[str], number: str | None) -> None:
    cable_ = parse(body(*above, *CLUSTER, *TEXT, "UNQUOTE", **BARE))
    assert cable_.body.quoted[0].document_number == number
    (told,) = [one for one in cable_.diagnostics if one.code == "CK422"]
    assert told.field == "body.quoted"
    assert told.message.endswith(number or "A ROAD IN THE HILLS")


def test_a_repeated_telegram_without_end_lasts_to_the_end_of_the_text() -> None:
    found = read("FOLLOWING REPEAT LIMA 3123.", "QUOTE", BANNER, *CLUSTER, *TEXT[:-1])
    assert (found.quoted[0].first_paragraph, found.quoted[0].last_paragraph) == (1, 3)


def test_the_fields_of_the_outer_telegram_stay_its_own() -> None:
    found = parse(
        cable(
            text="\n".join(
                [
                    "1. FOLLOWING IS FOR YOUR INFO. QUOTE",
                    BANNER,
                    *CLUSTER,
                    *TEXT,
                    "UNQUOTE",
                    "",
                    "2. WE AGREE WITH REF B.",
                ]
            )
        )
    ).body
    assert (found.subject, found.signature) == ("SYNTHETIC ROAD TO THE LANDING", "TARLEWOOD")
    assert [one.raw for one in found.references] == ["STATE 151302"]
    assert [(one.label, one.level) for one in found.paragraphs] == [
        *[("1", 1), (None, 0), ("1", 2), ("2", 2), (None, 0), ("2", 1)]
    ]
    assert [one.raw for one in found.text_references] == ["REF B"]


def test_an_announcement_is_no_title() -> None:
    found = read("FOL SENT ACTION SECSTATE FROM LIMA", "QUOTE", BANNER, *CLUSTER, *TEXT)
    assert [one.kind for one in found.paragraphs[:2]] == ["prose", "quoted"]


def test_two_telegrams_repeated_one_after_the_other() -> None:
    found = read(
        *("FOLLOWING REPEATED:", "", "QUOTE", BANNER, *CLUSTER, *TEXT, "UNQUOTE", ""),
        *("QUOTE", BANNER.replace("LIMA", "BOGOTA"), *CLUSTER, *TEXT, "UNQUOTE"),
    )
    assert [(one.first_paragraph, one.last_paragraph) for one in found.quoted] == [(1, 4), (5, 8)]
    assert [one.document_number for one in found.quoted] == ["1974LIMA03123", "1974BOGOTA03123"]


def test_a_telegram_repeated_over_sections_is_one() -> None:
    first = section(1, 2, "\n".join(["FOLLOWING REPEAT LIMA 3123.", "QUOTE", BANNER, *CLUSTER, *TEXT[:3]]), **BARE)
    found = parse(sectioned(first, section(2, 2, "\n".join([*TEXT[3:], "UNQUOTE"]), signature="\n"))).body
    (one,) = found.quoted
    assert (one.first_paragraph, one.last_paragraph) == (1, 4)


NONE = [
    pytest.param(["1. NOTE SAYS. QUOTE:", "DEAR SIR: REF YOUR LETTER OF JULY 3.", "UNQUOTE"], id="a letter"),
    pytest.param(
        ["1. TAGS ARE LATE. QUOTE:", "E.O. 11652: GDS", "IS ALL IT SAYS.", "UNQUOTE"], id="one label, no banner"
    ),
    pytest.param(['1. REF IS "OLD".', '"A ROAD IS CLOSED."', "QUOTE"], id="quotation marks"),
    pytest.param(["1. TAGS ARE LATE. QUOTE", "", "UNQUOTE"], id="nothing"),
]


@pytest.mark.parametrize("lines", NONE)
def test_what_is_no_telegram(lines: list[str]) -> None:
    assert read("1. X.", "", *lines).quoted == []


def test_a_telegram_repeated_is_numbered_by_the_symbol_its_station_had_then() -> None:
    lines = ["FOLLOWING REPEAT USNATO 607.", "QUOTE: C O N F I D E N T I A L USNATO 0607", *CLUSTER, *TEXT, "UNQUOTE"]
    (one,) = read(*lines).quoted
    assert one.document_number == "1974NATO00607"
