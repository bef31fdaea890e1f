"""Promise 5: one cable in every form gives one record.

What may differ is not waved through: each difference is pinned by form, cable and field under its cause, and the
shares of equal records are floors.
"""

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet

from ..real_cables import ABSENT
from .cables import GROUPS, originals
from .forms import EXACT, FORMS, LOSSY, Form
from .measure import Measured, forms_at_hand, measured
from .poppler import PDFTOTEXT, version
from .table import UNEXPLAINED, causes, expected, floors, found, is_pinned_here, pinned

#: fields that no form may lose, but where a lost blank line or line end makes their own ends undecidable
_SURE = (
    "header.",
    "routing.",
    "body.tags",
    "body.executive_order",
    "body.banner",
    "body.classification",
    "body.captions",
    "body.references",
    "body.signature",
    "attributes",
    "release",
    "mrn",
    "date",
    "document_number",
)
_UNDECIDABLE = {"subject-end", "reference-lines"}


#: forms that the real cables have in the default run: of those that differ in bytes alone, the two that differ most; of
#: those of pdftotext -layout, which has all of the text, as the others have not; the samples have every form
_QUICK = ("mixed ends", "bom crlf", "markdown", "pdf", "layout")


def _pairs(forms: Iterable[Form]) -> list[ParameterSet]:
    return [
        pytest.param(
            (group, form),
            id=f"{group}-{form.name}",
            marks=pytest.mark.slow if group == "cables" and form.name not in _QUICK else (),
        )
        for group in GROUPS
        for form in forms
    ]


@pytest.fixture(params=_pairs(FORMS))
def pair(request: pytest.FixtureRequest) -> tuple[str, Form]:
    """Each group of cables in each form; skipped where the cables or pdftotext are absent."""
    group, form = request.param
    if not originals(group):
        pytest.skip(ABSENT)
    if form not in forms_at_hand():
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return group, form


@pytest.fixture
def group(pair: tuple[str, Form]) -> str:
    """The group of a pair."""
    return pair[0]


@pytest.fixture
def form(pair: tuple[str, Form]) -> Form:
    """The form of a pair."""
    return pair[1]


@pytest.fixture
def result(group: str, form: Form) -> Measured:
    """What the form did to the cables of the group."""
    made = measured(group, form.name)
    if not made.records:
        pytest.skip(f"no cable of {group} has the form {form.name}")
    return made


def _skip_where_not_pinned(form: Form) -> None:
    if not is_pinned_here(form.pdftotext):
        here = version() if PDFTOTEXT else "none"
        pytest.skip(f"pinned for pdftotext {pinned()['pdftotext']}; here is {here}")


def test_records_differ_only_as_pinned(group: str, form: Form, result: Measured) -> None:
    _skip_where_not_pinned(form)
    now, before = found(result.differences), expected(group, form.name)
    assert not now - before, "new differences; see python -m tests.instruments.metamorphic --differences"
    assert not before - now, "gone; take them off with python -m tests.instruments.metamorphic --write"


def test_shares_of_equal_records_have_not_fallen(group: str, form: Form, result: Measured) -> None:
    _skip_where_not_pinned(form)
    for row, shares in (("equal", result.shares("equal")), ("alike", result.shares("equal", "permitted"))):
        pins = floors(group, form.name, row)
        fallen = {field: share for field, share in shares.items() if share < pins.get(field, 1)}
        assert not fallen, row


def test_every_record_is_compared(group: str, form: Form, result: Measured) -> None:
    assert result.records == pinned()[group][form.name]["records"]
    assert {sum(verdicts.values()) for verdicts in result.counts.values()} == {result.records}


@pytest.mark.parametrize("pair", _pairs(LOSSY), indirect=True)
def test_a_form_that_loses_something_says_so(result: Measured) -> None:
    assert result.silent == []


def test_every_cause_is_told() -> None:
    assert [one.cause for one in causes() if one.cause == UNEXPLAINED or not one.why] == []


def test_what_no_form_may_lose() -> None:
    """Header, routing, TAGS and the like are the same in all forms: else the parser is at fault, or an end is lost."""
    excused = [one for one in causes() if one.lost is not None and one.cause not in _UNDECIDABLE]
    wrong = [(one.cause, key) for one in excused for key in one.differences() if key[2].startswith(_SURE)]
    assert wrong == []


def test_exact_forms_lose_nothing() -> None:
    exact = {form.name for form in EXACT}
    assert [one.cause for one in causes() if one.lost is not None and exact & set(one.where)] == []
