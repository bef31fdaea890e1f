"""The two ways to run a target: guided by coverage (atheris), or a loop of plain mutations where that is absent.

Strategy: a fault never ends a run. The inputs that cover something new are kept in a folder, so that the next run goes
on from them.
"""

import os
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from .findings import Findings
from .mutation import mutated

if TYPE_CHECKING:
    from .targets import Target


def has_atheris() -> bool:
    """Whether the coverage-guided engine is installed."""
    try:
        import atheris  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return False
    return True


def load(name: str, *, guided: bool) -> "Target":
    """A target; with `guided` cablekit is imported so that its branches are counted."""
    if guided:
        import atheris

        with atheris.instrument_imports(include=["cablekit"]):
            _import_all()
            from .targets import TARGETS
    else:
        from .targets import TARGETS
    return TARGETS[name]


def _import_all() -> None:
    """Import every module of cablekit now: what is imported later would not be counted."""
    from importlib import import_module
    from pkgutil import walk_packages

    import cablekit

    for module in walk_packages(cablekit.__path__, "cablekit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def run_mutations(name: str, target: "Target", findings: Findings, seconds: float, seed: int) -> None:
    """Feed a target with mutations of its seeds for some seconds."""
    random, pool = Random(seed), target.seeds()
    end = time.monotonic() + seconds
    for data in pool:
        findings.run(target.run, data)
    while time.monotonic() < end:
        findings.run(target.run, mutated(random.choice(pool), random, pool, target.size))


def run_guided(name: str, target: "Target", findings: Findings, seconds: float, corpus: Path, seed: int) -> None:
    """Feed a target for some seconds, guided by coverage. Ends the process, as the engine does."""
    import atheris

    corpus.mkdir(parents=True, exist_ok=True)
    pool = target.seeds()
    for number, data in enumerate(pool):
        (corpus / f"seed-{number:03}").write_bytes(data[: target.size])
    start = time.monotonic()

    def one(data: bytes) -> None:
        findings.run(target.run, data)
        if time.monotonic() - start > seconds:
            print(findings.summary(name, time.monotonic() - start), flush=True)
            os._exit(1 if findings.faults else 0)

    def mutator(data: bytes, size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.3:
            return bytes(atheris.Mutate(data, size))
        return mutated(data, random, pool, size)

    options = [f"-max_len={target.size}", "-len_control=0", f"-seed={seed}", "-timeout=120", "-rss_limit_mb=4096"]
    prefix = f"-artifact_prefix={findings.folder}/"
    findings.folder.mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], str(corpus), *options, prefix], one, custom_mutator=mutator)
    atheris.Fuzz()
