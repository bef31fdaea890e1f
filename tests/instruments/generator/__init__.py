"""A generator of cables: records made at random, written as the text of a telegram in every dialect, and damaged.

Everything in them is invented; words, names and numbers come from fixed lists.
"""
