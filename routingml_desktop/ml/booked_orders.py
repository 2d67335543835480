"""The orders behind an operation's minutes, and those left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.domain.candidate import OperationEvidence
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.ml.asked_place import place_now
from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.work_result import WorkResult
    from routingml_desktop.ml.model_parts import ModelParts


class BookedOrders:
    """Looks up what the minutes of a model rest on."""

    def __init__(self, parts: ModelParts) -> None:
        self._parts = parts

    def evidence(
        self, item_code: str, supporters: Sequence[str], job_code: str, work_center: str
    ) -> OperationEvidence:
        """The orders behind an operation's minutes, own ones first, and those left out."""
        parts = self._parts
        codes = dict.fromkeys((item_code, *supporters))
        items = parts.precedents.items
        numbers = [n for code in codes if (n := items.number_of(code)) is not None]
        shown = [parts.precedents.shown_by(number) for number in numbers]
        gathered = parts.times.evidence(numbers, [1.0] * len(numbers), shown)
        job = parts.bookings.job_number(job_code)
        place = parts.bookings.work_center_number(work_center)
        if codes.keys() == {item_code}:
            place = place_now(parts.bookings, gathered.rows, job, place)
        evidence = gathered.at(parts.bookings, job, place)
        far = {part: parts.times.reading.far_off(part, evidence) for part in Part}
        found: list[WorkResult] = []
        for place, number in enumerate(numbers):
            rows = evidence.rows[evidence.owner == place]
            outlying = np.zeros(len(rows), bool)
            for part in Part:
                outlying |= parts.times.outlying(part, rows) | far[part][evidence.owner == place]
            found += [
                parts.bookings.result(row, items.code(number), DropReason.OUTLIER if out else None)
                for row, out in zip(rows.tolist(), outlying.tolist(), strict=True)
            ]
        return _as_evidence(job_code, work_center, found)

    def operation_orders(
        self, job_code: str, work_center: str | None = None, *, most: int = 200
    ) -> OperationEvidence:
        """The last orders of an operation on any item, newest first, at most ``most``.

        What a time rests on when neither the item nor similar ones were booked; without a work
        center those of all work centers.
        """
        parts = self._parts
        place = None if work_center is None else parts.bookings.work_center_number(work_center)
        rows = parts.bookings.latest_at(parts.bookings.job_number(job_code), place, most)
        found = [parts.bookings.result(row, self._code_at(row)) for row in rows.tolist()]
        return _as_evidence(job_code, work_center or "", found)

    def _code_at(self, row: int) -> str:
        """The item a booking was made for; empty for one that the item master does not have."""
        return self.code_of(self._parts.bookings.item_of(row))

    def code_of(self, number: int) -> str:
        """The code of an item; empty for one that the item master does not have."""
        items = self._parts.precedents.items
        return items.code(number) if number < len(items) else ""


def _as_evidence(job_code: str, work_center: str, found: Sequence[WorkResult]) -> OperationEvidence:
    return OperationEvidence(
        job_code,
        work_center,
        used=tuple(result for result in found if result.dropped is None),
        dropped=tuple(result for result in found if result.dropped is not None),
    )
