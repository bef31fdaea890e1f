"""Fuzzing: hostile inputs made by a machine, held against what parsing promises.

`python -m tests.instruments.fuzz TARGET --seconds N` runs one target, guided by coverage where atheris is installed.
"""
