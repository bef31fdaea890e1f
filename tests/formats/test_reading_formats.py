"""Text, Markdown and HTML: what a reader sees, and that a cable's words never become markup or terminal commands."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from record_builders import parsed_cables, parsed_of, rich_cable, texts

from cablekit.api import Parsed
from cablekit.formats import render
from cablekit.formats.markdown import code_block, escape
from cablekit.formats.visible import visible
from cablekit.model import Body, Cable, Paragraph, Routing

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
