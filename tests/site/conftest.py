"""What the tests of sites share: a database of the samples and of telegrams that cite each other, and its site."""

from collections.abc import Callable
from pathlib import Path

import pytest
from site_helpers import Site, database_of, telegram

from cablekit.corpus import Job, convert

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples; five telegrams of Quito, of which three are a chain; and one number twice."""
    folder = tmp_path_factory.mktemp("cables")
    texts = {
        "a": telegram(101, "1. TIN & <B>COPPER</B>.", reference=""),
        "b": telegram(102, "1. THE ROAD IS OPEN.", reference="REF: QUITO 101\n", tags="TAGS: PBOR, EC (GORMLEY, EDNA)"),
        "c": telegram(103, "1. AS SAID IN QUITO 102.", reference="REF: LIMA 999\n"),
        "d": telegram(104, "1. THE ROAD IS SHUT.", reference="REF: LIMA 999\n"),
        "e": telegram(104, "1. QUITE ANOTHER TEXT, OF THE SAME NUMBER.", reference=""),
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text.replace("test.tel", f"{name}.tel"), encoding="utf-8")
    path = folder.parent / "site.sqlite"
    convert(Job(sources=[str(ROOT / "samples"), str(folder)], out=path, format="sqlite"))
    return path


@pytest.fixture(scope="session")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of that database, without an index for searching."""
    from cablekit.site.build import build

    root = tmp_path_factory.mktemp("site") / "out"
    return Site(root, build(database, root, search=False))


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Site]:
    """Makes the site of some texts: make({"a": telegram(...)}, name="site")."""
    from cablekit.site.build import build

    def made(texts: dict[str, str], name: str = "site", **settings: object) -> Site:
        root = tmp_path / name
        return Site(root, build(database_of(tmp_path, texts), root, search=False, **settings))  # type: ignore[arg-type]

    return made
