"""Text, Markdown and HTML: what a reader sees, and that a cable's words never become markup or terminal commands."""

import html
import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from record_builders import parsed_cables, parsed_of, rich_cable, texts

from cablekit.api import Parsed
from cablekit.formats import render
from cablekit.formats.markdown import code_block, escape
from cablekit.formats.visible import visible
from cablekit.model import Body, Cable, Paragraph, Routing, Tag

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
GITHUB = MarkdownIt("gfm-like", {"linkify": False})


def test_text_page() -> None:
    assert render(parsed_of(rich_cable()), "text") == (
        "=" * 72 + "\n"
        "Document:       1977STATE999999\n"
        "Date:           1977-12-30 21:28 UTC\n"
        "From:           SECSTATE WASHDC\n"
        "To:             AMEMBASSY LA PAZ IMMEDIATE 5123\n"
        "                AMEMBASSY LIMA\n"
        "Info:           USCINCSO\n"
        "Subject:        LAW OF THE SEA: #1 & *MORE*\n"
        "Classification: CONFIDENTIAL NODIS\n"
        "References:     A. LA PAZ 1791 (NOTAL)\n"
        "\n"
        f"{rich_cable().body.text}\n"
        "\n"
        "VANCE\n"
        "\n"
    )


def test_text_of_a_lost_cable_says_why() -> None:
    lost = Cable(record_id="x", text_status="microfilm_only")
    assert render(parsed_of(lost), "text") == (
        "=" * 72 + "\nDocument:       x\n\n[no text: it is on microfilm only]\n\n"
    )


def test_head_falls_back_to_what_is_known() -> None:
    cable = Cable(record_id="x", routing=Routing(dtg="R 392125Z JAN 74"))
    assert "Date:           R 392125Z JAN 74\n" in render(parsed_of(cable), "text")


def test_markdown_page() -> None:
    assert render(parsed_of(rich_cable()), "markdown") == (
        "# LAW OF THE SEA: #1 \\& \\*MORE\\*\n\n"
        "- **Document:** 1977STATE999999\n"
        "- **Date:** 1977-12-30 21:28 UTC\n"
        "- **From:** SECSTATE WASHDC\n"
        "- **To:** AMEMBASSY LA PAZ IMMEDIATE 5123; AMEMBASSY LIMA\n"
        "- **Info:** USCINCSO\n"
        "- **Classification:** CONFIDENTIAL NODIS\n"
        "- **References:** A. LA PAZ 1791 (NOTAL)\n\n"
        "1\\. SUMMARY: THE AMBASSADOR \\*MET\\* WITH \\<ADRIAZOLA\\>. END SUMMARY.\n\n"
        "2\\. (CONFIDENTIAL)\n\n"
        "```\nCOSTS:\nITEM  1976    1977\nTIN    10      12\n```\n\n"
        "\\[GAP\\]\n\n"
        "VANCE\n\n"
    )


def test_markdown_without_paragraphs_keeps_blocks() -> None:
    body = Body(text="ONE\nLINE\n\n- TWO", paragraphs=[Paragraph(text="")])
    assert "ONE LINE\n\n\\- TWO\n\n" in render(parsed_of(Cable(record_id="x", body=body)), "markdown")


def test_markdown_labels_and_marks() -> None:
    paragraphs = [
        Paragraph("1", 1, classification="CONFIDENTIAL", text="(C - ENTIRE TEXT)"),
        Paragraph("(2)", 2, classification="SECRET", text="TEXT."),
        Paragraph("A", 2, text="TEXT."),
    ]
    page = render(parsed_of(Cable(record_id="x", body=Body(text="x", paragraphs=paragraphs))), "markdown")
    assert page.endswith("\n\n1\\. (C - ENTIRE TEXT)\n\n(2) (SECRET) TEXT.\n\nA. TEXT.\n\n")


def shown(page: str) -> str:
    """What a reader of the rendered page sees: text of the HTML, which must hold one paragraph and no other tag."""
    found = re.fullmatch(r"<p>([^<>]*)</p>\n", GITHUB.render(page))
    assert found, GITHUB.render(page)
    return html.unescape(found[1])


@given(st.one_of(texts, st.text("#*_`[]()<>|~&$!-+=1.\\:;ax \n", min_size=1, max_size=25)))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown("x" + escape(text)) == "x" + visible(re.sub(r"\s+", " ", text).strip())
    if not text.isspace() and text:
        assert shown(escape(text)) == visible(re.sub(r"\s+", " ", text).strip())


@given(st.text("`~ab\n", max_size=30))
def test_code_blocks_can_not_be_left(text: str) -> None:
    made = GITHUB.render(code_block(text) + "\n\nEND\n")
    assert made == f"<pre><code>{html.escape(text, quote=False)}\n</code></pre>\n<p>END</p>\n"


@given(parsed_cables())
def test_no_control_character_reaches_a_terminal(parsed: Parsed) -> None:
    for format in ("text", "markdown", "html"):
        assert not CONTROLS.search(render(parsed, format))


