"""Attributes that group items, recognized by their values and never by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.item import Attribute

FEWEST_VALUES: Final = 20
"""Fewer filled rows say nothing about how an attribute groups items."""
FILLED: Final = 0.3
CODE_LIKE: Final = 0.8
"""Share of the values that have a digit and no blank."""
SMALL_FAMILY: Final = 6.0
"""Items per value, on average, of a drawing or root number."""
LARGEST_FAMILY: Final = 0.01
"""Share of the items above which a value is a class or a placeholder, not a drawing."""
LARGEST_ALLOWED: Final = 20
"""Items of one value that are always allowed, whatever their share."""
LARGEST_JOINED: Final = 0.05
"""Share of the items that several such values may join to one family; a part that is held out has
about a fifth of them."""
FOLDS: Final = 5
_WAY: Final = "way"


def sibling_attributes(items: pl.DataFrame, attributes: Iterable[Attribute]) -> tuple[str, ...]:
    """The attributes whose equal values mean siblings, such as a drawing number.

    Their values look like codes and each has few items. The one that gives most items a sibling
    comes first.
    """
    siblings = {
        attribute.name: _items_with_sibling(items[attribute.name])
        for attribute in attributes
        if items.schema.get(attribute.name) == pl.String
    }
    ordered = sorted(siblings, key=lambda name: siblings[name], reverse=True)
    return tuple(name for name in ordered if siblings[name] > 0)


def sibling_groups(items: pl.DataFrame, attributes: Sequence[str]) -> pl.DataFrame:
    """item_code and ``group``: items that share a value of one of ``attributes``, in any chain.

    An attribute whose values would join smaller families to one that is no family any more is left
    out, unless it is the first.
    """
    # scipy takes longer to load than the first window may.
    from scipy.sparse import csr_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    items = items.unique(c.ITEM_CODE, keep="first", maintain_order=True)
    group = np.arange(len(items))
    limit = max(LARGEST_ALLOWED, LARGEST_JOINED * len(items))
    for name in attributes:
        values = items[name].rank("dense").fill_null(0).to_numpy().astype(np.int64)
        told = np.flatnonzero(values)
        # Groups and values are the nodes, items the edges between them.
        nodes = len(items) + int(values.max(initial=0)) + 1
        edges = (np.ones(len(told)), (group[told], len(items) + values[told]))
        _, joined = connected_components(csr_array(edges, (nodes, nodes)), directed=False)
        larger = joined[group]
        if name == attributes[0] or np.bincount(larger).max(initial=0) <= limit:
            group = np.unique(larger, return_inverse=True)[1]
    return items.select(c.ITEM_CODE, pl.Series("group", group))


def family_attribute(
    items: pl.DataFrame, ways: pl.DataFrame, attributes: Iterable[Attribute], groups: pl.DataFrame
) -> str | None:
    """The attribute whose most frequent routing per value is right most often; None without one.

    ``ways`` has item_code and ``way``. Each item is predicted from other folds of sibling groups,
    so that an attribute does not win by naming siblings.
    """
    known = (
        ways.select(c.ITEM_CODE, _WAY)
        .join(items.unique(c.ITEM_CODE), on=c.ITEM_CODE)
        .join(groups, on=c.ITEM_CODE)
        .with_columns(fold=pl.col("group").rank("dense").mod(FOLDS))
    )
    scores = {
        attribute.name: _right_in_other_folds(known, attribute.name)
        for attribute in attributes
        if known.schema[attribute.name] in {pl.String, pl.Boolean, pl.Float64}
        and known[attribute.name].n_unique() > 1
    }
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] > 0 else None


def _items_with_sibling(values: pl.Series) -> int:
    filled = values.drop_nulls()
    n = len(filled)
    if n < max(FEWEST_VALUES, FILLED * len(values)):
        return 0
    code_like = int((filled.str.contains(r"\d") & ~filled.str.contains(r"\s")).sum()) / n
    sizes = filled.value_counts()["count"].to_numpy()
    small = n / len(sizes) <= SMALL_FAMILY
    limit = max(LARGEST_ALLOWED, LARGEST_FAMILY * len(values))
    if code_like < CODE_LIKE or not small or sizes.max() > limit:
        return 0
    return int(sizes[sizes > 1].sum())


def _right_in_other_folds(known: pl.DataFrame, attribute: str) -> int:
    """How many items have the way that is most frequent among equal values in other folds."""
    filled = known.lazy().filter(pl.col(attribute).is_not_null())
    folds = pl.LazyFrame({"asking": range(FOLDS)}, schema={"asking": pl.UInt32})
    per_fold = filled.group_by(attribute, _WAY, "fold").len()
    favorites = (
        per_fold.join(folds, how="cross")
        .filter(pl.col("fold") != pl.col("asking"))
        .group_by(attribute, "asking", _WAY)
        .agg(pl.col("len").sum())
        .sort("len", _WAY, descending=[True, False])
        .group_by(attribute, "asking", maintain_order=True)
        .agg(pl.col(_WAY).first().alias("favorite"))
    )
    return int(
        filled.with_columns(pl.col("fold").cast(pl.UInt32).alias("asking"))
        .join(favorites, on=[attribute, "asking"])
        .filter(pl.col(_WAY) == pl.col("favorite"))
        .select(pl.len())
        .collect()
        .item()
    )
