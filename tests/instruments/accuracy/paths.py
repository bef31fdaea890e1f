"""Paths that the labels of all sets share."""

#: path in the label -> path in the record, of fields that hold one value
SHARED = {
    "mrn.raw": "mrn.raw",
    "mrn.station": "mrn.station",
    "mrn.number": "mrn.number",
    "mrn.series": "mrn.series",
    "header.classification": "header.classification",
    "header.page_count": "header.page_count",
    "header.received": "header.received.raw",
    "header.number_line": "header.number_line",
    "header.total": "header.distribution.total",
    "header.code": "header.distribution.code",
    "header.drafted_by.office": "header.drafted_by.office",
    "header.drafted_by.name": "header.drafted_by.name",
    "header.drafted_by.typist": "header.drafted_by.typist",
    "header.approved_by.office": "header.approved_by.office",
    "header.approved_by.name": "header.approved_by.name",
    "header.relay.number": "header.relay.number",
    "header.relay.time": "header.relay.time",
    "header.relay.suffix": "header.relay.suffix",
    "routing.precedence.action": "routing.precedence.action",
    "routing.precedence.info": "routing.precedence.info",
    "routing.dtg": "routing.dtg",
    "routing.sent_at": "routing.sent_at",
    "routing.from": "routing.from_.name",
    "body.classification": "body.classification",
}
