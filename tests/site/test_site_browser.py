"""A site in a real browser: headless Chromium, driven by Playwright, from the disk and served."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import site_extra  # noqa: F401
from site_helpers import Site

pytestmark = pytest.mark.browser

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if CHROMIUM is None:
    pytest.skip("Chromium is not installed", allow_module_level=True)

OVERVIEW, CABLE = "index.html", "cables/1974/1974QUITO00102.html"
PAGES = {
    "overview": OVERVIEW,
    "cable": CABLE,
    "long cable": "cables/1977/1977STATE310500.html",
    "lost cable": "cables/1975/1975BELGRA01866.html",
    "index": "tags/index.html",
    "list": "posts/state/index.html",
    "chain": "chains/1974QUITO00101/index.html",
    "letter": "lost/request-1-1/index.html",
    "lost": "lost/index.html",
    "about": "about.html",
}
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--renderer-process-limit=1",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=list(_OPTIONS))
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def searched(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with an index for searching."""
    pytest.importorskip("pagefind", reason="Pagefind is not installed")
    from cablekit.site.build import build

    root = tmp_path_factory.mktemp("searched") / "out"
    return Site(root, build(database, root, search=True))


@pytest.fixture(scope="module")
def address(searched: Site) -> Iterator[str]:
    """Where that site is served."""
    from cablekit.site.server import server_of

    with server_of(searched.root) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


_contexts: dict[tuple[Any, str], Any] = {}


def context_of(browser: Any, **settings: Any) -> Any:
    """A context with these settings: one for all visits, since each starts processes."""
    key = browser, repr(sorted(settings.items()))
    if key not in _contexts:
        _contexts[key] = browser.new_context(**settings)
    return _contexts[key]


class Visit:
    """A page of its own, and what went wrong or was asked for while it was shown."""

    def __init__(self, browser: Any, **settings: Any) -> None:
        self.page = context_of(browser, **settings).new_page()
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self._failed)

    def _failed(self, request: Any) -> None:
        """Keep a request that failed; one that the next page ends is none, such as that for the icon."""
        if request.failure != "net::ERR_ABORTED":
            self.messages.append(f"failed: {request.url}")

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()

    def colour(self, selector: str, name: str = "backgroundColor") -> tuple[int, ...]:
        """A colour of an element as red, green, blue."""
        value = self.page.eval_on_selector(selector, f"one => getComputedStyle(one).{name}")
        return tuple(int(part) for part in value[value.index("(") + 1 : -1].split(",")[:3])


def on_disk(site: Site, path: str) -> str:
    return (site.root / path).as_uri()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_from_the_disk_without_an_error_or_a_request_elsewhere(browser: Any, site: Site, path: str) -> None:
    with Visit(browser) as visit:
        visit.page.goto(on_disk(site, path))
        assert visit.messages == []
        root = site.root.as_uri()
        assert [one for one in visit.requests if not one.startswith(root)] == []
        assert visit.page.locator("h1").first.is_visible()
        # the style sheet is applied, so the policy lets it
        assert visit.page.eval_on_selector("header.top nav ul", "one => getComputedStyle(one).display") == "flex"


def test_plots_are_shown(browser: Any, site: Site) -> None:
    with Visit(browser) as visit:
        visit.page.goto(on_disk(site, OVERVIEW))
        widths = visit.page.eval_on_selector_all(".plot img", "all => all.map(one => one.naturalWidth)")
        assert len(widths) == 7
        assert min(widths) > 300


def test_without_scripts_everything_but_the_search_is_there(browser: Any, site: Site) -> None:
    with Visit(browser, java_script_enabled=False) as visit:
        visit.page.goto(on_disk(site, OVERVIEW))
        visit.page.click("text=Posts >> nth=0")
        visit.page.click("text=QUITO >> nth=0")
        visit.page.click("text=1974QUITO00102")
        assert "THE ROAD IS OPEN" in visit.page.inner_text("article")


