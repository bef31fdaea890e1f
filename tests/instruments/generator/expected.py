"""What a record must hold for a generated telegram: path -> value, and the same read out of a record.

These fields are compared: the whole header, routing and opening; text, paragraphs and signature; sections; attributes;
release; date, number and status. Left out is what the parser completes by a rule of its own that other tests hold
(titles of TAGS, posts, years of references), what only repeats the input (`raw`, `source`), and diagnostics.
"""

import datetime as dt
from typing import Any

import msgspec

from cablekit.model import Cable

from .attributes import rows
from .message import Address, Layout, Message, Rendered, Said
from .strategies import MARKS

_WORDS = {"R": "ROUTINE", "P": "PRIORITY", "O": "IMMEDIATE", "Z": "FLASH"}
_BY_MARK = {mark: word for word, mark in MARKS.items()}
_ACTION = "Declassified/Released"
_OFFICIALS = {"1973": None, "1975": "Margaret P. Grafeld", "1977": "Margaret P. Grafeld", "1978": "Sheryl P. Walter"}
_RELEASED = {"1973": "2005-06-30", "1975": "2006-07-05", "1977": "2009-05-22", "1978": "2014-03-20"}


def expected(message: Message, layout: Layout, rendered: Rendered) -> dict[str, Any]:
    """What the telegram says, field by field."""
    found = {
        **_header(message, rendered),
        **_routing(message),
        **_opening(message, layout),
        **_body(message, rendered),
        **{f"attributes.{row.field}": row.expected for row in rows(message)},
    }
    if not layout.markdown:
        official, day = _OFFICIALS[message.dialect], _RELEASED[message.dialect]
        day = "2006-05-04" if message.sent.year == 1976 else day
        found |= {"release.action": _ACTION, "release.official": official, "release.date": day}
    return found


def _header(message: Message, rendered: Rendered) -> dict[str, Any]:
    (first, *others) = [{"office": office, "copies": copies} for office, copies in message.offices]
    drafted, approved, relay = message.drafted, message.approved, message.relay
    return {
        "header.classification": None if message.ads else message.classification,
        "header.page_count": rendered.pages,
        "header.received.raw": _time(message, message.received),
        "header.received.at": _at(message, message.received),
        "header.number_line": message.number_line,
        "header.distribution.origin" if message.outgoing else "header.distribution.action": [first],
        "header.distribution.info": others,
        "header.distribution.total": sum(copies for _, copies in message.offices),
        "header.distribution.code": message.code,
        "header.distribution.balanced": True,
        "header.drafted_by": (drafted.office, drafted.name, drafted.typist) if drafted else None,
        "header.approved_by": (approved.office, approved.name, None) if approved else None,
        "header.cleared_by": [(one.office, one.name, one.in_draft) for one in message.cleared],
        "header.relay.number": relay.number,
        "header.relay.time": _time(message, relay.minutes),
        "header.relay.at": _at(message, relay.minutes),
        "header.relay.suffix": relay.suffix,
    }


def _time(message: Message, minutes: int | None) -> str | None:
    return None if minutes is None else f"{message.sent + dt.timedelta(minutes=minutes):%d%H%MZ}"


def _at(message: Message, minutes: int | None) -> str | None:
    return None if minutes is None else f"{message.sent + dt.timedelta(minutes=minutes):%Y-%m-%dT%H:%M:00Z}"


def _routing(message: Message) -> dict[str, Any]:
    action, *info = message.letters.split()
    return {
        "routing.precedence": {"action": _WORDS[action], "info": _WORDS[info[0]] if info else None},
        "routing.dtg": f"{message.sent:%d%H%MZ %b %y}".upper(),
        "routing.sent_at": f"{message.sent:%Y-%m-%dT%H:%M:00Z}",
        "routing.operating_signals": list(message.signals),
        "routing.from": message.station.address,
        "routing.to": [_address(one) for one in message.to],
        "routing.info": [_address(one) for one in message.info],
        "date": {"value": f"{message.sent:%Y-%m-%d}", "basis": "dtg"},
        "document_number": message.document_number,
        "mrn.station": message.station.name,
        "mrn.number": message.serial,
    }


