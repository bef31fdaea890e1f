"""The Spark data source: rows, types and order are those of Parquet, however the work is dealt out and whatever dies.

One session serves the module. Its processes load `KILLER`, in which reading a file with a certain name is deadly.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sessions import Example, examples, hold_session
from sessions import commands as commands_of

pa = pytest.importorskip("pyarrow")
pytest.importorskip("pyspark", reason="PySpark is not installed (cablekit[spark])")

import pyarrow.parquet as pq  # noqa: E402

JAVA = shutil.which("java") or Path(os.environ.get("JAVA_HOME", "/"), "bin", "java").exists()
pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(not JAVA, reason="Java is not on this machine"),
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".md"))
PAGE = (ROOT / "docs" / "spark.md").read_text(encoding="utf-8")
KILLER = """
import os, signal
from cablekit import sources
before = sources.texts_of
def texts_of(found, bounds):
    killer = isinstance(found, sources.Item) and "killer" in (found.member or found.path)
    if killer: os.kill(os.getpid(), signal.SIGSEGV)
    return before(found, bounds)
sources.texts_of = texts_of
"""
Read = Callable[..., Any]


def environment(site: Path) -> dict[str, str]:
    """What the processes of Spark find: this Python, this cablekit, and `KILLER`."""
    site.mkdir()
    (site / "sitecustomize.py").write_text(KILLER)
    path = os.pathsep.join([str(site), str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": path, "SPARK_LOCAL_IP": "127.0.0.1"}


SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    # those of the page
    "spark.driver.extraJavaOptions": re.findall(r'^java = "(.*)"$', PAGE, flags=re.MULTILINE)[0],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Spark is started, with the samples: relative paths are completed by it."""
    made = tmp_path_factory.mktemp("folder")
    shutil.copytree(ROOT / "samples", made / "samples")
    return made


@pytest.fixture(scope="module")
def spark(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    import cablekit.spark

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in environment(tmp_path_factory.mktemp("spark") / "site").items():
            patch.setenv(name, value)
        builder = SparkSession.builder.master("local[2]")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        cablekit.spark.register(session)
    yield session
    session.stop()


@pytest.fixture(scope="module")
def read(spark: Any) -> Read:
    """Load paths with options: read(path, filesPerPartition=5)."""

    def call(*paths: Path, schema: object = None, **options: object) -> Any:
        reader = spark.read.format("cablekit").options(**options)
        if schema is not None:
            reader = reader.schema(schema)
        return reader.load([*map(str, paths)]) if paths else reader.load()

    return call


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of some 300 cables: files, a zip, a tar, and what is no cable."""
    root = tmp_path_factory.mktemp("corpus") / "cables"
    (root / "b").mkdir(parents=True)
    for number in range(60):
        sample = SAMPLES[number % len(SAMPLES)]
        shutil.copy(sample, root / "ab"[number % 2 :][:1] / f"{number:03}{sample.suffix}" if number % 2 else root)
        if not number % 2:
            (root / sample.name).rename(root / f"{number:03}{sample.suffix}")
    (root / "empty.txt").write_bytes(b"")
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with zipfile.ZipFile(root / "1976.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(230):
            sample = SAMPLES[number % len(SAMPLES)]
            archive.writestr(f"1976/{number:03}{sample.suffix}", sample.read_bytes())
        archive.writestr("table.csv", "a,b")
    with tarfile.open(root / "b" / "1977.tar.gz", "w:gz") as tar:
        for sample in SAMPLES:
            tar.add(sample, sample.name)
    return root


def cablekit(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the program."""
    command = [sys.executable, "-m", "cablekit", *map(str, words)]
    clean = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=clean, capture_output=True, text=True, timeout=600, check=False)


