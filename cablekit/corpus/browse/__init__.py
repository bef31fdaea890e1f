"""A database of cables in the browser: Datasette, with the meanings of the columns and a page for each cable.

Strategy: Datasette shows, filters, counts and answers SQL; this room adds what is special to cables. `metadata`
describes tables and columns, names the facets, and holds the most frequent questions. `page` reads one cable from the
tables, and a template lays it out. `plugin` connects both to Datasette, and refuses requests from other machines. Only
`server` and `plugin` import Datasette.
"""
