"""What a bibliography keeps beside the citation: keywords, abstract, notes, links; what Zotero takes."""

import json
from typing import Any

import pytest
from citation_cables import electronic, lost
from msgspec.structs import replace

from cablekit.formats.citations import Citer, cite
from cablekit.formats.citations.contents import abstract, file_of, keywords, notes
from cablekit.model import Attributes, Body, Cable, Paragraph, Source, Tag

SUMMARIES = {
    "named": (["SUMMARY: TIN FELL. END SUMMARY."], "TIN FELL."),
    "begun": (["BEGIN SUMMARY. TIN FELL. END SUMMARY."], "TIN FELL."),
    "with its comment": (["SUMMARY AND COMMENT: TIN FELL. END OF SUMMARY"], "TIN FELL."),
    "with an action": (["SUMMARY AND ACTION REQUESTED - TIN FELL (END SUMMARY)."], "TIN FELL"),
    "of two paragraphs": (["BEGIN SUMMARY:", "TIN FELL.", "ZINC ROSE. END SUMMARY"], "TIN FELL. ZINC ROSE."),
    "a heading alone": (["SUMMARY"], None),
    "a sentence about one": (["SUMMARY OF TALKS FOLLOWS."], "SUMMARY OF TALKS FOLLOWS."),
    "none": ([], None),
}


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_abstract_is_the_summary(name: str) -> None:
    texts, expected = SUMMARIES[name]
    paragraphs = [Paragraph("1", 1, "summary", text=text) for text in texts]
    cable = electronic(body=Body(paragraphs=[*paragraphs, Paragraph("2", 1, heading="X", text="SUMMARY: NOT THIS.")]))
    assert abstract(cable) == expected


BELOW = {
    "a paragraph below the heading": (["SUMMARY", "TIN FELL.", "ZINC ROSE."], "TIN FELL."),
    "the heading with a mark": (["SUMMARY:", "TIN FELL."], "TIN FELL."),
    "nothing below": (["SUMMARY"], None),
}


@pytest.mark.parametrize("name", BELOW)
def test_the_abstract_is_below_a_heading_alone(name: str) -> None:
    (heading, *texts), expected = BELOW[name]
    paragraphs = [Paragraph("1", 1, "summary", text=heading), *(Paragraph("2", 1, text=text) for text in texts)]
    assert abstract(electronic(body=Body(paragraphs=paragraphs))) == expected


def test_another_part_below_the_heading_is_no_summary() -> None:
    paragraphs = [Paragraph("1", 1, "summary", text="SUMMARY"), Paragraph("2", 1, "comment", text="COMMENT: TIN FELL.")]
    assert abstract(electronic(body=Body(paragraphs=paragraphs))) is None


def test_keywords_are_tags() -> None:
    tags = [
        Tag("PFOR", "PFOR", "subject"),
        Tag("PFOR", "PFOR"),
        Tag("OVIP (DOE, J.)", "OVIP", "subject", None, "DOE, J."),
        Tag("??"),
    ]
    assert keywords(electronic(body=Body(tags=tags))) == ("PFOR", "DOE, J.", "??")
    assert keywords(electronic(attributes=Attributes(tags=["PFOR", "EC"]))) == ("PFOR", "EC")
    assert keywords(electronic()) == ()


def test_notes_say_what_no_field_holds() -> None:
    body = Body(classification="SECRET", captions=["NODIS", "CHEROKEE"], signature="STEDMAN")
    assert notes(electronic(body=body)) == ("Classification: SECRET, NODIS, CHEROKEE", "Signature: STEDMAN")
    assert notes(lost(["D740169-1020"])) == ("Text: text can't be retrieved", "Film: D740169-1020")
    assert notes(electronic(body=Body())) == ()


def at(path: str | None, member: str | None = None) -> Cable:
    return electronic(source=Source(path, member, "text", "utf-8", 1, 9, "0" * 64, "0.1.0"))


LINKS = {
    "a text": ("cables/a.txt", "L4"),
    "a PDF": ("cables/a.PDF", "L1"),
    "a page": ("cables/a.html", "L2"),
    "no suffix": ("cables/a", "L4"),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_the_file(name: str) -> None:
    path, tag = LINKS[name]
    assert f"\r\n{tag}  - {path}\r\n" in cite(at(path), "ris")
    assert json.loads(cite(at(path), "csl-json"))[0]["note"] == f"Signature: STEDMAN; File: {path}"


@pytest.mark.parametrize(
    ("path", "member", "folder", "expected"),
    [
        pytest.param("a/b.txt", None, "a", "b.txt", id="from the folder of the bibliography"),
        pytest.param("b.txt", None, "a/c", "../../b.txt", id="from below"),
        pytest.param("/x/b.txt", None, "a", "/x/b.txt", id="absolute"),
        pytest.param("a.zip", "b.txt", None, None, id="in an archive"),
        pytest.param("-", None, None, None, id="standard input"),
        pytest.param(None, None, None, None, id="no file"),
        pytest.param("a\nER  - .txt", None, None, None, id="a name that would end a line"),
    ],
)
def test_where_a_link_leads(path: str | None, member: str | None, folder: str | None, expected: str | None) -> None:
    assert file_of(at(path, member), folder) == expected


def test_a_semicolon_does_not_cut_a_keyword() -> None:
    assert "KW  - A, B\r\n" in cite(electronic(body=Body(tags=[Tag("A; B")])), "ris")


#: what Zotero's RIS translator maps to a field of a Letter, and what it passes over by design
ZOTERO_RIS = {"AU", "A2", "TI", "AB", "DA", "PY", "M3", "AV", "DB", "UR", "Y2", "KW", "N1", "L1", "L2", "L4", "ID"}
#: what Zotero's schema maps from CSL to a field of a Letter
ZOTERO_CSL = {
    *("author", "recipient", "title", "abstract", "issued", "genre", "archive", "archive_location", "URL", "accessed"),
    *("note", "id", "type"),
}
#: what other programs read of CSL-JSON
OTHERS_CSL = {"keyword", "archive-place"}


def full() -> Cable:
    body = Body(
        classification="SECRET",
        tags=[Tag("PFOR", "PFOR")],
        subject="A SUBJECT",
        paragraphs=[Paragraph("1", 1, "summary", text="SUMMARY: TIN FELL.")],
    )
    return replace(at("a.pdf"), body=body)


def test_every_tag_has_its_place_in_zotero() -> None:
    settings: dict[str, Any] = {"url": "https://example.org/"}
    lines = cite(full(), "ris", **settings).split("\r\n")
    assert {line[:2] for line in lines if line} == ZOTERO_RIS - {"Y2", "L2", "L4"} | {"TY", "ER"}
    (item,) = json.loads(cite(full(), "csl-json", **settings))
    assert item.keys() == ZOTERO_CSL - {"accessed"} | OTHERS_CSL


def test_one_form_of_the_number_in_every_style() -> None:
    for style in ("nara", "frus", "chicago-note", "chicago-bibliography", "bibtex", "ris", "csl-json"):
        made = Citer(style).cite(electronic())
        assert made is not None
        assert "elegram 00123" in made.text
