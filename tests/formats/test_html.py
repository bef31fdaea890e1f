"""The page of a cable: what a reader sees on it, what is beside it, and that a cable's words never become markup."""

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfs import column, pdf
from record_builders import parsed_cables, parsed_of, rich_cable

from cablekit.api import Parsed, parse_all
from cablekit.diagnostics import SECTION_MISSING, TEXT_ON_FILM, UNKNOWN_LINE, Diagnostic
from cablekit.formats import loads_json, render
from cablekit.formats.html import (
    CSS,
    Around,
    Html,
    Links,
    Neighbour,
    Other,
    article,
    element,
    html_text,
    origin_of,
    policy,
)
from cablekit.model import (
    Addressee,
    Attributes,
    Body,
    Cable,
    CableDate,
    Excision,
    ExecutiveOrder,
    Gap,
    Paragraph,
    Quoted,
    Reference,
    Routing,
    Source,
    Tag,
    TextReference,
)

ROOT = Path(__file__).parents[2]
_SPACE = ' xmlns="http://www.w3.org/1999/xhtml"'


def page_of(cable: Cable) -> Element:
    """The page as a reader of XML has it; names without their space."""
    return read(render(parsed_of(cable, spans={}), "html"))


def read(page: str) -> Element:
    assert page.startswith('<!DOCTYPE html>\n<html lang="en"')
    return ElementTree.fromstring(page.split("\n", 1)[1].replace(_SPACE, ""))


def article_of(cable: Cable, **settings: object) -> Element:
    return ElementTree.fromstring(article(cable, **settings))  # type: ignore[arg-type]


def sample(name: str) -> Parsed:
    return next(parse_all(ROOT / "samples" / name))


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def fields(element: Element) -> dict[str, list[str]]:
    """The rows of every list of fields: label -> values, what is in the margin left out."""
    return {
        words(row.find("dt")): [words(value) for value in row.iterfind("dd") if value.get("class") != "margin"]
        for row in element.iterfind(".//dl[@class='fields']/div")
    }


def passages(element: Element) -> list[tuple[str, str]]:
    """The text: name and words of each block of it."""
    section = element.find(".//section[@class='text']")
    assert section is not None
    blocks = [block for one in section for block in (one[0] if one.get("class") == "passage" else [one])]
    return [(one.tag, words(one)) for one in blocks]


# --- what a reader sees ---------------------------------------------------------------------------


def test_the_head() -> None:
    page = page_of(rich_cable())
    assert words(page.find("head/title")) == "1977STATE999999: LAW OF THE SEA: #1 & *MORE*"
    assert words(page.find(".//h1")) == "LAW OF THE SEA: #1 & *MORE*"
    shown = fields(page)
    assert shown["Document"] == ["1977STATE999999", "sent as STATE 999999"]
    assert shown["Date"] == ["1977-12-30 21:28 UTC", "received 1977-12-30 21:57 UTC"]
    assert shown["From"] == ["SECSTATE WASHDC"]
    assert shown["To"] == ["AMEMBASSY LA PAZ IMMEDIATE 5123", "AMEMBASSY LIMA"]
    assert shown["Precedence"] == ["IMMEDIATE, for information ROUTINE"]
    assert shown["Classification"] == ["CONFIDENTIAL NODIS"]
    assert shown["Order"] == ["E.O. 11652: GDS", "GDS"]
    assert shown["TAGS"] == ["PFOR, OVIP (VANCE, CYRUS)"]
    assert shown["References"] == ["A. LA PAZ 1791 (NOTAL) telegram, year taken from this telegram"]
    assert shown["Action"] == ["ARA 10"]


