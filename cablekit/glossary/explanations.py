"""Everything known about a term, across all tables: what `cablekit explain` shows."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from cablekit.diagnostics import CODES, Code
from cablekit.glossary.codes import attribute_key, office
from cablekit.glossary.stations import Post, countries, post, posts, posts_by_symbol
from cablekit.glossary.tables import Entry, entries, fold, rows
from cablekit.glossary.tags import TagEntry, TagRule, tag_entries, tag_rule, tag_rules

# Tables with seven columns: file -> (name for users, name of their scope for users).
_TABLES = {
    "precedence": ("precedence", ""),
    "captions": ("caption", ""),
    "classifications": ("classification", ""),
    "orders": ("executive order", ""),
    "exemptions": ("exemption", "under"),
    "offices": ("office", ""),
    "agencies": ("agency", "place"),
    "prefixes": ("station prefix", "type"),
    "signals": ("operating signal", ""),
    "attributes": ("attribute", "field"),
    "attribute_values": ("attribute value", "attribute"),
}


Detail = str | int | float | list[str]


class Explanation(msgspec.Struct, frozen=True):
    """The meaning of a term in one table.

    Attributes:
        term: the term as the table spells it.
        table: the table, in a user's words: TAGS, post, caption, diagnostic ...
        title: the term in words; None if no source has it.
        text: one or more sentences; empty if the title is enough.
        source: where the facts come from.
        details: the row's other columns that are not empty, by name: words, numbers (degrees, years), lists (variants).
    """

    term: str
    table: str
    title: str | None
    text: str
    source: str
    details: dict[str, Detail]


def _filled(**columns: Detail | None) -> dict[str, Detail]:
    return {name: value for name, value in columns.items() if value is not None and value not in ("", [])}


def _of_entry(table: str, entry: Entry) -> Explanation:
    label, scope = _TABLES[table]
    details = _filled(kind=entry.kind, **({scope: entry.scope} if scope else {}), variants=list(entry.variants))
    return Explanation(entry.code, label, entry.title, entry.text or "", entry.source, details)


def _of_tag(entry: TagEntry) -> Explanation:
    text = "" if entry.of_period else "Today's meaning; its use in 1973-79 is not known."
    if not entry.of_period and entry.valid_from is not None:
        text = f"Meaning from {entry.valid_from} to {entry.valid_to or 'today'}; not in use in 1973-79."
    if entry.title is None:
        text = "No available source has its title."
    details = _filled(
        kind=entry.kind,
        field=entry.field,
        retention=entry.retention,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )
    return Explanation(entry.code, "TAGS", entry.title, text, entry.source, details)


def _of_rule(rule: TagRule) -> Explanation:
    details = _filled(kind="subject", retention=rule.retention)
    return Explanation(rule.pattern, "TAGS", rule.field, rule.text, rule.source, details)


def _of_post(station: Post) -> Explanation:
    details = _filled(
        type=station.type,
        country=station.country,
        tags_country=station.tags_country,
        symbol=station.symbol,
        variants=list(station.variants),
        latitude=station.latitude,
        longitude=station.longitude,
        opened=station.opened,
        closed=station.closed,
    )
    kind = station.type.capitalize()
    title = f"{kind}, {station.country}" if station.country else kind
    return Explanation(station.name, "post", title, station.note or "", station.source, details)


def _of_code(code: Code) -> Explanation:
    details = _filled(severity=code.severity, example=code.example)
    return Explanation(code.code, "diagnostic", code.name, code.meaning, "cablekit's table of diagnostics", details)


def _in_tags(term: str) -> Iterator[Explanation]:
    code = term.strip().upper()
    yield from (_of_tag(entry) for entry in tag_entries() if entry.code == code)


def _in_countries(term: str) -> Iterator[Explanation]:
    """Yield the TAGS of a country by its name, and the posts that are or were there in some year."""
    names = _country_names(term)
    there = [station for station in posts() if names & {fold(country.name) for country in countries(station)}]
    codes = {country.tags for station in there for country in countries(station) if fold(country.name) in names}
    for entry in tag_entries():
        if entry.kind == "country" and (fold(entry.title or "") in names or (entry.of_period and entry.code in codes)):
            yield _of_tag(entry)
    yield from map(_of_post, there)


def _country_names(term: str) -> set[str]:
    """Return the name of a country, folded, and the glossary's names for that country."""
    name = fold(term)
    return {name, *(fold(country) for other, country, *_ in rows("country_names") if fold(other) == name)}


def _in_rules(term: str) -> Iterator[Explanation]:
    letter, stars = term.strip()[:1], term.strip()[1:]
    rule = tag_rule(f"{letter}***") if stars and not stars.strip("*") else None
    if rule:
        yield _of_rule(rule)


