"""Whether time grows with the size of the input and no faster.

Seconds say more of the machine than of the program, so they are never compared: only the time of one input with the
time of the same input made four times as long, in one run. Linear work takes four times as long, quadratic work
sixteen times; the bound between them leaves room for noise.
"""

import gc
import time
from collections.abc import Callable, Sequence

#: how much longer the longer input is
TIMES = 4
#: a growth that linear work stays under and quadratic work passes, also on a machine with other work to do
BOUND = 9.0
#: measures below this are repeated within one reading of the clock
_SHORTEST = 0.0005


def once(work: Callable[[], object]) -> float:
    """Seconds that one call takes; nothing is repeated."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], readings: int = 3) -> float:
    """Seconds that a call takes when nothing disturbs it: the best of several readings."""
    repeats = max(1, int(_SHORTEST / max(once(work), 1e-7)))

    def many() -> None:
        for _ in range(repeats):
            work()

    return min(once(many) for _ in range(readings)) / repeats


def growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    """How many times longer `work` takes for the text of `TIMES * size` than for that of `size`.

    One reading is enough where it shows no more than linear growth. Else readings are taken again, up to three times:
    a machine may be busy for a moment, but what grows too fast does so each time.
    """
    short, long = make(size), make(TIMES * size)
    found = once(lambda: work(long)) / once(lambda: work(short))
    if found < BOUND * 0.6:
        return found
    gc.collect()
    for readings in (1, 2, 4):
        found = min(found, best(lambda: work(long), readings) / best(lambda: work(short), readings))
        if found < BOUND * 0.75 or found > BOUND * 3:
            break
    return found


def worst_growth(work: Callable[[str], object], make: Callable[[int], str], sizes: Sequence[int]) -> float:
    """The largest growth from any of the sizes; it stops at the first that passes BOUND.

    Sizes go up, so that what is worse than quadratic is found while it is still short.
    """
    worst = 0.0
    for size in sizes:
        worst = max(worst, growth(work, make, size))
        if worst >= BOUND:
            break
    return worst
