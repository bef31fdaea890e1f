"""English words, used to decide what a hyphen at the end of a line was.

The list is SCOWL's american-english; its source and licence are at the head of the data file.
"""

import gzip
from functools import cache
from importlib.resources import files


@cache
def words() -> frozenset[str]:
    """Return English words of two letters and more, in capitals."""
    packed = (files("cablekit.glossary") / "data" / "words.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
