"""Checks: diagnostics that compare the parts of a record.

The faults of the attributes that the format guide names (section 8) are never reported as faults of the text.
"""

from cablekit.diagnostics import TAGS_DIFFER, Diagnostic, Witness
from cablekit.model import Cable


def check(cable: Cable) -> list[Diagnostic]:
    """What comparing the parts of a record shows."""
    return _tags(cable)


def _tags(cable: Cable) -> list[Diagnostic]:
    """TAGS of text and attributes: two witnesses, compared by code; persons are the indexer's own."""
    text = [tag.code for tag in cable.body.tags if tag.code]
    indexed = [tag for tag in cable.attributes.tags if not tag.startswith("(")]
    if not text or not indexed or set(text) == set(indexed):
        return []
    values = [Witness("body.tags", ", ".join(text)), Witness("attributes.tags", ", ".join(indexed))]
    return [TAGS_DIFFER.at(None, "body.tags", "the TAGS of text and attributes differ", values)]
