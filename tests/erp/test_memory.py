"""Reading does not need more memory for more rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.erp.builders import sqlite_with

if TYPE_CHECKING:
    from tests.postgres import Postgres

# The peak of a process of its own over what it held before the first row, in megabytes. VmHWM
# because getrusage starts with the peak of the parent process.
MEASURE = """
import json, re, sys
from pathlib import Path
from routingml_desktop.erp.mapping import SourceMapping
from routingml_desktop.erp.sources import open_source

def peak():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", status).group(1)) / 1024

mapping = SourceMapping.model_validate(json.loads(sys.argv[1]))
source = open_source(mapping, sys.argv[2])
source.attributes()
before = peak()
rows = sum(len(batch) for batch in source.items(lambda: False))
print(json.dumps([rows, peak() - before]))
"""
ROWS = 120_000
"""About 80 MB as Python rows, far more than a batch of 5,000."""
MAPPING = {
    "name": "memory",
    "connection": {"kind": "folder", "batch_rows": 5000},
    "items": {"table": "items", "columns": {"item_code": "code"}},
    "operations": {
        "table": "items",
        "columns": {"item_code": "code", "sequence": "code", "job_code": "code"},
    },
}


def grown(location: str) -> float:
    """Megabytes that reading ``ROWS`` rows needs."""
    command = [sys.executable, "-c", MEASURE, json.dumps(MAPPING), location]
    rows, megabytes = json.loads(subprocess.check_output(command))
    assert rows == ROWS
    return float(megabytes)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("kind", ["sqlite", "csv", "parquet", "odbc"])
def test_memory_does_not_grow_with_the_rows(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    columns = ["code", *(f"a{number}" for number in range(6))]
    told = ((f"C{row:08}", *(f"{row:>030}" for _ in range(6))) for row in range(ROWS))
    if kind == "sqlite":
        location = str(sqlite_with(tmp_path / "plant.sqlite", items=(columns, told)))
    elif kind == "csv":
        lines = (",".join(row) for row in told)
        text = "\n".join([",".join(columns), *lines])
        (tmp_path / "items.csv").write_text(text, encoding="utf-8")
        location = str(tmp_path)
    elif kind == "parquet":
        import polars as pl  # noqa: PLC0415 (only for this kind)

        frame = pl.DataFrame(list(told), schema=columns, orient="row")
        frame.write_parquet(tmp_path / "items.parquet", row_group_size=5000)
        location = str(tmp_path)
    else:
        server: Postgres = request.getfixturevalue("postgres")
        location = server.create("memory")
        wide = ", ".join(f"lpad(g::text, 30) AS a{number}" for number in range(6))
        series = f"generate_series(1, {ROWS}) g"
        sql = f"CREATE TABLE items AS SELECT lpad(g::text, 9, 'C') AS code, {wide} FROM {series}"
        server.run("memory", sql)

    assert grown(location) < 65