def _in_posts(term: str) -> Iterator[Explanation]:
    by_name = post(term)
    stations = [by_name] if by_name else []
    stations += [other for other in posts_by_symbol(fold(term)) if other != by_name]
    yield from map(_of_post, stations)


@cache
def _entries() -> dict[str, list[tuple[str, Entry]]]:
    """Folded name, alone and after its scope -> table and entry of each that has it, by table."""
    by_name: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for table in _TABLES:
        for entry in entries(table):
            names = (entry.code, *entry.variants)
            scoped = (f"{entry.scope} {name}" for name in names) if entry.scope else ()
            for name in {fold(name) for name in (*names, *scoped)}:
                by_name[name].append((table, entry))
    return by_name


def _in_tables(term: str) -> Iterator[Explanation]:
    yield from (_of_entry(table, entry) for table, entry in _entries().get(fold(term), ()))


def _in_offices(term: str) -> Iterator[Explanation]:
    """Explain an office that no table has by the office it is derived from: ARA/AND/B, EPAE (EPA), ERDE (ERDA)."""
    symbol = term.strip().upper()
    if office(symbol):
        return
    first, slash, _ = symbol.partition("/")
    known = office(first) if slash else _with_an_e(symbol)
    if known is None:
        return
    text = f"{known.code} with an E added or as its last letter; no available source says what the E means."
    if slash:
        text = f"An office of {known.code}; no available source says which."
    yield Explanation(symbol, "office", known.title, text, known.source, _filled(kind=known.kind))


def _with_an_e(symbol: str) -> Entry | None:
    """Return the office of a symbol of at most four letters whose last letter is an added E: DODE, ERDE."""
    if not 3 <= len(symbol) <= 4 or symbol[-1] != "E":
        return None
    alike = [entry for entry in entries("offices") if len(entry.code) == 4 and entry.code[:3] == symbol[:3]]
    return office(symbol[:-1]) or (alike[0] if len(alike) == 1 else None)


def _in_diagnostics(term: str) -> Iterator[Explanation]:
    folded = fold(term)
    yield from (_of_code(code) for code in CODES.values() if folded in (code.code, fold(code.name)))


_SEARCHES: tuple[Callable[[str], Iterator[Explanation]], ...] = (
    _in_tags,
    _in_posts,
    _in_countries,
    _in_tables,
    _in_offices,
    _in_diagnostics,
)


def explain(term: str) -> list[Explanation]:
    """Return what every table says about `term`, in any case and known spelling; [] for an unknown term.

    Besides single codes, a term can be a country (`Bolivia`), with its TAGS and its posts; a wildcard of TAGS (`P***`);
    a code with its scope (`11652 GDS`, `Errors CORE2`); a post as written (`AMEMBASSY LA PAZ`) or in the form of
    document numbers (`LAPAZ`); the code or name of a diagnostic; a list as in attributes (`STADIS, EXDIS`), with its
    key (`Locator: ON MICROFILM, ADS TEXT UNRETRIEVABLE`) or without.
    """
    if not fold(term):
        return []
    if "*" in term:
        return list(_in_rules(term))
    return _one(term) or list(_in_list(term))


def _one(term: str) -> list[Explanation]:
    explanations: list[Explanation] = []
    for search in _SEARCHES:
        explanations += [explanation for explanation in search(term) if explanation not in explanations]
    return explanations


def _in_list(term: str) -> Iterator[Explanation]:
    """Explain each element of a list; after the key of an attribute, first the key, then its values."""
    key, colon, rest = term.partition(":")
    keyed = bool(colon) and attribute_key(key) is not None
    parts = (rest if keyed else term).split(",")
    if keyed:
        yield from _one(key)
    elif len(parts) < 2:
        return
    for part in dict.fromkeys(parts):
        yield from (_one(f"{key} {part}") if keyed else []) or _one(part)


@cache
def _terms() -> dict[str, str]:
    """Folded terms of all tables -> their spelling."""
    names = [entry.code for entry in tag_entries()]
    names += [rule.pattern for rule in tag_rules().values()]
    names += [name for station in posts() for name in (station.name, *station.variants)]
    names += [name for table in _TABLES for entry in entries(table) for name in (entry.code, *entry.variants)]
    names += [name for code in CODES.values() for name in (code.code, code.name)]
    return {fold(name): name for name in reversed(names)}


def near(term: str, n: int = 5) -> list[str]:
    """Return at most `n` known terms that resemble an unknown `term`, the nearest first."""
    from difflib import get_close_matches  # imported here: rarely needed, and it would slow the start

    terms = _terms()
    return [terms[match] for match in get_close_matches(fold(term), terms, n=n)]
