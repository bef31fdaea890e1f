"""The report: a table of fields, then every disagreement with both values."""

import json
from collections.abc import Iterator, Mapping

from .compare import Count, Disagreement
from .ledger import Floors, Judged, Open, floor_of, rounded, short, unexplained
from .measure import Measured, disagreements

_TITLES = {"label": "labels made by reading", "attributes": "attributes"}
_HEAD = f"{'field':<34} {'records':>7} {'has':>6} {'filled':>6} {'agrees':>6} {'share':>7} {'floor':>7}"


def text(measured: Measured, pinned: Floors, judged: Mapping[Disagreement, Judged], still: Open) -> str:
    """The report to read.

    Columns: records = records with the field filled; has = elements of the witness; filled = elements of the records
    that it judges; agrees = elements that are the same; share = agrees among all that either has; floor = pinned share.
    """
    return "\n".join([*_tables(measured, pinned), *_listing(measured, judged, still)])


def _tables(measured: Measured, pinned: Floors) -> Iterator[str]:
    for group, kinds in measured.items():
        for kind, counts in kinds.items():
            if counts:
                yield from (f"{group}, witness: {_TITLES[kind]}", _HEAD)
                yield from (_row(name, count, floor_of(pinned, group, kind, name)) for name, count in counts.items())
                yield ""


def _row(name: str, count: Count, floor: float | None) -> str:
    share = f"{rounded(count.ratio):.4f}" if count.agrees + count.differs else "-"
    pinned = "-" if floor is None else f"{floor:.4f}"
    return f"{name:<34} {count.records:>7} {count.has:>6} {count.filled:>6} {count.agrees:>6} {share:>7} {pinned:>7}"


def _listing(measured: Measured, judged: Mapping[Disagreement, Judged], still: Open) -> Iterator[str]:
    found = disagreements(measured)
    left = set(unexplained(measured, judged, still))
    yield f"disagreements: {len(found)}, not looked into: {len(left)}"
    for one in found:
        verdict = judged.get(short(one))
        unsaid = "  [NOT LOOKED INTO]" if one in left else "  [open field]"
        note = f"  [{verdict.verdict}: {verdict.why}]" if verdict else unsaid
        yield f"{one.cable} {one.field}: record={one.record!r} {one.kind}={one.witness!r}{note}"


def as_json(measured: Measured, pinned: Floors, judged: Mapping[Disagreement, Judged]) -> str:
    """The same as JSON: `fields`, one row for each group, witness and field, and `disagreements`."""
    rows = [
        {
            "group": group,
            "witness": kind,
            "field": name,
            "records": count.records,
            "has": count.has,
            "filled": count.filled,
            "agrees": count.agrees,
            "share": rounded(count.ratio),
            "floor": floor_of(pinned, group, kind, name),
        }
        for group, kinds in measured.items()
        for kind, counts in kinds.items()
        for name, count in counts.items()
    ]
    listed = [_entry(one, judged.get(short(one))) for one in disagreements(measured)]
    return json.dumps({"fields": rows, "disagreements": listed}, indent=2)


def _entry(one: Disagreement, verdict: Judged | None) -> dict[str, str | None]:
    return {
        "cable": one.cable,
        "witness": one.kind,
        "field": one.field,
        "record": one.record,
        "says": one.witness,
        "verdict": verdict.verdict if verdict else None,
        "why": verdict.why if verdict else None,
    }
