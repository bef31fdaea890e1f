"""README and the pages of docs/ keep their word: every example is run, and prints what the page shows."""

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from sessions import PROGRAM, ROOT, Example, Page, commands, examples

_DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *_DOCS]}
QUESTIONS = {name: text for name, text in PAGES.items() if name.startswith("questions-")}
_ALL = [
    pytest.param(page, number, id=f"{page}: {one.heading} {number}")
    for page, text in PAGES.items()
    for number, one in enumerate(examples(text))
    if page != "spark"  # its examples want a session of Spark: tests/test_spark.py runs them
]


@pytest.fixture(scope="module")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Page]:
    """Makes the folder of a page."""
    return cache(lambda name: Page(PAGES[name], tmp_path_factory.mktemp(name)))


@pytest.mark.skipif(not PROGRAM.exists(), reason="cablekit is not installed beside this Python")
@pytest.mark.skipif(shutil.which("bash") is None, reason="the sessions want bash")
@pytest.mark.parametrize(("page", "number"), _ALL)
def test_an_example_prints_what_the_page_shows(page_of: Callable[[str], Page], page: str, number: int) -> None:
    page_of(page).hold(number)


@pytest.mark.parametrize("page", QUESTIONS)
def test_ten_questions_each_with_an_answer(page: str) -> None:
    questions = re.findall(r"^## (\d+\. .*)", PAGES[page], flags=re.MULTILINE)
    assert [int(one.split(".")[0]) for one in questions] == list(range(1, 11))
    assert all(one.endswith("?") for one in questions)
    assert set(questions) <= {one.heading for one in examples(PAGES[page])}


@pytest.mark.parametrize("page", QUESTIONS)
def test_every_query_and_program_has_its_answer(page: str) -> None:
    assert [one.heading for one in examples(PAGES[page]) if one.language != "console" and not one.shown] == []


@pytest.mark.parametrize("path", _DOCS, ids=lambda path: path.stem)
def test_the_readme_and_the_site_have_the_page(path: Path) -> None:
    assert f"(docs/{path.name})" in PAGES["README"]
    assert f": {path.name}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("*.md")), *_DOCS], ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [one for one in targets if "://" not in one and not (path.parent / one).exists()] == []


_PAGE = """\
# Page

## One

```sql
SELECT 1
```

| 1 |
| --- |
| 1 |

Words.

```sh
not run
```

## Two

```python
print(2)
```

```text
2
```
"""


def test_examples_end_where_they_end() -> None:
    assert list(examples(_PAGE)) == [
        Example("One", "sql", "SELECT 1", "| 1 |\n| --- |\n| 1 |"),
        Example("Two", "python", "print(2)", "2"),
    ]


def test_a_command_continues_after_a_backslash() -> None:
    session = "$ echo a \\\n    | sort\na\n\nb\n$ true\n$ echo c\nc"
    assert commands(session) == [("echo a \\\n    | sort", "a\n\nb\n"), ("true", ""), ("echo c", "c")]
