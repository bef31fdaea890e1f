"""Fields whose witness is a label made by reading (labels/README.md says how the labels are written)."""

from collections.abc import Callable
from typing import Any

from cablekit.model import Cable, Part, Reference, Transmission

from .compare import Field
from .elements import bare, element, elements, first_word, last_word, numbered, walk

Label = dict[str, Any]

#: path in the label -> path in the record, of fields that hold one value
_SINGLE = {
    "document_number": "document_number",
    "text_status": "text_status",
    "mrn.raw": "mrn.raw",
    "mrn.station": "mrn.station",
    "mrn.number": "mrn.number",
    "mrn.series": "mrn.series",
    "header.classification": "header.classification",
    "header.page_count": "header.page_count",
    "header.received": "header.received.raw",
    "header.number_line": "header.number_line",
    "header.total": "header.distribution.total",
    "header.code": "header.distribution.code",
    "header.drafted_by.office": "header.drafted_by.office",
    "header.drafted_by.name": "header.drafted_by.name",
    "header.drafted_by.typist": "header.drafted_by.typist",
    "header.approved_by.office": "header.approved_by.office",
    "header.approved_by.name": "header.approved_by.name",
    "header.relay.number": "header.relay.number",
    "header.relay.time": "header.relay.time",
    "header.relay.suffix": "header.relay.suffix",
    "routing.precedence.action": "routing.precedence.action",
    "routing.precedence.info": "routing.precedence.info",
    "routing.dtg": "routing.dtg",
    "routing.sent_at": "routing.sent_at",
    "routing.from": "routing.from_.name",
    "body.classification": "body.classification",
    "body.banner": "body.banner",
    "body.executive_order.number": "body.executive_order.number",
    "body.executive_order.text": "body.executive_order.text",
    "body.executive_order.exemption": "body.executive_order.exemption",
    "body.executive_order.date": "body.executive_order.date",
    "body.executive_order.authority": "body.executive_order.authority",
    "body.executive_order.office_code": "body.executive_order.office_code",
    "body.subject": "body.subject",
    "body.signature": "body.signature",
}
#: the same, of fields that hold a list of plain values
_LISTS = ("routing.operating_signals", "body.captions", "body.passing", "body.markings")
_ORDER = ("document_number", "text_status", "mrn", "header", "routing", "body", "transmissions")
#: marks of a subject as labels write them -> the word of the record
_MARKS = {
    "S": "SECRET",
    "C": "CONFIDENTIAL",
    "U": "UNCLASSIFIED",
    "LOU": "LIMITED OFFICIAL USE",
}


def label_fields() -> list[Field]:
    """Every field that labels have, in the order of the record."""
    fields = [_single(name, path) for name, path in _SINGLE.items()]
    fields += [_plain_list(name) for name in _LISTS]
    fields += [_offices(name) for name in ("action", "origin", "info")]
    fields += [_addressees(name) for name in ("to", "info")]
    fields += [*_rest(), *_transmissions()]
    return sorted(fields, key=lambda one: _ORDER.index(one.name.split(".")[0]))


def _single(name: str, path: str) -> Field:
    return Field(name, lambda cable: elements([walk(cable, path)]), lambda label: elements([walk(label, name)]))


def _plain_list(name: str) -> Field:
    return Field(name, lambda cable: elements(walk(cable, name)), lambda label: elements(walk(label, name)))


def _offices(name: str) -> Field:
    def record(cable: Cable) -> list[str]:
        pairs = getattr(cable.header.distribution, name)
        return [pair.office if pair.copies is None else f"{pair.office}-{pair.copies}" for pair in pairs]

    return Field(f"header.{name}", record, lambda label: elements(label["header"][name]))


def _addressees(name: str) -> Field:
    def record(cable: Cable) -> list[str]:
        return [element((one.name, one.precedence, one.number)) for one in getattr(cable.routing, name)]

    def witness(label: Label) -> list[str]:
        return [element((one["name"], one["precedence"], one["number"])) for one in label["routing"][name]]

    return Field(f"routing.{name}", record, witness)


def _rest() -> list[Field]:
    return [
        Field(
            "header.cleared_by",
            lambda cable: [element((one.office, one.name, one.in_draft)) for one in cable.header.cleared_by],
            lambda label: [element((o["office"], o["name"], o["in_draft"])) for o in label["header"]["cleared_by"]],
        ),
        Field("body.tags", _tags, lambda label: elements(label["body"]["tags"])),
        Field(
            "body.subject_classification",
            lambda cable: elements([cable.body.subject_classification]),
            lambda label: elements([_mark(label["body"]["subject_classification"])]),
        ),
        Field("body.references", _references, _label_references),
        Field(
            "body.paragraph_labels",
            lambda cable: elements(one.label for one in cable.body.paragraphs),
            lambda label: elements(label["body"]["paragraph_labels"]),
        ),
        Field(
            "body.text_first_word",
            lambda cable: elements([first_word(cable.body.text)]),
            _label_first_word,
        ),
        Field(
            "body.text_last_word",
            lambda cable: elements([last_word(cable.body.text)]),
            lambda label: elements([bare(label["body"]["text_last_word"])]),
        ),
        Field(
            "body.gaps",
            lambda cable: elements([len(cable.body.gaps)]),
            lambda label: elements([label["body"]["gaps"]]),
        ),
    ]


def _tags(cable: Cable) -> list[str]:
    """Codes and persons; what is left of a damaged code stands as written."""
    return [tag.code or (f"({tag.person})" if tag.person else tag.raw) for tag in cable.body.tags]


def _label_first_word(label: Label) -> list[str] | None:
    """The first word; none is judged where the beginning is lost and the label leaves it open."""
    word = bare(label["body"]["text_first_word"])
    return None if word is None and label["body"]["gaps"] else elements([word])


def _mark(mark: str | None) -> str | None:
    return None if mark is None else _MARKS[mark]


def _references(cable: Cable) -> list[str]:
    return [_reference(one, lambda one, key: getattr(one, key)) for one in cable.body.references]


def _label_references(label: Label) -> list[str]:
    return [_reference(one, lambda one, key: one[key]) for one in label["body"]["references"]]


def _reference(one: Reference | Label, get: Callable[[Any, str], Any]) -> str:
    """A citation in one element. The year of what is no document of a series (kind other) is left out."""
    keys = ["label", "kind", "station", "number", "year", "document_number", "note"]
    if get(one, "kind") == "other":
        keys.remove("year")
    return element(tuple(get(one, key) for key in keys))


def _transmissions() -> list[Field]:
    columns: dict[str, Callable[[Transmission], Any]] = {
        "part": lambda one: _part(one.part),
        "received": lambda one: walk(one, "header.received.raw"),
        "dtg": lambda one: one.routing.dtg,
        "banner": lambda one: one.banner,
        "signature": lambda one: one.signature,
        "markings": lambda one: one.markings,
        "total": lambda one: one.header.distribution.total,
        "page_count": lambda one: one.header.page_count,
    }
    return [_column(name, value) for name, value in columns.items()]


def _column(name: str, value: Callable[[Transmission], Any]) -> Field:
    return Field(
        f"transmissions.{name}",
        lambda cable: numbered(value(one) for one in cable.transmissions),
        lambda label: numbered(one[name] for one in label["transmissions"]),
    )


def _part(part: Part | None) -> str | None:
    if part is None:
        return None
    return f"{part.number}/{'?' if part.of is None else part.of}"
