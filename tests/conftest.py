"""What all tests share: how many examples and processes a run takes, the repository, the real cables where they are.

The default run is the one that is made after each change: properties are tried on some examples, in as many processes
as there are processors. `-m slow` is the thorough one: the tests that are marked so, and each property on many
examples.

`--minutes N` skips what would begin later than that: a run on a busy machine comes to an end, and does not fail.
"""

import gc
import os
import signal
import time
from pathlib import Path

import forked
import pytest
from hypothesis import settings
from instruments.real_cables import ABSENT, CABLES

ROOT = Path(__file__).parents[1]
_BEGUN = time.monotonic()

# its assertions then show what differs
pytest.register_assert_rewrite("sessions")

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)


def _is_slow_run(config: pytest.Config) -> bool:
    return config.getoption("markexpr") in ("slow", "slow or long")  # the same tests


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--minutes`."""
    parser.addoption("--minutes", type=float, metavar="N", help="skip the tests that would begin after N minutes")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test for which no time is left."""
    minutes = item.config.getoption("minutes")
    if minutes is not None and time.monotonic() - _BEGUN > 60 * minutes:
        pytest.skip(f"the {minutes:g} minutes are over")


def pytest_configure(config: pytest.Config) -> None:
    """Settings of hypothesis are made while tests are imported: the profile comes before.

    A shell starts what is in its background so that Ctrl-C is ignored; the programs of the tests must not inherit that.
    What is collected stays to the end, so that the garbage collector need never look at it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.disable()
    settings.load_profile("long" if _is_slow_run(config) else "quick")
    forked.instead_of_python()
    if os.environ.get("CABLEKIT_CABLES") and not CABLES.is_dir():
        raise pytest.UsageError(f"CABLEKIT_CABLES names no folder: {CABLES}")


def pytest_unconfigure() -> None:
    """The processes of the program end with the run."""
    forked.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A thorough run tries all properties."""
    for item in items if _is_slow_run(config) else ():
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """From here on there is garbage."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for a part of the tests, where more only start up, and for the thorough run, which measures."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS and not _is_slow_run(config):
        return None
    config.option.dist = "no"
    return 0


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def real_texts() -> list[Path]:
    """The texts of the real cables, which are no part of the repository."""
    if not CABLES.is_dir():
        pytest.skip(ABSENT)
    return sorted([*(CABLES / "text").glob("*.txt"), *(CABLES / "ocr").glob("*.txt")])


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real cables; they are not part of the repository."""
    if not CABLES.is_dir():
        pytest.skip(ABSENT)
    return CABLES
