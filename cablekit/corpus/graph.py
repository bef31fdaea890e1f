"""The graph of references: the documents that a cable cites and those that cite it, within a number of steps.

Strategy: the edges are those of the view `edges_citations`, queried step by step, starting at the cable. Documents that
are cited but not in the database are nodes too. networkx writes GraphML.
"""

import sqlite3
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """A document.

    Attributes:
        number: its document number.
        title, date: those of the cable; None if it is not in the database.
        here: whether it is in the database.
        step: distance from the requested cable: negative for documents that cite, positive for documents cited.
    """

    number: str
    title: str | None
    date: str | None
    here: bool
    step: int


@dataclass(slots=True)
class Graph:
    """Documents by number, and pairs of (citing, cited) numbers."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: set[tuple[str, str]] = field(default_factory=set)


def references(connection: sqlite3.Connection, number: str, depth: int = 1) -> Graph:
    """Return the documents within `depth` steps of a document number, in both directions.

    A number that no cable has and none cites makes a graph of that one document, not `here`.
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
    """Add the documents one step further than those at the edge of the graph; return the new ones."""
    new = []
    for number in edge:
        rows = connection.execute(
            f"SELECT DISTINCT {other} FROM edges_citations WHERE {column} = ? AND {other} IS NOT NULL ORDER BY 1",
            (number,),
        )
        for (neighbour,) in rows.fetchall():
            graph.edges.add((number, neighbour) if column == "source" else (neighbour, number))
            if neighbour not in graph.nodes:
                graph.nodes[neighbour] = _node(connection, neighbour, step)
                new.append(neighbour)
    return new


def _node(connection: sqlite3.Connection, number: str, step: int) -> Node:
    row = connection.execute(
        "SELECT title, date FROM cables WHERE document_number = ? ORDER BY cable_id LIMIT 1", (number,)
    ).fetchone()
    return Node(number, row["title"], row["date"], True, step) if row else Node(number, None, None, False, step)


def as_dot(graph: Graph) -> str:
    """Return the graph in Graphviz's DOT; documents that are not in the database are dashed."""
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
    """Return the graph as GraphML, for Gephi and yEd.

    Raises:
        ImportError: networkx is not installed.
    """
    import networkx as nx

    directed = nx.DiGraph()
    for node in graph.nodes.values():
        directed.add_node(node.number, title=node.title or "", date=node.date or "", here=node.here, step=node.step)
    directed.add_edges_from(sorted(graph.edges))
    return "\n".join(nx.generate_graphml(directed)) + "\n"
