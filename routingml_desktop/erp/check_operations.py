"""What is wrong with the routing master."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.erp.frame_checks import orphans, repeated, spelling_variants
from routingml_desktop.erp.row_checks import RowCheck, finding, run_row_checks
from routingml_desktop.erp.tally import EXAMPLES

if TYPE_CHECKING:
    from datetime import datetime

    from routingml_desktop.domain.plant import Finding

TABLE: Final = "operations"
ABSURD_STANDARD: Final = 10_000.0
"""Standard minutes of one operation that nobody plans: a week around the clock."""
NO_END: Final = 2900
"""From this year on a date means that there is no end."""

_ROUTING: Final = (our.ITEM_CODE, our.ROUTING_NO)
_SETUP: Final = pl.col(our.SETUP_MINUTES)
_RUN: Final = pl.col(our.RUN_MINUTES)
_OUTSIDE: Final = pl.col(our.OPERATION_TYPE) == OperationType.OUTSIDE.value
_PLACE: Final = pl.format(
    "{} {} {} {}",
    *(pl.col(name).fill_null("-") for name in _ROUTING),
    pl.col(our.SEQUENCE).cast(pl.String).fill_null("-"),
    pl.col(our.JOB_CODE),
)


def check_operations(
    items: pl.LazyFrame, operations: pl.LazyFrame, now: datetime
) -> tuple[Finding, ...]:
    """Orphans, sequences, minutes, validity, repeated rows, spellings."""
    return (
        *run_row_checks(TABLE, operations, _row_checks(now)),
        *orphans("orphan_operations", TABLE, operations, items),
        *_sequences(operations),
        *_outside_routings(operations),
        *repeated(TABLE, operations, Severity.WARNING),
        *_several_names(operations),
        *spelling_variants(TABLE, operations, our.JOB_CODE),
        *spelling_variants(TABLE, operations, our.WORK_CENTER),
    )


def _row_checks(now: datetime) -> list[RowCheck]:
    sequence = pl.col(our.SEQUENCE)
    start, end = pl.col(our.VALID_FROM), pl.col(our.VALID_TO)
    base = pl.col(our.BASE_QUANTITY)
    untimed = _SETUP.fill_null(0) + _RUN.fill_null(0) == 0
    return [
        RowCheck(
            "bad_sequences",
            Severity.WARNING,
            sequence.is_null() | (sequence <= 0),
            "have no sequence number above zero",
            _PLACE,
            our.SEQUENCE,
        ),
        RowCheck(
            "negative_minutes",
            Severity.CRITICAL,
            (_SETUP < 0) | (_RUN < 0),
            "have negative minutes",
            _with_minutes(),
        ),
        RowCheck(
            "absurd_minutes",
            Severity.WARNING,
            (_SETUP > ABSURD_STANDARD) | (_RUN > ABSURD_STANDARD),
            f"have more than {ABSURD_STANDARD:g} minutes",
            _with_minutes(),
        ),
        RowCheck(
            "no_standard_minutes",
            Severity.INFO,
            untimed & ~_OUTSIDE,
            "are done in-house but have neither set-up nor run minutes",
            _PLACE,
        ),
        RowCheck(
            "bad_base_quantity",
            Severity.WARNING,
            base <= 0,
            "have a base quantity that is not above zero",
            _PLACE,
            our.BASE_QUANTITY,
        ),
        RowCheck(
            "unknown_operation_type",
            Severity.INFO,
            pl.col(our.OPERATION_TYPE) == OperationType.UNKNOWN.value,
            "do not tell whether the operation is done in-house or outside",
            _PLACE,
            our.OPERATION_TYPE,
        ),
        RowCheck(
            "reversed_validity",
            Severity.WARNING,
            start > end,
            "end to be valid before they begin",
            _PLACE,
        ),
        RowCheck(
            "expired_operations",
            Severity.INFO,
            end < now,
            "are not valid any more",
            _PLACE,
            our.VALID_TO,
        ),
        RowCheck(
            "open_end_dates",
            Severity.INFO,
            end.dt.year() >= NO_END,
            f"end in the year {NO_END} or later, which means no end",
            end.dt.strftime("%Y-%m-%d"),
            our.VALID_TO,
        ),
        RowCheck(
            "future_dates",
            Severity.WARNING,
            pl.col(our.CREATED) > now,
            "were created in the future",
            pl.col(our.CREATED).dt.strftime("%Y-%m-%d"),
            our.CREATED,
        ),
    ]


def _with_minutes() -> pl.Expr:
    minutes = [column.cast(pl.String).fill_null("-") for column in (_SETUP, _RUN)]
    return pl.format("{}: set-up {}, run {}", _PLACE, *minutes)


def _sequences(operations: pl.LazyFrame) -> tuple[Finding, ...]:
    """Sequence numbers given twice in a routing, and routings whose rows arrive unsorted."""
    sequence = pl.col(our.SEQUENCE)
    per_routing = (
        operations.group_by(_ROUTING, maintain_order=True)
        .agg(
            rows=pl.len(),
            twice=sequence.drop_nulls().len() - sequence.drop_nulls().n_unique(),
            unsorted=(sequence.drop_nulls().diff() < 0).any(),
        )
        .collect()
    )
    shown = pl.format("{} {}", *(pl.col(name).fill_null("-") for name in _ROUTING)).alias("x")
    rows = int(per_routing["rows"].sum())
    twice = per_routing.filter(pl.col("twice") > 0)
    mixed = per_routing.filter(pl.col("unsorted"))
    found = []
    if not twice.is_empty():
        count = int(twice["twice"].sum())
        found.append(
            finding(
                "duplicate_sequences",
                TABLE,
                Severity.WARNING,
                count=count,
                rows=rows,
                examples=twice.head(EXAMPLES).select(shown)["x"].to_list(),
                sentence=f"{count} rows repeat a sequence number of their routing",
                column=our.SEQUENCE,
            )
        )
    if not mixed.is_empty():
        found.append(
            finding(
                "unsorted_sequences",
                TABLE,
                Severity.INFO,
                count=mixed.height,
                rows=per_routing.height,
                examples=mixed.head(EXAMPLES).select(shown)["x"].to_list(),
                sentence=f"the rows of {mixed.height} routings arrive unsorted",
                column=our.SEQUENCE,
            )
        )
    return tuple(found)


def _outside_routings(operations: pl.LazyFrame) -> tuple[Finding, ...]:
    """Routings all of whose operations are done outside."""
    routings = operations.group_by(_ROUTING).agg(outside=_OUTSIDE.all())
    found = routings.select(pl.len(), pl.col("outside").sum()).collect(engine="streaming")
    count, rows = int(found["outside"][0] or 0), int(found["len"][0])
    if not count:
        return ()
    shown = routings.filter("outside").sort(_ROUTING).head(EXAMPLES).collect()
    return (
        finding(
            "outside_routings",
            TABLE,
            Severity.INFO,
            count=count,
            rows=rows,
            examples=[f"{row[0]} {row[1]}" for row in shown.iter_rows()],
            sentence=f"{count} of {rows} routings are done outside from end to end",
        ),
    )


def _several_names(operations: pl.LazyFrame) -> tuple[Finding, ...]:
    """Job codes that are called differently in different rows."""
    names = (
        operations.drop_nulls(our.JOB_NAME)
        .group_by(our.JOB_CODE)
        .agg(pl.col(our.JOB_NAME).unique().sort())
        .sort(our.JOB_CODE)
        .collect(engine="streaming")
    )
    several = names.filter(pl.col(our.JOB_NAME).list.len() > 1)
    if several.is_empty():
        return ()
    return (
        finding(
            "several_names",
            TABLE,
            Severity.INFO,
            count=several.height,
            rows=names.height,
            examples=[f"{code}: {', '.join(called[:3])}" for code, called in several.iter_rows()],
            sentence=f"{several.height} of {names.height} job codes have more than one name",
            column=our.JOB_NAME,
        ),
    )
