"""Routing operation rows gathered into known routings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.ml.edit_distance import similarity_of_ways
from routingml_desktop.ml.known_routings import (
    ALL_OUTSIDE,
    NO_DATE,
    NONE_OUTSIDE,
    SOME_OUTSIDE,
    KnownRoutings,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping

VALID: Final = "valid"
"""Whether an operation, or a routing, is in force."""
_MOST_WAYS: Final = 100
"""Ways of one item that are compared to find the medoid; the most frequent ones."""
_ITEM: Final = "item"
_ROUTING: Final = "routing"
_WAY: Final = "way"
_DESCRIBED: Final = "described"
_DESCRIPTION: Final = (
    c.JOB_CODE, c.JOB_NAME, c.WORK_CENTER, c.WORK_CENTER_NAME, c.OPERATION_TYPE, c.BASE_QUANTITY,
    c.BASE_UNIT, c.QUEUE_MINUTES, c.WAIT_MINUTES, c.MOVE_MINUTES, c.LEAD_TIME_DAYS, c.BATCH,
    c.PARTNER, c.PARTNER_NAME, c.INSPECTION,
)  # fmt: skip
_MINUTES: Final = (
    c.SETUP_MINUTES,
    c.RUN_MINUTES,
    c.ACTUAL_SETUP_MINUTES,
    c.ACTUAL_RUN_MINUTES,
)


def known_routings(
    operations: pl.DataFrame, actuals: pl.DataFrame, item_codes: pl.Series, stopping: Stopping
) -> KnownRoutings:
    """The routings of the items in ``item_codes``; rows of other items or without job are left out.

    Raises WorkCancelledError when asked to stop.
    """
    rows = _numbered(operations, item_codes)
    routings = _routings(rows).join(
        orders_of_routings(rows, actuals), on=_ROUTING, how="left", maintain_order="left"
    )
    routings = routings.with_columns(pl.col("orders").fill_null(0).cast(pl.Int32))
    # An order that is a routing of its own is one order, however its bookings name their routing.
    built = pl.col(c.ORIGIN) == RoutingOrigin.AS_BUILT
    routings = routings.with_columns(orders=pl.when(built).then(1).otherwise(pl.col("orders")))
    jobs, way, way_offsets, way_jobs = _ways(rows, routings)
    routings = routings.with_columns(pl.Series(_WAY, way))
    descriptions = rows.select(_DESCRIPTION).unique(maintain_order=True)
    described = rows.select(_DESCRIPTION).join(
        descriptions.with_row_index(_DESCRIBED),
        on=_DESCRIPTION,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )[_DESCRIBED]
    count = len(item_codes)
    latest = _chosen(routings, count, [VALID, c.CREATED, c.MAIN, c.ROUTING_NO])
    most_used = _chosen(routings, count, [VALID, "orders", c.CREATED, c.MAIN, c.ROUTING_NO])
    _choose_medoids(routings, latest, most_used, way_offsets, way_jobs, stopping)
    created = routings[c.CREATED].dt.timestamp("us")
    return KnownRoutings(
        item_offsets=offsets_of(routings[_ITEM].to_numpy(), count),
        operation_offsets=offsets_of(rows[_ROUTING].to_numpy(), len(routings)),
        created=created.fill_null(NO_DATE).to_numpy(),
        orders=routings["orders"].to_numpy().astype(np.int32),
        as_built=(routings[c.ORIGIN] == RoutingOrigin.AS_BUILT).fill_null(value=False).to_numpy(),
        outside=routings["outside"].to_numpy(),
        way=way,
        latest=latest,
        most_used=most_used,
        described=described.cast(pl.Int32).to_numpy(),
        sequence=rows[c.SEQUENCE].fill_null(0).cast(pl.Int32, strict=False).fill_null(0).to_numpy(),
        minutes=rows.select(pl.col(_MINUTES).fill_null(float("nan"))).to_numpy(),
        way_offsets=way_offsets,
        way_jobs=way_jobs,
        routing_nos=routings[c.ROUTING_NO],
        descriptions=descriptions,
        jobs=jobs,
    )


def offsets_of(sorted_numbers: NDArray[np.integer], count: int) -> NDArray[np.int64]:
    """Where the rows of each number 0 to count - 1 begin among sorted ones; one more at the end."""
    return np.searchsorted(sorted_numbers, np.arange(count + 1)).astype(np.int64)


def _numbered(operations: pl.DataFrame, item_codes: pl.Series) -> pl.DataFrame:
    """Usable rows in order, with the item's place in ``item_codes`` and the routing's number."""
    places = pl.DataFrame({c.ITEM_CODE: item_codes}).with_row_index(_ITEM)
    usable = pl.col(c.JOB_CODE).is_not_null() & (pl.col(c.JOB_CODE) != "")
    key = [_ITEM, c.ROUTING_NO]
    return (
        with_validity(operations)
        .lazy()
        .filter(usable)
        .with_columns(pl.col(c.ROUTING_NO).fill_null(""))
        .join(places.lazy(), on=c.ITEM_CODE, how="inner")
        .sort([*key, c.SEQUENCE, c.JOB_CODE, c.WORK_CENTER], maintain_order=True, nulls_last=True)
        .with_columns(
            ((pl.struct(key) != pl.struct(key).shift(1)).fill_null(value=True))
            .cast(pl.Int32)
            .cum_sum()
            .sub(1)
            .alias(_ROUTING)
        )
        .collect()
    )


def _routings(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per routing, in the order of the operations."""
    outside = pl.col(c.OPERATION_TYPE) == OperationType.OUTSIDE
    return rows.group_by(_ROUTING, maintain_order=True).agg(
        pl.col(_ITEM).first(),
        pl.col(c.ROUTING_NO).first(),
        pl.col(c.CREATED).min(),
        pl.col(c.MAIN).any().fill_null(value=False),
        pl.col(c.ORIGIN).first(),
        pl.when(outside.fill_null(value=False).all())
        .then(ALL_OUTSIDE)
        .when(outside.fill_null(value=False).any())
        .then(SOME_OUTSIDE)
        .otherwise(NONE_OUTSIDE)
        .cast(pl.Int8)
        .first()
        .alias("outside"),
        pl.col(VALID).any(),
    )


