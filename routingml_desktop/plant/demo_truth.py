"""What is true about the demo plant, for tests and benchmarks only.

Tables: ``fact`` (name, value); ``item`` (one row per item: its kind, true size, material, features,
its routing as drawn by the rules whether or not the plant wrote it down, and three chances);
``operation`` (true set-up minutes per lot and run minutes per piece of every operation); ``fault``
(rowid in BI_WORK_ORDER_RESULTS, what is wrong, the factor on the minutes).

``probability`` is the chance of the drawn routing, ``ceiling`` that of the likeliest one for
somebody who knows all traits, ``visible_ceiling`` for somebody who sees the item's own attributes
only (a close lower bound: other guesses of a hidden feature may lead to the same routing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from routingml_desktop.plant.demo_bookings import FAULTS, Bookings
from routingml_desktop.plant.demo_catalog import ENGINEERS, FEATURES, MATERIALS, Kind
from routingml_desktop.plant.demo_operations import SPREAD
from routingml_desktop.plant.demo_shop import JOBS, WORK_CENTERS

if TYPE_CHECKING:
    from routingml_desktop.plant.demo_operations import Operations, Routings
    from routingml_desktop.plant.demo_traits import Traits

_LETTERS = {
    "heat": "H",
    "key": "K",
    "coating": "J",
    "baffle": "L",
    "powder": "Z",
    "pin": "P",
    "lapping": "R",
}


def true_items(codes: pl.Series, numbers: pl.Series, t: Traits, routings: Routings) -> pl.DataFrame:
    """The truth's item table: what each item is and its main routing."""
    main = slice(0, len(t))
    routed = routings.routed
    jobs = pl.Series([job.code for job in JOBS])
    return pl.DataFrame(
        {
            "item_code": codes,
            "kind": pl.Series([kind.name.lower() for kind in Kind]).gather(t.kind),
            "family": t.family,
            "routing_family": _family_codes(t),
            "routed": routings.in_master[main].astype(int),
            "routing_no": numbers[main],
            "year": t.year,
            "engineer": pl.Series([code for code, _ in ENGINEERS]).gather(t.engineer),
            "material": pl.Series([m.code for m in MATERIALS]).gather(t.material),
            "outer_mm": t.outer,
            "inner_mm": t.inner,
            "thick_mm": t.thick,
            "size_class": t.size_class,
            "features": _joined(
                [pl.Series(np.where(getattr(t, name), name, "").tolist()) for name in FEATURES], ","
            ),
            "signature": _joined([jobs.gather(column) for column in routed.slots[main].T], ">"),
            "probability": routed.probability[main],
            "ceiling": routed.ceiling[main],
            "visible_ceiling": routed.ceiling[main] * t.certainty,
        }
    )


def true_operations(codes: pl.Series, numbers: pl.Series, operations: Operations) -> pl.DataFrame:
    """The truth's operation table, of written and unwritten routings."""
    center = np.where(operations.center < 0, len(WORK_CENTERS), operations.center)
    return pl.DataFrame(
        {
            "item_code": codes.gather(operations.item),
            "routing_no": numbers.gather(operations.routing),
            "sequence": operations.place * 10,
            "job_code": pl.Series([job.code for job in JOBS]).gather(operations.job),
            "work_center": pl.Series([c.code for c in WORK_CENTERS] + [""]).gather(center),
            "setup_minutes": operations.setup,
            "run_minutes": operations.run,
            "spread": SPREAD[operations.job],
        }
    )


def faults(bookings: Bookings, rows_before: int) -> pl.DataFrame:
    """The truth's fault table for bookings stored after ``rows_before`` others."""
    faulty = np.flatnonzero(bookings.fault)
    return pl.DataFrame(
        {
            "result_row": faulty + rows_before + 1,
            "fault": pl.Series(FAULTS).gather(bookings.fault[faulty]),
            "factor": bookings.factor[faulty],
        }
    )


def _family_codes(t: Traits) -> pl.Series:
    """The plant's routing-set grammar, such as RTG-GLAND1<-2/1PL, for every kind."""
    side = np.where(t.sides > 0, np.where(t.tilted, "/", "|"), "")
    frame = pl.DataFrame(
        {
            "kind": pl.Series([kind.name for kind in Kind]).gather(t.kind),
            "size": t.size_class + 1,
            "taper": np.where(t.taper, "<", "").tolist(),
            "faces": t.faces,
            "mark": side.tolist(),
            "sides": t.sides,
            **{name: getattr(t, name) for name in _LETTERS},
        }
    )
    return frame.select(
        pl.concat_str(
            pl.format("RTG-{}{}{}", "kind", "size", "taper"),
            pl.when(pl.col("faces") > 0).then(pl.format("-{}", "faces")).otherwise(pl.lit("")),
            pl.when(pl.col("sides") > 0)
            .then(pl.format("{}{}", "mark", "sides"))
            .otherwise(pl.lit("")),
            *(
                pl.when(name).then(pl.lit(letter)).otherwise(pl.lit(""))
                for name, letter in _LETTERS.items()
            ),
        )
    ).to_series()


def _joined(columns: list[pl.Series], separator: str) -> pl.Series:
    """The non-empty texts of each row joined."""
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    kept = [pl.when(pl.col(name) != "").then(name) for name in frame.columns]
    return frame.select(pl.concat_str(kept, separator=separator, ignore_nulls=True)).to_series()
