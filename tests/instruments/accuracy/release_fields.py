"""Fields of the labels of releases (labels/releases/README.md says what each field holds).

A label holds only what a person can read, so a key that it lacks is not compared: its witness is None. What the record
does not have yet (routing.network, source.frame, release.marks ...) reads as nothing.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from cablekit.model import Cable

from .compare import Field
from .elements import bare, element, elements, first_word, last_word
from .paths import SHARED

Label = dict[str, Any]

#: a part of an element that a label lacks, which then is not compared
ANYTHING = "*"
_ABSENT = object()

#: path in the label -> path in the record, of fields that hold one value
_SINGLE = {
    "date": "date.value",
    "source_frame": "source.frame",
    **SHARED,
    "body.executive_order.number": "body.executive_order.number",
    "body.executive_order.text": "body.executive_order.text",
    "body.executive_order.exemption": "body.executive_order.exemption",
    "body.executive_order.date": "body.executive_order.date",
    "body.executive_order.classified_by": "body.executive_order.classified_by.name",
    "body.subject": "body.subject",
    "body.signature": "body.signature",
    "release.action": "release.action",
    "release.official": "release.official",
    "release.date": "release.date",
    "release.case_id": "release.case_id",
    "release.document_id": "release.document_id",
}
#: the same, of fields that hold a list of plain values
_LISTS = (
    "routing.operating_signals",
    "body.captions",
    "body.executive_order.reasons",
    "release.exemptions",
)


def release_fields() -> list[Field]:
    """Every field that labels of releases may have. A witness is None where the label lacks the key."""
    return [
        *(_field(name, path) for name, path in _SINGLE.items()),
        *(_field(name, name) for name in _LISTS),
        *_numbers(),
        *(_offices(name) for name in ("action", "origin", "info")),
        *(one for name in ("to", "info") for one in (_addressees(name), _posts(name))),
        *_rest(),
    ]


def reach(thing: Any, path: str) -> Any:
    """What stands at a dotted path of attributes or keys: None below what is null, _ABSENT where a step is unknown."""
    for step in path.split("."):
        if thing is None or thing is _ABSENT:
            return thing
        thing = thing.get(step, _ABSENT) if isinstance(thing, dict) else getattr(thing, step, _ABSENT)
    return thing


def _plain(value: Any) -> list[str]:
    """A value, or a list of them, as elements; nothing where today's record has no such attribute."""
    if value is _ABSENT:
        return []
    return elements(value if isinstance(value, list | tuple) else [value])


def _field(
    name: str,
    path: str,
    made: Callable[[Any], list[str]] = _plain,
    *,
    ordered: bool = True,
    theirs: Callable[[Any], list[str]] | None = None,
) -> Field:
    """A field whose elements are made of what stands at `path` of the record and at `name` of the label."""

    def witness(label: Label) -> list[str] | None:
        value = reach(label, name)
        return None if value is _ABSENT else (theirs or made)(value)

    return Field(name, lambda cable: made(reach(cable, path)), witness, ordered=ordered)


def _numbers() -> list[Field]:
    return [
        _field("document_number", "document_number", lambda value: [document(one) for one in _plain(value)]),
        _field("body.banner", "body.banner", lambda value: [one.replace(" ", "") for one in _plain(value)]),
        _field("body.gaps", "body.gaps", lambda value: elements([len(value)]), theirs=_plain),
        _field("body.text_first_word", "body.text", lambda value: elements([first_word(value)]), theirs=_word),
        _field("body.text_last_word", "body.text", lambda value: elements([last_word(value)]), theirs=_word),
    ]


def document(number: str) -> str:
    """A document number without the zeros that fill its serial: prints of the 1980s write one more."""
    return re.sub(r"(?<=\D)0+(?=\d+$)", "", number)


def _word(value: Any) -> list[str]:
    return elements([bare(value)])


def _offices(name: str) -> Field:
    """Offices of the distribution, in any order: OCR reads its columns apart."""

    def record(pairs: Any) -> list[str]:
        return [one.office if one.copies is None else f"{one.office}-{one.copies}" for one in pairs]

    return _field(f"header.{name}", f"header.distribution.{name}", record, ordered=False, theirs=_plain)


def _addressees(name: str) -> Field:
    keys = ("name", "precedence", "number")
    return _field(f"routing.{name}", f"routing.{name}", lambda some: [_parts(one, keys) for one in some])


def _posts(name: str) -> Field:
    """Posts of the addressees; one whose post the label does not say is `ANYTHING` there."""

    def record(cable: Cable) -> list[str]:
        return elements(one.post for one in getattr(cable.routing, name))

    def witness(label: Label) -> list[str] | None:
        some = reach(label, f"routing.{name}")
        return None if some is _ABSENT else elements(one.get("post", ANYTHING) for one in some)

    return Field(f"routing.{name}.post", record, witness)


def _parts(one: Any, keys: Sequence[str]) -> str:
    """The parts of an element; one that a label lacks is not compared."""
    return element(tuple(ANYTHING if (part := reach(one, key)) is _ABSENT else part for key in keys))


def _rest() -> list[Field]:
    return [
        _field(
            "header.cleared_by",
            "header.cleared_by",
            lambda some: [_parts(one, ("office", "name", "in_draft")) for one in some],
            ordered=False,
        ),
        _field("routing.network", "routing.network", _plain, ordered=False),
        _field("body.passing", "body.passing", _notices),
        _field("body.tags", "body.tags", _tags, theirs=_plain),
        _field("body.references", "body.references", lambda some: [_reference(one) for one in some]),
        _field("body.excisions", "body.excisions", lambda some: [_parts(one, ("code",)) for one in some]),
        _field("release.marks", "release.marks", _plain, ordered=False),
        _field("parts", "transmissions", _sections, theirs=_plain),
    ]


def _notices(value: Any) -> list[str]:
    """Passing lines cut at their semicolons: where a notice ends is not what is measured here."""
    return [part.strip(" .") for part in " ; ".join(value).split(";") if part.strip(" .")]


def _tags(tags: Any) -> list[str]:
    return [one.code or (f"({one.person})" if one.person else one.raw) for one in tags]


def _reference(one: Any) -> str:
    """A citation in one element; of what is no document of a series (kind other) the year is left out."""
    keys = ["label", "kind", "station", "number", "document_number", "note"]
    if reach(one, "kind") != "other":
        keys.append("year")
    parts = {key: reach(one, key) for key in keys}
    if isinstance(parts["number"], str):
        parts["number"] = parts["number"].lstrip("0")
    if isinstance(parts["document_number"], str):
        parts["document_number"] = document(parts["document_number"])
    return element(tuple(ANYTHING if part is _ABSENT else part for part in parts.values()))


def _sections(transmissions: Any) -> list[str]:
    parts = [one.part for one in transmissions if one.part is not None]
    return [f"{part.number}/{'?' if part.of is None else part.of}" for part in parts]
