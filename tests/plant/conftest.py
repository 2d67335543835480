"""The demo plant, built once for the tests that only read it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.plant.demo import build_demo

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class BuiltDemo:
    """The files of a demo plant."""

    erp: Path
    truth: Path

    def ask(self, query: str) -> pl.DataFrame:
        """Rows of a question to the ERP's file."""
        return _rows(self.erp, query)

    def truly(self, query: str) -> pl.DataFrame:
        """Rows of a question to the truth."""
        return _rows(self.truth, query)


def _rows(file: Path, query: str) -> pl.DataFrame:
    with closing(sqlite3.connect(file)) as connection:
        return pl.read_database(query, connection, infer_schema_length=None)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> BuiltDemo:
    """The medium demo plant: large enough for rates."""
    folder = tmp_path_factory.mktemp("demo")
    built = BuiltDemo(folder / "erp.sqlite", folder / "truth.sqlite")
    build_demo(built.erp, size="medium", truth=built.truth)
    return built
