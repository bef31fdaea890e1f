"""What a run finds: one input for each fault, told apart by the exception's type and its place."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

#: seconds of processor time for a thousand bytes that no input may take; and for any input
_SLOW_PER_KB, _SLOW = 0.5, 2.0


class SlowError(Exception):
    """An input took far longer than its length allows."""


def _seconds(target: Callable[[bytes], None], data: bytes) -> float:
    """Seconds of processor time that a target takes for an input."""
    start = time.process_time()
    target(data)
    return time.process_time() - start


@dataclass
class Findings:
    """Executions counted, faults kept.

    Attributes:
        folder: where an input of each fault is written, with its traceback beside it.
    """

    folder: Path
    executions: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    def run(self, target: Callable[[bytes], None], data: bytes) -> None:
        """Feed one input to a target; keep it when it is the first to show a fault."""
        self.executions += 1
        most = max(_SLOW, _SLOW_PER_KB * len(data) / 1000)
        try:
            taken = _seconds(target, data)
            if taken > most:  # a busy machine is slow for a while: what counts is the shortest time
                taken = min(_seconds(target, data) for _ in range(3))
            if taken > most:
                raise SlowError(f"{taken:.1f} s for {len(data)} bytes")
        except Exception as error:
            self._keep(data, error)

    def _keep(self, data: bytes, error: Exception) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = "".join(letter if letter.isalnum() else "-" for letter in str(error)[:40])
        name = f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}-{text}"
        first = name not in self.faults
        self.faults[name] = self.faults.get(name, 0) + 1
        if first:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{name}.input").write_bytes(data)
            (self.folder / f"{name}.traceback").write_text("".join(traceback.format_exception(error)), "utf-8")

    def summary(self, name: str, seconds: float) -> str:
        """Executions and faults, for the end of a run."""
        lines = [f"{name}: {self.executions} executions in {seconds:.0f} s, {len(self.faults)} faults"]
        return "\n".join([*lines, *(f"  {count:6} x {fault}" for fault, count in sorted(self.faults.items()))])
