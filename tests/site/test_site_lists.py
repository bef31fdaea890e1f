"""Lists are cut into pages of bounded length; chains; what figures count."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import site_extra  # noqa: F401
from site_helpers import Parts, Site, telegram

from cablekit.corpus.database import opened
from cablekit.site import cables, chains, figures, indexes
from cablekit.site.arcs import Node, drawn
from cablekit.site.catalogue import Catalogue

Make = Callable[..., Site]


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about lists: nothing is drawn."""
    monkeypatch.setattr("cablekit.site.build.write_plots", lambda found, output: None)


# --- pages of lists -------------------------------------------------------------------------------


def test_a_long_list_has_pages(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "ROWS", 3)
    site = make({str(n): telegram(n, f"1. TEXT {n}.") for n in range(101, 109)})
    folder = "posts/quito"
    pages = [f"{folder}/{name}.html" for name in ("index", "2", "3")]
    assert [path for path in site.pages if path.startswith(folder)] == sorted(pages)
    numbers = [[row[1] for row in site.rows(path)] for path in pages]
    assert numbers == [
        ["1974QUITO00101", "1974QUITO00102", "1974QUITO00103"],
        ["1974QUITO00104", "1974QUITO00105", "1974QUITO00106"],
        ["1974QUITO00107", "1974QUITO00108"],
    ]
    assert "Sent: 4 to 6 of 8 cables" in site.pages[pages[1]]
    assert re.findall(r'rel="(prev|next)" href="([^".]+\.html)"', site.pages[pages[1]])[:2] == [
        ("prev", "index.html"),
        ("next", "3.html"),
    ]


def test_what_was_received_follows_what_was_sent(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "ROWS", 2)
    texts = {str(n): telegram(n, f"1. TEXT {n}.") for n in (101, 102, 103)}
    texts["104"] = telegram(104, "1. TO QUITO.", from_="FM AMEMBASSY LIMA", to="TO AMEMBASSY QUITO 12")
    site = make(texts)
    assert 'href="2.html#role-1">Received: 1<' in site.pages["posts/quito/index.html"]
    second = site.pages["posts/quito/2.html"]
    assert "Sent: 3 to 3 of 3 cables" in second
    assert "Received: 1 cable" in second
    assert [row[1] for row in site.rows("posts/quito/2.html")] == ["1974QUITO00103", "1974QUITO00104"]


def test_a_long_index_has_pages(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "VALUES", 2)
    site = make({"a": telegram(101, "1. TEXT.", tags="TAGS: EAID, EAGR, EC, PBOR, BL")})
    assert [[row[0] for row in site.rows(f"tags/{name}.html")] for name in ("index", "2", "3")] == [
        ["BL", "EAGR"],
        ["EAID", "EC"],
        ["PBOR"],
    ]
    assert "5 values, page 2 of 3" in site.pages["tags/2.html"]


def test_values_lead_to_their_neighbours(make: Make) -> None:
    site = make({"a": telegram(101, "1. TEXT.", tags="TAGS: EAID, EC, PBOR")})
    around = re.findall(
        r'(Previous|Next): <a rel="\w+" href="\.\./(\w+)/index.html">', site.pages["tags/ec/index.html"]
    )
    assert around == [("Previous", "eaid"), ("Next", "pbor")]


def test_a_month_and_what_has_no_date(make: Make) -> None:
    texts = {"a": telegram(101, "1. TEXT."), "b": telegram(102, "1. TEXT.", dtg="", attributes="")}
    texts["b"] = texts["b"].replace("181502Z", "")
    site = make(texts)
    assert "<h1>July 1974</h1>" in site.pages["dates/1974-07/index.html"]
    assert "<h1>Without a date</h1>" in site.pages["dates/undated/index.html"]


def test_many_addressees_are_cut_in_a_row(make: Make) -> None:
    posts = ["LIMA", "BOGOTA", "CARACAS", "BRASILIA", "SANTIAGO"]
    to = "TO " + "\n".join(f"AMEMBASSY {post}" for post in posts)
    site = make({"a": telegram(101, "1. TEXT.", to=to)})
    assert site.rows("posts/quito/index.html")[0][3] == "LIMA; BOGOTA; CARACAS and 2 more"