def test_visible() -> None:
    assert visible("PLAIN ÄÖ ¿") == "PLAIN ÄÖ ¿"
    assert visible("\x1b[31m\r\n\t\x9b\u202e\x7f") == r"\x1b[31m\x0d\x0a\x09\x9b\u202e\x7f"
    assert visible("a\n\tb\r\x0c", layout=True) == "a\n\tb\\x0d\\x0c"
    assert visible("bad\udcff name\ud800") == r"bad\xff name\ud800"


# --- HTML -----------------------------------------------------------------------------------------


def page_of(cable: Cable) -> ElementTree.Element:
    """The page as a reader of XML has it; names without their space."""
    text = render(parsed_of(cable), "html")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en"')
    return ElementTree.fromstring(text.split("\n", 1)[1].replace(' xmlns="http://www.w3.org/1999/xhtml"', ""))


def words(element: ElementTree.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def test_html_page() -> None:
    page = page_of(rich_cable())
    assert words(page.find("head/title")) == "1977STATE999999: LAW OF THE SEA: #1 & *MORE*"
    metas = {meta.get("name"): meta.get("content") for meta in page.iterfind("head/meta")}
    assert metas["author"] == "SECSTATE WASHDC"
    assert (metas["dcterms.identifier"], metas["dcterms.date"]) == ("1977STATE999999", "1977-12-30")
    article = page.find("body/main/article")
    assert article is not None
    assert words(article.find("header/h1")) == "LAW OF THE SEA: #1 & *MORE*"
    rows = [words(one) for one in article.iterfind("header/dl/*")]
    assert rows[:8] == [
        *("Document", "1977STATE999999", "Date", "1977-12-30 21:28 UTC", "From", "SECSTATE WASHDC"),
        *("To", "AMEMBASSY LA PAZ IMMEDIATE 5123"),
    ]
    assert rows[-2:] == ["TAGS", "PFOR, OVIP (VANCE, CYRUS)"]
    section = article.find("section")
    assert section is not None
    assert [(one.tag, words(one)) for one in section] == [
        ("p", "1. SUMMARY: THE AMBASSADOR *MET* WITH <ADRIAZOLA>. END SUMMARY."),
        ("p", "2. (CONFIDENTIAL)"),
        ("pre", "COSTS:\nITEM  1976    1977\nTIN    10      12"),
        ("p", "[GAP]"),
    ]
    assert [words(one) for one in section.iter("mark")] == ["[GAP]"]
    assert words(article.find("p[@class='signature']")) == "VANCE"
    assert words(article.find("footer")).split() == ["Declassified/Released", "2009-05-22cables/a.txt"]


def test_html_of_every_kind_of_paragraph() -> None:
    paragraphs = [
        Paragraph(None, 0, "heading", text="BACKGROUND [EXCISED B3]"),
        Paragraph("A", 2, "prose", text="TEXT."),
        Paragraph("(1)", 7, "quoted", text="WE AGREE."),
        Paragraph(None, 0, "table", text="A  B"),
        Paragraph("2", 1, "list", text=""),
        Paragraph("3", 1, classification="CONFIDENTIAL", text="(C - ENTIRE TEXT)"),
        Paragraph(text=""),
    ]
    tags = [Tag("PBOR", "PBOR", "subject", "Boundary <Claims>")]
    page = render(parsed_of(Cable(record_id="x", body=Body(tags=tags, text="x", paragraphs=paragraphs))), "html")
    section = page[page.index('<section class="text">') : page.index("</section>")]
    assert section.splitlines()[1:] == [
        "<h2>BACKGROUND <mark>[EXCISED B3]</mark></h2>",
        '<p class="level-2">A. TEXT.</p>',
        '<blockquote><p class="level-4">(1) WE AGREE.</p></blockquote>',
        "<pre>A  B</pre>",
        "<p>2.</p>",
        "<p>3. (C - ENTIRE TEXT)</p>",
    ]
    assert '<abbr title="Boundary &lt;Claims&gt;">PBOR</abbr>' in page


def test_html_of_a_lost_cable_says_why() -> None:
    page = page_of(Cable(record_id="x", text_status="microfilm_only"))
    assert words(page.find("body/main/article/section")).strip() == "[no text: it is on microfilm only]"
    assert words(page.find("head/title")) == "x"


def test_html_without_paragraphs_keeps_blocks() -> None:
    page = render(parsed_of(Cable(record_id="x", body=Body(text="ONE\nLINE\n\n \n\n[GAP] TWO"))), "html")
    assert "<p>ONE LINE</p>\n<p><mark>[GAP]</mark> TWO</p>\n" in page


def test_html_follows_light_and_dark_and_needs_nothing_beside_it() -> None:
    page = render(parsed_of(rich_cable()), "html")
    assert "@media (prefers-color-scheme: dark)" in page
    assert not re.search(r"(?:src|href)=|url\(|@import|<script", page)


@given(parsed_cables())
def test_any_html_page_is_well_formed(parsed: Parsed) -> None:
    page = ElementTree.fromstring(render(parsed, "html").split("\n", 1)[1])
    assert {one.tag.rpartition("}")[2] for one in page.iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "footer"),
        *("h1", "h2", "dl", "dt", "dd", "p", "pre", "blockquote", "mark", "abbr", "br"),
    }
