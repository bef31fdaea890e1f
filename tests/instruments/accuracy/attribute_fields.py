"""Fields whose witness is NARA's attributes, where the format guide (8) does not call them computed, cut or wrong.

No witnesses: Page Count (computed), Executive Order dates (computed), years in Reference (the cable's own throughout),
Handling Restrictions and Original Handling Restrictions (after decaptioning). An indexer adds TAGS and names only some
addressees: what he has besides says nothing. A text that is lost leaves nothing to judge.
"""

import re
from collections.abc import Callable

from cablekit.model import Addressee, Cable

from .compare import Field
from .elements import element, elements, fold

#: NARA's codes whose exemption is known for sure
_EXEMPTIONS = {"GS": "GDS", "AS": "ADS", **{f"X{number}": f"XGDS-{number}" for number in range(1, 5)}}
_CHANNELS = {"ROG": "ROGER"}
#: a citation: year, station, number; and what looks like one: a date, a date-time group
_CITED = re.compile(r"(?:\b\d\d )?\b([A-Z][A-Z ]*?) ?(A-)?(\d{1,6})\b")
_DATED = re.compile(r"\bOF [A-Z]+ \d+, \d{4}|\d{6} ?Z [A-Z]{3} \d\d")
_BULLET = re.compile(r"\bAND\b|\bREF\b|\(?\b[A-H0-9][.)]")
_LETTERS = 6
_GLUE, _WIDTH, _LAST_GLUED = ", ", 36, 1976


def attribute_fields() -> list[Field]:
    """Every field that the attributes witness, in the order of the record."""
    return [
        _field("mrn", _document_number, lambda cable: elements([cable.attributes.document_number])),
        _field("header.distribution", _office, lambda cable: elements([cable.attributes.office])),
        _field("header.drafted_by", _drafter, _witnessed_drafter),
        _field(
            "routing.dtg", _day, lambda cable: elements([cable.attributes.draft_date or cable.attributes.sent_date])
        ),
        _field("routing.from", _sender, _witnessed_sender),
        _field("routing.addressees", _addressees, _witnessed_addressees),
        _field(
            "body.classification",
            lambda cable: elements([cable.body.classification or cable.header.classification]),
            lambda cable: elements([cable.attributes.original_classification]),
        ),
        _field("body.captions", lambda cable: elements(cable.body.captions), _witnessed_captions, ordered=False),
        _field("body.executive_order.exemption", _exemption, _witnessed_exemption),
        Field("body.tags", _tags, _of_text(lambda cable: elements(map(_person, cable.attributes.tags))), False, True),
        _field(
            "body.subject",
            lambda cable: elements([cable.body.subject]),
            _witnessed_subject,
        ),
        _field("body.references", _cited, _witnessed_cited, ordered=False),
        Field("text_status", _has_text, _located),
    ]


Elements = Callable[[Cable], list[str]]


def _field(name: str, record: Elements, witness: Callable[[Cable], list[str] | None], *, ordered: bool = True) -> Field:
    return Field(name, record, _of_text(witness), ordered)


def _of_text(witness: Callable[[Cable], list[str] | None]) -> Callable[[Cable], list[str] | None]:
    """A witness that is heard only where there are both a text and attributes."""
    return lambda cable: witness(cable) if cable.transmissions and cable.attributes.document_number else None


def _document_number(cable: Cable) -> list[str]:
    """NARA's document number made from date-time group and MRN: year, first six letters of the station, serial."""
    sent = cable.routing.sent_at
    station, number = _sent_as(cable)
    if sent is None or station is None or number is None:
        return []
    width = 6 if station == "STATE" else 5
    return [f"{sent.year}{station[:_LETTERS].replace(' ', '')}{number:0{width}}"]


def _sent_as(cable: Cable) -> tuple[str | None, int | None]:
    """Station and number; those of the travelling Secretary's series where the telegram has no others."""
    mrn = cable.mrn
    if mrn is None or mrn.station or mrn.series is None:
        return (mrn.station, mrn.number) if mrn else (None, None)
    series, _, number = mrn.series.partition(" ")
    return series, int(number)


def _office(cable: Cable) -> list[str]:
    got = cable.header.distribution
    return (
        [f"ACTION {got.action[0].office}" if got.action else f"ORIGIN {got.origin[0].office}"]
        if (got.action or got.origin)
        else []
    )


def _drafter(cable: Cable) -> list[str]:
    one = cable.header.drafted_by
    return [] if one is None else [":".join(part for part in (one.name, one.typist) if part)]


def _witnessed_drafter(cable: Cable) -> list[str]:
    """Drafter and typist; the office, which the indexer mostly leaves out, is taken off."""
    return [re.sub(r"^\w+(?:/\w+)+\s*[-:=]\s*", "", one) for one in elements([cable.attributes.drafter])]


