"""A database of cables in the browser: Datasette, told what the columns mean and what a cable looks like.

Strategy: Datasette shows, filters, counts and answers SQL; this room adds what it can't know. `metadata` says what
tables and columns are, what to count them by, and keeps the questions that are asked most. `page` reads one cable
out of the tables, and a template sets it as a cable reads. `plugin` ties both to Datasette, and sees that nothing but
this machine is talked to. Only `server` and `plugin` import Datasette.
"""
