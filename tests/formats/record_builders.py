"""Records for the tests of formats: one rich cable built by hand, and hypothesis strategies for any record at all."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, cast

from hypothesis import strategies as st
from msgspec import inspect

from cablekit.api import Parsed
from cablekit.diagnostics import DTG_IMPOSSIBLE, TAGS_DIFFER, Witness
from cablekit.lines import Document
from cablekit.model import (
    Addressee,
    Attributes,
    Body,
    Cable,
    CableDate,
    Distribution,
    Event,
    ExecutiveOrder,
    Gap,
    Header,
    Moment,
    Mrn,
    Office,
    Paragraph,
    Part,
    Precedence,
    Raw,
    RawAttribute,
    Reference,
    Release,
    Routing,
    Source,
    Tag,
    Transmission,
)
from cablekit.tokenizer import Tokenized, tokenize

# Strings that some YAML reader takes for something else when they stand plain, or that need escapes.
HOSTILE = [
    *["", " ", "NO", "no", "y", "N", "on", "Off", "TRUE", "null", "Null", "~", "=", "<<", "-", "--", "---", "...", "?"],
    *["1e3", "12e03", "0o17", "0x1F", "0b11", "017", "08", "1_000", "1,000", "+1", "-0", "1.", ".5", "1.2.3"],
    *[".inf", "-.INF", ".nan", "NaN", "Infinity", "12:30:00", "12:30", "2001-01-01", "2001-1-1", ":symbol", "!tag"],
    *["1977-12-30T21:28:00Z", "2001-01-01 12:00:00 Z", "&anchor", "*alias", "%TAG", "@at", "`tick", "|", ">", "#"],
    *["a: b", "a #b", "- a", "{a}", "[a]", "'", '"', '\\"', "\\", "a:", ":", ", ", "]", "key\n", "trailing "],
    *["\x00", "\x07", "\x1b[31m", "\x7f", "\x9b31m", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ufffd"],
    *["\t", "\ta", "a\t", "\r", "\r\n", "\n", "\n\n", " \n", "\n ", "a\nb", "a\n\n\nb\n\n", "  a\n b\n", "\ta\nb"],
    *["a\tb\nc", "a \nb ", "a\n \n", "a\n \nb\n  ", "a\x85b\nc", "a\u2028b\nc", "a\rb\nc\r\n", "# a\n---\n...\n- b"],
    *["\ue000", "\ue001", "a\ue000\n\tb \n", "\U0001f600", "\U0001f600\nb", "Ä ö\nß", "¿", "x" * 300, "x " * 200],
]

TEXT = """1. SUMMARY: THE AMBASSADOR *MET* WITH FOREIGN MINISTER <ADRIAZOLA> ON
DECEMBER 28. END SUMMARY.

2. (C) COSTS:
   ITEM        1976    1977
   TIN          10      12

