"""Damaged archives inside other archives and compressed files: all that each layer can still read is read."""

import gzip
import io
import itertools
import random

from test_sources_containers import tar_of  # type: ignore[import-not-found]
from test_sources_damage import damaged_piece, in_pieces, is_text  # type: ignore[import-not-found]

from cablekit.sources.bounds import GapError
from cablekit.sources.items import Item
from cablekit.sources.unpacking import unpack

pieces = in_pieces(gzip.compress)


def test_a_long_member_that_a_loss_falls_into_ends_there() -> None:
    text = random.Random(1).randbytes(300_000).hex().encode()
    packed = damaged_piece(pieces(tar_of({"a.txt": b"A", "long.txt": text, "z.txt": b"Z"})))
    names = []
    for found in unpack(io.BytesIO(packed), "a.tgz"):
        names.append(found.member)
        if isinstance(found, Item) and found.flow is not None:
            events = list(itertools.islice(found.flow.events(), 1000))
            assert [type(event) for event in events if not is_text(event)] == [GapError]
            before = "".join(filter(is_text, events)).encode()
            assert len(before) > len(text) // 3
            assert text.startswith(before)
    assert names == ["a.txt", "long.txt", "z.txt", None]
