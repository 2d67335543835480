"""Attributes that are filled in only once an item has a routing: they foretell nothing.

A number of operations or a key of the routing, written when the routing is made, tells it perfectly
in history and is missing where a proposal is wanted. Compared, it would decide every proposal that
history can check and none that is asked. It is told by its values, never by its name: items without
a routing lack it although they are described as well as those with one, and items that are made
alike have the same value of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.item import Attribute

CHECK: Final = "late_attribute"
ENOUGH: Final = 20
"""Items with and without a routing, and of ways made more than once, from which this is told."""
USUAL: Final = 0.5
"""Share of the items with a routing that have the attribute, at least."""
NEVER: Final = 0.005
"""Share of the items without a routing that have it, at most."""
DESCRIBES: Final = 0.5
"""Share of what items without a routing lack that has to look written with it, at least."""
TOLD: Final = 0.9
"""Share of the items made alike that have their way's usual value, at least."""
_EXAMPLES: Final = 5
_MADE: Final = "\0made"
_WAY: Final = "\0way"
_VALUE: Final = "\0value"
_DESCRIBED: Final = "\0described"


def late_attributes(
    items: pl.LazyFrame, operations: pl.LazyFrame, attributes: Sequence[Attribute]
) -> tuple[Finding, ...]:
    """One finding per compared attribute that looks written with the routing.

    Attributes whose comparison the mapping insists on are not doubted.
    """
    names = [one.name for one in attributes]
    made = operations.select(c.ITEM_CODE).unique().with_columns(pl.lit(value=True).alias(_MADE))
    described = items.join(made, on=c.ITEM_CODE, how="left").with_columns(
        pl.col(_MADE).fill_null(value=False)
    )
    doubted = _doubted(described, names)
    if not doubted:
        return ()
    told = (
        described.select(
            c.ITEM_CODE,
            _MADE,
            *doubted,
            pl.sum_horizontal(
                pl.lit(0), *(pl.col(name).is_not_null() for name in names if name not in doubted)
            ).alias(_DESCRIBED),
        )
        .join(_ways(operations), on=c.ITEM_CODE, how="left")
        .collect(engine="streaming")
        .sort(c.ITEM_CODE)
    )
    with_one = told.filter(_MADE)
    least = with_one[_DESCRIBED].quantile(0.25, "lower")
    alike = told.filter(~pl.col(_MADE) & (pl.col(_DESCRIBED) >= least))
    late = [name for name in doubted if _told_by_way(with_one, name)]
    # Where most of what they lack describes items, they are bought and wait for no routing.
    if len(alike) < ENOUGH or len(late) < DESCRIBES * len(doubted):
        return ()
    judged = {one.name for one in attributes if one.compared and not one.insisted}
    return tuple(
        _finding(name, with_one, alike)
        for name in late
        if name in judged and alike[name].count() <= NEVER * len(alike)
    )


def _doubted(described: pl.LazyFrame, names: Sequence[str]) -> list[str]:
    """The attributes that items with a routing usually have and those without hardly ever."""
    if not names:
        return []
    counted = (
        described.group_by(_MADE)
        .agg(pl.len().alias(_DESCRIBED), pl.col(names).count())
        .sort(_MADE)
        .collect(engine="streaming")
    )
    if len(counted) < 2:  # noqa: PLR2004 (both kinds)
        return []
    unmade, made = counted.to_dicts()
    if min(unmade[_DESCRIBED], made[_DESCRIBED]) < ENOUGH:
        return []
    return [
        name
        for name in names
        if made[name] >= USUAL * made[_DESCRIBED] and unmade[name] <= NEVER * unmade[_DESCRIBED]
    ]


def _ways(operations: pl.LazyFrame) -> pl.LazyFrame:
    """Of each item with a routing the jobs of its latest one, as a number."""
    return (
        operations.sort(c.SEQUENCE, maintain_order=True)
        .group_by(c.ITEM_CODE, c.ROUTING_NO, maintain_order=True)
        .agg(pl.col(c.JOB_CODE).str.join("\0").hash().alias(_WAY), pl.col(c.CREATED).max())
        .sort(c.ITEM_CODE, c.CREATED, c.ROUTING_NO, nulls_last=False)
        .group_by(c.ITEM_CODE)
        .agg(pl.col(_WAY).last())
    )


def _told_by_way(made: pl.DataFrame, name: str) -> bool:
    """Whether items that are made alike have the same value, and not all items have it."""
    known = made.drop_nulls(name).select(_WAY, pl.col(name).cast(pl.String).alias(_VALUE))
    counted = (
        known.group_by(_WAY, _VALUE)
        .len()
        .group_by(_WAY)
        .agg(pl.col("len").sum().alias("items"), pl.col("len").max().alias("usual"))
        .filter(pl.col("items") > 1)
    )
    rows = int(counted["items"].sum())
    if rows < ENOUGH or known[_VALUE].n_unique() < 2:  # noqa: PLR2004 (one value tells nothing)
        return False
    return int(counted["usual"].sum()) >= TOLD * rows


def _finding(name: str, made: pl.DataFrame, unmade: pl.DataFrame) -> Finding:
    filled, lacking = made[name].count(), unmade[name].null_count()
    return Finding(
        check=CHECK,
        table="items",
        severity=Severity.WARNING,
        count=filled,
        rows=len(made) + len(unmade),
        examples=tuple(made.drop_nulls(name).head(_EXAMPLES)[c.ITEM_CODE].to_list()),
        column=name,
        message=(
            f"items.{name}: {filled} of {len(made)} items with a routing have a value, but "
            f"{lacking} of {len(unmade)} without one, described no worse, have none, and items "
            "made alike have the same: it is probably written with the routing, so it is not "
            "compared. Where planners fill it in before, write compared = true in the mapping."
        ),
    )