[GAP]"""


def rich_cable() -> Cable:
    """A synthetic cable with something in every part of the record."""
    la_paz = Addressee("AMEMBASSY LA PAZ IMMEDIATE 5123", "AMEMBASSY LA PAZ", "IMMEDIATE", 5123, "La Paz", "Bolivia")
    header = Header(
        classification="CONFIDENTIAL",
        page_count=2,
        received=Moment("302157Z", dt.datetime(1977, 12, 30, 21, 57, tzinfo=dt.UTC)),
        distribution=Distribution(action=[Office("ARA", 10)], info=[Office("ISO", 0)], total=10, code="R"),
    )
    routing = Routing(
        Precedence("IMMEDIATE", "ROUTINE"),
        "O R 302128Z DEC 77",
        dt.datetime(1977, 12, 30, 21, 28, tzinfo=dt.UTC),
        ["ZFF6"],
        Addressee("SECSTATE WASHDC", "SECSTATE WASHDC"),
        [la_paz, Addressee("AMEMBASSY LIMA", "AMEMBASSY LIMA")],
        [Addressee("USCINCSO", "USCINCSO")],
    )
    body = Body(
        classification="CONFIDENTIAL",
        banner="C O N F I D E N T I A L STATE 999999",
        captions=["NODIS"],
        executive_order=ExecutiveOrder("E.O. 11652: GDS", 11652, "GDS", "GDS"),
        tags=[Tag("PFOR", "PFOR", "subject"), Tag("OVIP (VANCE, CYRUS)", "OVIP", "subject", None, "VANCE, CYRUS")],
        subject="LAW OF THE SEA: #1 & *MORE*",
        references=[Reference("LA PAZ 1791 (NOTAL)", "A", "telegram", "LA PAZ", "1791", 1977, "same_year")],
        text=TEXT,
        paragraphs=[
            Paragraph(
                "1", 1, "summary", None, "SUMMARY", "SUMMARY: THE AMBASSADOR *MET* WITH <ADRIAZOLA>. END SUMMARY."
            ),
            Paragraph("2", 1, "table", "CONFIDENTIAL", None, "COSTS:\nITEM  1976    1977\nTIN    10      12"),
            Paragraph(None, 0, "prose", None, None, "[GAP]"),
        ],
        signature="VANCE",
        gaps=[Gap(after_paragraph=1, line=40, evidence="E E E E E E E E")],
    )
    return Cable(
        record_id="synthetic-1",
        document_number="1977STATE999999",
        document_number_basis="attribute",
        mrn=Mrn("STATE 999999", "STATE", 999999),
        date=CableDate(dt.date(1977, 12, 30), "dtg"),
        header=header,
        routing=routing,
        body=body,
        transmissions=[Transmission(Part(1, 2), Mrn("STATE 999999/1", "STATE", 999999), header, routing)],
        attributes=Attributes(
            sent_date=dt.date(1977, 12, 30),
            line_count=61,
            film_number=["D770487-0034"],
            review_history=[Event(raw="RELEASED <09 SEP 2002 by kelleyw0>", action="RELEASED", by="kelleyw0")],
            other={"Colour": "blue", "two words. and a dot": "NO"},
        ),
        release=Release("Declassified/Released", "Sheryl P. Walter", dt.date(2009, 5, 22), None, ["B1"]),
        source=Source("cables/a.txt", None, "text", "utf-8", 1, 99, "0" * 64, "0.1.0"),
        diagnostics=[
            DTG_IMPOSSIBLE.at(12, "routing.sent_at", "322125Z is no day of January."),
            TAGS_DIFFER.at(None, "body.tags", "They differ.", [Witness("text", "PFOR", 3)]),
        ],
    )


@dataclass
class Made:
    """What the formats use of a Parsed, with spans that no parser made."""

    cable: Cable
    spans: dict[str, list[tuple[int, int]]]
    raw: Raw
    passages: list[list[tuple[int, int]]] = field(default_factory=list)
    document: Document = field(default_factory=lambda: Document("".join(f"LINE {n}\n" for n in range(1, 31))))

    @property
    def tokenized(self) -> Tokenized:
        return tokenize(self.document)


def parsed_of(cable: Cable, **other: Any) -> Parsed:
    """What a parser would give for a cable, with spans and raw attributes."""
    settings: dict[str, Any] = {
        "cable": cable,
        "spans": {"routing.to": [(6, 7)], "body.subject": [(14, 14), (20, 21)]},
        "raw": Raw([RawAttribute("Line Count", " 61", 50), RawAttribute("Markings", " \tA \n \tB", 51)]),
    }
    return cast(Parsed, Made(**settings | other))


def fields_of(cable: Cable) -> dict[str, Any]:
    return {name: getattr(cable, name) for name in cable.__struct_fields__}


# --- any record -----------------------------------------------------------------------------------

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text("aB1 \t\n#:-'\"|>.[]{}&*!%@`,\\", max_size=30),
)
moments = st.datetimes(
    dt.datetime(1900, 1, 1), dt.datetime(2099, 1, 1), timezones=st.just(dt.UTC), allow_imaginary=False
)


def values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Any value of one of msgspec's types."""
    match kind:
        case inspect.StrType():
            return texts
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.integers(-(2**53), 2**53)
        case inspect.DateType():
            return st.dates()
        case inspect.DateTimeType():
            return moments
        case inspect.NoneType():
            return st.none()
        case inspect.LiteralType(values=choices):
            return st.sampled_from(choices)
        case inspect.UnionType(types=types):
            return st.one_of([values(inner) for inner in types])
        case inspect.ListType(item_type=inner):
            return st.lists(values(inner), max_size=2)
        case inspect.TupleType(item_types=inner_types):
            return st.tuples(*map(values, inner_types))
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(values(key), values(value), max_size=2)
        case inspect.Metadata(type=inner):
            return values(inner)
        case inspect.StructType():
            return structs(kind)
    raise AssertionError(f"no strategy for {kind}")


def structs(kind: inspect.StructType) -> st.SearchStrategy[Any]:
    """Any struct: a few of its fields set, the others at their defaults, so that examples stay small and quick."""
    required = {field.name: values(field.type) for field in kind.fields if field.required}
    optional = {field.name: st.deferred(lambda t=field.type: values(t)) for field in kind.fields if not field.required}

    @st.composite
    def build(draw: st.DrawFn) -> Any:
        chosen = draw(st.lists(st.sampled_from(sorted(optional)), max_size=6, unique=True)) if optional else []
        strategies = required | {name: optional[name] for name in chosen}
        return kind.cls(**{name: draw(strategy) for name, strategy in strategies.items()})

    return build()


cables = structs(inspect.type_info(Cable))  # type: ignore[arg-type]
raws = structs(inspect.type_info(Raw))  # type: ignore[arg-type]
spans = st.dictionaries(texts, st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), max_size=2), max_size=2)


@st.composite
def parsed_cables(draw: st.DrawFn) -> Parsed:
    return parsed_of(draw(cables), raw=draw(raws), spans=draw(spans))
