"""search, stats, refs, update and diff: what is asked of a database, and what it answers."""

import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from cli_kinds import Run, Terminal
from click.testing import CliRunner, Result
from layouts import body, cable

from cablekit.cli import cli
from cablekit.corpus.search import match_of
from cablekit.corpus.update import Added

ROOT = Path(__file__).parents[2]


def invoke(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="cablekit")


def number(serial: int, text: str, **changes: str) -> str:
    """A telegram from Quito with another number."""
    whole = body(text, **changes).replace("05121", f"{serial:05}").replace("QUITO 5121", f"QUITO {serial}")
    return whole.replace("t19740700/test.tel", f"t19740700/{serial}.tel")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four telegrams of Quito that cite each other."""
    made = tmp_path_factory.mktemp("cables")
    texts = {
        1: number(101, "1. A NON-PAPER ON ELECTIONS WAS TRANS-\nFERRED BY O'NEILL.", reference=""),
        2: number(102, "1. THE ROAD IS CLOSED.", reference="REF: QUITO 101\n", tags="TAGS: PBOR, EC"),
        3: number(103, "1. SEE QUITO 102 AND LIMA 999.", reference="", captions="NODIS\n"),
        4: number(104, "1. THE ROAD IS OPEN.\nE E E E E E E E", reference="", signature="", end=""),
    }
    for name, text in texts.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def database(folder: Path) -> Path:
    path = folder.parent / "cables.sqlite"
    assert invoke("convert", "-q", folder, "-o", path, "-j", "1").exit_code in (0, 1)
    return path


def found(database: Path, *args: str) -> list[str]:
    """The document numbers that a search gives."""
    result = invoke("search", *args, database, "--json")
    assert result.exit_code == (0 if result.stdout else 1), result.output
    return [json.loads(line)["document_number"] for line in result.stdout.splitlines()]


SEARCHES = {
    "another form of the word": (["election"], [101]),
    "a word that a line's end breaks": (["transferred"], [101]),
    "a hyphen is no syntax": (["non-paper"], [101]),
    "nor is an apostrophe": (["O'NEILL"], [101]),
    "nor a quotation mark": (['"'], []),
    "words in any place": (["road", "closed"], [102]),
    "words beside each other": (["road is open"], [104]),
    "one of two": (["closed", "OR", "open"], [102, 104]),
    "any ending": (["elec*"], [101]),
    "a word that does not occur": (["harpsichord"], []),
    "TAGS": (["--about", "PBOR"], [102]),
    "a caption": (["--caption", "nodis"], [103]),
    "lost": (["--lost"], [104]),
    "a sender, however written": (["--from", "AMEMBASSY QUITO"], [101, 102, 103, 104]),
    "a recipient": (["--to", "LIMA", "--about", "PBOR"], [102]),
    "nobody": (["--to", "PARIS"], []),
    "since a month": (["--since", "1974-07", "road"], [101, 102, 103, 104]),
    "until a year": (["--until", "1973"], []),
    "until a month": (["--until", "1974-07", "closed"], [102]),
    "a classification": (["--classification", "secret"], []),
}


@pytest.mark.parametrize("name", SEARCHES)
def test_search(database: Path, name: str) -> None:
    args, numbers = SEARCHES[name]
    assert sorted(found(database, *args)) == [f"1974QUITO{one:05}" for one in numbers]


def test_what_search_shows(database: Path) -> None:
    result = invoke("search", "elections", database)
    head, title, snippet = result.stdout.splitlines()[:3]
    assert head == "1974QUITO00101  1974-07-17  QUITO -> STATE  CONFIDENTIAL"
    assert title == "  SYNTHETIC ROAD TO THE LANDING"
    assert "[ELECTIONS]" in snippet
    assert result.stderr == "1 cable found\n"
    assert invoke("search", "elections", database, "--files").stdout.endswith("1.txt\n")
    assert invoke("search", "road", database, "--limit", "1", "--files").stdout.count("\n") == 1


def test_search_cites_what_it_finds(database: Path) -> None:
    result = invoke("search", "--about", "PBOR", database, "--cite", "bibtex")
    assert "1974QUITO00102" in result.stdout
    assert result.stdout.count("@misc") == 1


@pytest.mark.parametrize(
    ("args", "why"),
    [
        pytest.param(["--since", "June 1974"], "--since takes a day", id="no day"),
        pytest.param(["--cite", "apa"], "no style 'apa'", id="no style"),
    ],
)
def test_search_refuses(database: Path, args: list[str], why: str) -> None:
    result = invoke("search", "road", database, *args)
    assert result.exit_code == 2
    assert why in result.stderr


@pytest.mark.parametrize(
    ("words", "match"),
    [
        (["non-paper"], '"non-paper"'),
        (['say "no"'], '"say ""no"""'),
        (["a", "OR", "b"], '"a" OR "b"'),
        (["OR", "b", "OR"], '"OR" "b" "OR"'),
        (["elec*", "*"], '"elec"* ""'),
    ],
)
def test_words_as_the_index_takes_them(words: list[str], match: str) -> None:
    assert match_of(words) == match