def test_the_text_and_what_is_behind_it() -> None:
    page = page_of(rich_cable())
    assert passages(page) == [
        ("p", "1. SUMMARY: THE AMBASSADOR *MET* WITH <ADRIAZOLA>. END SUMMARY."),
        ("p", "2. (CONFIDENTIAL)"),
        ("pre", "COSTS: ITEM 1976 1977 TIN 10 12"),
        ("p", "[GAP]"),
    ]
    assert "".join(page.find(".//section//pre").itertext()) == "COSTS:\nITEM  1976    1977\nTIN    10      12"  # type: ignore[union-attr]
    assert [words(one) for one in page.iter("mark")] == ["[GAP]"]
    assert words(page.find(".//p[@class='signature']")) == "VANCE"
    footer = page.find(".//footer")
    assert footer is not None
    assert [words(one) for one in footer.iterfind("p")][:2] == [
        "Declassified/Released, 2009-05-22, Sheryl P. Walter",
        "From cables/a.txt",
    ]


def test_every_kind_of_paragraph() -> None:
    paragraphs = [
        Paragraph(None, 0, "heading", text="BACKGROUND [EXCISED B3]"),
        Paragraph("A", 2, "prose", text="TEXT."),
        Paragraph("(1)", 7, "quoted", text="WE AGREE."),
        Paragraph(None, 0, "table", text="A  B"),
        Paragraph("2", 1, "list", text=""),
        Paragraph("3", 1, classification="CONFIDENTIAL", text="(C - ENTIRE TEXT)"),
        Paragraph(text=""),
    ]
    made = article(Cable(record_id="x", body=Body(text="x", paragraphs=paragraphs)))
    assert re.findall(r'<div class="passage">\n<div>(.*)</div>\n', made) == [
        '<h2>BACKGROUND <mark>[EXCISED <abbr title="Exempted by another statute">B3</abbr>]</mark></h2>',
        '<p class="level-2">A. TEXT.</p>',
        '<blockquote><p class="level-4">(1) WE AGREE.</p></blockquote>',
        '<pre tabindex="0">A  B</pre>',
        "<p>2.</p>",
        "<p>3. (C - ENTIRE TEXT)</p>",
    ]


def test_a_body_without_paragraphs_keeps_its_blocks() -> None:
    made = article(Cable(record_id="x", body=Body(text="ONE\nLINE\n\n \n\n[GAP] TWO")))
    assert "<p>ONE LINE</p>\n<p><mark>[GAP]</mark> TWO</p>\n" in made


def test_terms_are_explained_on_the_word_and_in_a_list() -> None:
    body = Body(
        classification="SECRET",
        captions=["NODIS"],
        tags=[Tag("PBOR", "PBOR", "subject", "Boundary <Claims>"), Tag("ZZZZ", "ZZZZ")],
        executive_order=ExecutiveOrder("E.O. 11652: XGDS-2", 11652, "XGDS-2", "XGDS-2"),
        text="A [EXCISED B1] B",
        paragraphs=[Paragraph(text="A [EXCISED B1] B")],
        excisions=[Excision(code="B1", raw="[    ] B1")],
    )
    made = article_of(Cable(record_id="x", body=body))
    hovered = {words(one): one.get("title") for one in made.iter("abbr")}
    assert hovered["PBOR"] == "Boundary <Claims>"
    assert hovered["NODIS"] == "No distribution"
    assert hovered["B1"] == "National security information"
    assert "ZZZZ" not in hovered
    listed = {words(row.find("dt")): words(row.find("dd")) for row in made.iterfind("section[@class='terms']/dl/div")}
    assert listed["PBOR"] == "Boundary <Claims> (TAGS)"
    assert listed["NODIS"] == "No distribution. Not to be shown to anyone but the persons indicated. (caption)"
    assert {"XGDS-2", "E.O. 11652", "SECRET", "B1"} <= set(listed)


def test_a_page_with_nothing_to_explain_has_no_list() -> None:
    assert article_of(Cable(record_id="x")).find("section[@class='terms']") is None


