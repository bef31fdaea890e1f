"""Saved web pages and TEI files: told by their first characters, read as the text that a reader sees."""

import tracemalloc
from pathlib import Path

import msgspec
import pytest

from cablekit import parse, parse_all
from cablekit.sources import markup, walk
from cablekit.sources.markup import html

SAMPLES = Path(__file__).parents[2] / "samples"

FORMS = {
    "a doctype": ("<!DOCTYPE html><html><body>x", "html"),
    "a byte order mark and blanks before it": ("\ufeff\n <HTML lang='en'>", "html"),
    "XHTML": ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
    "a body alone": ("<body><p>x</p></body>", "html"),
    "TEI": ('<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
    "a document of TEI": ('<div xmlns="http://www.tei-c.org/ns/1.0" type="document">', "tei"),
    "another XML": ('<?xml version="1.0"?><rss>', None),
    "a telegram": ("CONFIDENTIAL\nPAGE 01", None),
    "an end mark": ("<< END OF DOCUMENT >>", None),
    "the beginning of a tag": ("<HEAD", None),
    "a word that begins like a tag": ("<BODYGUARD> OF THE MINISTER", None),
    "a tag over two lines": ("<html\nlang=en>", "html"),
    "nothing": ("", None),
}


@pytest.mark.parametrize("row", FORMS)
def test_the_form_is_told_by_the_first_characters(row: str) -> None:
    head, form = FORMS[row]
    assert markup.form_of(head) == form


SEEN = {
    "paragraphs": ("<p>One\n two</p><p>three", "One two\n\nthree\n"),
    "lines": ("one<br>two<br/>three<div>four</div>", "one\ntwo\nthree\nfour\n"),
    "preformatted": ("<pre>A  B\n  C\n\nD</pre>E", "A  B\n  C\n\nD\n\nE\n"),
    "cells": ("<table><tr><th>Date:</th><td>1973</td></tr><tr><td>x</td></tr></table>", "Date:  1973\nx\n"),
    "what is not seen": ("<script>if (a<b) {}</script><style>p{}</style><nav>Home</nav>text", "text\n"),
    "entities": ("a &amp; b&nbsp;c &lt;d&gt; &#233;", "a & b c <d> \u00e9\n"),
    "a rule": ("a<hr>b", "a\n---\nb\n"),
    "a numbered list": ("<ol><li>a<li>b</ol>", "1. a\n2. b\n"),
    "a list": ("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc\n"),
    "lists inside each other": ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\nb\n\n2. c\n"),
    "the call of a note": ('a word.<sup><a href="#fn1">1</a></sup> More', "a word. More\n"),
    "a note's link around it": ("x<a><sup>2</sup></a>", "x2\n"),
    "a power": ("10<sup>5</sup> tons", "105 tons\n"),
    "a raised word with a link": ('M<sup><a href="x">me</a></sup>', "Mme\n"),
    "tags that never close": ("<p>a<p>b<div>c", "a\n\nb\nc\n"),
    "tags that never opened": ("a</p></pre></ol></nav></sup>b", "a\n\nb\n"),
    "a raised word that never ends": ("a<sup>b", "ab\n"),
    "half a tag at the end": ("a<", "a<\n"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("row", SEEN)
def test_what_a_reader_sees(row: str) -> None:
    page, text = SEEN[row]
    assert html.text_of(page) == text


def page(text: str) -> str:
    """A text as a page of the web may have it: each line in a line of its own."""
    rows = [row.replace("&", "&amp;").replace("<", "&lt;") for row in text.split("\n")]
    return f"<!DOCTYPE html><html><head><title>T</title></head><body><pre>{chr(10).join(rows)}</pre></body></html>"


def said(text: str) -> list[object]:
    records = [msgspec.to_builtins(parsed.cable) for parsed in parse_all(text)]
    for record in records:
        del record["source"], record["record_id"]
    return records


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("synthetic-*.txt")), ids=lambda path: path.stem)
def test_a_page_gives_the_record_of_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert said(page(text)) == said(text)
    assert parse(page(text).encode()).source.form == "html"


VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>A Volume</title></teiHeader><text><body>
<div type="chapter"><head>Ecuador</head>
<div type="document" n="410"><head>410. Memorandum From Nobody<note n="1">Source: Here. Secret.</note></head>
<p>No telegram.</p></div>
{}
<div type="document" n="412"><head>412. Letter From A to B</head><p>Dear B,</p><figure><head>A map</head></figure>
<table><row><cell>a</cell><cell>b</cell></row></table></div></div></body></text></TEI>
"""
TELEGRAM = """<div type="document" n="411"><head>411. Telegram 201777 From the Department of State to the Embassy in
Ecuador<note n="1" type="source"><p>Source: National Archives, RG 59. Confidential; Priority; Exdis.</p></note>
</head>
<opener><dateline><placeName>Washington</placeName>, <date>December 11, 1970, 2115Z</date>.</dateline></opener>
<p>For Ambassador from <persName>Plumtree</persName></p><p>Subject: Synthetic sample: the tuna boats</p>
<p>1. Synthetic. The boats should be <pb n="1021"/>counted again.<note n="2">Not found.</note></p>
<p>2. Please report.</p><closer><signed><persName>Ornament</persName></signed></closer></div>
"""
PRINTED = """411. Telegram 201777 From the Department of State to the Embassy in Ecuador1

Washington, December 11, 1970, 2115Z.

For Ambassador from Plumtree

Subject: Synthetic sample: the tuna boats

1. Synthetic. The boats should be
[Page 1021]
counted again.

2. Please report.

Ornament

1. Source: National Archives, RG 59. Confidential; Priority; Exdis.

2. Not found.
"""


def test_a_telegram_of_a_volume_is_read_as_its_printed_page() -> None:
    (parsed,) = parse_all(VOLUME.format(TELEGRAM).encode())
    cable, printed = parsed.cable, parse(PRINTED)
    assert (cable.source.form, cable.source.frame) == ("tei", "frus")
    for name in ("mrn", "date", "header", "routing"):
        assert getattr(cable, name) == getattr(printed, name), name
    for name in ("subject", "passing", "text", "signature", "classification", "captions"):
        assert getattr(cable.body, name) == getattr(printed.body, name), name
    others = [token.text for token in parsed.tokens if token.kind == "frame"]
    assert "No telegram." in others
    assert "412. Letter From A to B" in others
    assert "a  b" in others
    assert "A map" not in others


def test_each_telegram_of_a_volume_is_a_record() -> None:
    other = TELEGRAM.replace("411.", "413.").replace("201777", "201888")
    records = [parsed.cable for parsed in parse_all(VOLUME.format(TELEGRAM + other))]
    assert [record.mrn.number for record in records if record.mrn] == [201777, 201888]
    assert all(record.body.signature == "Ornament" for record in records)


BROKEN = {
    "entities": '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&b;</TEI>',
    "cut off": VOLUME.format(TELEGRAM)[:900],
    "no XML": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><div type="document"><p>a</b></TEI>',
    "an entity that nobody declared": '<TEI xmlns="http://www.tei-c.org/ns/1.0">&nbsp;</TEI>',
    "half a surrogate pair": '<TEI xmlns="http://www.tei-c.org/ns/1.0">\ud800</TEI><',
}


@pytest.mark.parametrize("row", BROKEN)
def test_a_file_that_is_no_whole_xml(row: str) -> None:
    cable = parse(BROKEN[row])
    assert next(found.code for found in cable.diagnostics if found.severity == "error") == "CK008"


def test_what_is_above_the_damage_is_read() -> None:
    cut = VOLUME.format(TELEGRAM)
    cable = parse(cut[: cut.index("<p>2. Please")])
    assert cable.mrn is not None
    assert cable.mrn.number == 201777


def test_a_page_without_text_says_so() -> None:
    assert "CK001" in {found.code for found in parse("<html><body> </body></html>").diagnostics}


def test_places_are_lines_of_the_text() -> None:
    (parsed,) = parse_all("<html><body><p>a</p><p>b</p></body></html>")
    assert parsed.document.place(3) == "line 3 of its text"


def test_a_folder_gives_pages_and_tei_and_no_other_xml(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>x</body></html>")
    (tmp_path / "b.xml").write_text(VOLUME.format(TELEGRAM))
    (tmp_path / "c.xml").write_text("<rss/>")
    left_out: list[str] = []
    found = [item.path for item in walk([str(tmp_path)], skipped=left_out.append)]
    assert [Path(path).name for path in found] == ["a.html", "b.xml"]
    assert [Path(path).name for path in left_out] == ["c.xml"]


def test_deep_pages_cost_no_stack_and_little_memory() -> None:
    deep = "<html><body>" + "<ol><li>" * 20_000 + "x"
    tracemalloc.start()
    text = html.text_of(deep)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert text.endswith("x\n")
    assert peak < 60 * len(deep)


FOOTERS = {
    "one at the end": ("<p>a</p><footer><p>b</p><p>c</p></footer>", [3, 5]),
    "before the text": ("<footer>a</footer><p>b</p>", [1]),
    "one in another": ("a<footer>b<footer>c</footer>d</footer>e", [2, 3, 4]),
    "preformatted": ("<pre>a\nb</pre><footer><pre>c\nd</pre></footer>", [4, 5]),
    "one that never ends": ("a<footer>b<p>c", [2, 4]),
    "one that never began": ("a</footer>b", []),
    "an empty one": ("a<footer> </footer>b", []),
    "in capitals": ("a<FOOTER CLASS='x'>b</FOOTER>", [2]),
    "a head": ("<header>a</header><p>b</p>", []),
}


@pytest.mark.parametrize("row", FOOTERS)
def test_lines_of_footers_are_outside_the_text(row: str) -> None:
    source, beside = FOOTERS[row]
    assert html.read(source)[1] == tuple(beside)


@pytest.mark.parametrize("as_bytes", [False, True])
def test_a_footer_below_the_attributes_joins_no_value(as_bytes: bool) -> None:
    sample = (Path(__file__).parents[2] / "samples/synthetic-1973-plusd-page.txt").read_text(encoding="utf-8")
    text, attributes = sample.split("---\n", 1)
    rows = "".join(f"<div>{row}</div>" for row in attributes.strip().split("\n"))
    source = f"<!DOCTYPE html><html><body><pre>{text}</pre><hr>{rows}<footer><p>About this library</p></footer></body>"
    (parsed,) = parse_all(source.encode() if as_bytes else source)
    (plain,) = parse_all(sample)
    assert parsed.cable.attributes == plain.cable.attributes
    assert [(token.kind, token.text) for token in parsed.tokens][-1] == ("frame", "About this library")