def _address(one: Address) -> tuple[str, str | None, int | None]:
    return (one.name, one.precedence, one.number)


def _opening(message: Message, layout: Layout) -> dict[str, Any]:
    order = message.order
    bullets: list[str | None] = [None] * 5 if layout.bullets == "none" else list("ABCDE")
    return {
        "body.classification": message.classification,
        "body.captions": list(message.captions),
        "body.passing": list(message.passing),
        "body.executive_order": None
        if order is None
        else (order.number, order.exemption, order.date and order.date.isoformat(), order.authority, order.office_code),
        "body.tags": [tag.strip("()") for tag in message.tags],
        "body.subject": message.subject,
        "body.subject_classification": _BY_MARK.get(message.subject_mark or ""),
        "body.references": [
            (label, "airgram" if cited.number[0] == "A" else "telegram", cited.station, cited.number, cited.note)
            for label, cited in zip(bullets, message.references, strict=False)
        ],
    }


def _body(message: Message, rendered: Rendered) -> dict[str, Any]:
    return {
        "text_status": "present",
        "body.text": "\n".join(rendered.text_lines),
        "body.paragraphs": [
            (
                said.label,
                said.level,
                _BY_MARK.get(said.mark or ""),
                said.heading,
                _spoken(said),
            )
            for said in message.paragraphs
        ],
        "body.signature": message.signature,
        "body.gaps": [],
        "transmissions.parts": sorted(_parts(rendered)),
    }


def _spoken(said: Said) -> str:
    """The text of a paragraph: its heading belongs to it, label and mark do not."""
    return (f"{said.heading}: " if said.heading else "") + " ".join(said.sentences)


def _parts(rendered: Rendered) -> list[int]:
    count = sum(line.group == "end" for line in rendered.lines)
    return list(range(1, count + 1))


def read(cable: Cable) -> dict[str, Any]:
    """The same fields of a record."""
    record: dict[str, Any] = msgspec.to_builtins(cable)
    body, header, routing = record["body"], record["header"], record["routing"]
    found = {f"attributes.{key}": value for key, value in record["attributes"].items()}
    found |= {f"{room}.{key}": value for room in ("header", "routing", "body") for key, value in record[room].items()}
    for whole in ("received", "relay", "distribution"):
        found |= {f"header.{whole}.{key}": value for key, value in (header[whole] or {"raw": None, "at": None}).items()}
    found |= {f"{whole}.{key}": value for whole in ("mrn", "release") for key, value in (record[whole] or {}).items()}
    for name in ("drafted_by", "approved_by"):
        one = header[name]
        found[f"header.{name}"] = one and (one["office"], one["name"], one["typist"])
    found["header.cleared_by"] = [(one["office"], one["name"], one["in_draft"]) for one in header["cleared_by"]]
    found["routing.from"] = routing["from"] and routing["from"]["name"]
    for name in ("to", "info"):
        found[f"routing.{name}"] = [(one["name"], one["precedence"], one["number"]) for one in routing[name]]
    order = body["executive_order"]
    parts = ("number", "exemption", "date", "authority", "office_code")
    found["body.executive_order"] = order and tuple(order[part] for part in parts)
    found["body.tags"] = [tag["code"] or tag["person"] for tag in body["tags"]]
    cited = ("label", "kind", "station", "number", "note")
    found["body.references"] = [tuple(one[key] for key in cited) for one in body["references"]]
    said = ("label", "level", "classification", "heading", "text")
    found["body.paragraphs"] = [tuple(one[key] for key in said) for one in body["paragraphs"]]
    parts_read = [one["part"]["number"] if one["part"] else 1 for one in record["transmissions"]]
    rest = {key: record[key] for key in ("date", "document_number", "text_status")}
    return found | rest | {"transmissions.parts": sorted(parts_read)}