def test_a_repeated_telegram_is_announced() -> None:
    body = Body(
        text="x",
        paragraphs=[Paragraph(text="HE SAID:"), Paragraph(kind="quoted", text="UNCLAS ...")],
        quoted=[Quoted(first_paragraph=1, last_paragraph=1, document_number="1977STATE000001", subject="TIN")],
    )
    assert passages(article_of(Cable(record_id="x", body=body)))[1] == ("p", "Repeats 1977STATE000001: TIN")


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        (
            Attributes(film_number=["D750129-0345"], original_classification="SECRET"),
            "Request under the Freedom of Information Act for film D750129-0345, to National Archives, Special Access "
            "and FOIA Staff specialaccess_foia@nara.gov.",
        ),
        (Attributes(document_number="1975LAPAZ00001"), "The film number is n/a: the telegram does not appear on any"),
    ],
    ids=["on film", "not recoverable"],
)
def test_a_lost_cable_says_what_is_known_and_whom_to_ask(attributes: Attributes, shown: str) -> None:
    attributes.from_, attributes.to, attributes.tags = "LA PAZ", "STATE", ["PFOR"]
    attributes.reference, attributes.subject = "75 STATE 1", "TIN"
    made = article_of(Cable(record_id="x", text_status="microfilm_only", attributes=attributes))
    assert words(made.find("section[@class='text']")) == "[no text: it is on microfilm only]"
    assert shown in words(made.find("section[@class='recovery']"))
    head = fields(made)
    assert (head["From"], head["To"]) == (["LA PAZ"], ["STATE"])  # below the head the attributes say it again
    assert words(made.find("header//dl/div[dt='From']/dd")) == "LA PAZ (attribute)"
    assert words(made.find("header//dl/div[dt='TAGS']/dd")) == "PFOR (attribute)"
    assert words(made.find("header//dl/div[dt='Reference']/dd")) == "75 STATE 1 (attribute)"
    assert made.find("section[@class='attributes']") is not None


def test_what_the_attributes_name_leads_on() -> None:
    said = Attributes(from_="LA PAZ", tags=["PFOR", "(VANCE, CYRUS)", "ZZZZ"])
    cable = Cable(
        record_id="x", text_status="absent", attributes=said, date=CableDate(dt.date(1975, 1, 1), "attribute")
    )
    made = article_of(cable, links=Everywhere())
    found = addresses(made)
    assert found["LA PAZ"] == "post/LA PAZ"
    assert (found["PFOR"], found["(VANCE, CYRUS)"], found["ZZZZ"]) == ("tag/PFOR", "person/VANCE, CYRUS", "tag/ZZZZ")
    hovered = {words(one): one.get("title") for one in made.iter("abbr")}
    assert (hovered["PFOR"], hovered["LA PAZ"]) == ("Foreign Policy and Relations", "LA PAZ, Bolivia")


def test_the_citation_is_there_to_copy() -> None:
    assert words(article_of(rich_cable()).find("section[@class='cite']/p")).startswith(
        "Department of State to Embassy La Paz and Embassy Lima, Telegram 999999, section 1 of 2, December 30, 1977"
    )


# --- the margin -----------------------------------------------------------------------------------


def beside(element: Element, xpath: str) -> list[str]:
    found = element.find(xpath)
    assert found is not None
    return [words(one) for one in found.iterfind(".//div[@class='beside']/p")]


def test_diagnostics_are_beside_what_they_speak_of() -> None:
    parsed = sample("synthetic-1979-quoted-telegram.txt")
    diagnostics = [
        Diagnostic("CK1", "a", "error", "of the date", field="routing.sent_at"),
        Diagnostic("CK2", "b", "warning", "of the second of TO", field="routing.to[1]"),
        Diagnostic("CK3", "c", "note", "of a paragraph", line=parsed.passages[0][0][0]),
        Diagnostic("CK4", "d", "note", "of the subject", field="body.subject"),
        Diagnostic("CK5", "e", "note", "of no place"),
        Diagnostic("CK6", "f", "note", "of a place that is nowhere", line=9999),
        Diagnostic("CK7", "g", "note", "of an attribute", line=1, field="attributes.line_count"),
        Diagnostic("CK8", "h", "note", "of the signature", field="body.signature"),
        Diagnostic("CK9", "i", "note", "of a neighbour in name", field="routing.to_all"),
    ]
    parsed.cable.diagnostics[:] = diagnostics
    made = article_of(parsed.cable, origin=origin_of(parsed))
    assert beside(made, "header//dl/div[dt='Date']") == ["error of the date CK1"]
    assert beside(made, "header//dl/div[dt='To']") == ["warning of the second of TO CK2"]
    assert beside(made, "section[@class='text']/div") == ["note of a paragraph CK3"]
    assert beside(made, "header/div") == ["note of the subject CK4"]
    assert [words(one) for one in made.iterfind("div[@class='notes']/p")] == [
        "note of no place CK5",
        "note of a place that is nowhere CK6",
        "note of a neighbour in name CK9",
    ]
    assert words(made.find("details[@class='more attributes']/summary")) == "Attributes, 1 diagnostic"
    assert len(re.findall(r'class="note ', article(parsed.cable, origin=origin_of(parsed)))) == len(diagnostics)


