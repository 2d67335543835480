"""What is wrong with the rows: counted, named, with examples."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import AsBuiltRule, Severity
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.erp.check_items import check_items
from routingml_desktop.erp.check_operations import check_operations
from routingml_desktop.erp.check_results import check_results
from routingml_desktop.erp.order_checks import unplaced_bookings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import Finding

CHECKS: Final = (
    *("missing_attributes", "odd_codes", "duplicate_items", "similar_codes"),
    *("items_without_routing", "orphan_operations", "bad_sequences", "duplicate_sequences"),
    *("unsorted_sequences", "no_standard_minutes", "bad_base_quantity", "unknown_operation_type"),
    *("reversed_validity", "expired_operations", "open_end_dates", "outside_routings"),
    *("several_names", "orphan_results", "negative_minutes", "absurd_minutes", "zero_minutes"),
    *("negative_quantity", "zero_quantity", "missing_dates", "future_dates", "unknown_kind"),
    *("breakdowns", "rework", "rejects", "repeated_rows", "minute_spikes", "partial_reports"),
    *("orders_cut_off", "unplaced_bookings", "unit_suspect", "spelling_variants"),
    # What settling the rows came across while they were read:
    *("blank_codes", "unknown_units", "unknown_values", "unreadable_values", "sentinel_values"),
    *("span_placeholders", "span_disagrees", "span_spelling"),
)
"""The identifier of every check there is, for whoever translates them."""

_GRAVEST_FIRST: Final = (Severity.CRITICAL, Severity.WARNING, Severity.INFO)


def check_frames(
    items: pl.LazyFrame,
    operations: pl.LazyFrame,
    work_results: pl.LazyFrame,
    attributes: Sequence[Attribute],
    *,
    as_built: AsBuiltRule | None = None,
    now: datetime | None = None,
) -> tuple[Finding, ...]:
    """Everything found in the settled frames, gravest first.

    ``as_built`` tells which operations begin and end a whole order; without it cut-off orders are
    not looked for. ``now`` is the moment after which a date lies in the future.
    """
    moment = now or datetime.now(UTC).astimezone().replace(tzinfo=None)
    # Routings taken from the bookings say nothing that the bookings do not say.
    master = operations.filter(pl.col(our.ORIGIN).ne_missing(RoutingOrigin.AS_BUILT.value))
    found = (
        *check_items(items, operations, attributes),
        *check_operations(items, master, moment),
        *check_results(items, master, work_results, moment, as_built or AsBuiltRule()),
        *unplaced_bookings(operations, work_results),
    )
    return tuple(sorted(found, key=lambda each: _GRAVEST_FIRST.index(each.severity)))
