"""How the plant did each operation last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.ml.known_routings import KnownRoutings


class NewestOperations:
    """Of each job the operation in the routing that was created last."""

    def __init__(self, known: KnownRoutings) -> None:
        self._known = known
        self._places: NDArray[np.int64] | None = None

    def operation(self, job: int) -> Operation:
        """The operation of a job, given by its number; sequence and minutes are as there."""
        return self._known.operation_at(int(self._newest()[job]))

    def item(self, job: int) -> int:
        """The number of the item whose routing has it."""
        known, place = self._known, int(self._newest()[job])
        row = int(np.searchsorted(known.operation_offsets, place, side="right")) - 1
        return int(np.searchsorted(known.item_offsets, row, side="right")) - 1

    def _newest(self) -> NDArray[np.int64]:
        """Of each job: the place of its newest operation."""
        if self._places is None:
            known = self._known
            row = np.repeat(np.arange(len(known)), np.diff(known.operation_offsets))
            order = np.lexsort((known.created[row],))
            self._places = np.zeros(len(known.jobs), np.int64)
            self._places[known.job_of_operations()[order]] = order
        return self._places
