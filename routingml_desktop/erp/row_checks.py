"""Checks that look at one row at a time: all of a table counted in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain.plant import Finding, Severity
from routingml_desktop.erp.tally import EXAMPLES, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A fault a row has or has not."""

    check: str
    severity: Severity
    faulty: pl.Expr
    """True where the row has the fault; null counts as not."""
    sentence: str
    """Completes "<n> rows ..."."""
    example: pl.Expr
    """What of a faulty row is shown."""
    column: str = ""


def run_row_checks(
    table: str, frame: pl.LazyFrame, checks: Sequence[RowCheck]
) -> tuple[Finding, ...]:
    """The findings of those checks that hit at least one row."""
    if not checks:
        return ()
    counted = frame.select(
        pl.len().alias("rows"),
        *(check.faulty.sum().alias(str(place)) for place, check in enumerate(checks)),
    ).collect(engine="streaming")
    rows = int(counted["rows"][0])
    return tuple(
        _finding(table, frame, check, int(counted[str(place)][0] or 0), rows)
        for place, check in enumerate(checks)
        if counted[str(place)][0]
    )


def _finding(table: str, frame: pl.LazyFrame, check: RowCheck, count: int, rows: int) -> Finding:
    # A few rows suffice to find distinct examples; the whole table is not read again.
    shown = (
        frame.filter(check.faulty)
        .head(50 * EXAMPLES)
        .select(check.example.cast(pl.String).alias("x"))
    ).collect()
    return finding(
        check.check,
        table,
        check.severity,
        count=count,
        rows=rows,
        examples=shown["x"].drop_nulls().unique(maintain_order=True).head(EXAMPLES).to_list(),
        column=check.column,
        sentence=f"{count} of {rows} rows {check.sentence}",
    )


def finding(  # noqa: PLR0913 (a finding has this many facts)
    check: str,
    table: str,
    severity: Severity,
    *,
    count: int,
    rows: int,
    examples: Sequence[object],
    sentence: str,
    column: str = "",
) -> Finding:
    """A finding whose message names its table and column and ends with a full stop."""
    place = f"{table}.{column}" if column else table
    return Finding(
        check,
        table,
        severity,
        count,
        rows,
        tuple(shortened(example) for example in examples[:EXAMPLES]),
        column,
        f"{place}: {sentence}.",
    )
