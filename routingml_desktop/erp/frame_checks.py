"""Checks that several tables share: orphans, repeated rows, spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Severity
from routingml_desktop.erp.row_checks import finding
from routingml_desktop.erp.spellings import variants_of
from routingml_desktop.erp.tally import EXAMPLES

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import Finding


def orphans(
    check: str, table: str, frame: pl.LazyFrame, items: pl.LazyFrame
) -> tuple[Finding, ...]:
    """Rows whose item is not in the item master."""
    per_item = frame.group_by(our.ITEM_CODE).len()
    known = items.select(our.ITEM_CODE).unique()
    counted, lost = pl.collect_all(
        [
            per_item.select(pl.col("len").sum()),
            per_item.join(known, on=our.ITEM_CODE, how="anti").sort(our.ITEM_CODE),
        ]
    )
    if lost.is_empty():
        return ()
    rows, count = int(counted.item()), int(lost["len"].sum())
    folded = pl.col(our.ITEM_CODE).str.to_uppercase()
    alike = lost.join(
        known.select(folded).unique().collect(),
        left_on=folded,
        right_on=our.ITEM_CODE,
        how="semi",
    ).height
    sentence = f"{count} of {rows} rows are of {lost.height} items not in the master"
    if alike:
        sentence += (
            f"; {alike} of these codes are there in another case of letters (key: code_case)"
        )
    return (
        finding(
            check,
            table,
            Severity.WARNING,
            count=count,
            rows=rows,
            examples=lost[our.ITEM_CODE].head(EXAMPLES).to_list(),
            sentence=sentence,
            column=our.ITEM_CODE,
        ),
    )


def repeated(table: str, frame: pl.LazyFrame, severity: Severity) -> tuple[Finding, ...]:
    """Rows that say in every column the same as another one."""
    # Hashes keep memory small; a 64-bit hash of a few million rows does not collide by chance.
    hashes = frame.select(pl.struct(pl.all()).hash().alias("row")).collect()["row"]
    count = hashes.len() - hashes.n_unique()
    if not count:
        return ()
    codes = [our.ITEM_CODE, our.JOB_CODE]
    shown = frame.select(codes).filter(~hashes.is_first_distinct()).head(EXAMPLES).collect()
    return (
        finding(
            "repeated_rows",
            table,
            severity,
            count=count,
            rows=hashes.len(),
            examples=[" ".join(str(part) for part in row) for row in shown.iter_rows()],
            sentence=f"{count} rows repeat another one in every column",
        ),
    )


def spelling_variants(table: str, frame: pl.LazyFrame, column: str) -> tuple[Finding, ...]:
    """Names of ``column`` that are probably another name of it, written differently."""
    names = frame.drop_nulls(column).group_by(column).len().collect(engine="streaming")
    counted = dict(names.sort(column).iter_rows())
    variants = variants_of(counted)
    if not variants:
        return ()
    return (
        finding(
            "spelling_variants",
            table,
            Severity.WARNING,
            count=sum(variant.rows for variant in variants),
            rows=sum(counted.values()),
            examples=variants,
            sentence=f"{len(variants)} names look like another one spelt differently",
            column=column,
        ),
    )
