"""The corpus room: many cables, from what the sources read to one output.

names, inputs        what is read, numbered and dealt out
messages, worker     what a worker is told and answers, and what it does
process, pool        a worker process from outside; many, with results in the order of the inputs, whatever dies
columns, tables      flat rows of a record, made from the model
jsonl, tree, csv, parquet, sqlite    a format each: an encoder for workers, a writer for the main process
shards, resume       files cut back to a commit; the folder of a run, its commits, its delivery
summary, job, run    counts; what is asked; the loop
"""

from cablekit.corpus.job import FORMATS, RECORD_FORMATS, CorpusError, Job, JobError, format_of
from cablekit.corpus.run import Progress, StoppedError, Summary, convert

__all__ = [
    "FORMATS",
    "RECORD_FORMATS",
    "CorpusError",
    "Job",
    "JobError",
    "Progress",
    "StoppedError",
    "Summary",
    "convert",
    "format_of",
]
