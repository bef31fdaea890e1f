"""The corpus room: many cables, from what the sources read to one output.

names, inputs        names of records in a tree; the inputs, numbered and cut into chunks
messages, worker     what the main process and a worker send each other; the worker's side
process, pool        one worker process, seen from outside; many, with results in the order of the inputs
columns, tables      flat rows of a record, made from the model
jsonl, tree, csv, parquet, sqlite    one format each: an encoder for workers, a writer for the main process
shards, resume       files that can be cut back to a commit; the folder of a run, its commits, its delivery
summary, job, run    counts; the options of a run; the loop
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
