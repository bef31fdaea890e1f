"""Citations in the running text (format guide 10)."""

from typing import NamedTuple

import pytest
from layouts import body

from cablekit import parse
from cablekit.model import Quoted, Reference, TextReference
from cablekit.text import citations
from cablekit.values import Facts


def cited(text: str, **changes: str) -> list[TextReference]:
    return parse(body(*text.split("\n"), **changes)).body.text_references


IN_TEXT = [
    pytest.param("1. SEE LA PAZ 5021.", [("LA PAZ 5021", "LA PAZ", "5021", 1974, "1974LAPAZ05021")], id="a station"),
    pytest.param(
        "1. HE SAID SO -- LIMA 5021.", [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")], id="behind a dash"
    ),
    pytest.param(
        "1. HE SAID SO (SECRET-- LIMA' S 5021).",
        [("LIMA' S 5021", "LIMA", "5021", 1974, "1974LIMA05021")],
        id="a blank before the S, as in 1973",
    ),
    pytest.param(
        "1. WE AGREED--LIMA 5021--WITH HIM.",
        [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")],
        id="between dashes without blanks",
    ),
    pytest.param(
        "1. SEE TOSEC 110023/STATE 47381.",
        [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")],
        id="behind a number of a series",
    ),
    pytest.param(
        "1. AS SAID ['LIMA 5021'].", [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")], id="behind other marks"
    ),
    pytest.param(
        "1. AS SAID IN STATE 73-47381, WE",
        [("STATE 73-47381", "STATE", "47381", 1973, "1973STATE047381")],
        id="a year before the number",
    ),
    pytest.param(
        "1. SEE LIMA 74/5021.", [("LIMA 74/5021", "LIMA", "5021", 1974, "1974LIMA05021")], id="a year and a slash"
    ),
    pytest.param(
        "1. DEPT'S 047381 LEAVES THIS OPEN.",
        [("DEPT'S 047381", "DEPT'S", "047381", 1974, "1974STATE047381")],
        id="six digits, which no count has, above any verb",
    ),
    pytest.param("1. OUR 120000 SACKS AND DEPT'S 2500 CLERKS", [], id="counts after a possessive"),
    pytest.param("1. SEE LIMA 44-5021.", [], id="what can be no year before the number"),
    pytest.param("1. THE LIMA 73-74 SEASON", [], id="years"),
    pytest.param(
        "1. SEE STATE 47381/LIMA 5021.",
        [
            ("STATE 47381", "STATE", "47381", 1974, "1974STATE047381"),
            ("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021"),
        ],
        id="a slash between two",
    ),
    pytest.param(
        "1. As reported in Lima 5021, the board met.",
        [("Lima 5021", "LIMA", "5021", 1974, "1974LIMA05021")],
        id="small letters",
    ),
    pytest.param(
        "1. We agree (State 47381 (Notal)).",
        [("State 47381 (Notal)", "STATE", "47381", 1974, "1974STATE047381")],
        id="a note in small letters",
    ),
    pytest.param("1. In Lima 2500 workers struck.", [], id="a count in small letters"),
    pytest.param("1. (STATE 47381)", [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")], id="in brackets"),
    pytest.param(
        "1. AS IN 73 STATE 47381 WE",
        [("73 STATE 47381", "STATE", "47381", 1973, "1973STATE047381")],
        id="a year",
    ),
    pytest.param(
        "1. SEE LIMA 123 AND STATE 456.",
        [("LIMA 123", "LIMA", "123", 1974, "1974LIMA00123"), ("STATE 456", "STATE", "456", 1974, "1974STATE000456")],
        id="two",
    ),
    pytest.param(
        "1. AS IN STATE 47381, WE", [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")], id="a comma behind"
    ),
    pytest.param(
        "1. SEE QUITO 5021 OF AUGUST 16, 1973, AND",
        [("QUITO 5021", "QUITO", "5021", 1973, "1973QUITO05021")],
        id="a date behind",
    ),
    pytest.param(
        "1. SEE LIMA 1234 AND 1240.",
        [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234"), ("1240", "LIMA", "1240", 1974, "1974LIMA01240")],
        id="two numbers of a station",
    ),
    pytest.param(
        "1. (SEE LIMA 280 AND 315)",
        [("LIMA 280", "LIMA", "280", 1974, "1974LIMA00280"), ("315", "LIMA", "315", 1974, "1974LIMA00315")],
        id="two short numbers of a station",
    ),
    pytest.param(
        "1. SEE LIMA 1234 AND 315.",
        [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234")],
        id="a shorter number behind",
    ),
    pytest.param(
        "1. SEE LIMA 280 AND 315 WORKERS", [("LIMA 280", "LIMA", "280", 1974, "1974LIMA00280")], id="a count behind"
    ),
    pytest.param(
        "1. AS IN LA PAZ\n5021 WE SAID.",
        [("LA PAZ 5021", "LA PAZ", "5021", 1974, "1974LAPAZ05021")],
        id="over two rows",
    ),
    pytest.param("1. SEE SECTO 123.", [("SECTO 123", "SECTO", "123", 1974, "1974SECTO00123")], id="a series"),
    pytest.param(
        "1. SEE PORT-AU-PRINCE 1234.",
        [("PORT-AU-PRINCE 1234", "PORT-AU-PRINCE", "1234", 1974, "1974PORTA01234")],
        id="a name with hyphens",
    ),
    pytest.param("1. IT MET. LIMA 1234.", [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234")], id="a sentence"),
    pytest.param("1. SEE USUN 1234.", [("USUN 1234", "USUN", "1234", 1974, "1974USUNN01234")], id="a mission"),
    pytest.param("1. (LIMA 1978)", [("LIMA 1978", "LIMA", "1978", 1974, "1974LIMA01978")], id="a year in brackets"),
    pytest.param("1. SEE LIMA 1978.", [("LIMA 1978", "LIMA", "1978", 1974, "1974LIMA01978")], id="a year behind SEE"),
    pytest.param("1. THE LIMA 1978 CONFERENCE", [], id="a year"),
    pytest.param("1. BY ROAD TO LIMA 400 MILES", [], id="a distance"),
    pytest.param("1. ARRIVE LIMA 1430.", [], id="an hour of arrival"),
    pytest.param("1. IN LIMA 0930 IS LATE", [], id="an hour"),
    pytest.param("1. OUR 1900 EMPLOYEES", [], id="what is ours"),
    pytest.param("1. OUR 300 EMPLOYEES", [], id="how many are ours"),
    pytest.param("1. LIMA   5021", [], id="a column"),
    pytest.param("1. POPULATION OF BOLIVIA 5021.", [], id="a country"),
    pytest.param("1. LA PAZ 5,021 PEOPLE", [], id="a number with a comma"),
    pytest.param("1. LA PAZ 5021.5 FEET", [], id="a number with a stop"),
    pytest.param("1. THERE WERE 5021 PEOPLE.", [], id="words"),
    pytest.param("1. ON 12 5021", [], id="a number before it"),
    pytest.param("1. THE ROAD IS CLOSED.", [], id="none"),
    pytest.param(
        "1. AS OUTLINED IN STATE 085417 (15 APRIL 1973) AND",
        [("STATE 085417 (15 APRIL 1973)", "STATE", "085417", 1973, "1973STATE085417")],
        id="a zero before five digits, and a date in brackets",
    ),
    pytest.param(
        "1. DISCUSSED WITH QUITO 0059 LAST",
        [("QUITO 0059", "QUITO", "0059", 1974, "1974QUITO00059")],
        id="what may be an hour, behind WITH",
    ),
    pytest.param(
        "1. LIMA 0665 SAID", [("LIMA 0665", "LIMA", "0665", 1974, "1974LIMA00665")], id="a zero and what is no hour"
    ),
    pytest.param(
        "1. REPORTED IN LIMA 0930 THAT",
        [("LIMA 0930", "LIMA", "0930", 1974, "1974LIMA00930")],
        id="what may be an hour, behind a word that cites",
    ),
    pytest.param(
        "1. SEE STATE 5 OF THAT AND LIMA 123 (DTG 021100Z JUN 73).",
        [("LIMA 123 (DTG 021100Z JUN 73)", "LIMA", "123", 1973, "1973LIMA00123")],
        id="a date-time group in brackets",
    ),
    pytest.param(
        "1. SEE LIMA 1234 AND 1240 OF MAY 5, 1973.",
        [("LIMA 1234", "LIMA", "1234", 1973, "1973LIMA01234"), ("1240", "LIMA", "1240", 1973, "1973LIMA01240")],
        id="a date behind two numbers",
    ),
    pytest.param(
        "1. SEE STATE TELEGRAM NO. 1234.",
        [("STATE TELEGRAM NO. 1234", "STATE", "1234", 1974, "1974STATE001234")],
        id="what it is called",
    ),
    pytest.param(
        "1. IN LIMA'S TELEGRAM 123 OF",
        [("LIMA'S TELEGRAM 123", "LIMA", "123", 1974, "1974LIMA00123")],
        id="of a post",
    ),
    pytest.param(
        "1. SEE STATE 47381/TOSEC 110023.",
        [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")],
        id="before a number of a series",
    ),
    pytest.param(
        "1. LIMA 1234 REPORTS 5 DEAD", [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234")], id="a verb with an S"
    ),
    pytest.param(
        "1. LIMA 1200 TO STAFF",
        [("LIMA 1200", "LIMA", "1200", 1974, "1974LIMA01200")],
        id="no count behind a round one",
    ),
    pytest.param(
        "1. LIMA 1200 GAVE STAFF",
        [("LIMA 1200", "LIMA", "1200", 1974, "1974LIMA01200")],
        id="a word behind a round one",
    ),
    pytest.param(
        "1. REPLY TO LIMA 2003 IS", [("LIMA 2003", "LIMA", "2003", 1974, "1974LIMA02003")], id="a year far off"
    ),
    pytest.param("1. IN PARIS 2500 WORKERS STRUCK.", [], id="what is counted"),
    pytest.param("1. IN PARIS 2500 AUTO WORKERS STRUCK.", [], id="what is counted, of a kind"),
    pytest.param("1. SEE IN PARIS 2500 PEOPLE.", [], id="people"),
    pytest.param("1. IN PARIS 2347 AUTO WORKERS STRUCK.", [], id="what is counted to the last one"),
    pytest.param("1. THE PARIS 747 JET", [], id="the number of a thing"),
    pytest.param("1. OUR 1200 MAN FORCE", [], id="a number that is ours"),
    pytest.param("1. OUR 1250 BIG FORCE", [], id="a number that is ours, and no citation"),
    pytest.param("1. SEE ALSO LIMA 0930 LOCAL", [], id="an hour behind a word that cites"),
    pytest.param(
        "1. SEE LIMA 1234 (PARA 2).", [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234")], id="a part in brackets"
    ),
    pytest.param(
        "1. STATE 123 AUTHORIZED IT", [("STATE 123", "STATE", "123", 1974, "1974STATE000123")], id="of the Department"
    ),
    pytest.param(
        "1. LIMA 123 REFERS", [("LIMA 123", "LIMA", "123", 1974, "1974LIMA00123")], id="three digits and a verb"
    ),
    pytest.param("1. LIMA 051230Z SAID", [], id="a date-time group"),
    pytest.param(
        "1. LIMA 5021 CONTAINED DETAILS",
        [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")],
        id="a verb before what might be counted",
    ),
    pytest.param("1. COST IN LIMA 5000 DOLLARS.", [], id="money"),
    pytest.param("1. AT LIMA 1430 HE", [], id="an hour behind AT"),
    pytest.param("1. IN 1973 LIMA 400 TIMES", [], id="a year before a place"),
    pytest.param("1. IT CAME\nTO SECSTATE WASHDC 1234\nAND", [], id="an addressee"),
    pytest.param("1. IT SAID\nS E C R E T CAIRO 8944\nTHAT", [], id="a banner"),
    pytest.param("1. QUOTE: UNCLAS SECTION 1 OF 2 BONN 607\nTHE", [], id="a banner behind QUOTE"),
    pytest.param("1. COUNTS:\nLIMA 1234\nBONN 4567\nEND", [], id="rows of a table"),
    pytest.param("1. PAGE 04 LIMA 02114 WE", [], id="a line of another print"),
    pytest.param("1. THE QUITO 5121 ROAD", [], id="the number of the cable itself"),
    pytest.param(
        "1. FOLLOWING QUITO 5121 SENT",
        [("QUITO 5121", "QUITO", "5121", 1974, "1974QUITO05121")],
        id="the number of the cable itself, cited",
    ),
    pytest.param("1. EMBASSY 1234 IS OUR", [], id="what may be a house number"),
    pytest.param(
        "1. SEE LIMA 1234 AND 1975 IS", [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234")], id="a year more"
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_TEXT)
def test_citations_in_the_text(text: str, expected: list[tuple[object, ...]]) -> None:
    found = cited(text)
    assert [(one.raw, one.station, one.number, one.year, one.document_number) for one in found] == expected


def test_a_citation_knows_its_line() -> None:
    text = body("1. THE ROAD IS CLOSED.", "", "2. SEE LA PAZ", "5021 AND LIMA 123.", "3. STATE 456.")
    lines = text.split("\n")
    for one in parse(text).body.text_references:
        assert one.raw.split()[-1] in lines[one.line - 1]


def test_a_number_on_the_line_below_closed_by_a_mark() -> None:
    assert [one.raw for one in cited("1. THE ROAD IS CLOSED (STATE\n47381) AGAIN.")] == ["STATE 47381"]


WHOSE = [
    pytest.param("MY TELEGRAM 2343", "1974QUITO02343", id="MY"),
    pytest.param("EMBTEL 123", "1974QUITO00123", id="EMBTEL"),
    pytest.param("EMBASSY TELEGRAM 123", "1974QUITO00123", id="EMBASSY TELEGRAM"),
    pytest.param("DEPARTMENT'S TELEGRAM 6788", "1974STATE006788", id="of the Department"),
    pytest.param("DEPTEL 6788", "1974STATE006788", id="DEPTEL"),
    pytest.param("MY 2343", "1974QUITO02343", id="MY alone"),
    pytest.param("YOUR TELEGRAM 555", "1974STATE000555", id="YOUR, of the one action addressee"),
]


@pytest.mark.parametrize(("words", "document"), WHOSE)
def test_a_word_that_stands_for_a_station(words: str, document: str) -> None:
    (one,) = cited(f"1. AS REPORTED IN {words}.")
    assert (one.raw, one.document_number) == (words, document)


AIRGRAMS = [
    pytest.param("SEE LA PAZ A-23.", [("LA PAZ A-23", "LA PAZ", "A-23", 1974)], id="of a post"),
    pytest.param("IN OUR A-268, WE", [("OUR A-268", "OUR", "A-268", 1974)], id="ours"),
    pytest.param("BY AIRGRAM A-124 WE", [("AIRGRAM A-124", None, "A-124", 1974)], id="by its name"),
    pytest.param("BY AIRGRAM 124 WE", [("AIRGRAM 124", None, "A-124", 1974)], id="by its name, without A"),
    pytest.param(
        "IN DEPARTMENT'S A-123 OF APRIL 19, 1973",
        [("DEPARTMENT'S A-123", "DEPARTMENT'S", "A-123", 1973)],
        id="of the Department, dated",
    ),
    pytest.param(
        "AND DEPARTMENT A-4945 (21 JULY 1973), ALL",
        [("DEPARTMENT A-4945 (21 JULY 1973)", "DEPARTMENT", "A-4945", 1973)],
        id="dated in brackets",
    ),
    pytest.param(
        "IN BONN A-12 AND A-13", [("BONN A-12", "BONN", "A-12", 1974), ("A-13", "BONN", "A-13", 1974)], id="two"
    ),
    pytest.param("SEE LIMA A- 5.", [("LIMA A-5", "LIMA", "A-5", 1974)], id="a blank"),
    pytest.param("RULES OF CA-10315 DTD 10/16/72 APPLY", [("CA-10315", None, "CA-10315", 1972)], id="only dated"),
    pytest.param("SEE A-124.", [("A-124", None, "A-124", 1974)], id="of no station, behind SEE"),
    pytest.param("AS REPORTED IN A-124 OF MAY 3, 1973", [("A-124", None, "A-124", 1973)], id="of no station, dated"),
    pytest.param("TRANSMITTED BY A-124, THE", [("A-124", None, "A-124", 1974)], id="of no station, sent"),
    pytest.param("AS TRANSMITTED A-124.", [("A-124", None, "A-124", 1974)], id="of no station, after the verb"),
    pytest.param("THEY SUBMITTED A-10 PLANS", [], id="an aircraft after such a verb"),
    pytest.param("IN LIMA 063 WE SAID", [], id="three digits with a zero"),
    pytest.param("FORWARDED UNDER A-124", [("A-124", None, "A-124", 1974)], id="of no station, forwarded"),
    pytest.param("(REF A-124)", [("A-124", None, "A-124", 1974)], id="of no station, in brackets"),
    pytest.param("HE CAME IN A-300 PLANES", [], id="a plane"),
    pytest.param("THE LIMA A-37 AIRCRAFT", [], id="an aircraft"),
    pytest.param("FOR LIMA A-4 SALE", [], id="perhaps an aircraft"),
    pytest.param("AN A-23 IS", [], id="of no post"),
    pytest.param("AN SA-23 IS", [], id="a missile"),
    pytest.param("NORTH-23", [], id="a word"),
    pytest.param("NORTH-23, OUR A-268", [("OUR A-268", "OUR", "A-268", 1974)], id="a word before one"),
]


@pytest.mark.parametrize(("text", "expected"), AIRGRAMS)
def test_airgrams_in_the_text(text: str, expected: list[tuple[object, ...]]) -> None:
    found = cited(f"1. {text}")
    assert [(one.raw, one.station, one.number, one.year) for one in found] == expected
    assert {(one.kind, one.document_number) for one in found} <= {("airgram", None)}


@pytest.mark.parametrize("caption", ["NODIS", "EXDIS", "LIMDIS", "STADIS"])
@pytest.mark.parametrize("before", ["DISCUSSIONS ( ", "DISCUSSIONS (", "SEE "])
def test_a_caption_behind_a_citation_is_not_counted(before: str, caption: str) -> None:
    (one,) = cited(f"1. AGENDA {before}VIENNA 2142 {caption}).")
    assert (one.raw, one.document_number) == ("VIENNA 2142", "1974VIENNA02142")


def test_a_note_behind_a_citation() -> None:
    (one,) = cited("1. SEE LIMA 123 (NOTAL).")
    assert (one.raw, one.note) == ("LIMA 123 (NOTAL)", "NOTAL")


#: reference lines that hold one of each kind
LIST = "REF: (A) STATE 1; (B) LIMA A-98; (C) SMITH LETTER OF MAY 5, 1974; (D) MEMCON OF MAY 2; (E) BONN 5, BONN 6"

NAMED = [
    pytest.param("SEE REFAIR.", ("REFAIR", "B", "airgram", "A-98"), id="the airgram"),
    pytest.param("SEE REFTEL.", ("REFTEL", None, "telegram", None), id="a telegram of several"),
    pytest.param("SEE REF. C FOR", ("REF. C", "C", "letter", None), id="a stop before the letter"),
    pytest.param("SEE REF. A, AND", ("REF. A", "A", "telegram", "1"), id="a stop before A and a comma"),
    pytest.param('SEE REF "C"', ('REF "C"', "C", "letter", None), id="in quotation marks"),
    pytest.param("REF D SAYS", ("REF D", "D", "memo", None), id="a memorandum"),
    pytest.param("REFTEL-B SAYS", ("REFTEL-B", "B", "airgram", "A-98"), id="behind a hyphen"),
    pytest.param("REF E SAYS", ("REF E", "E", "telegram", None), id="two of a letter"),
    pytest.param("REF H SAYS", ("REF H", "H", "other", None), id="a letter that is not there"),
    pytest.param("REFTEL H SAYS", ("REFTEL H", "H", "telegram", None), id="a telegram that is not there"),
    pytest.param("REFERENCE TELEGRAM A", ("REFERENCE TELEGRAM A", "A", "telegram", "1"), id="REFERENCE TELEGRAM"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_word_takes_what_the_element_of_the_lines_has(text: str, expected: tuple[object, ...]) -> None:
    (one,) = cited(f"1. {text}", reference=f"{LIST}\n")
    assert (one.raw, one.label, one.kind, one.number) == expected


ONLY = [
    pytest.param("SEE REFTEL.", "REF: LIMA A-98; STATE 1", "STATE", id="the telegram beside an airgram"),
    pytest.param("SEE REFTEL.", "REF: JCS 051512Z MAY 74; LIMA A-98", "JCS", id="where none has a number"),
    pytest.param("PARA 3 OF REF.", "REF: STATE 1", "STATE", id="REF alone, of one"),
    pytest.param("SAID (REF).", "REF: STATE 1", "STATE", id="REF in brackets"),
    pytest.param("SEE REF A.", "REF: STATE 1; (B) LIMA 5", "STATE", id="the first without its letter"),
]


@pytest.mark.parametrize(("text", "reference", "station"), ONLY)
def test_a_word_for_the_one_element_there_is(text: str, reference: str, station: str) -> None:
    (one,) = cited(f"1. {text}", reference=f"{reference}\n")
    assert one.station == station


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("AS IN REFTEL 123, WE", "0123"),
        ("REFTEL 45 SAYS", None),
        ("SEE REFTEL 67788.", "67788"),
        ("REFTEL 999 SAYS", None),
    ],
)
def test_a_word_with_the_number_of_an_element(text: str, number: str | None) -> None:
    (one,) = cited(f"1. {text}", reference="REF: LIMA 0123; STATE 67788\n")
    assert one.number == number


@pytest.mark.parametrize("text", ["PER REF.", "THE REF.", "REF. A MEETING", "SEE REF BELOW"])
def test_what_names_no_element(text: str) -> None:
    assert cited(f"1. {text}", reference="REF: STATE 1; LIMA 5\n") == []


class Repeated(NamedTuple):
    """A telegram repeated in the text."""

    opening: tuple[int, int]
    last: int
    said: Quoted


def test_a_telegram_repeated_in_the_text_has_lines_of_its_own() -> None:
    rows = ["1. SEE REF B.", "QUOTE", "REF: (B) BONN 123", "1. SEE REF B AND BONN 170.", "UNQUOTE", "2. SEE REF B."]
    said = Quoted(first_paragraph=1, last_paragraph=2, references=[Reference("BONN 1", "B", "telegram", "BONN", "1")])
    inner = Repeated((1, 2), 4, said)
    own = [Reference("STATE 1", "B", "telegram", "STATE", "1")]
    found = citations.read("\n".join(rows), list(enumerate(rows, 10)), own, Facts(), [inner])
    assert [(one.line, one.station, one.number) for one in found] == [
        (10, "STATE", "1"),
        (13, "BONN", "1"),
        (13, "BONN", "170"),
        (15, "STATE", "1"),
    ]


BEHIND_A_YEAR = [
    pytest.param("1. (REVISED FROM LAST PLAN73 LIMA 3131)", "1973LIMA03131", id="glued to a word"),
    pytest.param("1. (REVISED FROM LAST PLAN 73 LIMA 3131)", "1973LIMA03131", id="apart"),
    pytest.param("1. THE MIG21 (LIMA 3131)", "1974LIMA03131", id="no year"),
    pytest.param("1. ITS SUBMISSION99 LIMA 3131.", "1974LIMA03131", id="a year to come"),
]


@pytest.mark.parametrize(("text", "document"), BEHIND_A_YEAR)
def test_a_year_before_the_station(text: str, document: str) -> None:
    (one,) = cited(text)
    assert one.document_number == document


REFTELS = [
    pytest.param("1. AS IN REFTEL.", "REF: STATE 1", "1974STATE000001", id="the one there is"),
    pytest.param("1. AS IN REF B.", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="by its letter"),
    pytest.param(
        "1. AS IN REFTEL (B).", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="by its letter in brackets"
    ),
    pytest.param("1. PARA 3 REFTEL.", "REF: STATE 1", "1974STATE000001", id="a paragraph of it"),
    pytest.param("1. AS IN REFERENCE B.", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="REFERENCE"),
    pytest.param("1. AS IN REFTEL.", "REF: (A) STATE 1; (B) LA PAZ 2", None, id="one of two"),
    pytest.param("1. AS IN REF C.", "REF: (A) STATE 1; (B) LA PAZ 2", None, id="a letter that is not there"),
    pytest.param("1. AS IN LOME REFTEL.", "REF: COTONOU 361; LOME 515", "1974LOME00515", id="of a station"),
    pytest.param("1. AS ( COTONOU REFTEL) SAID.", "REF: COTONOU 361; LOME 515", "1974COTONO00361", id="in parentheses"),
    pytest.param("1. PER LA PAZ\nREFTEL.", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="station above it"),
    pytest.param("1. AS IN LOME REFTEL.", "REF: LOME 361; LOME 515", None, id="two of the station"),
    pytest.param("1. AS IN LIMA REFTEL.", "REF: COTONOU 361; LOME 515", None, id="none of the station"),
    pytest.param("1. OUTLINED REFTEL LOME WE", "REF: COTONOU 361; LOME 515", "1974LOME00515", id="a station behind it"),
    pytest.param("1. REFTEL LA PAZ AND", "REF: STATE 361; LA PAZ 515", "1974LAPAZ00515", id="two words behind it"),
    pytest.param("1. IN REFTEL LIMA AGREES.", "REF: COTONOU 361; LOME 515", None, id="another station behind it"),
    pytest.param("1. REFTELS LOME AND", "REF: COTONOU 361; LOME 515", None, id="a station behind several"),
    pytest.param("1. REFTEL, LOME SAYS", "REF: COTONOU 361; LOME 515", None, id="a station behind a comma"),
    pytest.param("1. SENT TO LOME REFTEL.", "REF: COTONOU 361", "1974COTONO00361", id="a station, but one reference"),
    pytest.param("1. AS IN REF-\nTEL B.", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="over two rows"),
    pytest.param("1. AS IN REF-\nTEL.", "REF: STATE 1", "1974STATE000001", id="over two rows without a letter"),
    pytest.param("1. AS IN REFTEL A.", "REF: STATE 1; LA PAZ 2", "1974STATE000001", id="A without labels"),
    pytest.param("1. AS IN REF B.", "REF: STATE 1; LA PAZ 2", "1974LAPAZ00002", id="B without labels"),
    pytest.param("1. WE LIKE ANALYSIS CONTAINED REF.", "REF: LA PAZ 2", "1974LAPAZ00002", id="alone, contained"),
    pytest.param("1. POINTS REQUESTED\nREF, ARE", "REF: LA PAZ 2", "1974LAPAZ00002", id="alone, on the next row"),
    pytest.param("1. AS IN REF B.", "REF: (A) STATE 1, LA PAZ 2, (C) LIMA 3", "1974LAPAZ00002", id="B left out"),
    pytest.param("1. AS IN REF B.", "REF: STATE 1, LA PAZ 2, (C) LIMA 3", "1974LAPAZ00002", id="A and B left out"),
    pytest.param("1. AS IN REF B.", "REF: STATE 1, LA PAZ 2, (D) LIMA 3", None, id="B where letters are out of place"),
    pytest.param("1. AS IN REF (C).", "REF: STATE 1; LA PAZ 2", None, id="C without labels, of two"),
    pytest.param("1. AS IN REF B.", "REF: STATE 1; (A) LA PAZ 2", None, id="B where one has a label"),
    pytest.param("1. SEE REFTEL LA PAZ 4793.", "REF: LA PAZ 4793, STATE 5", "1974LAPAZ04793", id="itself behind it"),
    pytest.param("1. SEE REFTEL, LA PAZ 4793.", "REF: LA PAZ 4793", "1974LAPAZ04793", id="itself behind a comma"),
    pytest.param("1. SEE REFTEL IN 1974.", "REF: LA PAZ 4793", "1974LAPAZ04793", id="a year behind it"),
]


@pytest.mark.parametrize(("text", "reference", "document"), REFTELS)
def test_reftel_stands_for_a_reference(text: str, reference: str, document: str | None) -> None:
    (one,) = cited(text, reference=f"{reference}\n")
    assert one.document_number == document


SEVERAL = [
    "REFS A AND B",
    "REFS (A), (B)",
    "REFTELS A & B",
    "REFERENCES (A) AND (B)",
    "REFS A,B",
    "REF A/B",
    "REFS A&B",
    "REFS A (DATED 1 APR 76) AND B (DATED 14 APR 76)",
    "REF A (PARA C) AND B",
]


@pytest.mark.parametrize("words", SEVERAL)
def test_several_letters_behind_one_word(words: str) -> None:
    found = cited(f"1. AS IN {words}.", reference="REF: (A) STATE 1; (B) LA PAZ 2\n")
    assert [one.document_number for one in found] == ["1974STATE000001", "1974LAPAZ00002"]


@pytest.mark.parametrize("words", ["REF B, A MEETING WAS HELD", "REF B AND A MEETING", "REF B (NOTAL), A LONG ONE"])
def test_an_article_behind_a_letter_is_no_letter(words: str) -> None:
    (found,) = cited(f"1. AS IN {words}.", reference="REF: (A) STATE 1; (B) LA PAZ 2\n")
    assert found.document_number == "1974LAPAZ00002"


@pytest.mark.parametrize("words", ["REF B AND A.", "REF B, A, AND REF C", "REFTELS B AND A SAY"])
def test_the_first_letter_may_be_last(words: str) -> None:
    found = cited(f"1. AS IN {words}.", reference="REF: (A) STATE 1; (B) LA PAZ 2\n")
    assert [one.label for one in found[:2]] == ["B", "A"]


@pytest.mark.parametrize("words", ["REFS A THROUGH C", "REFTELS A-C", "REFS (A) THRU (C)"])
def test_letters_between_two(words: str) -> None:
    found = cited(f"1. AS IN {words}.", reference="REF: (A) STATE 1; (B) LA PAZ 2; (C) LIMA A-3\n")
    assert [(one.label, one.kind) for one in found] == [("A", "telegram"), ("B", "telegram"), ("C", "airgram")]


def test_letters_between_two_in_small_letters() -> None:
    found = cited("1. As in Refs A through C, we agree.", reference="REF: A. LIMA 1 B. LIMA 2 C. LIMA 3\n")
    assert [(one.raw, one.number) for one in found] == [("Refs A", "1"), ("B", "2"), ("C", "3")]


@pytest.mark.parametrize(
    ("words", "raws"),
    [
        ("(REFTEL - B.) THE LAMPS", ["REFTEL - B"]),
        ("REFTELS ( A) AND ( B) SAY", ["REFTELS ( A)", "( B)"]),
        ("REFTELS - (A) AND (B)", ["REFTELS - (A)", "(B)"]),
    ],
)
def test_blanks_next_to_a_letter(words: str, raws: list[str]) -> None:
    references = [
        Reference("A", label, kind="telegram", station="STATE", number="1", document_number="X") for label in "AB"
    ]
    read = citations.read(words, [(1, words)], references, Facts())
    assert [(one.raw, one.document_number) for one in read] == [(raw, "X") for raw in raws]


@pytest.mark.parametrize("words", ["REFTEL - E.O. 11652", "REFTEL - A MEETING"])
def test_what_is_no_letter_after_a_dash(words: str) -> None:
    reference = Reference("STATE 1", None, kind="telegram", station="STATE", number="1")
    (one,) = citations.read(words, [(1, words)], [reference], Facts())
    assert (one.raw, one.label) == ("REFTEL", None)


def test_a_means_the_only_element_without_a_label() -> None:
    reference = Reference("STATE 1", None, kind="telegram", station="STATE", number="1", document_number="X")
    read = citations.read("REF A, PLEASE, AND REF B", [(1, "")], [reference], Facts())
    assert [one.document_number for one in read] == ["X", None]


def test_a_bracket_behind_each_letter() -> None:
    found = cited("1. PARA 2 OF REF A) AND B).", reference="REF: (A) STATE 1; (B) LA PAZ 2\n")
    assert [one.label for one in found] == ["A", "B"]


def test_an_article_behind_reference_is_no_letter() -> None:
    assert cited("1. IT MADE REFERENCE A SECOND TIME.") == []


def test_a_word_that_only_ends_in_reftel_cites_nothing() -> None:
    assert cited("1. THE XREFTEL.") == []


NUMBERED = "REF: (1) STATE 30985; (2) LA PAZ 402\n"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("1. EXPANSION ( REF 1) DURING TALKS.", ["1"], id="after a bracket"),
        pytest.param("1. AS IN REF 2.", ["2"], id="before a stop"),
        pytest.param("1. REFS 1 AND 2 SAY SO.", ["1", "2"], id="two"),
        pytest.param("1. SEE REFTEL 1.", ["1"], id="REFTEL"),
        pytest.param("1. REFTELS (1), (2) AND OTHERS.", ["1", "2"], id="in brackets"),
        pytest.param("1. REFERENCE 2 SAYS SO.", ["2"], id="REFERENCE"),
        pytest.param("1. REF (2), PARA 4.", ["2"], id="a paragraph of it"),
        pytest.param("1. REF 3 IS MISSING.", [], id="a number that is not there"),
        pytest.param("1. XREF 2 IS A FILE.", [], id="the end of a word"),
        pytest.param("1. REF 2 4 SHIPS", [], id="a number that continues"),
    ],
)
def test_a_number_for_a_label(text: str, labels: list[str]) -> None:
    documents = {"1": "1974STATE030985", "2": "1974LAPAZ00402"}
    found = cited(text, reference=NUMBERED)
    assert [(one.label, one.document_number) for one in found] == [(label, documents[label]) for label in labels]


def test_a_number_behind_ref_without_numbered_lines_cites_nothing() -> None:
    assert cited("1. AS IN REF 2.", reference="REF: (A) STATE 1; (B) LA PAZ 2\n") == []


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        pytest.param("1. BELOW IS LIMA 64, JANUARY 7, FROM HIM.", ["1976LIMA00064"], id="its day"),
        pytest.param("1. SEE BONN 77.", ["1976BONN00077"], id="a word that cites"),
        pytest.param("1. AS SAID (LIMA 45).", ["1976LIMA00045"], id="in parentheses"),
        pytest.param("1. BONN TELEGRAM 88 SAYS", ["1976BONN00088"], id="a noun"),
        pytest.param("1. BERN 99 (NOTAL) SAYS", ["1976BERN00099"], id="a note"),
        pytest.param("1. THE GAMES (MOSCOW 80) AND", [], id="a year in parentheses"),
        pytest.param("1. IN LIMA 45 MEN MET.", [], id="a count"),
        pytest.param("1. THE PARIS 12 GROUP MET.", [], id="a name"),
        pytest.param("1. FLEW TO LIMA 20 JANUARY.", [], id="a day"),
        pytest.param("1. SEE MY 64.", [], id="no name"),
    ],
)
def test_two_digits_in_the_first_weeks_of_a_year(text: str, documents: list[str]) -> None:
    found = cited(text, dtg="R 081440Z JAN 76")
    assert [one.document_number for one in found] == documents


def test_two_digits_later_in_the_year_cite_nothing() -> None:
    assert cited("1. SEE BONN 77.") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("1. AS REPORTED LIMA 0630. WE", "0630", id="a word that tells"),
        pytest.param("1. WE SENT LIMA 0412 ON THIS.", "0412", id="a minute that no appointment has"),
        pytest.param("1. MEETING IN LIMA 0915 WITH HIM.", None, id="an hour"),
        pytest.param("1. A FLIGHT TO LIMA 0612 AND", None, id="of a journey"),
    ],
)
def test_a_leading_zero_and_an_hour(text: str, number: str | None) -> None:
    assert [one.number for one in cited(text)] == ([] if number is None else [number])


LINES = "REF: (A) 73 STATE 4477 (B) LA PAZ 400 (C) QUITO 33\n"


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        pytest.param("1. SEE STATE 4477.", ["1973STATE004477"], id="the year of the line"),
        pytest.param("1. SEE DEPTEL 4477.", ["1973STATE004477"], id="a word for the station"),
        pytest.param("1. SEE 74 STATE 4477.", ["1974STATE004477"], id="a year of its own"),
        pytest.param("1. SEE STATE 4478.", ["1974STATE004478"], id="another number"),
        pytest.param("1. SEE LIMA 4477.", ["1974LIMA04477"], id="another station"),
    ],
)
def test_a_station_and_number_of_the_lines(text: str, documents: list[str]) -> None:
    assert [one.document_number for one in cited(text, reference=LINES)] == documents


def test_the_citing_station_after_reftel_is_a_subject() -> None:
    (one,) = cited("1. PER REFTEL QUITO SENDS A DRAFT.", reference="REF: QUITO 400, 401; STATE 4477\n")
    assert (one.raw, one.document_number) == ("REFTEL", None)


def test_another_station_after_reftel_is_whose_it_is() -> None:
    (one,) = cited("1. PER REFTEL STATE SENDS A DRAFT.", reference="REF: LA PAZ 400, 401; STATE 4477\n")
    assert (one.raw, one.document_number) == ("REFTEL STATE", "1974STATE004477")


def test_references_a_and_b() -> None:
    found = cited("1. REFERENCES A AND B SAY SO.", reference=LINES)
    assert [one.label for one in found] == ["A", "B"]


def test_ref_with_a_stop_before_tel() -> None:
    (one,) = cited("1. SEE REF. TEL, PARA 3.", reference="REF: STATE 4477\n")
    assert one.document_number == "1974STATE004477"


ABBREVIATED = [
    pytest.param("AS REPORTED TANA'S 0454, HE LEFT", ["TANA'S 0454"], id="after a verb"),
    pytest.param("SEE TANAN'S 1454", ["TANAN'S 1454"], id="more letters"),
    pytest.param("PER TANA'S 1454 AND 1455", ["TANA'S 1454", "1455"], id="two numbers"),
    pytest.param("(TANA' S 1454)", ["TANA' S 1454"], id="a blank before the S"),
    pytest.param("SEE QUIT'S 1454", [], id="of no one's name"),
    pytest.param("SEE TAN'S 1454", [], id="three letters"),
    pytest.param("SEE TANA 1454", [], id="no possessive"),
    pytest.param("SEE NANA'S 1454", [], id="other letters"),
    pytest.param("TANA'S 500 WORKERS STRUCK", [], id="a count"),
    pytest.param("TANA'S 1974 BUDGET", [], id="a year"),
    pytest.param("SEE TANANARIVE'S 1454", ["TANANARIVE'S 1454"], id="the whole name"),
]


@pytest.mark.parametrize(("text", "raws"), ABBREVIATED)
@pytest.mark.parametrize("own", [True, False], ids=["own", "addressee"])
def test_the_beginning_of_the_own_name_or_the_addressees(text: str, raws: list[str], own: bool) -> None:
    route = {
        "page": "PAGE 01  TANANA  05121  181502Z\n",
        "from_": "FM AMEMBASSY TANANARIVE",
        "banner": "CONFIDENTIAL TANANARIVE 5121\n",
    }
    found = cited(f"1. {text}.", **(route if own else {"to": "TO AMEMBASSY TANANARIVE", "info": ""}))
    assert [one.raw for one in found] == raws
    assert {str(one.document_number)[:10] for one in found} <= {"1974TANANA"}


@pytest.mark.parametrize("word", ["PORT'S 1400", "SANTO'S 1400"])
def test_a_word_or_a_post_is_no_beginning_of_a_name(word: str) -> None:
    assert [one.document_number for one in cited(f"1. SEE {word}.", to="TO AMEMBASSY PORT AU PRINCE", info="")] == []


LISTED = [
    pytest.param("THE PAPER (LIMA NARC A-326) IS", [("A-326", "A")], id="after an abbreviation"),
    pytest.param("PART III OF A-2055 ASKING POSTS TO SHOW", [("A-2055", "B")], id="before a plural"),
    pytest.param("SEE A-326", [("A-326", "A")], id="after a word that cites"),
    pytest.param("WE SAW (A-326) AND A-2055", [("A-326", "A"), ("A-2055", "B")], id="two"),
    pytest.param("A-326 AND A-2055 SAY", [("A-326", "A"), ("A-2055", "B")], id="two after another"),
    pytest.param("A- 326 SAYS", [("A-326", "A")], id="a blank"),
    pytest.param("BONN A-12 AND A-326 SAY", [("BONN A-12", None), ("A-326", None)], id="further, of another station"),
    pytest.param("LIMA A-326 SAYS", [("LIMA A-326", None)], id="with its station"),
    pytest.param("DEPT. A-2055 SAYS", [("DEPT. A-2055", None)], id="of the Department"),
    pytest.param("THE A-327 IS", [], id="not in the list"),
    pytest.param("THE A-326 AIRCRAFT IS", [], id="an aircraft"),
    pytest.param("THE NA-326 IS", [], id="the end of a word"),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_an_airgram_of_the_lines(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = cited(f"1. {text}.", reference="REF: A. LIMA A-326\nB. DEPT. A-2055\n")
    assert [(one.raw, one.label) for one in found] == expected
    assert all(one.station and one.kind == "airgram" for one in found)
