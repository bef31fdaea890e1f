"""Damage to one field of a rendered telegram, and what of the record it may touch.

Strategy: damage is done to lines of one group only, behind their labels, and the record is compared with that of the
whole telegram. TOUCHES says for each group which fields may change: its own, and by a rule that the table names, some
beside it. Everything else must stay as it was, diagnostics too.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from cablekit.api import Parsed

from .expected import read
from .message import Line, Message, Rendered
from .render import page_end

_TEXT = ("body.text", "body.paragraphs", "body.text_references", "body.gaps", "body.signature")
_ADDRESSEES = ("routing.to", "routing.info")
_DRAFTING = ("header.drafted_by", "header.approved_by", "header.cleared_by")

TOUCHES: dict[str, tuple[str, ...]] = {
    "number": ("header.number_line", "header.distribution"),  # a lone number with a letter lost is an unknown line
    "distribution": ("header.distribution",),
    "drafted": _DRAFTING,  # an unlabelled line of the block belongs to what stands above it
    "approved": _DRAFTING,
    "cleared": _DRAFTING,
    "relay": ("header.relay", "header.cleared_by"),  # it ends the clearances
    # times of receipt and relay are completed from it, the record's date and the years of citations too
    "dtg": (
        "routing.precedence",
        "routing.dtg",
        "routing.sent_at",
        "routing.operating_signals",
        "date",
        "header.received.at",
        "header.relay.at",
        "body.references",
        "body.text_references",
    ),
    "from": ("routing.from",),
    "to": _ADDRESSEES,  # an unlabelled addressee belongs to the label above
    "info": _ADDRESSEES,
    # It tells the year of the post's own numbers. Damaged beyond reading it is a line of the opening, or of the text.
    # It parts the routing from the opening: without it a passing line may look like an addressee (WHITE HOUSE FOR ...),
    # and no blank line of the opening tells where a subject ends.
    "banner": (
        *("body.classification", "body.banner", "mrn", "body.captions", "body.passing", "body.subject"),
        *("body.references", *_ADDRESSEES, *_TEXT),
    ),
    "caption": ("body.captions", "body.passing"),  # an unlabelled line above the labels is a passing line
    "passing": ("body.captions", "body.passing"),
    "executive_order": ("body.executive_order",),
    "tags": ("body.tags", "body.passing"),  # above the first label a line without one is a passing line
    "subject": ("body.subject", *_TEXT),  # and body.subject_classification; behind the last label it is text
    # behind the last label a line without one is text
    "reference": ("body.references", *_TEXT),
    "text": (*_TEXT, "body.passing"),  # a first line with FOR or PASS in it may be a passing line
    "signature": _TEXT,
}
#: attributes from which something else of the record is made
_MADE: dict[str, tuple[str, ...]] = {
    "attributes.legacy_key": ("record_id",),
    "attributes.message_id": ("record_id",),
    "attributes.document_number": ("document_number",),
}
#: where a check of an attribute stands, when the names differ
_COMPARED = {
    "attributes.line_count": "attributes.page_count",
    "attributes.previous_handling_restrictions": "body.captions",
    "attributes.draft_date": "release.date",
    "attributes.sent_date": "release.date",
}
Change = Callable[[list[Line], list[int], Random], None]


def damaged(rendered: Rendered, group: str, change: str, random: Random) -> Rendered:
    """The telegram with one group damaged. `change` is a key of CHANGES."""
    lines = list(rendered.lines)
    places = [index for index, line in enumerate(lines) if line.group == group]
    CHANGES[change](lines, places, random)
    return rendered.with_lines(lines)


def groups(rendered: Rendered) -> list[str]:
    """The groups of a telegram that can be damaged."""
    return sorted({line.group for line in rendered.lines if line.group in TOUCHES or "." in line.group})


def touched(rendered: Rendered, group: str) -> tuple[str, ...]:
    """Paths that damage of a group may change, beginnings of them too."""
    if group in TOUCHES:
        return TOUCHES[group]
    # a line that opens no attribute goes on with the one above
    first = next(index for index, line in enumerate(rendered.lines) if line.group == group)
    above = rendered.lines[first - 1].group
    return (group, above, "attributes.other", *_MADE.get(group, ()), *_MADE.get(above, ()))


def _drop(lines: list[Line], places: list[int], random: Random) -> None:
    del lines[random.choice(places)]


def _double(lines: list[Line], places: list[int], random: Random) -> None:
    place = random.choice(places)
    lines.insert(place, lines[place])


def _swap(lines: list[Line], places: list[int], random: Random) -> None:
    one, other = random.choice(places), random.choice(places)
    lines[one], lines[other] = lines[other], lines[one]


def _lose(lines: list[Line], places: list[int], random: Random) -> None:
    """A letter lost or changed, behind the label."""
    _edit(lines, places, random, lambda text, at: text[:at] + random.choice(("", "X", "¿")) + text[at + 1 :])


def _blank(lines: list[Line], places: list[int], random: Random) -> None:
    _edit(lines, places, random, lambda text, at: text[:at] + " " + text[at:])


def _edit(lines: list[Line], places: list[int], random: Random, edit: Callable[[str, int], str]) -> None:
    place = random.choice(places)
    line = lines[place]
    start = _value(line)
    if start < len(line.text):
        lines[place] = Line(edit(line.text, random.randrange(start, len(line.text))), line.group)


def _value(line: Line) -> int:
    """Where the value of a line begins: behind its label."""
    text = line.text
    if line.group.startswith("attributes."):
        return text.find(":") + 2 if ":" in text else 0
    if line.group in _LABELLED:
        words = [word for word in _LABELS if text.startswith(word)]
        return max((len(word) + 2 for word in words), default=0)
    # precedence letters open the date-time group, dashes the dash line, a bare line its own first letter
    return {"dtg": 4, "relay": 44, "number": 0}.get(line.group, 2)


_LABELLED = frozenset(
    ("from", "to", "info", "distribution", "drafted", "approved", "executive_order", "tags", "subject", "reference")
)
_ORDERS = tuple(f"{label} {number}" for label in ("E.O.", "EO", "E. O.") for number in (11652, 12065))
_LABELS = (
    *("FM", "TO", "INFO", "ACTION", "ORIGIN", "DRAFTED BY", "APPROVED BY", "TAGS"),
    *("SUBJECT", "SUBJ", "SUB", "REFERENCE", "REFS", "REF", *_ORDERS),
)

CHANGES: dict[str, Change] = {"drop": _drop, "double": _double, "swap": _swap, "lose": _lose, "blank": _blank}


def stamped(rendered: Rendered, message: Message, place: int) -> Rendered:
    """The telegram with a PDF page end more, above a line."""
    return rendered.with_lines([*rendered.lines[:place], *page_end(message), *rendered.lines[place:]])


# --- what changed ---------------------------------------------------------------------------------


def outcome(parsed: Parsed, rendered: Rendered) -> tuple[dict[str, Any], set[tuple[str, str, str]]]:
    """The record's fields, and its diagnostics as code, field, and the group of the line that they point at."""
    found = read(parsed.cable)
    for whole in ("header.received", "header.relay", "header.distribution"):
        del found[whole]
    found["record_id"] = parsed.cable.record_id
    found["body.gaps"] = len(found["body.gaps"])
    found["body.text_references"] = [one["raw"] for one in found["body.text_references"]]
    notes = set()
    for one in parsed.cable.diagnostics:
        lines = [one.line, *(witness.line for witness in one.values)]
        places = [rendered.lines[line - 1].group for line in lines if line and line <= len(rendered.lines)]
        notes.add((one.code, one.field or "", " ".join(sorted(set(places)))))
    return found, notes


def spread(
    before: tuple[dict[str, Any], set[tuple[str, str, str]]],
    after: tuple[dict[str, Any], set[tuple[str, str, str]]],
    group: str,
    may: tuple[str, ...],
) -> dict[str, Any]:
    """What changed though it may not: path -> (before, after)."""
    (fields, notes), (fields_after, notes_after) = before, after
    changed = {path: (fields.get(path), fields_after.get(path)) for path in fields.keys() | fields_after.keys()}
    wrong: dict[str, Any] = {
        path: pair for path, pair in changed.items() if pair[0] != pair[1] and not path.startswith(may)
    }
    for code, field, places in notes ^ notes_after:
        # a check may stand at the other witness; what a rendering lost is judged by the whole document
        twin = field.rpartition(".")[2] == group.rpartition(".")[2] or _COMPARED.get(group) == field
        whole = code.startswith("CK00") or field == "attributes.line_count"
        if not (field.startswith(may) or group in places.split() or twin or whole):
            wrong[f"{code} {field}"] = places
    return wrong