def test_dark_and_light(browser: Any, site: Site) -> None:
    for scheme, theme in (("light", "light"), ("dark", "dark")):
        with Visit(browser, color_scheme=scheme) as visit:
            visit.page.goto(on_disk(site, OVERVIEW))
            paper, ink = visit.colour("body"), visit.colour("body", "color")
            assert (sum(paper) > sum(ink)) == (scheme == "light")
            shown = visit.page.eval_on_selector(".plot img", "one => one.currentSrc")
            assert shown.endswith(f"-{theme}.svg")


def test_print_is_light_and_without_navigation(browser: Any, site: Site) -> None:
    with Visit(browser, color_scheme="dark") as visit:
        visit.page.emulate_media(media="print")
        visit.page.goto(on_disk(site, CABLE))
        assert not visit.page.locator("header.top nav").is_visible()
        assert sum(visit.colour("body", "color")) < 300
        assert sum(visit.colour("body")) > 700
        assert len(visit.page.pdf(format="A4")) > 1000
        visit.page.goto(on_disk(site, OVERVIEW))
        assert visit.page.eval_on_selector(".plot img", "one => one.currentSrc").endswith("-light.svg")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_at_400_percent_nothing_is_read_sideways(browser: Any, site: Site, path: str) -> None:
    """1280 by 1024 pixels at 400 per cent are 320 by 256; what scrolls, scrolls by itself."""
    with Visit(browser, viewport={"width": 320, "height": 256}) as visit:
        visit.page.goto(on_disk(site, path))
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_skips_to_the_contents(browser: Any, site: Site) -> None:
    with Visit(browser) as visit:
        visit.page.goto(on_disk(site, CABLE))
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        assert visit.page.locator(".skip").bounding_box()["x"] >= 0
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "main"


def test_search_from_the_disk_says_what_it_needs(browser: Any, searched: Site) -> None:
    with Visit(browser) as visit:
        visit.page.goto(on_disk(searched, "search.html"))
        assert "The search needs a server" in visit.page.inner_text("#status")
        assert visit.page.locator("#status a").count() == 6


def test_search_served(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        visit.page.goto(f"{address}index.html")
        visit.page.fill("#q", "copper")
        visit.page.press("#q", "Enter")
        visit.page.wait_for_selector("#results li")
        assert visit.page.inner_text("#status") == "1 cable found for copper"
        assert visit.page.inner_text("#results mark") == "<B>COPPER</B>."  # as the cable writes it, as text
        assert visit.page.inner_text("#results li p >> nth=0") == "1974QUITO00101, 1974-07-17"
        visit.page.fill("#q", "qqqqzzzz")
        visit.page.press("#q", "Enter")
        visit.page.wait_for_selector("#status:has-text('0 cables found')")
        assert visit.page.locator("#results li").count() == 0
        visit.page.fill("#q", "copper")
        visit.page.press("#q", "Enter")
        visit.page.click("#results a")
        visit.page.wait_for_load_state()
        assert visit.page.url == f"{address}cables/1974/1974QUITO00101.html"
        assert visit.messages == []
        assert [one for one in visit.requests if not one.startswith((address, "blob:", "data:"))] == []


def test_words_searched_for_stay_text(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        visit.page.goto(f"{address}search.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
        visit.page.wait_for_selector("#status:has-text('found for <img')")
        assert visit.page.locator("main img").count() == 0
        assert visit.messages == []


#: of these three the dark colours are tried in every run: they have every kind of element
_DARK = (OVERVIEW, CABLE, "search.html")


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        pytest.param(
            path,
            scheme,
            id=f"{name}-{scheme}",
            marks=() if scheme == "light" or path in _DARK else pytest.mark.slow,
        )
        for name, path in [*PAGES.items(), ("search", "search.html")]
        for scheme in ("light", "dark")
    ],
)
def test_axe_finds_no_violation(browser: Any, address: str, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with Visit(browser, color_scheme=scheme) as visit:
        visit.page.goto(f"{address}{path}")
        visit.page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        found = axe.Axe().run(visit.page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
