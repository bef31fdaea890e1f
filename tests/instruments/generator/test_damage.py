"""Damage stays where it is: a damaged field changes itself, its diagnostics, and the neighbours that rules name."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cablekit.api import Parsed, parse_all

from .damage import CHANGES, damaged, groups, outcome, spread, stamped, touched
from .message import Layout, Message, Rendered
from .render import beside_a_stamp, render
from .strategies import layouts, messages

_QUICK = settings(suppress_health_check=list(HealthCheck), derandomize=True)
_SLOW = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))


def _parsed(rendered: Rendered) -> Parsed:
    (parsed,) = parse_all(rendered.text)
    return parsed


def faults(message: Message, layout: Layout, change: str, seed: int) -> dict[str, object]:
    """What damage to a random group changed beyond what it may."""
    random, whole = Random(seed), render(message, layout)
    group = random.choice(groups(whole))
    broken = damaged(whole, group, change, random)
    before, after = outcome(_parsed(whole), whole), outcome(_parsed(broken), broken)
    return {
        f"{group} {change} {path}": pair for path, pair in spread(before, after, group, touched(whole, group)).items()
    }


_SEEDS = st.integers(0, 2**32)
_CHANGES = st.sampled_from(sorted(CHANGES))


@_QUICK
@given(messages(), layouts(markdown=False), _CHANGES, _SEEDS)
def test_damage_stays_in_its_field(message: Message, layout: Layout, change: str, seed: int) -> None:
    assert faults(message, layout, change, seed) == {}


@pytest.mark.slow
@pytest.mark.long
@_SLOW
@given(messages(), layouts(markdown=False), _CHANGES, _SEEDS)
def test_damage_stays_in_its_field_often(message: Message, layout: Layout, change: str, seed: int) -> None:
    assert faults(message, layout, change, seed) == {}


@_QUICK
@given(messages(), layouts(markdown=False), _SEEDS)
def test_a_page_end_changes_nothing(message: Message, layout: Layout, seed: int) -> None:
    """A stamp pair and a form feed may stand above any line, even within a field."""
    whole = render(message, layout)
    place = Random(seed).randrange(2, len(whole.lines))
    if whole.lines[place - 1].group == whole.lines[place].group == "page":
        place += 1  # halves of one line of the PDF
    assume(not beside_a_stamp(whole.lines[:place], whole.lines[place:]))
    cut = stamped(whole, message, place)
    assert spread(outcome(_parsed(whole), whole), outcome(_parsed(cut), cut), "stamp", ()) == {}


@given(st.data())
@settings(max_examples=10, deadline=None, derandomize=True)
def test_a_spread_is_seen(data: st.DataObject) -> None:
    """The comparison can fail: a sender lost is a change that damage to the subject must not make."""
    message, layout = data.draw(messages()), replace(data.draw(layouts(markdown=False)), sections=())
    whole = render(message, layout)
    broken = damaged(whole, "from", "drop", Random(1))
    before, after = outcome(_parsed(whole), whole), outcome(_parsed(broken), broken)
    assert "routing.from" in spread(before, after, "subject", ("body.subject",))
