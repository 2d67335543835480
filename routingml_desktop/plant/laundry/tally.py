"""What the detectors found, gathered while the bookings are cleaned."""

from __future__ import annotations

from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector, DetectorFinding

EXAMPLES: Final = 5
MINUTES_OF_AN_HOUR: Final = 60.0
TOLD: Final = (c.WORK_ORDER, c.ITEM_CODE, c.JOB_CODE)


class Tally:
    """Findings by detector; counting goes on for detectors that are switched off."""

    def __init__(self, active: frozenset[Detector]) -> None:
        self.active = active
        self._found: dict[Detector, DetectorFinding] = {}

    def acts(self, detector: Detector) -> bool:
        """Whether what the detector finds is treated."""
        return detector in self.active

    def note(
        self, detector: Detector, found: pl.DataFrame, rows: int, minutes: pl.Expr | None = None
    ) -> None:
        """Count ``found`` of ``rows``; ``minutes`` are those that change, else all that are booked.

        A detector that looks twice has both counts added.
        """
        changed = booked_minutes() if minutes is None else minutes
        hours = found.select(changed.sum()).item() if len(found) else 0.0
        told = found.head(EXAMPLES).select(
            pl.concat_str(
                [pl.col(name).cast(pl.String).fill_null("-") for name in TOLD], separator=" / "
            )
        )
        before = self._found.get(detector)
        self._found[detector] = DetectorFinding(
            detector,
            self.acts(detector),
            len(found) + (before.count if before else 0),
            rows,
            round(float(hours or 0.0) / MINUTES_OF_AN_HOUR, 2) + (before.hours if before else 0.0),
            ((before.examples if before else ()) + tuple(told.to_series().to_list()))[:EXAMPLES],
        )

    def cannot(self, detector: Detector, needs: str) -> None:
        """Note that a detector could not look, because something is missing."""
        self._found[detector] = DetectorFinding(
            detector, self.acts(detector), 0, 0, 0.0, needs=needs
        )

    def findings(self) -> tuple[DetectorFinding, ...]:
        """One line per detector, in the order of the enumeration."""
        missing = [one for one in Detector if one not in self._found]
        for detector in missing:
            self._found[detector] = DetectorFinding(detector, self.acts(detector), 0, 0, 0.0)
        return tuple(self._found[one] for one in Detector)


def booked_minutes() -> pl.Expr:
    """Set-up and run minutes of a row; what is not booked counts as none."""
    return pl.col(c.SETUP_MINUTES).fill_null(0.0) + pl.col(c.RUN_MINUTES).fill_null(0.0)


def dropped_as(detector: Detector, rows: pl.Series, frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """The frame with the reason at those rows that still counted."""
    return frame.with_columns(
        pl.when(pl.col(c.DROPPED).is_null() & pl.col(key).is_in(rows.implode()))
        .then(pl.lit(detector.value))
        .otherwise(c.DROPPED)
        .alias(c.DROPPED)
    )
