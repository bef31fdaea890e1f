"""The graph of references: what a cable cites and who cites it, so many steps far, in both directions.

Strategy: the edges are the view `edges_citations`, asked for step by step from the cable on. Documents that are cited
and not in the database are nodes too. GraphML is written by networkx.
"""

import sqlite3
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """A document.

    Attributes:
        number: its document number.
        title, date: of the cable, where it is in the database.
        here: whether it is.
        step: steps from the cable that was asked for: negative for what cites, positive for what is cited.
    """

    number: str
    title: str | None
    date: str | None
    here: bool
    step: int


@dataclass(slots=True)
class Graph:
    """Documents by number, and who cites whom."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: set[tuple[str, str]] = field(default_factory=set)


def references(connection: sqlite3.Connection, number: str, depth: int = 1) -> Graph:
    """The documents within `depth` steps of a document number, in both directions.

    A number that nothing cites and no cable bears gives a graph of that one document, not `here`.
    """
    graph = Graph()
    graph.nodes[number] = _node(connection, number, 0)
    for column, other, sign in (("source", "target", 1), ("target", "source", -1)):
        edge = [number]
        for step in range(1, depth + 1):
            edge = _step(connection, graph, edge, column, other, sign * step)
    return graph


def _step(
    connection: sqlite3.Connection, graph: Graph, edge: list[str], column: str, other: str, step: int
) -> list[str]:
    """Go a step further from the documents at the edge of the graph; those that are new."""
    new = []
    for number in edge:
        rows = connection.execute(
            f"SELECT DISTINCT {other} FROM edges_citations WHERE {column} = ? AND {other} IS NOT NULL ORDER BY 1",
            (number,),
        )
        for (found,) in rows.fetchall():
            graph.edges.add((number, found) if column == "source" else (found, number))
            if found not in graph.nodes:
                graph.nodes[found] = _node(connection, found, step)
                new.append(found)
    return new


def _node(connection: sqlite3.Connection, number: str, step: int) -> Node:
    row = connection.execute(
        "SELECT title, date FROM cables WHERE document_number = ? ORDER BY cable_id LIMIT 1", (number,)
    ).fetchone()
    return Node(number, row["title"], row["date"], True, step) if row else Node(number, None, None, False, step)


def as_dot(graph: Graph) -> str:
    """The graph for Graphviz; documents that are not here are dashed."""
    lines = ["digraph references {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for node in graph.nodes.values():
        style = "" if node.here else ", style=dashed"
        tip = " ".join(filter(None, (node.date, node.title)))
        lines.append(f"  {_quoted(node.number)} [tooltip={_quoted(tip)}{style}];")
    lines += [f"  {_quoted(source)} -> {_quoted(target)};" for source, target in sorted(graph.edges)]
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_graphml(graph: Graph) -> str:
    """The graph as GraphML, for Gephi and yEd.

    Raises:
        ImportError: networkx is not installed.
    """
    import networkx as nx

    made = nx.DiGraph()
    for node in graph.nodes.values():
        made.add_node(node.number, title=node.title or "", date=node.date or "", here=node.here, step=node.step)
    made.add_edges_from(sorted(graph.edges))
    return "\n".join(nx.generate_graphml(made)) + "\n"