def with_validity(operations: pl.DataFrame) -> pl.DataFrame:
    """The operations with VALID, without those that are not in force where others of theirs are.

    In force is what has begun to be valid on the plant's own last day and has not ended; what tells
    no such date is. A routing none of whose operations is in force keeps them all.
    """
    # Not today: an answer must not change because time passes.
    last_day = pl.col(c.CREATED).max()
    begun = (pl.col(c.VALID_FROM) <= last_day).fill_null(value=True)
    valid = begun & (pl.col(c.VALID_TO) >= last_day).fill_null(value=True)
    of_routing = pl.col(VALID).any().over(c.ITEM_CODE, c.ROUTING_NO)
    return operations.with_columns(valid.alias(VALID)).filter(pl.col(VALID) | ~of_routing)


def orders_of_routings(rows: pl.DataFrame, actuals: pl.DataFrame) -> pl.DataFrame:
    """Work orders made by each routing, as far as the results name it.

    Results that name no routing count for an item's only routing.
    """
    names = rows.group_by(_ROUTING).agg(
        pl.col(c.ITEM_CODE).first(), pl.col(c.ROUTING_NO).first(), pl.col(_ITEM).first()
    )
    booked = actuals.lazy().filter(pl.col(c.WORK_ORDER).is_not_null())
    named = (
        booked.filter(pl.col(c.ROUTING_NO).is_not_null())
        .group_by(c.ITEM_CODE, c.ROUTING_NO)
        .agg(pl.col(c.WORK_ORDER).n_unique().alias("orders"))
        .join(names.lazy(), on=[c.ITEM_CODE, c.ROUTING_NO])
        .select(_ROUTING, "orders")
    )
    only = names.lazy().filter(pl.len().over(_ITEM) == 1)
    unnamed = (
        booked.filter(pl.col(c.ROUTING_NO).is_null())
        .group_by(c.ITEM_CODE)
        .agg(pl.col(c.WORK_ORDER).n_unique().alias("orders"))
        .join(only, on=c.ITEM_CODE)
        .select(_ROUTING, "orders")
    )
    return pl.concat([named, unnamed]).group_by(_ROUTING).agg(pl.col("orders").sum()).collect()


