"""What was learned about operation times as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.ml.intervals import Bands
from routingml_desktop.ml.linear_files import load_pace, save_pace
from routingml_desktop.ml.minutes_model import MinutesModel
from routingml_desktop.ml.minutes_question import Learned
from routingml_desktop.ml.operation_times import OperationTimes
from routingml_desktop.ml.shrinkage import Shrinkage
from routingml_desktop.ml.standards import Standards
from routingml_desktop.ml.time_levels import Level, Part, TimeLevels
from routingml_desktop.ml.time_statistics import Summary

if TYPE_CHECKING:
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.parts import PartsReader, PartsWriter
    from routingml_desktop.settings import LearningSettings

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


def save_times(times: OperationTimes, writer: PartsWriter) -> None:
    """Write all but the bookings and the standards, which other parts hold."""
    for part in Part:
        learned = times.learned[part]
        save_levels(learned.levels, f"levels_{part}", writer)
        save_levels(learned.corrections, f"corrections_{part}", writer)
        save_pace(learned.paces, f"pace_{part}", writer)
        save_pace(learned.leanings, f"leaning_{part}", writer)
        times.models[part].save(part, writer)
    writer.facts(
        "times",
        {
            "floor": {part.value: times.levels[part].floor for part in Part},
            "worth": {part.value: times.learned[part].worth for part in Part},
            "shrinkage": times.shrinkage.as_data(),
            "bands": times.bands.as_data(),
            "common_deviation": times.bands.common,
        },
    )


def load_times(
    reader: PartsReader, booked: Bookings, routings: KnownRoutings, learning: LearningSettings
) -> OperationTimes:
    """Read what ``save_times`` wrote; raise DamagedVersionError."""
    facts = reader.facts("times")
    learned = {}
    for part in Part:
        floor = float(facts["floor"][part.value])
        learned[part] = Learned(
            levels=load_levels(part, floor, f"levels_{part}", reader, learning.shrinkage),
            paces=load_pace(reader, f"pace_{part}"),
            corrections=load_levels(part, floor, f"corrections_{part}", reader, learning.shrinkage),
            leanings=load_pace(reader, f"leaning_{part}"),
            worth=float(facts["worth"][part.value]),
        )
    return OperationTimes(
        booked,
        learned,
        Standards.of(routings, booked),
        learning,
        Shrinkage.from_data(learning.shrinkage, facts["shrinkage"]),
        {part: MinutesModel.load(part, reader) for part in Part},
        Bands.from_data(facts["bands"], float(facts["common_deviation"])),
    )


def save_levels(levels: TimeLevels, name: str, writer: PartsWriter) -> None:
    """Write levels as a frame."""
    rows = [
        (
            job, work_center, level.middle, level.spread, level.within, level.items,
            level.figures.n, level.figures.trimmed_mean, level.figures.median,
            level.figures.std, level.figures.cv, level.figures.outliers, level.dropped,
        )
        for (job, work_center), level in sorted(levels.levels.items())
    ]  # fmt: skip
    writer.frame(name, pl.DataFrame(rows, schema=_SCHEMA, orient="row"))


def load_levels(
    part: Part, floor: float, name: str, reader: PartsReader, shrinkage: float
) -> TimeLevels:
    """Read what ``save_levels`` wrote; raise DamagedVersionError."""
    levels = {
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
        for row in reader.frame(name).iter_rows(named=True)
    }
    return TimeLevels(part, floor, levels, shrinkage)
