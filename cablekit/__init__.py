"""cablekit: declassified US State Department cables as typed records."""

__version__ = "0.1.0"
