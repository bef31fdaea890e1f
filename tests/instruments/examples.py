"""Write what the examples of a page print into the page: `python -m tests.instruments.examples docs/cite.md`.

The page then shows what the program does today. Read the difference before you commit it: a change that nobody wanted
is a fault, and this program would hide it.
"""

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sessions import Page, commands, output


def rewritten(page: str, folder: Path) -> str:
    """The page with the sessions as they run in a folder."""

    def session(block: re.Match[str]) -> str:
        lines = []
        for command, _ in commands(block[1]):
            lines.extend([f"$ {command}", output(["bash", "-c", command], folder)])
        return "```console\n" + "\n".join(filter(None, lines)) + "\n```"

    return re.sub(r"```console\n(.*?)\n```", session, page, flags=re.DOTALL)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            text = Path(name).read_text(encoding="utf-8")
            Page("", Path(folder) / "page")
            Path(name).write_text(rewritten(text, Path(folder) / "page"), encoding="utf-8", newline="\n")
