"""A collection as a static website: pages, indexes, plots.

A site works from `file://` and loads nothing from the network.

output, names      the folder and its files; safe names
kinds, rows        the indexes; the row of a cable in lists
catalogue          the temporary tables of pages and index entries
pages              templates
cables             the page of each cable
indexes, losses    lists of cables; lost texts
chains, arcs       chains of references; their drawing
figures, plots     the numbers of the overview; their plots
search, server     the search index; a local server to view a site
build              the steps of building a site
"""

from cablekit.site.output import SiteError

__all__ = ["SiteError"]
