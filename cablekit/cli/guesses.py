"""Suggestions for a wrong command: other names for it, a file without a command, a typing error."""

import os
from collections.abc import Collection
from difflib import get_close_matches

MEANT: dict[str, str] = {
    "show": "view cat open print read less more page display head text",
    "search": "find grep query list ls select filter",
    "stats": "count summary summarize statistics overview report",
    "convert": "export save dump write csv xlsx excel parquet sqlite batch",
    "parse": "json yaml jsonl html markdown record extract",
    "refs": "references cites cited citedby graph network links",
    "explain": "define meaning glossary lookup what tag tags",
    "show or cablekit explain": "info about describe inspect",
    "check": "lint validate verify test diagnostics errors",
    "tokens": "tokenize lines lex debug",
    "cite": "citation citations bibtex ris zotero bibliography",
    "recover": "lost foia request requests film",
    "diff": "compare changes",
    "update": "add append sync insert",
    "browse": "serve web gui ui datasette",
    "schema": "fields model columns",
    "--version": "version",
}
"""Command -> words that people try for it."""

_BY_GUESS = {guess: name for name, guesses in MEANT.items() for guess in guesses.split()}


def hint(word: str, commands: Collection[str]) -> str:
    """The suggestion after `no command 'word'`; the empty str if there is none."""
    if (meant := _BY_GUESS.get(word.lower())) is not None:
        return f"; it is cablekit {meant}"
    if (use := _of_place(word)) is not None:
        return f"; {use}"
    near = get_close_matches(word, commands, n=2)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _of_place(word: str) -> str | None:
    """The suggestion for a file, a folder, a database or a document number; None for another word."""
    if os.path.isdir(word):  # noqa: PTH112  # Path raises for a name that is too long
        return f"cablekit stats {word} counts its cables, cablekit convert {word} -o cables.sqlite makes a database"
    if os.path.lexists(word):
        return _of_file(word)
    if word[:4].isdigit() and word[4:].isalnum() and word[-1].isdigit():
        return f"cablekit show {word} --in DB finds a number in a database"
    return None


def _of_file(word: str) -> str:
    from pathlib import Path

    from cablekit.corpus.database import is_database

    if is_database(Path(word)):
        return f"cablekit search WORDS {word} and cablekit show NUMBER --in {word} ask a database"
    return f"to read it: cablekit show {word}"
