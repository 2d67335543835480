"""The levels of operation times as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.ml.time_levels import Level, Part, TimeLevels
from routingml_desktop.ml.time_statistics import Summary

if TYPE_CHECKING:
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.parts import PartsReader, PartsWriter

_SCHEMA = {
    "job": pl.Int32,
    "work_center": pl.Int32,
    "middle": pl.Float64,
    "spread": pl.Float64,
    "within": pl.Float64,
    "items": pl.Int64,
    "n": pl.Int64,
    "trimmed_mean": pl.Float64,
    "median": pl.Float64,
    "std": pl.Float64,
    "cv": pl.Float64,
    "outliers": pl.Int64,
    "dropped": pl.Int64,
}


def save_levels(times: OperationTimes, writer: PartsWriter) -> None:
    """Write a frame of levels for each part of the time."""
    for part in Part:
        levels = times.levels[part]
        rows = [
            (
                job, work_center, level.middle, level.spread, level.within, level.items,
                level.figures.n, level.figures.trimmed_mean, level.figures.median,
                level.figures.std, level.figures.cv, level.figures.outliers, level.dropped,
            )
            for (job, work_center), level in sorted(levels.levels.items())
        ]  # fmt: skip
        writer.frame(f"levels_{part}", pl.DataFrame(rows, schema=_SCHEMA, orient="row"))
    writer.facts("levels", {part.value: times.levels[part].floor for part in Part})


def load_levels(reader: PartsReader) -> tuple[TimeLevels, TimeLevels]:
    """Read what ``save_levels`` wrote; raise DamagedVersionError."""
    floors = reader.facts("levels")
    setup, run = (
        TimeLevels(part, float(floors[part.value]), _levels(reader.frame(f"levels_{part}")))
        for part in Part
    )
    return setup, run


def _levels(frame: pl.DataFrame) -> dict[tuple[int, int], Level]:
    return {
        (row["job"], row["work_center"]): Level(
            middle=row["middle"],
            spread=row["spread"],
            within=row["within"],
            items=row["items"],
            figures=Summary(
                n=row["n"],
                trimmed_mean=row["trimmed_mean"],
                median=row["median"],
                std=row["std"],
                cv=row["cv"],
                outliers=row["outliers"],
            ),
            dropped=row["dropped"],
        )
        for row in frame.iter_rows(named=True)
    }
