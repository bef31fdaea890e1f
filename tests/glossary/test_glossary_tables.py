"""The data behind the glossary: every row well formed, sourced, and in agreement with the other tables."""

import csv
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import cablekit.glossary
from cablekit import glossary
from cablekit.glossary.markings import PLACES
from cablekit.glossary.orders import orders
from cablekit.glossary.tables import entries, fold
from cablekit.glossary.tags import tag_entries
from cablekit.model import Attributes

DATA = Path(cablekit.glossary.__file__).parent / "data"
TABLES = sorted(path.stem for path in DATA.glob("*.csv"))
SHARED = ["code", "variants", "kind", "scope", "title", "text", "source"]
OWN = {
    "posts",
    "tags",
    "tag_rules",
    "limits",
    "station_names",
    "post_countries",
    "country_names",
    "command_words",
}  # tables with columns of their own
MORE = {"captions": ["places"], "orders": ["in_force_from", "in_force_to"], "agencies": ["country"]}
SCOPED = {"exemptions", "attribute_values"}  # whose codes mean something within a scope only

POST_TYPES = {
    "embassy",
    "consulate general",
    "consulate",
    "mission",
    "liaison office",
    "interests section",
    "branch office",
    "delegation",
    "institute",
    "department",
}


def read(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_and_tidy_cells(table: str) -> None:
    rows = read(table)
    assert rows
    for row in rows:
        assert None not in row, row  # a cell too many
        assert row["source"], row
        assert all(cell is not None and cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("table", sorted(set(TABLES) - OWN))
def test_shared_columns(table: str) -> None:
    assert list(read(table)[0]) == SHARED + MORE.get(table, [])


@pytest.mark.parametrize("table", sorted(set(TABLES) - OWN - SCOPED))
def test_no_code_or_variant_stands_twice(table: str) -> None:
    # S/S beside SS is one spelling here: the two fold together
    terms = Counter(term for entry in entries(table) for term in {fold(name) for name in (entry.code, *entry.variants)})
    assert {term for term, count in terms.items() if count > 1} == set()


def test_words_of_commands_have_one_row_for_each_role() -> None:
    words = [(row["word"], row["role"]) for row in read("command_words")]
    assert len(set(words)) == len(words)
    assert {role for _, role in words} == {
        "first", "unit", "site", "state", "country", "city", "office", "headquarters"
    }  # fmt: skip


@pytest.mark.parametrize("table", sorted(SCOPED))
def test_no_code_stands_twice_within_a_scope(table: str) -> None:
    terms = Counter(
        (entry.scope, term)
        for entry in entries(table)
        for term in {fold(name) for name in (entry.code, *entry.variants)}
    )
    assert {term for term, count in terms.items() if count > 1} == set()
    assert all(entry.scope for entry in entries(table))


def test_tags_are_unique_within_their_years() -> None:
    keys = Counter((entry.code, year) for entry in tag_entries() for year in range(1960, 2026) if entry.valid_in(year))
    assert {key for key, count in keys.items() if count > 1} == set()
    timeless = Counter(entry.code for entry in tag_entries() if entry.valid_from is None)
    assert max(timeless.values()) == 1


def test_tags_have_known_kinds_and_years_in_order() -> None:
    for entry in tag_entries():
        assert entry.kind in {"subject", "country", "region", "organization"}, entry
        assert entry.retention in {None, "permanent", "temporary"}, entry
        assert (entry.kind == "subject") == (entry.field is not None), entry
        assert (entry.kind == "subject" and entry.of_period) == (entry.retention is not None), entry
        if entry.valid_from and entry.valid_to:
            assert entry.valid_from <= entry.valid_to, entry


def test_tags_keep_the_rule_of_their_field() -> None:
    for entry in tag_entries():
        rule = glossary.tag_rule(entry.code) if entry.kind == "subject" else None
        if rule:
            assert entry.field == rule.field, entry
            assert not entry.of_period or rule.retention in (None, entry.retention), entry


def test_tags_without_a_title_say_where_they_were_seen() -> None:
    untitled = [entry for entry in tag_entries() if entry.title is None]
    assert untitled
    assert all(entry.source.startswith("seen in ") for entry in untitled)


def test_posts_have_known_types_and_places() -> None:
    for post in glossary.posts():
        assert post.type in POST_TYPES, post
        assert (post.latitude is None) == (post.longitude is None), post
        assert post.latitude is None or -90 <= post.latitude <= 90, post
        assert post.longitude is None or -180 <= post.longitude <= 180, post
        assert post.latitude is not None or post.note, post


def test_symbols_follow_the_rule_or_say_why_not() -> None:
    for post in glossary.posts():
        by_rule = post.name[:6].replace(" ", "")
        assert post.symbol == by_rule or "symbol:" in (post.note or ""), post


def test_countries_of_posts_are_tags() -> None:
    for post in glossary.posts():
        assert (post.tags_country is None) == (post.country is None), post
        if post.tags_country is None:
            assert post.note, post
            continue
        years = [year for year in (1975, 1993, 2008) if _open(post, year)] or [post.opened or post.closed or 1975]
        found = [glossary.tag(post.tags_country, year) for year in years]
        assert any(entry and entry.kind == "country" and entry.valid_from for entry in found), post


def _open(post: glossary.Post, year: int) -> bool:
    return (post.opened or year) <= year <= (post.closed or year)


def test_years_of_posts_are_in_order() -> None:
    for post in glossary.posts():
        assert (post.opened or 1900) <= (post.closed or 2100), post


def test_every_post_but_the_travelling_secretary_has_a_place() -> None:
    assert {post.name for post in glossary.posts() if post.latitude is None} == {"SECRETARY"}


def test_one_country_has_one_code() -> None:
    codes = {(post.country, post.tags_country) for post in glossary.posts() if post.country}
    assert len({country for country, _ in codes}) == len({code for _, code in codes}) == len(codes)


def test_every_name_of_a_post_finds_it_alone() -> None:
    for post in glossary.posts():
        for name in (post.name, *post.variants):
            assert glossary.post(name) == post, name


def test_no_agency_is_a_post() -> None:
    for entry in entries("agencies"):
        for name in (entry.code, *entry.variants):
            assert glossary.post(name) is None, name


def test_attributes_are_the_fields_of_the_record() -> None:
    fields = set(Attributes.__struct_encode_fields__) - {"other"}
    assert {entry.scope for entry in entries("attributes")} == fields


def test_values_belong_to_attributes() -> None:
    assert {entry.scope for entry in entries("attribute_values")} <= {entry.scope for entry in entries("attributes")}


CLOSED_OR_SPECIAL = """
    SAIGON;DANANG;CAN THO;NHA TRANG;BIEN HOA;PHNOM PENH;LOURENCO MARQUES;LUANDA;ASMARA;TABRIZ;ISFAHAN;SHIRAZ
    KHORRAMSHAHR;MANDALAY;MEDAN;SURABAYA;SONGKHLA;UDORN;CHIANG MAI;VIENTIANE;PEKING;BEIJING;USUN NEW YORK;GENEVA
    USBERLIN;BERLIN;OECD PARIS;EC BRUSSELS;IAEA VIENNA;MBFR VIENNA;SALT TWO GENEVA;NATO;HAVANA;CAIRO;ALGIERS;DAMASCUS
    BAGHDAD;TAIPEI;AIT TAIPEI;TANANARIVE;ANTANANARIVO;FORT LAMY;NDJAMENA;SECRETARY;STATE;JERUSALEM
"""
"""Posts that a list of today's embassies lacks: closed or renamed in the decade, delegations, interests sections."""


def test_posts_hold_those_that_closed_and_those_that_are_no_embassy() -> None:
    names = [name.strip() for line in CLOSED_OR_SPECIAL.splitlines() for name in line.split(";") if name.strip()]
    known = {post.name for post in glossary.posts()}
    assert set(names) <= known
    assert len(known) > 300


def test_symbols_of_two_posts_are_those_that_the_rule_gives_both() -> None:
    shared = {symbol for post in glossary.posts() if len(glossary.posts_by_symbol(symbol := post.symbol)) > 1}
    assert shared == {"PORTO"}  # PORT OF SPAIN, PORTO ALEGRE


def test_posts_of_other_years_leave_symbols_of_the_file_alone() -> None:
    for symbol, name in [("SANTIA", "SANTIAGO"), ("STJOH", "ST JOHNS"), ("NATO", "NATO")]:
        found = glossary.post_by_symbol(symbol)
        assert found is not None
        assert found.name == name


def test_places_of_captions() -> None:
    for row in read("captions"):
        places = row["places"].split(";")
        assert set(places) <= {*PLACES, "none"}, row
        assert "none" not in places or places == ["none"], row
    kinds = {row["kind"]: row["places"] for row in read("captions")}
    assert kinds["reference"] == kinds["series"] == "none"


def test_orders_follow_one_another() -> None:
    found = [order for order in orders().values() if order.kind == "classification"]
    for before, after in pairwise(sorted(found, key=lambda order: order.in_force_from or date.min)):
        assert before.in_force_to
        assert after.in_force_from
        assert (after.in_force_from - before.in_force_to).days == 1, after


def test_exemptions_belong_to_orders_or_lists() -> None:
    assert {entry.scope for entry in entries("exemptions")} <= {*orders(), "NARA", "FOIA"}


def test_agencies_lie_in_countries_of_posts() -> None:
    countries = {post.country for post in glossary.posts()} | {"Canal Zone", ""}
    assert {row["country"] for row in read("agencies")} <= countries


def test_station_names_are_of_posts_and_their_years_do_not_meet() -> None:
    known = {post.name for post in glossary.posts()}
    for row in read("station_names"):
        assert row["post"] in known, row
        assert glossary.post(row["written"]) == glossary.post(row["post"]), row
        assert not row["to"] or row["from"] <= row["to"], row
    years = Counter(
        (row["post"], year)
        for row in read("station_names")
        for year in range(int(row["from"]), int(row["to"] or 2025) + 1)
    )
    assert max(years.values()) == 1


def test_limits_are_of_posts() -> None:
    known = {post.name for post in glossary.posts()}
    assert [row for row in read("limits") if row["station"] and row["station"] not in known] == []
    assert sum(1 for row in read("limits") if not row["station"] and not row["year"]) == 1


IN_DISTRIBUTION = """
    ARA AF EUR EA NEA IO EB PM INR L OES S SP SS NSC NSCE CIAE DODE NSAE RSC PA PRS USIA ICA AID OMB TRSE COME LABE SIL
    LAB FRB OPIC XMB CIEP STR AGR AGRE INT DOTE FAA CAB JUSE FBIE DEAE INSE CU CA VO PPT SCA SY A MMO OC CCO ACDA ACDE
    NASA NSF ERDA ERDE NRC FEA FEAE DOE EPA HEW EURE SAM SAJ H HA ORM D P E C M DHA CG DLOS SSO USSS PC IGA MCE MC SNM
    NAS
"""


@pytest.mark.parametrize("symbol", IN_DISTRIBUTION.split())
def test_offices_of_distribution_lines_are_explained(symbol: str) -> None:
    assert "office" in {found.table for found in glossary.explain(symbol)}


def test_names_of_countries_are_of_countries_that_have_posts() -> None:
    countries = {post.country for post in glossary.posts()} | {row["country"] for row in read("post_countries")}
    rows = read("country_names")
    assert {row["country"] for row in rows} <= countries
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert int(row["from"] or 1945) <= int(row["to"] or 2010), row


def test_countries_of_posts_by_year_are_of_posts_and_tags() -> None:
    known = {post.name for post in glossary.posts()}
    years: Counter[tuple[str, int]] = Counter()
    for row in read("post_countries"):
        first, last = int(row["from"]), int(row["to"] or 2010)
        assert row["post"] in known, row
        years.update((row["post"], year) for year in range(first, last + 1))
        found = glossary.tag(row["tags_country"], min(last, 2010))
        assert found is not None, row
        assert (found.kind, found.valid_from is not None) == ("country", True), row
    assert max(years.values()) == 1
