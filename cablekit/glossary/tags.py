"""TAGS (Traffic Analysis by Geography and Subject): codes, and the rules for whole fields.

`data/tags.csv` may have several rows for a code, because codes were reused. Rows of the handbook of 1974 and of the
appendices of NARA's FAQ are attested for 1973-79. Rows of 1980-2010 have the years of the country, if a state was
founded or dissolved. Rows of today's handbook have no years: it is not known from when they are valid, and a title from
them may be wrong for a cable of 1979 (BO is Bolivia today; it was BL, and BO was Belarus in 1992-2010). Subjects of the
1980s and later (PREL, KDEM) have no years either.
"""

from functools import cache, lru_cache

import msgspec

from cablekit.glossary.tables import rows, year

FIRST, LAST = 1973, 1979
_NEW_CODES = 2011
"""The year from which the codes of today's handbook are assumed valid; the change was about then (unchecked)."""


class TagEntry(msgspec.Struct, frozen=True, gc=False):
    """The meaning of a TAGS code.

    Attributes:
        code: the code.
        kind: subject, country, region or organization.
        field: field of a subject, such as Political Affairs; None for other kinds.
        title: its title; None if no source has it.
        retention: permanent or temporary, of subjects only: a telegram is kept if any of its subjects is permanent.
        valid_from, valid_to: years for which the source is assumed valid; None if not known.
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
        """Whether the row is valid for 1973-79, the years of the file; else it is today's meaning."""
        if self.valid_from is None:
            return False
        return self.valid_from <= LAST and (self.valid_to is None or self.valid_to >= FIRST)

    def valid_in(self, year: int) -> bool:
        """Whether the row's years are known and include `year`."""
        return (
            self.valid_from is not None and self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)
        )


class TagRule(msgspec.Struct, frozen=True, gc=False):
    """A rule of NARA's appendices for all subject TAGS of a field: pattern `P***`; retention is None if mixed."""

    pattern: str
    field: str
    retention: str | None
    text: str
    source: str


@cache
def tag_entries() -> tuple[TagEntry, ...]:
    """Return all rows: those of 1973-79 first, then those without years, then those of later years."""
    all_rows = [
        TagEntry(code, kind, field or None, title or None, retention or None, year(start), year(end), source)
        for code, kind, field, title, retention, start, end, source in rows("tags")
    ]
    return tuple(sorted(all_rows, key=lambda entry: (not entry.of_period, entry.valid_from is not None)))


@cache
def _by_code() -> dict[str, TagEntry]:
    return {entry.code: entry for entry in reversed(tag_entries())}


@cache
def _all_by_code() -> dict[str, tuple[TagEntry, ...]]:
    by_code: dict[str, tuple[TagEntry, ...]] = {}
    for entry in tag_entries():
        by_code[entry.code] = (*by_code.get(entry.code, ()), entry)
    return by_code


@cache
def tag_rules() -> dict[str, TagRule]:
    """First letter of the code -> the rule for its field."""
    return {
        pattern[0]: TagRule(pattern, field, retention or None, text, source)
        for pattern, field, retention, text, source in rows("tag_rules")
    }


@lru_cache(maxsize=4096)
def tag(code: str, year: int | None = None) -> TagEntry | None:
    """Return the meaning of `code` in `year`, or None for an unknown code.

    Without a year: its meaning in 1973-79, else its meaning today or in later years (`of_period` is then False). With
    a year: the row that is valid in it, else the one without years (from 2011 on) or that of 1973-79 (before 2011, as
    most codes stayed in use), else any row. `valid_in` of the result shows whether its years include the year.
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
    """Return the rule for the field of a subject code, by code or pattern: `PCAT` and `P***` -> Political Affairs.

    Only codes of four characters can be subjects. The rule does not show that a code is a subject.
    """
    return tag_rules().get(code[:1].upper()) if len(code) == 4 else None
