"""The fuzzer itself: every target takes its seeds and some mutations of them, and a broken promise is seen."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cablekit.api import Parsed
from cablekit.lines import Token

from . import oracles
from .__main__ import NAMES
from .findings import Findings
from .loop import run_mutations
from .mutation import mutated
from .targets import TARGETS
from .test_crashes import open_faults

ROOT = Path(__file__).parents[3]


def new(findings: Findings) -> list[str]:
    """The faults that no row of test_crashes.py knows."""
    return [fault for fault in findings.faults if not any(known in fault for known in open_faults())]


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_a_few_mutations(name: str, tmp_path: Path) -> None:
    target, findings, random = TARGETS[name], Findings(tmp_path), Random(7)
    pool = target.seeds()
    for data in pool[:40]:
        findings.run(target.run, data)
    for _ in range(150):
        findings.run(target.run, mutated(random.choice(pool), random, pool, target.size))
    assert new(findings) == []
    assert findings.executions == min(40, len(pool)) + 150


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", TARGETS)
def test_a_minute(name: str, tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    run_mutations(name, TARGETS[name], findings, 60, seed=11)
    print("\n" + findings.summary(name, 60))
    assert new(findings) == []


def test_the_table_of_names() -> None:
    assert tuple(TARGETS) == NAMES


def test_a_run_says_what_it_did(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.instruments.fuzz",
        "archive",
        "--seconds",
        "0.2",
        "--unguided",
        "--folder",
        str(tmp_path),
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout.startswith("archive: ")
    assert " executions in " in result.stdout


def test_a_fault_is_kept_once(tmp_path: Path) -> None:
    def target(data: bytes) -> None:
        raise ValueError("broken")

    findings = Findings(tmp_path / "faults")
    for data in (b"one", b"two"):
        findings.run(target, data)
    (name,) = findings.faults
    assert findings.faults[name] == 2
    assert (tmp_path / "faults" / f"{name}.input").read_bytes() == b"one"
    assert "broken" in (tmp_path / "faults" / f"{name}.traceback").read_text(encoding="utf-8")


def _spoil_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Any = Parsed.tokens
    monkeypatch.setattr(Parsed, "tokens", property(lambda self: real.fget(self)[1:]))


def _spoil_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Any = Parsed.tokens

    def tokens(self: Parsed) -> list[Token]:
        found: list[Token] = real.fget(self)
        found[0].kind = ""  # type: ignore[assignment]
        return found

    monkeypatch.setattr(Parsed, "tokens", property(tokens))


def _spoil_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracles, "render", lambda *_, **__: "\x1b[31m")


def _spoil_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracles, "schema", lambda: {"type": "array"})


@pytest.mark.parametrize("spoil", [_spoil_tokens, _spoil_kind, _spoil_formats, _spoil_schema])
def test_a_broken_promise_is_seen(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[pytest.MonkeyPatch], None]) -> None:
    oracles.check_input("Message Text\n\n1. SHIPS.\n", thorough=True)
    spoil(monkeypatch)
    oracles._validator.cache_clear()
    with pytest.raises(oracles.BrokenPromiseError):
        oracles.check_input("Message Text\n\n1. SHIPS.\n", thorough=True)
    oracles._validator.cache_clear()
