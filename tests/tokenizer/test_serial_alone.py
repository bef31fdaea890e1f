"""A serial that lost its dashes, in a header without another dash line."""

from cablekit import parse


def test_a_serial_without_any_dash_line_below_is_the_relay() -> None:
    text = (
        "PAGE 01        LA PAZ 03507  241650Z\n\n72\nACTION ARA-10\n\nINFO  OCT-01  /011 W\n077372\n"
        "R 241549Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1234\n\nUNCLAS LA PAZ 3507\n\n1. TEXT.\n\nROE\n"
    )
    relay = parse(text).header.relay
    assert relay is not None
    assert relay.number == "077372"
