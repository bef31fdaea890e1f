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

# Tables with seven columns: file -> (what a reader calls it, what their scope is to him).
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
    """What one table says about a term.

    Attributes:
        term: the term as the table spells it.
        table: the table, in a reader's words: TAGS, post, caption, diagnostic ...
        title: the term in words; None when no source gives it.
        text: a sentence or a few; empty when the title says all.
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
    text = "" if entry.of_period else "Today's meaning; not known to have been in use in 1973-79."
    if not entry.of_period and entry.valid_from is not None:
        text = f"Meaning from {entry.valid_from} to {entry.valid_to or 'today'}; not in use in 1973-79."
    if entry.title is None:
        text = "No source at hand gives its title."
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


def _of_post(found: Post) -> Explanation:
    details = _filled(
        type=found.type,
        country=found.country,
        tags_country=found.tags_country,
        symbol=found.symbol,
        variants=list(found.variants),
        latitude=found.latitude,
        longitude=found.longitude,
        opened=found.opened,
        closed=found.closed,
    )
    kind = found.type.capitalize()
    title = f"{kind}, {found.country}" if found.country else kind
    return Explanation(found.name, "post", title, found.note or "", found.source, details)


def _of_code(code: Code) -> Explanation:
    details = _filled(severity=code.severity, example=code.example)
    return Explanation(code.code, "diagnostic", code.name, code.meaning, "cablekit's table of diagnostics", details)


def _in_tags(term: str) -> Iterator[Explanation]:
    code = term.strip().upper()
    yield from (_of_tag(entry) for entry in tag_entries() if entry.code == code)


def _in_countries(term: str) -> Iterator[Explanation]:
    """What a country's name says: its TAGS, and the posts that lie there, or lay there in some year."""
    names = _country_names(term)
    there = [found for found in posts() if names & {fold(one.name) for one in countries(found)}]
    codes = {one.tags for found in there for one in countries(found) if fold(one.name) in names}
    for entry in tag_entries():
        if entry.kind == "country" and (fold(entry.title or "") in names or (entry.of_period and entry.code in codes)):
            yield _of_tag(entry)
    yield from map(_of_post, there)


def _country_names(term: str) -> set[str]:
    """The name of a country, folded, and what the glossary calls the country of that name."""
    name = fold(term)
    return {name, *(fold(country) for other, country, *_ in rows("country_names") if fold(other) == name)}


def _in_rules(term: str) -> Iterator[Explanation]:
    letter, stars = term.strip()[:1], term.strip()[1:]
    rule = tag_rule(f"{letter}***") if stars and not stars.strip("*") else None
    if rule:
        yield _of_rule(rule)


def _in_posts(term: str) -> Iterator[Explanation]:
    named = post(term)
    found = [named] if named else []
    found += [other for other in posts_by_symbol(fold(term)) if other != named]
    yield from map(_of_post, found)


@cache
def _entries() -> dict[str, list[tuple[str, Entry]]]:
    """Folded name, alone and behind its scope -> table and entry of each that has it, by table."""
    found: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for table in _TABLES:
        for entry in entries(table):
            names = (entry.code, *entry.variants)
            scoped = (f"{entry.scope} {name}" for name in names) if entry.scope else ()
            for name in {fold(name) for name in (*names, *scoped)}:
                found[name].append((table, entry))
    return found


def _in_tables(term: str) -> Iterator[Explanation]:
    yield from (_of_entry(table, entry) for table, entry in _entries().get(fold(term), ()))


def _in_offices(term: str) -> Iterator[Explanation]:
    """An office that no table has, by the one it is made of: ARA/AND/B of ARA, EPAE of EPA, ERDE of ERDA."""
    symbol = term.strip().upper()
    if office(symbol):
        return
    first, slash, _ = symbol.partition("/")
    known = office(first) if slash else _with_an_e(symbol)
    if known is None:
        return
    text = f"{known.code} with an E behind it or for its last letter; no source at hand says what the E means."
    if slash:
        text = f"An office of {known.code}; no source at hand says which."
    yield Explanation(symbol, "office", known.title, text, known.source, _filled(kind=known.kind))


def _with_an_e(symbol: str) -> Entry | None:
    """The office whose symbol was made one of four letters at most, the last an E: DODE, ERDE."""
    if not 3 <= len(symbol) <= 4 or symbol[-1] != "E":
        return None
    whole = [entry for entry in entries("offices") if len(entry.code) == 4 and entry.code[:3] == symbol[:3]]
    return office(symbol[:-1]) or (whole[0] if len(whole) == 1 else None)


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
    """What every table says about `term`, in any case and spelling the tables know; [] when none knows it.

    Beside single codes: a country (`Bolivia`), with its TAGS and its posts; a wildcard of TAGS (`P***`), a code with
    its scope (`11652 GDS`, `Errors CORE2`), a post as written (`AMEMBASSY LA PAZ`) or in the form of document numbers
    (`LAPAZ`), a diagnostic's code or name; a list as attributes have it (`STADIS, EXDIS`), with its key (`Locator: ON
    MICROFILM, ADS TEXT UNRETRIEVABLE`) or without.
    """
    if not fold(term):
        return []
    if "*" in term:
        return list(_in_rules(term))
    return _one(term) or list(_in_list(term))


def _one(term: str) -> list[Explanation]:
    found: list[Explanation] = []
    for search in _SEARCHES:
        found += [one for one in search(term) if one not in found]
    return found


def _in_list(term: str) -> Iterator[Explanation]:
    """Each element of a list; behind the key of an attribute first the key, and what its values mean there."""
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
    """Every folded term of every table -> its spelling."""
    names = [entry.code for entry in tag_entries()]
    names += [rule.pattern for rule in tag_rules().values()]
    names += [name for found in posts() for name in (found.name, *found.variants)]
    names += [name for table in _TABLES for entry in entries(table) for name in (entry.code, *entry.variants)]
    names += [name for code in CODES.values() for name in (code.code, code.name)]
    return {fold(name): name for name in reversed(names)}


def near(term: str, n: int = 5) -> list[str]:
    """At most `n` known terms that resemble `term`, the nearest first; for a term that `explain` does not know."""
    from difflib import get_close_matches  # here: seldom needed, and the start-up should not pay for it

    terms = _terms()
    return [terms[match] for match in get_close_matches(fold(term), terms, n=n)]
