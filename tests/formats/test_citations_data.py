"""Citations for programs: BibTeX, RIS and CSL-JSON read back by libraries, and held to the published schema.

csl-data.json is the schema of CSL-JSON, version 1.0, as published by the Citation Style Language project under the
MIT licence (https://github.com/citation-style-language/schema).
"""

import datetime as dt
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from citation_cables import SAMPLES, electronic, lost, sample, samples, station
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from record_builders import cables

from cablekit.formats.citations import cite, cite_all
from cablekit.formats.citations.bibtex import escape
from cablekit.formats.citations.wording import clean
from cablekit.model import Body, Cable, Routing

SCHEMA = json.loads((Path(__file__).parent / "csl-data.json").read_text(encoding="utf-8"))
NASTY = 'A "B" & C: 50% OF #1, $2 {X} }{ \\Y ~Z^ <Q> |_ ¿ñ TWO\n LINES\r\n\x1b[0m \\end{x}'
PLAIN = clean(NASTY)
FROM_COMMAS = Routing(from_=station("A, B AND C"), to=[station("AMEMBASSY LIMA"), station("USCINCSO")])


def csl(cables_: list[Cable], **settings_: Any) -> list[dict[str, Any]]:
    items = json.loads("".join(cite_all(cables_, "csl-json", **settings_)))
    jsonschema.validate(items, SCHEMA)
    return list(items)


def ris(cables_: list[Cable], **settings_: Any) -> list[dict[str, Any]]:
    return list(rispy.loads("".join(cite_all(cables_, "ris", **settings_))))


def entries(cables_: list[Cable], **settings_: Any) -> list[Any]:
    library = parse_string("".join(cite_all(cables_, "bibtex", **settings_)))
    assert not library.failed_blocks
    return list(library.entries)


#: commands of LaTeX's text symbols that pylatexenc does not know, or prints as another character
SYMBOLS = {"braceleft": "{", "braceright": "}", "less": "<", "greater": ">", "bar": "|", "asciicircum": "^"}


def printed(value: str) -> str:
    """What LaTeX prints of a field."""
    known = get_default_latex_context_db()
    macros = [MacroTextSpec(f"text{name}", character) for name, character in SYMBOLS.items()]
    known.add_context_category("text symbols", macros=macros, prepend=True)
    return str(LatexNodes2Text(latex_context=known, keep_comments=True).latex_to_text(value))


# --- CSL-JSON -------------------------------------------------------------------------------------


def test_csl_json_of_the_sample() -> None:
    assert csl([sample("1977STATE310500.md")], accessed=dt.date(2014, 5, 1), url="https://example.org/a?b=c&d=%20") == [
        {
            "id": "1977STATE310500",
            "type": "personal_communication",
            "author": [{"literal": "Department of State"}],
            "recipient": [{"literal": "Embassy Moscow"}],
            "title": '"NON-PAPER" ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS',
            "issued": {"date-parts": [[1977, 12, 30]]},
            "genre": "Telegram 310500",
            "archive": "National Archives",
            "archive_location": "1977STATE310500, Central Foreign Policy Files, 1973-79/Electronic Telegrams, "
            "RG 59: General Records of the Department of State",
            "archive-place": "College Park, MD",
            "URL": "https://example.org/a?b=c&d=%20",
            "accessed": {"date-parts": [[2014, 5, 1]]},
            "keyword": "PCAT; UR",
            "note": "Classification: SECRET, NODIS; Signature: CHRISTOPHER; Film: P840081-2373; "
            f"File: {SAMPLES / '1977STATE310500.md'}",
        }
    ]


def test_csl_json_of_lost_texts_and_releases() -> None:
    film, foia = csl([lost(["D740169-1020"]), sample("synthetic-1976-foia-ocr.txt")])
    assert film["archive_location"].startswith("D740169-1020, Central Foreign Policy Files, 1973-79/D-Reel Microfilm")
    assert "title" not in film
    assert foia["archive"] == "Department of State"
    assert foia["archive_location"].startswith("released in part under the Freedom of Information Act")
    assert "archive-place" not in foia


def test_csl_json_names_every_addressee() -> None:
    routing = Routing(to=[station(f"AMEMBASSY {name}") for name in ("LIMA", "QUITO", "BOGOTA", "CARACAS")])
    (item,) = csl([electronic(routing=routing)])
    assert [one["literal"] for one in item["recipient"]] == [
        "Embassy Lima",
        "Embassy Quito",
        "Embassy Bogota",
        "Embassy Caracas",
    ]
    assert "author" not in item


def test_csl_json_is_an_array_however_many_cables_there_are() -> None:
    assert csl([]) == []
    assert len(csl([electronic()])) == 1
    assert len(csl(samples("synthetic-two-cables.txt"))) == 2
    assert "".join(cite_all([], "csl-json")) == "[]\n"


def test_csl_json_keeps_metacharacters() -> None:
    (item,) = csl([electronic(body=Body(subject=NASTY))])
    assert item["title"] == PLAIN


# --- RIS ------------------------------------------------------------------------------------------


