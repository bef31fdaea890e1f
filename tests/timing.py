"""Whether time grows with the size of the input and no faster.

Seconds say more of the machine than of the program, so they are never compared: only the time of one input with the
time of the same input made four times as long, in one run. Linear work takes four times as long, quadratic work
sixteen times; the bound between them leaves room for noise.

What is read is the time that the processor spent on this thread: what other programs do in the meantime does not
count. The garbage collector rests while the clock runs: it walks over everything that other tests left behind.
"""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

#: how much longer the longer input is
TIMES = 4
#: a growth that linear work stays under and quadratic work passes, also on a machine with other work to do
BOUND = 9.0
#: what part of that a growth is that shows nothing
_SMALL = 0.6
#: measures below this are repeated within one reading of the clock
_SHORTEST = 0.0005

#: time of this thread alone, where the system counts it finely enough
_clock = time.thread_time if time.get_clock_info("thread_time").resolution < 1e-6 else time.perf_counter


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the garbage collector."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def once(work: Callable[[], object]) -> float:
    """Seconds that one call takes; nothing is repeated."""
    start = _clock()
    work()
    return max(_clock() - start, 1e-9)


def repeated(work: Callable[[], object]) -> float:
    """Seconds that one call takes, of as many calls as the clock needs to tell."""
    repeats = max(1, int(_SHORTEST / once(work)))

    def many() -> None:
        for _ in range(repeats):
            work()

    return once(many) / repeats


def suspicious(
    work: Callable[[str], object], makers: Iterable[Callable[[int], str]], size: int
) -> Iterator[Callable[[int], str]]:
    """The makers whose longer text seems to take too long by one reading of a clock that costs nothing.

    Nearly all are linear, and shown to be so by this; `growth` tells of the few that are left.
    """
    clock = time.perf_counter
    with _quiet():
        for make in makers:
            short, long = make(size), make(TIMES * size)
            start = clock()
            work(short)
            middle = clock()
            work(long)
            if clock() - middle >= BOUND * _SMALL * (middle - start):
                yield make


def growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    """How many times longer `work` takes for the text of `TIMES * size` than for that of `size`."""
    return worst_growth(work, make, (size, TIMES * size))


def worst_growth(work: Callable[[str], object], make: Callable[[int], str], sizes: Sequence[int]) -> float:
    """The largest growth from one of the sizes to the next; it stops at the first that passes BOUND.

    Sizes go up, each `TIMES` the one before, so that what is worse than quadratic is found while it is still short.
    """
    worst = 0.0
    with _quiet():
        text = make(sizes[0])
        before = once(partial(work, text))
        for size in sizes[1:]:
            text, shorter = make(size), text
            now = once(partial(work, text))
            worst = max(worst, _confirmed(work, shorter, text, now / before))
            if worst >= BOUND:
                break
            before = now
    return worst


def _confirmed(work: Callable[[str], object], short: str, long: str, found: float) -> float:
    """A growth that one reading showed, read again some times where it is no small one.

    A machine may be busy for a moment, so what counts is the shortest time of either text. Two readings more are enough
    for a growth that is far beyond the bound.
    """
    if found < BOUND * _SMALL:
        return found
    shortest, longest = float("inf"), float("inf")
    for reading in range(6):
        shortest = min(shortest, repeated(lambda: work(short)))
        longest = min(longest, repeated(lambda: work(long)))
        found = longest / shortest
        if found < BOUND * _SMALL or (reading and found > BOUND * 1.5):
            break
    return found
