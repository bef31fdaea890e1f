"""Formats: one record as JSON, YAML, text, Markdown or HTML, and records read back from JSON and YAML.

Strategy: the format and fields of a run are compiled once (`renderer`) and then applied to each cable. The module of a
format is imported only when needed, so that JSON never waits for the YAML library.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeAlias

from cablekit.formats.json import encode_jsonl, json_text, loads_json
from cablekit.formats.selection import EXTRAS, Selection, UnknownFieldError, select
from cablekit.model import Record

if TYPE_CHECKING:
    from cablekit.api import Parsed

__all__ = [
    "DATA_FORMATS",
    "EXTRAS",
    "FORMATS",
    "Renderer",
    "Selection",
    "UnknownFieldError",
    "encode_jsonl",
    "loads_json",
    "loads_yaml",
    "render",
    "renderer",
    "select",
]

FORMATS: dict[str, str] = {
    "json": "indented JSON, one value after another",
    "jsonl": "JSON, one record per line",
    "yaml": "YAML, one document per record",
    "text": "a short head and the text, for reading",
    "markdown": "the same as a Markdown page",
    "html": "the same as a web page",
}
"""Name of each format -> what it is."""

DATA_FORMATS = ("json", "jsonl", "yaml")
"""The formats that hold the whole record; only these take fields and extras."""

Renderer: TypeAlias = "Callable[[Parsed], str]"


def renderer(format: str, fields: Sequence[str] = (), extras: Collection[str] = ()) -> Renderer:
    """The function that turns each cable of a run into one piece of text.

    Args:
        format: a key of FORMATS.
        fields: paths of the fields to keep, as for `select`; without any, all are kept.
        extras: words of EXTRAS to add to the record.

    Raises:
        UnknownFieldError: a path names no field.
        ValueError: the format or an extra is unknown, or the format is for reading and takes neither.
    """
    if format not in FORMATS:
        raise ValueError(f"no format {format!r}; the formats are {', '.join(FORMATS)}")
    if format not in DATA_FORMATS:
        if fields or extras:
            raise ValueError(f"fields and extras need {', '.join(DATA_FORMATS)}; {format} is for reading")
        return _reader(format)
    return _writer(format, select(fields, extras))


def _writer(format: str, selection: Selection) -> Renderer:
    if format == "jsonl":
        return lambda parsed: encode_jsonl(parsed, selection).decode()
    if format == "json":
        return lambda parsed: json_text(parsed, selection)
    from cablekit.formats.yaml import yaml_text

    return lambda parsed: yaml_text(parsed, selection)


def _reader(format: str) -> Renderer:
    if format == "text":
        from cablekit.formats.text import plain_text

        return plain_text
    if format == "html":
        from cablekit.formats.html import html_text

        return html_text
    from cablekit.formats.markdown import markdown_text

    return markdown_text


def render(parsed: "Parsed", format: str, *, fields: Sequence[str] = (), extras: Collection[str] = ()) -> str:
    """One cable in one of FORMATS; for many, `renderer` compiles the fields once.

    Raises:
        UnknownFieldError: a path names no field.
        ValueError: the format or an extra is unknown, or the format takes no fields and extras.
    """
    return renderer(format, fields, extras)(parsed)


def loads_yaml(data: str | bytes) -> Record:
    """Read back one record from its YAML, with or without what `--with` added.

    Raises:
        yaml.YAMLError: this is not a YAML document, or there are several.
        msgspec.ValidationError: this is YAML, but not a complete record.
    """
    from cablekit.formats.yaml import loads_yaml as read

    return read(data)
