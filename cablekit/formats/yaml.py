"""YAML of a record, with the same values and types as its JSON. libyaml writes it.

Strategy: the record becomes plain values (msgspec) and those become YAML events, which `yaml.emit` hands to libyaml.
PyYAML itself asks its YAML 1.1 resolver about every string, twice. That is slow, and leaves strings unquoted that a
YAML 1.2 reader takes for a number (`1e3`, `0o17`). The rule here is stricter and simpler than either version: a string
is unquoted only if no reader of either version could take it for anything else.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import msgspec
import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from cablekit.formats.json import EVERYTHING
from cablekit.formats.selection import Selection
from cablekit.model import Record

if TYPE_CHECKING:
    from cablekit.api import Parsed

Plain: TypeAlias = "bool | int | float | str | list[Plain] | tuple[Plain, ...] | dict[str, Plain] | None"

# Words that YAML 1.1 (yaml.org/type) or 1.2 (section 10.3) reads as a boolean, a null or a number.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
# First characters of numbers, times, nulls, merge and value keys: `1e3`, `+1`, `.inf`, `12:30:00`, `~`, `=`, `<<`; `:`
# opens a symbol in Ruby.
_OPENERS = "0123456789+-.~=<:"
# Line ends in YAML 1.1 but not in 1.2: only an escape means the same in both.
_BREAKS_OF_1_1 = "\x85\u2028\u2029"
# libyaml escapes a whole text because of one tab, or one blank at the end of a line, though YAML allows both in a
# literal block. They are replaced by private characters and back, unless the record uses these itself.
_TAB, _BLANK = "\ue000", "\ue001"

_NULL, _TRUE, _FALSE = (ScalarEvent(None, None, (True, False), word) for word in ("null", "true", "false"))
_MAPPING, _EMPTY_MAPPING = (MappingStartEvent(None, None, True, flow_style=flow) for flow in (False, True))
_SEQUENCE, _EMPTY_SEQUENCE = (SequenceStartEvent(None, None, True, flow_style=flow) for flow in (False, True))
_END_MAPPING, _END_SEQUENCE = MappingEndEvent(), SequenceEndEvent()

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_FOLDING = 2**31 - 1


def yaml_text(parsed: "Parsed", selection: Selection = EVERYTHING) -> str:
    """The record as one YAML document, opened by `---`. Dates are strings, as in JSON."""
    return dump(msgspec.to_builtins(selection.of(parsed)))


def dump(value: Plain) -> str:
    """Plain values as one YAML document, opened by `---`; several in a row are a YAML stream."""
    private = _uses_private(value)
    emitted: str = yaml.emit(_document(value, not private), Dumper=_Dumper, width=_NO_FOLDING, allow_unicode=True)
    return emitted if private else emitted.replace(_TAB, "\t").replace(_BLANK, " ")


def loads_yaml(data: str | bytes) -> Record:
    """Read back one record from its YAML, with or without what `--with` added.

    Raises:
        yaml.YAMLError: this is not a YAML document, or there are several.
        msgspec.ValidationError: this is YAML, but not a complete record.
    """
    return msgspec.convert(yaml.load(data, Loader=_Loader), Record)


def _uses_private(value: Plain) -> bool:
    data = msgspec.json.encode(value)
    return _TAB.encode() in data or _BLANK.encode() in data


def _document(value: Plain, swap: bool) -> list[Event]:
    events: list[Event] = [StreamStartEvent(), DocumentStartEvent(explicit=True)]
    _add(value, swap, events.append)
    return [*events, DocumentEndEvent(explicit=False), StreamEndEvent()]


def _add(value: Plain, swap: bool, add: Callable[[Event], None]) -> None:
    """Add the events of a value and of everything in it."""
    if isinstance(value, dict):
        add(_MAPPING if value else _EMPTY_MAPPING)
        for key, member in value.items():
            add(_key(key))
            _add(member, swap, add)
        add(_END_MAPPING)
    elif isinstance(value, list | tuple):  # line ranges are pairs
        add(_SEQUENCE if value else _EMPTY_SEQUENCE)
        for element in value:
            _add(element, swap, add)
        add(_END_SEQUENCE)
    else:
        add(_scalar(value, swap))


def _scalar(value: bool | int | float | str | None, swap: bool) -> ScalarEvent:
    if isinstance(value, str):
        return _block(value, swap) if "\n" in value else _line(value)
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    return ScalarEvent(None, None, (True, False), str(value))


def _line(text: str) -> ScalarEvent:
    """A string without line feeds: unquoted if safe; libyaml quotes what its syntax does not allow unquoted."""
    style = None
    if text[:1] in _OPENERS or text.lower() in _WORDS:
        style = "'"
    if not text.isascii() and any(mark in text for mark in _BREAKS_OF_1_1):
        style = '"'
    return ScalarEvent(None, None, (True, True), text, style=style)


@lru_cache(maxsize=1024)
def _key(name: str) -> ScalarEvent:
    """A key, cached, as the few hundred keys of a record recur in every cable."""
    return ScalarEvent(None, None, (True, True), name, style='"') if "\n" in name else _line(name)


def _block(text: str, swap: bool) -> ScalarEvent:
    """A string of several lines: a literal block, or quoted if its characters need escapes."""
    if any(mark in text for mark in _BREAKS_OF_1_1):
        return ScalarEvent(None, None, (True, True), text, style='"')
    # A block that begins with white space needs an indentation indicator, so libyaml must see the white space.
    if swap and not text[0].isspace():
        text = text.replace("\t", _TAB).replace(" \n", _BLANK + "\n")
        if text.endswith(" "):
            text = text[:-1] + _BLANK
    return ScalarEvent(None, None, (True, True), text, style="|")
