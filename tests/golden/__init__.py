"""Golden pairs: the whole record of every sample, kept beside the tests and compared with what the parser gives.

`python -m tests.golden --write` writes them anew. Look through the difference before it is committed: these files say
what cablekit promises to read in the samples.
"""