def test_a_line_is_found_where_no_field_is_named() -> None:
    parsed = sample("synthetic-1979-quoted-telegram.txt")
    line = parsed.spans["body.tags"][0][0]
    parsed.cable.diagnostics[:] = [
        Diagnostic("CK1", "a", "note", "of a label", line=line, field="body"),
        Diagnostic("CK2", "b", "note", "of a section", line=1, field="transmissions[0].routing.from"),
        Diagnostic("CK3", "c", "note", "of a line", line=2, field="frame"),
    ]
    made = article_of(parsed.cable, origin=origin_of(parsed))
    assert beside(made, "header//dl/div[dt='TAGS']") == ["note of a label CK1"]
    assert beside(made, "header//dl/div[dt='From']") == ["note of a section CK2"]
    rest = made.find("div[@class='notes']")
    assert rest is not None
    assert (words(rest.find("p")), sources(rest)) == ("note of a line CK3", [("line 2", "Message Text")])


def test_lines_of_a_pdf_lead_to_their_page() -> None:
    text = (ROOT / "samples" / "synthetic-1979-sectioned.txt").read_text().split("\n")
    parsed = next(parse_all(pdf([column(text[:60], top=760), column(text[60:120], top=760)])))
    made = article_of(parsed.cable, origin=origin_of(parsed), links=Everywhere())
    found = made.find("header//dl/div[dt='From']")
    assert found is not None
    assert words(found.find(".//summary")) == "Source: pages 1, 2"
    assert [one.get("href") for one in found.iter("a")][-2:] == ["source/1", "source/2"]
    assert words(found.find(".//details/p")).startswith("page 1, line ")


@pytest.mark.parametrize(
    ("texts", "after", "place"),
    [
        (["A", "[GAP]", "B"], 0, 2),
        (["[GAP]", "B"], None, 1),
        (["A [GAP] B", "C"], 0, 1),
        (["A", "B [GAP]"], 1, 2),
    ],
    ids=["between", "at the head", "inside the first", "inside the last"],
)
def test_what_is_known_of_a_gap_is_beside_it(texts: list[str], after: int | None, place: int) -> None:
    body = Body(
        text="x", paragraphs=[Paragraph(text=one) for one in texts], gaps=[Gap(after_paragraph=after, evidence="lost")]
    )
    cable = Cable(record_id="x", body=body, diagnostics=[SECTION_MISSING.at(None, "transmissions", "lost")])
    assert beside(article_of(cable), f"section[@class='text']/div[{place}]") == [f"warning lost {SECTION_MISSING.code}"]


def test_a_missing_section_is_noted_beside_its_gap() -> None:
    evidence = "section 2 of 2 is not in this document"
    body = Body(
        text="A\n\n[GAP]",
        paragraphs=[Paragraph(text="A"), Paragraph(text="[GAP]")],
        gaps=[Gap(after_paragraph=0, evidence=evidence)],
    )
    cable = Cable(record_id="x", body=body, diagnostics=[SECTION_MISSING.at(None, "transmissions", evidence)])
    assert beside(article_of(cable), "section[@class='text']/div[2]") == [f"warning {evidence} {SECTION_MISSING.code}"]


def test_what_is_said_of_a_lost_text_is_beside_its_place() -> None:
    cable = Cable(record_id="x", text_status="absent", diagnostics=[TEXT_ON_FILM.at(3, "body.text", "lost")])
    assert beside(article_of(cable), "section[@class='text']") == [f"warning lost {TEXT_ON_FILM.code}"]


