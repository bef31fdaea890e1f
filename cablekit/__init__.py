"""cablekit: declassified US State Department cables as typed records."""

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

__all__ = [
    "Cable",
    "CableError",
    "CablekitError",
    "Diagnostic",
    "__version__",
    "check",
    "cite",
    "explain",
    "parse",
    "parse_all",
    "parse_file",
    "read",
    "schema",
    "walk",
]

if TYPE_CHECKING:
    from cablekit.api import parse, parse_all, parse_file
    from cablekit.checks import check
    from cablekit.corpus.walking import walk
    from cablekit.diagnostics import CableError, CablekitError, Diagnostic
    from cablekit.formats.citations import cite
    from cablekit.formats.reading import read
    from cablekit.glossary import explain
    from cablekit.model import Cable, schema

_ROOMS = {
    "Cable": "model",
    "CableError": "diagnostics",
    "CablekitError": "diagnostics",
    "Diagnostic": "diagnostics",
    "check": "checks",
    "cite": "formats.citations",
    "explain": "glossary",
    "parse": "api",
    "parse_all": "api",
    "parse_file": "api",
    "read": "formats.reading",
    "schema": "model",
    "walk": "corpus.walking",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, and keep it, so that `cablekit --version` stays fast."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"cablekit.{_ROOMS[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
