"""The index for searching: made by Pagefind, whole, and not made anew while nothing changed."""

import asyncio
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import site_extra  # noqa: F401
from site_helpers import Site, database_of, telegram

from cablekit.site import SiteError, search
from cablekit.site.build import build

pytest.importorskip("pagefind", reason="Pagefind is not installed")


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cablekit.site.build.write_plots", lambda found, output: None)


def made(folder: Path, texts: dict[str, str]) -> Site:
    return Site(folder / "site", build(database_of(folder, texts), folder / "site", search=True))


def test_the_index_has_every_cable_and_is_complete(tmp_path: Path) -> None:
    site = made(tmp_path, {str(n): telegram(n, f"1. TEXT {n}.") for n in (101, 102)})
    entry = json.loads((site.root / "pagefind" / "pagefind-entry.json").read_bytes())
    assert entry["languages"]["en"]["page_count"] == 2
    fragments = sorted((site.root / "pagefind" / "fragment").iterdir())
    found = [json.loads(gzip.decompress(one.read_bytes()).removeprefix(b"pagefind_dcd")) for one in fragments]
    assert {one["url"] for one in found} == {f"/cables/1974/1974QUITO0010{n}.html" for n in (1, 2)}
    assert {one["meta"]["number"] for one in found} == {"1974QUITO00101", "1974QUITO00102"}
    assert all("Terms" not in one["content"] and "TEXT 10" in one["content"] for one in found)


def test_the_same_pages_make_the_same_index(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    texts = {str(n): telegram(n, f"1. TEXT {n}.") for n in (101, 102, 103)}
    assert made(tmp_path / "a", texts).content() == made(tmp_path / "b", texts).content()


def test_an_index_is_kept_while_the_pages_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a": telegram(101, "1. TEXT.")}
    first = made(tmp_path, texts)

    async def never(*_: Any) -> None:
        raise AssertionError("made anew")

    monkeypatch.setattr(search, "_run", never)
    second = made(tmp_path, texts)
    assert (second.built.written, second.built.search.seconds) == (0, None)
    assert second.built.search.files == first.built.search.files
    with pytest.raises(SiteError, match="made anew; --no-search leaves it out"):
        made(tmp_path, {"a": telegram(101, "1. OTHER TEXT.")})


def test_a_loop_that_is_running_does_not_matter(tmp_path: Path) -> None:
    """As in a notebook."""

    async def in_a_notebook() -> Site:
        return made(tmp_path, {"a": telegram(101, "1. TEXT.")})

    assert asyncio.run(in_a_notebook()).built.search.files > 0


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (b"", False),
        (b"{}", True),
        (gzip.compress(b"text"), True),
        (gzip.compress(b"text")[:-1], False),
        (gzip.compress(b"text")[:10] + b"\xff" * 20, False),
    ],
    ids=["empty", "JSON", "gzip", "gzip cut off", "gzip damaged"],
)
def test_a_file_that_is_there_to_its_end(data: bytes, whole: bool) -> None:
    assert search._is_complete(data) is whole


def test_files_that_never_end_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_WAITS", 2)
    (tmp_path / "pagefind-entry.json").write_bytes(b"")
    with pytest.raises(SiteError, match=r"has not finished pagefind-entry\.json"):
        asyncio.run(search._until_complete(tmp_path))