def _ways(
    rows: pl.DataFrame, routings: pl.DataFrame
) -> tuple[tuple[str, ...], NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
    """Job codes, the way of each routing, and the ways as numbers of job codes."""
    jobs = rows[c.JOB_CODE].unique().sort()
    numbers = rows[c.JOB_CODE].replace_strict(
        jobs, pl.Series(range(len(jobs)), dtype=pl.Int32), return_dtype=pl.Int32
    )
    spelled = (
        pl.DataFrame({_ROUTING: rows[_ROUTING], "job": numbers})
        .group_by(_ROUTING, maintain_order=True)
        .agg(pl.col("job"), pl.col("job").cast(pl.String).str.join(" ").alias(_WAY))
    )
    distinct = spelled.unique(_WAY, keep="first", maintain_order=True)
    way = spelled[_WAY].replace_strict(
        distinct[_WAY], pl.Series(range(len(distinct)), dtype=pl.Int32), return_dtype=pl.Int32
    )
    lengths = distinct["job"].list.len().to_numpy()
    offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    flat = distinct["job"].explode().cast(pl.Int32).to_numpy()
    if len(routings) == 0:
        offsets, flat = np.zeros(1, np.int64), np.zeros(0, np.int32)
    return tuple(jobs.to_list()), way.to_numpy(), offsets, flat


def _chosen(routings: pl.DataFrame, count: int, order: list[str]) -> NDArray[np.int32]:
    """Of each item the last routing row in the order of ``order``."""
    chosen = np.full(count, -1, np.int32)
    last = (
        routings.with_row_index("row")
        .sort([_ITEM, *order], nulls_last=False, maintain_order=True)
        .group_by(_ITEM, maintain_order=True)
        .agg(pl.col("row").last())
    )
    chosen[last[_ITEM].to_numpy()] = last["row"].to_numpy()
    return chosen


def _choose_medoids(
    routings: pl.DataFrame,
    latest: NDArray[np.int32],
    most_used: NDArray[np.int32],
    way_offsets: NDArray[np.int64],
    way_jobs: NDArray[np.int32],
    stopping: Stopping,
) -> None:
    """Of items as built, the routing nearest to those of all its orders."""
    from routingml_desktop.domain.progress import stop_if  # noqa: PLC0415

    built = routings.with_row_index("row").filter(pl.col(c.ORIGIN) == RoutingOrigin.AS_BUILT)
    several = built.filter(pl.len().over(_ITEM) > 1)
    for (item,), rows in several.group_by([_ITEM], maintain_order=True):
        stop_if(stopping)
        ways = [
            way_jobs[way_offsets[w] : way_offsets[w + 1]].tolist() for w in rows[_WAY].to_list()
        ]
        dated = rows.sort([c.CREATED, c.ROUTING_NO], nulls_last=False)
        way = rows[_WAY][medoid(ways)]
        row = int(dated.filter(pl.col(_WAY) == way)["row"][-1])
        latest[int(item)] = most_used[int(item)] = row


def medoid(ways: list[list[int]]) -> int:
    """The place of the way that is most alike to all of them; of equals the first."""
    counts: dict[tuple[int, ...], int] = {}
    for way in ways:
        counts[tuple(way)] = counts.get(tuple(way), 0) + 1
    frequent = sorted(counts, key=lambda way: -counts[way])[:_MOST_WAYS]
    best = max(
        frequent,
        key=lambda way: sum(counts[other] * similarity_of_ways(way, other) for other in frequent),
    )
    return ways.index(list(best))