@pytest.fixture(scope="module")
def converted(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What `convert --to parquet` makes of the corpus."""
    out = tmp_path_factory.mktemp("converted") / "cables.parquet"
    assert cablekit("convert", corpus, "-o", out, "-q", "-j", "2").returncode == 1
    return pq.read_table(out)


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame in the order of its partitions."""
    return [row.asDict(recursive=True) for row in frame.collect()]


def written(frame: Any, out: Path) -> Any:
    """A frame written as Parquet by Spark, as an Arrow table in the order of its partitions."""
    frame.write.parquet(str(out))
    return pa.concat_tables(pq.read_table(part) for part in sorted(out.glob("part-*.parquet")))


# --- rows, types, order --------------------------------------------------------------------------------


def test_what_spark_writes_is_what_convert_writes(read: Read, corpus: Path, converted: Any, tmp_path: Path) -> None:
    frame = read(corpus, filesPerPartition=50)
    assert frame.rdd.getNumPartitions() > 5
    table = written(frame, tmp_path / "out")
    assert table.column_names == converted.column_names
    assert table.schema.field("routing").type.field("sent_at").type == pa.timestamp("us", "UTC")
    assert table.to_pylist() == converted.to_pylist()
    # Spark calls the elements of lists otherwise, and knows no descriptions of parts
    from pyspark.sql.pandas.types import from_arrow_schema

    assert from_arrow_schema(table.schema).simpleString() == from_arrow_schema(converted.schema).simpleString()


def test_duckdb_and_pandas_read_the_same_of_both(read: Read, corpus: Path, converted: Any, tmp_path: Path) -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    read(corpus).coalesce(1).write.parquet(str(tmp_path / "spark"))
    (tmp_path / "ours").mkdir()
    pq.write_table(converted, tmp_path / "ours" / "part.parquet")
    query = (
        "SELECT typeof(routing.sent_at), routing.sent_at, date.value, typeof(date.value), record_id FROM '{}/*.parquet'"
    )
    assert (
        duckdb.sql(query.format(tmp_path / "spark")).fetchall()
        == duckdb.sql(query.format(tmp_path / "ours")).fetchall()
    )
    there, ours = (pandas.read_parquet(tmp_path / name) for name in ("spark", "ours"))
    assert there.dtypes.equals(ours.dtypes)
    assert there.document_number.equals(ours.document_number)


def test_the_schema_is_that_of_parquet(read: Read, corpus: Path, converted: Any) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    from cablekit import arrow, spark

    schema = read(corpus).schema
    assert schema.simpleString() == from_arrow_schema(converted.schema).simpleString()
    assert schema == spark.schema()
    assert (
        schema["record_id"].metadata["comment"] == arrow.schema().field("record_id").metadata[b"description"].decode()
    )


def test_a_schema_keeps_columns_and_parts_in_its_order(read: Read, corpus: Path, converted: Any) -> None:
    schema = "body struct<subject:string, tags:array<struct<title:string,code:string>>>, record_id string"
    frame = read(corpus, schema=schema)
    assert frame.schema.simpleString() == (
        "struct<body:struct<subject:string,tags:array<struct<title:string,code:string>>>,record_id:string>"
    )
    expected = [
        {
            "body": {
                "subject": row["body"]["subject"],
                "tags": [{"title": tag["title"], "code": tag["code"]} for tag in row["body"]["tags"]],
            },
            "record_id": row["record_id"],
        }
        for row in converted.select(["body", "record_id"]).to_pylist()
    ]
    assert rows_of(frame) == expected


def test_paths_make_a_schema(read: Read, corpus: Path, converted: Any) -> None:
    from cablekit import spark

    frame = read(corpus, schema=spark.schema(["routing.to.name", "_errors"]))
    assert frame.schema.simpleString().startswith("struct<routing:struct<to:array<struct<name:string>>>,_errors:array<")
    assert frame.count() == converted.num_rows


def test_with_adds_columns(read: Read) -> None:
    from cablekit import parse_all

    (row,) = rows_of(read(ROOT / "samples" / "1977STATE310500.md", **{"with": "raw, spans, errors"}))
    (parsed,) = parse_all(ROOT / "samples" / "1977STATE310500.md")
    assert [one["key"] for one in row["raw"]["attributes"]] == [one.key for one in parsed.raw.attributes]
    assert row["spans"]["body.subject"] == [list(one) for one in parsed.spans["body.subject"]]
    assert row["_errors"] == []
    assert list(row)[-3:] == ["raw", "spans", "_errors"]


def test_one_pass_has_data_and_errors(read: Read, corpus: Path) -> None:
    frame = read(corpus, schema="source struct<path:string>, _errors array<struct<code:string,severity:string>>")
    (row,) = rows_of(frame.where("size(_errors) > 0 AND source.path LIKE '%/empty.txt'"))
    assert row["_errors"] == [{"code": "CK001", "severity": "error"}]


# --- what is given -------------------------------------------------------------------------------------


def test_lists_and_manifests_are_the_folder_itself(read: Read, corpus: Path, converted: Any, tmp_path: Path) -> None:
    ids = converted.column("record_id").to_pylist()
    names = sorted(path for path in corpus.iterdir() if path.is_file() and path.suffix != ".png")
    (tmp_path / "lines").write_text("".join(f"{name}\n" for name in [*names, corpus / "b"]))
    (tmp_path / "nul").write_text("".join(f"{name}\0" for name in [*names, corpus / "b"]))
    made = cablekit("manifest", corpus, "-o", tmp_path / "manifest")
    assert made.returncode == 0
    assert "1 file skipped" in made.stderr
    for option, name in (("filesFrom", "lines"), ("FILESFROM", "nul"), ("manifest", "manifest")):
        frame = read(schema="record_id string", filesPerPartition=100, **{option: str(tmp_path / name)})
        assert [row["record_id"] for row in rows_of(frame)] == ids, option


def test_many_paths_patterns_and_urls(read: Read) -> None:
    folder = ROOT / "samples"
    schema = "source struct<path:string>"
    two = [folder / "synthetic-1979-ads.txt", folder / "1977STATE310500.md"]
    assert [row["source"]["path"] for row in rows_of(read(*two, schema=schema))] == list(map(str, two))
    assert rows_of(read(folder / "*77*", schema=schema)) == rows_of(read(*sorted(folder.glob("*77*")), schema=schema))
    url = read(schema=schema, path=two[0].as_uri())
    assert [row["source"]["path"] for row in rows_of(url)] == [str(two[0])]
    assert read(two[1], two[1], schema=schema).count() == 1


def test_sql_reads_it_too(spark: Any) -> None:
    spark.sql(f"CREATE TEMPORARY VIEW cables USING cablekit OPTIONS (path '{ROOT / 'samples'}')")
    query = "SELECT string(routing.sent_at) AS at FROM cables WHERE document_number = '1977STATE310500'"
    assert rows_of(spark.sql(query)) == [{"at": "1977-12-30 21:28:00"}]


REFUSED = [
    ({"path": "/nowhere"}, None, "/nowhere: no such file or folder"),
    ({"path": "s3a://bucket/cables"}, None, "cablekit.spark.records"),
    ({}, None, "nothing to read"),
    ({"manifest": "/nowhere"}, None, "/nowhere: no such file or folder"),
    ({"path": "/", "filePerPartition": 3}, None, "no option 'fileperpartition'"),
    ({"path": "/", "filesPerPartition": 0}, None, "a number from 1"),
    ({"path": "/", "with": "raw,all"}, None, "with has no value 'all'"),
    ({"path": "/"}, "subject string", "no column 'subject'"),
    ({"path": "/"}, "body struct<text:string,sender:string>", "no column 'body.sender'"),
    ({"path": "/"}, "document_number int", "column 'document_number' is string, not int"),
    ({"path": "/"}, "document_number string NOT NULL", "is string, not not null"),
]


@pytest.mark.parametrize(("options", "schema", "why"), REFUSED, ids=[why for _, _, why in REFUSED])
def test_what_makes_no_sense_is_refused(read: Read, options: dict[str, Any], schema: str | None, why: str) -> None:
    from pyspark.errors import PySparkException

    with pytest.raises(PySparkException) as raised:
        read(schema=schema, **options).count()
    assert why in str(raised.value)


def test_a_manifest_of_another_kind_is_refused(read: Read, tmp_path: Path) -> None:
    from pyspark.errors import PySparkException

    (tmp_path / "list").write_text("/data/a.txt\n")
    with pytest.raises(PySparkException, match="line 1: not a line of a manifest"):
        read(manifest=str(tmp_path / "list")).count()


def test_nothing_to_read_gives_no_rows(read: Read, tmp_path: Path) -> None:
    assert read(tmp_path).count() == 0


def test_files_that_spark_has_read(spark: Any, read: Read) -> None:
    """From where no path leads, as HDFS or an object store."""
    from cablekit.spark import records

    files = spark.read.format("binaryFile").load(str(ROOT / "samples" / "*.txt"))
    names = ["record_id", "source.file_sha256"]
    made = sorted(map(str, rows_of(records(files, names))))
    assert made == sorted(map(str, rows_of(read(ROOT / "samples" / "*.txt", schema=records(files, names).schema))))


# --- partitions ----------------------------------------------------------------------------------------


def test_years_in_archives_are_balanced(read: Read, tmp_path: Path) -> None:
    text = SAMPLES[0].read_bytes()
    for year, count in zip(range(1973, 1980), (150, 730, 410, 90, 1000, 300, 120), strict=True):
        with zipfile.ZipFile(tmp_path / f"{year}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(count):
                archive.writestr(f"{number}.md", text)
    assert cablekit("manifest", *sorted(tmp_path.glob("*.zip")), "-o", tmp_path / "years", "-q").returncode == 0
    from cablekit.spark import _asked, _Reader

    partitions = _Reader(_asked({"manifest": str(tmp_path / "years")}), ["record_id"]).partitions()
    counts = [sum(share.files for share in partition.shares()) for partition in partitions]
    assert sum(counts) == 2800
    assert all(900 <= count <= 1000 for count in counts[:-1])
    assert max(len(partition.shares()) for partition in partitions) <= 4


# --- faults --------------------------------------------------------------------------------------------


def test_inputs_that_kill_their_process_cost_one_record_each(read: Read, tmp_path: Path) -> None:
    """On a local master, whose tasks have one attempt."""
    for number in range(40):
        name = "killer" if number in (7, 8, 31) else "cable"
        shutil.copy(SAMPLES[2], tmp_path / f"{number:02}-{name}.txt")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("before.txt", "killer.txt", "behind.txt"):
            archive.writestr(name, SAMPLES[2].read_bytes())
    found = rows_of(
        read(
            tmp_path,
            schema="source struct<path:string,member:string>, _errors array<struct<code:string,message:string>>",
        )
    )
    names = [row["source"]["member"] or Path(row["source"]["path"]).name for row in found]
    assert names == [*(path.name for path in sorted(tmp_path.glob("*.txt"))), "before.txt", "killer.txt", "behind.txt"]
    crashed = {name: row["_errors"] for name, row in zip(names, found, strict=True) if row["_errors"]}
    assert set(crashed) == {"07-killer.txt", "08-killer.txt", "31-killer.txt", "killer.txt"}
    assert all(errors[0]["code"] == "CK013" and "SIGSEGV" in errors[0]["message"] for errors in crashed.values())


def test_a_read_that_is_cut_short_leaves_nothing_for_the_next(read: Read, corpus: Path, converted: Any) -> None:
    schema = "record_id string"
    ids = converted.column("record_id").to_pylist()
    assert [row["record_id"] for row in rows_of(read(corpus, schema=schema).limit(3))] == ids[:3]
    assert [row["record_id"] for row in rows_of(read(corpus, schema=schema))] == ids


CLUSTER = """
import os, signal, subprocess, sys, threading, time
from pyspark.sql import SparkSession
import cablekit.spark

def executors():
    listed = subprocess.run(["ps", "-eww", "-o", "pid=,args="], capture_output=True, text=True).stdout.splitlines()
    return [int(line.split()[0]) for line in listed if "CoarseGrainedExecutorBackend" in line and mark in line]

def kill():
    while len(killed) < 3 and not done.is_set():
        time.sleep(0.2)
        if stages := spark.sparkContext.statusTracker().getActiveStageIds():
            stage = spark.sparkContext.statusTracker().getStageInfo(stages[0])
            if stage and stage.numCompletedTasks > 4 * len(killed) and stage.numActiveTasks and (pids := executors()):
                os.kill(pids[0], signal.SIGKILL)
                killed.append(pids[0])

source, out, mark = sys.argv[1:]
killed, done = [], threading.Event()
builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName(mark)
for setting in SETTINGS:
    builder = builder.config(setting, SETTINGS[setting])
spark = builder.config("spark.executor.extraJavaOptions", f"-Dmark={mark}").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
cablekit.spark.register(spark)
killer = threading.Thread(target=kill)
killer.start()
frame = spark.read.format("cablekit").option("filesPerPartition", 40).load(source)
frame.write.parquet(out)
done.set()
killer.join()
spark.stop()
print(len(killed), "killed")
"""


@pytest.mark.slow
@pytest.mark.long
def test_executors_that_are_killed_leave_no_trace(tmp_path: Path) -> None:
    """A cluster of two executors, killed three times while they work, on inputs that kill their process too."""
    source = tmp_path / "cables"
    source.mkdir()
    for number in range(800):
        sample = SAMPLES[number % len(SAMPLES)]
        shutil.copy(sample, source / f"{number:04}{'-killer' if number in (300, 301) else ''}{sample.suffix}")
    (tmp_path / "cluster.py").write_text(f"SETTINGS = {SETTINGS!r}\n{CLUSTER}")
    clean = os.environ | environment(tmp_path / "site")
    command = [sys.executable, str(tmp_path / "cluster.py"), str(source), str(tmp_path / "spark"), tmp_path.name]
    with (tmp_path / "log").open("w") as log:
        ran = subprocess.run(
            command, env=clean, stdout=subprocess.PIPE, stderr=log, text=True, timeout=900, check=False
        )
    assert ran.returncode == 0, (tmp_path / "log").read_text()[-3000:]
    assert ran.stdout.strip() == "3 killed"
    table = pa.concat_tables(pq.read_table(part) for part in sorted((tmp_path / "spark").glob("part-*.parquet")))
    one = subprocess.run(
        [sys.executable, "-m", "cablekit", "convert", str(source), "-o", str(tmp_path / "ours.parquet"), "-q"],
        env=clean,
        timeout=300,
        check=False,
    )
    assert one.returncode == 1
    ours = pq.read_table(tmp_path / "ours.parquet")
    assert table.to_pylist() == ours.to_pylist()
    crashed = [row for row in table.column("diagnostics").to_pylist() if any(one["code"] == "CK013" for one in row)]
    assert len(crashed) == 2


# --- the page ------------------------------------------------------------------------------------------


def test_the_page_keeps_its_word(spark: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its examples are one program."""
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    for example in examples(PAGE):
        if example.language == "console":
            hold_session(commands_of(example.code), folder)
        else:
            assert _printed(example, names) == example.shown, example.heading


def _printed(example: Example, names: dict[str, object]) -> str:
    """What an example prints, given the names that those before it have made."""
    shown = StringIO()
    with redirect_stdout(shown):
        exec(compile(example.code, "docs/spark.md", "exec"), names)
    return shown.getvalue().rstrip("\n")
