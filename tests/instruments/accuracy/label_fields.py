"""Fields whose witness is a label made by reading (labels/README.md says how the labels are written).

A label may lack a key: then it does not judge the field. A record may lack an attribute that the model does not have
yet: then it has nothing there.
"""

from collections.abc import Callable
from typing import Any

from cablekit.model import Addressee, Cable, Paragraph, Part, Reference, TextReference, Transmission

from .compare import Field
from .elements import bare, cited, element, elements, first_word, known, last_word, numbered, walk
from .paths import SHARED

Label = dict[str, Any]

#: path in the label -> path in the record, of fields that hold one value
_SINGLE = {
    "document_number": "document_number",
    "text_status": "text_status",
    **SHARED,
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
_LISTS = ("routing.operating_signals", "routing.network", "body.captions", "body.passing", "body.markings")
#: what an addressee of a label may hold besides name, precedence and number
_ADDRESSEE_PARTS = ("post", "indicator", "handling")
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
    fields += [_addressee_part(name, part) for name in ("to", "info") for part in _ADDRESSEE_PARTS]
    fields += [*_rest(), *_paragraphs(), *_text_references(), *_transmissions()]
    return sorted(fields, key=lambda one: _ORDER.index(one.name.split(".")[0]))


def _single(name: str, path: str) -> Field:
    def value(thing: Any, at: str) -> list[str]:
        found = walk(thing, at)
        # 1979STATE286983 types S/S - O, which is the office S/S-O
        return elements([_squeezed(found) if name.endswith(".office") else found])

    return Field(
        name, lambda cable: value(cable, path), lambda label: value(label, name) if known(label, name) else None
    )


def _squeezed(office: str | None) -> str | None:
    """An office without blanks."""
    return None if office is None else "".join(office.split())


def _plain_list(name: str) -> Field:
    where, _, last = name.rpartition(".")
    return Field(
        name,
        lambda cable: elements(getattr(walk(cable, where), last, [])),
        lambda label: elements(walk(label, name)) if known(label, name) else None,
    )


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


def _addressee_part(name: str, part: str) -> Field:
    """One part of each addressee that has it, beside the name; judged where the label gives it to all of them."""

    def record(cable: Cable) -> list[str]:
        found = [(one.name, getattr(one, part, None)) for one in getattr(cable.routing, name)]
        return [element(pair) for pair in found if pair[1] is not None]

    def witness(label: Label) -> list[str] | None:
        rows = label["routing"][name]
        if not all(part in one for one in rows):
            return None
        return [element((one["name"], one[part])) for one in rows if one[part] is not None]

    return Field(f"routing.{name}.{part}", record, witness)


def _exempt(one: Addressee | str) -> str | None:
    return one if isinstance(one, str) else one.name


def _rest() -> list[Field]:
    return [
        Field(
            "routing.exempt",
            lambda cable: elements(map(_exempt, getattr(cable.routing, "exempt", []))),
            lambda label: elements(label["routing"]["exempt"]) if known(label, "routing.exempt") else None,
        ),
        Field(
            "header.cleared_by",
            lambda cable: [element((_squeezed(o.office), o.name, o.in_draft)) for o in cable.header.cleared_by],
            lambda label: [
                element((_squeezed(o["office"]), o["name"], o["in_draft"])) for o in label["header"]["cleared_by"]
            ],
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
            lambda label: elements([label["body"]["gaps"]]) if known(label, "body.gaps") else None,
        ),
    ]


def _tags(cable: Cable) -> list[str]:
    """Codes and persons; what is left of a damaged code stands as written."""
    return [tag.code or (f"({tag.person})" if tag.person else tag.raw) for tag in cable.body.tags]


def _label_first_word(label: Label) -> list[str] | None:
    """The first word; none is judged where the beginning is lost and the label leaves it open."""
    word = bare(label["body"]["text_first_word"])
    return None if word is None and label["body"].get("gaps") else elements([word])


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


def _paragraphs() -> list[Field]:
    """How the text is cut, how deep each paragraph stands and what it is: three fields, so that faults can be told."""
    columns: dict[str, Callable[[Callable[[str], Any]], tuple[Any, ...]]] = {
        "body.paragraphs": lambda get: (get("label"), get("first"), get("last")),
        "body.paragraphs.level": lambda get: (get("label"), get("level"), get("first")),
        "body.paragraphs.kind": lambda get: (get("kind"), get("first")),
    }
    return [_paragraph_column(name, value) for name, value in columns.items()]


def _paragraph_column(name: str, value: Callable[[Callable[[str], Any]], tuple[Any, ...]]) -> Field:
    def record(cable: Cable) -> list[str]:
        return [element(value(_words_of(one))) for one in cable.body.paragraphs]

    def witness(label: Label) -> list[str] | None:
        rows = label["body"].get("paragraphs")
        return None if rows is None else [element(value(_bare_ends(one).__getitem__)) for one in rows]

    return Field(name, record, witness)


def _words_of(one: Paragraph) -> Callable[[str], Any]:
    ends = {"first": first_word(one.text, labelled=False), "last": last_word(one.text)}
    return lambda key: ends[key] if key in ends else getattr(one, key)


def _bare_ends(row: Label) -> Label:
    return row | {"first": bare(row["first"]), "last": bare(row["last"])}


def _text_references() -> list[Field]:
    """Citations in the running text, and of what kind each is. Only what tells a citation from others is compared."""
    return [
        _text_reference("body.text_references", "document_number"),
        _text_reference("body.text_references.kind", "kind"),
    ]


def _text_reference(name: str, key: str) -> Field:
    def record(one: TextReference) -> str:
        return element((cited(one.raw), getattr(one, key, None)))

    def witness(label: Label) -> list[str] | None:
        rows = label["body"].get("text_references")
        return None if rows is None else [element((cited(one["raw"]), one[key])) for one in rows]

    return Field(name, lambda cable: [record(one) for one in cable.body.text_references], witness)


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
