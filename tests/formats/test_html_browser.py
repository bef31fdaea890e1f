"""The page of a cable in a real browser: nothing is loaded or run, it fits any screen, and everybody can use it.

Skipped where Playwright or Chromium is not installed; what axe-core finds, where AXE does not name its axe.min.js
(`npm pack axe-core`).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from record_builders import parsed_of
from test_html import HOSTILE, hostile_cable

from cablekit.api import parse_all
from cablekit.formats.html import html_text

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = os.environ.get("AXE")
ROOT = Path(__file__).parents[2]
SAMPLES = (
    "1977STATE310500.md",
    *(f"synthetic-{name}.txt" for name in ("1979-sectioned", "1975-lost-text", "1976-foia-ocr")),
)
SCREENS = {
    "light": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"},
    "400 %": {"viewport": {"width": 320, "height": 768}, "color_scheme": "light"},
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--renderer-process-limit=1"]
        opened = running.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages: samples, and cables that say hostile words everywhere."""
    made = tmp_path_factory.mktemp("pages")
    for name in SAMPLES:
        (made / f"{name}.html").write_text(html_text(next(parse_all(ROOT / "samples" / name))), encoding="utf-8")
    for number, words in enumerate(HOSTILE):
        (made / f"hostile-{number}.html").write_text(html_text(parsed_of(hostile_cable(words))), encoding="utf-8")
    return made


#: one for all pages on such a screen: each starts processes
_contexts: dict[tuple[Any, str], Any] = {}


def opened(browser: Any, path: Path, met: list[str], **screen: Any) -> Any:
    """The page in a window of its own; `met` takes what it says on the console and what else it asks for."""
    key = browser, repr(sorted(screen.items()))
    if key not in _contexts:
        _contexts[key] = browser.new_context(**screen)
    page = _contexts[key].new_page()
    page.on("console", lambda said: met.append(said.text))
    page.on("pageerror", lambda error: met.append(str(error)))
    page.on("dialog", lambda dialog: met.append(dialog.message))
    page.on("request", lambda asked: None if asked.url == path.as_uri() else met.append(asked.url))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("screen", SCREENS.values(), ids=list(SCREENS))
@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_on_a_screen(browser: Any, folder: Path, name: str, screen: dict[str, Any]) -> None:
    met: list[str] = []
    page = opened(browser, folder / f"{name}.html", met, **screen)
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(24, 24, 27)" if screen["color_scheme"] == "dark" else "rgb(255, 255, 255)")
    assert met == []
    page.close()


def test_the_source_opens_beside_the_text(browser: Any, folder: Path) -> None:
    page = opened(browser, folder / f"{SAMPLES[1]}.html", [], viewport={"width": 1400, "height": 900})
    source = page.locator(".text .passage").first.locator("details")
    assert not source.locator("pre").is_visible()
    source.locator("summary").press("Enter")
    assert source.locator("pre").is_visible()
    text, lines = page.locator(".text .passage p").first.bounding_box(), source.bounding_box()
    assert lines["x"] >= text["x"] + text["width"]
    page.close()


def test_paper_has_no_controls(browser: Any, folder: Path) -> None:
    page = opened(browser, folder / f"{SAMPLES[1]}.html", [])
    page.emulate_media(media="print")
    assert not page.locator(".source").first.is_visible()
    assert not page.locator(".attributes").first.is_visible()
    assert page.locator(".terms").is_visible()
    page.close()


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_words_do_nothing(browser: Any, folder: Path, number: int) -> None:
    met: list[str] = []
    page = opened(browser, folder / f"hostile-{number}.html", met, viewport={"width": 320, "height": 768})
    assert page.locator("article.cable").count() == 1
    assert page.locator("script, img, iframe, form").count() == 0
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window
    assert met == []
    page.close()


@pytest.mark.skipif(AXE is None, reason="AXE does not name an axe.min.js")
@pytest.mark.parametrize("screen", SCREENS.values(), ids=list(SCREENS))
@pytest.mark.parametrize("name", SAMPLES)
def test_axe_finds_nothing(browser: Any, folder: Path, name: str, screen: dict[str, Any]) -> None:
    page = opened(browser, folder / f"{name}.html", [], bypass_csp=True, **screen)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(Path(AXE or "").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    page.close()
