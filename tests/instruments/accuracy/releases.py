"""Releases: labelled telegrams beside their records, the counts over them, and the report.

Strategy: each telegram of a label meets the record of its file that bears its document number, else the next one that
no label names, else none. A value is counted once for each element that the label has; a value of the record where the
label says that there is none is invented.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
import yaml

from cablekit.api import parse_all
from cablekit.model import Cable

from .cables import LABELS, RELEASES, SCANS
from .compare import Count, Field, compare
from .ledger import fallen, floors, raised, write_floors
from .measure import Measured
from .release_fields import ANYTHING, Label, document, release_fields

GROUP = "releases"
RELEASE_LABELS = LABELS / "releases"
RELEASE_FLOORS = Path(__file__).parent / "release_floors.yaml"
#: in a label: a character that can't be read
UNREADABLE = "¿"
#: of these a label names what it can; what a record has besides is no fault
_MORE = {"routing.network", "release.marks"}
#: a mark of release is named by its first words
_WITHIN = {"release.marks"}


@dataclass(frozen=True, slots=True)
class Telegram:
    """A telegram of a label beside the record that meets it; None where the parser made none."""

    name: str
    cable: Cable | None
    label: Label


@dataclass(slots=True)
class Tally:
    """Values of one telegram, or of many.

    Attributes:
        matched: values of labels that the record has.
        total: values of labels.
        wrong: values of the record that the label does not have, where it has others.
        invented: values of the record where the label says that there are none.
    """

    matched: int = 0
    total: int = 0
    wrong: int = 0
    invented: int = 0


@cache
def telegrams(labels: Path = RELEASE_LABELS, releases: Path = RELEASES) -> list[Telegram]:
    """Every labelled telegram with its record, in the order of names."""
    return [one for path in sorted(labels.glob("*.yaml")) for one in _telegrams(path, releases)]


def _telegrams(path: Path, releases: Path) -> Iterator[Telegram]:
    labels: list[Label] = list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    source = next(one for place in (releases, SCANS) for one in sorted(place.glob(f"{path.stem}.*")))
    met = meet(labels, [parsed.cable for parsed in parse_all(source.read_bytes())])
    for place, (label, cable) in enumerate(zip(labels, met, strict=True), 1):
        yield Telegram(f"{path.stem}#{place}" if len(labels) > 1 else path.stem, cable, label)


def meet(labels: Sequence[Label], cables: Sequence[Cable]) -> list[Cable | None]:
    """For each label of a file its record: the one of its document number, else the next that no label names."""
    wanted = [document(label.get("document_number") or "") for label in labels]
    named = {document(cable.document_number): cable for cable in cables if cable.document_number}
    free = iter([cable for cable in cables if document(cable.document_number or "") not in set(wanted) - {""}])
    return [named[number] if number in named else next(free, None) for number in wanted]


# --- counting ---------------------------------------------------------------------------------------


def count(one: Telegram, field: Field) -> Count:
    """Counts one field of one telegram. What stands there by hand counts only where the record has something."""
    witness = field.witness(one.label)
    record = [] if one.cable is None else field.record(one.cable)
    if witness is None or (not record and field.name in one.label.get("by_hand", ())):
        return Count(records=int(bool(record)))
    if field.name in _WITHIN:
        record = [next((mark for mark in witness if mark.casefold() in ours.casefold()), ours) for ours in record]
    record = [next((one for one in witness if one != ANYTHING and agrees(ours, one)), ours) for ours in record]
    record, witness = _said(record, witness)
    if field.name in _MORE and witness:
        record = [theirs for theirs in witness if theirs in record]
    return compare(one.name, "label", field, record, witness)


def _said(record: list[str], witness: list[str]) -> tuple[list[str], list[str]]:
    """Both without the elements that the label leaves open: so many of the record's as the label does not have."""
    said = [one for one in witness if one != ANYTHING]
    for _ in range(len(witness) - len(said)):
        extra = next((one for one in record if one not in said), None)
        if extra is not None:
            record = [one for one in record if one is not extra]
    return record, said


def agrees(record: str, witness: str) -> bool:
    """Whether an element is what the label says; `¿` stands for one character or none, a part `*` for anything."""
    pattern = " \\| ".join(
        ".*" if part == ANYTHING else re.escape(part).replace(UNREADABLE, ".?") for part in witness.split(" | ")
    )
    return re.fullmatch(pattern, record) is not None


def measure_releases() -> Measured:
    """Counts of every field over all labelled telegrams, in the shape that floors are kept in."""
    fields = {field.name: Count() for field in release_fields()}
    for one in telegrams():
        for field in release_fields():
            fields[field.name].add(count(one, field))
    return {GROUP: {"label": fields}}


def tally(one: Telegram) -> Tally:
    """The values of one telegram."""
    counts = [count(one, field) for field in release_fields()]
    return Tally(
        matched=sum(found.agrees for found in counts),
        total=sum(found.has for found in counts),
        wrong=sum(found.filled - found.agrees for found in counts if found.has),
        invented=sum(found.filled for found in counts if not found.has),
    )


def _sum(some: Iterable[Tally]) -> Tally:
    total = Tally()
    for one in some:
        total.matched += one.matched
        total.total += one.total
        total.wrong += one.wrong
        total.invented += one.invented
    return total


# --- the report -------------------------------------------------------------------------------------


def report() -> str:
    """A line for each telegram, each frame and all: matched/total of legible values, their share, wrong, invented."""
    rows = [(one, tally(one)) for one in telegrams()]
    lines = [_row(one.name, values) for one, values in rows]
    lines += ["", *(_row(f"frame {name} ({size})", values) for name, (size, values) in tallies_by_frame().items())]
    return "\n".join([*lines, "", _row(f"all ({len(rows)})", _sum(values for _, values in rows))])


def tallies_by_frame() -> dict[str, tuple[int, Tally]]:
    """How many telegrams of each frame there are, and their values; frames in the order of their names."""
    frames: dict[str, list[Tally]] = {}
    for one in telegrams():
        frames.setdefault(one.label.get("source_frame", "(open)"), []).append(tally(one))
    return {name: (len(some), _sum(some)) for name, some in sorted(frames.items())}


def _row(name: str, values: Tally) -> str:
    share = values.matched / values.total if values.total else 1.0
    bad = f"wrong {values.wrong:>3}  invented {values.invented}"
    return f"{name:<42} {values.matched:>5}/{values.total:<5} {share:>6.1%}  {bad}"


def _listing(only: Sequence[str]) -> Iterator[str]:
    """Every disagreement on the fields named, or on all below them."""
    wanted = [field for field in release_fields() if any(f"{field.name}.".startswith(f"{name}.") for name in only)]
    for field in wanted:
        for one in telegrams():
            for found in count(one, field).disagreements:
                yield f"{one.name} {field.name}: record={found.record!r} label={found.witness!r}"


def run(only: Sequence[str] = (), to_raise: bool = False) -> int:
    """Prints the report, and the disagreements on the fields named; 1 where a field stands below its floor."""
    if not RELEASES.is_dir():
        raise click.UsageError("the folder releases of the real cables is absent: CABLEKIT_CABLES names their folder")
    measured, pinned = measure_releases(), floors(RELEASE_FLOORS)
    if to_raise:
        pinned = raised(measured, pinned)
        write_floors(pinned, RELEASE_FLOORS)
    click.echo(report())
    for line in _listing(only):
        click.echo(line)
    below = fallen(measured, pinned)
    for line in below:
        click.echo(line, err=True)
    return 1 if below else 0
