"""Helpers of the tests of sites: telegrams, databases, and a site as its pages and their parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from layouts import body

from cablekit import parse_all
from cablekit.corpus import Job
from cablekit.corpus.sqlite import SqliteEncoder, SqliteWriter
from cablekit.sources import Item


def telegram(serial: int, text: str, **changes: str) -> str:
    """A telegram from Quito with a number of its own, a day later for each number."""
    whole = body(text, **changes).replace("05121", f"{serial:05}").replace("QUITO 5121", f"QUITO {serial}")
    return whole.replace("test.tel", f"{serial}.tel")


def database_of(folder: Path, texts: dict[str, str]) -> Path:
    """A database of texts, by the names of their files; made in this process, which is quicker than `convert`."""
    job = Job(sources=[], out=folder / "made.sqlite", format="sqlite")
    job.partial.mkdir(exist_ok=True)
    encoder, writer = SqliteEncoder(job), SqliteWriter(job)
    found = [parsed for _, text in sorted(texts.items()) for parsed in parse_all(text.encode())]
    for parsed in found:
        encoder.add(parsed, Item(""), 1)
    writer.begin(None)
    writer.write(encoder.take(), len(found))
    writer.finish()
    writer.clean()
    return writer.result.replace(job.out)


class Parts(HTMLParser):
    """The elements of a page, and whether each is closed where it was opened."""

    _VOID = frozenset(["meta", "link", "br", "img", "input", "source", "hr", "path", "circle", "rect"])

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"{name} is not closed" for name in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"{tag} has an attribute twice")
        self.elements.append((tag, dict(attrs)))
        if tag not in self._VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


@dataclass
class Site:
    """A site that was made."""

    root: Path
    built: Any

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every page by its path."""
        return {path: (self.root / path).read_text(encoding="utf-8") for path in self.files if path.endswith(".html")}

    @cached_property
    def files(self) -> list[str]:
        """Every file by its path."""
        return sorted(one.relative_to(self.root).as_posix() for one in self.root.rglob("*") if one.is_file())

    @cached_property
    def parts(self) -> dict[str, Parts]:
        """The parts of every page."""
        return {path: Parts(text) for path, text in self.pages.items()}

    def content(self) -> dict[str, bytes]:
        """Every file with its bytes, as they are now."""
        return {
            one.relative_to(self.root).as_posix(): one.read_bytes() for one in self.root.rglob("*") if one.is_file()
        }

    def rows(self, path: str) -> list[list[str]]:
        """The cells of every row of a page's tables, heads left out."""
        return list(_rows(self.pages[path]))


def _rows(text: str) -> Iterator[list[str]]:
    rows = (row for table in text.split("<tbody>")[1:] for row in table.split("</tbody>")[0].split("<tr>")[1:])
    for row in rows:
        cells = row.replace("</th>", "</td>").split("</td>")[:-1]
        yield [" ".join("".join(Parts(cell).words).split()) for cell in cells]
