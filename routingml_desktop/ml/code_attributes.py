"""Attributes that group items, recognized by their values and never by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c

if TYPE_CHECKING:
    from collections.abc import Iterable

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
FOLDS: Final = 5
_WAY: Final = "way"


def sibling_attribute(items: pl.DataFrame, attributes: Iterable[Attribute]) -> str | None:
    """The attribute whose equal values mean siblings, such as a drawing number; None without one.

    Its values look like codes and each has few items. Of several the one that gives most items a
    sibling is taken.
    """
    siblings = {
        attribute.name: _items_with_sibling(items[attribute.name])
        for attribute in attributes
        if items.schema.get(attribute.name) == pl.String
    }
    best = max(siblings, key=lambda name: siblings[name], default=None)
    return best if best is not None and siblings[best] > 0 else None


def sibling_groups(items: pl.DataFrame, attribute: str | None) -> pl.DataFrame:
    """item_code and ``group``: equal values of ``attribute``; without a value the item alone."""
    alone = pl.lit("item ") + pl.col(c.ITEM_CODE)
    family = alone if attribute is None else (pl.lit("family ") + pl.col(attribute))
    return items.select(c.ITEM_CODE, family.fill_null(alone).alias("group")).unique(
        c.ITEM_CODE, keep="first", maintain_order=True
    )


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
