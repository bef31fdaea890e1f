"""Draw the rooms of the package and which imports from which, as an SVG.

Strategy: the rooms are in one column, from the ground up as in `tests/test_rooms.py`; an arc leads from each room to
those that it imports from. An arc that a longer way says too is left out, so that the picture stays readable: if the
mapper imports fields and fields import values, there is no arc from mapper to values. The colours follow the reader's
choice of light or dark.
"""

import ast
from collections.abc import Mapping
from html import escape

from .imports import MODULES, PACKAGE, imported

_ROW, _LEFT, _WIDTH = 30, 150, 780
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1d1d1f}.what{fill:#5c5c66;font-size:13px}"
    "path{fill:none;stroke:#3b6ea8;stroke-width:1.2;opacity:.75}circle{fill:#3b6ea8}"
    "@media (prefers-color-scheme:dark){text{fill:#e4e4e7}.what{fill:#a1a1aa}path{stroke:#7fb2ea}circle{fill:#7fb2ea}}"
)


def imports() -> dict[str, set[str]]:
    """Each room with the rooms that it imports from."""
    graph: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        graph.setdefault(module[0], set()).update(name[0] for name in imported(path))
    return {room: others - {room} for room, others in graph.items()}


def ordered(graph: Mapping[str, set[str]]) -> list[str]:
    """The rooms, each above all that it imports from; the ground first."""
    placed: list[str] = []
    while len(placed) < len(graph):
        free = [room for room in graph if room not in placed and graph[room] <= set(placed)]
        if not free:
            raise ValueError(f"rooms import each other: {sorted(set(graph) - set(placed))}")
        placed.extend(sorted(free))
    return placed


def reduced(graph: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The graph without the imports that a longer way through other rooms says too."""
    reach: dict[str, set[str]] = {}
    for room in ordered(graph):
        reach[room] = set(graph[room]).union(*(reach[other] for other in graph[room]))
    return {
        room: {one for one in graph[room] if not any(one in reach[other] for other in graph[room])} for room in graph
    }


def picture() -> str:
    """The SVG."""
    graph = imports()
    rooms = ordered(graph)[::-1]
    height = {room: _ROW * (place + 1) for place, room in enumerate(rooms)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_ROW * (len(rooms) + 1)}" role="img">',
        "<title>The rooms of cablekit, from the command line down to the diagnostics, and their imports</title>",
        f"<style>{_STYLE}</style>",
    ]
    for room, others in sorted(reduced(graph).items()):
        parts.extend(_arc(height[room], height[other]) for other in sorted(others))
    for room in rooms:
        y = height[room]
        parts.append(f'<circle cx="{_LEFT}" cy="{y}" r="4"/><text x="{_LEFT + 14}" y="{y + 5}">{room}</text>')
        parts.append(f'<text class="what" x="{_LEFT + 110}" y="{y + 5}">{escape(_purpose(room))}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _arc(start: int, end: int) -> str:
    """An arc to the left of the column; the longer, the wider."""
    bow = _LEFT - 14 - min(abs(end - start) // 3, _LEFT - 30)
    return f'<path d="M {_LEFT} {start} C {bow} {start} {bow} {end} {_LEFT} {end}"/>'


def _purpose(room: str) -> str:
    """The first sentence of the room's docstring, without the room's name."""
    file = PACKAGE / room / "__init__.py" if (PACKAGE / room).is_dir() else PACKAGE / f"{room}.py"
    words = " ".join((ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0].split())
    sentence = words.split(". ")[0].rstrip(".")
    return sentence if len(sentence) < 70 else sentence[:67].rsplit(" ", 1)[0] + " ..."
