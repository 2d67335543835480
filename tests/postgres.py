"""A real PostgreSQL for tests: started on a loopback port of its own, read through psqlODBC.

A room that wants it imports the fixture in its conftest: ``from tests.postgres import postgres``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyodbc
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DRIVER: Final = "PostgreSQL Unicode"
BESIDE: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA: Final = Path(os.environ.get("ROUTINGML_TEST_DATA", BESIDE))
READER: Final = "reader"
READER_PASSWORD: Final = "only-for-tests"  # noqa: S105 (of a server that lives for seconds)


# The shell ends the server and removes its folder when its input ends, so also when the test
# process was killed or crashed.
_UNTIL_WE_END: Final = """
exec 3<&0
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 \\
    -c unix_socket_directories="$2" -c fsync=off -c full_page_writes=off </dev/null 3<&- &
server=$!
cat <&3 >/dev/null
kill -QUIT $server
wait $server
rm -rf "$2"
"""


@dataclass(frozen=True)
class Postgres:
    """A running server; its superuser needs no password, the role ``reader`` does."""

    binaries: Path
    port: int

    def location(self, database: str, *, port: int | None = None, user: str = "postgres") -> str:
        """What the program is given as source location; never with a password."""
        return (
            f"Driver={{{DRIVER}}};Server=127.0.0.1;Port={port or self.port};"
            f"Database={database};UID={user};UseDeclareFetch=1;Fetch=2000"
        )

    def run(self, database: str, sql: str, stdin: bytes = b"") -> None:
        """Run SQL as superuser; ``stdin`` feeds a COPY."""
        subprocess.run(
            [
                *(self.binaries / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"),
                *("-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database),
                *("-c", sql),
            ],
            input=stdin,
            check=True,
            capture_output=True,
        )

    def create(self, database: str) -> str:
        """An empty database of this name, whatever was there before; its location."""
        self.run("postgres", f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        self.run("postgres", f'CREATE DATABASE "{database}"')
        return self.location(database)

    def copy(self, database: str, table: str, columns: Sequence[str], csv: Path) -> None:
        """Create ``table`` with these typed columns and load a CSV with a header into it."""
        self.run(database, f'CREATE TABLE "{table}" ({", ".join(columns)})')
        sql = f"COPY \"{table}\" FROM STDIN (FORMAT csv, HEADER true, NULL '')"
        self.run(database, sql, csv.read_bytes())

    def connect(self, database: str) -> pyodbc.Connection:
        """A superuser's connection that commits by itself."""
        return pyodbc.connect(self.location(database), autocommit=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server, once per session; skips where PostgreSQL or its ODBC driver is missing."""
    binaries = _binaries()
    if DRIVER not in pyodbc.drivers():
        pytest.skip(f"the ODBC driver {DRIVER} is not installed")
    folder = Path(tempfile.mkdtemp(prefix="routingml-postgres-"))
    owner = _unprivileged(folder)
    data = folder / "data"
    initdb = (binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
    subprocess.run([*initdb, "--locale=C", "-N"], check=True, capture_output=True, **owner)
    hba = data / "pg_hba.conf"
    rule = f"host all {READER} 127.0.0.1/32 scram-sha-256\n"
    hba.write_text(rule + hba.read_text(encoding="utf-8"), encoding="utf-8")
    server = Postgres(binaries, _free_port())
    running = subprocess.Popen(
        ["sh", "-c", _UNTIL_WE_END, "sh", binaries, folder, str(server.port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **owner,
    )
    try:
        _wait_for(server, running)
        server.run("postgres", f"CREATE ROLE {READER} LOGIN PASSWORD '{READER_PASSWORD}'")
        yield server
    finally:
        running.communicate(timeout=30)


@pytest.fixture(scope="session")
def production_events() -> Path:
    """The event log of a real machine shop; skips where it is not on this machine."""
    return _data("4tu-production/production_events.csv")


@pytest.fixture(scope="session")
def adventureworks() -> Path:
    """The folder of AdventureWorks' tables; skips where it is not on this machine."""
    return _data("adventureworks/product.csv").parent


def load_production_events(server: Postgres, csv: Path, database: str = "shop") -> str:
    """The event log as a table of a fresh database, typed; its location."""
    location = server.create(database)
    typed = {
        "row": "integer",
        "wo_qty": "integer",
        "machine": "text",
        "start": "timestamp",
        "complete": "timestamp",
        "start_lo": "timestamp",
        "start_hi": "timestamp",
        "start_minute": "integer",
        "complete_minute": "integer",
        "span_min": "numeric(10,2)",
        "qty_completed": "integer",
        "qty_rejected": "integer",
        "qty_mrb": "integer",
    }
    names = csv.read_text(encoding="utf-8").partition("\n")[0].strip().split(",")
    columns = [f'"{name}" {typed.get(name, "varchar(80)")}' for name in names]
    server.copy(database, "production_events", columns, csv)
    return location


def load_adventureworks(server: Postgres, folder: Path, database: str = "adventureworks") -> str:
    """AdventureWorks' tables in a fresh database, all columns text; its location."""
    location = server.create(database)
    for table in (
        "product",
        "productmodel",
        "productsubcategory",
        "productcategory",
        "location",
        "productmodel_routing",
    ):
        csv = folder / f"{table}.csv"
        names = csv.read_text(encoding="utf-8").partition("\n")[0].strip().split(",")
        columns = ['"' + name.strip('"') + '" text' for name in names]
        server.copy(database, table, columns, csv)
    return location


def _data(name: str) -> Path:
    file = DATA / name
    if not file.exists():
        pytest.skip(f"{file} is not on this machine")
    return file


def _binaries() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3])
    )
    if not installed:
        pytest.skip("PostgreSQL is not installed")
    return installed[-1].parent


def _wait_for(server: Postgres, running: subprocess.Popen[bytes]) -> None:
    """Return once the server answers."""
    for _ in range(200):
        try:
            server.run("postgres", "SELECT 1")
        except subprocess.CalledProcessError:
            assert running.poll() is None, "the server ended at once"
            threading.Event().wait(0.1)
        else:
            return
    pytest.fail("the server does not answer")


def _unprivileged(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: who runs it instead."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    account = pwd.getpwnam(user)
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": folder}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
