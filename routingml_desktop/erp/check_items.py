"""What is wrong with the item master."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Finding, Severity
from routingml_desktop.erp.row_checks import RowCheck, finding, run_row_checks
from routingml_desktop.erp.tally import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.item import Attribute

TABLE: Final = "items"
USELESS_MISSING: Final = 0.95
"""An attribute missing this often hardly helps to compare items."""
LONGEST_CODE: Final = 60

_CODE: Final = pl.col(our.ITEM_CODE)


def check_items(
    items: pl.LazyFrame, operations: pl.LazyFrame, attributes: Sequence[Attribute]
) -> tuple[Finding, ...]:
    """Missing attributes, codes given twice or alike, odd codes, items without a routing."""
    return (
        *_missing_attributes(items, attributes),
        *run_row_checks(TABLE, items, [_odd_codes()]),
        *_duplicates(items),
        *_without_routing(items, operations),
    )


def _odd_codes() -> RowCheck:
    odd = _CODE.str.contains(r"^[=+@]|^-\D|[\x00-\x1f'\"]|\s{2,}") | (
        _CODE.str.len_chars() > LONGEST_CODE
    )
    return RowCheck(
        "odd_codes",
        Severity.INFO,
        odd,
        "have a code that is very long or starts or is written like a formula or a quotation",
        _CODE,
        our.ITEM_CODE,
    )


def _missing_attributes(
    items: pl.LazyFrame, attributes: Sequence[Attribute]
) -> tuple[Finding, ...]:
    """One finding per attribute that some items do not have, the emptiest first."""
    if not attributes:
        return ()
    names = [attribute.name for attribute in attributes]
    counted = items.select(
        pl.len().alias(our.ITEM_CODE), *(pl.col(name).null_count() for name in names)
    ).collect(engine="streaming")
    rows = int(counted[our.ITEM_CODE][0])
    missing = sorted(((int(counted[name][0]), name) for name in names), reverse=True)
    return tuple(
        finding(
            "missing_attributes",
            TABLE,
            Severity.WARNING if count >= USELESS_MISSING * rows else Severity.INFO,
            count=count,
            rows=rows,
            examples=(),
            sentence=f"{count / rows:.1%} of {rows} items have no value",
            column=name,
        )
        for count, name in missing
        if count
    )


def _duplicates(items: pl.LazyFrame) -> tuple[Finding, ...]:
    """Codes that occur twice, and codes that differ in nothing but case, blanks and signs."""
    codes = items.group_by(_CODE).len().collect(engine="streaming").sort(our.ITEM_CODE)
    rows = int(codes["len"].sum())
    twice = codes.filter(pl.col("len") > 1)
    folded = _CODE.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")
    alike = (
        codes.with_columns(folded.alias("folded"))
        .filter((pl.col("folded") != "") & pl.col("folded").is_duplicated())
        .sort("folded", our.ITEM_CODE)
    )
    found = []
    if not twice.is_empty():
        surplus = int(twice["len"].sum()) - twice.height
        found.append(
            finding(
                "duplicate_items",
                TABLE,
                Severity.CRITICAL,
                count=surplus,
                rows=rows,
                examples=twice[our.ITEM_CODE].head(EXAMPLES).to_list(),
                sentence=f"{twice.height} item codes occur more than once",
                column=our.ITEM_CODE,
            )
        )
    if not alike.is_empty():
        found.append(
            finding(
                "similar_codes",
                TABLE,
                Severity.INFO,
                count=alike.height,
                rows=rows,
                examples=alike[our.ITEM_CODE].head(EXAMPLES).to_list(),
                sentence=f"{alike.height} item codes differ from another only in case or signs",
                column=our.ITEM_CODE,
            )
        )
    return tuple(found)


def _without_routing(items: pl.LazyFrame, operations: pl.LazyFrame) -> tuple[Finding, ...]:
    """Items nobody has described how to make: the planners' work list."""
    codes = items.select(_CODE).unique()
    lacking = codes.join(operations.select(_CODE).unique(), on=our.ITEM_CODE, how="anti")
    counts = pl.collect_all(
        [codes.select(pl.len()), lacking.select(pl.len()), lacking.sort(_CODE).head(EXAMPLES)]
    )
    rows, count = counts[0].item(), counts[1].item()
    if not count:
        return ()
    sentence = f"{count} of {rows} items have no routing"
    return (
        finding(
            "items_without_routing",
            TABLE,
            # Without a single routing nothing can be learned; the mapping or the filters are wrong.
            Severity.CRITICAL if count == rows else Severity.INFO,
            count=count,
            rows=rows,
            examples=counts[2][our.ITEM_CODE].to_list(),
            sentence=sentence,
        ),
    )
