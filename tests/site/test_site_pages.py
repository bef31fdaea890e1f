"""The pages of a site as a reader gets them: whole, linked, safe, the same at each run."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
import site_extra  # noqa: F401
from site_helpers import Site, database_of, telegram

from cablekit.corpus.database import opened

Make = Callable[..., Site]


# --- every page -----------------------------------------------------------------------------------


def test_elements_are_closed_where_they_are_opened(site: Site) -> None:
    assert {path: parts.faults for path, parts in site.parts.items() if parts.faults} == {}


def test_every_link_leads_somewhere(site: Site) -> None:
    dead = []
    ids = {path: {one["id"] for _, one in parts.elements if one.get("id")} for path, parts in site.parts.items()}
    for path, parts in site.parts.items():
        for name, one in parts.elements:
            for target in (one.get("href"), one.get("src"), one.get("srcset"), one.get("action")):
                if target is None or re.match(r"(?:https?|mailto):", target):
                    continue
                address = urlsplit(target)
                to = (site.root / path).parent / unquote(address.path) if address.path else site.root / path
                inside = to.resolve().relative_to(site.root.resolve()).as_posix()
                if not to.is_file() or (address.fragment and address.fragment not in ids[inside]):
                    dead.append((path, name, target))
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for path, parts in site.parts.items():
        for name, one in parts.elements:
            for key in ("src", "srcset", "data", "poster", "background"):
                assert not re.match(r"[a-z]+:|//", one.get(key) or ""), (path, name)
            if name == "link" and not (one["rel"] or "").startswith("schema."):  # names a vocabulary, is not loaded
                assert not re.match(r"[a-z]+:|//", one["href"] or ""), path
        assert not parts.all("script"), path


def test_every_page_has_a_policy_and_no_style_or_script_of_its_own(site: Site) -> None:
    for path, parts in site.parts.items():
        (policy,) = (one for one in parts.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
        assert (policy["content"] or "").startswith("default-src 'none'; style-src 'self' file:; img"), path
        assert "script-src" not in (policy["content"] or ""), path
        assert not parts.all("style"), path
        assert not [one for _, one in parts.elements if any(key == "style" or key.startswith("on") for key in one)], (
            path
        )


def test_every_page_can_be_read_by_everyone(site: Site) -> None:
    for path, parts in site.parts.items():
        assert parts.all("html")[0]["lang"] == "en", path
        assert len(parts.all("h1")) == len(parts.all("main")) == site.pages[path].count("<title>") == 1, path
        assert parts.all("a")[0] == {"class": "skip", "href": "#main"}, path
        assert all(one.get("alt") for one in parts.all("img")), path
        assert all(one.get("scope") in ("col", "row") for one in parts.all("th")), path
        assert len(parts.all("caption")) == len(parts.all("table")), path
        ids = Counter(one["id"] for _, one in parts.elements if one.get("id"))
        assert not [name for name, count in ids.items() if count > 1], path


def test_titles_tell_the_pages_apart(site: Site) -> None:
    titles = Counter(re.findall(r"<title>(.*?)</title>", text)[0] for path, text in site.pages.items())
    assert {title: count for title, count in titles.items() if count > 1}.keys() <= {
        # two records of one number and subject
        "1974QUITO00104: SYNTHETIC ROAD TO THE LANDING - Declassified cables"
    }


def test_every_page_is_reached_from_the_overview(site: Site) -> None:
    seen, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for one in site.parts[path].all("a"):
            target = one.get("href") or ""
            if not re.match(r"(?:https?|mailto):|#", target):
                to = ((site.root / path).parent / target.partition("#")[0]).resolve()
                todo.append(to.relative_to(site.root.resolve()).as_posix())
    assert set(site.pages) - seen == set()


# --- the same bytes -------------------------------------------------------------------------------


def test_the_same_database_makes_the_same_bytes(site: Site, database: Path, tmp_path: Path) -> None:
    from cablekit.site.build import build

    build(database, tmp_path / "again", search=False)
    assert Site(tmp_path / "again", None).content() == site.content()


def test_a_second_run_writes_nothing(site: Site, database: Path) -> None:
    from cablekit.site.build import build

    again = build(database, site.root, search=False)
    assert (again.files, again.written, again.removed) == (site.built.files, 0, 0)


def test_a_cable_more_and_a_cable_less(make: Make) -> None:
    texts = {str(number): telegram(number, f"1. TEXT {number}.") for number in (101, 102)}
    assert "cables/1974/1974QUITO00102.html" in make(texts).files
    texts["103"] = telegram(103, "1. TEXT 103.", tags="TAGS: PBOR")
    del texts["102"]
    second = make(texts)
    assert second.built.removed == 1
    assert "cables/1974/1974QUITO00102.html" not in second.files
    assert {"cables/1974/1974QUITO00103.html", "tags/pbor/index.html"} <= set(second.files)
    assert second.content() == make(texts, name="afresh").content()


# --- what pages show ------------------------------------------------------------------------------


def test_every_record_has_a_page(site: Site, database: Path) -> None:
    with opened(database) as connection:
        records = connection.execute("SELECT count(*) FROM cables").fetchone()[0]
    assert len([path for path in site.pages if path.startswith("cables/")]) == records == site.built.cables


def test_records_of_one_number_have_pages_of_their_own(site: Site) -> None:
    first = site.pages["cables/1974/1974QUITO00104.html"]
    second = site.pages["cables/1974/1974QUITO00104-2.html"]
    assert "THE ROAD IS SHUT" in first
    assert "QUITE ANOTHER TEXT" in second
    assert 'href="../../cables/1974/1974QUITO00104-2.html"' in first
    assert 'href="../../cables/1974/1974QUITO00104.html"' in second
    assert "Other records of this number" in first


def test_a_reference_leads_to_its_cable_and_back(site: Site) -> None:
    assert 'href="../../cables/1974/1974QUITO00101.html"' in site.pages["cables/1974/1974QUITO00102.html"]
    cited = site.pages["cables/1974/1974QUITO00101.html"]
    after = cited[cited.index("Cited by") :]
    assert 'href="../../cables/1974/1974QUITO00102.html"' in after


def test_names_lead_to_the_lists(site: Site) -> None:
    page = site.pages["cables/1974/1974QUITO00102.html"]
    for target in (
        "posts/quito/index.html",
        "posts/state/index.html",
        "tags/pbor/index.html",
        "classifications/confidential/index.html",
    ):
        assert f'href="../../{target}"' in page, target


def test_neighbours_by_date_and_by_post(site: Site) -> None:
    page = site.pages["cables/1974/1974QUITO00102.html"]
    neighbours = re.findall(r"<li>([^<:]+): <a href=\"([^\"]+)\" rel=\"(\w+)\"", page)
    assert ("Previous of QUITO", "../../cables/1974/1974QUITO00101.html", "prev") in neighbours
    assert ("Next of QUITO", "../../cables/1974/1974QUITO00103.html", "next") in neighbours
    assert [label for label, _, _ in neighbours][:2] == ["Previous by date", "Next by date"]


def test_an_index_has_its_cables(site: Site) -> None:
    rows = site.rows("tags/pbor/index.html")
    assert ["1974-07-17", "1974QUITO00102", "QUITO", "STATE", "SYNTHETIC ROAD TO THE LANDING", "CONFIDENTIAL"] in rows
    values = {row[0]: row for row in site.rows("tags/index.html")}
    assert values["PBOR"][2] == str(len(rows))
    assert values["EC"][1] == "Ecuador"


def test_a_post_has_what_it_sent_and_what_it_got(site: Site) -> None:
    name, country, sent, received, first, last = {row[0]: row for row in site.rows("posts/index.html")}["LIMA"]
    assert (name, country) == ("LIMA", "Peru")
    rows = site.rows("posts/lima/index.html")
    assert len(rows) == int(sent) + int(received)
    assert (min(row[0] for row in rows), max(row[0] for row in rows)) == (first, last)
    assert [row[2] for row in rows] == ["LIMA"] * int(sent) + [row[2] for row in rows[int(sent) :]]
    page = site.pages["posts/lima/index.html"]
    assert f"Sent: {sent} cable" in page
    assert f"Received: {received} cables" in page


def test_persons_by_what_they_did(site: Site) -> None:
    page = site.pages["persons/index.html"]
    assert "GORMLEY, EDNA" in page
    rows = {row[0]: row[1:6] for row in site.rows("persons/index.html")}
    assert rows["GORMLEY, EDNA"] == ["1", "", "", "", ""]
    assert rows["THISTLEWOOD"][1] == "1"


def test_lost_texts_beside_the_letter(site: Site) -> None:
    assert "lost/request-1-1/index.html" in site.pages
    page = site.pages["lost/request-1-1/index.html"]
    assert "To: National Archives, Special Access and FOIA Staff" in page
    numbers = [row[1] for row in site.rows("lost/request-1-1/index.html")]
    assert numbers == ["1975BELGRA01866", "1978JAKART02290"]
    assert "D750129-0000" in site.pages["cables/1975/1975BELGRA01866.html"]


# --- hostile cables -------------------------------------------------------------------------------

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x="',
    "end of an attribute": "'><img src=http://evil.example/x.png>",
    "template": "{{ 7 * 7 }} {% include 'x' %}",
    "comment": "--><!-- ]]>",
    "entity": "&lt;b&gt; &#60;",
    "control": "\x07\x1b[31m\x9b31m",
    "direction": "\u202etxt.exe",
    "long": "A" * 255,
    "path": "../../../etc/passwd",
    "surrogates": "\ufffe\uffff",
    "url": "javascript:alert(1)",
}


def _hostile(serial: int, words: str) -> dict[str, str]:
    """Two telegrams with these words wherever a telegram has words: one by its text, one by its attributes."""
    attributes = (
        f"Message Attributes\nAutomatic Decaptioning: X\nCapture Date: 01 JAN 1994\nDraft Date: 17 JUL 1974\n"
        f"Document Number: 1974QUITO{words}\nFrom: {words}\nLegacy Key: {words}\nSubject: {words}\n"
        f"Original Classification: {words}\nTAGS: {words}, ({words})\nTo: {words}\nType: TE"
    )
    by_text = telegram(
        *(serial, f"1. {words}"),
        tags=f"TAGS: PBOR, {words} ({words})",
        subject=f"SUBJECT: {words}\n",
        captions=words,
        signature=f"{words}\n\n",
    )
    by_attributes = telegram(
        *(serial + 1, f"1. {words}"), attributes=attributes, from_=f"FM {words}", reference=f"REF: {words}\n"
    )
    return {f"{serial}": by_text, f"{serial}a": by_attributes}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    from cablekit.site.build import build

    folder, texts = tmp_path_factory.mktemp("hostile"), {}
    for at, words in enumerate(HOSTILE.values()):
        texts |= _hostile(100 + 10 * at, words)
    title = " ".join(HOSTILE.values())
    return Site(folder / "site", build(database_of(folder, texts), folder / "site", title=title, search=False))


def test_hostile_cables_stay_text(hostile: Site) -> None:
    assert len([path for path in hostile.pages if path.startswith("cables/")]) == hostile.built.cables
    for path, parts in hostile.parts.items():
        assert parts.faults == [], path
        assert not parts.all("script"), path
        assert not [one for one in parts.all("img") if not (one.get("src") or "").startswith("plots/")], path
        assert not [one for _, one in parts.elements if any(key.startswith("on") for key in one)], path
        assert not [one for one in parts.all("a") if (one.get("href") or "").startswith("javascript:")], path


def test_hostile_characters_are_made_visible(hostile: Site) -> None:
    for path, text in hostile.pages.items():
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\uffff]", text), path


def test_hostile_words_make_safe_names(hostile: Site) -> None:
    assert [path for path in hostile.files if not re.fullmatch(r"[0-9A-Za-z_./-]+", path) or ".." in path] == []


def test_hostile_words_end_no_drawing(hostile: Site) -> None:
    for path in hostile.files:
        if path.endswith(".svg"):
            drawing = ElementTree.fromstring((hostile.root / path).read_bytes())
            assert not [one for one in drawing.iter() if one.tag.rpartition("}")[2] in ("script", "foreignObject")]


def test_every_list_of_an_empty_collection(make: Make) -> None:
    site = make({})
    assert site.built.cables == 0
    assert "No values." in site.pages["tags/index.html"]
    assert not [path for path in site.files if path.startswith("plots/")]


def test_files_without_a_cable_are_there_too(make: Make) -> None:
    site = make({"list": "milk, bread"})
    assert site.built.cables == 1
    (page,) = (path for path in site.pages if path.startswith("cables/"))
    assert page.startswith("cables/undated/record-")
    assert "CK002" in site.pages[page]


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    from cablekit.diagnostics import CablekitError
    from cablekit.site.build import build

    path = database_of(tmp_path, {"a": telegram(101, "1. TEXT.")})
    data = bytearray(path.read_bytes())
    data[16384:-8192] = b"\xff" * (len(data) - 16384 - 8192)
    path.write_bytes(data)
    with pytest.raises(CablekitError, match="made"):
        build(path, tmp_path / "site", search=False)
