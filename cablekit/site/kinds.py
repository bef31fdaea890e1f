"""The indexes of a site: by date, post, TAGS, person, classification, caption and state of the text.

Strategy: an index is a query for the values of each cable and their roles, with the words for its pages. If both the
text and the attributes have a value, that of the text is used, as in all tables.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cablekit import glossary


def _unknown(value: str) -> str | None:
    return None


def _caption(value: str) -> str | None:
    known = glossary.caption(value)
    return known.title if known else None


@dataclass(frozen=True, slots=True)
class Kind:
    """An index.

    Attributes:
        name: name of its folder, and its name in the table of entries.
        title: heading of its page.
        noun: header of the column of values.
        about: a sentence about what it counts.
        sql: query of value, role and cable_id; a role is an integer, from 0.
        roles: role -> its words; "" if there is only one role.
        detail: header of the second column of its page; "" for none.
        details: query of value and detail.
        meaning: function to the detail of a value that the query does not return.
        short: its name in the navigation; "" if it is not there.
    """

    name: str
    title: str
    noun: str
    about: str
    sql: str
    roles: Mapping[int, str] = field(default_factory=lambda: {0: ""})
    detail: str = ""
    details: str = ""
    meaning: Callable[[str], str | None] = _unknown
    short: str = ""


UNDATED = "UNDATED"
UNSTATED = "NOT STATED"

DATES = Kind(
    "dates",
    "By date",
    "Month",
    "The date is that of the date-time group, else that of the heading or of the attributes.",
    f"SELECT coalesce(substr(date, 1, 7), '{UNDATED}') AS value, 0 AS role, cable_id FROM cables",
    short="Dates",
)
POSTS = Kind(
    "posts",
    "By post",
    "Post or agency",
    "The sender of a cable, and its addressees for action or information. If the text is lost, only the sender is "
    "counted, because NARA's index runs addressees together.",
    """\
SELECT sender AS value, 0 AS role, cable_id FROM cables WHERE sender IS NOT NULL
UNION ALL
SELECT coalesce(post, name, raw), 1, cable_id FROM addressees WHERE role IN ('to', 'info')""",
    {0: "Sent", 1: "Received"},
    "Country",
    "SELECT name, max(country) FROM posts GROUP BY 1",
    short="Posts",
)
TAGS = Kind(
    "tags",
    "By TAGS",
    "Code",
    "Traffic Analysis by Geography and Subject: the codes of the TAGS line, or of the attributes if there is none.",
    """\
SELECT code AS value, 0 AS role, cable_id FROM tags WHERE code IS NOT NULL
UNION ALL
SELECT code, 0, cable_id FROM attribute_tags
WHERE code IS NOT NULL AND cable_id NOT IN (SELECT cable_id FROM tags)""",
    detail="Title",
    details="""\
SELECT code, group_concat(title, '; ') FROM (
  SELECT code, title FROM tags WHERE title IS NOT NULL AND code IS NOT NULL GROUP BY 1, 2 ORDER BY 1, min(cable_id)
) GROUP BY 1
UNION ALL
SELECT code, max(title) FROM tag_titles
WHERE code NOT IN (SELECT code FROM tags WHERE title IS NOT NULL AND code IS NOT NULL) GROUP BY 1""",
    short="TAGS",
)
PERSONS = Kind(
    "persons",
    "By person",
    "Person, as written",
    "Persons named in TAGS, and those who signed, drafted, approved or cleared a cable. Names are as written in the "
    "cables: one person may have several. The person who signs for a post has not always written the text.",
    """\
SELECT person AS value, 0 AS role, cable_id FROM tags WHERE person IS NOT NULL
UNION ALL
SELECT person, 0, cable_id FROM attribute_tags
WHERE person IS NOT NULL AND cable_id NOT IN (SELECT cable_id FROM tags)
UNION ALL
SELECT body_signature, 1, cable_id FROM cables WHERE body_signature IS NOT NULL
UNION ALL
SELECT name, CASE role WHEN 'drafted' THEN 2 WHEN 'approved' THEN 3 ELSE 4 END, cable_id FROM clearances
WHERE name IS NOT NULL""",
    {0: "Named in TAGS", 1: "Signed", 2: "Drafted", 3: "Approved", 4: "Cleared"},
    short="Persons",
)
CLASSIFICATIONS = Kind(
    "classifications",
    "By classification",
    "Classification",
    "The classification as sent: that of the text, or of the attributes if the text is lost.",
    f"SELECT coalesce(classification, '{UNSTATED}') AS value, 0 AS role, cable_id FROM cables",
    short="Classifications",
)
CAPTIONS = Kind(
    "captions",
    "By caption",
    "Caption",
    "Captions that restrict distribution, such as NODIS and EXDIS.",
    """\
SELECT e.value AS value, 0 AS role, cable_id FROM cables, json_each(coalesce(
  body_captions, attributes_original_previous_handling_restrictions, attributes_original_handling_restrictions,
  attributes_handling_restrictions)) AS e""",
    detail="Meaning",
    meaning=_caption,
    short="Captions",
)
TEXTS = Kind(
    "texts",
    "By state of the text",
    "Text",
    "Whether the text of a cable is present, damaged or lost.",
    "SELECT upper(replace(text_status, '_', ' ')) AS value, 0 AS role, cable_id FROM cables",
)

KINDS = (DATES, POSTS, TAGS, PERSONS, CLASSIFICATIONS, CAPTIONS, TEXTS)