def _day(cable: Cable) -> list[str]:
    return elements([cable.routing.sent_at and cable.routing.sent_at.date()])


def _sender(cable: Cable) -> list[str]:
    return elements([cable.routing.from_ and (cable.routing.from_.post or cable.routing.from_.name)])


def _witnessed_sender(cable: Cable) -> list[str]:
    """The sending post. OR-M and OR-P leak into it from the E.O. line; 1977 puts the approving office behind STATE."""
    return [re.sub(r" OR-[MP]$|(?<=^STATE) [A-Z]+$", "", one) for one in elements([cable.attributes.from_])]


def _addressees(cable: Cable) -> list[str]:
    """Addressees that the attribute To names as well; it seldom names all."""
    return _split_to(cable)[0]


def _witnessed_addressees(cable: Cable) -> list[str]:
    """The same, and what is left of the attribute To when they are taken out of it."""
    named, rest = _split_to(cable)
    return named + ([rest] if rest else [])


def _split_to(cable: Cable) -> tuple[list[str], str]:
    rest = f" {fold(cable.attributes.to or '').replace(' INFO ', ' ')} "
    named: list[str] = []
    for name in sorted({name for one in _all(cable) for name in _names(one)}, key=len, reverse=True):
        if f" {name} " in rest:
            named.append(name)
            rest = rest.replace(f" {name} ", " ", 1)
    return sorted(named), fold(rest)


def _all(cable: Cable) -> list[Addressee]:
    return [*cable.routing.to, *cable.routing.info]


def _names(one: Addressee) -> list[str]:
    return elements([one.post, one.name, one.name and one.name.removesuffix(" WASHDC")])


def _witnessed_captions(cable: Cable) -> list[str]:
    """Captions before decaptioning; a channel is indexed by itself and in short."""
    known = cable.attributes
    channel = known.previous_channel_indicators
    channels = [] if channel is None else [f"{_CHANNELS.get(channel, channel)} CHANNEL"]
    return sorted({*known.previous_handling_restrictions, *known.original_previous_handling_restrictions, *channels})


def _exemption(cable: Cable) -> list[str]:
    order = cable.body.executive_order
    return [] if order is None or order.exemption in (None, "N/A") else elements([order.exemption])


def _witnessed_exemption(cable: Cable) -> list[str] | None:
    """The exemption of NARA's code. A code of no certain meaning does not judge."""
    words = (cable.attributes.executive_order or "").split()
    if not words:
        return []
    known = _EXEMPTIONS.get(words[0])
    return None if known is None else [known]


def _tags(cable: Cable) -> list[str]:
    return [tag.code or (_person(f"({tag.person})") if tag.person else tag.raw) for tag in cable.body.tags]


def _person(code: str) -> str:
    """A tag; the period behind an initial, which the indexer leaves out, is taken off."""
    return code.replace(".)", ")")


def _cited(cable: Cable) -> list[str]:
    """Telegrams and airgrams cited, by station and number without leading zeros."""
    found = [one for one in cable.body.references if one.kind in ("telegram", "airgram") and one.station]
    return [fold(f"{one.station} {re.sub(r'(?:^|(?<=-))0+', '', one.number or '')}") for one in found]


def _witnessed_cited(cable: Cable) -> list[str]:
    """The same out of the attribute Reference, whose `, ` behind every 36 characters is taken out where it cuts."""
    value = cable.attributes.reference or ""
    if cable.attributes.draft_date and cable.attributes.draft_date.year <= _LAST_GLUED:
        value = unglued(value)
    value = _BULLET.sub(";", _DATED.sub(";", value))
    return [element(f"{station} {series}{int(number)}") for station, series, number in _CITED.findall(value)]


def unglued(value: str) -> str:
    """A value without the `, ` put in behind every 36 characters; a blank was eaten on either side of the cut."""
    made, width = "", _WIDTH
    while glued := [size for size in (width, width - 1) if value[size : size + len(_GLUE)] == _GLUE]:
        size = glued[0]
        piece, value = value[:size], value[size + len(_GLUE) :]
        before = size < width
        behind = not before and not re.fullmatch(r"[A-Z]{2}|\d\d", piece[-1] + value[:1])
        made += piece + " " * (before or behind)
        width = _WIDTH - behind
    return made + value


def _witnessed_subject(cable: Cable) -> list[str]:
    """The subject without its mark, which is a field of its own."""
    return [re.sub(r"^\((?:S|C|U|LOU)\) ", "", one) for one in elements([cable.attributes.subject])]


def _has_text(cable: Cable) -> list[str]:
    return ["text" if cable.text_status in ("present", "partial") else "no text"]


def _located(cable: Cable) -> list[str] | None:
    locator = cable.attributes.locator
    return None if locator is None else ["text" if "TEXT ON-LINE" in locator.split(", ") else "no text"]
