"""A collection as a static web site: pages, indexes, plots."""
