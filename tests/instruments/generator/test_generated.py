"""A generated telegram is read back as it was meant, in every dialect and layout; every line is told for what it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cablekit.api import parse_all

from .expected import expected, read
from .message import Layout, Message
from .render import render
from .strategies import layouts, messages

_QUICK = settings(suppress_health_check=list(HealthCheck), derandomize=True)
_SLOW = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))


def faults(message: Message, layout: Layout) -> dict[str, object]:
    """Fields that are read otherwise than they were written: path -> (got, expected)."""
    rendered = render(message, layout)
    (parsed,) = parse_all(rendered.text)
    got = read(parsed.cable)
    wrong: dict[str, object] = {
        path: (got.get(path), value)
        for path, value in expected(message, layout, rendered).items()
        if got.get(path) != value
    }
    kinds = [token.kind if token.block != "attributes" or token.kind != "attribute" else "" for token in parsed.tokens]
    for line, kind in zip(rendered.lines, kinds, strict=True):
        meant = "" if line.group.startswith("attributes.") else line.group
        if kind != meant:
            wrong[f"line {line.text!r}"] = (kind, meant)
    return wrong


@_QUICK
@given(messages(), layouts())
def test_read_back(message: Message, layout: Layout) -> None:
    assert faults(message, layout) == {}


@pytest.mark.slow
@pytest.mark.long
@_SLOW
@given(messages(), layouts())
def test_read_back_often(message: Message, layout: Layout) -> None:
    assert faults(message, layout) == {}


@_QUICK
@given(messages(), layouts(), layouts())
def test_layout_changes_nothing(message: Message, one: Layout, other: Layout) -> None:
    """Two renderings of a telegram give the same record but for what a layout may change."""
    first, second = (read(next(parse_all(render(message, layout).text)).cable) for layout in (one, other))
    for path in ("header.page_count", "body.text", "transmissions.parts", "body.references"):
        del first[path], second[path]
    same = {
        path for path in first.keys() & second.keys() if not path.startswith(("release.", "body.banner", "body.exec"))
    }
    assert {path: first[path] for path in same} == {path: second[path] for path in same}


@given(st.data())
@settings(max_examples=20, deadline=None, derandomize=True)
def test_a_fault_is_seen(data: st.DataObject) -> None:
    """The comparison can fail: a telegram is not read as another one."""
    message, layout = data.draw(messages()), data.draw(layouts())
    rendered = render(message, layout)
    got = read(next(parse_all(rendered.text.replace(message.station.address, "AMEMBASSY ROME"))).cable)
    wanted = expected(message, layout, rendered)
    assert got["routing.from"] != wanted["routing.from"]
