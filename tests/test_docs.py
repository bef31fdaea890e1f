"""The pages of questions keep their word: every example is run on the samples, and prints what the page shows.

Strategy: the first example of a page sets up what the others ask. Each page has a folder of its own, with a copy of
the samples.
"""

import re
import shutil
from pathlib import Path

import pytest
from sessions import PROGRAM, ROOT, Example, examples, hold

PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("questions-*.md"))}
_ALL = [(page, one) for page, text in PAGES.items() for one in list(examples(text))[1:]]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder for each page, in which its first example was run."""
    if not PROGRAM.exists() or shutil.which("bash") is None:
        pytest.skip("the examples want bash, and cablekit installed beside this Python")
    made = {page: tmp_path_factory.mktemp(page) for page in PAGES}
    for page, folder in made.items():
        shutil.copytree(ROOT / "samples", folder / "samples")
        hold(next(examples(PAGES[page])), folder)
    return made


@pytest.mark.parametrize(("page", "example"), _ALL, ids=[f"{page}: {one.heading}" for page, one in _ALL])
def test_an_example_prints_what_the_page_shows(folders: dict[str, Path], page: str, example: Example) -> None:
    hold(example, folders[page])


@pytest.mark.parametrize("page", PAGES)
def test_ten_questions_each_with_an_answer(page: str) -> None:
    questions = re.findall(r"^## (\d+\. .*)", PAGES[page], flags=re.MULTILINE)
    assert [int(one.split(".")[0]) for one in questions] == list(range(1, 11))
    assert all(one.endswith("?") for one in questions)
    assert set(questions) <= {one.heading for one in examples(PAGES[page])}


@pytest.mark.parametrize("page", PAGES)
def test_every_query_and_program_has_its_answer(page: str) -> None:
    assert [one.heading for one in examples(PAGES[page]) if one.language != "console" and not one.shown] == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.stem)
def test_links_lead_somewhere_and_the_readme_has_the_page(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [one for one in targets if "://" not in one and not (path.parent / one).exists()] == []
    assert f"(docs/{path.name})" in (ROOT / "README.md").read_text(encoding="utf-8")
