"""The minutes of an asked item's operations, from its own bookings and those of similar items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from routingml_desktop.ml.asked_place import own_place
from routingml_desktop.ml.minutes_question import Question
from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.domain.time_estimate import TimeEstimate
    from routingml_desktop.ml.evidence import Evidence
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import Electorate

    Key: TypeAlias = tuple[Part, str, str, float | None, bool]
    """Part, job, work center, standard, and whether that standard is the item's own."""


@dataclass(frozen=True, slots=True)
class AskedTimes:
    """Evidence about one question, and what was read from it so far.

    Candidates share most of their operations, so each estimate is made once.
    """

    times: OperationTimes
    itself: Evidence
    """The asked item: without bookings where its own history does not count."""
    known: bool
    """Whether the item's own bookings and standards count."""
    similar: Evidence
    estimates: dict[Key, TimeEstimate]

    @classmethod
    def of(
        cls,
        times: OperationTimes,
        precedents: Precedents,
        item: int | None,
        voters: Electorate,
        shown: NDArray[np.int64],
    ) -> AskedTimes:
        """Gather for an item that shows these features and for those that vote.

        ``item`` is its number when its own history counts.
        """
        voting = voters.item.tolist()
        itself = times.evidence([-1 if item is None else item], [1.0], [shown])
        features = [precedents.shown_by(voter) for voter in voting]
        similar = times.evidence(voting, voters.similarity.tolist(), features)
        return cls(times, itself, item is not None, similar, {})

    def read(self, operations: Iterable[Operation], *, own: bool) -> None:
        """Estimate all the operations together; ``own`` when they are the asked item's routing."""
        for part in Part:
            keys = {_key(part, operation, own=own): operation for operation in operations}
            fresh = [key for key in keys if key not in self.estimates]
            if fresh:
                questions = [self.question(key[0], keys[key], own=own) for key in fresh]
                found = self.times.estimates(part, questions)
                self.estimates.update(zip(fresh, found, strict=True))

    def minutes(self, operation: Operation, *, own: bool) -> tuple[TimeEstimate, TimeEstimate]:
        """Set-up and run of an operation."""
        keys = [_key(part, operation, own=own) for part in Part]
        if any(key not in self.estimates for key in keys):
            self.read([operation], own=own)
        setup, run = (self.estimates[key] for key in keys)
        return setup, run

    def question(self, part: Part, operation: Operation, *, own: bool) -> Question:
        """What the evidence is asked for one part of an operation."""
        booked = self.times.booked
        job, place = own_place(booked, self.itself.rows, operation, own=own)
        asked = self.times.asked(part, self.itself, job, known=self.known)
        standard = stated(part, operation)
        if own and standard is not None:
            asked = replace(asked, own_standard=standard)
        return Question(
            operation=(job, place),
            own=self.itself.at(booked, job, place),
            similar=self.similar.at(booked, job, place),
            asked=asked,
            standard=standard,
        )


def stated(part: Part, operation: Operation) -> float | None:
    """What the ERP says: set-up minutes per lot, run minutes per piece."""
    if part is Part.SETUP:
        return operation.setup_minutes
    if operation.run_minutes is None:
        return None
    return operation.run_minutes / operation.base_quantity


def _key(part: Part, operation: Operation, *, own: bool) -> Key:
    standard = stated(part, operation)
    return part, operation.job_code, operation.work_center, standard, own
