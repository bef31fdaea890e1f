"""The database in the browser: what Datasette is told, and the pages that come of it."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from layouts import body

from cablekit.corpus import Job, convert
from cablekit.corpus.browse.metadata import NAME, QUERIES, SHOWN, metadata
from cablekit.corpus.sqlite_views import VIEWS

pytest.importorskip("datasette")


def number(serial: int, text: str, **changes: str) -> str:
    """A telegram from Quito with another number."""
    whole = body(text, **changes).replace("05121", f"{serial:05}").replace("QUITO 5121", f"QUITO {serial}")
    return whole.replace("t19740700/test.tel", f"t19740700/{serial}.tel")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Telegrams of Quito that cite each other; one is lost in part."""
    folder = tmp_path_factory.mktemp("cables")
    texts = {
        1: number(101, "1. <B>TIN</B> & COPPER.\n\n2. THE ROAD IS CLOSED.", reference=""),
        2: number(102, "1. SEE LIMA 999.", reference="REF: QUITO 101\n", tags="TAGS: PBOR, EC"),
        3: number(103, "1. AS SAID IN QUITO 102.", reference=""),
        4: number(104, "1. THE ROAD IS OPEN.\nE E E E E E E E", reference="", signature="", end=""),
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder.parent / "browsed.db"
    convert(Job(sources=[str(folder)], out=path, format="sqlite"))
    return path


@pytest.fixture(scope="module")
def site(database: Path) -> Any:
    from cablekit.corpus.browse.server import application

    return application(database)


def get(site: Any, path: str, **headers: str) -> Any:
    """The answer to a request."""
    return asyncio.run(site.client.get(path, headers=headers))


def rows(site: Any, path: str) -> list[dict[str, Any]]:
    answer = get(site, path)
    assert answer.status_code == 200, answer.text
    return list(answer.json())


# --- metadata -------------------------------------------------------------------------------------


def test_every_table_and_view_is_explained() -> None:
    tables = metadata()["databases"][NAME]["tables"]
    for name, about in tables.items():
        assert about.get("hidden") or (about["description"] and about["columns"]), name
        assert set(about.get("facets", ())) <= about.get("columns", {}).keys(), name
    assert VIEWS.keys() <= tables.keys()
    assert tables["browse"]["columns"].keys() >= {"document_number", "date", "sender", "title", "classification"}
    assert set(SHOWN) < tables["cables"]["columns"].keys()


# --- pages ----------------------------------------------------------------------------------------


def test_the_first_page_leads_to_everything(site: Any) -> None:
    page = get(site, "/").text
    assert "4 cables, 1974-07-17 to 1974-07-17" in page
    assert 'action="/cables/browse"' in page
    assert all(f'href="/cables/{name}"' in page for name in QUERIES)


def test_every_page_loads_from_this_machine_only(site: Any) -> None:
    for path in ("/", "/cables", "/cables/cables", "/cables/cables/1", "/cables/browse", "/cables/who_cites"):
        answer = get(site, path)
        assert answer.status_code == 200
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//(?!localhost)', answer.text)
        assert "/cablekit/browse.css" in answer.text
    assert "prefers-color-scheme: dark" in get(site, "/cablekit/browse.css").text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8001", 200),
        ("localhost", 200),
        ("[::1]:8001", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example:8001", 403),
        ("", 403),
    ],
)
def test_only_this_machine_is_answered(site: Any, host: str, status: int) -> None:
    assert get(site, "/", host=host).status_code == status


def test_cables_are_shown_by_a_few_columns(site: Any) -> None:
    page = get(site, "/cables/cables").text
    assert set(re.findall(r'data-column="(\w+)"', page)) == {"cable_id", *SHOWN}
    assert len(set(re.findall(r'data-column="(\w+)"', get(site, "/cables/cables?_nocol=record_id").text))) > 100
    assert "body_text" in rows(site, "/cables/cables.json?_shape=array")[0]


def test_full_text_in_the_view_with_links_to_the_cables(site: Any) -> None:
    page = get(site, "/cables/browse?_search=closing").text
    assert re.findall(r'href="/cables/cables/(\d)">(\w+)</a>', page) == [*(("1", "1974QUITO00101"), ("1", "1"))]


def test_a_page_reads_like_a_cable(site: Any) -> None:
    page = get(site, "/cables/cables/2").text
    article = page[page.index("<article") : page.index("</article>")]
    heads = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", article)
    assert heads[:3] == [
        ("Document", "1974QUITO00102"),
        ("Date", "1974-07-17 21:40 UTC"),
        ("From", "AMEMBASSY QUITO"),
    ]
    assert 'href="/cables/about_a_tag?tag=PBOR"' in article
    assert re.search(r'<a href="/cables/cables/1"[^>]*>QUITO 101</a>', article)
    assert "<p>1. SEE LIMA 999.</p>" in article
    assert re.search(r'Cited by.*href="/cables/cables/3"', page, re.S)
    assert re.search(r'<dt title="[^"]+">source_path</dt>', page)


def test_words_of_a_cable_are_never_markup(site: Any) -> None:
    page = get(site, "/cables/cables/1").text
    assert "<p>1. &lt;B&gt;TIN&lt;/B&gt; &amp; COPPER.</p>" in page
    assert "<B>" not in page


def test_a_citation_in_the_text_leads_to_the_cable(site: Any) -> None:
    page = get(site, "/cables/cables/3").text
    assert re.search(r'Also cites in its text.*href="/cables/cables/2"', page, re.S)


def test_a_gap_is_marked(site: Any) -> None:
    assert "<mark>[GAP]</mark>" in get(site, "/cables/cables/4").text


@pytest.mark.parametrize("path", ["/cables/cables/99", "/cables/cables/x", "/cables/none"])
def test_what_is_not_there(site: Any, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert get(site, path).status_code == 404
    assert capfd.readouterr().out == ""


# --- questions ------------------------------------------------------------------------------------

ANSWERS = {
    "everybody": ("who_wrote_to_whom?sender=&addressee=&since=&until=", "sender", {"QUITO"}),
    "a sender, in any case": ("who_wrote_to_whom?sender=quito&addressee=state&since=1974&until=1974-07", "cables", {4}),
    "nobody": ("who_wrote_to_whom?sender=PARIS&addressee=&since=&until=", "cables", set()),
    "too late": ("who_wrote_to_whom?sender=&addressee=&since=1975&until=", "cables", set()),
    "who cites": ("who_cites?document_number=1974quito00101", "cited_by_document_number", {"1974QUITO00102"}),
    "lost": ("lost_in_a_month?month=1974-07", "document_number", {"1974QUITO00104"}),
    "lost in no month": ("lost_in_a_month?month=", "document_number", set()),
    "a code": ("about_a_tag?tag=pbor", "document_number", {"1974QUITO00102"}),
    "no code": ("about_a_tag?tag=", "document_number", set()),
    "missing": ("cited_and_missing?", "document_number", {"1974LIMA00999"}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_is_answered(site: Any, name: str) -> None:
    path, column, expected = ANSWERS[name]
    question, _, parameters = path.partition("?")
    assert {row[column] for row in rows(site, f"/cables/{question}.json?{parameters}&_shape=array")} == expected


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_a_page(site: Any, name: str) -> None:
    assert get(site, f"/cables/{name}").status_code == 200


def test_the_database_is_not_written_to(site: Any) -> None:
    assert get(site, "/cables?sql=delete+from+cables").status_code == 400
    assert len(rows(site, "/cables/cables.json?_shape=array")) == 4