def sources(element: Element) -> list[tuple[str, str]]:
    """Summary and lines of each source that is shown on demand."""
    return [
        (
            words(one.find("summary")).removeprefix("Source: "),
            "\n".join("".join(pre.itertext()) for pre in one.iterfind("pre")),
        )
        for one in element.iterfind(".//details[@class='source']")
    ]


def test_each_field_and_paragraph_shows_its_lines() -> None:
    parsed = sample("synthetic-1979-quoted-telegram.txt")
    made = article_of(parsed.cable, origin=origin_of(parsed))
    rows = made.findall("header//dl/div")
    shown = {words(row.find("dt")): sources(row) for row in rows}
    assert shown["From"] == [("line 12", "FM AMEMBASSY LIMA")]
    assert shown["Info"] == [("lines 14-15", "INFO AMEMBASSY SANTIAGO\nAMEMBASSY QUITO")]
    assert [label for label, found in shown.items() if not found] == []
    text = made.find("section[@class='text']")
    assert text is not None
    of_paragraphs = sources(text)
    assert len(of_paragraphs) == len(parsed.cable.body.paragraphs)
    for (_, lines), one in zip(of_paragraphs, parsed.cable.body.paragraphs, strict=True):
        assert re.sub(r"\W", "", one.text) in re.sub(r"\W", "", lines)


def test_lines_of_several_places_are_told_apart() -> None:
    parsed = sample("synthetic-1979-sectioned.txt")
    found = article_of(parsed.cable, origin=origin_of(parsed)).find("header//dl/div[dt='From']")
    assert found is not None
    assert sources(found) == [("lines 13, 77, 126", "\n".join(["FM AMEMBASSY NAIROBI"] * 3))]
    assert [words(one) for one in found.iterfind(".//details/p")] == ["line 13", "line 77", "line 126"]


def test_a_record_read_back_has_no_source_and_the_same_words() -> None:
    parsed = sample("synthetic-1979-sectioned.txt")
    back = loads_json(render(parsed, "json"))
    made, whole = article_of(back), article_of(parsed.cable, origin=origin_of(parsed))
    assert sources(made) == []
    assert (fields(made), passages(made)) == (fields(whole), passages(whole))


# --- where names lead -----------------------------------------------------------------------------


class Everywhere(Links):
    """Links that name what they were asked for."""

    def __getattribute__(self, name: str) -> object:
        return lambda value: f"{name}/{value}"


def addresses(element: Element) -> dict[str, str | None]:
    return {words(one): one.get("href") for one in element.iter("a")}


def test_links_of_a_collection() -> None:
    cable = rich_cable()
    cable.routing.to[0].post = "LA PAZ"
    cable.body.references[0].document_number = "1977LAPAZ01791"
    found = addresses(article_of(cable, links=Everywhere()))
    assert found == {
        "1977-12-30 21:28 UTC": "day/1977-12-30",
        "AMEMBASSY LA PAZ IMMEDIATE 5123": "post/LA PAZ",
        "CONFIDENTIAL": "classification/CONFIDENTIAL",
        "NODIS": "caption/NODIS",
        "PFOR": "tag/PFOR",
        "OVIP (VANCE, CYRUS)": "person/VANCE, CYRUS",
        "LA PAZ 1791 (NOTAL)": "document/1977LAPAZ01791",
        "cables/a.txt": "source/None",
    }


