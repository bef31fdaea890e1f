"""The pages of docs/ keep their word: every example is run on the samples, and prints what the page shows.

Strategy: the first example of a page sets up what the others ask. Each page has a folder of its own, with a copy of
the samples.
"""

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from sessions import PROGRAM, ROOT, Example, commands, examples, hold

EVERY = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
PAGES = {page: text for page, text in EVERY.items() if page.startswith("questions-")}
_ALL = [(page, one) for page, text in EVERY.items() for one in list(examples(text))[1:]]


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes the folder of a page, in which its first example was run."""

    @cache
    def made(page: str) -> Path:
        folder = tmp_path_factory.mktemp(page)
        shutil.copytree(ROOT / "samples", folder / "samples")
        hold(next(examples(EVERY[page])), folder)
        return folder

    return made


@pytest.mark.skipif(not PROGRAM.exists(), reason="cablekit is not installed beside this Python")
@pytest.mark.skipif(shutil.which("bash") is None, reason="the sessions want bash")
@pytest.mark.parametrize(("page", "example"), _ALL, ids=[f"{page}: {one.heading}" for page, one in _ALL])
def test_an_example_prints_what_the_page_shows(folder_of: Callable[[str], Path], page: str, example: Example) -> None:
    hold(example, folder_of(page))


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