def test_ris_of_the_sample() -> None:
    made = cite(sample("1977STATE310500.md"), "ris", accessed=dt.date(2014, 5, 1), url="https://example.org/x")
    assert made.split("\r\n") == [
        "TY  - PCOMM",
        "ID  - 1977STATE310500",
        "AU  - Department of State",
        "A2  - Embassy Moscow",
        'TI  - "NON-PAPER" ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS',
        "PY  - 1977",
        "DA  - 1977/12/30/",
        "M3  - Telegram 310500",
        "AV  - 1977STATE310500, Central Foreign Policy Files, 1973-79/Electronic Telegrams, "
        "RG 59: General Records of the Department of State",
        "DB  - National Archives",
        "UR  - https://example.org/x",
        "Y2  - 2014/05/01/",
        "KW  - PCAT",
        "KW  - UR",
        "N1  - Classification: SECRET, NODIS; Signature: CHRISTOPHER; Film: P840081-2373",
        f"L4  - {SAMPLES / '1977STATE310500.md'}",
        "ER  - ",
        "",
    ]


def test_ris_is_read_back() -> None:
    first, second = ris([electronic(body=Body(subject=NASTY)), electronic(routing=FROM_COMMAS)])
    assert first["title"] == PLAIN
    assert first["type_of_reference"] == "PCOMM"
    assert first["authors"] == ["Embassy La Paz"]
    assert first["secondary_authors"] == ["Department of State"]
    assert second["id"] == "1974LAPAZ00123-2"
    assert second["authors"] == ["A B AND C"]  # a comma would cut the name in two
    assert second["secondary_authors"] == ["Embassy Lima", "Commander in Chief Southern Command"]


# --- BibTeX ---------------------------------------------------------------------------------------


def test_bibtex_of_the_sample() -> None:
    made = cite(sample("1977STATE310500.md"), "bibtex", accessed=dt.date(2014, 5, 1), url="https://example.org/a_b%20")
    assert made == (
        "@misc{1977STATE310500,\n"
        "  author       = {{Department of State}},\n"
        '  title        = {{"NON-PAPER" ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS}},\n'
        "  howpublished = {Telegram 310500 to Embassy Moscow},\n"
        "  year         = {1977},\n"
        "  month        = dec,\n"
        "  date         = {1977-12-30},\n"
        "  note         = {1977STATE310500, Central Foreign Policy Files, 1973-79/Electronic Telegrams, "
        "RG 59: General Records of the Department of State, National Archives},\n"
        "  url          = {https://example.org/a_b%20},\n"
        "  urldate      = {2014-05-01}\n"
        "}\n"
    )


def test_bibtex_is_read_back() -> None:
    first, second = entries([electronic(body=Body(subject=NASTY)), electronic(routing=FROM_COMMAS)])
    fields = {field.key: field.value for field in first.fields}
    assert printed(fields["title"]) == PLAIN
    assert fields["author"] == "{Embassy La Paz}"  # braced: one name, not first and last
    assert {field.key: field.value for field in second.fields}["author"] == "{A, B AND C}"
    assert (first.key, second.key) == ("1974LAPAZ00123", "1974LAPAZ00123-2")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=40))
def test_latex_prints_what_was_escaped(text: str) -> None:
    # LaTeX joins ``, '' and -- in print; pylatexenc does the same, and they need no escape to survive as characters.
    plain = clean(text.replace("`", "").replace("'", "").replace("-", ""))
    escaped = escape(plain)
    assert printed(escaped) == plain
    depth = [escaped[:end].count("{") - escaped[:end].count("}") for end in range(len(escaped) + 1)]
    assert min(depth) == depth[-1] == 0


# --- keys, and any record -------------------------------------------------------------------------


def test_keys_are_unique_in_a_run_and_the_same_in_the_next() -> None:
    same = electronic()
    nameless = electronic(document_number=None)
    unknown = electronic(document_number=None, routing=Routing(), mrn=None)
    run = [same, same, nameless, unknown, unknown, electronic(document_number="1974 lapaz-00123")]
    keys = [item["id"] for item in csl(run)]
    assert keys == [
        "1974LAPAZ00123",
        "1974LAPAZ00123-2",
        "1974EmbassyLaPaz00123",
        "cablesynthetic",
        "cablesynthetic-2",
        "1974lapaz00123-3",
    ]
    assert keys == [item["id"] for item in csl(run)]
    assert keys == [entry.key for entry in entries(run)] == [record["id"] for record in ris(run)]


@given(st.lists(cables, max_size=3))
def test_any_records_are_read_back(some: list[Cable]) -> None:
    items = csl(some)
    bib, records = entries(some), ris(some)
    assert len(items) == len(bib) == len(records)
    for item, entry, record in zip(items, bib, records, strict=True):
        assert item["id"] == entry.key == record["id"]
        assert item.get("title") == record.get("title")


@pytest.mark.parametrize("style", ["bibtex", "ris"])
def test_entries_are_parted_by_one_blank_line(style: str) -> None:
    end = "\r\n" if style == "ris" else "\n"
    lines = "".join(cite_all([electronic(), electronic()], style)).split(end)
    assert sum(not line for line in lines[:-1]) == 1
    assert not any(not first and not second for first, second in pairwise(lines))
