"""A collection as a static web site: pages, indexes, plots.

A site works from `file://` and loads nothing from the network.

output, names      the folder and its files; safe names
kinds, rows        what there is an index of; the row of a cable in lists
catalogue          the temporary tables that say what is where
pages              templates
cables             the page of each cable
indexes, losses    lists of cables; lost texts
chains, arcs       chains of references; their drawing
figures, plots     the numbers of the overview; their plots
search, server     the index for searching; a server for a look
build              the order of the work
"""

from cablekit.site.output import SiteError

__all__ = ["SiteError"]
