"""cablekit: declassified US State Department cables as typed records."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Cable",
    "CableError",
    "CablekitError",
    "Diagnostic",
    "__version__",
    "parse",
    "parse_all",
    "parse_file",
    "schema",
]

if TYPE_CHECKING:
    from cablekit.api import parse, parse_all, parse_file
    from cablekit.diagnostics import CableError, CablekitError, Diagnostic
    from cablekit.model import Cable, schema

_ROOMS = {
    "Cable": "model",
    "CableError": "diagnostics",
    "CablekitError": "diagnostics",
    "Diagnostic": "diagnostics",
    "parse": "api",
    "parse_all": "api",
    "parse_file": "api",
    "schema": "model",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when they are first used, so that `cablekit --version` stays quick."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"cablekit.{_ROOMS[name]}"), name)