@pytest.mark.parametrize(
    ("texts", "cited", "shown"),
    [
        (["SEE STATE 12 AND STATE 12."], ["STATE 12", "STATE 12"], ["STATE 12", "STATE 12"]),
        (["SEE STATE 1", "AND STATE 2"], ["STATE 1", "STATE 2"], ["STATE 1", "STATE 2"]),
        (["SEE STATE  1"], ["STATE\n1"], ["STATE 1"]),
        (["NOTHING HERE", "BUT STATE 3"], ["LIMA 9", "STATE 3"], ["STATE 3"]),
        (["ENDS WITH STATE", "3 IS APART"], ["STATE 3"], []),
        (["A"], [""], []),
        ([], ["STATE 3"], []),
    ],
    ids=["twice", "two paragraphs", "blanks", "not found", "over a border", "empty", "no text"],
)
def test_citations_in_the_text_lead_on(texts: list[str], cited: list[str], shown: list[str]) -> None:
    body = Body(
        text="x",
        paragraphs=[Paragraph(text=one) for one in texts],
        text_references=[TextReference(one, 1, document_number=f"1977STATE00000{n}") for n, one in enumerate(cited)],
    )
    made = article_of(Cable(record_id="x", body=body), links=Everywhere())
    assert [words(one) for one in made.iterfind("section[@class='text']//a")] == shown


def test_what_is_around_a_cable() -> None:
    cable = rich_cable()
    cable.body.references[0].document_number = "1977LAPAZ01791"
    around = Around(
        neighbours=[Neighbour("prev", "Previous of STATE", "1977STATE1", "a.html?x&y")],
        cites={"1977LAPAZ01791": Other("1977LAPAZ01791", "TIN", address="tin.html")},
        cited_by=[Other("1978LIMA00001", "MORE", address=None), Other("x", address="x.html")],
        extra=element("p", "A letter"),
    )
    made = article_of(cable, around=around)
    assert words(made.find(".//nav")) == "Previous of STATE: 1977STATE1"
    assert addresses(made)["1977STATE1"] == "a.html?x&y"
    assert addresses(made)["LA PAZ 1791 (NOTAL)"] == "tin.html"
    assert fields(made)["References"][0].endswith("telegram, 1977LAPAZ01791, year taken from this telegram, TIN")
    assert [words(one) for one in made.iterfind("section[@class='cited-by']//li")] == ["1978LIMA00001 MORE", "x"]
    assert "<p>A letter</p>" in article(cable, around=around)
    nobody = article_of(cable, around=Around(cited_by=[]))
    assert words(nobody.find("section[@class='cited-by']/p")) == "No cable of this collection cites it."


@pytest.mark.parametrize(
    ("source", "folder", "address"),
    [
        (Source("cables/a b#1.txt"), None, "cables/a%20b%231.txt"),
        (Source("cables/a.txt"), "pages/x", "../../cables/a.txt"),
        (Source("javascript:alert(1)"), None, "javascript%3Aalert%281%29"),
        (Source("/cables/a.txt"), "pages", "file:///cables/a.txt"),
        (Source("a.zip", "b.txt"), None, None),
        (Source("-"), None, None),
        (Source(), None, None),
    ],
    ids=["relative", "from a folder", "like a script", "absolute", "in an archive", "standard input", "a str"],
)
def test_the_file_is_linked(source: Source, folder: str | None, address: str | None) -> None:
    page = read(html_text(parsed_of(Cable(record_id="x", source=source), spans={}), folder))
    links = [one.get("href") for one in page.iterfind(".//footer//a")]
    assert links == ([address] if address else [])


# --- programs that read the page ------------------------------------------------------------------


def test_meta_elements() -> None:
    page = page_of(rich_cable())
    metas = {meta.get("name"): meta.get("content") for meta in page.iterfind("head/meta")}
    assert metas["dcterms.title"] == metas["citation_title"] == "LAW OF THE SEA: #1 & *MORE*"
    assert metas["dcterms.creator"] == metas["citation_author"] == "Department of State"
    assert (metas["dcterms.identifier"], metas["dcterms.date"]) == ("1977STATE999999", "1977-12-30")
    assert metas["citation_publication_date"] == "1977/12/30"


