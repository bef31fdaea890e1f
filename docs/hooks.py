"""Hooks of MkDocs: pages at the top of the repository become pages of the site, and links are adjusted."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

TOP = Path(__file__).resolve().parent.parent
#: a file at the top of the repository -> its page
PAGES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    for name, page in PAGES.items():
        files.append(File.generated(config, page, content=turned((TOP / name).read_text(encoding="utf-8"))))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Adjust the links of a page of docs/."""
    return turned(markdown)


def turned(markdown: str) -> str:
    """A page with the links of the site; links to files that are not on the site become plain text."""
    for name, page in PAGES.items():
        markdown = markdown.replace(f"](../{name})", f"]({page})").replace(f"]({name})", f"]({page})")
    markdown = markdown.replace("](docs/", "](")
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)?(?:tests|samples|cablekit)/[^)]*\)", r"\1", markdown)