@pytest.mark.parametrize("command", ["search x", "stats", "refs 1974QUITO00101", "update"])
def test_what_is_no_database_of_cables(command: str, tmp_path: Path) -> None:
    words = command.split()
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.commit()
    result = invoke(words[0], *words[1:], other, *(["samples"] if words[0] == "update" else []))
    assert result.exit_code == 2
    assert "is not a database of cables" in result.stderr
    if words[0] != "stats":
        (tmp_path / "x.txt").write_text("x")
        for name, why in (("x.txt", "is not a database"), ("none", "no such file")):
            result = invoke(words[0], *words[1:], tmp_path / name, *(["samples"] if words[0] == "update" else []))
            assert result.exit_code == 2
            assert why in result.stderr


def test_a_database_of_another_version(database: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite"
    old.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE run SET value = '1' WHERE key = 'schema_version'")
        connection.commit()
    assert "has schema version 1" in invoke("search", "x", old).stderr


# --- stats ----------------------------------------------------------------------------------------


def test_stats_of_a_database_and_of_its_source_are_one(database: Path, folder: Path) -> None:
    of_database, of_source = (json.loads(invoke("stats", what, "--json").stdout) for what in (database, folder))
    assert of_database == of_source
    assert of_database["cables"] == 4
    assert (of_database["first"], of_database["last"]) == ("1974-07-17", "1974-07-17")
    assert of_database["by_status"] == [{"value": "present", "cables": 3}, {"value": "partial", "cables": 1}]
    assert of_database["senders"] == [{"value": "QUITO", "cables": 4}]


def test_stats_for_reading(database: Path) -> None:
    shown = invoke("stats", database).stdout
    assert shown.startswith("4 cables, 1974-07-17 to 1974-07-17\n")
    assert "  PBOR" in shown


def test_stats_of_repeated_and_undated(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(cable(), encoding="utf-8")
    (tmp_path / "c.txt").write_text("FM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n\nUNCLAS QUITO 5\n\n1. X.\n")
    shown = invoke("stats", tmp_path).stdout
    assert "1 repeated record" in shown
    assert "1 without a date" in shown


def test_stats_count_files_without_a_cable_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(cable(), encoding="utf-8")
    (tmp_path / "b.txt").write_text("No cable at all.\n", encoding="utf-8")
    base = tmp_path / "a.sqlite"
    invoke("convert", tmp_path / "a.txt", tmp_path / "b.txt", "-o", base)
    for what in (base, tmp_path):
        assert invoke("stats", what).stdout.startswith("1 cable and 1 file without one, ")
        counts = json.loads(invoke("stats", what, "--json").stdout)
        assert (counts["cables"], counts["others"]) == (2, 1)


# --- refs -----------------------------------------------------------------------------------------


def test_refs_go_both_ways(database: Path) -> None:
    shown = json.loads(invoke("refs", "1974quito00102", database, "-f", "json").stdout)
    assert {(one["number"], one["step"], one["here"]) for one in shown["nodes"]} == {
        ("1974QUITO00102", 0, True),
        ("1974QUITO00101", 1, True),
        ("1974QUITO00103", -1, True),
    }
    deep = json.loads(invoke("refs", "1974QUITO00103", database, "-f", "json", "--depth", "2").stdout)
    assert {one["number"]: one["step"] for one in deep["nodes"]} == {
        "1974QUITO00103": 0,
        "1974QUITO00102": 1,
        "1974LIMA00999": 1,
        "1974QUITO00101": 2,
    }
    assert deep["edges"] == sorted(deep["edges"])


def test_refs_for_reading_and_for_other_programs(database: Path, tmp_path: Path) -> None:
    shown = invoke("refs", "1974QUITO00103", database).stdout
    assert "\ncites:\n  1974LIMA00999 *\n  1974QUITO00102  1974-07-17" in shown
    assert "is cited by nothing here" in shown
    dot = invoke("refs", "1974QUITO00103", database, "-f", "dot").stdout
    assert '"1974QUITO00103" -> "1974LIMA00999";' in dot
    assert '"1974LIMA00999" [tooltip="", style=dashed];' in dot
    networkx = pytest.importorskip("networkx")
    out = tmp_path / "refs.graphml"
    assert invoke("refs", "1974QUITO00103", database, "-f", "graphml", "-o", out).exit_code == 0
    assert set(networkx.read_graphml(out).edges) == {
        ("1974QUITO00103", "1974QUITO00102"),
        ("1974QUITO00103", "1974LIMA00999"),
    }


def test_refs_of_what_nobody_knows(database: Path) -> None:
    result = invoke("refs", "1979BONN00001", database)
    assert result.exit_code == 1
    assert "neither has 1979BONN00001 nor cites it" in result.stderr


# --- update and diff ------------------------------------------------------------------------------


def test_update_adds_what_is_new_and_leads_citations_to_it(folder: Path, database: Path, tmp_path: Path) -> None:
    grown = tmp_path / "grown.sqlite"
    grown.write_bytes(database.read_bytes())
    more = tmp_path / "more"
    more.mkdir()
    (more / "same.txt").write_bytes((folder / "1.txt").read_bytes())
    lima = cable(reference="").replace("QUITO  05121", "LIMA  00999").replace("1974QUITO05121", "1974LIMA00999")
    (more / "new.txt").write_text(lima.replace("t19740700/test.tel", "t19740700/lima.tel"), encoding="utf-8")
    result = invoke("update", grown, more, folder, "-j", "1")
    assert result.stderr == "1 cable added, 5 files already known\n"
    with closing(sqlite3.connect(grown)) as connection:
        row = connection.execute(
            "SELECT cited_cable_id FROM text_refs WHERE document_number = '1974LIMA00999'"
        ).fetchone()
        assert row == (5,)
        assert connection.execute("SELECT max(cable_id) FROM cables").fetchone() == (5,)
        assert connection.execute("SELECT count(*) FROM cables_fts WHERE cables_fts MATCH 'landing'").fetchone() == (5,)
    assert invoke("update", grown, more, "-j", "1").stderr == "0 cables added, 2 files already known\n"
    result = invoke("diff", database, grown)
    assert result.exit_code == 1
    assert result.stdout == "1974LIMA00999: added\n"


def test_update_says_what_it_cannot_read(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(database.read_bytes())
    result = invoke("update", copy, tmp_path / "none", "-j", "1")
    assert result.exit_code == 2
    assert "No such file" in result.stderr


def test_update_starts_as_many_processes_as_it_may_use_cores(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def recorded(path: Path, sources: Sequence[str], jobs: int) -> Added:
        asked.append(jobs)
        return Added(0, 0, [])

    monkeypatch.setattr("cablekit.corpus.update.update", recorded)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    for options in ((), ("-j", "2")):
        assert invoke("update", database, tmp_path, *options).exit_code == 0
    assert asked == [3, 2]


def test_diff_names_records_and_fields(folder: Path, tmp_path: Path, run: Run) -> None:
    changed = tmp_path / "changed"
    changed.mkdir()
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        (changed / path.name).write_text(text.replace("IS CLOSED", "IS SHUT"), encoding="utf-8")
    (changed / "4.txt").unlink()
    for source, out in ((folder, "a"), (changed, "b")):
        assert invoke("convert", "-q", source, "-o", tmp_path / f"{out}.jsonl", "-j", "1").exit_code in (0, 1)
    result = invoke("diff", tmp_path / "a.jsonl", tmp_path / "b.jsonl", "--json")
    changes = [json.loads(line) for line in result.stdout.splitlines()]
    fields = {(one["record"], one["field"]) for one in changes}
    assert ("1974QUITO00102", "body.text") in fields
    assert ("1974QUITO00104", None) in fields
    assert {record for record, _ in fields} == {"1974QUITO00102", "1974QUITO00104"}
    shown = invoke("diff", tmp_path / "a.jsonl", tmp_path / "b.jsonl").stdout
    assert '1974QUITO00102: body.paragraphs[0].text: "THE ROAD IS CLOSED." -> "THE ROAD IS SHUT."' in shown
    same = invoke("diff", tmp_path / "a.jsonl", tmp_path / "a.jsonl")
    assert (same.exit_code, same.stdout) == (0, "")
    assert invoke("diff", tmp_path / "a.jsonl", folder.parent / "cables.sqlite").exit_code == 2


# --- terminals ------------------------------------------------------------------------------------


def test_bars_of_numbers_are_coloured(on_a_terminal: Terminal, database: Path) -> None:
    said = on_a_terminal("stats", database)
    assert f"\n  1974          4  \x1b[36m{'━' * 30}\x1b[0m\n" in said
    assert f"\n  1974          4  {'#' * 30}\n" in on_a_terminal("stats", database, NO_COLOR="1")


def test_what_was_searched_for_stands_out(on_a_terminal: Terminal, database: Path) -> None:
    said = on_a_terminal("search", "election", database)
    assert said.startswith("\x1b[1m1974QUITO00101  ")
    assert "A NON-PAPER ON \x1b[7mELECTIONS\x1b[0m WAS" in said
    assert "ON [ELECTIONS] WAS" in on_a_terminal("search", "election", database, NO_COLOR="1")


def test_the_documents_of_a_graph_stand_out(on_a_terminal: Terminal, database: Path) -> None:
    said = on_a_terminal("refs", "1974QUITO00103", database)
    assert said.startswith("\x1b[1m1974QUITO00103\x1b[0m  ")
    assert "\n  \x1b[2m1974LIMA00999 *\x1b[0m\n" in said
