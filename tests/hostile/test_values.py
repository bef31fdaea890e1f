"""Values that another program would take for something else: through the whole program, from a cable to the reader."""

import csv
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from cablekit.api import parse
from cablekit.cli import cli

from .cables import hostile, written

Run = Callable[..., Result]

#: what YAML 1.1 or 1.2 takes for a boolean, a null, a number, a time, a merge key, an alias, a comment
NOT_STRINGS = (
    *("NO", "no", "Off", "y", "TRUE", "null", "~", "=", "<<", "1e3", "12e03", "0o17", "017", "0x1F", "0b11", "1_000"),
    *("+1", "-0", ".5", "1.", ".inf", "-.INF", ".NaN", "12:30:00", "190:20:30", "2001-01-01", "2001-12-14t21:59:43.10"),
    *("&a", "*a", "!!python/object/apply:os.system [id]", "!!binary aGk=", "- a", "a: b", "? a", "| a", "> a", "%YAML"),
    *("# a", "a #b", "{a: b}", "[a, b]", "'a", '"a', "\\x41", "@a", "`a", "--- a", "... a", ":a", "-", "?"),
)
FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    '=HYPERLINK("http://x","y")',
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20A",
)
INJECTIONS = (
    "'; DROP TABLE cables; --",
    '"); DELETE FROM cables; --',
    "' OR '1'='1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;amp; &#60;",
    "[x](javascript:alert(1))",
    "![x](http://x/y.png)",
    "*a* _b_ **c** `d` ~~e~~ | f | # g",
    "http://example.org/?a=b&c",
    "},\n@article{x,",
    "\\input{/etc/passwd} $a$ #1 %2 {",
    "\nER  - \nTY  - BOOK",
    '","x":"y',
)


def strings(value: object) -> list[str]:
    """Every string in a value, in order."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in strings(one)]


@pytest.mark.parametrize("value", NOT_STRINGS)
def test_yaml_gives_strings_back(run: Run, tmp_path: Path, value: str) -> None:
    """The parts of the record that hold values of attributes; the rest is the same in every row."""
    path = written(tmp_path, hostile("X", value))
    part = ("--fields", "attributes,date,document_number,record_id,text_status")
    made = run("parse", *part, "-f", "yaml", path).stdout
    meant = json.loads(run("parse", *part, path).stdout)
    assert value in strings(meant)
    by_1_1 = yaml.safe_load(made)
    by_1_2 = YAML(typ="safe", pure=True).load(made)
    assert by_1_1 == meant
    assert json.loads(json.dumps(by_1_2, default=str)) == meant


def converted(folder: Path, texts: Iterable[str], form: str, *options: str) -> Path:
    """A conversion of one cable for each text."""
    for number, text in enumerate(texts):
        written(folder, text, f"{number:02}.txt")
    out = folder / "out" if form == "csv" else folder / f"out.{form}"
    args = [os.fspath(path) for path in sorted(folder.glob("*.txt"))]
    done = CliRunner().invoke(cli, ["convert", *args, "-o", os.fspath(out), "--to", form, *options, "-j", "1"])
    assert done.exit_code in (0, 1), done.output
    return out


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The CSV tables of the cables with formulas: name -> rows."""
    out = converted(tmp_path_factory.mktemp("formulas"), map(hostile, FORMULAS), "csv", "--tables")
    found = {}
    for table in sorted(out.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            found[table.name] = list(csv.reader(file))
    return found


def test_csv_holds_no_formula(tables: dict[str, list[list[str]]]) -> None:
    for name, rows in tables.items():
        for row in rows[1:]:
            assert len(row) == len(rows[0])
            for cell in row:
                assert cell[:1] not in (*"=+@\t\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"), (name, cell)
                assert cell[:1] != "-" or cell.lstrip("-").isdigit(), (name, cell)


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_keeps_a_formula_as_text(tables: dict[str, list[list[str]]], formula: str) -> None:
    cells = [cell for rows in tables.values() for row in rows for cell in row]
    assert sum(cell.startswith(f"'{formula}") for cell in cells) > 3


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The database of the cables with injections."""
    texts = (hostile("X", " ".join(text.split())) for text in INJECTIONS)
    opened = sqlite3.connect(converted(tmp_path_factory.mktemp("injections"), texts, "sqlite"))
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def test_sqlite_is_whole(database: sqlite3.Connection) -> None:
    assert tuple(database.execute("PRAGMA integrity_check").fetchone()) == ("ok",)
    names = {one[0] for one in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"cables", "addressees", "tags"} <= names
    assert database.execute("SELECT count(*) FROM cables").fetchone()[0] == len(INJECTIONS)


@pytest.mark.parametrize("text", INJECTIONS)
def test_sqlite_holds_what_was_written(database: sqlite3.Connection, text: str) -> None:
    drafter = parse(hostile("X", " ".join(text.split()))).attributes.drafter
    assert drafter
    assert any(drafter in tuple(row) for row in database.execute("SELECT * FROM cables"))


@pytest.mark.parametrize("text", INJECTIONS)
def test_markdown_makes_no_markup(run: Run, tmp_path: Path, text: str) -> None:
    """The page, made HTML by a renderer that lets HTML through, has no tag, link or picture that a cable asked for."""
    plain = " ".join(text.split())
    made = run("parse", "-f", "markdown", written(tmp_path, hostile(plain))).stdout
    tokens = MarkdownIt("commonmark", {"html": True}).parse(made)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert plain in " ".join(shown.split())


@pytest.mark.parametrize("text", INJECTIONS)
def test_citations_stay_one_entry(run: Run, tmp_path: Path, text: str) -> None:
    path = written(tmp_path, hostile(" ".join(text.split())))
    bibtex = run("cite", "-f", "bibtex", path).stdout
    assert len([line for line in bibtex.splitlines() if line.startswith("@")]) == 1
    depth = 0
    for index, char in enumerate(bibtex):
        if char in "{}" and bibtex[index - 1] != "\\":
            depth += 1 if char == "{" else -1
            assert depth >= 0
    assert depth == 0
    ris = run("cite", "-f", "ris", path).stdout.splitlines()
    assert [line[:5] for line in ris].count("TY  -") == [line[:5] for line in ris].count("ER  -") == 1
    (item,) = json.loads(run("cite", "-f", "csl-json", path).stdout)
    assert isinstance(item, dict)


@pytest.mark.parametrize("text", [*INJECTIONS, *NOT_STRINGS, *FORMULAS])
def test_json_holds_what_was_written(run: Run, tmp_path: Path, text: str) -> None:
    value = " ".join(text.split())
    record: dict[str, Any] = json.loads(run("parse", written(tmp_path, hostile("X", value))).stdout)
    assert record["attributes"]["drafter"] == value.replace("\\'", "'").replace('\\"', '"')
