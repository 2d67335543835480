"""A model's parts on disk: arrays, frames and facts as plain data, never anything that runs."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import polars as pl

from routingml_desktop import durable
from routingml_desktop.domain.errors import DamagedVersionError
from routingml_desktop.ml import estimators

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Arrays: TypeAlias = "dict[str, np.ndarray[Any, Any]]"
Facts: TypeAlias = dict[str, Any]


class PartsWriter:
    """Writes the parts of a version into a folder; equal content gives equal bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def arrays(self, name: str, arrays: Mapping[str, np.ndarray]) -> None:
        """Write ``name``.npz; raise WriteError."""
        buffer = io.BytesIO()
        # numpy dates every entry 1980-01-01, so the bytes repeat.
        np.savez(buffer, allow_pickle=False, **arrays)
        durable.write_bytes(self._folder / f"{name}.npz", buffer.getvalue())

    def frame(self, name: str, frame: pl.DataFrame) -> None:
        """Write ``name``.parquet; raise WriteError."""
        with durable.replacing(self._folder / f"{name}.parquet") as fresh:
            frame.write_parquet(fresh)

    def facts(self, name: str, facts: Mapping[str, Any]) -> None:
        """Write ``name``.json; raise WriteError."""
        durable.write_json(self._folder / f"{name}.json", facts)

    def estimator(self, name: str, estimator: Any) -> None:
        """Write a fitted scikit-learn estimator as ``name``.skops; raise WriteError."""
        durable.write_bytes(self._folder / f"{name}.skops", estimators.to_bytes(estimator))


class PartsReader:
    """Reads the parts of a version; whatever is missing or unreadable is a DamagedVersionError."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self.version = version

    def has(self, file: str) -> bool:
        """Whether there is a part of this file name."""
        return (self._folder / file).is_file()

    def arrays(self, name: str) -> Arrays:
        """The arrays of ``name``.npz."""
        try:
            # Opened here: numpy leaves a file that is no archive open, and Windows then keeps it.
            with (self._folder / f"{name}.npz").open("rb") as file:
                stored = np.load(file, allow_pickle=False)
                return {key: stored[key] for key in stored.files}
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile) as error:
            raise self.damaged(f"{name}.npz cannot be read") from error

    def frame(self, name: str) -> pl.DataFrame:
        """The frame of ``name``.parquet."""
        try:
            return pl.read_parquet(self._folder / f"{name}.parquet", memory_map=False)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise self.damaged(f"{name}.parquet cannot be read") from error

    def facts(self, name: str) -> Facts:
        """The object of ``name``.json."""
        try:
            facts = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise self.damaged(f"{name}.json cannot be read") from error
        if not isinstance(facts, dict):
            raise self.damaged(f"{name}.json is not an object")
        return facts

    def estimator(self, name: str) -> Any:
        """The fitted scikit-learn estimator of ``name``.skops."""
        try:
            return estimators.from_bytes((self._folder / f"{name}.skops").read_bytes())
        except estimators.BROKEN as error:
            raise self.damaged(f"{name}.skops cannot be read: {error}") from error

    def damaged(self, problem: str) -> DamagedVersionError:
        """The error to raise when this version's parts do not fit together."""
        return DamagedVersionError(self.version, problem)
