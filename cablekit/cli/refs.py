"""`cablekit refs`: what a cable cites and what cites it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekit.cli.streams import OK, RECORDS_WITH_ERRORS, colours, paint, say, write

if TYPE_CHECKING:
    from cablekit.corpus.graph import Graph, Node

EPILOG = """\b
Examples:
  cablekit refs 1974LAPAZ03507 cables.sqlite
  cablekit refs 1974LAPAZ03507 cables.sqlite --depth 3
  cablekit refs 1974LAPAZ03507 cables.sqlite -f dot | dot -Tsvg -o refs.svg
  cablekit refs 1974LAPAZ03507 cables.sqlite -f graphml -o refs.graphml

A * marks documents that are not in the database. GraphML needs cablekit[graph].
Exit status: 0 found, 1 the database neither has the document nor cites it, 2 usage or I/O error.
"""


@click.command(epilog=EPILOG, short_help="what a cable cites and what cites it, over several steps")
@click.argument("number", metavar="NUMBER")
@click.argument("database", metavar="DB", type=click.Path())
@click.option("--depth", type=click.IntRange(1, 20), default=1, show_default=True, help="Steps in each direction.")
@click.option(
    "-f",
    "--format",
    type=click.Choice(["text", "json", "dot", "graphml"]),
    default="text",
    show_default=True,
    help="text: for reading; json; dot: for Graphviz; graphml: for Gephi and yEd.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE. Default: standard output.")
def command(number: str, database: str, depth: int, format: str, output: str | None) -> int:
    """Print the documents that NUMBER cites and those that cite it, as far as the database DB knows."""
    from cablekit.corpus.database import opened
    from cablekit.corpus.graph import references

    with opened(Path(database)) as connection:
        graph = references(connection, number.strip().upper(), depth)
    first = next(iter(graph.nodes.values()))
    if not first.here and not graph.edges:
        say(f"cablekit refs: {database} neither has {first.number} nor cites it")
        return RECORDS_WITH_ERRORS
    text = _render(graph, format)
    if output:
        Path(output).write_text(text, encoding="utf-8")
    else:
        write(text)
    return OK


def _render(graph: "Graph", format: str) -> str:
    from cablekit.corpus.graph import as_dot, as_graphml

    if format == "dot":
        return as_dot(graph)
    if format == "graphml":
        try:
            return as_graphml(graph)
        except ImportError as error:
            raise click.ClickException("-f graphml needs networkx: pip install 'cablekit[graph]'") from error
    if format == "json":
        import dataclasses

        from cablekit.formats.json import pretty

        nodes = [dataclasses.asdict(node) for node in graph.nodes.values()]
        return pretty({"nodes": nodes, "edges": [list(edge) for edge in sorted(graph.edges)]})
    return "".join(_page(graph))


def _page(graph: "Graph") -> Iterator[str]:
    """The document itself, then those that it cites and those that cite it, by steps."""
    nodes = list(graph.nodes.values())
    yield _row(nodes[0])
    for title, sign in (("cites", 1), ("is cited by", -1)):
        side = sorted((node for node in nodes if node.step * sign > 0), key=lambda node: (abs(node.step), node.number))
        yield f"\n{title}{':' if side else ' nothing here'}\n"
        yield from (f"{'  ' * abs(node.step)}{_row(node)}" for node in side)


def _row(node: "Node") -> str:
    from cablekit.formats.visible import visible

    number, *others = map(visible, filter(None, (node.number + ("" if node.here else " *"), node.date, node.title)))
    painted = colours(sys.stdout)
    return "  ".join([paint(number, "bold" if node.here else "dim") if painted else number, *others]) + "\n"