def test_zotero_reads_a_letter() -> None:
    span = page_of(rich_cable()).find(".//span[@class='Z3988']")
    assert span is not None
    said = span.get("title") or ""
    assert all(part.partition("=")[2] for part in said.split("&"))  # its reader fails at a key without a value
    read = parse_qs(said, strict_parsing=True)
    assert read["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert read["rft.type"] == ["letter"]
    assert read["rft.title"] == ["LAW OF THE SEA: #1 & *MORE*"]
    assert read["rft.aucorp"] == ["Department of State"]
    assert read["rft.subject"] == ["PFOR", "VANCE, CYRUS"]


def test_a_cable_without_a_title_has_no_coins() -> None:
    assert article_of(Cable(record_id="x")).find(".//span") is None


def test_the_page_follows_light_and_dark_and_loads_nothing() -> None:
    page = render(parsed_of(rich_cable()), "html")
    assert "@media (prefers-color-scheme: dark)" in page
    assert "@media print" in page
    assert not re.search(r"\ssrc=|url\(|@import|<script|<img|<iframe|\son\w+=", page)


def test_the_policy_allows_the_style_and_nothing_else() -> None:
    page = render(parsed_of(rich_cable()), "html")
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    assert style.strip() == CSS.strip()
    said = read(page).find("head/meta[@http-equiv='Content-Security-Policy']")
    assert said is not None
    assert said.get("content") == policy(style)
    assert policy(style).startswith("default-src 'none'; style-src 'sha256-")
    assert "style-src 'none'" in policy()
    assert " style=" not in page  # an attribute would need unsafe-inline


# --- hostile cables -------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "</pre></section></article><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt; &amp; &#60;",
    "\x00\x07\x1b[31m\x7f\x9b",
    "\u202eevil\u2066",
    "\ufffe\uffff\ud800",
    "W" * 5000,
    "javascript:alert(1)",
]


def hostile_cable(words: str) -> Cable:
    """A cable that says the same words everywhere."""
    return Cable(
        record_id=words,
        document_number=words,
        routing=Routing(from_=Addressee(words, words, post=words), to=[Addressee(words)], operating_signals=[words]),
        body=Body(
            classification=words,
            captions=[words],
            subject=words,
            tags=[Tag(words, words, "subject", words, words)],
            references=[Reference(words, words, "telegram", document_number=words)],
            text=words,
            paragraphs=[Paragraph(words, 1, text=words), Paragraph(words, kind="table", text=words)],
            signature=words,
        ),
        attributes=Attributes(locator=words, other={words: words}),
        source=Source(words, words),
        diagnostics=[UNKNOWN_LINE.at(1, words, words)],
    )


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_text(words: str) -> None:
    page = render(parsed_of(hostile_cable(words)), "html")
    elements = Elements()
    elements.feed(page)
    assert elements.unknown == set()
    read(page)  # well-formed, so all of it is where it was put


class Elements(HTMLParser):
    """Elements and attributes of a page, as a browser reads it, that no page has."""

    KNOWN = frozenset(
        [
            *("html", "head", "meta", "title", "style", "link", "body", "main", "article", "header", "section"),
            *("footer", "div", "h1", "h2", "dl", "dt", "dd", "p", "pre", "ul", "li", "nav", "blockquote", "mark"),
            *("abbr", "a", "span", "small", "strong", "br", "details", "summary"),
        ]
    )
    ATTRIBUTES = frozenset(
        [
            *("lang", "xmlns", "charset", "http-equiv", "content", "name", "rel", "href", "class", "title"),
            *("tabindex", "aria-label"),
        ]
    )

    def __init__(self) -> None:
        super().__init__()
        self.unknown: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unknown |= {tag} - self.KNOWN
        self.unknown |= {name for name, _ in attrs} - self.ATTRIBUTES

    def handle_comment(self, data: str) -> None:
        self.unknown.add("a comment")


@given(parsed_cables())
def test_any_page_is_well_formed_and_of_known_elements(parsed: Parsed) -> None:
    page = render(parsed, "html")
    elements = Elements()
    elements.feed(page)
    assert elements.unknown == set()
    read(page)


@given(st.text(), st.text())
def test_text_is_escaped_once_and_markup_never(text: str, value: str) -> None:
    made = element("p", text, Html("<b>x</b>"), class_=value)
    found = ElementTree.fromstring(made)
    assert [one.tag for one in found] == ["b"]
    assert element("p", Html(made)).startswith(f"<p>{made}")
