"""The program, with commits every few inputs: interruptions of a small corpus then meet many of them."""

import os

from cablekit.corpus import csv, jsonl, parquet, sqlite, tree

if __name__ == "__main__":
    from cablekit.cli import main

    for writer in (csv.CsvWriter, jsonl.JsonlWriter, parquet.ParquetWriter, sqlite.SqliteWriter, tree.TreeWriter):
        writer.every = int(os.environ["COMMIT_EVERY"])
    main()
