"""Edges of attributes and the E.O. line: a line changed, and what is read then.

Mutation testing asked for these: each row is an edge at which a changed rule went unseen. The values were read by eye
against the lines of the row.
"""

from typing import Any

import pytest
from layouts import PARTS, cable

from .paths import values

ATT = PARTS["attributes"]


def added(*lines: str) -> str:
    """The cable with attributes more."""
    return cable(attributes="\n".join((ATT, *lines)))


ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "attribute escaped": (
        cable(attributes=ATT + '\nEnclosure: EMBASSY\\\'S \\"NOTE\\"'),
        {"attributes.enclosure": 'EMBASSY\'S "NOTE"'},
    ),
    "attribute twice": (
        cable(attributes=ATT + "\nType: XX\nColour: RED\nColour: BLUE\nType : TE"),
        {
            "attributes.type": "TE",
            "attributes.other": {"Type": "XX", "Colour": "RED", "Colour (2)": "BLUE"},
            "diag:attribute-repeated": [(53, "attributes.type", "'Type' appears twice with different values", "XX")],
            "diag:attribute-unknown": [
                (54, "attributes.other", "unknown key: 'Colour'", "RED"),
                (55, "attributes.other", "unknown key: 'Colour'", "BLUE"),
            ],
        },
    ),
    "attribute no date": (
        cable(attributes=ATT + "\nReview Date: SOON"),
        {
            "attributes.review_date": None,
            "diag:attribute-date": [(53, "attributes.review_date", "'SOON' is not a date", "SOON")],
        },
    ),
    "attribute no number": (
        cable(attributes=ATT.replace("Line Count: 40", "Line Count: FORTY")),
        {
            "attributes.line_count": None,
            "diag:attribute-number": [(50, "attributes.line_count", "'FORTY' is not a number", "FORTY")],
        },
    ),
    "attribute dates": (
        added(
            "Review Date: September 4, 2002",
            "Review Release Date: 31/12/2019",
            "Disposition Approved on Date: 09/04/2002",
            "Disposition Date: September 2002",
        ),
        {
            "attributes.review_date": "2002-09-04",
            "attributes.review_release_date": "2019-12-31",
            "attributes.disposition_approved_on_date": None,
            "attributes.disposition_date": None,
        },
    ),
    "attribute two digit years": (
        cable(attributes=ATT + "\nReview Date: 04-SEP-50\nDisposition Date: 04-SEP-49"),
        {"attributes.review_date": "1950-09-04", "attributes.disposition_date": "2049-09-04"},
    ),
    "attribute log": (
        added(
            "Review History: RELEASED <04 SEP 2002 by a>; WAITING",
            "Disposition History: Released in Full by FRANK PEREZ on 06-SEP-07",
        ),
        {
            "attributes.review_history": [
                {"action": "RELEASED", "date": "2002-09-04", "by": "a", "raw": "RELEASED <04 SEP 2002 by a>"},
                {"action": None, "date": None, "by": None, "raw": "WAITING"},
            ],
            "attributes.disposition_history": [
                {
                    "action": "Released in Full",
                    "date": "2007-09-06",
                    "by": "FRANK PEREZ",
                    "raw": "Released in Full by FRANK PEREZ on 06-SEP-07",
                }
            ],
        },
    ),
    "attribute line before the first key": (
        cable(attributes=ATT.replace("Message Attributes\n", "Message Attributes\nSTRAY WORDS\n")),
        {"attributes.type": "TE", "attributes.automatic_decaptioning": "X"},
    ),
    "order damaged": (
        cable(order="E.O. 116528 GDS"),
        {
            "body.executive_order": {
                "raw": "E.O. 116528 GDS",
                "number": 11652,
                "text": "GDS",
                "exemption": "GDS",
                "date": None,
                "authority": None,
                "office_code": None,
                "reasons": [],
                "classified_by": None,
            },
            "diag:executive-order-damaged": [
                (23, "body.executive_order.number", "'E.O. 116528 GDS' is read as 11652: an 8 was typed for the colon")
            ],
        },
    ),
    "order unknown": (
        cable(order="E.O. 99999: GDS"),
        {
            "body.executive_order.number": None,
            "diag:executive-order-unreadable": [
                (23, "body.executive_order.number", "no known order number in 'E.O. 99999: GDS'")
            ],
        },
    ),
    "order with no date": (
        cable(order="E.O. 12065: GDS 13/32/85"),
        {
            "body.executive_order.date": None,
            "diag:date-ambiguous": [(23, "body.executive_order.date", "'13/32/85' is not a date")],
        },
    ),
    "order day first": (
        cable(order="E.O. 12065: GDS 13/2/85"),
        {"body.executive_order.date": "1985-02-13"},
    ),
    "order n/a": (
        cable(order="E.O. 11652: N / A"),
        {"body.executive_order.exemption": "N/A"},
    ),
    "order na": (
        cable(order="E.O. 11652: NA"),
        {"body.executive_order.exemption": "N/A"},
    ),
    "order in two lines": (
        cable(order="E.O. 12065: RDS-3 7/17/94 (TARLEWOOD,\nJOHN J.) OR-M"),
        {
            "body.executive_order": {
                "raw": "E.O. 12065: RDS-3 7/17/94 (TARLEWOOD, JOHN J.) OR-M",
                "number": 12065,
                "text": "RDS-3 7/17/94 (TARLEWOOD, JOHN J.) OR-M",
                "exemption": "RDS-3",
                "date": "1994-07-17",
                "authority": "TARLEWOOD, JOHN J.",
                "office_code": "OR-M",
                "reasons": [],
                "classified_by": None,
            }
        },
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_edge(name: str) -> None:
    text, expected = ROWS[name]
    assert values(text, expected) == expected
