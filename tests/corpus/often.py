"""The program, with commits every few inputs: interruptions of a small corpus then meet many of them.

COMMIT_CHUNK inputs are a chunk, and COMMIT_SECONDS pass between commits by time. COMMIT_PAUSE seconds pass after each
of the others, so that a signal sent after one comes before the end on a busy machine too.
"""

import os
import time
from typing import Any

from cablekit.corpus import csv, excel, flat_parquet, inputs, jsonl, parquet, run, sqlite, tree

PAUSE = float(os.environ.get("COMMIT_PAUSE", "0"))


def pausing(writer: type[Any]) -> None:
    """Let time pass behind each commit of a writer."""
    save = writer.save

    def slowly(self: object, word: bytes) -> None:
        save(self, word)
        time.sleep(PAUSE)

    writer.save = slowly


if __name__ == "__main__":
    from cablekit.cli import main

    inputs.CHUNK = int(os.environ.get("COMMIT_CHUNK", inputs.CHUNK))
    run.COMMIT_SECONDS = float(os.environ.get("COMMIT_SECONDS", run.COMMIT_SECONDS))
    for writer in (
        csv.CsvWriter,
        excel.ExcelWriter,
        flat_parquet.FlatWriter,
        jsonl.JsonlWriter,
        parquet.ParquetWriter,
        sqlite.SqliteWriter,
        tree.TreeWriter,
    ):
        writer.every = int(os.environ["COMMIT_EVERY"])
        pausing(writer)
    main()