def test_many_that_cite_one_are_counted(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cables, "CITING", 2)
    texts = {str(n): telegram(n, "1. TEXT.", reference="REF: QUITO 101\n") for n in range(102, 107)}
    site = make({"a": telegram(101, "1. TEXT.", reference="")} | texts)
    page = site.pages["cables/1974/1974QUITO00101.html"]
    assert "3 more cite it" in page
    assert "1974QUITO00103" in page
    assert "1974QUITO00105" not in page[page.index("Cited by") :]


# --- chains ---------------------------------------------------------------------------------------


def _citing(*pairs: tuple[int, str]) -> dict[str, str]:
    return {
        str(number): telegram(number, "1. TEXT.", reference=f"REF: {cited}\n" if cited else "")
        for number, cited in pairs
    }


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        (((101, ""), (102, "")), {}),
        (((101, "QUITO 101"),), {}),
        (((101, "LIMA 999"), (102, "")), {}),
        (((101, ""), (102, "QUITO 101"), (103, "QUITO 102")), {"1974QUITO00101": 3}),
        (((101, "LIMA 999"), (102, "LIMA 999")), {"1974QUITO00101": 2}),
        (((101, ""), (102, "QUITO 101"), (103, ""), (104, "QUITO 103")), {"1974QUITO00101": 2, "1974QUITO00103": 2}),
        (((101, "QUITO 102"), (102, "QUITO 101")), {"1974QUITO00101": 2}),
    ],
    ids=["nothing", "itself", "what is not here", "a chain", "both what is not here", "two chains", "a circle"],
)
def test_chains(make: Make, pairs: tuple[tuple[int, str], ...], found: dict[str, int]) -> None:
    site = make(_citing(*pairs))
    rows = [row for row in site.rows("chains/index.html") if len(row) > 1]
    assert {row[0]: int(row[1]) for row in rows} == found
    for name in found:
        assert f"chains/{name}/index.html" in site.pages


def test_a_chain_is_drawn_and_listed(make: Make) -> None:
    site = make(_citing((101, "LIMA 999"), (102, "QUITO 101"), (103, "LIMA 999")))
    page = site.pages["chains/1974QUITO00101/index.html"]
    assert page.count('class="arc"') == 3
    assert page.count('class="dot absent"') == 1
    listed = page[page.index("<ol") : page.index("</ol>")]
    assert re.findall(r"cites .*", listed)[0].startswith("cites 1974LIMA00999")
    assert 'cites <a href="../../cables/1974/1974QUITO00101.html">1974QUITO00101</a>' in listed
    assert "a chain of 3 cables" in site.pages["cables/1974/1974QUITO00102.html"]


def test_a_long_chain_has_pages(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "ROWS", 2)
    site = make(_citing((101, ""), *((n, f"QUITO {n - 1}") for n in range(102, 106))))
    folder = "chains/1974QUITO00101"
    assert [path for path in site.pages if path.startswith(folder)] == [
        f"{folder}/2.html",
        f"{folder}/3.html",
        f"{folder}/index.html",
    ]
    listed = "".join(site.pages[f"{folder}/{name}.html"] for name in ("index", "2", "3"))
    assert len(re.findall(r"<li>1974-07-17 <a", listed)) == 5


def test_a_drawing_of_a_titles_end() -> None:
    made = drawn([Node("A", "T" * 200, "", "a.html", []), Node("<B>", "", "1974-01-01", None, [0])], "Name & more")
    assert Parts(made).faults == []
    assert "&lt;B&gt;" in made
    assert "T" * 61 + "…" in made
    assert "not in this collection" in made


# --- figures --------------------------------------------------------------------------------------


def figures_of(database: Path) -> dict[str, figures.Figure]:
    with opened(database) as connection:
        catalogue = Catalogue(connection)
        return {one.name: one for one in figures.figures(catalogue)}


def test_figures_count_what_the_database_has(database: Path) -> None:
    found = figures_of(database)
    assert list(found) == ["cables", "losses", "correspondents", "tags", "matrix", "hours", "map"]
    with opened(database) as connection:
        dated, lost = connection.execute(
            "SELECT count(date), sum(text_status NOT IN ('present', 'partial')) FROM cables"
        ).fetchone()
    assert sum(row[-1] for row in found["cables"].rows) == dated
    assert sum(row[2] for row in found["losses"].rows) == lost
    for one in found.values():
        assert all(len(row) == len(one.head) for row in one.rows), one.name
        assert one.summary.endswith(".")


