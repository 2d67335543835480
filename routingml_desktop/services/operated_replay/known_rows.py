"""The plant's rows as they were known on a day of the past, as a source that a sync reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import AsBuiltRule, RoutingRules
from routingml_desktop.ml.months import known_before, require_known
from routingml_desktop.ml.time_machine import without_attributes
from routingml_desktop.ml.training import TrainingFrames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import Finding, SourceFacts
    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.plant.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class History:
    """All rows of a snapshot as the ERP has them, bookings not cleaned."""

    frames: TrainingFrames
    facts: SourceFacts

    @classmethod
    def of(cls, snapshot: Snapshot, left_out: Sequence[str] = ()) -> History:
        """The rows, without some attributes; raise InputError for one that there is not."""
        results = snapshot.work_results().collect()
        frames = TrainingFrames(
            items=snapshot.items().collect(),
            operations=snapshot.operations().collect(),
            actuals=results.with_columns(pl.lit(None, dtype=pl.String).alias(c.DROPPED)),
            attributes=snapshot.facts.attributes,
            source=snapshot.facts.source.name,
        )
        return cls(without_attributes(frames, left_out), snapshot.facts.source)

    def before(self, cut: datetime) -> History:
        """What was known when everything from ``cut`` on lay in the future.

        Raises LaterKnowledgeError when anything dated later is left.
        """
        known = known_before(self.frames, cut)
        require_known(known, cut)
        return replace(self, frames=known)


class KnownRows:
    """A ``PlantRows`` over the rows of a history."""

    def __init__(self, history: History) -> None:
        self._history = history

    @property
    def facts(self) -> SourceFacts:
        """Those of the snapshot's own source."""
        return self._history.facts

    @property
    def has_routing_master(self) -> bool:
        """Routings are given; those as built were read from whole orders before."""
        return True

    @property
    def as_built_rule(self) -> AsBuiltRule:
        """None is needed."""
        return AsBuiltRule()

    @property
    def routing_rules(self) -> RoutingRules:
        """None are needed: nobody edits a routing in a replay."""
        return RoutingRules()

    def attributes(self) -> tuple[Attribute, ...]:
        """The item attributes in order."""
        return self._history.frames.attributes

    def items(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """The items that had a routing or a booking."""
        return self._batch(self._history.frames.items, stopping)

    def operations(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """The routings that were whole."""
        return self._batch(self._history.frames.operations, stopping)

    def work_results(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """The bookings that were reported."""
        return self._batch(self._history.frames.actuals.drop(c.DROPPED), stopping)

    def findings(self) -> tuple[Finding, ...]:
        """The rows were settled when they first came here."""
        return ()

    def _batch(self, frame: pl.DataFrame, stopping: Stopping) -> Iterator[pl.DataFrame]:
        if not stopping():
            yield frame
