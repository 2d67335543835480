"""A small plant in memory, and rows of it, for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.plant import AsBuiltRule, Finding, RoutingRules, SourceFacts
from routingml_desktop.plant.frames import as_operations, as_results, no_results

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routingml_desktop.domain.progress import Progress, Stopping

MATERIAL = Attribute("ITEM_MATERIAL", "Material", "재질")
DIAMETER = Attribute("OUTDIAMETER", "Outer diameter", "외경", unit="mm")


def items(*codes: str | None) -> pl.DataFrame:
    count = len(codes)
    return pl.DataFrame(
        {
            c.ITEM_CODE: pl.Series(codes, dtype=pl.String),
            c.ITEM_NAME: ["글랜드"] * count,
            "ITEM_MATERIAL": ["316L"] * count,
            "OUTDIAMETER": [float(place) for place in range(count)],
        },
        schema_overrides={c.ITEM_NAME: pl.String, "ITEM_MATERIAL": pl.String},
    )


def operations(item_code: str, *jobs: str, run_minutes: float = 5.0) -> pl.DataFrame:
    return as_operations(
        pl.DataFrame(
            {
                c.ITEM_CODE: item_code,
                c.ROUTING_NO: "R1",
                c.SEQUENCE: [10 * place for place in range(1, len(jobs) + 1)],
                c.JOB_CODE: jobs,
                c.RUN_MINUTES: run_minutes,
                c.BASE_QUANTITY: 1.0,
            }
        )
    )


def booking(**changes: object) -> dict[str, object]:
    """Ten pieces in 50 minutes after 20 minutes of set-up, on 1 March 2024."""
    return {
        c.WORK_ORDER: "WO1",
        c.ITEM_CODE: "G1",
        c.ROUTING_NO: "R1",
        c.SEQUENCE: 10,
        c.JOB_CODE: "A01-1",
        c.WORK_CENTER: "CNC-01",
        c.REPORTED: day(1),
        c.KIND: "production",
        c.QUANTITY: 10.0,
        c.BAD_QUANTITY: 0.0,
        c.SETUP_MINUTES: 20.0,
        c.RUN_MINUTES: 50.0,
    } | changes


def day(number: int) -> datetime:
    """Half past nine on a day of March 2024."""
    return datetime(2024, 3, number, 9, 30)  # noqa: DTZ001 (the plant's local time)


def bookings(*rows: dict[str, object]) -> pl.DataFrame:
    return as_results(pl.DataFrame(rows, infer_schema_length=None)) if rows else no_results()


@dataclass
class FakeSource:
    """A source of rows that are given to it."""

    item_batches: Sequence[pl.DataFrame] = (items("G1", "G2"),)
    operation_batches: Sequence[pl.DataFrame] = (operations("G1", "A01-1", "Q10-1"),)
    result_batches: Sequence[pl.DataFrame] = (bookings(booking()),)
    has_routing_master: bool = True
    as_built_rule: AsBuiltRule = field(default_factory=AsBuiltRule)
    routing_rules: RoutingRules = field(default_factory=RoutingRules)
    found: tuple[Finding, ...] = ()

    @property
    def facts(self) -> SourceFacts:
        return SourceFacts("fake", "Fake plant", "folder")

    def attributes(self) -> tuple[Attribute, ...]:
        return (MATERIAL, DIAMETER)

    def items(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        yield from self.item_batches

    def operations(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        yield from self.operation_batches

    def work_results(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        yield from self.result_batches

    def findings(self) -> tuple[Finding, ...]:
        return self.found


def no_faults(*_: object) -> tuple[Finding, ...]:
    """A check that finds nothing."""
    return ()


def unheard(_: Progress) -> None:
    """A report nobody listens to."""


def never() -> bool:
    """Nobody asks to stop."""
    return False
