"""`python -m tests.instruments.fuzz TARGET --seconds N` tries inputs on one target.

At the end it prints executions and faults; an input of each fault is in a folder.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from .findings import Findings
from .loop import has_atheris, load, run_guided, run_mutations

NAMES = ("text", "bytes", "markdown", "pdf", "archive", "options")


def main() -> int:
    """Run one target; 1 when it found a fault."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.instruments.fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "cablekit-fuzz")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unguided", action="store_true", help="mutations only, though atheris is installed")
    chosen = parser.parse_args()
    guided = has_atheris() and not chosen.unguided
    target = load(chosen.target, guided=guided)
    folder = chosen.folder / chosen.target
    findings = Findings(folder / "faults")
    start = time.monotonic()
    if guided:
        run_guided(chosen.target, target, findings, chosen.seconds, folder / "corpus", chosen.seed)
    else:
        run_mutations(chosen.target, target, findings, chosen.seconds, chosen.seed)
    print(findings.summary(chosen.target, time.monotonic() - start))
    return 1 if findings.faults else 0


if __name__ == "__main__":
    sys.exit(main())
