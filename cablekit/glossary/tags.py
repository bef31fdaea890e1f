"""TAGS (Traffic Analysis by Geography and Subject): codes, and the rules for whole fields.

`data/tags.csv` may hold several rows for a code, as codes changed hands. Rows of the handbook of 1974 and of the
appendices of NARA's FAQ are vouched for over 1973-79. Rows of 1980-2010 have the years of the country, where a state
came or went. Rows of the handbook in force today have no years: since when they hold is not known, and a title taken
from them may be wrong for a cable of 1979 (BO is Bolivia today; it was BL, and BO was Belarus in 1992-2010). Subjects
of the 1980s and later (PREL, KDEM) have no years either.
"""

from functools import cache

import msgspec

from cablekit.glossary.tables import rows, year

FIRST, LAST = 1973, 1979
_NEW_CODES = 2011
"""The year from which the codes of today's handbook are taken to hold; the change was about then (unchecked)."""


class TagEntry(msgspec.Struct, frozen=True, gc=False):
    """What a TAGS code means.

    Attributes:
        code: the code.
        kind: subject, country, region or organization.
        field: field of a subject, such as Political Affairs; None for other kinds.
        title: its title; None while no source gives it.
        retention: permanent or temporary, of subjects only: a telegram is kept if any of its subjects is permanent.
        valid_from, valid_to: years for which the source is taken to hold; None when they are not known.
        source: where the facts come from.
    """

    code: str
    kind: str
    field: str | None
    title: str | None
    retention: str | None
    valid_from: int | None
    valid_to: int | None
    source: str

    @property
    def of_period(self) -> bool:
        """Whether the row holds for 1973-79, the years of the file; else it is today's meaning."""
        if self.valid_from is None:
            return False
        return self.valid_from <= LAST and (self.valid_to is None or self.valid_to >= FIRST)

    def valid_in(self, year: int) -> bool:
        """Whether the row's years are known and hold `year`."""
        return (
            self.valid_from is not None and self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)
        )


class TagRule(msgspec.Struct, frozen=True, gc=False):
    """A rule of NARA's appendices for all subject TAGS of a field: pattern `P***`, retention None when it is mixed."""

    pattern: str
    field: str
    retention: str | None
    text: str
    source: str


@cache
def tag_entries() -> tuple[TagEntry, ...]:
    """All rows: those of 1973-79 first, then those without years, then those of later years."""
    found = [
        TagEntry(code, kind, field or None, title or None, retention or None, year(start), year(end), source)
        for code, kind, field, title, retention, start, end, source in rows("tags")
    ]
    return tuple(sorted(found, key=lambda entry: (not entry.of_period, entry.valid_from is not None)))


@cache
def _by_code() -> dict[str, TagEntry]:
    return {entry.code: entry for entry in reversed(tag_entries())}


@cache
def _all_by_code() -> dict[str, tuple[TagEntry, ...]]:
    found: dict[str, tuple[TagEntry, ...]] = {}
    for entry in tag_entries():
        found[entry.code] = (*found.get(entry.code, ()), entry)
    return found


@cache
def tag_rules() -> dict[str, TagRule]:
    """First letter of the code -> the rule for its field."""
    return {
        pattern[0]: TagRule(pattern, field, retention or None, text, source)
        for pattern, field, retention, text, source in rows("tag_rules")
    }


def tag(code: str, year: int | None = None) -> TagEntry | None:
    """Return what `code` meant in `year`, or None for an unknown code.

    Without a year: what it meant in 1973-79, else what it means today or meant later (`of_period` is then False). With
    a year: the row that is valid in it, else the one without years (from 2011 on) or that of 1973-79 (before 2011, as
    most codes lived on), else any row. `valid_in` of the answer tells whether its years hold the year.
    """
    plain = code.strip().upper()
    if year is None:
        return _by_code().get(plain)
    return max(_all_by_code().get(plain, ()), key=lambda entry: _fitness(entry, year), default=None)


def _fitness(entry: TagEntry, year: int) -> int:
    if entry.valid_in(year):
        return 3
    if entry.valid_from is None:
        return 2 if year >= _NEW_CODES else 1
    return 2 if entry.of_period and year < _NEW_CODES else 0


def tag_rule(code: str) -> TagRule | None:
    """The rule for the field of a subject code, given the code or a pattern: `PCAT` and `P***` -> Political Affairs.

    Only codes of four characters can be subjects. That a code is a subject at all the rule does not say.
    """
    return tag_rules().get(code[:1].upper()) if len(code) == 4 else None
