"""Cases of small lines, read from YAML files: the lines, the invented cable around them, and what the record holds.

Every scalar of a file is text: 0015, NO and 1974-07-17 are what is written. Values of a record are compared in the same
form, as JSON shows them; null, an empty list and a key that a case leaves out are all "nothing".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import yaml
from layouts import PARTS, cable

from cablekit import parse

HERE = Path(__file__).parent
_FILE_KEYS = {"about", "part", "around", "paths", "watch", "cases"}
_CASE_KEYS = {"name", "lines", "around", "record", "reports"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case with what it has from its file.

    Attributes:
        file: the name of the file below `tests/cases`, without suffix.
        changes: the parts of the invented cable that differ.
        record: path -> value, for every path that the file looks at.
        reports: diagnostics that must be among those of the record, each by some of its keys.
        watch: how names of diagnostics begin of which there may be no others than `reports`; None: all may be.
    """

    file: str
    name: str
    changes: dict[str, str]
    record: dict[str, Any]
    reports: list[dict[str, str]]
    watch: str | None


def cases(folder: Path = HERE) -> list[Case]:
    """All cases of all files, by file.

    Raises:
        ValueError: a file or a case that is not written as README.md says.
    """
    return [case for path in sorted(folder.glob("*/*.yaml")) for case in _of_file(path, folder)]


def _of_file(path: Path, folder: Path) -> Iterator[Case]:
    name = path.relative_to(folder).with_suffix("").as_posix()
    file = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    _check_keys(file, {"about", "part", "paths", "cases"}, _FILE_KEYS, name)
    seen: set[str] = set()
    for row in file["cases"]:
        _check_keys(row, {"name", "lines"}, _CASE_KEYS, f"{name}, {row.get('name', 'a case without name')}")
        where = f"{name}, {row['name']}"
        if row["name"] in seen:
            raise ValueError(f"{where}: another case of the file has this name")
        seen.add(row["name"])
        yield _case(name, where, file, row)


def _case(name: str, where: str, file: dict[str, Any], row: dict[str, Any]) -> Case:
    record = row.get("record") or {}
    if unknown := set(record) - set(file["paths"]):
        raise ValueError(f"{where}: `paths` of the file lacks {', '.join(sorted(unknown))}")
    changes = file.get("around", {}) | row.get("around", {}) | {file["part"]: row["lines"]}
    if unknown := set(changes) - set(PARTS):
        raise ValueError(f"{where}: the invented cable has no part {', '.join(sorted(unknown))}")
    changes = {part: _lines(part, lines) for part, lines in changes.items()}
    paths = {path: plain(record.get(path)) for path in file["paths"]}
    return Case(name, row["name"], changes, paths, row.get("reports", []), file.get("watch"))


def _check_keys(found: dict[str, Any], needed: set[str], allowed: set[str], where: str) -> None:
    if missing := needed - set(found):
        raise ValueError(f"{where}: no {', '.join(sorted(missing))}")
    if unknown := set(found) - allowed:
        raise ValueError(f"{where}: {', '.join(sorted(unknown))} means nothing here")


def _lines(part: str, lines: str) -> str:
    """The lines as that part of the cable: with its heading, and with a blank line below where a cable has one."""
    lines = lines.rstrip("\n")
    if part == "attributes":
        return f"Message Attributes\n{lines}"
    return f"{lines}\n" if lines and (PARTS[part].endswith("\n") or part == "captions") else lines


def plain(value: Any) -> Any:
    """A value as text: numbers and true as they are written; null and what is empty as None."""
    if isinstance(value, dict):
        return {key: text for key, one in value.items() if (text := plain(one)) is not None} or None
    if isinstance(value, list):
        return [plain(one) for one in value] or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value in (None, "", "null") else str(value)


def at(record: Any, path: str) -> Any:
    """What a record has at a path; of a list, what each element has there.

    Raises:
        KeyError: the record has no such key.
    """
    return reduce(_below, path.split("."), record)


def _below(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return [_below(one, key) for one in value]
    return None if value is None else value[key]


def failures(case: Case) -> list[str]:
    """Where the record differs from the case; nothing where it doesn't."""
    record = msgspec.to_builtins(parse(cable(**case.changes)))
    wrong = [
        f"  {path}\n    case:   {_shown(expected)}\n    record: {_shown(found)}"
        for path, expected in case.record.items()
        if (found := plain(at(record, path))) != expected
    ]
    return [*wrong, *_unreported(case, record["diagnostics"])]


def _unreported(case: Case, diagnostics: list[dict[str, Any]]) -> Iterator[str]:
    watched = [one for one in diagnostics if case.watch is None or one["name"].startswith(case.watch)]
    for report in case.reports:
        match = next((one for one in watched if report.items() <= one.items()), None)
        if match is None:
            yield f"  diagnostics\n    case:   {_shown(report)}\n    record: {_shown([_brief(one) for one in watched])}"
        else:
            watched.remove(match)
    if case.watch is not None and watched:
        yield f"  diagnostics\n    case:   no other of {case.watch}\n    record: {_shown([*map(_brief, watched)])}"


def _brief(diagnostic: dict[str, Any]) -> dict[str, Any]:
    return {key: diagnostic[key] for key in ("name", "field", "message")}


class _AsText(yaml.SafeDumper):
    """Writes text without quotes wherever it reads back as the same text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


def _shown(value: Any) -> str:
    """A value as a file would write it, on one line."""
    if value is None:
        return "nothing"
    text = yaml.dump(
        plain(value), Dumper=_AsText, default_flow_style=True, width=10_000, allow_unicode=True, sort_keys=False
    )
    return str(text).removesuffix("...\n").strip()
