"""What is wrong with the demo plant's item master, on purpose and at known rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.plant.demo_dice import chance

if TYPE_CHECKING:
    from routingml_desktop.plant.demo_traits import Traits

INCH_SHARE: Final = 0.27
JUNK_GROUP_SHARE: Final = 0.097
SENTINEL: Final = 9999.0
SENTINEL_SHARE: Final = 0.004
STANDARD_YN: Final = ("N", "Y", "I", "S", "C", "")
STANDARD_SHARES: Final = (0.9243, 0.0705, 0.0020, 0.0014, 0.0010, 0.0008)
UNITS: Final = ("MM", "mm", "INCH", "inch", "", "D", "mmmm", "52")
_MM_SHARES: Final = (0.70, 0.15, 0.0, 0.0, 0.144, 0.002, 0.003, 0.001)
_INCH_MM: Final = 25.4
_DIMENSIONS: Final = ("OUTDIAMETER", "INDIAMETER", "OUTTHICKNESS")
_EMPTY_TEXT: Final = 0.62
_DASH_TEXT: Final = 0.66


def spoil_items(rng: np.random.Generator, items: pl.DataFrame, traits: Traits) -> pl.DataFrame:
    """The same rows with mixed units, sentinels, junk groups, blanks beside NULL, in ERP order."""
    count = len(items)
    inch = chance(rng, count, INCH_SHARE)
    spellings = np.array(UNITS, object)
    unit = spellings[rng.choice(len(UNITS), count, p=_MM_SHARES)]
    # Who fills in a size mostly fills in its unit.
    unit = np.where((unit == "") & traits.size_in_column & chance(rng, count, 0.95), "MM", unit)
    unit = np.where(inch, np.where(chance(rng, count, 0.8), "INCH", "inch"), unit)
    sentinel = ~traits.size_in_column & chance(rng, count, SENTINEL_SHARE * 2)
    unknown = ~traits.size_in_column & chance(rng, count, 0.04) & ~sentinel
    junk = chance(rng, count, JUNK_GROUP_SHARE)
    standard = np.array(STANDARD_YN, object)[rng.choice(6, count, p=STANDARD_SHARES)]
    columns = [
        pl.when(pl.Series(unknown))
        .then(None)
        .when(pl.Series(sentinel))
        .then(SENTINEL)
        .when(pl.Series(inch))
        .then((pl.col(name) / _INCH_MM).round(3))
        .otherwise(pl.col(name))
        .alias(name)
        for name in _DIMENSIONS
    ]
    items = items.with_columns(
        *columns,
        pl.Series("OUTDIAMETER_UNIT", unit.tolist(), pl.String),
        pl.Series("STANDARD_YN", standard.tolist(), pl.String),
        ITEM_GRP1NM=pl.when(pl.Series(junk)).then(pl.lit("ddd")).otherwise("ITEM_GRP1NM"),
    )
    return _blanks(rng, items)


def _blanks(rng: np.random.Generator, items: pl.DataFrame) -> pl.DataFrame:
    """Missing texts are sometimes empty, sometimes NULL, now and then a dash."""
    changed = []
    for name, kind in items.schema.items():
        if kind != pl.String or items[name].null_count() in (0, len(items)):
            continue
        u = pl.Series(rng.random(len(items)))
        missing = pl.col(name).is_null()
        changed.append(
            pl.when(missing & (u < _EMPTY_TEXT))
            .then(pl.lit(""))
            .when(missing & (u < _DASH_TEXT))
            .then(pl.lit("-"))
            .otherwise(name)
            .alias(name)
        )
    return items.with_columns(changed)
