"""Names of pages: safe, short, one a value."""

import re

import pytest

from cablekit.site.names import document_name, value_name
from cablekit.site.rows import page_path

HOSTILE = [
    "../../etc/passwd",
    "/absolute",
    "..",
    ".",
    "a/b",
    "a\\b",
    "C:evil",
    "<script>alert(1)</script>",
    "quote \" and ' quote",
    "nul\x00byte",
    "\x1b[31mred",
    "\u202egnirts",
    "CON",
    "nul",
    "COM1",
    "x" * 255,
    "é" * 255,
    "\udcff",
    " ",
    "-",
    "%2e%2e%2f",
    "line\nfeed",
    "1974LAPAZ00015\n",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_name_is_safe_everywhere(value: str) -> None:
    for name in (document_name(value, 1), document_name(value, 2), value_name(value)):
        assert re.fullmatch(r"[0-9A-Za-z_-]{1,80}", name), name
        assert name.upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}


def test_no_two_values_share_a_name() -> None:
    values = [
        *HOSTILE,
        "LA PAZ",
        "La Paz",
        "la paz",
        "LA-PAZ",
        "LA  PAZ",
        "LAPAZ",
        "LA PAZ ",
        "1974-05",
        "1974 05",
        "1974-5",
        "A/B",
        "A-B",
        "A B",
        "con",
    ]
    assert len({value_name(one).lower() for one in values}) == len(values)
    numbers = [*HOSTILE, "1974LAPAZ00015", "1974lapaz00015", "1974LAPAZ00015-2", "STATE 123", "STATE-123"]
    names = [document_name(one, copy).lower() for one in numbers for copy in (1, 2, 3)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("label", "date", "copy", "path"),
    [
        ("1974LAPAZ00015", "1974-01-02", 1, "cables/1974/1974LAPAZ00015.html"),
        ("1974LAPAZ00015", None, 1, "cables/1974/1974LAPAZ00015.html"),
        ("1974LAPAZ00015", "1974-01-02", 3, "cables/1974/1974LAPAZ00015-3.html"),
        ("STATE 187819", "1986-06-13", 1, "cables/1986/STATE-187819_e05b34f8a1.html"),
        ("STATE 187819", None, 1, "cables/undated/STATE-187819_e05b34f8a1.html"),
    ],
)
def test_where_a_page_is(label: str, date: str | None, copy: int, path: str) -> None:
    assert page_path(label, date, copy) == path


@pytest.mark.parametrize(
    ("value", "name"),
    [("LA PAZ", "la-paz"), ("PBOR", "pbor"), ("1974-05", "1974-05"), ("USUN NEW YORK", "usun-new-york")],
)
def test_plain_values_keep_their_names(value: str, name: str) -> None:
    assert value_name(value) == name