def test_months_where_there_are_few_and_years_where_there_are_many(make: Make, tmp_path: Path) -> None:
    make({"a": telegram(101, "1. TEXT."), "b": telegram(102, "1. TEXT.", dtg="R 172140Z SEP 74")})
    cables_a_month = figures_of(tmp_path / "made.sqlite")["cables"]
    assert cables_a_month.title == "Cables per month, by classification"
    assert [row[0] for row in cables_a_month.rows] == ["July 1974", "August 1974", "September 1974"]
    assert [row[-1] for row in cables_a_month.rows] == [1, 0, 1]
    make({"a": telegram(101, "1. TEXT."), "b": telegram(102, "1. TEXT.", dtg="R 172140Z SEP 95", order="")})
    found = figures_of(tmp_path / "made.sqlite")["cables"]
    assert found.title == "Cables per year, by classification"
    assert (found.rows[0][0], found.rows[-1][0], len(found.rows)) == ("1974", "1995", 22)


def test_classifications_that_are_no_words_are_one(make: Make, tmp_path: Path) -> None:
    texts = {str(n): telegram(n, "1. TEXT.", head=f"{word}\n", banner="\n") for n, word in ((101, "X"), (102, "YY"))}
    make(texts | {"a": telegram(103, "1. TEXT.")})
    found = figures_of(tmp_path / "made.sqlite")["cables"]
    assert list(found.head) == ["Month", "CONFIDENTIAL", figures.OTHER, "all"]
    assert found.rows == [["July 1974", 1, 2, 3]]


def test_hours_from_sending_to_receipt(make: Make, tmp_path: Path) -> None:
    make({"a": telegram(101, "1. TEXT.")})
    found = figures_of(tmp_path / "made.sqlite")["hours"]
    assert [row[:2] for row in found.rows if row[1]] == [["16 to 24 hours", 1]]
    assert found.words.endswith("Half of them took 17 hours 22 minutes or less.")


# --- lost texts -----------------------------------------------------------------------------------

_LOST = Path(__file__).parents[2] / "samples" / "synthetic-1975-lost-text.txt"


def lost(serial: int, **changes: str) -> str:
    """A lost text with a number of its own, and words replaced."""
    text = _LOST.read_text(encoding="utf-8").replace("BELGRA01866", f"BELGRA{serial:05}")
    text = re.sub(r"(Legacy Key: )\S+", rf"\g<1>{serial}", text)
    for old, new in changes.items():
        text = re.sub(rf"(?m)^({old.replace('_', ' ')}: ).*$", rf"\g<1>{new}", text)
    return text


def test_requests_name_five_rolls_at_most(make: Make) -> None:
    rolls = [f"D75{number:04}-0001" for number in range(1, 8)]
    site = make({str(n): lost(n, Film_Number=roll) for n, roll in enumerate(rolls, 1)})
    first, second = (site.rows(f"lost/request-1-{number}/index.html") for number in (1, 2))
    assert ([row[1] for row in first], [row[1] for row in second]) == (
        [f"1975BELGRA0000{n}" for n in range(1, 6)],
        [f"1975BELGRA0000{n}" for n in (6, 7)],
    )
    assert "1 of 2; film rolls D750001, D750002" in site.pages["lost/request-1-1/index.html"]
    assert [row[-1] for row in site.rows("lost/index.html")] == ["5", "2"]


def test_what_can_not_be_recovered_is_listed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cablekit.site.losses.ROWS", 2)
    site = make({str(n): lost(n, Film_Number="n/a") for n in (1, 2, 3)})
    assert "Not recoverable: 3" in site.pages["lost/index.html"]
    numbers = [row[1] for name in ("index", "2") for row in site.rows(f"lost/not-recoverable/{name}.html")]
    assert numbers == [f"1975BELGRA0000{n}" for n in (1, 2, 3)]
    assert "No text of this collection can be requested." in site.pages["lost/index.html"]
    assert "The letter" not in site.pages["cables/1975/1975BELGRA00001.html"]


def test_a_text_given_twice_is_asked_for_once(make: Make) -> None:
    site = make({"a": lost(1), "b": lost(1)})
    assert len(site.rows("lost/request-1-1/index.html")) == 1


def test_addressees_that_run_together_are_cut(make: Make) -> None:
    site = make({"a": lost(1, To="STATE " + "INFO SOFIA " * 40)})
    assert site.rows("lost/request-1-1/index.html")[0][3].endswith(" …")
