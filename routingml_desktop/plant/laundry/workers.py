"""Numbers that stand for workers, so that nobody's bookings can be looked up."""

from __future__ import annotations

import polars as pl

from routingml_desktop.domain.columns import WORKER


class WorkerNumbers:
    """Gives each worker a number in the order of appearance and forgets whose it is.

    The numbers hold within one sync and are others in the next.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def of(self, bookings: pl.DataFrame) -> pl.DataFrame:
        """The bookings with numbers instead of workers."""
        known = bookings[WORKER].drop_nulls().unique(maintain_order=True).to_list()
        for worker in known:
            self._numbers.setdefault(worker, str(len(self._numbers) + 1))
        if not known:
            return bookings
        # Every value is replaced; what is not known would be a worker's own number.
        told = pl.col(WORKER).replace_strict(self._numbers, default=None, return_dtype=pl.String)
        return bookings.with_columns(told)
