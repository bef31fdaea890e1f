"""Every cable in every form, compared with its text."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .cables import Original, originals
from .compare import Verdict, comparable, verdicts
from .forms import FORMS, Form
from .poppler import PDFTOTEXT
from .records import Row, Value, rows


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A field of a cable whose value in a form is neither equal nor different in a permitted way."""

    form: str
    field: str
    cable: str
    text: Value = dataclasses.field(compare=False, repr=False)
    other: Value = dataclasses.field(compare=False, repr=False)


@dataclass(slots=True)
class Measured:
    """What one form did to one group of cables.

    Attributes:
        records: how many were compared.
        counts: field -> how many of each verdict.
        differences: those of verdict `different`.
        silent: cables with a text whose lossy record has no note of rendering loss.
    """

    records: int = 0
    counts: dict[str, Counter[Verdict]] = dataclasses.field(default_factory=dict)
    differences: list[Difference] = dataclasses.field(default_factory=list)
    silent: list[str] = dataclasses.field(default_factory=list)

    def share(self, name: str, *kinds: Verdict) -> float:
        """Share of records whose field has one of these verdicts, in thousandths rounded down."""
        found = sum(self.counts[name][kind] for kind in kinds)
        return found * 1000 // self.records / 1000

    def shares(self, *kinds: Verdict) -> dict[str, float]:
        """The same of every field where it is below 1."""
        found = {name: self.share(name, *kinds) for name in self.counts}
        return {name: share for name, share in found.items() if share < 1}


def forms_at_hand() -> list[Form]:
    """Every form that can be made here."""
    return [form for form in FORMS if PDFTOTEXT is not None or not form.pdftotext]


@cache
def base(text: str) -> tuple[Row, ...]:
    """The records of a text."""
    return tuple(rows(text.encode()))


@cache
def measured(group: str, name: str) -> Measured:
    """All cables of a group in one form; measured once."""
    return measure(next(form for form in FORMS if form.name == name), originals(group))


def measure(form: Form, cables: Iterable[Original]) -> Measured:
    """Compares cables in a form with their texts, field by field.

    Raises:
        ValueError: a form gives another number of records than the text.
    """
    made = Measured()
    for original in cables:
        if form.fits(original):
            for name, text, other in _pairs(form, original):
                _compare(made, form, name, text, other)
    return made


def _pairs(form: Form, original: Original) -> Iterator[tuple[str, Row, Row]]:
    texts, others = base(form.of(original.text)), rows(form.made(original))
    for place, (text, other) in enumerate(zip(texts, others, strict=True), 1):
        yield original.name if len(texts) == 1 else f"{original.name}#{place}", text, other


def _compare(made: Measured, form: Form, name: str, text: Row, other: Row) -> None:
    made.records += 1
    plain, changed = comparable(form, text), comparable(form, other)
    for path, verdict in verdicts(form, text, other):
        made.counts.setdefault(path, Counter())[verdict] += 1
        if verdict == "different":
            made.differences.append(Difference(form.name, path, name, plain[path], changed[path]))
    if (
        form.likeness == "lossy"
        and text["transmissions"]
        and not any(one["name"] == "rendering-loss" for one in other["diagnostics"])
    ):
        made.silent.append(name)
